/* The saved assessments: a table to sort, search and open from. */
#include "home.h"

#include <stdlib.h>
#include <string.h>

#include <aira/score.h>

const char *home_text(const struct screen_home *home, size_t offset)
{
    return home->texts.data + offset;
}

static size_t keep_text(struct screen_home *home, const char *text)
{
    size_t at = home->texts.length;

    aira_text_harmless(&home->texts, text, false);
    aira_buf_add(&home->texts, "", 1);
    return at;
}

static int add(void *context, const struct aira_listed *listed)
{
    struct screen_home *home = context;
    struct saved *saved;

    if (aira_grow(&home->all, &home->capacity, home->count + 1, sizeof *home->all) < 0) {
        home->texts.failed = true;
        return 1;
    }
    saved = &home->all[home->count++];
    *saved = (struct saved){.number = listed->number,
                            .answers = listed->answers,
                            .changed = listed->changed,
                            .index = -1,
                            .percent = -1,
                            .reached = -1};
    saved->client = keep_text(home, listed->client);
    saved->scope = keep_text(home, listed->scope);
    saved->questionnaire = keep_text(home, listed->questionnaire);
    return 0;
}

/* ---- order ---- */

/* The home that is being sorted: qsort hands no context on. */
static const struct screen_home *sorting;

static int compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int compare(const void *a, const void *b)
{
    const struct saved *x = &sorting->all[*(const size_t *)a], *y = &sorting->all[*(const size_t *)b];
    int order = 0;

    switch (sorting->sort) {
    case 2:
        order = strcmp(home_text(sorting, x->client), home_text(sorting, y->client));
        break;
    case 3:
        order = strcmp(home_text(sorting, x->questionnaire), home_text(sorting, y->questionnaire));
        break;
    case 4:
        order = compare_numbers(x->answers, y->answers);
        break;
    case 5:
        order = compare_numbers(x->index, y->index);
        break;
    case 6:
        order = compare_numbers(x->reached, y->reached);
        break;
    case 7:
        order = compare_numbers(x->changed, y->changed);
        break;
    default:
        break;
    }
    if (order == 0)
        order = compare_numbers(x->number, y->number);
    return sorting->reverse ? -order : order;
}

static bool fits(const struct screen_home *home, const struct saved *saved)
{
    struct aira_buf folded;
    bool found;

    if (home->search.length == 0)
        return true;
    aira_buf_init(&folded);
    aira_text_fold(&folded, home_text(home, saved->client));
    aira_buf_putc(&folded, '\n');
    aira_text_fold(&folded, home_text(home, saved->scope));
    aira_buf_putc(&folded, '\n');
    aira_text_fold(&folded, home_text(home, saved->questionnaire));
    found = strstr(aira_buf_cstr(&folded), home->search.data) != NULL;
    aira_buf_dispose(&folded);
    return found;
}

/* Sorts and searches again; the cursor stays on the assessment `number`. */
static void arrange(struct screen_home *home, int64_t number)
{
    home->shown_count = 0;
    for (size_t i = 0; i < home->count; i++)
        if (fits(home, &home->all[i]))
            home->shown[home->shown_count++] = i;
    sorting = home;
    qsort(home->shown, home->shown_count, sizeof *home->shown, compare);
    if (home->at >= home->shown_count)
        home->at = home->shown_count > 0 ? home->shown_count - 1 : 0;
    for (size_t i = 0; i < home->shown_count; i++)
        if (home->all[home->shown[i]].number == number)
            home->at = i;
}

static struct saved *current(const struct screen_home *home)
{
    return home->at < home->shown_count ? &home->all[home->shown[home->at]] : NULL;
}

/* Reads the list anew. */
static int reload(struct screen *screen, struct aira_error *err)
{
    struct screen_home *home = screen->home;
    int64_t number = current(home) != NULL ? current(home)->number : 0;
    size_t *shown;
    int code = AIRA_OK;

    home->count = home->shown_count = 0;
    aira_buf_clear(&home->texts);
    if (screen->terminal->store != NULL)
        code = aira_store_list(screen->terminal->store, add, home, err);
    if (code < 0) {
        home->count = 0; /* `shown` has no room for what was read until then */
        return code;
    }
    shown = realloc(home->shown, (home->count + 1) * sizeof *shown);
    if (shown == NULL || home->texts.failed)
        return aira_error_nomem(err);
    home->shown = shown;
    arrange(home, number);
    return AIRA_OK;
}

/* ---- what is worked out ---- */

static int work_out(struct screen *screen, struct saved *saved, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_score *score = NULL;
    struct aira_walk walk;
    struct aira_progress all;
    int code = aira_store_load(&stored, screen->terminal->store, saved->number, err);

    if (code == 0)
        code = aira_score_new(&score, stored.assessment, err);
    if (code == 0)
        code = aira_walk_init(&walk, stored.assessment, err);
    if (code == 0) {
        all = aira_walk_progress(&walk, -1);
        saved->percent = all.asked > 0 ? (int)(all.answered * 100 / all.asked) : 0;
        saved->index = aira_shown(score->index.score);
        saved->reached = score->reached;
        if (score->reached >= 0)
            saved->stage = keep_text(screen->home,
                                     aira_questionnaire_text(stored.questionnaire, screen->terminal->language, "stage",
                                                             score->stages[score->reached].stage->id, "title"));
        aira_walk_dispose(&walk);
    }
    aira_score_free(score);
    aira_stored_dispose(&stored);
    return code;
}

size_t home_room(const struct screen *screen)
{
    return (size_t)screen->rows - 5;
}

bool screen_home_idle(struct screen *screen)
{
    struct screen_home *home = screen->home;
    struct aira_error ignored;
    bool all;

    if (home == NULL || screen->walking)
        return false;
    all = home->sort == 5 || home->sort == 6;
    for (size_t i = all ? 0 : home->top; i < home->shown_count && (all || i < home->top + home_room(screen)); i++) {
        struct saved *saved = &home->all[home->shown[i]];

        if (saved->worked != WORKED_NOT)
            continue;
        saved->worked = work_out(screen, saved, &ignored) == 0 ? WORKED_DONE : WORKED_FAILED;
        if (all)
            arrange(home, current(home)->number);
        return true;
    }
    return false;
}

/* ---- keys ---- */

static int open_current(struct screen *screen, struct aira_error *err)
{
    int code = aira_store_load(screen->terminal->stored, screen->terminal->store, current(screen->home)->number, err);

    if (code < 0) {
        screen_tell_text(screen, STYLE_BAD, err->message);
        return code == AIRA_ENOMEM ? code : AIRA_OK;
    }
    return screen_walk_open(screen, err);
}

/* Makes a report or an export, and tells where it is. */
static int make(struct screen *screen,
                int (*what)(void *context, struct aira_buf *told, int64_t number, struct aira_error *err))
{
    struct aira_error trouble = {.code = AIRA_OK};
    struct aira_buf told;

    if (what == NULL)
        return AIRA_OK;
    aira_buf_init(&told);
    if (what(screen->options->context, &told, current(screen->home)->number, &trouble) < 0)
        screen_tell_text(screen, STYLE_BAD, trouble.message);
    else
        screen_tell_text(screen, STYLE_GOOD, aira_buf_cstr(&told));
    aira_buf_dispose(&told);
    return AIRA_OK;
}

static int delete_named(struct screen *screen, const char *text, struct aira_error *err)
{
    struct aira_terminal *terminal = screen->terminal;
    struct aira_error trouble = {.code = AIRA_OK};
    struct aira_stored stored = {0};
    int code = aira_store_load(&stored, terminal->store, current(screen->home)->number, &trouble);

    if (code == 0 && strcmp(stored.assessment->client, text) != 0) {
        screen_tell(screen, STYLE_BAD, "delete-other-name", SESSION_PAIRS(NULL));
    } else {
        if (code == 0)
            code = aira_store_delete(terminal->store, stored.assessment->number, terminal->now(terminal->context),
                                     &trouble);
        if (code < 0)
            screen_tell_text(screen, STYLE_BAD, trouble.message);
        else
            screen_tell(screen, STYLE_GOOD, "delete-done", SESSION_PAIRS("client", stored.assessment->client));
        code = reload(screen, err);
        if (code < 0)
            screen_tell_text(screen, STYLE_BAD, err->message);
    }
    aira_stored_dispose(&stored);
    return code == AIRA_ENOMEM ? code : AIRA_OK;
}

static int ask_delete(struct screen *screen, struct aira_error *err)
{
    struct aira_buf title;
    int code;

    aira_buf_init(&title);
    screen_fill(&title, screen, "ask-delete",
                SESSION_PAIRS("client", home_text(screen->home, current(screen->home)->client)));
    code = screen_ask(screen, aira_buf_cstr(&title), "", AIRA_MAX_NAME, false, delete_named, err);
    aira_buf_dispose(&title);
    return code;
}

static int take_search(struct screen *screen, const char *text, struct aira_error *err)
{
    struct screen_home *home = screen->home;

    aira_buf_clear(&home->search);
    aira_text_fold(&home->search, session_skip_space(text));
    if (aira_buf_result(&home->search, err) < 0)
        return err->code;
    home->at = 0;
    arrange(home, 0);
    return AIRA_OK;
}

static void sort_by(struct screen_home *home, int column)
{
    home->reverse = home->sort == column ? !home->reverse : false;
    home->sort = column;
    arrange(home, current(home) != NULL ? current(home)->number : 0);
}

static void move_by(struct screen_home *home, int64_t by)
{
    int64_t at = (int64_t)home->at + by;

    if (at >= (int64_t)home->shown_count)
        at = (int64_t)home->shown_count - 1;
    home->at = at < 0 ? 0 : (size_t)at;
}

/* What is done with the assessment under the cursor. */
static int act_on_current(struct screen *screen, enum screen_action action, struct aira_error *err)
{
    if (current(screen->home) == NULL)
        return AIRA_OK;
    switch (action) {
    case ACT_OPEN:
        return open_current(screen, err);
    case ACT_REPORT:
        return make(screen, screen->options->report);
    case ACT_EXPORT:
        return make(screen, screen->options->export);
    case ACT_DELETE:
        return ask_delete(screen, err);
    default:
        return AIRA_OK;
    }
}

static int act(struct screen *screen, enum screen_action action, int key, struct aira_error *err)
{
    struct screen_home *home = screen->home;

    switch (action) {
    case ACT_UP:
        move_by(home, -1);
        break;
    case ACT_DOWN:
        move_by(home, 1);
        break;
    case ACT_PAGE_UP:
        move_by(home, -(int64_t)home_room(screen));
        break;
    case ACT_PAGE_DOWN:
        move_by(home, (int64_t)home_room(screen));
        break;
    case ACT_FIRST:
        home->at = 0;
        break;
    case ACT_LAST:
        move_by(home, (int64_t)home->count);
        break;
    case ACT_SORT:
        if (key >= '1' && key <= '0' + HOME_COLUMNS)
            sort_by(home, key - '0');
        break;
    case ACT_SEARCH:
        return screen_ask(screen, screen_word(screen, "ask-home-search"), aira_buf_cstr(&home->search), 200, false,
                          take_search, err);
    case ACT_LEAVE:
        screen->leave = true;
        break;
    default:
        return act_on_current(screen, action, err);
    }
    return AIRA_OK;
}

static const enum screen_action *footer(const struct screen *screen)
{
    static const enum screen_action some[] = {ACT_OPEN,   ACT_SEARCH, ACT_SORT,  ACT_REPORT, ACT_EXPORT,
                                              ACT_DELETE, ACT_HELP,   ACT_LEAVE, ACT_NONE};
    static const enum screen_action none[] = {ACT_SEARCH, ACT_HELP, ACT_LEAVE, ACT_NONE};

    return current(screen->home) != NULL ? some : none;
}

const struct screen_view screen_home_view = {IN_HOME, true, home_draw, act, footer};

int screen_home_open(struct screen *screen, struct aira_error *err)
{
    screen->home = calloc(1, sizeof *screen->home);
    if (screen->home == NULL)
        return aira_error_nomem(err);
    screen->home->sort = 7;
    screen->home->reverse = true;
    screen_push(screen, &screen_home_view);
    return reload(screen, err);
}

void screen_home_back(struct screen *screen)
{
    struct aira_error err;

    screen_push(screen, &screen_home_view);
    if (reload(screen, &err) < 0)
        screen_tell_text(screen, STYLE_BAD, err.message);
}

void screen_home_dispose(struct screen *screen)
{
    struct screen_home *home = screen->home;

    if (home == NULL)
        return;
    aira_buf_dispose(&home->texts);
    aira_buf_dispose(&home->search);
    free(home->all);
    free(home->shown);
    free(home);
    screen->home = NULL;
}
