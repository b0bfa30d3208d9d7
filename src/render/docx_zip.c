/* The container: libzip, to memory, with nothing in it that changes from run to run. */
#include "docx.h"

#include <errno.h>

enum { DOS_TIME = 0, DOS_DAY = 1 << 5 | 1 }; /* 1980-01-01, the first day that a zip file knows */

static int failed(const struct docx_zip *zip, zip_error_t *error, struct aira_error *err)
{
    if (zip->zip_error_code_zip(error) == ZIP_ER_MEMORY || zip->zip_error_code_system(error) == ENOMEM)
        return aira_error_nomem(err);
    return aira_error_set(err, AIRA_EFAIL, "The file for a word processor cannot be packed: %s.",
                          zip->zip_error_strerror(error));
}

static int add(const struct docx_zip *zip, zip_t *archive, const struct docx_part *part, struct aira_error *err)
{
    zip_source_t *source = zip->zip_source_buffer(archive, aira_buf_cstr(part->bytes), part->bytes->length, 0);
    zip_int64_t index = source == NULL ? -1 : zip->zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8);

    if (index < 0) {
        if (source != NULL)
            zip->zip_source_free(source);
        return failed(zip, zip->zip_get_error(archive), err);
    }
    if (zip->zip_set_file_compression(archive, (zip_uint64_t)index, part->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) <
            0 ||
        zip->zip_file_set_dostime(archive, (zip_uint64_t)index, DOS_TIME, DOS_DAY, 0) < 0)
        return failed(zip, zip->zip_get_error(archive), err);
    return 0;
}

/* Closing writes the archive into `packed`. */
static int fill(const struct docx_zip *zip, zip_source_t *packed, const struct docx_part *parts, size_t count,
                struct aira_error *err)
{
    zip_error_t error;
    zip_t *archive = NULL;
    int code = 0;

    zip->zip_error_init(&error);
    archive = zip->zip_open_from_source(packed, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == NULL)
        code = failed(zip, &error, err);
    else
        zip->zip_source_keep(packed); /* the archive frees it, and it is read afterwards */
    for (size_t i = 0; i < count && code == 0; i++)
        code = add(zip, archive, &parts[i], err);
    if (code == 0 && zip->zip_close(archive) < 0)
        code = failed(zip, zip->zip_get_error(archive), err);
    else if (code == 0)
        archive = NULL;
    if (archive != NULL)
        zip->zip_discard(archive);
    zip->zip_error_fini(&error);
    return code;
}

static int read_all(struct aira_buf *out, const struct docx_zip *zip, zip_source_t *packed, struct aira_error *err)
{
    char bytes[8192];
    zip_int64_t count = 0;

    if (zip->zip_source_open(packed) < 0)
        return aira_error_set(err, AIRA_EFAIL, "The file for a word processor cannot be read back after packing.");
    while ((count = zip->zip_source_read(packed, bytes, sizeof bytes)) > 0)
        aira_buf_add(out, bytes, (size_t)count);
    (void)zip->zip_source_close(packed);
    if (count < 0)
        return aira_error_set(err, AIRA_EFAIL, "The file for a word processor cannot be read back after packing.");
    return aira_buf_result(out, err);
}

int docx_pack(struct aira_buf *out, const struct docx_part *parts, size_t count, struct aira_error *err)
{
    struct docx_zip zip = {.handle = NULL};
    zip_source_t *packed = NULL;
    zip_error_t error;
    int code = docx_zip_open(&zip, err);

    if (code < 0)
        goto out;
    zip.zip_error_init(&error);
    packed = zip.zip_source_buffer_create(NULL, 0, 0, &error);
    if (packed == NULL)
        code = failed(&zip, &error, err);
    zip.zip_error_fini(&error);
    if (code == 0)
        code = fill(&zip, packed, parts, count, err);
    if (code == 0)
        code = read_all(out, &zip, packed, err);
    if (packed != NULL)
        zip.zip_source_free(packed);
out:
    docx_zip_close(&zip);
    return code;
}
