#include "room.h"

#include <string.h>

struct writing {
    struct aira_buf *out;
    const struct aira_assessment *assessment;
    struct aira_error *err;
};

/* What a line is about, for the sentence when it turns out too long. */
struct subject {
    const char *what; /* "assessment", "answer to %s", marked by AIRA_SENTENCE */
    const char *id;   /* for the %s; "" when `what` says it all */
};

static int too_long(const struct subject *subject, const char *key, size_t length, struct aira_error *err)
{
    struct aira_buf what;
    int rc;

    aira_buf_init(&what);
    aira_buf_printf(&what, aira_say(subject->what), subject->id);
    rc = aira_buf_result(&what, err);
    if (rc == 0)
        rc = aira_error_set(err, AIRA_EINPUT,
                            "The %s of the %s takes %zu bytes, and a line of answers.ini holds %d: shorten it.", key,
                            what.data, length, AIRA_INI_MAX_LINE);
    aira_buf_dispose(&what);
    return rc;
}

/* Ends the line that began at `start`: 0, or AIRA_EINPUT when no reader could take it in. */
static int end_line(struct writing *writing, size_t start, const struct subject *subject, const char *key)
{
    size_t length = writing->out->length - start;

    if (length > AIRA_INI_MAX_LINE)
        return too_long(subject, key, length, writing->err);
    aira_buf_putc(writing->out, '\n');
    return AIRA_OK;
}

/* Writes a key, unless the value is NULL or "". */
static int put(struct writing *writing, const struct subject *subject, const char *key, const char *value)
{
    size_t start = writing->out->length;

    if (value == NULL || value[0] == '\0')
        return AIRA_OK;
    aira_buf_printf(writing->out, "%s = ", key);
    aira_ini_quote(writing->out, value);
    return end_line(writing, start, subject, key);
}

/* Writes "[kind id]" or "[kind id @person]". */
static int put_section(struct writing *writing, const struct subject *subject, const char *kind, const char *person)
{
    size_t start;

    aira_buf_putc(writing->out, '\n');
    start = writing->out->length;
    aira_buf_printf(writing->out, "[%s %s%s%s]", kind, subject->id, person == NULL ? "" : " @",
                    person == NULL ? "" : person);
    return end_line(writing, start, subject, aira_say("section"));
}

static int write_head(struct writing *writing)
{
    const struct aira_assessment *assessment = writing->assessment;
    const struct subject subject = {AIRA_SENTENCE("assessment"), ""};
    int rc;

    aira_buf_puts(writing->out, "[assessment]\n");
    rc = put(writing, &subject, "client", assessment->client);
    if (rc == 0)
        rc = put(writing, &subject, "scope", assessment->scope);
    if (rc == 0)
        rc = put(writing, &subject, "questionnaire", assessment->questionnaire->id);
    return rc != 0 ? rc : put(writing, &subject, "depth", assessment->quick ? "quick" : "full");
}

static int write_person(struct writing *writing, const struct aira_person *person)
{
    const struct subject subject = {AIRA_SENTENCE("person %s"), person->id};
    int rc = put_section(writing, &subject, "person", NULL);

    if (rc == 0)
        rc = put(writing, &subject, "name", person->name);
    return rc != 0 ? rc : put(writing, &subject, "role", person->role);
}

static int write_value(struct writing *writing, const struct subject *subject, const struct aira_answer *answer)
{
    const struct aira_question *question = &writing->assessment->questionnaire->questions[answer->question];
    struct aira_buf value;
    int rc;

    aira_buf_init(&value);
    aira_answer_format(&value, question, answer);
    rc = aira_buf_result(&value, writing->err);
    if (rc == 0)
        rc = put(writing, subject, "value", aira_buf_cstr(&value));
    aira_buf_dispose(&value);
    return rc;
}

static int write_answer(struct writing *writing, const struct aira_answer *answer)
{
    const struct aira_assessment *assessment = writing->assessment;
    const struct subject subject = {AIRA_SENTENCE("answer to %s"),
                                    assessment->questionnaire->questions[answer->question].id};
    const char *person = answer->person == AIRA_SETTLED ? NULL : assessment->people[answer->person].id;
    const char *evidence = answer->evidence == AIRA_EVIDENCE_NONE ? NULL : aira_evidence_name(answer->evidence);
    const struct {
        const char *key, *value;
    } texts[] = {
        {"reason", answer->reason},
        {"note", answer->note},
        {"evidence", evidence},
        {"evidence-reference", answer->evidence_reference},
        {"flag", answer->flag ? "yes" : NULL},
        {"by", answer->by},
    };
    int rc = put_section(writing, &subject, "answer", person);

    if (rc == 0)
        rc = write_value(writing, &subject, answer);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && rc == 0; i++)
        rc = put(writing, &subject, texts[i].key, texts[i].value);
    return rc;
}

/* The settled answer first, then people's in the order of people. */
static int write_question(struct writing *writing, size_t question)
{
    const struct aira_assessment *assessment = writing->assessment;
    const struct answers_given *given = &assessment->given[question];
    int rc = AIRA_OK;

    if (assessment->settled[question] >= 0)
        rc = write_answer(writing, &assessment->answers[assessment->settled[question]]);
    for (size_t i = 0; i < given->count && rc == 0; i++)
        rc = write_answer(writing, &assessment->answers[given->at[i]]);
    return rc;
}

static int write_target(struct writing *writing, const struct aira_target *target)
{
    const struct subject subject = {AIRA_SENTENCE("target of %s"),
                                    writing->assessment->questionnaire->questions[target->question].id};
    int rc = put_section(writing, &subject, "target", NULL);

    if (rc == 0)
        aira_buf_printf(writing->out, "level = %d\n", target->level);
    return rc;
}

int aira_answers_write(struct aira_buf *out, const struct aira_assessment *assessment, struct aira_error *err)
{
    struct writing writing = {out, assessment, err};
    int rc = write_head(&writing);

    for (size_t i = 0; i < assessment->person_count && rc == 0; i++)
        rc = write_person(&writing, &assessment->people[i]);
    for (size_t i = 0; i < assessment->questionnaire->question_count && rc == 0; i++)
        rc = write_question(&writing, i);
    for (size_t i = 0; i < assessment->target_count && rc == 0; i++)
        rc = write_target(&writing, &assessment->targets[i]);
    return rc != 0 ? rc : aira_buf_result(out, err);
}
