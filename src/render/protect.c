/* Locks a finished PDF with a password, with qpdf. */
#include "renderers.h"

#include <string.h>

#include <qpdf/qpdf-c.h>

bool aira_render_can_protect(const struct aira_renderer *renderer)
{
    return renderer->render == render_pdf;
}

/* qpdf's own sentences may quote what they are about, so that they are not passed on. */
static int cannot_lock(struct aira_error *err)
{
    return aira_error_set(err, AIRA_EFAIL, "The PDF could not be locked with the password. Nothing was written.");
}

/* Warnings are no failure. */
static bool done(QPDF_ERROR_CODE code)
{
    return (code & (QPDF_ERRORS)) == 0;
}

static void lock(qpdf_data q, const char *password)
{
    char owner[2 * AIRA_UUID_SIZE];

    /* Nobody shall have it: 244 random bits. */
    aira_uuid(owner);
    aira_uuid(owner + AIRA_UUID_SIZE - 1);
    qpdf_set_object_stream_mode(q, qpdf_o_generate);
    qpdf_set_stream_data_mode(q, qpdf_s_preserve);
    qpdf_set_r6_encryption_parameters2(q, password, owner, QPDF_TRUE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE,
                                       QPDF_FALSE, qpdf_r3p_full, QPDF_TRUE);
}

int aira_render_protect(struct aira_buf *out, const struct aira_buf *pdf, const char *password, struct aira_error *err)
{
    size_t length = strlen(password);
    bool locked = false;
    qpdf_data q = NULL;

    if (length == 0 || length > AIRA_MAX_PASSWORD || !aira_utf8_valid(password, length, NULL))
        return aira_error_set(err, AIRA_EUSAGE, "A password has 1 to %d bytes of UTF-8.", AIRA_MAX_PASSWORD);
    q = qpdf_init();
    if (q == NULL)
        return aira_error_nomem(err);
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    if (done(qpdf_read_memory(q, "report", aira_buf_cstr(pdf), pdf->length, NULL)) && done(qpdf_init_write_memory(q))) {
        lock(q, password);
        locked = done(qpdf_write(q));
    }
    /* An error that nobody asks for, qpdf prints. */
    if (qpdf_has_error(q))
        (void)qpdf_get_error(q);
    if (locked)
        aira_buf_add(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
    qpdf_cleanup(&q);
    return locked ? aira_buf_result(out, err) : cannot_lock(err);
}
