/* A line of input as an answer to the question on the screen. */
#include "line.h"

#include <string.h>

/* A line being read as a value. */
struct reading {
    const struct line *line;
    const struct aira_question *question;
    const char *text;   /* as typed */
    const char *folded; /* half width, lower case */
};

static bool parse_yesno(struct aira_value *value, const struct reading *reading)
{
    bool yes = line_is_one_of(reading->line, "yes-words", reading->folded);

    if (!yes && !line_is_one_of(reading->line, "no-words", reading->folded))
        return false;
    value->number = yes;
    return true;
}

static bool is_option_text(const struct reading *reading, int option, const char *word)
{
    const char *text =
        line_text(reading->line, "question", reading->question->id, reading->question->options[option].id);
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

static bool parse_multi(struct aira_value *value, const struct reading *reading)
{
    const char *rest = reading->folded;
    struct aira_buf word;
    bool good = true;

    value->options = 0;
    aira_buf_init(&word);
    while (good && line_next_word(&word, &rest)) {
        int option = word.failed ? -1 : parse_option(reading, word.data);

        good = option >= 0;
        if (good)
            value->options |= UINT32_C(1) << option;
        aira_buf_clear(&word);
    }
    aira_buf_dispose(&word);
    return good && aira_value_options_possible(reading->question, value->options);
}

static bool parse_value(struct aira_value *value, const struct reading *reading)
{
    struct aira_error ignored;
    int option;

    *value = (struct aira_value){0, 0, NULL};
    switch (reading->question->type) {
    case AIRA_YESNO:
        return parse_yesno(value, reading);
    case AIRA_SINGLE:
        option = parse_option(reading, reading->folded);
        value->number = option;
        return option >= 0;
    case AIRA_MULTI:
        return parse_multi(value, reading);
    case AIRA_TEXT:
        value->text = reading->text;
        return true;
    case AIRA_LEVEL:
    case AIRA_NUMBER:
        break;
    }
    return aira_value_parse(value, reading->question, reading->folded, &ignored) == 0;
}

/* Says what the question takes. */
static void complain(struct line *line, const struct aira_question *question)
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
        line->no_memory = true;
    else
        line_say(line, key.data,
                 LINE_PAIRS("least", least.data, "most", most.data, "count",
                            line_digits((size_t)question->option_count).text));
    aira_buf_dispose(&most);
    aira_buf_dispose(&least);
    aira_buf_dispose(&key);
}

/* Stores what the current question was given, and goes on. */
static int give(struct line *line, enum aira_given given, const struct aira_value *value, const char *reason,
                struct aira_error *err)
{
    struct line_change change;
    bool saved = false;
    int code = line_change_begin(&change, line, line->walk.current, err);

    if (code < 0)
        return code;
    change.answer.given = given;
    change.answer.value = value != NULL ? *value : (struct aira_value){0, 0, NULL};
    change.answer.reason = aira_borrowed(reason);
    code = line_change_commit(&saved, line, &change, err);
    if (code < 0)
        return code;
    if (saved) {
        line->asking = LINE_ASK_ANSWER;
        if (!line->stay)
            line_go_on(line);
    }
    return AIRA_OK;
}

int line_answer_na(struct line *line, const char *reason, struct aira_error *err)
{
    return give(line, AIRA_GIVEN_NA, NULL, reason, err);
}

int line_answer_unknown(struct line *line, struct aira_error *err)
{
    return give(line, AIRA_GIVEN_UNKNOWN, NULL, NULL, err);
}

int line_answer_note(struct line *line, const char *text, struct aira_error *err)
{
    struct line_change change;
    bool saved;
    int code;

    line->asking = LINE_ASK_ANSWER;
    if (text[0] == '\0') {
        line_say(line, "unchanged", LINE_PAIRS(NULL));
        return AIRA_OK;
    }
    code = line_change_begin(&change, line, line->walk.current, err);
    if (code < 0)
        return code;
    change.answer.note = strcmp(text, "-") == 0 ? NULL : aira_borrowed(text);
    return line_change_commit(&saved, line, &change, err);
}

static void ask_reason(struct line *line)
{
    line->asking = LINE_ASK_REASON;
    line_say(line, "ask-reason", LINE_PAIRS(NULL));
}

/* "n" is no where the question is answered by yes or no. */
static bool is_na_mark(const struct reading *reading)
{
    return strcmp(reading->folded, "n/a") == 0 ||
           (reading->question->type != AIRA_YESNO && strcmp(reading->folded, "n") == 0);
}

static int take(struct line *line, const struct reading *reading, struct aira_error *err)
{
    bool free_text = reading->question->type == AIRA_TEXT;
    struct aira_value value;

    if (strcmp(reading->folded, "?") == 0)
        return line_answer_unknown(line, err);
    if (is_na_mark(reading)) {
        ask_reason(line);
        return AIRA_OK;
    }
    if (parse_value(&value, reading))
        return give(line, AIRA_GIVEN_VALUE, &value, NULL, err);
    if (!free_text && line_is_one_of(line, "unknown-words", reading->folded))
        return line_answer_unknown(line, err);
    if (!free_text && line_is_one_of(line, "na-words", reading->folded))
        ask_reason(line);
    else
        complain(line, reading->question);
    return AIRA_OK;
}

static int answer_alone(struct line *line, const char *text, struct aira_error *err)
{
    struct reading reading = {line, line_question(line, line->walk.current), text, NULL};
    struct aira_buf folded;
    int code;

    aira_buf_init(&folded);
    aira_text_fold(&folded, text);
    reading.folded = aira_buf_cstr(&folded);
    code = aira_buf_result(&folded, err);
    if (code == 0)
        code = take(line, &reading, err);
    aira_buf_dispose(&folded);
    return code;
}

/* An answer with a command behind it, "2 :note seen": the walk stays at the question until both are done. */
static int answer_and_command(struct line *line, const char *text, const char *colon, const char *command,
                              struct aira_error *err)
{
    int question = line->walk.current;
    size_t saved = line->saved;
    struct aira_buf answer;
    int code;

    aira_buf_init(&answer);
    aira_buf_add(&answer, text, (size_t)(colon - text));
    while (answer.length > 0 && answer.data[answer.length - 1] == ' ')
        answer.data[--answer.length] = '\0';
    code = aira_buf_result(&answer, err);
    line->stay = true;
    if (code == 0)
        code = answer_alone(line, answer.data, err);
    line->stay = false;
    aira_buf_dispose(&answer);
    if (code < 0 || line->saved == saved)
        return code;
    code = line_command(line, command, err);
    if (code == 0 && !line->leave && line->failures == 0 && line->asking == LINE_ASK_ANSWER &&
        line->walk.current == question)
        line_go_on(line);
    return code;
}

int line_answer(struct line *line, const char *text, struct aira_error *err)
{
    const char *command;

    if (line->walk.current < 0) {
        line_say(line, "nothing-applies", LINE_PAIRS(NULL));
        return AIRA_OK;
    }
    if (line_question(line, line->walk.current)->type != AIRA_TEXT)
        for (const char *s = text; *s != '\0'; s++)
            if (line_is_command(&command, s))
                return answer_and_command(line, text, s, command, err);
    return answer_alone(line, text, err);
}
