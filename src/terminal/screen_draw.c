/* Drawing: lines of text cut by cells, frames, panels of rows, the foot. */
#include "screen.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

const char *screen_word(const struct screen *screen, const char *key)
{
    return aira_catalog_text(screen->terminal->catalog, screen->terminal->language, "screen", key);
}

void screen_fill(struct aira_buf *out, const struct screen *screen, const char *key, const char *const *pairs)
{
    aira_text_fill(out, screen_word(screen, key), pairs);
}

static void set_style(struct screen *screen, enum screen_style style)
{
    const struct screen_look *look = &screen->looks[style];
    attr_t attributes = A_NORMAL;

    if (look->bold)
        attributes |= A_BOLD;
    if (look->dim)
        attributes |= A_DIM;
    if (look->reverse)
        attributes |= A_REVERSE;
    if (look->underline)
        attributes |= A_UNDERLINE;
    screen->curses.wattr_set(screen->window, attributes, screen->colours ? (short)(style + 1) : (short)0, NULL);
}

/* What stands for a character where only ASCII can be shown. */
static wchar_t plain(uint32_t c)
{
    static const struct {
        uint32_t c;
        char ascii;
    } signs[] = {{0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0x2013, '-'},
                 {0x2014, '-'},  {0x2026, '.'},  {0xB7, '-'},   {0xD7, 'x'},   {0xA0, ' '},
                 {0x3000, ' '},  {0xE9, 'e'},    {0x2500, '-'}, {0x2502, '|'}};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].c == c)
            return (wchar_t)signs[i].ascii;
    if (c >= 0x2500 && c < 0x2580)
        return L'+';
    return c < 0x80 ? (wchar_t)c : L'?';
}

/* One character as it is shown, and its columns as curses counts them. */
static wchar_t shown(int *width, const struct screen *screen, uint32_t c)
{
    wchar_t sign = screen->ascii ? plain(c) : (wchar_t)c;

    *width = wcwidth(sign);
    if (*width < 0 || sign == L'\0') {
        sign = screen->ascii ? L'?' : (wchar_t)0xFFFD;
        *width = 1;
    }
    return sign;
}

/* A line of text as it goes to curses: its characters, and the columns that they take. */
struct run {
    wchar_t signs[1024];
    unsigned char cells[1024];
    int length, used;
};

static void add_sign(struct run *run, wchar_t sign, int cells)
{
    run->signs[run->length] = sign;
    run->cells[run->length++] = (unsigned char)cells;
    run->used += cells;
}

static void fill_run(struct run *run, const struct screen *screen, const char *text, int width)
{
    const char *end = text + aira_text_fit(text, (size_t)width);
    const int room = (int)(sizeof run->signs / sizeof *run->signs) - 1;

    run->length = run->used = 0;
    while (text < end && run->length + width - run->used < room) {
        wchar_t sign;
        uint32_t c;
        int cells;

        text += aira_utf8_next(&c, text, end);
        sign = shown(&cells, screen, c);
        if (run->used + cells > width)
            break;
        if (cells > 0 || run->length > 0) /* a mark needs something to stand on */
            add_sign(run, sign, cells);
    }
    while (run->used < width && run->length < room)
        add_sign(run, L' ', 1);
}

static void blank(struct screen *screen, int row, int column)
{
    set_style(screen, STYLE_PLAIN);
    screen->curses.wmove(screen->window, row, column);
    screen->curses.waddnwstr(screen->window, L" ", 1);
}

/* What is drawn over one half of a wide character takes the other half with it.  curses leaves that standing, and later
 * takes it for a whole one. */
static void mark_halves(struct screen *screen, int row, int column, const struct run *run)
{
    unsigned char *halves = screen->halves + (size_t)row * (size_t)screen->columns;
    int end = column + run->used, at = column;

    if (halves[column] != 0)
        blank(screen, row, column - 1);
    if (end < screen->columns && halves[end] != 0) {
        blank(screen, row, end);
        halves[end] = 0;
    }
    for (int i = 0; i < run->length; at += run->cells[i++])
        for (int half = 0; half < run->cells[i]; half++)
            halves[at + half] = half > 0;
}

void screen_put(struct screen *screen, int row, int column, int width, enum screen_style style, const char *text)
{
    struct run run;

    if (width > screen->columns - column)
        width = screen->columns - column;
    if (row < 0 || row >= screen->rows || column < 0 || width <= 0 || screen->halves == NULL)
        return;
    fill_run(&run, screen, text, width);
    mark_halves(screen, row, column, &run);
    set_style(screen, style);
    screen->curses.wmove(screen->window, row, column);
    screen->curses.waddnwstr(screen->window, run.signs, run.length);
}

/* A run of one box character. */
static void add_line(struct aira_buf *out, const char *sign, int count)
{
    for (int i = 0; i < count; i++)
        aira_buf_puts(out, sign);
}

void screen_rule(struct screen *screen, int row, int column, int width, const char *title)
{
    struct aira_buf line;

    aira_buf_init(&line);
    add_line(&line, "─", width);
    screen_put(screen, row, column, width, STYLE_BORDER, aira_buf_cstr(&line));
    aira_buf_clear(&line);
    if (title != NULL && width > 6) {
        aira_buf_putc(&line, ' ');
        aira_text_cut(&line, title, (size_t)width - 4);
        aira_buf_putc(&line, ' ');
        screen_put(screen, row, column + 1, (int)aira_text_width(aira_buf_cstr(&line)), STYLE_TITLE,
                   aira_buf_cstr(&line));
    }
    aira_buf_dispose(&line);
}

static void put_in_line(struct screen *screen, int row, int column, int width, const char *text)
{
    struct aira_buf line;

    aira_buf_init(&line);
    aira_buf_putc(&line, ' ');
    aira_text_cut(&line, text, (size_t)width - 2);
    aira_buf_putc(&line, ' ');
    screen_put(screen, row, column, (int)aira_text_width(aira_buf_cstr(&line)), STYLE_TITLE, aira_buf_cstr(&line));
    aira_buf_dispose(&line);
}

void screen_box(struct screen *screen, int row, int column, int height, int width, const char *title, const char *right)
{
    int right_width = right == NULL || *right == '\0' ? 0 : (int)aira_text_width(right) + 2;
    struct aira_buf line;

    aira_buf_init(&line);
    aira_buf_puts(&line, "┌");
    add_line(&line, "─", width - 2);
    aira_buf_puts(&line, "┐");
    screen_put(screen, row, column, width, STYLE_BORDER, aira_buf_cstr(&line));
    aira_buf_clear(&line);
    aira_buf_puts(&line, "└");
    add_line(&line, "─", width - 2);
    aira_buf_puts(&line, "┘");
    screen_put(screen, row + height - 1, column, width, STYLE_BORDER, aira_buf_cstr(&line));
    aira_buf_dispose(&line);
    for (int i = 1; i < height - 1; i++) {
        screen_put(screen, row + i, column, 1, STYLE_BORDER, "│");
        screen_put(screen, row + i, column + 1, width - 2, STYLE_PLAIN, "");
        screen_put(screen, row + i, column + width - 1, 1, STYLE_BORDER, "│");
    }
    if (right_width > width / 2)
        right_width = 0;
    if (title != NULL && width > 8)
        put_in_line(screen, row, column + 1, width - 3 - right_width, title);
    if (right_width > 0)
        put_in_line(screen, row, column + width - 2 - right_width, right_width, right);
}

void screen_rows_init(struct screen_rows *rows)
{
    memset(rows, 0, sizeof *rows);
    aira_buf_init(&rows->texts);
}

void screen_rows_dispose(struct screen_rows *rows)
{
    aira_buf_dispose(&rows->texts);
    free(rows->rows);
}

/* One row; when memory runs out the panel is shorter. */
static void add_row(struct screen_rows *rows, enum screen_style style, const char *text, size_t length)
{
    size_t at = rows->texts.length;

    if (aira_grow(&rows->rows, &rows->capacity, rows->count + 1, sizeof *rows->rows) < 0)
        return;
    aira_buf_add(&rows->texts, text, length);
    aira_buf_add(&rows->texts, "", 1);
    if (!rows->texts.failed)
        rows->rows[rows->count++] = (struct screen_row){style, at};
}

void screen_rows_add(struct screen_rows *rows, enum screen_style style, const char *lead, const char *text,
                     size_t width)
{
    size_t indent = aira_text_width(lead);
    struct aira_buf harmless, wrapped;

    aira_buf_init(&harmless);
    aira_buf_init(&wrapped);
    aira_buf_puts(&harmless, lead);
    aira_text_harmless(&harmless, text, true);
    for (size_t i = 0; i < harmless.length; i++)
        if (harmless.data[i] == '\t')
            harmless.data[i] = ' ';
    aira_text_wrap(&wrapped, aira_buf_cstr(&harmless), width, indent <= width / 3 ? indent : 2);
    for (const char *s = aira_buf_cstr(&wrapped);;) {
        size_t length = strcspn(s, "\n");

        add_row(rows, style, s, length);
        if (s[length] == '\0')
            break;
        s += length + 1;
    }
    aira_buf_dispose(&wrapped);
    aira_buf_dispose(&harmless);
}

void screen_rows_draw(struct screen *screen, const struct screen_rows *rows, size_t *top, int row, int column,
                      int height, int width)
{
    size_t room = height > 0 ? (size_t)height : 0;

    if (rows->focus_end > rows->focus && rows->focus_end > *top + room)
        *top = rows->focus_end - room;
    if (rows->focus_end > rows->focus && rows->focus < *top)
        *top = rows->focus;
    if (*top + room > rows->count)
        *top = rows->count > room ? rows->count - room : 0;
    for (size_t i = 0; i < room && *top + i < rows->count; i++)
        screen_put(screen, row + (int)i, column, width, rows->rows[*top + i].style,
                   rows->texts.data + rows->rows[*top + i].text);
}

/* Appends "e evidence" and the like. */
static void add_item(struct aira_buf *item, const struct screen *screen, enum screen_action action)
{
    size_t row = screen_row_of(action, screen->views[screen->view_count - 1]->place);
    struct aira_buf key;
    unsigned places;

    aira_buf_init(&key);
    aira_buf_printf(&key, "foot-%s", screen_row_name(row, &places));
    if (action == ACT_DIGIT || action == ACT_SORT)
        aira_buf_puts(item, screen_word(screen, action == ACT_DIGIT ? "foot-digits" : "foot-columns"));
    else
        screen_add_keys(item, &screen->keys, row, 1);
    aira_buf_printf(item, " %s", screen_word(screen, aira_buf_cstr(&key)));
    aira_buf_dispose(&key);
}

/* As many as fit; the last one of the list has its place in any case. */
static void add_footer(struct aira_buf *line, const struct screen *screen, const enum screen_action *actions)
{
    struct aira_buf item, last;
    size_t room = (size_t)screen->columns - 1;

    aira_buf_init(&item);
    aira_buf_init(&last);
    for (; actions[0] != ACT_NONE && actions[1] != ACT_NONE; actions++) {
        const enum screen_action *end = actions;

        while (end[1] != ACT_NONE)
            end++;
        aira_buf_clear(&last);
        add_item(&last, screen, *end);
        aira_buf_clear(&item);
        aira_buf_puts(&item, line->length > 0 ? " · " : " ");
        add_item(&item, screen, *actions);
        if (aira_text_width(aira_buf_cstr(line)) + aira_text_width(aira_buf_cstr(&item)) +
                aira_text_width(aira_buf_cstr(&last)) + 3 >
            room)
            break;
        aira_buf_puts(line, aira_buf_cstr(&item));
    }
    if (last.length > 0)
        aira_buf_printf(line, " · %s", last.data);
    aira_buf_dispose(&last);
    aira_buf_dispose(&item);
}

enum { MESSAGE_ROWS = 4 };

static void lay_out_message(struct screen_rows *rows, const struct screen *screen)
{
    screen_rows_init(rows);
    if (screen->message.length > 0)
        screen_rows_add(rows, screen->message_style, "", aira_buf_cstr(&screen->message), (size_t)screen->columns - 2);
    if (rows->count > MESSAGE_ROWS)
        rows->count = MESSAGE_ROWS;
}

int screen_message_rows(const struct screen *screen)
{
    struct screen_rows rows;
    int count;

    lay_out_message(&rows, screen);
    count = rows.count > 0 ? (int)rows.count : 1;
    screen_rows_dispose(&rows);
    return count;
}

/* A message of several rows covers what is above for as long as it is shown. */
static void draw_message(struct screen *screen)
{
    struct screen_rows rows;

    lay_out_message(&rows, screen);
    for (size_t i = 0; i < rows.count; i++) {
        int row = screen->rows - 1 - (int)(rows.count - i);

        screen_put(screen, row, 0, 1, STYLE_PLAIN, "");
        screen_put(screen, row, 1, screen->columns - 1, screen->message_style, rows.texts.data + rows.rows[i].text);
    }
    screen_rows_dispose(&rows);
}

void screen_draw_foot(struct screen *screen, const enum screen_action *actions)
{
    struct aira_buf line;

    draw_message(screen);
    aira_buf_init(&line);
    add_footer(&line, screen, actions);
    screen_put(screen, screen->rows - 1, 0, screen->columns, STYLE_BAR, aira_buf_cstr(&line));
    aira_buf_dispose(&line);
}
