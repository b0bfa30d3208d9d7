/* The document as a text for a word processor: a package of parts, to be changed by hand. */
#include "docx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "renderers.h"

/* ---- what must be known before anything is written ---- */

static bool add(struct docx *docx, const struct aira_node ***nodes, size_t *count, size_t *capacity,
                const struct aira_node *node)
{
    if (aira_grow(nodes, capacity, *count + 1, sizeof **nodes) != 0) {
        docx->out->failed = true;
        return false;
    }
    (*nodes)[(*count)++] = node;
    return true;
}

static void gather(struct docx *docx, const struct aira_node *node)
{
    if (!html_is_written(node))
        return;
    if (node->id != NULL && *node->id != '\0' && aira_map_get(&docx->ids, node->id) < 0 &&
        add(docx, &docx->owners, &docx->owner_count, &docx->owner_capacity, node) &&
        aira_map_put(&docx->ids, node->id, (int)docx->owner_count - 1) != 0)
        docx->out->failed = true;
    if (node->kind == AIRA_NODE_HEADING && node->level <= 2)
        (void)add(docx, &docx->headings, &docx->heading_count, &docx->heading_capacity, node);
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        gather(docx, child);
}

/* ---- parts ---- */

static void write_document(struct docx *docx)
{
    struct docx_place place = {.width = docx_text_width(docx)};

    for (const struct aira_node *node = docx->document->root->first; node != NULL; node = node->next)
        gather(docx, node);
    if (docx->out->failed)
        return;
    docx_puts(docx, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<w:document " DOCX_NAMESPACES "><w:body>\n");
    docx->fresh = true;
    docx_node(docx, &place, docx->document->root);
    if (!docx->flow.any || docx->flow.after_table || docx->waiting_count > 0)
        docx_air(docx, 0);
    docx_section(docx, docx->covered);
    docx_puts(docx, "</w:body></w:document>\n");
}

/* What shows pictures comes before the part that lists them; the file itself begins with the FIRST. */
static const struct {
    const char *name;
    void (*write)(struct docx *docx);
} parts[] = {
    {"word/document.xml", write_document},
    {"word/header.xml", docx_header},
    {"[Content_Types].xml", docx_content_types},
    {"_rels/.rels", docx_package_relations},
    {"word/_rels/document.xml.rels", docx_document_relations},
    {"word/styles.xml", docx_styles},
    {"word/numbering.xml", docx_numbering},
    {"word/settings.xml", docx_settings},
    {"word/fontTable.xml", docx_faces},
    {"word/theme/theme1.xml", docx_theme},
    {"word/_rels/header.xml.rels", docx_header_relations},
    {"word/footer.xml", docx_footer},
    {"word/headerBare.xml", docx_bare_header},
    {"word/footerBare.xml", docx_bare_footer},
    {"docProps/core.xml", docx_core},
    {"docProps/app.xml", docx_application},
    {"docProps/custom.xml", docx_custom},
};
enum { PARTS = sizeof parts / sizeof *parts, FIRST = 2, NAME_MOST = 48 };

static int write_parts(struct docx *docx, struct aira_buf *bytes, struct aira_error *err)
{
    int code = 0;

    for (size_t i = 0; i < PARTS && code == 0; i++) {
        docx->out = &bytes[i];
        parts[i].write(docx);
        code = docx->code < 0 ? docx->code : aira_buf_result(&bytes[i], err);
    }
    return code;
}

/* In the order that readers look for them: what is in the package stands first. */
static int pack(struct aira_buf *out, const struct docx *docx, const struct aira_buf *bytes, struct aira_error *err)
{
    size_t count = PARTS + docx->picture_count;
    struct docx_part *list = calloc(count, sizeof *list);
    char(*names)[NAME_MOST] = calloc(docx->picture_count + 1, sizeof *names);
    int code = list == NULL || names == NULL ? aira_error_nomem(err) : 0;

    for (size_t i = 0; i < PARTS && code == 0; i++)
        list[(i + PARTS - FIRST) % PARTS] = (struct docx_part){parts[i].name, &bytes[i], false};
    for (size_t i = 0; i < docx->picture_count && code == 0; i++) {
        snprintf(names[i], sizeof names[i], "word/media/figure%zu.png", i + 1);
        list[PARTS + i] = (struct docx_part){names[i], &docx->pictures[i], true};
    }
    if (code == 0)
        code = docx_pack(out, list, count, err);
    free(names);
    free(list);
    return code;
}

static void dispose(struct docx *docx)
{
    for (size_t i = 0; i < docx->picture_count; i++)
        aira_buf_dispose(&docx->pictures[i]);
    free(docx->pictures);
    aira_map_dispose(&docx->picture_by_hash);
    docx_pen_dispose(&docx->pen);
    free(docx->waiting);
    free(docx->headings);
    free(docx->owners);
    aira_map_dispose(&docx->ids);
}

int render_docx(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                struct aira_error *err)
{
    static const struct aira_look plain = {0};
    struct docx docx = {.document = input->document,
                        .look = input->look == NULL ? &plain : input->look,
                        .palette = render_palette(input->look),
                        .err = err};
    struct aira_buf bytes[PARTS];
    int code = 0;

    (void)report;
    if (input->document == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "A text for a word processor needs a document to draw.");
    for (size_t i = 0; i < PARTS; i++)
        aira_buf_init(&bytes[i]);
    aira_map_init(&docx.ids);
    aira_map_init(&docx.picture_by_hash);
    docx_pen_init(&docx.pen);
    code = write_parts(&docx, bytes, err);
    if (code == 0)
        code = pack(out, &docx, bytes, err);
    for (size_t i = 0; i < PARTS; i++)
        aira_buf_dispose(&bytes[i]);
    dispose(&docx);
    return code;
}
