/* The first sheet: whose assessment it is, the key figures, the parts with charts, the bands. */
#include "xlsx.h"

#include <string.h>

/* Where the next row goes. */
struct summary {
    struct render_xlsx *book;
    const struct aira_json *root;
    lxw_worksheet *sheet;
    size_t row;
};

static struct xlsx_place here(const struct summary *summary, size_t column)
{
    return xlsx_at(summary->sheet, summary->row, column);
}

static void next_row(struct summary *summary)
{
    xlsx_end_row(summary->book, summary->sheet, summary->row);
    summary->row++;
}

/* ---- head ---- */

static void add_title(struct summary *summary)
{
    const struct render_card *card = summary->book->card;

    for (size_t l = 0; l < card->language_count; l++) {
        aira_buf_puts(&summary->book->part, aira_catalog_text(card->catalog, card->languages[l], "cover", "title"));
        xlsx_join(summary->book, l, XLSX_BRACKETS);
    }
    xlsx_put(summary->book, here(summary, 0), XLSX_TITLE);
    next_row(summary);
    next_row(summary);
}

static void add_label(struct summary *summary, const char *section, const char *key)
{
    xlsx_word(summary->book, here(summary, 0), XLSX_LABEL, XLSX_BRACKETS, section, key);
}

static void add_fact(struct summary *summary, const char *key, const char *text)
{
    if (*text == '\0')
        return;
    add_label(summary, "about", key);
    xlsx_string(summary->book, here(summary, 1), XLSX_PLAIN, text);
    next_row(summary);
}

static void add_questionnaire(struct summary *summary)
{
    struct render_xlsx *book = summary->book;
    const struct aira_json *questionnaire = aira_json_get(summary->root, "questionnaire");

    add_label(summary, "about", "questionnaire");
    for (size_t l = 0; l < book->card->language_count; l++) {
        const char *language = book->card->languages[l];

        aira_text_fill(&book->part, aira_catalog_text(book->card->catalog, language, "about", "version"),
                       (const char *[]){"title",
                                        render_card_text(book->card, aira_json_get(questionnaire, "title"), language),
                                        "version", render_card_string(questionnaire, "version"), NULL});
        xlsx_join(book, l, XLSX_BRACKETS);
    }
    xlsx_put(book, here(summary, 1), XLSX_PLAIN);
    next_row(summary);
}

static void add_progress(struct summary *summary)
{
    struct render_xlsx *book = summary->book;
    const struct aira_json *progress = aira_json_get(summary->root, "progress");
    char answered[24], applicable[24];

    snprintf(answered, sizeof answered, "%lld", (long long)aira_json_num(aira_json_get(progress, "answered"), 0));
    snprintf(applicable, sizeof applicable, "%lld", (long long)aira_json_num(aira_json_get(progress, "applicable"), 0));
    add_label(summary, "about", "progress");
    for (size_t l = 0; l < book->card->language_count; l++) {
        aira_text_fill(&book->part, aira_catalog_text(book->card->catalog, book->card->languages[l], "about", "of"),
                       (const char *[]){"answered", answered, "applicable", applicable, NULL});
        xlsx_join(book, l, XLSX_BRACKETS);
    }
    xlsx_put(book, here(summary, 1), XLSX_PLAIN);
    next_row(summary);
}

static void add_about(struct summary *summary)
{
    char day[] = "YYYY-MM-DD";

    (void)snprintf(day, sizeof day, "%s", render_card_string(summary->root, "as_of"));
    add_fact(summary, "client", render_card_string(summary->root, "client"));
    add_fact(summary, "scope", render_card_string(summary->root, "scope"));
    add_fact(summary, "date", day);
    add_label(summary, "about", "depth");
    xlsx_word(summary->book, here(summary, 1), XLSX_PLAIN, XLSX_BRACKETS, "about",
              render_card_string(summary->root, "depth"));
    next_row(summary);
    add_questionnaire(summary);
    add_progress(summary);
}

/* ---- remarks ---- */

static void add_remark(struct summary *summary, const char *section, const char *key)
{
    const struct render_card *card = summary->book->card;

    /* A line for each language: the text runs over its neighbours. */
    for (size_t l = 0; l < card->language_count; l++) {
        aira_buf_puts(&summary->book->text, aira_catalog_text(card->catalog, card->languages[l], section, key));
        xlsx_put(summary->book, here(summary, 0), XLSX_PLAIN);
        next_row(summary);
    }
}

static void add_remarks(struct summary *summary)
{
    const struct aira_json *index = aira_json_get(summary->root, "index");

    if (aira_json_truth(aira_json_get(summary->root, "offers_nothing")))
        add_remark(summary, "remark", "offers-nothing");
    if (strcmp(render_card_string(summary->root, "depth"), "quick") == 0)
        add_remark(summary, "notes",
                   aira_json_truth(aira_json_get(summary->root, "stage_provisional")) ? "quick-provisional" : "quick");
    if (aira_json_real(aira_json_get(index, "score"), -1) >= 0 && *render_card_string(index, "band") == '\0')
        add_remark(summary, "notes", "no-band");
}

/* ---- key figures ---- */

/* `figures` of the heads, behind the first, stand over numbers to the right. */
static void add_heads(struct summary *summary, const char *section, const char *const *keys, size_t count,
                      size_t figures)
{
    for (size_t i = 0; i < count; i++)
        if (*keys[i] == '\0')
            xlsx_string(summary->book, here(summary, i), XLSX_HEAD, "");
        else
            xlsx_word(summary->book, here(summary, i), i > 0 && i <= figures ? XLSX_HEAD_FIGURE : XLSX_HEAD, XLSX_LINES,
                      section, keys[i]);
    next_row(summary);
}

static void add_subtitle(struct summary *summary, const char *section)
{
    next_row(summary);
    xlsx_word(summary->book, here(summary, 0), XLSX_SUBTITLE, XLSX_BRACKETS, section, "title");
    next_row(summary);
}

static void add_figure_row(struct summary *summary, const char *key)
{
    xlsx_word(summary->book, here(summary, 0), XLSX_TEXT, XLSX_BRACKETS, "figures", key);
}

static void add_stage(struct summary *summary, size_t column, const char *id, const char *none)
{
    if (*id == '\0' && *none == '\0')
        xlsx_word(summary->book, here(summary, column), XLSX_TEXT, XLSX_BRACKETS, "figures", "none");
    else
        xlsx_title(summary->book, here(summary, column), XLSX_TEXT, "stage", id, none);
}

/* A figure for which claimed and supported are the same stands in the first column. */
static void add_figures(struct summary *summary)
{
    static const char *const heads[] = {"", "claimed", "supported"};
    static const char *const bounds[] = {"low", "high"};
    struct render_xlsx *book = summary->book;
    const struct aira_json *index = aira_json_get(summary->root, "index");

    add_subtitle(summary, "figures");
    add_heads(summary, "figures", heads, 3, 0);
    add_figure_row(summary, "index");
    xlsx_number(book, here(summary, 1), XLSX_BIG, aira_json_get(index, "score"));
    xlsx_number(book, here(summary, 2), XLSX_BIG, aira_json_get(index, "supported"));
    next_row(summary);
    add_figure_row(summary, "band");
    xlsx_title(book, here(summary, 1), XLSX_TEXT, "band", render_card_string(index, "band"), "no-band");
    xlsx_title(book, here(summary, 2), XLSX_TEXT, "band", render_card_string(index, "supported_band"), "no-band");
    next_row(summary);
    for (size_t i = 0; i < 2; i++) {
        add_figure_row(summary, bounds[i]);
        xlsx_number(book, here(summary, 1), XLSX_FIGURE, aira_json_get(index, bounds[i]));
        xlsx_string(book, here(summary, 2), XLSX_TEXT, "");
        next_row(summary);
    }
    add_figure_row(summary, "coverage");
    xlsx_number(book, here(summary, 1), XLSX_SHARE, aira_json_get(index, "coverage"));
    xlsx_string(book, here(summary, 2), XLSX_TEXT, "");
    next_row(summary);
}

static void add_stages(struct summary *summary)
{
    const struct aira_json *stage = aira_json_get(summary->root, "stage");

    if (aira_json_count(aira_json_get(stage, "stages")) == 0)
        return;
    add_figure_row(summary, "stage");
    add_stage(summary, 1, render_card_string(stage, "reached"), "no-stage");
    add_stage(summary, 2, render_card_string(stage, "supported_reached"), "no-stage");
    next_row(summary);
    add_figure_row(summary, "next");
    add_stage(summary, 1, render_card_string(stage, "next"), "");
    xlsx_string(summary->book, here(summary, 2), XLSX_TEXT, "");
    next_row(summary);
    add_figure_row(summary, "aim");
    add_stage(summary, 1, render_card_string(summary->root, "target_stage"), "");
    xlsx_string(summary->book, here(summary, 2), XLSX_TEXT, "");
    next_row(summary);
}

/* ---- parts, bands, proof ---- */

static void add_part(struct summary *summary, const struct aira_json *part)
{
    static const struct {
        const char *key;
        enum xlsx_format format;
    } figures[] = {{"score", XLSX_POINTS},     {"supported", XLSX_POINTS}, {"low", XLSX_POINTS},
                   {"high", XLSX_POINTS},      {"coverage", XLSX_PERCENT}, {"answered", XLSX_WHOLE},
                   {"applicable", XLSX_WHOLE}, {"weight", XLSX_WHOLE}};
    struct render_xlsx *book = summary->book;
    size_t column = 1;

    xlsx_title(book, here(summary, 0), XLSX_TEXT, "part", render_card_string(part, "id"), "no-stage");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        xlsx_number(book, here(summary, column++), figures[i].format, aira_json_get(part, figures[i].key));
    xlsx_word(book, here(summary, column), XLSX_LEVEL, XLSX_BRACKETS, "parts",
              aira_json_truth(aira_json_get(part, "in_index")) ? "yes" : "no");
    next_row(summary);
}

static void add_parts(struct summary *summary)
{
    static const char *const heads[] = {"part",     "score",    "supported",  "low",    "high",
                                        "coverage", "answered", "applicable", "weight", "in-index"};
    const struct aira_json *parts = aira_json_get(summary->root, "parts");
    struct xlsx_chart_data data = {.sheet = summary->sheet, .names = 0, .claimed = 1, .supported = 2};

    if (aira_json_count(parts) == 0)
        return;
    add_subtitle(summary, "parts");
    add_heads(summary, "parts", heads, sizeof heads / sizeof *heads, 8);
    data.first = (lxw_row_t)summary->row;
    for (size_t i = 0; i < aira_json_count(parts); i++)
        add_part(summary, aira_json_at(parts, i));
    data.last = (lxw_row_t)summary->row - 1;
    data.sheet_name = summary->sheet == NULL ? "" : summary->sheet->name;
    summary->row = xlsx_charts(summary->book, &data, summary->row + 1);
}

static void add_bands(struct summary *summary)
{
    static const char *const heads[] = {"band", "from"};
    const struct aira_json *bands = aira_json_get(summary->root, "bands");

    if (aira_json_count(bands) == 0)
        return;
    add_subtitle(summary, "bands");
    add_heads(summary, "bands", heads, 2, 1);
    for (size_t i = 0; i < aira_json_count(bands); i++) {
        const struct aira_json *band = aira_json_at(bands, i);

        xlsx_title(summary->book, here(summary, 0), XLSX_TEXT, "band", render_card_string(band, "id"), "no-band");
        xlsx_number(summary->book, here(summary, 1), XLSX_POINTS, aira_json_get(band, "from"));
        next_row(summary);
    }
}

static void add_proof(struct summary *summary)
{
    const char *hash = render_card_string(summary->root, "content_hash");
    const char *head = render_card_string(aira_json_get(summary->root, "journal"), "head");

    next_row(summary);
    add_label(summary, "notes", "content-hash");
    xlsx_string(summary->book, here(summary, 1), XLSX_PLAIN, hash);
    next_row(summary);
    if (*head == '\0')
        return;
    add_label(summary, "notes", "journal");
    xlsx_string(summary->book, here(summary, 1), XLSX_PLAIN, head);
    next_row(summary);
}

void xlsx_summary(struct render_xlsx *book)
{
    static const double widths[] = {28, 18, 18, 9.5, 9.5, 10.5, 9.5, 10.5, 9.5, 10.5};
    struct summary summary = {.book = book, .root = book->card->root};

    summary.sheet = xlsx_sheet(book, "summary", false);
    if (summary.sheet == NULL)
        return;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        xlsx_width(book, summary.sheet, i, widths[i]);
    add_title(&summary);
    add_about(&summary);
    add_remarks(&summary);
    add_figures(&summary);
    add_stages(&summary);
    add_parts(&summary);
    add_bands(&summary);
    add_proof(&summary);
    book->lib.worksheet_activate(summary.sheet);
}
