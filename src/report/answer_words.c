/* Answers in words. */
#include "answer_words.h"

static struct report_text level_answer(struct report *report, const struct aira_question *question, int64_t level)
{
    const char *key = aira_arena_printf(&report->arena, "%d", (int)level);
    if (key == NULL) {
        return report_empty();
    }
    return report_say(report, "answers", "level",
                      (struct report_pair[]){{"number", report_number(report, level)},
                                             {"text", report_asked(report, "question", question->id, key)},
                                             {0}});
}

static struct report_text options_answer(struct report *report, const struct aira_question *question, uint32_t options)
{
    struct report_text list = report_empty();
    for (int i = 0; i < question->option_count; i++) {
        if ((options >> i & 1U) != 0) {
            list = report_list(report, list, report_asked(report, "question", question->id, question->options[i].id));
        }
    }
    return list;
}

static struct report_text number_answer(struct report *report, int64_t thousandths)
{
    struct aira_buf text;
    aira_buf_init(&text);
    aira_number_format(&text, thousandths);
    struct report_text number = report_name(report, aira_buf_cstr(&text));
    report->arena.failed = report->arena.failed || text.failed;
    aira_buf_dispose(&text);
    return number;
}

static struct report_text value_answer(struct report *report, const struct aira_answer *answer)
{
    const struct aira_question *question = &report->questionnaire->questions[answer->question];
    switch (question->type) {
    case AIRA_LEVEL:
        return level_answer(report, question, answer->value.number);
    case AIRA_SINGLE:
        return report_asked(report, "question", question->id, question->options[answer->value.number].id);
    case AIRA_MULTI:
        return options_answer(report, question, answer->value.options);
    case AIRA_NUMBER:
        return number_answer(report, answer->value.number);
    case AIRA_YESNO:
        return report_say(report, "answers", answer->value.number != 0 ? "yes" : "no", NULL);
    default:
        if (report->card->whole != NULL) {
            return report_say(report, "redacted", "text", NULL);
        }
        return report_name(report, answer->value.text);
    }
}

struct report_text report_answer(struct report *report, const struct aira_answer *answer)
{
    if (answer->given == AIRA_GIVEN_VALUE) {
        return value_answer(report, answer);
    }
    if (answer->given == AIRA_GIVEN_UNKNOWN) {
        return report_say(report, "state", "unknown", NULL);
    }
    if (answer->reason == NULL || answer->reason[0] == '\0') {
        return report_say(report, "state", "na", NULL);
    }
    return report_say(report, "answers", "na-because",
                      (struct report_pair[]){{"reason", report_name(report, answer->reason)}, {0}});
}

struct report_text report_by(struct report *report, const char *by)
{
    int person = aira_assessment_person(report->assessment, by);
    return report_name(report, person >= 0 ? report->assessment->people[person].name : by);
}
