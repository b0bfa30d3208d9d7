/* Which sections take the consultant's own text. */
#include <aira/report.h>

/* The id of the scored part number `index` in the report's order; NULL behind the last. */
static const char *part_id(const struct aira_questionnaire *questionnaire, size_t index, size_t *count)
{
    const char *id = NULL;
    *count = 0;
    for (size_t i = 0; i < questionnaire->part_count; i++) {
        const struct aira_part *part = &questionnaire->parts[questionnaire->part_order[i]];
        if (part->weight > 0 && (*count)++ == index) {
            id = part->id;
        }
    }
    return id;
}

static bool put(struct aira_buf *out, const char *const *ids, size_t count, size_t index)
{
    if (index < count) {
        aira_buf_puts(out, ids[index]);
    }
    return index < count;
}

bool aira_report_text_section(struct aira_buf *out, const struct aira_questionnaire *questionnaire, size_t index)
{
    static const char *const before[] = {"summary", "adoption"};
    static const char *const behind[] = {"heat", "since", "law", "benchmarks", "actions", "answers", "method"};
    static const char *const of_short[] = {"summary", "sheet", "since"};
    size_t parts;
    if (questionnaire->short_report) {
        return put(out, of_short, sizeof of_short / sizeof *of_short, index);
    }
    if (put(out, before, 2, index)) {
        return true;
    }
    const char *part = part_id(questionnaire, index - 2, &parts);
    if (part != NULL) {
        aira_buf_printf(out, "parts.%s", part);
        return true;
    }
    return put(out, behind, sizeof behind / sizeof *behind, index - 2 - parts);
}
