/* Paper, furniture and properties of the workbook. */
#include "xlsx.h"

#include <string.h>

enum {
    PAPER_LETTER = 1,
    PAPER_A4 = 9,
    FURNITURE_MOST = 255, /* characters of a head or foot */
    PROPERTY_CELLS = 200, /* of at most 255 characters */
    AS_OF_DAY = 10,       /* characters of YYYY-MM-DD */
};

static const char *first_language(const struct render_xlsx *book)
{
    return book->card->languages[0];
}

/* The day of the assessment, YYYY-MM-DD. */
static void add_day(struct aira_buf *out, const struct render_xlsx *book)
{
    const char *as_of = render_card_string(book->card->root, "as_of");

    aira_buf_add(out, as_of, strnlen(as_of, AS_OF_DAY));
}

/* The client's name cut to `cells`, fit for a head or foot: there '&' begins a command, and a line cannot be broken. */
static void add_client(struct aira_buf *out, const struct render_xlsx *book, size_t cells)
{
    struct aira_buf name, harmless;

    aira_buf_init(&name);
    aira_buf_init(&harmless);
    aira_text_cut(&name, render_card_string(book->card->root, "client"), cells);
    aira_text_harmless(&harmless, aira_buf_cstr(&name), false);
    for (const char *at = aira_buf_cstr(&harmless); *at != '\0'; at++) {
        if (*at == '&')
            aira_buf_putc(out, '&');
        aira_buf_putc(out, *at);
    }
    out->failed = out->failed || name.failed || harmless.failed;
    aira_buf_dispose(&name);
    aira_buf_dispose(&harmless);
}

/* Adds a text of the report's page furniture, in 8 points; the space keeps a first digit out of the size. */
static void add_furniture(struct aira_buf *out, const struct render_xlsx *book, const char *side, const char *key,
                          size_t cells)
{
    struct aira_buf client, day;

    aira_buf_init(&client);
    aira_buf_init(&day);
    add_client(&client, book, cells);
    add_day(&day, book);
    aira_buf_printf(out, "%s&8 ", side);
    aira_text_fill(out, aira_catalog_text(book->card->catalog, first_language(book), "page", key),
                   (const char *[]){"client", aira_buf_cstr(&client), "date", aira_buf_cstr(&day), "page", "&P",
                                    "pages", "&N", NULL});
    out->failed = out->failed || client.failed || day.failed;
    aira_buf_dispose(&client);
    aira_buf_dispose(&day);
}

static size_t characters(const struct aira_buf *text)
{
    size_t count = 0;

    for (size_t i = 0; i < text->length; i++)
        count += ((unsigned char)text->data[i] & 0xC0) != 0x80;
    return count;
}

/* The longest form of a head or foot that fits: with less and less of a very long client's name. */
static void make_furniture(struct aira_buf *out, const struct render_xlsx *book, const char *left, const char *right)
{
    static const size_t cells[] = {130, 40, 10};

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        aira_buf_clear(out);
        add_furniture(out, book, "&L", left, cells[i]);
        add_furniture(out, book, "&R", right, cells[i]);
        if (characters(out) <= FURNITURE_MOST)
            return;
    }
    aira_buf_clear(out);
    add_furniture(out, book, "&R", "number", 0);
}

static void set_furniture(struct render_xlsx *book, lxw_worksheet *sheet)
{
    struct aira_buf head, foot;

    aira_buf_init(&head);
    aira_buf_init(&foot);
    make_furniture(&head, book, "header-left", "header-right");
    make_furniture(&foot, book, "footer-left", "number");
    book->failed = book->failed || head.failed || foot.failed;
    if (!book->failed) {
        xlsx_check(book, book->lib.worksheet_set_header(sheet, head.data));
        xlsx_check(book, book->lib.worksheet_set_footer(sheet, foot.data));
    }
    aira_buf_dispose(&head);
    aira_buf_dispose(&foot);
}

static void set_paper(struct render_xlsx *book, lxw_worksheet *sheet, bool landscape)
{
    const double inch = 25.4, side = 15, top = 20;

    book->lib.worksheet_set_paper(sheet, book->look != NULL && book->look->letter ? PAPER_LETTER : PAPER_A4);
    book->lib.worksheet_set_margins(sheet, side / inch, side / inch, top / inch, top / inch);
    if (landscape)
        book->lib.worksheet_set_landscape(sheet);
    book->lib.worksheet_fit_to_pages(sheet, 1, landscape ? 0 : 1);
    book->lib.worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
}

lxw_worksheet *xlsx_sheet(struct render_xlsx *book, const char *name, bool landscape)
{
    lxw_worksheet *sheet = NULL;
    struct aira_buf words;

    aira_buf_init(&words);
    for (size_t l = 0; l < book->card->language_count; l++)
        aira_buf_printf(&words, "%s%s", l > 0 ? " " : "",
                        aira_catalog_text(book->card->catalog, book->card->languages[l], "sheet", name));
    book->failed = book->failed || words.failed;
    if (!book->failed && book->error == LXW_NO_ERROR) {
        sheet = book->lib.workbook_add_worksheet(book->book, words.data);
        if (sheet == NULL)
            xlsx_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    }
    if (sheet != NULL) {
        set_paper(book, sheet, landscape);
        set_furniture(book, sheet);
    }
    aira_buf_dispose(&words);
    return sheet;
}

/* The report's title of the document, in the first language, cut to what a property holds. */
static void add_title(struct aira_buf *out, const struct render_xlsx *book)
{
    struct aira_buf client, whole;

    aira_buf_init(&client);
    aira_buf_init(&whole);
    aira_text_harmless(&client, render_card_string(book->card->root, "client"), false);
    aira_text_fill(&whole, aira_catalog_text(book->card->catalog, first_language(book), "page", "title"),
                   (const char *[]){"client", aira_buf_cstr(&client), NULL});
    aira_text_cut(out, aira_buf_cstr(&whole), PROPERTY_CELLS);
    out->failed = out->failed || client.failed || whole.failed;
    aira_buf_dispose(&client);
    aira_buf_dispose(&whole);
}

void xlsx_properties(struct render_xlsx *book)
{
    const struct aira_json *root = book->card->root;
    const char *hash = render_card_string(root, "content_hash");
    lxw_doc_properties properties = {0};
    struct aira_buf title, subject;
    int64_t created = 0;

    aira_buf_init(&title);
    aira_buf_init(&subject);
    add_title(&title, book);
    aira_text_cut(&subject,
                  render_card_text(book->card, aira_json_get(aira_json_get(root, "questionnaire"), "title"),
                                   first_language(book)),
                  PROPERTY_CELLS);
    properties.title = title.data;
    properties.subject = subject.data;
    /* Left at 0, the library takes the clock, and no two runs give the same bytes. */
    properties.created = aira_time_parse(&created, render_card_string(root, "as_of")) && created != 0 ? created : 1;
    book->failed = book->failed || title.failed || subject.failed;
    if (!book->failed && book->error == LXW_NO_ERROR) {
        xlsx_check(book, book->lib.workbook_set_properties(book->book, &properties));
        if (*hash != '\0')
            xlsx_check(book, book->lib.workbook_set_custom_property_string(book->book, "content_hash", hash));
    }
    aira_buf_dispose(&title);
    aira_buf_dispose(&subject);
}
