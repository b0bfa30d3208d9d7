/* A field in place: a text being typed at the foot of the screen. */
#include "screen.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_OF_MANY = 6 };

int screen_ask(struct screen *screen, const char *title, const char *text, size_t most, bool many_lines,
               screen_done done, struct aira_error *err)
{
    aira_buf_clear(&screen->field_title);
    aira_text_harmless(&screen->field_title, title, false);
    field_dispose(&screen->field);
    field_init(&screen->field, text, most, many_lines);
    screen->field_done = done;
    screen_push(screen, &screen_field_view);
    return aira_buf_result(&screen->field_title, err);
}

/* Rows of the box: a short text takes little, a long one half the screen. */
static int height(const struct screen *screen)
{
    return screen->field.many_lines ? LINES_OF_MANY + (screen->rows > 40 ? 6 : 0) + 2 : 3;
}

static void draw_line(struct screen *screen, const struct field_layout *layout, size_t line, int row, int column,
                      int width)
{
    struct aira_buf text;
    size_t start = layout->starts[line], end = layout->starts[line + 1];

    if (end > start && screen->field.text.data[end - 1] == '\n')
        end--;
    aira_buf_init(&text);
    aira_buf_add(&text, aira_buf_cstr(&screen->field.text) + start, end - start);
    screen_put(screen, row, column, width, STYLE_PLAIN, aira_buf_cstr(&text));
    aira_buf_dispose(&text);
}

static void draw(struct screen *screen)
{
    int rows = height(screen), width = screen->columns - 4;
    int top = screen->rows - 1 - screen_message_rows(screen) - rows;
    size_t first = 0, room = (size_t)(rows - 2);
    struct field_layout layout;
    struct aira_error ignored;

    screen_box(screen, top, 0, rows, screen->columns, aira_buf_cstr(&screen->field_title), NULL);
    if (field_lay_out(&layout, &screen->field, (size_t)width, &ignored) == 0) {
        if (layout.row >= room)
            first = layout.row - room + 1;
        for (size_t i = 0; i < room && first + i < layout.count; i++)
            draw_line(screen, &layout, first + i, top + 1 + (int)i, 2, width);
        screen->cursor_row = top + 1 + (int)(layout.row - first);
        screen->cursor_column = 2 + (int)layout.column;
    }
    field_layout_dispose(&layout);
}

/* Says when something did not fit in. */
static void tell_full(struct screen *screen)
{
    if (screen->field.was_full) {
        screen_tell(screen, STYLE_BAD, "field-full", SESSION_PAIRS("count", session_digits(screen->field.most).text));
        screen->field.was_full = false;
    }
}

int screen_field_accept(struct screen *screen, struct aira_error *err)
{
    struct field field = screen->field;
    int code;

    memset(&screen->field, 0, sizeof screen->field);
    screen->field_again = false;
    screen_pop(screen);
    code = screen->field_done(screen, aira_buf_cstr(&field.text), err);
    if (code == 0 && screen->field_again && screen->views[screen->view_count - 1] != &screen_field_view) {
        screen->field = field;
        screen_push(screen, &screen_field_view);
        return AIRA_OK;
    }
    field_dispose(&field);
    return code;
}

static void cancel(struct screen *screen)
{
    screen_pop(screen);
    field_dispose(&screen->field);
    screen_tell(screen, STYLE_PLAIN, "unchanged", SESSION_PAIRS(NULL));
}

static int move_lines(struct screen *screen, int by, struct aira_error *err)
{
    struct field_layout layout;
    int code = field_lay_out(&layout, &screen->field, (size_t)screen->columns - 4, err);

    if (code == 0)
        field_move_lines(&screen->field, &layout, by);
    field_layout_dispose(&layout);
    return code;
}

static int edit_outside(struct screen *screen, struct aira_error *err)
{
    struct aira_error trouble = {.code = AIRA_OK};
    struct aira_buf text;
    int code;

    if (!screen->field.many_lines || screen->options->edit == NULL)
        return AIRA_OK;
    aira_buf_init(&text);
    aira_buf_puts(&text, aira_buf_cstr(&screen->field.text));
    screen_give_back(screen);
    code = screen->options->edit(screen->options->context, &text, &trouble);
    screen_take(screen);
    if (code < 0) {
        screen_tell_text(screen, STYLE_BAD, trouble.message);
    } else {
        size_t most = screen->field.most;

        field_dispose(&screen->field);
        field_init(&screen->field, aira_buf_cstr(&text), most, true);
        tell_full(screen);
    }
    aira_buf_dispose(&text);
    return code == AIRA_ENOMEM ? aira_error_nomem(err) : AIRA_OK;
}

static int act_on_text(struct screen *screen, enum screen_action action, int key)
{
    struct field *field = &screen->field;
    char bytes[4];

    switch (action) {
    case ACT_LEFT:
        return field_left(field);
    case ACT_RIGHT:
        return field_right(field);
    case ACT_WORD_LEFT:
        field_word_left(field);
        break;
    case ACT_WORD_RIGHT:
        field_word_right(field);
        break;
    case ACT_LINE_HOME:
        field_home(field);
        break;
    case ACT_LINE_END:
        field_end(field);
        break;
    case ACT_ERASE_AT:
        return field_erase_at(field);
    case ACT_ERASE_WORD:
        field_erase_word(field);
        break;
    case ACT_ERASE_LINE:
        field_erase_to_home(field);
        break;
    case ACT_ERASE_REST:
        field_erase_to_end(field);
        break;
    case ACT_NEW_LINE:
        if (field->many_lines)
            field_insert(field, "\n", 1);
        break;
    default:
        if (key >= ' ' && key < SCREEN_SPECIAL)
            field_insert(field, bytes, aira_utf8_encode(bytes, (uint32_t)key));
    }
    return 0;
}

/* Erasing in an empty field leaves it, as going back leaves a question. */
static int act(struct screen *screen, enum screen_action action, int key, struct aira_error *err)
{
    switch (action) {
    case ACT_ACCEPT:
        return screen_field_accept(screen, err);
    case ACT_CANCEL:
        cancel(screen);
        return AIRA_OK;
    case ACT_ERASE:
        if (screen->field.text.length == 0)
            cancel(screen);
        else
            (void)field_erase_before(&screen->field);
        return AIRA_OK;
    case ACT_UP:
        return move_lines(screen, -1, err);
    case ACT_DOWN:
        return move_lines(screen, 1, err);
    case ACT_PAGE_UP:
        return move_lines(screen, 2 - height(screen), err);
    case ACT_PAGE_DOWN:
        return move_lines(screen, height(screen) - 2, err);
    case ACT_EDITOR:
        return edit_outside(screen, err);
    default:
        (void)act_on_text(screen, action, key);
        tell_full(screen);
        return AIRA_OK;
    }
}

void screen_field_paste(struct screen *screen, const char *bytes, size_t length)
{
    field_insert(&screen->field, bytes, length);
    tell_full(screen);
}

static const enum screen_action *footer(const struct screen *screen)
{
    static const enum screen_action one[] = {ACT_ACCEPT, ACT_CANCEL, ACT_ERASE_LINE, ACT_NONE};
    static const enum screen_action many[] = {ACT_ACCEPT, ACT_CANCEL,     ACT_NEW_LINE,
                                              ACT_EDITOR, ACT_ERASE_LINE, ACT_NONE};

    return screen->field.many_lines ? many : one;
}

const struct screen_view screen_field_view = {IN_FIELD, false, draw, act, footer};
