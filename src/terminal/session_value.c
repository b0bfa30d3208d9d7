/* Answers from words, and in words. */
#include "session.h"

#include <string.h>

const char *session_word(const struct session *session, const char *key)
{
    return aira_catalog_text(session->terminal->catalog, session->terminal->language, "walk", key);
}

const char *session_text(const struct session *session, const char *kind, const char *id, const char *key)
{
    return aira_questionnaire_text(session->terminal->stored->questionnaire, session->terminal->language, kind, id,
                                   key);
}

/* A byte order mark counts as white space, so that a script may begin with one. */
size_t session_space_at(const char *s)
{
    static const char *const wide[] = {"\u3000", "\u00a0", "\ufeff"};

    if (*s == ' ' || *s == '\t' || *s == '\r')
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(s, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

const char *session_skip_space(const char *s)
{
    size_t bytes;

    while ((bytes = session_space_at(s)) > 0)
        s += bytes;
    return s;
}

/* Bytes of what divides words at `s`. */
static size_t divider_at(const char *s)
{
    static const char *const marks[] = {",", ";", "，", "、", "；"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return session_space_at(s);
}

bool session_next_word(struct aira_buf *out, const char **s)
{
    size_t bytes;
    const char *start;

    while ((bytes = divider_at(*s)) > 0)
        *s += bytes;
    start = *s;
    while (**s != '\0' && divider_at(*s) == 0)
        (*s)++;
    aira_buf_add(out, start, (size_t)(*s - start));
    if (*s == start)
        return false;
    while ((bytes = divider_at(*s)) > 0)
        *s += bytes;
    return true;
}

static bool is_in_list(const char *list, const char *word)
{
    struct aira_buf item;
    bool found = false;

    if (list == NULL)
        return false;
    aira_buf_init(&item);
    while (!found && session_next_word(&item, &list)) {
        found = !item.failed && strcmp(item.data, word) == 0;
        aira_buf_clear(&item);
    }
    aira_buf_dispose(&item);
    return found;
}

bool session_is_one_of(const struct session *session, const char *key, const char *word)
{
    const struct aira_catalog *catalog = session->terminal->catalog;

    return is_in_list(aira_catalog_find(catalog, "en", "walk", key), word) ||
           is_in_list(aira_catalog_find(catalog, "zh", "walk", key), word);
}

/* What is being read. */
struct reading {
    const struct session *session;
    const struct aira_question *question;
};

static bool is_option_text(const struct reading *reading, int option, const char *word)
{
    const char *text =
        session_text(reading->session, "question", reading->question->id, reading->question->options[option].id);
    struct aira_buf folded;
    bool same;

    aira_buf_init(&folded);
    aira_text_fold(&folded, text);
    same = !folded.failed && strcmp(aira_buf_cstr(&folded), word) == 0;
    aira_buf_dispose(&folded);
    return same;
}

/* An option by its number on the screen, its id or its text; -1: none. */
static int parse_option(const struct reading *reading, const char *word)
{
    int option;

    if (aira_int_parse(&option, word, 1, reading->question->option_count))
        return option - 1;
    option = aira_question_option(reading->question, word);
    for (int i = 0; option < 0 && i < reading->question->option_count; i++)
        if (is_option_text(reading, i, word))
            option = i;
    return option;
}

static bool parse_multi(struct aira_value *value, const struct reading *reading, const char *rest)
{
    struct aira_buf word;
    bool good = true;

    value->options = 0;
    aira_buf_init(&word);
    while (good && session_next_word(&word, &rest)) {
        int option = word.failed ? -1 : parse_option(reading, word.data);

        good = option >= 0;
        if (good)
            value->options |= UINT32_C(1) << option;
        aira_buf_clear(&word);
    }
    aira_buf_dispose(&word);
    return good && aira_value_options_possible(reading->question, value->options);
}

static bool parse_yesno(struct aira_value *value, const struct session *session, const char *folded)
{
    value->number = session_is_one_of(session, "yes-words", folded);
    return value->number != 0 || session_is_one_of(session, "no-words", folded);
}

bool session_parse_value(struct aira_value *value, const struct session *session, const struct aira_question *question,
                         const char *text, const char *folded)
{
    const struct reading reading = {session, question};
    struct aira_error ignored;

    *value = (struct aira_value){0, 0, NULL};
    switch (question->type) {
    case AIRA_YESNO:
        return parse_yesno(value, session, folded);
    case AIRA_SINGLE:
        value->number = parse_option(&reading, folded);
        return value->number >= 0;
    case AIRA_MULTI:
        return parse_multi(value, &reading, folded);
    case AIRA_TEXT:
        value->text = text;
        return true;
    case AIRA_LEVEL:
    case AIRA_NUMBER:
        break;
    }
    return aira_value_parse(value, question, folded, &ignored) == 0;
}

void session_add_takes(struct aira_buf *out, const struct session *session, const struct aira_question *question)
{
    struct aira_buf key, least, most;

    aira_buf_init(&key);
    aira_buf_init(&least);
    aira_buf_init(&most);
    aira_buf_printf(&key, "takes-%s%s", aira_question_type_name(question->type),
                    question->type == AIRA_NUMBER && question->has_range ? "-range" : "");
    aira_number_format(&least, question->least);
    aira_number_format(&most, question->greatest);
    if (key.failed || least.failed || most.failed)
        out->failed = true;
    else
        aira_text_fill(out, session_word(session, key.data),
                       SESSION_PAIRS("least", least.data, "most", most.data, "count",
                                     session_digits((size_t)question->option_count).text));
    aira_buf_dispose(&most);
    aira_buf_dispose(&least);
    aira_buf_dispose(&key);
}

static void add_options(struct aira_buf *out, const struct session *session, const struct aira_question *question,
                        uint32_t options)
{
    bool first = true;

    for (int i = 0; i < question->option_count; i++) {
        if ((options >> i & 1) == 0)
            continue;
        if (!first)
            aira_buf_puts(out, session_word(session, "between-options"));
        aira_buf_puts(out, session_text(session, "question", question->id, question->options[i].id));
        first = false;
    }
}

static void add_value(struct aira_buf *out, const struct session *session, const struct aira_answer *answer)
{
    const struct aira_question *question = session_question(session, answer->question);

    switch (question->type) {
    case AIRA_SINGLE:
        add_options(out, session, question, UINT32_C(1) << answer->value.number);
        break;
    case AIRA_MULTI:
        add_options(out, session, question, answer->value.options);
        break;
    case AIRA_YESNO:
        aira_buf_puts(out, session_word(session, answer->value.number != 0 ? "yes" : "no"));
        break;
    case AIRA_LEVEL:
    case AIRA_NUMBER:
    case AIRA_TEXT:
        aira_value_format(out, question, &answer->value);
        break;
    }
}

void session_add_answer(struct aira_buf *out, const struct session *session, const struct aira_answer *answer)
{
    if (answer->given == AIRA_GIVEN_VALUE) {
        add_value(out, session, answer);
        return;
    }
    aira_buf_puts(out, session_word(session, answer->given == AIRA_GIVEN_NA ? "na" : "unknown"));
    if (answer->reason != NULL)
        aira_text_fill(out, session_word(session, "because"), SESSION_PAIRS("reason", answer->reason));
}

const char *session_grade(const struct session *session, enum aira_evidence grade)
{
    char key[32] = "evidence-";

    strcat(key, aira_evidence_name(grade));
    return session_word(session, key);
}

void session_add_references(struct aira_buf *out, const struct session *session, const struct aira_question *question)
{
    const struct aira_questionnaire *questionnaire = session->walk.assessment->questionnaire;

    for (size_t i = 0; i < question->ref_count; i++) {
        int found = aira_questionnaire_reference(questionnaire, question->refs[i]);

        aira_buf_puts(out, i > 0 ? " · " : "");
        if (found < 0)
            aira_buf_puts(out, question->refs[i]);
        else
            aira_buf_printf(out, "%s %s", questionnaire->references[found].framework,
                            questionnaire->references[found].clause);
    }
}
