#include "pdf.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static int write_all(int fd, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, data, length);

        if (written <= 0)
            return -1;
        data += written;
        length -= (size_t)written;
    }
    return 0;
}

/* libharu reads fonts from files only: the face goes into one that exists in memory alone. */
static int load_face(struct render_pdf *pdf, size_t i, struct aira_error *err)
{
    unsigned length = 0;
    const char *data = hb_blob_get_data(pdf->layout->faces->faces[i].dense, &length);
    int fd = memfd_create("aira-face", MFD_CLOEXEC);
    char path[48];
    const char *name = NULL;
    int rc = 0;

    if (fd < 0 || write_all(fd, data, length) != 0) {
        rc = aira_error_set(err, AIRA_EFAIL, "A font cannot be handed to the PDF writer: no memory file can be made.");
        goto out;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    name = HPDF_LoadTTFontFromFile(pdf->doc, path, HPDF_TRUE);
    if (name != NULL) {
        pdf->fonts[i] = HPDF_GetFont(pdf->doc, name, "UTF-8");
        pdf->names[i] = aira_arena_strdup(&pdf->layout->arena, name);
    }
    rc = render_pdf_result(pdf, err);
    if (rc == 0 && pdf->names[i] == NULL)
        rc = aira_error_nomem(err);
out:
    if (fd >= 0)
        close(fd);
    return rc;
}

int render_pdf_fonts(struct render_pdf *pdf, struct aira_error *err)
{
    const struct render_faces *faces = pdf->layout->faces;
    int rc = 0;

    for (size_t i = 0; i < faces->count && rc == 0; i++)
        if (faces->faces[i].dense != NULL)
            rc = load_face(pdf, i, err);
    return rc;
}
