#include "score_private.h"

aira_figure_t score_ratio(int64_t numerator, int64_t denominator)
{
    if (denominator == 0)
        return AIRA_NO_FIGURE;
    return (aira_figure_t)((2 * AIRA_WHOLE * numerator + denominator) / (2 * denominator));
}

int aira_shown(aira_figure_t figure)
{
    return figure == AIRA_NO_FIGURE ? AIRA_NO_FIGURE : (figure + 500) / 1000;
}

const char *aira_gate_status_name(enum aira_gate_status status)
{
    static const char *const names[] = {"met", "missed", "unproven", "absent", "skipped"};

    return names[status];
}
