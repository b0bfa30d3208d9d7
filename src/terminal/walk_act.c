/* The walk on the screen: what its keys do. */
#include "screen.h"

#include <stdlib.h>
#include <string.h>

void screen_go(struct screen *screen, int question)
{
    screen->session.walk.current = question;
    screen->choice = -1;
    screen->scroll = 0;
    screen->at_end = false;
    screen->follow = true;
}

void screen_go_on(struct screen *screen)
{
    int current = screen->session.walk.current;
    int next = current < 0 ? -1 : aira_walk_next(&screen->session.walk, current);

    if (next >= 0)
        screen_go(screen, next);
    else
        screen->at_end = true;
}

bool screen_changed(struct screen *screen, enum session_outcome outcome, const struct aira_error *err)
{
    if (outcome == SESSION_REFUSED)
        screen_tell_text(screen, STYLE_BAD, err->message);
    else if (outcome == SESSION_NOT_SAVED)
        screen_tell(screen, STYLE_BAD, "not-saved", SESSION_PAIRS("why", err->message));
    else
        screen_tell(screen, STYLE_GOOD, "saved", SESSION_PAIRS(NULL));
    screen->field_again = outcome != SESSION_SAVED;
    return outcome == SESSION_SAVED;
}

/* Stores what the current question was given, and goes on. */
static int give(struct screen *screen, enum aira_given given, const struct aira_value *value, bool go_on,
                struct aira_error *err)
{
    enum session_outcome outcome;
    int code = session_give(&outcome, &screen->session, screen->session.walk.current, given, value, NULL, err);

    if (code == 0 && screen_changed(screen, outcome, err) && go_on)
        screen_go_on(screen);
    return code;
}

static int give_number(struct screen *screen, int64_t number, struct aira_error *err)
{
    return give(screen, AIRA_GIVEN_VALUE, &(struct aira_value){.number = number}, true, err);
}

static const struct aira_question *current(const struct screen *screen)
{
    return session_question(&screen->session, screen->session.walk.current);
}

static void tell_takes(struct screen *screen)
{
    struct aira_buf text;

    aira_buf_init(&text);
    session_add_takes(&text, &screen->session, current(screen));
    screen_tell_text(screen, STYLE_BAD, aira_buf_cstr(&text));
    aira_buf_dispose(&text);
}

/* Each tick is stored at once; with the last one the answer goes. */
static int tick(struct screen *screen, int option, struct aira_error *err)
{
    const struct aira_question *question = current(screen);
    const struct aira_answer *settled = session_settled(&screen->session, screen->session.walk.current);
    uint32_t bit = UINT32_C(1) << option;
    struct aira_value value = {0, 0, NULL};
    enum session_outcome outcome;
    int code;

    if (settled != NULL && settled->given == AIRA_GIVEN_VALUE)
        value.options = settled->value.options;
    value.options ^= bit;
    if ((value.options & bit) != 0)
        value.options &= (bit & question->none) != 0 ? bit : ~question->none;
    screen->choice = option;
    screen->follow = true;
    if (value.options != 0)
        return give(screen, AIRA_GIVEN_VALUE, &value, false, err);
    code = session_withdraw(&outcome, &screen->session, screen->session.walk.current, err);
    if (code == 0)
        (void)screen_changed(screen, outcome, err);
    return code;
}

static int take_digit(struct screen *screen, int digit, struct aira_error *err)
{
    const struct aira_question *question = current(screen);
    char start[2] = {(char)('0' + digit), '\0'};

    switch (question->type) {
    case AIRA_LEVEL:
        if (digit < AIRA_LEVELS)
            return give_number(screen, digit, err);
        break;
    case AIRA_SINGLE:
        if (question->option_count > 9)
            return screen_ask_value(screen, start, err);
        if (digit >= 1 && digit <= question->option_count)
            return give_number(screen, digit - 1, err);
        break;
    case AIRA_MULTI:
        if (digit >= 1 && digit <= question->option_count)
            return tick(screen, digit - 1, err);
        break;
    case AIRA_NUMBER:
        return screen_ask_value(screen, start, err);
    case AIRA_YESNO:
    case AIRA_TEXT:
        break;
    }
    tell_takes(screen);
    return AIRA_OK;
}

static int choose(struct screen *screen, int choice, struct aira_error *err)
{
    const struct aira_question *question = current(screen);
    int choices = screen_choices(question);

    if (choice == choices - 1)
        return give(screen, AIRA_GIVEN_UNKNOWN, NULL, true, err);
    if (choice == choices - 2)
        return screen_ask_reason(screen, err);
    switch (question->type) {
    case AIRA_LEVEL:
    case AIRA_SINGLE:
        return give_number(screen, choice, err);
    case AIRA_YESNO:
        return give_number(screen, choice == 0, err);
    case AIRA_MULTI:
        return give(screen, AIRA_GIVEN_VALUE, &(struct aira_value){.options = UINT32_C(1) << choice}, true, err);
    case AIRA_NUMBER:
    case AIRA_TEXT:
        break;
    }
    return screen_ask_value(screen, NULL, err);
}

/* What Enter does at the end. */
static void go_from_end(struct screen *screen)
{
    int open = aira_walk_next_open(&screen->session.walk, -1);
    bool filtered = screen->session.walk.filter != AIRA_FILTER_ALL;

    screen->session.walk.filter = AIRA_FILTER_ALL;
    if (open >= 0)
        screen_go(screen, open);
    else if (!filtered)
        screen_walk_close(screen);
}

static int keep(struct screen *screen, struct aira_error *err)
{
    const struct aira_question *question = current(screen);
    const struct aira_answer *settled = session_settled(&screen->session, screen->session.walk.current);
    bool is_field = question->type == AIRA_NUMBER || question->type == AIRA_TEXT;
    bool ticked = question->type == AIRA_MULTI && settled != NULL && settled->given == AIRA_GIVEN_VALUE;

    if (screen->choice >= 0 && !(ticked && screen->choice < question->option_count))
        return choose(screen, screen->choice, err);
    if (is_field && settled == NULL)
        return screen_ask_value(screen, NULL, err);
    screen_go_on(screen);
    return AIRA_OK;
}

static void move_choice(struct screen *screen, int by)
{
    int from = screen->choice >= 0 ? screen->choice : screen_given_choice(screen);
    int last = screen_choices(current(screen)) - 1;

    screen->choice = from + by < 0 ? 0 : from + by > last ? last : from + by;
    screen->follow = true;
}

static void go_back(struct screen *screen)
{
    int previous = screen->session.walk.current;

    if (!screen->at_end)
        previous = aira_walk_previous(&screen->session.walk, previous);
    if (previous < 0)
        screen_tell(screen, STYLE_PLAIN, "at-first", SESSION_PAIRS(NULL));
    else
        screen_go(screen, previous);
}

static void go_to_end(struct screen *screen, int question)
{
    if (question >= 0)
        screen_go(screen, question);
}

static void go_next_part(struct screen *screen)
{
    const struct aira_questionnaire *questionnaire = screen->session.walk.assessment->questionnaire;
    size_t here = 0;
    int found = -1;

    while (here + 1 < questionnaire->part_count && questionnaire->part_order[here] != current(screen)->part)
        here++;
    for (size_t i = 1; found < 0 && i <= questionnaire->part_count; i++)
        found =
            session_start_of_part(&screen->session, questionnaire->part_order[(here + i) % questionnaire->part_count]);
    go_to_end(screen, found);
}

static int flag(struct screen *screen, struct aira_error *err)
{
    enum session_outcome outcome;
    int code = session_flag(&outcome, &screen->session, screen->session.walk.current, err);

    if (code == 0)
        (void)screen_changed(screen, outcome, err);
    return code;
}

static int undo(struct screen *screen, struct aira_error *err)
{
    enum session_outcome outcome;
    int question;
    int code = session_undo(&question, &outcome, &screen->session, err);

    if (code < 0)
        return code;
    if (question < 0) {
        screen_tell(screen, STYLE_PLAIN, "nothing-to-undo", SESSION_PAIRS(NULL));
    } else if (screen_changed(screen, outcome, err)) {
        if (aira_walk_applies(&screen->session.walk, question))
            screen_go(screen, question);
        screen_tell(screen, STYLE_GOOD, "undone",
                    SESSION_PAIRS("id", session_question(&screen->session, question)->id));
    }
    return AIRA_OK;
}

/* Notes, evidence and flags belong to an answer. */
static bool needs_answer(enum screen_action action)
{
    return action == ACT_NOTE || action == ACT_EVIDENCE || action == ACT_FLAG || action == ACT_EDITOR;
}

/* What moves within the question, or on from it. */
static void move_about(struct screen *screen, enum screen_action action)
{
    switch (action) {
    case ACT_UP:
        move_choice(screen, -1);
        break;
    case ACT_DOWN:
        move_choice(screen, 1);
        break;
    case ACT_PAGE_UP:
        screen->scroll -= screen->scroll > 5 ? 5 : screen->scroll;
        break;
    case ACT_PAGE_DOWN:
        screen->scroll += 5;
        break;
    case ACT_NEXT:
        screen_go_on(screen);
        break;
    case ACT_NEXT_PART:
        go_next_part(screen);
        break;
    default:
        break;
    }
}

/* What changes the question on the screen. */
static int act_on_question(struct screen *screen, enum screen_action action, int key, struct aira_error *err)
{
    if (needs_answer(action) && session_settled(&screen->session, screen->session.walk.current) == NULL) {
        screen_tell(screen, STYLE_BAD, "answer-first", SESSION_PAIRS(NULL));
        return AIRA_OK;
    }
    switch (action) {
    case ACT_DIGIT:
        if (key >= '0' && key <= '9')
            return take_digit(screen, key - '0', err);
        tell_takes(screen); /* another key was given to it, which names no answer */
        return AIRA_OK;
    case ACT_YES:
        if (current(screen)->type == AIRA_YESNO)
            return give_number(screen, 1, err);
        tell_takes(screen);
        return AIRA_OK;
    case ACT_NO:
        return current(screen)->type == AIRA_YESNO ? give_number(screen, 0, err) : screen_ask_reason(screen, err);
    case ACT_NA:
        return screen_ask_reason(screen, err);
    case ACT_UNKNOWN:
        return give(screen, AIRA_GIVEN_UNKNOWN, NULL, true, err);
    case ACT_KEEP:
        return keep(screen, err);
    case ACT_TOGGLE:
        if (current(screen)->type == AIRA_MULTI && screen->choice >= 0 &&
            screen->choice < current(screen)->option_count)
            return tick(screen, screen->choice, err);
        return AIRA_OK;
    case ACT_EVIDENCE:
        return screen_ask_evidence(screen, err);
    case ACT_NOTE:
        return screen_ask_note(screen, err);
    case ACT_EDITOR:
        return screen_edit_note(screen, err);
    case ACT_FLAG:
        return flag(screen, err);
    case ACT_OBSERVE:
        return screen_ask_observation(screen, err);
    default:
        move_about(screen, action);
        return AIRA_OK;
    }
}

static int act(struct screen *screen, enum screen_action action, int key, struct aira_error *err)
{
    const struct aira_walk *walk = &screen->session.walk;

    switch (action) {
    case ACT_LEAVE:
        screen_walk_close(screen);
        return AIRA_OK;
    case ACT_BACK:
        go_back(screen);
        return AIRA_OK;
    case ACT_FIRST:
        go_to_end(screen, aira_walk_next(walk, -1));
        return AIRA_OK;
    case ACT_LAST:
        go_to_end(screen, aira_walk_previous(walk, -1));
        return AIRA_OK;
    case ACT_UNDO:
        return undo(screen, err);
    case ACT_SCORE:
        screen->score_shown = !screen->score_shown;
        return AIRA_OK;
    case ACT_PRESENT:
        screen->present = !screen->present;
        screen->follow = true;
        return AIRA_OK;
    case ACT_SEARCH:
        return screen_ask_search(screen, err);
    case ACT_SEARCH_NEXT:
        return screen_search(screen, false, err);
    case ACT_SEARCH_PREVIOUS:
        return screen_search(screen, true, err);
    case ACT_JUMP:
        return screen_ask_jump(screen, err);
    case ACT_FILTER:
        return screen_ask_filter(screen, err);
    default:
        break;
    }
    if (screen->at_end && action == ACT_KEEP) {
        go_from_end(screen);
        return AIRA_OK;
    }
    if (screen->at_end || walk->current < 0)
        return AIRA_OK;
    return act_on_question(screen, action, key, err);
}

static const enum screen_action *footer(const struct screen *screen)
{
    static const enum screen_action at_end[] = {ACT_KEEP, ACT_BACK,  ACT_FILTER, ACT_JUMP,
                                                ACT_HELP, ACT_LEAVE, ACT_NONE};
    static const enum screen_action open[] = {ACT_DIGIT, ACT_KEEP,   ACT_BACK, ACT_NEXT_PART, ACT_OBSERVE, ACT_SEARCH,
                                              ACT_JUMP,  ACT_FILTER, ACT_UNDO, ACT_LEAVE,     ACT_NONE};
    static const enum screen_action answered[] = {ACT_DIGIT,  ACT_KEEP,  ACT_EVIDENCE, ACT_NOTE, ACT_FLAG,
                                                  ACT_BACK,   ACT_UNDO,  ACT_OBSERVE,  ACT_JUMP, ACT_SEARCH,
                                                  ACT_FILTER, ACT_LEAVE, ACT_NONE};
    const struct aira_answer *settled;
    enum aira_question_type type;

    if (screen->at_end || screen->session.walk.current < 0)
        return at_end;
    type = current(screen)->type;
    settled = session_settled(&screen->session, screen->session.walk.current);
    return (settled != NULL ? answered : open) + (type == AIRA_YESNO || type == AIRA_TEXT ? 1 : 0);
}

const struct screen_view screen_walk_view = {IN_WALK, true, screen_walk_draw, act, footer};

/* On coming back: what was answered last, by whom, what is open. */
static void recall(struct screen *screen)
{
    const struct aira_answer *last = session_last(&screen->session);
    struct aira_progress all = aira_walk_progress(&screen->session.walk, -1);
    char day[AIRA_TIME_SIZE];
    struct aira_buf value;

    if (last == NULL)
        return;
    aira_buf_init(&value);
    aira_answer_format(&value, session_question(&screen->session, last->question), last);
    aira_day_format(day, last->at);
    screen_tell(screen, STYLE_PLAIN, last->by != NULL && last->by[0] != '\0' ? "recall-by" : "recall",
                SESSION_PAIRS("id", session_question(&screen->session, last->question)->id, "value",
                              aira_buf_cstr(&value), "who", last->by != NULL ? last->by : "", "day", day, "open",
                              session_digits(all.asked - all.answered).text));
    aira_buf_dispose(&value);
}

int screen_walk_open(struct screen *screen, struct aira_error *err)
{
    int found = -1;
    int code = session_init(&screen->session, screen->terminal, err);

    if (code < 0)
        return code;
    screen->walking = true;
    screen->present = screen->place_told = false;
    recall(screen);
    if (screen->terminal->filter != AIRA_FILTER_ALL || screen->terminal->role != NULL)
        found = session_filter(&screen->session, screen->terminal->filter);
    screen_go(screen, found >= 0 ? found : screen->session.walk.current);
    if (found < 0 && screen->terminal->filter != AIRA_FILTER_ALL)
        screen_tell(screen, STYLE_PLAIN, "filter-none", SESSION_PAIRS(NULL));
    screen_push(screen, &screen_walk_view);
    return AIRA_OK;
}

void screen_walk_close(struct screen *screen)
{
    if (!screen->walking)
        return;
    screen_walk_idle(screen);
    session_dispose(&screen->session);
    screen->walking = false;
    screen_forget_observation(screen);
    if (screen->options->home)
        aira_stored_dispose(screen->terminal->stored);
    screen->view_count = 0;
    if (screen->options->home && screen->home != NULL)
        screen_home_back(screen);
}

/* What a box over the walk is about. */
struct subject {
    char hash[AIRA_HASH_HEX]; /* of the questionnaire, whose questions lists name by their places */
    char *question;           /* NULL: none, or memory ran out */
    bool answered;
};

static struct subject subject_of(const struct screen *screen)
{
    const struct aira_walk *walk = &screen->session.walk;
    struct subject subject = {.question = NULL};

    memcpy(subject.hash, walk->assessment->questionnaire->hash, sizeof subject.hash);
    if (walk->current >= 0) {
        subject.question = aira_strdup(session_question(&screen->session, walk->current)->id);
        subject.answered = session_settled(&screen->session, walk->current) != NULL;
    }
    return subject;
}

/* What is typed or picked in a box must not reach another question than it was opened for, nor an answer that was taken
 * away meanwhile.  True when boxes had to go. */
static bool close_boxes(struct screen *screen, const struct subject *before)
{
    struct subject now = subject_of(screen);
    bool same = strcmp(now.hash, before->hash) == 0 && now.question != NULL && before->question != NULL &&
                strcmp(now.question, before->question) == 0 && (now.answered || !before->answered);
    bool closed = false;

    while (!same && (screen->views[screen->view_count - 1] == &screen_field_view ||
                     screen->views[screen->view_count - 1] == &screen_list_view)) {
        screen_pop(screen);
        closed = true;
    }
    free(now.question);
    return closed;
}

int screen_walk_before(bool *go_on, struct screen *screen, struct aira_error *err)
{
    struct session_news news;
    struct subject subject;
    int code, before;

    *go_on = true;
    if (!screen->walking)
        return AIRA_OK;
    before = screen->session.walk.current;
    subject = subject_of(screen);
    code = session_catch_up(&news, &screen->session, err);
    if (code < 0) {
        free(subject.question);
        return code;
    }
    *go_on = !news.unread;
    if (news.unread)
        screen_tell(screen, STYLE_BAD, "not-read", SESSION_PAIRS("why", err->message));
    else if (news.changed)
        screen_tell(screen, STYLE_BAD, news.forgotten ? "changed-elsewhere-undo" : "changed-elsewhere",
                    SESSION_PAIRS(NULL));
    if (news.changed && screen->session.walk.current != before)
        screen_go(screen, screen->session.walk.current);
    if (news.changed && close_boxes(screen, &subject)) {
        screen_tell(screen, STYLE_BAD, "changed-under-box", SESSION_PAIRS(NULL));
        *go_on = false;
    }
    free(subject.question);
    return AIRA_OK;
}

void screen_walk_idle(struct screen *screen)
{
    struct aira_error err;

    if (screen->walking && session_keep_place(&screen->session, &err) < 0 && !screen->place_told) {
        screen->place_told = true;
        screen_tell(screen, STYLE_BAD, "place-not-kept", SESSION_PAIRS("why", err.message));
    }
}
