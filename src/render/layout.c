#include "galley.h"

#include <stdlib.h>
#include <string.h>

static const double margin = 20 * 72 / 25.4;

void render_layout_init(struct render_layout *layout)
{
    memset(layout, 0, sizeof *layout);
    aira_arena_init(&layout->arena);
}

void render_layout_dispose(struct render_layout *layout)
{
    aira_arena_dispose(&layout->arena);
    free(layout->pages);
    render_layout_init(layout);
}

static void set_paper(struct render_layout *layout, bool letter)
{
    layout->width = letter ? 612 : 210 * 72 / 25.4;
    layout->height = letter ? 792 : 297 * 72 / 25.4;
    layout->left = layout->top = margin;
    layout->text_width = layout->width - 2 * margin;
    layout->text_height = layout->height - 2 * margin;
}

int render_layout_make(struct render_layout *layout, const struct aira_document *document, bool letter,
                       struct render_faces *faces, struct aira_error *err)
{
    struct builder b = {.layout = layout, .arena = &layout->arena, .shrink = 1};
    struct galley galley = {0};
    struct place place = {&galley, 0, 0, AIRA_LEFT, false};

    aira_buf_init(&b.text);
    aira_buf_init(&b.chances);
    layout->document = document;
    layout->faces = faces;
    set_paper(layout, letter);
    place.width = layout->text_width;
    render_build_node(&b, &place, document->root);
    if (!layout->arena.failed)
        render_cut_pages(&b, &galley);
    if (!layout->arena.failed)
        render_add_furniture(&b);
    if (layout->grounds_covers && !layout->arena.failed)
        render_add_grounds(&b);
    aira_buf_dispose(&b.chances);
    aira_buf_dispose(&b.text);
    return layout->arena.failed ? aira_error_nomem(err) : 0;
}
