#include "renderers.h"
int render_text(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                struct aira_error *err)
{
    (void)report;
    (void)input;
    return aira_buf_result(out, err);
}
