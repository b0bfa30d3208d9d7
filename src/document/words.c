/* Everything a document says, as one text. */
#include "document.h"

static void add_line(struct aira_buf *out, const char *text)
{
    if (text != NULL && *text != '\0') {
        aira_buf_puts(out, text);
        aira_buf_putc(out, '\n');
    }
}

static void add_node(struct aira_buf *out, const struct aira_node *node)
{
    for (size_t i = 0; i < node->span_count; i++) {
        if (i > 0 && (node->spans[i].flags & AIRA_SPAN_BREAK) != 0)
            aira_buf_putc(out, '\n');
        aira_buf_puts(out, node->spans[i].text);
    }
    if (node->span_count > 0)
        aira_buf_putc(out, '\n');
    if (node->kind == AIRA_NODE_FIGURE && node->figure != NULL) {
        add_line(out, node->figure->alternative);
        for (size_t i = 0; i < node->figure->count; i++)
            add_line(out, node->figure->shapes[i].text);
    }
    if (node->kind == AIRA_NODE_IMAGE && node->image != NULL)
        add_line(out, node->image->alternative);
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        add_node(out, child);
}

void aira_document_words(struct aira_buf *out, const struct aira_document *document)
{
    const char *const whole[] = {document->title,       document->author,      document->subject,
                                 document->keywords,    document->header_left, document->header_right,
                                 document->footer_left, document->page_format};

    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        add_line(out, whole[i]);
    for (size_t i = 0; i < AIRA_HEADER_IMAGES; i++)
        add_line(out, document->header_images[i].alternative);
    for (size_t i = 0; i < document->property_count; i++) {
        add_line(out, document->properties[i].name);
        add_line(out, document->properties[i].value);
    }
    add_node(out, document->root);
}
