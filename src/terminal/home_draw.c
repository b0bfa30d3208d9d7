/* The table of saved assessments. */
#include "home.h"

/* Columns of the table: narrow terminals go without the questionnaire and the stage. */
static void widths(int out[HOME_COLUMNS + 1], const struct screen *screen)
{
    bool wide = screen->columns >= 100;
    int rest;

    out[1] = 5;
    out[3] = wide ? 16 : 0;
    out[4] = 6;
    out[5] = 7;
    out[6] = wide ? 20 : screen->columns >= 80 ? 12 : 0;
    out[7] = 10;
    rest = screen->columns - 4;
    for (int i = 1; i <= HOME_COLUMNS; i++)
        if (i != 2 && out[i] > 0)
            rest -= out[i] + 2;
    out[2] = rest;
}

static void add_cell(struct aira_buf *line, const char *text, int width)
{
    size_t before, cells;

    if (width <= 0)
        return;
    before = aira_text_width(aira_buf_cstr(line));
    aira_text_cut(line, text, (size_t)width);
    for (cells = aira_text_width(aira_buf_cstr(line)) - before; cells < (size_t)width + 2; cells++)
        aira_buf_putc(line, ' ');
}

static void draw_head(struct screen *screen, const int width[HOME_COLUMNS + 1])
{
    static const char *const keys[HOME_COLUMNS + 1] = {"",          "home-number", "home-client", "home-questionnaire",
                                                       "home-done", "home-index",  "home-stage",  "home-changed"};
    struct aira_buf line, cell;

    aira_buf_init(&line);
    aira_buf_init(&cell);
    aira_buf_puts(&line, "  ");
    for (int i = 1; i <= HOME_COLUMNS; i++) {
        aira_buf_clear(&cell);
        aira_buf_printf(&cell, "%s%s", screen_word(screen, keys[i]),
                        i != screen->home->sort ? ""
                        : screen->home->reverse ? " v"
                                                : " ^");
        add_cell(&line, aira_buf_cstr(&cell), width[i]);
    }
    screen_put(screen, 1, 0, screen->columns, STYLE_TITLE, aira_buf_cstr(&line));
    aira_buf_dispose(&cell);
    aira_buf_dispose(&line);
}

static void draw_saved(struct screen *screen, const struct saved *saved, const int width[HOME_COLUMNS + 1], int row,
                       bool here)
{
    const struct screen_home *home = screen->home;
    char number[24], done[24] = "", index[24] = "", day[AIRA_TIME_SIZE];
    struct aira_buf line, client;

    aira_buf_init(&line);
    aira_buf_init(&client);
    snprintf(number, sizeof number, "%lld", (long long)saved->number);
    if (saved->percent >= 0)
        snprintf(done, sizeof done, "%d%%", saved->percent);
    if (saved->index >= 0)
        snprintf(index, sizeof index, "%d.%d%%", saved->index / 10, saved->index % 10);
    aira_day_format(day, saved->changed);
    aira_buf_puts(&line, here ? "> " : "  ");
    add_cell(&line, number, width[1]);
    aira_buf_puts(&client, home_text(home, saved->client));
    if (home_text(home, saved->scope)[0] != '\0')
        aira_buf_printf(&client, " · %s", home_text(home, saved->scope));
    add_cell(&line, aira_buf_cstr(&client), width[2]);
    aira_buf_dispose(&client);
    add_cell(&line, home_text(home, saved->questionnaire), width[3]);
    add_cell(&line, done, width[4]);
    add_cell(&line, index, width[5]);
    add_cell(&line,
             saved->worked != WORKED_DONE ? ""
             : saved->reached < 0         ? "-"
                                          : home_text(home, saved->stage),
             width[6]);
    add_cell(&line, day, width[7]);
    screen_put(screen, row, 0, screen->columns, here ? STYLE_CHOSEN : STYLE_PLAIN, aira_buf_cstr(&line));
    aira_buf_dispose(&line);
}

void home_draw(struct screen *screen)
{
    struct screen_home *home = screen->home;
    int width[HOME_COLUMNS + 1];
    struct aira_buf line;

    aira_buf_init(&line);
    screen_fill(&line, screen, home->search.length > 0 ? "home-title-search" : "home-title",
                SESSION_PAIRS("count", session_digits(home->count).text, "shown",
                              session_digits(home->shown_count).text, "word", aira_buf_cstr(&home->search)));
    screen_put(screen, 0, 0, screen->columns, STYLE_BAR, aira_buf_cstr(&line));
    aira_buf_dispose(&line);
    widths(width, screen);
    draw_head(screen, width);
    screen_rule(screen, 2, 0, screen->columns, NULL);
    if (home->at < home->top)
        home->top = home->at;
    if (home->at >= home->top + home_room(screen))
        home->top = home->at + 1 - home_room(screen);
    for (size_t i = 0; i < home_room(screen) && home->top + i < home->shown_count; i++)
        draw_saved(screen, &home->all[home->shown[home->top + i]], width, 3 + (int)i, home->top + i == home->at);
    if (home->shown_count == 0) {
        const char *what = screen_word(screen, home->count == 0 ? "home-nothing" : "home-no-hit");

        screen_put(screen, 4, 2, screen->columns - 4, STYLE_PLAIN, what);
    }
}
