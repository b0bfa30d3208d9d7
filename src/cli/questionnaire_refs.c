/* The crosswalk: which question cites which clause, and which clause no question touches. */
#include <string.h>

#include "questionnaires.h"

static bool cites(const char *const *refs, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(refs[i], id) == 0)
            return true;
    return false;
}

static bool is_question(const struct aira_questionnaire *q, size_t i, const char *id)
{
    return cites(q->questions[i].refs, q->questions[i].ref_count, id);
}

static bool is_action(const struct aira_questionnaire *q, size_t i, const char *id)
{
    return cites(q->actions[i].refs, q->actions[i].ref_count, id);
}

static bool is_touched(const struct aira_questionnaire *q, const char *id)
{
    for (size_t i = 0; i < q->question_count; i++)
        if (is_question(q, i, id))
            return true;
    return false;
}

/* A text of the reference, else what the structure file says. */
static const char *text_or(const struct cli *cli, const struct aira_questionnaire *q,
                           const struct aira_reference *reference, const char *key, const char *otherwise)
{
    const char *text = aira_questionnaire_find(q, cli->language, "reference", reference->id, key);

    return text != NULL ? text : otherwise;
}

/* How binding the clause is, since when, and how sure that is: "  (law; in force 2021-11; to be verified)". */
static void add_standing(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *q,
                         const struct aira_reference *reference)
{
    const char *status = text_or(cli, q, reference, "status", reference->status);
    const char *in_force = text_or(cli, q, reference, "in-force", reference->in_force);
    bool unsure = strcmp(reference->confidence, "medium") == 0;
    const char *before = "  (";

    if (status[0] != '\0') {
        aira_buf_printf(out, "%s%s", before, status);
        before = "; ";
    }
    if (in_force[0] != '\0') {
        aira_buf_puts(out, before);
        aira_text_fill(out, cli_word(cli, "in-force"), (const char *[]){"date", in_force, NULL});
        before = "; ";
    }
    if (unsure)
        aira_buf_printf(out, "%s%s", before, cli_word(cli, "to-be-verified"));
    if (status[0] != '\0' || in_force[0] != '\0' || unsure)
        aira_buf_putc(out, ')');
}

/* "framework, clause", and under it what the clause asks. */
static void add_clause(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *q,
                       const struct aira_reference *reference)
{
    const char *clause = text_or(cli, q, reference, "clause", reference->clause);
    const char *text = text_or(cli, q, reference, "text", "");

    aira_buf_printf(out, "%s  %s%s%s", reference->id, text_or(cli, q, reference, "title", reference->framework),
                    clause[0] != '\0' ? ", " : "", clause);
    add_standing(out, cli, q, reference);
    aira_buf_putc(out, '\n');
    if (text[0] != '\0')
        aira_buf_printf(out, "    %s\n", text);
}

static void add_questions(struct aira_buf *out, const struct aira_questionnaire *q)
{
    for (size_t i = 0; i < q->question_count; i++) {
        const struct aira_question *question = &q->questions[i];

        if (question->ref_count == 0)
            continue;
        aira_buf_printf(out, "  %-28s ", question->id);
        for (size_t j = 0; j < question->ref_count; j++)
            aira_buf_printf(out, "%s%s", j == 0 ? "" : ", ", question->refs[j]);
        aira_buf_putc(out, '\n');
    }
}

static void add_reference(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *q,
                          const struct aira_reference *reference)
{
    aira_buf_puts(out, "  ");
    add_clause(out, cli, q, reference);
    for (size_t i = 0; i < q->question_count; i++)
        if (is_question(q, i, reference->id))
            aira_buf_printf(out, "    %s\n", q->questions[i].id);
    for (size_t i = 0; i < q->action_count; i++)
        if (is_action(q, i, reference->id))
            aira_buf_printf(out, "    %s (%s)\n", q->actions[i].id, cli_word(cli, "action"));
}

void cli_refs_words(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *questionnaire)
{
    bool any = false;

    aira_buf_printf(out, "%s\n", cli_word(cli, "refs-of-questions"));
    add_questions(out, questionnaire);
    aira_buf_printf(out, "\n%s\n", cli_word(cli, "refs-of-clauses"));
    for (size_t i = 0; i < questionnaire->reference_count; i++)
        if (is_touched(questionnaire, questionnaire->references[i].id))
            add_reference(out, cli, questionnaire, &questionnaire->references[i]);
    aira_buf_printf(out, "\n%s\n", cli_word(cli, "refs-untouched"));
    for (size_t i = 0; i < questionnaire->reference_count; i++) {
        if (is_touched(questionnaire, questionnaire->references[i].id))
            continue;
        add_reference(out, cli, questionnaire, &questionnaire->references[i]);
        any = true;
    }
    if (!any)
        aira_buf_printf(out, "  %s\n", cli_word(cli, "none"));
}

typedef bool (*citing)(const struct aira_questionnaire *q, size_t i, const char *id);

/* The ids of the questions (or actions) that cite `id`. */
static struct aira_json *citing_json(const struct aira_questionnaire *q, const char *id, bool actions)
{
    struct aira_json *array = aira_json_array();
    size_t count = actions ? q->action_count : q->question_count;
    citing is_citing = actions ? is_action : is_question;
    bool failed = array == NULL;

    for (size_t i = 0; i < count; i++) {
        const char *name = actions ? q->actions[i].id : q->questions[i].id;

        if (is_citing(q, i, id) && aira_json_append(array, aira_json_string(name)) < 0)
            failed = true;
    }
    return cli_whole(array, failed);
}

static struct aira_json *reference_json(const struct cli *cli, const struct aira_questionnaire *q,
                                        const struct aira_reference *reference)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "id", aira_json_string(reference->id), &failed);
    cli_set(object, "framework", aira_json_string(reference->framework), &failed);
    cli_set(object, "clause", aira_json_string(reference->clause), &failed);
    cli_set(object, "in_force", aira_json_string(reference->in_force), &failed);
    cli_set(object, "status", aira_json_string(reference->status), &failed);
    cli_set(object, "confidence", aira_json_string(reference->confidence), &failed);
    cli_set(object, "place", aira_json_string(reference->place), &failed);
    cli_set(object, "duty", aira_json_string(reference->duty), &failed);
    cli_set(object, "text", aira_json_string(text_or(cli, q, reference, "text", "")), &failed);
    cli_set(object, "questions", citing_json(q, reference->id, false), &failed);
    cli_set(object, "actions", citing_json(q, reference->id, true), &failed);
    cli_set(object, "touched", aira_json_bool(is_touched(q, reference->id)), &failed);
    return cli_whole(object, failed);
}

static struct aira_json *questions_json(const struct aira_questionnaire *q)
{
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;

    for (size_t i = 0; i < q->question_count; i++) {
        struct aira_json *object = aira_json_object(), *refs = aira_json_array();

        for (size_t j = 0; j < q->questions[i].ref_count; j++)
            if (aira_json_append(refs, aira_json_string(q->questions[i].refs[j])) < 0)
                failed = true;
        cli_set(object, "id", aira_json_string(q->questions[i].id), &failed);
        cli_set(object, "refs", refs, &failed);
        if (aira_json_append(array, object) < 0)
            failed = true;
    }
    return cli_whole(array, failed);
}

struct aira_json *cli_refs_json(const struct cli *cli, const struct aira_questionnaire *questionnaire)
{
    struct aira_json *object = aira_json_object(), *references = aira_json_array();
    bool failed = false;

    for (size_t i = 0; i < questionnaire->reference_count; i++)
        if (aira_json_append(references, reference_json(cli, questionnaire, &questionnaire->references[i])) < 0)
            failed = true;
    cli_set(object, "id", aira_json_string(questionnaire->id), &failed);
    cli_set(object, "version", aira_json_string(questionnaire->version), &failed);
    cli_set(object, "questions", questions_json(questionnaire), &failed);
    cli_set(object, "references", references, &failed);
    return cli_whole(object, failed);
}
