/* Reading the words that a PDF says of itself, with qpdf.  The file comes from outside: it may be anything. */
#include <aira/render.h>

#include <string.h>

#include <qpdf/qpdf-c.h>

static int refuse(qpdf_data q, const char *file, struct aira_error *err)
{
    qpdf_error error = qpdf_get_error(q);

    if (error != NULL && qpdf_get_error_code(q, error) == qpdf_e_password)
        return aira_error_at(err, AIRA_EINPUT, file, 0,
                             "This PDF is locked with a password. Give the file as it was before it was locked.");
    return aira_error_at(err, AIRA_EINPUT, file, 0,
                         "This is no PDF that can be read, or it is damaged. Check the file, or fetch it again.");
}

/* What is no text, or holds a NUL, counts as not there. */
static bool take(struct aira_buf *value, qpdf_data q, qpdf_oh info, const char *key)
{
    struct aira_buf name;
    const char *words = NULL;
    size_t length = 0;

    aira_buf_init(&name);
    aira_buf_printf(&name, "/%s", key);
    if (!name.failed && qpdf_oh_get_value_as_utf8(q, qpdf_oh_get_key(q, info, name.data), &words, &length) &&
        memchr(words, '\0', length) == NULL && aira_utf8_valid(words, length, NULL))
        aira_buf_add(value, words, length);
    value->failed = value->failed || name.failed;
    aira_buf_dispose(&name);
    return !value->failed;
}

int aira_pdf_words(struct aira_buf *values, const char *const *keys, size_t count, const char *file, const void *data,
                   size_t length, struct aira_error *err)
{
    qpdf_data q = qpdf_init();
    qpdf_oh info;
    int rc = 0;

    if (q == NULL)
        return aira_error_nomem(err);
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    if ((qpdf_read_memory(q, "file", data, length, NULL) & QPDF_ERRORS) != 0) {
        rc = refuse(q, file, err);
    } else {
        info = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Info");
        for (size_t i = 0; rc == 0 && qpdf_oh_is_dictionary(q, info) && i < count; i++)
            rc = take(&values[i], q, info, keys[i]) ? 0 : aira_error_nomem(err);
        if (rc == 0 && qpdf_has_error(q))
            rc = refuse(q, file, err);
    }
    qpdf_cleanup(&q);
    return rc;
}
