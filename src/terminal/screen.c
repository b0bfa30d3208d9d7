/* The full screen: its beginning and end, and the loop of drawing and keys. */
#include "screen.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void screen_tell_text(struct screen *screen, enum screen_style style, const char *text)
{
    aira_buf_clear(&screen->message);
    aira_text_harmless(&screen->message, text, false);
    screen->message_style = style;
}

void screen_tell(struct screen *screen, enum screen_style style, const char *key, const char *const *pairs)
{
    struct aira_buf text;

    aira_buf_init(&text);
    screen_fill(&text, screen, key, pairs);
    screen_tell_text(screen, style, aira_buf_cstr(&text));
    aira_buf_dispose(&text);
}

void screen_push(struct screen *screen, const struct screen_view *view)
{
    if (screen->view_count < SCREEN_MAX_VIEWS)
        screen->views[screen->view_count++] = view;
}

void screen_pop(struct screen *screen)
{
    if (screen->view_count > 0)
        screen->view_count--;
}

void screen_switch_language(struct screen *screen)
{
    screen->terminal->language = strcmp(screen->terminal->language, "en") == 0 ? "zh" : "en";
    aira_speak(screen->terminal->language);
}

/* Whether the terminal marks what is pasted when asked to; others would show the signs of the question. */
static bool marks_pastes(const struct screen *screen)
{
    static const char *const known[] = {"xterm", "screen", "tmux", "rxvt", "foot", "kitty", "alacritty", "st-"};
    const char *term = screen->options->term;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(term, known[i], strlen(known[i])) == 0)
            return true;
    return false;
}

static void mark_pastes(const struct screen *screen, bool on)
{
    const char *sign = on ? "\033[?2004h" : "\033[?2004l";

    if (marks_pastes(screen) && write(STDOUT_FILENO, sign, strlen(sign)) < 0)
        return; /* the terminal is gone, which the next read tells */
}

/* Takes the terminal's size over.  curses tells of a new size again as a key when it is given one, so the same one is
 * not given twice. */
static void measure(struct screen *screen)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
        (size.ws_row != screen->rows || size.ws_col != screen->columns)) {
        screen->curses.clearok(screen->window, true);
        screen->curses.resizeterm(size.ws_row, size.ws_col);
        screen->curses.wresize(screen->window, size.ws_row, size.ws_col);
    }
    screen->rows = screen->curses.getmaxy(screen->window);
    screen->columns = screen->curses.getmaxx(screen->window);
    free(screen->halves); /* without memory nothing is drawn until the next size */
    screen->halves = calloc((size_t)screen->rows, (size_t)screen->columns);
}

void screen_give_back(struct screen *screen)
{
    mark_pastes(screen, false);
    screen->curses.endwin();
}

void screen_take(struct screen *screen)
{
    screen->curses.clearok(screen->window, true);
    measure(screen);
    screen->curses.wnoutrefresh(screen->window);
    screen->curses.doupdate();
    mark_pastes(screen, true);
}

static void suspend(struct screen *screen)
{
    screen_give_back(screen);
    screen_catch_stop(false);
    kill(0, SIGTSTP); /* the whole job, as the terminal would; it goes on here after SIGCONT */
    screen_catch_stop(true);
    screen_take(screen);
}

static void begin_colours(struct screen *screen)
{
    struct curses *curses = &screen->curses;

    screen->colours = screen->options->colours && curses->has_colors();
    if (screen->colours) {
        curses->start_color();
        curses->use_default_colors();
    }
    screen_looks_init(screen->looks, screen->colours);
}

static int begin(struct screen *screen, struct aira_error *err)
{
    struct curses *curses = &screen->curses;

    if (curses_open(curses, err) < 0)
        return err->code;
    tcgetattr(STDIN_FILENO, &screen->before);
    screen->handle = curses->newterm(screen->options->term, stdout, stdin);
    if (screen->handle == NULL || curses->tigetstr("cup") == NULL)
        return aira_error_set(err, AIRA_EFAIL,
                              "The terminal '%s' is not known here, or cannot move its cursor. Set TERM to what it is, "
                              "or walk line by line: aira assess --plain.",
                              screen->options->term);
    screen_catch_stop(true);
    curses->cbreak();
    curses->noecho();
    curses->nonl();
    curses->set_escdelay(40);
    screen->window = curses->newwin(0, 0, 0, 0);
    if (screen->window == NULL)
        return aira_error_nomem(err);
    curses->keypad(screen->window, true);
    curses->wtimeout(screen->window, 0);
    screen_input_init(screen);
    mark_pastes(screen, true);
    measure(screen);
    begin_colours(screen);
    screen_keys_init(&screen->keys);
    return screen_config(screen, err);
}

static void end(struct screen *screen)
{
    struct curses *curses = &screen->curses;

    screen_walk_close(screen);
    screen_home_dispose(screen);
    screen_list_dispose(&screen->list);
    field_dispose(&screen->field);
    aira_buf_dispose(&screen->field_title);
    aira_buf_dispose(&screen->message);
    aira_buf_dispose(&screen->trouble);
    aira_buf_dispose(&screen->pasted);
    free(screen->halves);
    if (screen->handle != NULL) {
        screen_give_back(screen);
        curses->delwin(screen->window);
        curses->delscreen(screen->handle);
        screen_catch_stop(false);
        tcsetattr(STDIN_FILENO, TCSADRAIN, &screen->before);
    }
}

/* Below the least size nothing fits; that is said, and the size that is needed. */
static void draw_too_small(struct screen *screen)
{
    struct screen_rows rows;
    struct aira_buf text;
    size_t top = 0;

    aira_buf_init(&text);
    screen_rows_init(&rows);
    screen_fill(&text, screen, "too-small",
                SESSION_PAIRS("columns", session_digits(SCREEN_LEAST_COLUMNS).text, "rows",
                              session_digits(SCREEN_LEAST_ROWS).text));
    screen_rows_add(&rows, STYLE_PLAIN, "", aira_buf_cstr(&text), (size_t)screen->columns);
    screen_rows_draw(screen, &rows, &top, 0, 0, screen->rows, screen->columns);
    screen_rows_dispose(&rows);
    aira_buf_dispose(&text);
}

static void draw(struct screen *screen)
{
    struct curses *curses = &screen->curses;
    const struct screen_view *top = screen->views[screen->view_count - 1];

    screen->cursor_row = -1;
    curses->werase(screen->window);
    if (screen->halves != NULL)
        memset(screen->halves, 0, (size_t)screen->rows * (size_t)screen->columns);
    if (screen->rows < SCREEN_LEAST_ROWS || screen->columns < SCREEN_LEAST_COLUMNS) {
        draw_too_small(screen);
    } else {
        size_t bottom = screen->view_count - 1;

        while (bottom > 0 && !screen->views[bottom]->whole)
            bottom--;
        for (size_t i = bottom; i < screen->view_count; i++)
            screen->views[i]->draw(screen);
        screen_draw_foot(screen, top->footer(screen));
    }
    curses->curs_set(screen->cursor_row >= 0 ? 1 : 0);
    if (screen->cursor_row >= 0)
        curses->wmove(screen->window, screen->cursor_row, screen->cursor_column);
    else
        curses->wmove(screen->window, screen->rows - 1, 0);
    curses->wnoutrefresh(screen->window);
    curses->doupdate();
}

/* A key goes to the view on top, but for what works everywhere. */
static int take_key(struct screen *screen, int key, struct aira_error *err)
{
    const struct screen_view *top;
    enum screen_action action;
    bool go_on;
    int code = screen_walk_before(&go_on, screen, err);

    if (code < 0 || !go_on)
        return code;
    top = screen->views[screen->view_count - 1];
    action = screen_keys_find(&screen->keys, top->place, key);
    switch (action) {
    case ACT_REDRAW:
        screen->curses.clearok(screen->window, true);
        return AIRA_OK;
    case ACT_LANGUAGE:
        screen_switch_language(screen);
        return AIRA_OK;
    case ACT_HELP:
        screen_help(screen);
        return AIRA_OK;
    default:
        return top->act(screen, action, key, err);
    }
}

static void take_paste(struct screen *screen)
{
    enum screen_place place = screen->views[screen->view_count - 1]->place;

    if (place == IN_FIELD)
        screen_field_paste(screen, aira_buf_cstr(&screen->pasted), screen->pasted.length);
    else
        screen_tell(screen, STYLE_BAD, "paste-not-here", SESSION_PAIRS(NULL));
}

static int broken_off(struct aira_error *err)
{
    return aira_error_set(err, AIRA_EINTERRUPTED, "Broken off. Everything acknowledged is saved.");
}

/* Whether there is something to do while nobody types. */
static bool work(struct screen *screen)
{
    screen_walk_idle(screen);
    return screen_home_idle(screen);
}

static int step(struct screen *screen, bool *idle, struct aira_error *err)
{
    int key = 0;

    switch (screen_read(&key, screen, *idle)) {
    case EVENT_KEY:
        *idle = true;
        aira_buf_clear(&screen->message);
        return take_key(screen, key, err);
    case EVENT_PASTE:
        *idle = true;
        aira_buf_clear(&screen->message);
        take_paste(screen);
        return AIRA_OK;
    case EVENT_RESIZE:
        measure(screen);
        return AIRA_OK;
    case EVENT_STOP:
        suspend(screen);
        return AIRA_OK;
    case EVENT_IDLE:
        *idle = work(screen);
        return AIRA_OK;
    case EVENT_END:
    case EVENT_INTERRUPT:
        break;
    }
    return broken_off(err);
}

int aira_screen_run(const struct aira_screen *options, struct aira_error *err)
{
    struct screen screen;
    bool idle = true;
    int code;

    memset(&screen, 0, sizeof screen);
    screen.options = options;
    screen.terminal = options->terminal;
    screen.ascii = options->ascii;
    aira_buf_init(&screen.message);
    aira_buf_init(&screen.trouble);
    aira_buf_init(&screen.pasted);
    aira_buf_init(&screen.field_title);
    code = begin(&screen, err);
    if (code == 0)
        code = options->home ? screen_home_open(&screen, err) : screen_walk_open(&screen, err);
    if (code == 0 && screen.trouble.length > 0)
        screen_tell_text(&screen, STYLE_BAD, screen.trouble.data);
    else if (code == 0 && screen.ascii)
        screen_tell(&screen, STYLE_BAD, "ascii-only", SESSION_PAIRS(NULL));
    while (code == 0 && screen.view_count > 0 && !screen.leave) {
        draw(&screen);
        code = step(&screen, &idle, err);
    }
    end(&screen);
    return code;
}
