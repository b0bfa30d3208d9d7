/* Help: every key that works in the view below, and in fields and lists, from the one table. */
#include "screen.h"

#include <string.h>

enum { KEY_CELLS = 25, NARROW_KEY_CELLS = 18, NARROW = 80 };

void screen_help(struct screen *screen)
{
    screen->help_top = 0;
    screen_push(screen, &screen_help_view);
}

static void add_row(struct screen *screen, struct screen_rows *rows, size_t row, size_t width)
{
    bool narrow = screen->columns < NARROW;
    struct aira_buf lead, key;
    unsigned places;

    aira_buf_init(&lead);
    aira_buf_init(&key);
    aira_buf_printf(&key, "help-%s", screen_row_name(row, &places));
    aira_buf_puts(&lead, "  ");
    if (screen_row_of(ACT_DIGIT, IN_WALK) == row)
        aira_buf_puts(&lead, screen_word(screen, "foot-digits"));
    else if (screen_row_of(ACT_SORT, IN_HOME) == row)
        aira_buf_puts(&lead, screen_word(screen, "foot-columns"));
    else
        screen_add_keys(&lead, &screen->keys, row, narrow ? 2 : 4);
    do
        aira_buf_putc(&lead, ' ');
    while (aira_text_width(aira_buf_cstr(&lead)) < (narrow ? NARROW_KEY_CELLS : KEY_CELLS));
    screen_rows_add(rows, STYLE_PLAIN, aira_buf_cstr(&lead), screen_word(screen, aira_buf_cstr(&key)), width);
    aira_buf_dispose(&key);
    aira_buf_dispose(&lead);
}

static void add_place(struct screen *screen, struct screen_rows *rows, enum screen_place place, const char *title,
                      size_t width)
{
    unsigned places;

    if (rows->count > 0)
        screen_rows_add(rows, STYLE_PLAIN, "", "", width);
    screen_rows_add(rows, STYLE_TITLE, "", screen_word(screen, title), width);
    for (size_t i = 0; screen_row_name(i, &places) != NULL; i++)
        if ((places & place) != 0)
            add_row(screen, rows, i, width);
}

static void draw(struct screen *screen)
{
    int height = screen->rows - 3, width = screen->columns;
    size_t cells = (size_t)width - 4;
    struct screen_rows rows;

    screen_rows_init(&rows);
    if (screen->views[0] == &screen_home_view && screen->view_count <= 2)
        add_place(screen, &rows, IN_HOME, "help-in-home", cells);
    else
        add_place(screen, &rows, IN_WALK, "help-in-walk", cells);
    add_place(screen, &rows, IN_FIELD, "help-in-field", cells);
    add_place(screen, &rows, IN_LIST, "help-in-list", cells);
    screen_rows_add(&rows, STYLE_PLAIN, "", "", cells);
    screen_rows_add(&rows, STYLE_DIM, "", screen_word(screen, "help-config"), cells);
    screen_box(screen, 1, 0, height, width, screen_word(screen, "help-title"), NULL);
    screen_rows_draw(screen, &rows, &screen->help_top, 2, 2, height - 2, width - 4);
    screen_rows_dispose(&rows);
}

static int act(struct screen *screen, enum screen_action action, int key, struct aira_error *err)
{
    size_t page = (size_t)screen->rows - 6;

    (void)key, (void)err;
    switch (action) {
    case ACT_DOWN:
        screen->help_top++;
        break;
    case ACT_PAGE_DOWN:
        screen->help_top += page;
        break;
    case ACT_UP:
        screen->help_top -= screen->help_top > 0;
        break;
    case ACT_PAGE_UP:
        screen->help_top -= screen->help_top > page ? page : screen->help_top;
        break;
    case ACT_FIRST:
        screen->help_top = 0;
        break;
    case ACT_LAST:
        screen->help_top = 10000;
        break;
    default:
        screen_pop(screen);
    }
    return AIRA_OK;
}

static const enum screen_action *footer(const struct screen *screen)
{
    static const enum screen_action actions[] = {ACT_DOWN, ACT_PAGE_DOWN, ACT_LAST, ACT_CANCEL, ACT_NONE};

    (void)screen;
    return actions;
}

const struct screen_view screen_help_view = {IN_HELP, true, draw, act, footer};
