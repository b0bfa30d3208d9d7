#include "renderers.h"

int render_json(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                struct aira_error *err)
{
    (void)report;
    if (input->scorecard_json == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "JSON needs a scorecard to write.");
    aira_buf_puts(out, input->scorecard_json);
    aira_buf_putc(out, '\n');
    return aira_buf_result(out, err);
}
