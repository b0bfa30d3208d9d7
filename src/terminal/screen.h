/* The full screen: what its files share.
 *
 * What is shown is drawn from state after every key.  A view is a table of operations; views stand on a stack, all are
 * drawn from the bottom up, and keys go to the topmost.  A key becomes an action by the one table of screen_keys.c.
 *
 * A function that returns int gives 0, or a negative code with which the screen must be left; what the user can put
 * right is told on the screen and gives 0.
 */
#ifndef AIRA_TERMINAL_SCREEN_H
#define AIRA_TERMINAL_SCREEN_H

#include <termios.h>

#include "curses.h"
#include "field.h"
#include "session.h"

enum {
    SCREEN_LEAST_ROWS = 18,
    SCREEN_LEAST_COLUMNS = 60,
    SCREEN_MAX_VIEWS = 5,
    SCREEN_SPECIAL = 0x200000,                  /* added to what curses calls a key; below are characters */
    SCREEN_CTRL_LEFT = SCREEN_SPECIAL + 0x7001, /* keys of our own; curses keeps 16 bits */
    SCREEN_CTRL_RIGHT,
    SCREEN_PASTE_BEGIN,
    SCREEN_PASTE_END,
    SCREEN_MAX_KEYS = 160, /* bindings */
};

/* ---- actions (screen_keys.c) ------------------------------------------------------------------------------------- */

enum screen_action {
    ACT_NONE,
    ACT_UP,
    ACT_DOWN,
    ACT_PAGE_UP,
    ACT_PAGE_DOWN,
    ACT_FIRST,
    ACT_LAST,
    ACT_LEAVE,
    ACT_HELP,
    ACT_REDRAW,
    ACT_LANGUAGE,
    ACT_SEARCH,
    /* the home screen */
    ACT_OPEN,
    ACT_REPORT,
    ACT_EXPORT,
    ACT_DELETE,
    ACT_SORT, /* the key tells the column */
    /* the walk */
    ACT_DIGIT, /* the key tells which */
    ACT_YES,
    ACT_NO,
    ACT_NA,
    ACT_UNKNOWN,
    ACT_KEEP,
    ACT_TOGGLE,
    ACT_BACK,
    ACT_NEXT,
    ACT_NEXT_PART,
    ACT_SEARCH_NEXT,
    ACT_SEARCH_PREVIOUS,
    ACT_JUMP,
    ACT_FILTER,
    ACT_EVIDENCE,
    ACT_NOTE,
    ACT_FLAG,
    ACT_OBSERVE,
    ACT_EDITOR,
    ACT_UNDO,
    ACT_SCORE,
    ACT_PRESENT,
    /* a field */
    ACT_ACCEPT,
    ACT_CANCEL,
    ACT_NEW_LINE,
    ACT_LEFT,
    ACT_RIGHT,
    ACT_WORD_LEFT,
    ACT_WORD_RIGHT,
    ACT_LINE_HOME,
    ACT_LINE_END,
    ACT_ERASE,
    ACT_ERASE_AT,
    ACT_ERASE_WORD,
    ACT_ERASE_LINE,
    ACT_ERASE_REST,
    ACTIONS
};

/* Where an action has its keys. */
enum screen_place { IN_HOME = 1, IN_WALK = 2, IN_LIST = 4, IN_FIELD = 8, IN_HELP = 16, IN_ALL = 31 };

struct screen_binding {
    int key;
    size_t row; /* of the table */
};

struct screen_keys {
    struct screen_binding bindings[SCREEN_MAX_KEYS];
    size_t count;
};

/* Appends the name of a key. */
void screen_add_key_name(struct aira_buf *out, int key);
/* The key of that name; false when there is none. */
bool screen_parse_key(int *key, const char *name);

/* ---- style ------------------------------------------------------------------------------------------------------- */

enum screen_style {
    STYLE_PLAIN,
    STYLE_BAR,    /* the lines at the top and the bottom */
    STYLE_TITLE,  /* of a box */
    STYLE_BORDER, /* of a box */
    STYLE_ASK,    /* the question */
    STYLE_CHOSEN, /* where the cursor is */
    STYLE_GIVEN,  /* what was answered */
    STYLE_DIM,
    STYLE_GOOD,
    STYLE_BAD,
    STYLES
};
struct screen_look {
    bool bold, dim, reverse, underline;
    short front, back; /* COLOR_..., -1: the terminal's own */
};

/* ---- views ------------------------------------------------------------------------------------------------------- */

struct screen;

struct screen_view {
    enum screen_place place;
    bool whole; /* it covers what is below */
    void (*draw)(struct screen *screen);
    /* A key that is bound to an action in this place, or ACT_NONE with a key that is not. */
    int (*act)(struct screen *screen, enum screen_action action, int key, struct aira_error *err);
    /* The actions that the footer names now, ended by ACT_NONE. */
    const enum screen_action *(*footer)(const struct screen *screen);
};

/* Called with what a field or list gave. */
typedef int (*screen_done)(struct screen *screen, const char *text, struct aira_error *err);
typedef int (*screen_picked)(struct screen *screen, int id, struct aira_error *err);

struct screen_item {
    int id;
    size_t text; /* offset in `texts` */
    bool marked; /* shown as done */
};

/* A list to pick from; typing narrows it where `typing`. */
struct screen_list {
    struct aira_buf title, texts;
    struct screen_item *items;
    size_t count, capacity;
    size_t *shown; /* of `items`: those that fit what was typed */
    size_t shown_count, at, top;
    bool typing;
    struct field typed;
    screen_picked picked;
};

/* One line of a panel. */
struct screen_row {
    enum screen_style style;
    size_t text; /* offset in `texts` */
};

struct screen_rows {
    struct aira_buf texts;
    struct screen_row *rows;
    size_t count, capacity;
    size_t focus, focus_end; /* rows that must be in sight */
};

struct screen_home;

struct screen {
    const struct aira_screen *options;
    struct aira_terminal *terminal;
    struct curses curses;
    SCREEN *handle;
    WINDOW *window;
    struct termios before; /* how the terminal was */
    int rows, columns;
    unsigned char *halves; /* by row and column: whether the second half of a wide character is there */
    bool colours, ascii;
    struct screen_look looks[STYLES];
    struct screen_keys keys;
    const struct screen_view *views[SCREEN_MAX_VIEWS];
    size_t view_count;
    bool leave;
    struct aira_buf message;
    enum screen_style message_style;
    struct aira_buf trouble; /* what is wrong with config.ini, until it was shown */
    struct aira_buf pasted;
    int cursor_row, cursor_column; /* -1: hidden */
    /* the walk */
    bool walking; /* there is a session */
    struct session session;
    int choice;    /* row among the choices where the cursor is; -1: it was not moved */
    int choice_of; /* the question that `choice` is for */
    size_t scroll; /* rows of the question that are out of sight at the top */
    bool present, score_shown, at_end, place_told;
    bool follow;                         /* the next drawing brings the cursor into sight */
    enum aira_evidence grade;            /* picked, while its reference is asked for */
    struct aira_observation observation; /* being asked for */
    /* the views on top */
    struct aira_buf field_title;
    struct field field;
    screen_done field_done;
    bool field_again; /* what it was for was not saved */
    struct screen_list list;
    size_t help_top;
    struct screen_home *home;
};

/* ---- keys (screen_keys.c) ---------------------------------------------------------------------------------------- */

void screen_keys_init(struct screen_keys *keys);
/* The action of a key in a place; ACT_NONE when it has none. */
enum screen_action screen_keys_find(const struct screen_keys *keys, enum screen_place place, int key);
/* Gives the row of that name these keys ("j Down Ctrl-N") in place of those it had.  False, with `bad` the word that is
 * no key, or the name when there is no such row. */
bool screen_keys_set(struct screen_keys *keys, const char *name, const char *list, struct aira_buf *bad);
/* The name of a row of the table, in config.ini, and in the catalogue after "help-" and "foot-"; NULL behind the last.
 */
const char *screen_row_name(size_t row, unsigned *places);
/* The first row of an action in a place. */
size_t screen_row_of(enum screen_action action, enum screen_place place);
/* Appends the keys of a row, divided by spaces, at most `most` of them. */
void screen_add_keys(struct aira_buf *out, const struct screen_keys *keys, size_t row, size_t most);

/* ---- config.ini (screen_config.c) -------------------------------------------------------------------------------- */

void screen_looks_init(struct screen_look looks[STYLES], bool colours);
/* Reads the user's keys and colours; what is wrong is told in `trouble` and left out. */
int screen_config(struct screen *screen, struct aira_error *err);

/* ---- drawing (screen_draw.c) ------------------------------------------------------------------------------------- */

/* A word of section "screen", and one with its {names} filled. */
const char *screen_word(const struct screen *screen, const char *key);
void screen_fill(struct aira_buf *out, const struct screen *screen, const char *key, const char *const *pairs);
/* Draws one line of text in exactly `width` columns: cut between clusters, filled with spaces; what could steer a
 * terminal is made visible. */
void screen_put(struct screen *screen, int row, int column, int width, enum screen_style style, const char *text);
/* A frame with a title at the left and a text at the right of its upper line (either may be NULL). */
void screen_box(struct screen *screen, int row, int column, int height, int width, const char *title,
                const char *right);
/* A line of dashes across. */
void screen_rule(struct screen *screen, int row, int column, int width, const char *title);
/* Collects rows for a panel: `text` behind `lead`, wrapped at `width`, further rows indented below it. */
void screen_rows_init(struct screen_rows *rows);
void screen_rows_dispose(struct screen_rows *rows);
void screen_rows_add(struct screen_rows *rows, enum screen_style style, const char *lead, const char *text,
                     size_t width);
/* Draws the rows from *top on; moves *top so that the focus is in sight and the panel is not left empty. */
void screen_rows_draw(struct screen *screen, const struct screen_rows *rows, size_t *top, int row, int column,
                      int height, int width);
/* Rows that the message takes above the footer, one at least. */
int screen_message_rows(const struct screen *screen);
/* Draws the message and the footer of the view. */
void screen_draw_foot(struct screen *screen, const enum screen_action *actions);

/* ---- telling (screen.c) ------------------------------------------------------------------------------------------ */

void screen_tell(struct screen *screen, enum screen_style style, const char *key, const char *const *pairs);
void screen_tell_text(struct screen *screen, enum screen_style style, const char *text);
void screen_push(struct screen *screen, const struct screen_view *view);
void screen_pop(struct screen *screen);
/* Puts the terminal back to what it was, and takes it again. */
void screen_give_back(struct screen *screen);
void screen_take(struct screen *screen);
/* The other language. */
void screen_switch_language(struct screen *screen);

/* ---- input (screen_input.c) -------------------------------------------------------------------------------------- */

enum screen_event { EVENT_KEY, EVENT_PASTE, EVENT_RESIZE, EVENT_STOP, EVENT_END, EVENT_INTERRUPT, EVENT_IDLE };
/* Prepares the keys that curses does not know by itself. */
void screen_input_init(struct screen *screen);
/* The next event.  With `idle`, EVENT_IDLE when nothing is there to be read. */
enum screen_event screen_read(int *key, struct screen *screen, bool idle);
/* Set by the signal of the Ctrl-Z key. */
void screen_catch_stop(bool catch);

/* ---- the views --------------------------------------------------------------------------------------------------- */

extern const struct screen_view screen_walk_view, screen_home_view, screen_field_view, screen_list_view,
    screen_help_view;

/* Hands the text of the field over, as Enter does; what could not be saved stays there, to be tried again. */
int screen_field_accept(struct screen *screen, struct aira_error *err);
/* Asks for a text.  `done` gets it; it may ask for another. */
int screen_ask(struct screen *screen, const char *title, const char *text, size_t most, bool many_lines,
               screen_done done, struct aira_error *err);
/* Takes what was pasted into the field. */
void screen_field_paste(struct screen *screen, const char *bytes, size_t length);
/* Starts a list; items are added, then it is shown. */
void screen_list_begin(struct screen *screen, const char *title, bool typing, screen_picked picked);
void screen_list_add(struct screen *screen, int id, const char *text, bool marked);
int screen_list_show(struct screen *screen, int id, struct aira_error *err);
void screen_list_dispose(struct screen_list *list);
/* Opens the help of the view on top. */
void screen_help(struct screen *screen);

/* Opens the walk through terminal->stored, and ends it. */
int screen_walk_open(struct screen *screen, struct aira_error *err);
void screen_walk_close(struct screen *screen);
/* What the walk does before a key: another program may have changed the file.  *go_on is false when the file could not
 * be looked up, so that the key must wait. */
int screen_walk_before(bool *go_on, struct screen *screen, struct aira_error *err);
/* What it does when nothing is to be read. */
void screen_walk_idle(struct screen *screen);
void screen_walk_draw(struct screen *screen);
/* Where the question is drawn large for the client to read. */
void screen_present_draw(struct screen *screen);
/* The choices of a question: a row each, in the order of the screen; the last two are "not applicable" and "don't
 * know". */
int screen_choices(const struct aira_question *question);
/* Adds the question with its choices. */
void screen_add_question(struct screen *screen, struct screen_rows *rows, size_t width, bool large);
/* The row of the choices that was answered, or -1. */
int screen_given_choice(const struct screen *screen);
/* Shows a question. */
void screen_go(struct screen *screen, int question);

/* The keys of the walk that ask for something (walk_ask.c). */
int screen_ask_reason(struct screen *screen, struct aira_error *err);
int screen_ask_value(struct screen *screen, const char *start, struct aira_error *err);
int screen_ask_note(struct screen *screen, struct aira_error *err);
int screen_ask_evidence(struct screen *screen, struct aira_error *err);
int screen_ask_observation(struct screen *screen, struct aira_error *err);
int screen_ask_search(struct screen *screen, struct aira_error *err);
int screen_ask_jump(struct screen *screen, struct aira_error *err);
int screen_ask_filter(struct screen *screen, struct aira_error *err);
int screen_edit_note(struct screen *screen, struct aira_error *err);
int screen_search(struct screen *screen, bool backward, struct aira_error *err);
/* Goes on behind the current question after an answer, or says what is open at the end. */
void screen_go_on(struct screen *screen);
/* Tells what came of a change, and whether it was saved. */
bool screen_changed(struct screen *screen, enum session_outcome outcome, const struct aira_error *err);

/* Frees an observation that was not finished. */
void screen_forget_observation(struct screen *screen);

/* The saved assessments. */
int screen_home_open(struct screen *screen, struct aira_error *err);
void screen_home_dispose(struct screen *screen);
/* Shows them again after a walk. */
void screen_home_back(struct screen *screen);
/* Works out one more index that is in sight; false when there is none left. */
bool screen_home_idle(struct screen *screen);

#endif
