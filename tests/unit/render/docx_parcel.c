#include "docx_parcel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <zip.h>

static zip_t *open_parcel(const struct aira_buf *parcel)
{
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(parcel->data, parcel->length, 0, &error);
    zip_t *zip = NULL;

    assert_non_null(source);
    zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    assert_non_null(zip);
    return zip;
}

void docx_parcel(struct aira_buf *out, const struct aira_document *document, const struct aira_look *look)
{
    struct aira_render_input input = {.document = document, .look = look};
    struct aira_render_report report;
    struct aira_error err = {.code = 0};

    aira_render_report_init(&report);
    if (aira_renderer_find("docx")->render(out, &report, &input, &err) != 0)
        fail_msg("%s", err.message);
    aira_render_report_dispose(&report);
}

void docx_part_of(struct aira_buf *out, const struct aira_buf *parcel, const char *name)
{
    zip_t *zip = open_parcel(parcel);
    zip_file_t *file = zip_fopen(zip, name, 0);
    char bytes[4096];
    zip_int64_t count = 0;

    if (file == NULL)
        fail_msg("%s is missing", name);
    while ((count = zip_fread(file, bytes, sizeof bytes)) > 0)
        aira_buf_add(out, bytes, (size_t)count);
    assert_int_equal(count, 0);
    assert_int_equal(zip_fclose(file), 0);
    zip_discard(zip);
}

size_t docx_parts_like(const struct aira_buf *parcel, const char *beginning)
{
    zip_t *zip = open_parcel(parcel);
    zip_int64_t entries = zip_get_num_entries(zip, 0);
    size_t count = 0;

    for (zip_int64_t i = 0; i < entries; i++)
        if (strncmp(zip_get_name(zip, (zip_uint64_t)i, 0), beginning, strlen(beginning)) == 0)
            count++;
    zip_discard(zip);
    return count;
}

void docx_body_of(struct aira_buf *out, struct aira_document *document)
{
    struct aira_buf parcel;

    aira_buf_init(&parcel);
    docx_parcel(&parcel, document, NULL);
    docx_part_of(out, &parcel, "word/document.xml");
    aira_buf_dispose(&parcel);
    aira_document_free(document);
}

void docx_assert_holds(const struct aira_buf *text, const char *words)
{
    if (strstr(aira_buf_cstr(text), words) == NULL)
        fail_msg("'%s' is missing in\n%s", words, aira_buf_cstr(text));
}
