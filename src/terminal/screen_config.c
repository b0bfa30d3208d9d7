/* Looks, and the user's config.ini: sections [keys] and [colours]. */
#include "screen.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    struct screen_look colour, plain; /* with colours, and without */
} styles[STYLES] = {
    [STYLE_PLAIN] = {"plain", {.front = -1, .back = -1}, {.front = -1, .back = -1}},
    [STYLE_BAR] = {"bar", {.front = -1, .back = -1, .reverse = true}, {.front = -1, .back = -1, .reverse = true}},
    [STYLE_TITLE] = {"title", {.front = -1, .back = -1, .bold = true}, {.front = -1, .back = -1, .bold = true}},
    [STYLE_BORDER] = {"border", {.front = COLOR_BLUE, .back = -1}, {.front = -1, .back = -1}},
    [STYLE_ASK] = {"question", {.front = -1, .back = -1, .bold = true}, {.front = -1, .back = -1, .bold = true}},
    [STYLE_CHOSEN] = {"cursor", {.front = -1, .back = -1, .reverse = true}, {.front = -1, .back = -1, .reverse = true}},
    [STYLE_GIVEN] = {"answer",
                     {.front = COLOR_GREEN, .back = -1, .bold = true},
                     {.front = -1, .back = -1, .bold = true}},
    [STYLE_DIM] = {"quiet", {.front = COLOR_CYAN, .back = -1}, {.front = -1, .back = -1}},
    [STYLE_GOOD] = {"good", {.front = COLOR_GREEN, .back = -1}, {.front = -1, .back = -1}},
    [STYLE_BAD] = {"bad",
                   {.front = COLOR_RED, .back = -1, .bold = true},
                   {.front = -1, .back = -1, .bold = true, .reverse = true}},
};

void screen_looks_init(struct screen_look looks[STYLES], bool colours)
{
    for (int i = 0; i < STYLES; i++)
        looks[i] = colours ? styles[i].colour : styles[i].plain;
}

/* "bold red on blue" and the like. */
static bool parse_look(struct screen_look *look, const char *words, struct aira_buf *bad)
{
    static const char *const colours[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
    struct aira_buf word;
    bool good = true, behind = false;

    *look = (struct screen_look){.front = -1, .back = -1};
    aira_buf_init(&word);
    while (good && session_next_word(&word, &words)) {
        const char *name = aira_buf_cstr(&word);
        bool known = strcmp(name, "default") == 0;

        for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
            if (strcmp(colours[i], name) == 0) {
                *(behind ? &look->back : &look->front) = (short)i;
                known = true;
            }
        look->bold = look->bold || strcmp(name, "bold") == 0;
        look->dim = look->dim || strcmp(name, "dim") == 0;
        look->reverse = look->reverse || strcmp(name, "reverse") == 0;
        look->underline = look->underline || strcmp(name, "underline") == 0;
        behind = strcmp(name, "on") == 0;
        good = known || behind || strcmp(name, "bold") == 0 || strcmp(name, "dim") == 0 ||
               strcmp(name, "reverse") == 0 || strcmp(name, "underline") == 0;
        if (!good)
            aira_buf_puts(bad, name);
        aira_buf_clear(&word);
    }
    aira_buf_dispose(&word);
    return good;
}

/* The first trouble is told, with how many more there are. */
struct troubles {
    struct screen *screen;
    size_t count;
};

static void complain(struct troubles *troubles, int line, const char *key, const char *what)
{
    char number[24];

    if (troubles->count++ > 0)
        return;
    snprintf(number, sizeof number, "%d", line);
    screen_fill(&troubles->screen->trouble, troubles->screen, key,
                SESSION_PAIRS("file", troubles->screen->options->config, "line", number, "what", what));
}

static void set_colour(struct troubles *troubles, const struct aira_ini_entry *entry)
{
    struct screen *screen = troubles->screen;
    struct screen_look look;
    struct aira_buf bad;
    int style = 0;

    aira_buf_init(&bad);
    while (style < STYLES && strcmp(styles[style].name, entry->key) != 0)
        style++;
    if (style == STYLES)
        complain(troubles, entry->line, "config-no-name", entry->key);
    else if (!parse_look(&look, entry->value, &bad))
        complain(troubles, entry->line, "config-no-colour", aira_buf_cstr(&bad));
    else if (screen->colours || (look.front < 0 && look.back < 0))
        screen->looks[style] = look;
    aira_buf_dispose(&bad);
}

static void set_key(struct troubles *troubles, const struct aira_ini_entry *entry)
{
    struct aira_buf bad;

    aira_buf_init(&bad);
    if (!screen_keys_set(&troubles->screen->keys, entry->key, entry->value, &bad))
        complain(troubles, entry->line,
                 strcmp(aira_buf_cstr(&bad), entry->key) == 0 ? "config-no-name" : "config-no-key",
                 aira_buf_cstr(&bad));
    aira_buf_dispose(&bad);
}

static void take_ini(struct troubles *troubles, const struct aira_ini *ini)
{
    for (size_t i = 0; i < ini->count; i++) {
        const struct aira_ini_section *section = &ini->sections[i];
        bool keys = strcmp(section->name, "keys") == 0, colours = strcmp(section->name, "colours") == 0;

        if (!keys && !colours)
            complain(troubles, section->line, "config-no-name", section->name);
        for (size_t j = 0; j < section->count; j++) {
            if (keys)
                set_key(troubles, &section->entries[j]);
            else if (colours)
                set_colour(troubles, &section->entries[j]);
        }
    }
}

static void begin_pairs(struct screen *screen)
{
    for (int i = 0; screen->colours && i < STYLES; i++)
        screen->curses.init_pair((short)(i + 1), screen->looks[i].front, screen->looks[i].back);
}

int screen_config(struct screen *screen, struct aira_error *err)
{
    struct troubles troubles = {screen, 0};
    struct aira_diags diags;
    struct aira_ini *ini = NULL;
    int code = AIRA_OK;

    aira_diags_init(&diags);
    if (screen->options->config != NULL && aira_file_exists(screen->options->config))
        code = aira_ini_load(&ini, screen->options->config, &diags, err);
    if (code == 0 && ini != NULL)
        take_ini(&troubles, ini);
    else if (code < 0 && diags.count > 0)
        complain(&troubles, diags.items[0].line, "config-unread", diags.items[0].message);
    else if (code < 0)
        complain(&troubles, 0, "config-unread", err->message);
    if (troubles.count > 1)
        screen_fill(&screen->trouble, screen, "config-more",
                    SESSION_PAIRS("count", session_digits(troubles.count - 1).text));
    aira_ini_free(ini);
    aira_diags_dispose(&diags);
    begin_pairs(screen);
    return code == AIRA_ENOMEM ? code : AIRA_OK;
}
