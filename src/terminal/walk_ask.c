/* What the walk asks for in a field or a list. */
#include "screen.h"

#include <stdlib.h>
#include <string.h>

static int here(const struct screen *screen)
{
    return screen->session.walk.current;
}

static const struct aira_answer *settled(const struct screen *screen)
{
    return session_settled(&screen->session, here(screen));
}

/* Tells the outcome of a change that a session_ function returned with `code`. */
static int finish(struct screen *screen, enum session_outcome outcome, bool go_on, int code,
                  const struct aira_error *err)
{
    if (code == 0 && screen_changed(screen, outcome, err) && go_on)
        screen_go_on(screen);
    return code;
}

static void tell_unchanged(struct screen *screen)
{
    screen_tell(screen, STYLE_PLAIN, "unchanged", SESSION_PAIRS(NULL));
}

static int take_reason(struct screen *screen, const char *text, struct aira_error *err)
{
    enum session_outcome outcome;
    int code;

    if (*session_skip_space(text) == '\0') {
        tell_unchanged(screen);
        return AIRA_OK;
    }
    code = session_give(&outcome, &screen->session, here(screen), AIRA_GIVEN_NA, NULL, text, err);
    return finish(screen, outcome, true, code, err);
}

int screen_ask_reason(struct screen *screen, struct aira_error *err)
{
    const struct aira_answer *answer = settled(screen);

    return screen_ask(screen, screen_word(screen, "ask-reason"),
                      answer != NULL && answer->reason != NULL ? answer->reason : "", AIRA_MAX_NOTE, false, take_reason,
                      err);
}

static int take_value(struct screen *screen, const char *text, struct aira_error *err)
{
    const struct aira_question *question = session_question(&screen->session, here(screen));
    struct aira_buf folded, told;
    enum session_outcome outcome;
    struct aira_value value;
    int code = AIRA_OK;

    aira_buf_init(&folded);
    aira_buf_init(&told);
    text = session_skip_space(text);
    aira_text_fold(&folded, text);
    if (*text == '\0') {
        tell_unchanged(screen);
    } else if (!folded.failed && session_parse_value(&value, &screen->session, question, text, folded.data)) {
        code = session_give(&outcome, &screen->session, here(screen), AIRA_GIVEN_VALUE, &value, NULL, err);
        code = finish(screen, outcome, true, code, err);
    } else {
        session_add_takes(&told, &screen->session, question);
        code = screen_ask_value(screen, text, err);
        screen_tell_text(screen, STYLE_BAD, aira_buf_cstr(&told));
    }
    aira_buf_dispose(&told);
    aira_buf_dispose(&folded);
    return code;
}

int screen_ask_value(struct screen *screen, const char *start, struct aira_error *err)
{
    const struct aira_question *question = session_question(&screen->session, here(screen));
    bool words = question->type == AIRA_TEXT;
    const struct aira_answer *answer = settled(screen);
    struct aira_buf text;
    int code;

    aira_buf_init(&text);
    if (start != NULL)
        aira_buf_puts(&text, start);
    else if (answer != NULL && answer->given == AIRA_GIVEN_VALUE)
        aira_value_format(&text, question, &answer->value);
    code = screen_ask(screen, session_text(&screen->session, "question", question->id, "ask"), aira_buf_cstr(&text),
                      words ? AIRA_MAX_NOTE : 200, words, take_value, err);
    aira_buf_dispose(&text);
    return code;
}

static int take_note(struct screen *screen, const char *text, struct aira_error *err)
{
    enum session_outcome outcome;
    int code = session_note(&outcome, &screen->session, here(screen), text, err);

    return finish(screen, outcome, false, code, err);
}

int screen_ask_note(struct screen *screen, struct aira_error *err)
{
    const char *note = settled(screen)->note;

    return screen_ask(screen, screen_word(screen, "ask-note"), note != NULL ? note : "", AIRA_MAX_NOTE, true, take_note,
                      err);
}

int screen_edit_note(struct screen *screen, struct aira_error *err)
{
    const char *note = settled(screen)->note;
    struct aira_error trouble = {.code = AIRA_OK};
    struct aira_buf text;
    bool go_on = true, full = false;
    int code;

    if (screen->options->edit == NULL)
        return AIRA_OK;
    aira_buf_init(&text);
    aira_buf_puts(&text, note != NULL ? note : "");
    screen_give_back(screen);
    code = screen->options->edit(screen->options->context, &text, &trouble);
    screen_take(screen);
    if (code < 0) {
        screen_tell_text(screen, STYLE_BAD, trouble.message);
        aira_buf_dispose(&text);
        return AIRA_OK;
    }
    code =
        screen_ask(screen, screen_word(screen, "ask-note"), aira_buf_cstr(&text), AIRA_MAX_NOTE, true, take_note, err);
    full = screen->field.was_full;
    /* Another program may have changed the answer, or what is asked, while the editor was open. */
    if (code == 0)
        code = screen_walk_before(&go_on, screen, err);
    if (code == 0 && go_on)
        code = screen_field_accept(screen, err);
    if (code == 0 && go_on && full)
        screen_tell(screen, STYLE_BAD, "field-full", SESSION_PAIRS("count", session_digits(AIRA_MAX_NOTE).text));
    aira_buf_dispose(&text);
    return code;
}

static int take_reference(struct screen *screen, const char *text, struct aira_error *err)
{
    enum session_outcome outcome;
    int code = session_evidence(&outcome, &screen->session, here(screen), screen->grade, text, err);

    return finish(screen, outcome, false, code, err);
}

static int take_grade(struct screen *screen, int grade, struct aira_error *err)
{
    const char *reference = settled(screen) == NULL ? NULL : settled(screen)->evidence_reference;

    screen->grade = (enum aira_evidence)grade;
    if (grade == AIRA_EVIDENCE_NONE)
        return take_reference(screen, "", err);
    return screen_ask(screen, screen_word(screen, "ask-reference"), reference != NULL ? reference : "", AIRA_MAX_NAME,
                      false, take_reference, err);
}

int screen_ask_evidence(struct screen *screen, struct aira_error *err)
{
    struct aira_buf text;

    aira_buf_init(&text);
    screen_list_begin(screen, screen_word(screen, "ask-evidence"), false, take_grade);
    for (int i = 0; i < AIRA_EVIDENCES; i++) {
        aira_buf_clear(&text);
        aira_buf_printf(&text, "%d  %s", i, session_grade(&screen->session, (enum aira_evidence)i));
        screen_list_add(screen, i, aira_buf_cstr(&text), (int)settled(screen)->evidence == i);
    }
    aira_buf_dispose(&text);
    return screen_list_show(screen, (int)settled(screen)->evidence, err);
}

/* ---- observations: text, impact, owner, day, one after the other ------------------------------------------------- */

void screen_forget_observation(struct screen *screen)
{
    struct aira_observation *seen = &screen->observation;

    free(seen->text);
    free(seen->impact);
    free(seen->owner);
    free(seen->due);
    memset(seen, 0, sizeof *seen);
}

static int take_due(struct screen *screen, const char *text, struct aira_error *err)
{
    enum session_outcome outcome;
    int code;

    screen->observation.due = aira_strdup(text);
    if (screen->observation.due == NULL)
        return aira_error_nomem(err);
    code = session_observe(&outcome, &screen->session, &screen->observation, err);
    code = finish(screen, outcome, false, code, err);
    if (code == 0 && outcome != SESSION_SAVED) { /* the day is asked for again, and what came before it kept */
        free(screen->observation.due);
        screen->observation.due = NULL;
        return AIRA_OK;
    }
    screen_forget_observation(screen);
    return code;
}

static int take_owner(struct screen *screen, const char *text, struct aira_error *err)
{
    screen->observation.owner = aira_strdup(text);
    if (screen->observation.owner == NULL)
        return aira_error_nomem(err);
    return screen_ask(screen, screen_word(screen, "ask-due"), "", 10, false, take_due, err);
}

static int take_impact(struct screen *screen, const char *text, struct aira_error *err)
{
    screen->observation.impact = aira_strdup(text);
    if (screen->observation.impact == NULL)
        return aira_error_nomem(err);
    return screen_ask(screen, screen_word(screen, "ask-owner"), "", AIRA_MAX_NAME, false, take_owner, err);
}

static int take_observation(struct screen *screen, const char *text, struct aira_error *err)
{
    screen_forget_observation(screen);
    if (*session_skip_space(text) == '\0') {
        tell_unchanged(screen);
        return AIRA_OK;
    }
    screen->observation.question = here(screen);
    screen->observation.text = aira_strdup(text);
    if (screen->observation.text == NULL)
        return aira_error_nomem(err);
    return screen_ask(screen, screen_word(screen, "ask-impact"), "", AIRA_MAX_NOTE, false, take_impact, err);
}

int screen_ask_observation(struct screen *screen, struct aira_error *err)
{
    return screen_ask(screen, screen_word(screen, "ask-observation"), "", AIRA_MAX_NOTE, true, take_observation, err);
}

/* ---- going about ---- */

/* The hit before the current one: the last of those that a search forward finds on its way round. */
static int search_back(int *found, struct screen *screen, struct aira_error *err)
{
    const struct session *session = &screen->session;
    int first, next;
    int code =
        aira_walk_search(&first, &session->walk, here(screen), session->looking.data, screen->terminal->language, err);

    *found = next = first;
    while (code == 0 && next >= 0 && next != here(screen)) {
        *found = next;
        code = aira_walk_search(&next, &session->walk, *found, session->looking.data, screen->terminal->language, err);
        if (next == first)
            break;
    }
    return code;
}

int screen_search(struct screen *screen, bool backward, struct aira_error *err)
{
    struct session *session = &screen->session;
    int found, code;

    if (session->looking.length == 0)
        return screen_ask_search(screen, err);
    code = backward ? search_back(&found, screen, err)
                    : aira_walk_search(&found, &session->walk, here(screen), session->looking.data,
                                       screen->terminal->language, err);
    if (code < 0)
        return code;
    if (found < 0) {
        screen_tell(screen, STYLE_PLAIN, "not-found", SESSION_PAIRS("word", session->looking.data));
        return AIRA_OK;
    }
    if (found == here(screen))
        screen_tell(screen, STYLE_PLAIN, "found-only-here", SESSION_PAIRS("word", session->looking.data));
    screen_go(screen, found);
    return AIRA_OK;
}

static int take_search(struct screen *screen, const char *text, struct aira_error *err)
{
    if (*session_skip_space(text) == '\0') {
        tell_unchanged(screen);
        return AIRA_OK;
    }
    aira_buf_clear(&screen->session.looking);
    aira_buf_puts(&screen->session.looking, text);
    if (aira_buf_result(&screen->session.looking, err) < 0)
        return err->code;
    return screen_search(screen, false, err);
}

int screen_ask_search(struct screen *screen, struct aira_error *err)
{
    return screen_ask(screen, screen_word(screen, "ask-search"), "", 200, false, take_search, err);
}

static int take_jump(struct screen *screen, int question, struct aira_error *err)
{
    (void)err;
    screen_go(screen, question);
    return AIRA_OK;
}

int screen_ask_jump(struct screen *screen, struct aira_error *err)
{
    const struct session *session = &screen->session;
    const struct aira_questionnaire *questionnaire = session->walk.assessment->questionnaire;
    struct aira_buf text;
    int part = -1, number = 0;

    aira_buf_init(&text);
    screen_list_begin(screen, screen_word(screen, "ask-jump"), true, take_jump);
    for (int i = 0; i < (int)questionnaire->question_count; i++) {
        const struct aira_question *question = &questionnaire->questions[i];

        if (question->part != part)
            number = 0;
        part = question->part;
        if (!aira_walk_applies(&session->walk, i))
            continue;
        aira_buf_clear(&text);
        aira_buf_printf(&text, "%2d  %s  %s", ++number, question->id,
                        session_text(session, "question", question->id, "ask"));
        screen_list_add(screen, i, aira_buf_cstr(&text), session->walk.standings[i].state != AIRA_UNANSWERED);
    }
    aira_buf_dispose(&text);
    return screen_list_show(screen, here(screen), err);
}

static int take_filter(struct screen *screen, int filter, struct aira_error *err)
{
    int found = session_filter(&screen->session, (enum aira_filter)filter);

    (void)err;
    if (found < 0)
        screen_tell(screen, STYLE_PLAIN, "filter-none", SESSION_PAIRS(NULL));
    else
        screen_go(screen, found);
    return AIRA_OK;
}

int screen_ask_filter(struct screen *screen, struct aira_error *err)
{
    enum aira_filter now = screen->session.walk.filter;
    struct aira_buf text, key;

    aira_buf_init(&text);
    aira_buf_init(&key);
    screen_list_begin(screen, screen_word(screen, "ask-filter"), false, take_filter);
    for (int i = 0; i < AIRA_FILTERS; i++) {
        aira_buf_clear(&text);
        aira_buf_clear(&key);
        aira_buf_printf(&key, "filter-%s", aira_filter_name((enum aira_filter)i));
        aira_buf_printf(&text, "%d  %s", i, screen_word(screen, aira_buf_cstr(&key)));
        screen_list_add(screen, i, aira_buf_cstr(&text), (int)now == i);
    }
    aira_buf_dispose(&key);
    aira_buf_dispose(&text);
    return screen_list_show(screen, (int)now, err);
}
