/* The answers as one tidy table (docs/tables.md): UTF-8, RFC 4180. */
#include "card.h"
#include "renderers.h"

#include <string.h>

/* One row: what counts for the question, or what one respondent said of it. */
struct row {
    const struct render_card *card;
    const struct aira_json *question, *said;
    const char *respondent; /* "": what counts */
};

/* Where a column's member stands. */
enum source { OF_CARD, OF_QUESTIONNAIRE, OF_QUESTION, OF_STANDING, OF_SAID, WORKED_OUT };

/* Appends the text of a cell. */
typedef void cell_words(struct aira_buf *out, const struct row *row, const char *language);

static const char *part_of(const struct row *row)
{
    return render_card_string(row->question, "part");
}

static void part_words(struct aira_buf *out, const struct row *row, const char *language)
{
    aira_buf_puts(out, render_card_title(row->card, "part", part_of(row), language));
}

static void title_words(struct aira_buf *out, const struct row *row, const char *language)
{
    aira_buf_puts(out, render_card_text(row->card, aira_json_get(row->question, "title"), language));
}

static void ask_words(struct aira_buf *out, const struct row *row, const char *language)
{
    aira_buf_puts(out, render_card_text(row->card, aira_json_get(row->question, "ask"), language));
}

static void answer_words(struct aira_buf *out, const struct row *row, const char *language)
{
    if (*render_card_string(row->said, "value") != '\0')
        render_card_answer(out, row->card, row->question, row->said, language);
}

static void respondent_words(struct aira_buf *out, const struct row *row, const char *language)
{
    (void)language;
    aira_buf_puts(out, row->respondent);
}

/* A column for each language of the report where `by_language`, its code behind the name. */
static const struct column {
    const char *name;
    enum source source;
    bool by_language;
    cell_words *words; /* of WORKED_OUT */
} columns[] = {
    {"client", OF_CARD, false, NULL},
    {"scope", OF_CARD, false, NULL},
    {"as_of", OF_CARD, false, NULL},
    {"depth", OF_CARD, false, NULL},
    {"questionnaire", OF_QUESTIONNAIRE, false, NULL},
    {"questionnaire_version", OF_QUESTIONNAIRE, false, NULL},
    {"part", OF_QUESTION, false, NULL},
    {"part_title", WORKED_OUT, true, part_words},
    {"question", OF_QUESTION, false, NULL},
    {"title", WORKED_OUT, true, title_words},
    {"ask", WORKED_OUT, true, ask_words},
    {"type", OF_QUESTION, false, NULL},
    {"weight", OF_QUESTION, false, NULL},
    {"counted", OF_QUESTION, false, NULL},
    {"respondent", WORKED_OUT, false, respondent_words},
    {"state", OF_STANDING, false, NULL},
    {"value", OF_SAID, false, NULL},
    {"answer", WORKED_OUT, true, answer_words},
    {"level", OF_STANDING, false, NULL},
    {"supported_level", OF_STANDING, false, NULL},
    {"aim", OF_STANDING, false, NULL},
    {"evidence", OF_SAID, false, NULL},
    {"evidence_reference", OF_SAID, false, NULL},
    {"reason", OF_SAID, false, NULL},
    {"note", OF_SAID, false, NULL},
    {"flag", OF_SAID, false, NULL},
    {"by", OF_SAID, false, NULL},
    {"at", OF_SAID, false, NULL},
};

/* The value of a column that is a member of the scorecard; NULL: the cell is empty. */
static const struct aira_json *member(const struct row *row, const struct column *column)
{
    const struct aira_json *root = row->card->root;

    if (column->source == OF_CARD)
        return aira_json_get(root, column->name);
    if (column->source == OF_QUESTIONNAIRE)
        return aira_json_get(aira_json_get(root, "questionnaire"),
                             strcmp(column->name, "questionnaire") == 0 ? "id" : "version");
    if (column->source == OF_SAID)
        return aira_json_get(row->said, column->name);
    if (column->source == OF_STANDING && *row->respondent != '\0')
        return NULL;
    if (strcmp(column->name, "aim") == 0)
        return aira_json_get(aira_json_get(root, "aims"), render_card_string(row->question, "question"));
    return aira_json_get(row->question, column->name);
}

/* Bytes of the first of `marks` that `text` begins with; 0: none. */
static size_t begins_with(const char *text, const char *const *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

/* Whether a spreadsheet could take `text` for a formula: behind white space too, and by the full-width signs that
 * Chinese and Japanese versions read as the others. */
static bool is_like_formula(const char *text)
{
    static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    static const char *const blanks[] = {" ", "\u00A0", "\u3000"};
    size_t blank = 0;

    while ((blank = begins_with(text, blanks, sizeof blanks / sizeof *blanks)) > 0)
        text += blank;
    return begins_with(text, signs, sizeof signs / sizeof *signs) > 0;
}

/* Appends a cell of text.  What begins like a formula gets an apostrophe before it, and so does what begins with one:
 * to take a first apostrophe away gives every text back. */
static void put_text(struct aira_buf *out, const char *text)
{
    bool quoted = strpbrk(text, ",\"\r\n") != NULL || *text == ' ' || (*text != '\0' && text[strlen(text) - 1] == ' ');

    if (quoted)
        aira_buf_putc(out, '"');
    if (*text == '\'' || is_like_formula(text))
        aira_buf_putc(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            aira_buf_putc(out, '"');
        aira_buf_putc(out, *text);
    }
    if (quoted)
        aira_buf_putc(out, '"');
}

/* A number that was given is written by the program itself and stays a number, its minus too. */
static bool is_number(const struct row *row, const struct column *column)
{
    return strcmp(column->name, "value") == 0 && strcmp(render_card_string(row->question, "type"), "number") == 0 &&
           aira_json_get(row->said, "evidence") != NULL;
}

static void put_member(struct aira_buf *out, struct aira_buf *scratch, const struct row *row,
                       const struct column *column)
{
    const struct aira_json *value = member(row, column);
    const char *text = aira_json_str(value);

    if (text != NULL && is_number(row, column)) {
        aira_buf_puts(out, text);
    } else if (text != NULL) {
        aira_text_harmless(scratch, text, true);
        put_text(out, aira_buf_cstr(scratch));
    } else if (aira_json_is_int(value)) {
        aira_buf_printf(out, "%lld", (long long)aira_json_num(value, 0));
    } else if (aira_json_is_bool(value)) {
        aira_buf_puts(out, aira_json_truth(value) ? "true" : "false");
    }
}

static void put_cell(struct aira_buf *out, struct aira_buf *scratch, const struct row *row, const struct column *column,
                     const char *language)
{
    struct aira_buf words;

    aira_buf_clear(scratch);
    if (column->words == NULL) {
        put_member(out, scratch, row, column);
    } else {
        aira_buf_init(&words);
        column->words(&words, row, language);
        aira_text_harmless(scratch, aira_buf_cstr(&words), true);
        put_text(out, aira_buf_cstr(scratch));
        out->failed = out->failed || words.failed;
        aira_buf_dispose(&words);
    }
    out->failed = out->failed || scratch->failed;
}

/* The heads when `row` is NULL. */
static void put_row(struct aira_buf *out, struct aira_buf *scratch, const struct render_card *card,
                    const struct row *row)
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        for (size_t l = 0; l < (columns[i].by_language ? card->language_count : 1); l++) {
            if (i > 0 || l > 0)
                aira_buf_putc(out, ',');
            if (row != NULL)
                put_cell(out, scratch, row, &columns[i], card->languages[l]);
            else
                aira_buf_printf(out, "%s%s%s", columns[i].name, columns[i].by_language ? "_" : "",
                                columns[i].by_language ? card->languages[l] : "");
        }
    aira_buf_puts(out, "\r\n");
}

static void put_question(struct aira_buf *out, struct aira_buf *scratch, const struct render_card *card,
                         const struct aira_json *question)
{
    const struct aira_json *people = aira_json_get(question, "respondents");
    struct row row = {card, question, question, ""};

    put_row(out, scratch, card, &row);
    for (size_t i = 0; i < aira_json_count(people); i++) {
        row.said = aira_json_at(people, i);
        row.respondent = render_card_string(row.said, "person");
        put_row(out, scratch, card, &row);
    }
}

int render_csv(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
               struct aira_error *err)
{
    struct render_card card;
    struct aira_buf scratch;
    int code = render_card_init(&card, input, AIRA_SENTENCE("A table"), err);

    (void)report;
    aira_buf_init(&scratch);
    if (code == 0) {
        const struct aira_json *answers = aira_json_get(card.root, "answers");

        /* Spreadsheets take a file without the mark for the code page of the system, and Chinese for noise. */
        aira_buf_puts(out, "\xEF\xBB\xBF");
        put_row(out, &scratch, &card, NULL);
        for (size_t i = 0; i < aira_json_count(answers); i++)
            put_question(out, &scratch, &card, aira_json_at(answers, i));
        code = aira_buf_result(out, err);
    }
    aira_buf_dispose(&scratch);
    render_card_dispose(&card);
    return code;
}
