/* What `aira whatif` found, as text and as JSON. */
#ifndef AIRA_CLI_WHATIF_H
#define AIRA_CLI_WHATIF_H

#include <aira/score.h>

#include "cli.h"

struct whatif {
    const char *const *given; /* KEY=VALUE */
    size_t given_count;
    struct aira_score *today, *then; /* the same answers where nothing was given */
    struct aira_sensitivity *answered, *open;
    size_t answered_count, open_count;
    struct aira_reweighed *weights;
    size_t weight_count;
    struct aira_settling settling;
};

void whatif_add_text(struct aira_buf *out, const struct cli *cli, const struct whatif *whatif);
/* NULL when memory ran out; docs/plan.md names the members. */
struct aira_json *whatif_json(const struct whatif *whatif);

#endif
