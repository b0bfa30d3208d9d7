/* Sources: places in the report and clauses of the references. */
#include "references.h"

#include <string.h>

static const char report_prefix[] = "report/";

/* Whether the multi answer to `question` holds the option `id`.  A questionnaire that does not ask leaves nothing out.
 */
static bool client_has(const struct report *report, int question, const char *id)
{
    if (question < 0) {
        return true;
    }
    struct aira_answer answer;
    if (report->score->questions[question].state != AIRA_ANSWERED ||
        !aira_assessment_counting(&answer, report->assessment, question)) {
        return false;
    }
    const struct aira_question *asked = &report->questionnaire->questions[question];
    int option = aira_question_option(asked, id);
    if (option < 0) {
        return false;
    }
    return asked->type == AIRA_MULTI ? (answer.value.options >> option & 1U) != 0 : answer.value.number == option;
}

static bool concerns(const struct report *report, const struct aira_reference *reference)
{
    bool here = reference->place[0] == '\0' || strcmp(reference->place, "int") == 0 ||
                client_has(report, report->questionnaire->jurisdictions_from, reference->place);
    return here &&
           (reference->duty[0] == '\0' || client_has(report, report->questionnaire->duties_from, reference->duty));
}

/* A text of the reference, else what the structure file says. */
static struct report_text text_or(struct report *report, const char *id, const char *key, const char *otherwise)
{
    struct report_text text = report_empty();
    for (size_t i = 0; i < report->language_count; i++) {
        const char *found = aira_questionnaire_find(report->questionnaire, report->languages[i], "reference", id, key);
        text.in[i] = found != NULL ? found : otherwise;
    }
    return text;
}

static struct report_text clause(struct report *report, const struct aira_reference *reference, bool dated)
{
    struct report_pair pairs[] = {{"framework", text_or(report, reference->id, "title", reference->framework)},
                                  {"clause", text_or(report, reference->id, "clause", reference->clause)},
                                  {0}};
    bool sure = reference->confidence[0] == '\0' || strcmp(reference->confidence, "high") == 0;
    struct report_text text =
        report_is_empty(report, pairs[1].value) ? pairs[0].value : report_say(report, "source", "clause", pairs);
    struct report_text since = text_or(report, reference->id, "in-force", reference->in_force);
    if (dated && !report_is_empty(report, since)) {
        text = report_say(report, "source", "since", (struct report_pair[]){{"source", text}, {"since", since}, {0}});
    }
    if (sure) {
        return text;
    }
    return report_say(report, "source", "to-be-verified", (struct report_pair[]){{"source", text}, {0}});
}

struct report_text report_sources(struct report *report, const char *const *refs, size_t count)
{
    struct report_text list = report_empty();
    for (size_t i = 0; i < count; i++) {
        if (strncmp(refs[i], report_prefix, sizeof report_prefix - 1) == 0) {
            list =
                report_list(report, list, report_asked(report, "report", refs[i] + sizeof report_prefix - 1, "title"));
            continue;
        }
        int index = aira_questionnaire_reference(report->questionnaire, refs[i]);
        if (index >= 0 && concerns(report, &report->questionnaire->references[index])) {
            list = report_list(report, list, clause(report, &report->questionnaire->references[index], false));
        }
    }
    return list;
}

static const struct aira_reference *concerning(const struct report *report, const char *id)
{
    int index = aira_questionnaire_reference(report->questionnaire, id);
    return index >= 0 && concerns(report, &report->questionnaire->references[index])
               ? &report->questionnaire->references[index]
               : NULL;
}

bool report_cites_law(const struct report *report, const char *const *refs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct aira_reference *reference = concerning(report, refs[i]);
        if (reference != NULL && strcmp(reference->status, "law") == 0) {
            return true;
        }
    }
    return false;
}

struct report_text report_clauses(struct report *report, const char *const *refs, size_t count)
{
    struct report_text list = report_empty();
    for (size_t i = 0; i < count; i++) {
        const struct aira_reference *reference = concerning(report, refs[i]);
        if (reference != NULL) {
            list = report_list(report, list, clause(report, reference, true));
        }
    }
    return list;
}
