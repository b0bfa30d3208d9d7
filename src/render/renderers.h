/* The renderers behind the table, and what they share. */
#ifndef AIRA_RENDERERS_H
#define AIRA_RENDERERS_H

#include <aira/render.h>

typedef int render_function(struct aira_buf *out, struct aira_render_report *report,
                            const struct aira_render_input *input, struct aira_error *err);

render_function render_pdf, render_html, render_docx, render_text, render_xlsx, render_csv, render_json;

/* The colours of `look`, or the default ones. */
const uint32_t *render_palette(const struct aira_look *look);
/* The colours of the cover; NULL: it has none of its own. */
const uint32_t *render_cover_palette(const struct aira_look *look);

#endif
