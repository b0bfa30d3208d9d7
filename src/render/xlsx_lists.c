/* The sheets that are lists: criteria, answers, roadmap. */
#include "xlsx.h"

#include <string.h>

struct column;

/* One cell to be written: `row` is a member of the scorecard's lists, `said` as in render_card_answer where it is an
 * answer. */
struct cell {
    struct render_xlsx *book;
    struct xlsx_place at;
    const struct aira_json *row, *said;
    const struct column *column;
};

struct column {
    const char *head; /* a word of the list's section */
    double width;
    void (*put)(const struct cell *cell);
    const char *member;  /* that it shows, where `put` serves several columns */
    enum xlsx_format as; /* of a number */
    const char *section; /* of put_word */
    bool coloured;       /* on the ground of each level */
};

struct list {
    struct render_xlsx *book;
    lxw_worksheet *sheet;
    const struct column *columns;
    size_t count, row;
};

/* ---- lists in general ---- */

static enum xlsx_format head_of(const struct column *column)
{
    return column->as == XLSX_LEVEL                                ? XLSX_HEAD_LEVEL
           : column->as == XLSX_WHOLE || column->as == XLSX_POINTS ? XLSX_HEAD_FIGURE
                                                                   : XLSX_HEAD;
}

static bool begin(struct list *list, const char *name, const char *section, size_t frozen)
{
    list->sheet = xlsx_sheet(list->book, name, true);
    if (list->sheet == NULL)
        return false;
    for (size_t i = 0; i < list->count; i++) {
        xlsx_width(list->book, list->sheet, i, list->columns[i].width);
        xlsx_word(list->book, xlsx_at(list->sheet, 0, i), head_of(&list->columns[i]), XLSX_LINES, section,
                  list->columns[i].head);
    }
    xlsx_end_row(list->book, list->sheet, 0);
    list->book->lib.worksheet_freeze_panes(list->sheet, 1, (lxw_col_t)frozen);
    xlsx_check(list->book, list->book->lib.worksheet_repeat_rows(list->sheet, 0, 0));
    list->row = 1;
    return true;
}

static void add(struct list *list, const struct aira_json *row, const struct aira_json *said)
{
    for (size_t i = 0; i < list->count; i++) {
        struct cell cell = {list->book, xlsx_at(list->sheet, list->row, i), row, said, &list->columns[i]};

        cell.column->put(&cell);
    }
    xlsx_end_row(list->book, list->sheet, list->row);
    list->row++;
}

/* An empty cell is equal to 0 for a spreadsheet, so each rule asks for a number first. */
static void colour_levels(struct list *list, size_t column)
{
    for (int level = 0; level < 5; level++) {
        char rule[64];
        lxw_conditional_format format = {
            .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = rule, .format = list->book->levels[level]};

        snprintf(rule, sizeof rule, "=AND(ISNUMBER(%c2),%c2=%d)", (char)('A' + column), (char)('A' + column), level);
        xlsx_check(list->book, list->book->lib.worksheet_conditional_format_range(list->sheet, 1, (lxw_col_t)column,
                                                                                  (lxw_row_t)list->row - 1,
                                                                                  (lxw_col_t)column, &format));
    }
}

static void end(struct list *list)
{
    for (size_t i = 0; i < list->count && list->row > 1 && list->book->error == LXW_NO_ERROR; i++)
        if (list->columns[i].as == XLSX_LEVEL)
            colour_levels(list, i);
    xlsx_check(list->book,
               list->book->lib.worksheet_autofilter(list->sheet, 0, 0, (lxw_row_t)(list->row > 1 ? list->row - 1 : 1),
                                                    (lxw_col_t)(list->count - 1)));
}

/* ---- cells that several lists have ---- */

static void put_number(const struct cell *cell)
{
    xlsx_number(cell->book, cell->at, cell->column->as, aira_json_get(cell->row, cell->column->member));
}

static void put_word(const struct cell *cell)
{
    xlsx_word(cell->book, cell->at, XLSX_TEXT, XLSX_BRACKETS, cell->column->section,
              render_card_string(cell->row, cell->column->member));
}

static void put_texts(const struct cell *cell)
{
    xlsx_texts(cell->book, cell->at, XLSX_TEXT, XLSX_LINES, aira_json_get(cell->row, cell->column->member));
}

static void put_said(const struct cell *cell)
{
    xlsx_string(cell->book, cell->at, XLSX_TEXT, render_card_string(cell->said, cell->column->member));
}

static void put_id(const struct cell *cell)
{
    xlsx_string(cell->book, cell->at, XLSX_KEY, render_card_string(cell->row, "question"));
}

static void put_part(const struct cell *cell)
{
    xlsx_title(cell->book, cell->at, XLSX_TEXT, "part", render_card_string(cell->row, "part"), "no-stage");
}

static void put_criterion(const struct cell *cell)
{
    xlsx_criterion(cell->book, cell->at, XLSX_TEXT, render_card_string(cell->row, "question"));
}

/* ---- criteria ---- */

static const struct aira_json *aim_of(const struct render_card *card, const struct aira_json *question)
{
    return aira_json_get(aira_json_get(card->root, "aims"), render_card_string(question, "question"));
}

static void put_aim(const struct cell *cell)
{
    xlsx_number(cell->book, cell->at, XLSX_LEVEL, aim_of(cell->book->card, cell->row));
}

/* Adds one gate of `stage` on the question, on a line of its own. */
static void add_gate(struct render_xlsx *book, const struct aira_json *stage, const struct aira_json *gate,
                     const char *language)
{
    char level[24];

    snprintf(level, sizeof level, "%lld", (long long)aira_json_num(aira_json_get(gate, "needs"), 0));
    if (book->part.length > 0)
        aira_buf_putc(&book->part, '\n');
    aira_text_fill(&book->part,
                   aira_catalog_text(book->card->catalog, language, "criteria",
                                     aira_json_truth(aira_json_get(gate, "core")) ? "gate-core" : "gate-other"),
                   (const char *[]){"stage",
                                    render_card_title(book->card, "stage", render_card_string(stage, "id"), language),
                                    "level", level, NULL});
}

static void put_gates(const struct cell *cell)
{
    const struct aira_json *stages = aira_json_get(aira_json_get(cell->book->card->root, "stage"), "stages");
    const char *id = render_card_string(cell->row, "question");

    for (size_t l = 0; l < cell->book->card->language_count; l++) {
        for (size_t s = 0; s < aira_json_count(stages); s++) {
            const struct aira_json *stage = aira_json_at(stages, s), *gates = aira_json_get(stage, "gates");

            for (size_t g = 0; g < aira_json_count(gates); g++)
                if (strcmp(render_card_string(aira_json_at(gates, g), "question"), id) == 0)
                    add_gate(cell->book, stage, aira_json_at(gates, g), cell->book->card->languages[l]);
        }
        xlsx_join(cell->book, l, XLSX_LINES);
    }
    xlsx_put(cell->book, cell->at, XLSX_TEXT);
}

/* A question with levels in a part that is scored; those of the profile describe the firm. */
static bool is_criterion(const struct render_card *card, const struct aira_json *question)
{
    const struct aira_json *parts = aira_json_get(card->root, "parts");

    for (size_t i = 0; i < aira_json_count(parts); i++)
        if (strcmp(render_card_string(aira_json_at(parts, i), "id"), render_card_string(question, "part")) == 0)
            return aim_of(card, question) != NULL;
    return false;
}

void xlsx_criteria(struct render_xlsx *book)
{
    static const struct column columns[] = {
        {.head = "part", .width = 20, .put = put_part},
        {.head = "criterion", .width = 40, .put = put_criterion},
        {.head = "today", .width = 9, .put = put_number, .member = "level", .as = XLSX_LEVEL},
        {.head = "supported", .width = 10, .put = put_number, .member = "supported_level", .as = XLSX_LEVEL},
        {.head = "aim", .width = 9, .put = put_aim, .as = XLSX_LEVEL},
        {.head = "weight", .width = 9, .put = put_number, .member = "weight", .as = XLSX_WHOLE},
        {.head = "state", .width = 16, .put = put_word, .member = "state", .section = "state"},
        {.head = "gate", .width = 34, .put = put_gates},
        {.head = "id", .width = 20, .put = put_id},
    };
    const struct aira_json *questions = aira_json_get(book->card->root, "answers");
    struct list list = {.book = book, .columns = columns, .count = sizeof columns / sizeof *columns};

    if (!begin(&list, "criteria", "criteria", 2))
        return;
    for (size_t i = 0; i < aira_json_count(questions); i++)
        if (is_criterion(book->card, aira_json_at(questions, i)))
            add(&list, aira_json_at(questions, i), NULL);
    end(&list);
}

/* ---- answers ---- */

static void put_respondent(const struct cell *cell)
{
    if (cell->said == cell->row)
        xlsx_word(cell->book, cell->at, XLSX_TEXT, XLSX_BRACKETS, "answer-list", "settled");
    else
        xlsx_string(cell->book, cell->at, XLSX_TEXT,
                    render_card_person(cell->book->card, render_card_string(cell->said, "person")));
}

static void put_answer(const struct cell *cell)
{
    for (size_t l = 0; l < cell->book->card->language_count; l++) {
        render_card_answer(&cell->book->part, cell->book->card, cell->row, cell->said, cell->book->card->languages[l]);
        xlsx_join(cell->book, l, XLSX_LINES);
    }
    xlsx_put(cell->book, cell->at, XLSX_TEXT);
}

static void put_evidence(const struct cell *cell)
{
    for (size_t l = 0; l < cell->book->card->language_count; l++) {
        render_card_evidence(&cell->book->part, cell->book->card, cell->row, cell->said,
                             cell->book->card->languages[l]);
        xlsx_join(cell->book, l, XLSX_BRACKETS);
    }
    xlsx_put(cell->book, cell->at, XLSX_TEXT);
}

static void put_flag(const struct cell *cell)
{
    if (aira_json_truth(aira_json_get(cell->said, "flag")))
        xlsx_word(cell->book, cell->at, XLSX_TEXT, XLSX_BRACKETS, "answer-list", "flagged");
    else
        xlsx_string(cell->book, cell->at, XLSX_TEXT, "");
}

static void put_who(const struct cell *cell)
{
    xlsx_string(cell->book, cell->at, XLSX_TEXT,
                render_card_person(cell->book->card, render_card_string(cell->said, "by")));
}

static void put_when(const struct cell *cell)
{
    xlsx_time(cell->book, cell->at, render_card_string(cell->said, "at"));
}

void xlsx_answers(struct render_xlsx *book)
{
    static const struct column columns[] = {
        {.head = "part", .width = 14, .put = put_part},
        {.head = "question", .width = 34, .put = put_texts, .member = "ask"},
        {.head = "of", .width = 15, .put = put_respondent},
        {.head = "answer", .width = 40, .put = put_answer},
        {.head = "evidence", .width = 13, .put = put_evidence},
        {.head = "reference", .width = 17, .put = put_said, .member = "evidence_reference"},
        {.head = "note", .width = 36, .put = put_said, .member = "note"},
        {.head = "flag", .width = 9, .put = put_flag},
        {.head = "who", .width = 16, .put = put_who},
        {.head = "when", .width = 15, .put = put_when},
        {.head = "id", .width = 15, .put = put_id},
    };
    const struct aira_json *questions = aira_json_get(book->card->root, "answers");
    struct list list = {.book = book, .columns = columns, .count = sizeof columns / sizeof *columns};

    if (!begin(&list, "answers", "answer-list", 2))
        return;
    for (size_t i = 0; i < aira_json_count(questions); i++) {
        const struct aira_json *question = aira_json_at(questions, i);
        const struct aira_json *people = aira_json_get(question, "respondents");

        add(&list, question, question);
        for (size_t j = 0; j < aira_json_count(people); j++)
            add(&list, question, aira_json_at(people, j));
    }
    end(&list);
}

/* ---- roadmap ---- */

/* The place in the list is the priority. */
static void put_place(const struct cell *cell)
{
    xlsx_count(cell->book, cell->at, cell->at.row);
}

/* An action's title; what only lacks evidence asks for that. */
static void put_action(const struct cell *cell)
{
    const struct render_card *card = cell->book->card;
    bool action = *render_card_string(cell->row, "action") != '\0';

    for (size_t l = 0; l < card->language_count; l++) {
        const char *language = card->languages[l];

        if (action)
            aira_buf_puts(&cell->book->part, render_card_text(card, aira_json_get(cell->row, "title"), language));
        else
            aira_text_fill(&cell->book->part, aira_catalog_text(card->catalog, language, "actions", "gather"),
                           (const char *[]){
                               "question",
                               render_card_criterion(card, render_card_string(cell->row, "question"), language), NULL});
        xlsx_join(cell->book, l, XLSX_LINES);
    }
    xlsx_put(cell->book, cell->at, XLSX_TEXT);
}

static void put_owner(const struct cell *cell)
{
    const char *owner = render_card_string(cell->row, "owner");

    if (*owner == '\0')
        xlsx_string(cell->book, cell->at, XLSX_TEXT, "");
    else
        xlsx_title(cell->book, cell->at, XLSX_TEXT, "role", owner, "no-stage");
}

void xlsx_roadmap(struct render_xlsx *book)
{
    static const struct column columns[] = {
        {.head = "number", .width = 6, .put = put_place, .as = XLSX_WHOLE},
        {.head = "action", .width = 40, .put = put_action},
        {.head = "horizon", .width = 13, .put = put_word, .member = "horizon", .section = "horizon"},
        {.head = "owner", .width = 18, .put = put_owner},
        {.head = "weeks", .width = 9, .put = put_number, .member = "effort", .as = XLSX_WHOLE},
        {.head = "gain", .width = 9, .put = put_number, .member = "gain", .as = XLSX_POINTS},
        {.head = "criterion", .width = 32, .put = put_criterion},
        {.head = "before", .width = 9, .put = put_number, .member = "level_today", .as = XLSX_LEVEL},
        {.head = "after", .width = 9, .put = put_number, .member = "level_after", .as = XLSX_LEVEL},
        {.head = "reason", .width = 12, .put = put_word, .member = "reason", .section = "because"},
        {.head = "done", .width = 44, .put = put_texts, .member = "done"},
        {.head = "id", .width = 18, .put = put_id},
    };
    const struct aira_json *recommendations = aira_json_get(book->card->root, "recommendations");
    struct list list = {.book = book, .columns = columns, .count = sizeof columns / sizeof *columns};

    if (!begin(&list, "roadmap", "roadmap", 2))
        return;
    for (size_t i = 0; i < aira_json_count(recommendations); i++)
        add(&list, aira_json_at(recommendations, i), NULL);
    end(&list);
}
