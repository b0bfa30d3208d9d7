/* A list to pick from, in a box over the screen. */
#include "screen.h"

#include <stdlib.h>
#include <string.h>

void screen_list_dispose(struct screen_list *list)
{
    aira_buf_dispose(&list->title);
    aira_buf_dispose(&list->texts);
    field_dispose(&list->typed);
    free(list->items);
    free(list->shown);
    memset(list, 0, sizeof *list);
}

void screen_list_begin(struct screen *screen, const char *title, bool typing, screen_picked picked)
{
    struct screen_list *list = &screen->list;

    screen_list_dispose(list);
    aira_buf_puts(&list->title, title);
    list->typing = typing;
    list->picked = picked;
    field_init(&list->typed, "", 200, false);
}

void screen_list_add(struct screen *screen, int id, const char *text, bool marked)
{
    struct screen_list *list = &screen->list;
    size_t at = list->texts.length;

    if (aira_grow(&list->items, &list->capacity, list->count + 1, sizeof *list->items) < 0) {
        list->texts.failed = true;
        return;
    }
    aira_text_harmless(&list->texts, text, false);
    aira_buf_add(&list->texts, "", 1);
    list->items[list->count++] = (struct screen_item){id, at, marked};
}

static const char *text_of(const struct screen_list *list, size_t item)
{
    return list->texts.data + list->items[item].text;
}

/* Finds again what fits what was typed. */
static int narrow(struct screen_list *list, struct aira_error *err)
{
    struct aira_buf typed, text;

    aira_buf_init(&typed);
    aira_buf_init(&text);
    aira_text_fold(&typed, aira_buf_cstr(&list->typed.text));
    list->shown_count = 0;
    for (size_t i = 0; i < list->count; i++) {
        aira_buf_clear(&text);
        aira_text_fold(&text, text_of(list, i));
        if (typed.length == 0 || strstr(aira_buf_cstr(&text), typed.data) != NULL)
            list->shown[list->shown_count++] = i;
    }
    if (list->at >= list->shown_count)
        list->at = list->shown_count > 0 ? list->shown_count - 1 : 0;
    if (typed.failed || text.failed)
        aira_error_nomem(err);
    list->texts.failed = list->texts.failed || typed.failed || text.failed;
    aira_buf_dispose(&text);
    aira_buf_dispose(&typed);
    return aira_buf_result(&list->texts, err);
}

int screen_list_show(struct screen *screen, int id, struct aira_error *err)
{
    struct screen_list *list = &screen->list;

    list->shown = calloc(list->count + 1, sizeof *list->shown);
    if (list->shown == NULL || list->texts.failed)
        return aira_error_nomem(err);
    if (narrow(list, err) < 0)
        return err->code;
    for (size_t i = 0; i < list->shown_count; i++)
        if (list->items[list->shown[i]].id == id)
            list->at = i;
    screen_push(screen, &screen_list_view);
    return AIRA_OK;
}

/* Rows of items that are in sight. */
static int room(const struct screen *screen)
{
    int most = screen->rows - 6 - (screen->list.typing ? 1 : 0);

    return (int)screen->list.count < most ? (int)screen->list.count : most;
}

static void draw_items(struct screen *screen, int row, int column, int width)
{
    struct screen_list *list = &screen->list;
    size_t count = (size_t)room(screen);
    struct aira_buf text;

    aira_buf_init(&text);
    if (list->at < list->top)
        list->top = list->at;
    if (list->at >= list->top + count)
        list->top = list->at + 1 - count;
    for (size_t i = 0; i < count && list->top + i < list->shown_count; i++) {
        size_t item = list->shown[list->top + i];

        aira_buf_clear(&text);
        aira_buf_puts(&text, list->top + i == list->at ? ">" : " ");
        aira_buf_puts(&text, list->items[item].marked ? "* " : "  ");
        aira_text_cut(&text, text_of(list, item), (size_t)width - 3);
        screen_put(screen, row + (int)i, column, width, list->top + i == list->at ? STYLE_CHOSEN : STYLE_PLAIN,
                   aira_buf_cstr(&text));
    }
    aira_buf_dispose(&text);
}

static void draw(struct screen *screen)
{
    struct screen_list *list = &screen->list;
    int width = screen->columns - 8 > 100 ? 100 : screen->columns - 8;
    int height = room(screen) + 2 + (list->typing ? 1 : 0);
    int column = (screen->columns - width) / 2, row = 2;

    screen_box(screen, row, column, height, width, aira_buf_cstr(&list->title), NULL);
    if (list->typing) {
        const char *typed = aira_buf_cstr(&list->typed.text);

        screen_put(screen, row + 1, column + 2, 2, STYLE_TITLE, ">");
        screen_put(screen, row + 1, column + 4, width - 6, STYLE_PLAIN, typed);
        screen->cursor_row = row + 1;
        screen->cursor_column = column + 4 + (int)aira_text_width(typed);
        if (screen->cursor_column > column + width - 2)
            screen->cursor_column = column + width - 2;
        row++;
    }
    draw_items(screen, row + 1, column + 2, width - 4);
}

static int pick(struct screen *screen, struct aira_error *err)
{
    struct screen_list *list = &screen->list;
    int id;

    if (list->at >= list->shown_count)
        return AIRA_OK;
    id = list->items[list->shown[list->at]].id;
    screen_pop(screen);
    return list->picked(screen, id, err);
}

static void move_by(struct screen_list *list, int64_t by)
{
    int64_t at = (int64_t)list->at + by;

    if (at >= (int64_t)list->shown_count)
        at = (int64_t)list->shown_count - 1;
    list->at = at < 0 ? 0 : (size_t)at;
}

/* A digit picks at once where nothing is typed. */
static int act_on_key(struct screen *screen, int key, struct aira_error *err)
{
    struct screen_list *list = &screen->list;
    char bytes[4];

    if (key < ' ' || key >= SCREEN_SPECIAL)
        return AIRA_OK;
    if (list->typing) {
        field_insert(&list->typed, bytes, aira_utf8_encode(bytes, (uint32_t)key));
        return narrow(list, err);
    }
    if (key == 'j' || key == 'k')
        move_by(list, key == 'j' ? 1 : -1);
    if (key >= '0' && key <= '9' && (size_t)(key - '0') < list->shown_count) {
        list->at = (size_t)(key - '0');
        return pick(screen, err);
    }
    return AIRA_OK;
}

static int act(struct screen *screen, enum screen_action action, int key, struct aira_error *err)
{
    struct screen_list *list = &screen->list;

    switch (action) {
    case ACT_UP:
        move_by(list, -1);
        return AIRA_OK;
    case ACT_DOWN:
        move_by(list, 1);
        return AIRA_OK;
    case ACT_PAGE_UP:
        move_by(list, -room(screen));
        return AIRA_OK;
    case ACT_PAGE_DOWN:
        move_by(list, room(screen));
        return AIRA_OK;
    case ACT_ACCEPT:
        return pick(screen, err);
    case ACT_ERASE:
        if (list->typing && field_erase_before(&list->typed))
            return narrow(list, err);
        screen_pop(screen);
        return AIRA_OK;
    case ACT_CANCEL:
        screen_pop(screen);
        return AIRA_OK;
    default:
        return act_on_key(screen, key, err);
    }
}

static const enum screen_action *footer(const struct screen *screen)
{
    static const enum screen_action actions[] = {ACT_ACCEPT, ACT_CANCEL, ACT_UP, ACT_DOWN, ACT_NONE};

    (void)screen;
    return actions;
}

const struct screen_view screen_list_view = {IN_LIST, false, draw, act, footer};
