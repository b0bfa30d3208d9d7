#include "pdf_tag_file.h"

#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

static uint32_t number_of(qpdf_data q, qpdf_oh object)
{
    int id = qpdf_oh_get_object_id(q, object);

    return id < 0 ? 0 : (uint32_t)id;
}

/* Links stand in the order of pages, and on a page in that of its annotations. */
static void read_links(struct render_numbers *numbers, qpdf_data q, const struct render_tags *tags)
{
    uint32_t page = UINT32_MAX;
    int at = 0;
    qpdf_oh annotations = qpdf_oh_new_null(q);

    for (size_t i = 0; i < tags->link_count; i++, at++) {
        if (tags->links[i].page != page) {
            page = tags->links[i].page;
            annotations = qpdf_oh_get_key(q, qpdf_get_page_n(q, page), "/Annots");
            at = 0;
        }
        numbers->links[i] = number_of(q, qpdf_oh_get_array_item(q, annotations, at));
    }
}

static void read_trailer(struct render_numbers *numbers, qpdf_data q)
{
    qpdf_oh trailer = qpdf_get_trailer(q), root = qpdf_get_root(q);
    int size = qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, trailer, "/Size"));
    const char *id = qpdf_oh_unparse(q, qpdf_oh_get_array_item(q, qpdf_oh_get_key(q, trailer, "/ID"), 0));

    numbers->file.id = aira_strndup(id, strlen(id));
    numbers->file.size = size < 0 ? 0 : (uint32_t)size;
    numbers->file.root = number_of(q, root);
    numbers->file.info = number_of(q, qpdf_oh_get_key(q, trailer, "/Info"));
    numbers->file.replaced = number_of(q, qpdf_oh_get_key(q, root, "/StructTreeRoot"));
}

static int read_file(struct render_numbers *numbers, qpdf_data q, const struct render_tags *tags,
                     struct aira_error *err)
{
    size_t count = (size_t)qpdf_get_num_pages(q);

    numbers->pages = calloc(count, sizeof *numbers->pages);
    numbers->links = calloc(tags->link_count + 1, sizeof *numbers->links);
    if (numbers->pages == NULL || numbers->links == NULL)
        return aira_error_nomem(err);
    numbers->page_count = count;
    for (size_t i = 0; i < count; i++)
        numbers->pages[i] = number_of(q, qpdf_get_page_n(q, i));
    read_links(numbers, q, tags);
    read_trailer(numbers, q);
    return numbers->file.id == NULL ? aira_error_nomem(err) : 0;
}

int render_numbers_read(struct render_numbers *numbers, struct aira_buf *bytes, size_t start,
                        const struct render_tags *tags, struct aira_error *err)
{
    qpdf_data q = qpdf_init();
    int rc = 0;

    memset(numbers, 0, sizeof *numbers);
    numbers->file.bytes = bytes;
    numbers->file.start = start;
    if (q == NULL)
        return aira_error_nomem(err);
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    if ((qpdf_read_memory(q, "report", aira_buf_cstr(bytes) + start, bytes->length - start, NULL) & QPDF_ERRORS) == 0)
        rc = read_file(numbers, q, tags, err);
    if (qpdf_has_error(q))
        rc = aira_error_set(err, AIRA_EFAIL, "The PDF file could not be finished: %s",
                            qpdf_get_error_message_detail(q, qpdf_get_error(q)));
    qpdf_cleanup(&q);
    return rc;
}

void render_numbers_dispose(struct render_numbers *numbers)
{
    free(numbers->pages);
    free(numbers->links);
    free(numbers->file.id);
    memset(numbers, 0, sizeof *numbers);
}
