/* Any bytes as text: what is made harmless is; cut and wrapped text keeps its width; folding ends. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static char *harmless(const char *text, bool keep_lines)
{
    struct aira_buf out;

    aira_buf_init(&out);
    aira_text_harmless(&out, text, keep_lines);
    fuzz_require(!out.failed);
    fuzz_require(aira_utf8_valid(aira_buf_cstr(&out), out.length, NULL));
    fuzz_require(aira_text_is_clean(aira_buf_cstr(&out)));
    fuzz_require(keep_lines || strpbrk(aira_buf_cstr(&out), "\n\t") == NULL);
    aira_buf_puts(&out, "");
    return out.data == NULL ? aira_strdup("") : aira_buf_take(&out);
}

static void cut(const char *text, size_t cells)
{
    size_t fit = aira_text_fit(text, cells);
    struct aira_buf out;

    aira_buf_init(&out);
    aira_text_cut(&out, text, cells);
    fuzz_require(fit <= strlen(text) && aira_utf8_valid(text, fit, NULL));
    fuzz_require(aira_text_width(aira_buf_cstr(&out)) <= cells);
    aira_buf_dispose(&out);
}

/* The text without spaces and line ends. */
static void squeeze(struct aira_buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr(" \n\r", *text) == NULL)
            aira_buf_putc(out, *text);
    }
}

static void wrap(const char *text, size_t cells, size_t indent)
{
    struct aira_buf out, before, after;

    aira_buf_init(&out);
    aira_buf_init(&before);
    aira_buf_init(&after);
    aira_text_wrap(&out, text, cells, indent);
    squeeze(&before, text);
    squeeze(&after, aira_buf_cstr(&out));
    fuzz_require(strcmp(aira_buf_cstr(&before), aira_buf_cstr(&after)) == 0);
    /* One character may be wider than a narrow line. */
    for (char *line = out.data; line != NULL && cells >= indent + 40;) {
        char *end = strchr(line, '\n');

        if (end != NULL)
            *end++ = '\0';
        fuzz_require(aira_text_width(line) <= cells);
        line = end;
    }
    aira_buf_dispose(&out);
    aira_buf_dispose(&before);
    aira_buf_dispose(&after);
}

static void fold(const char *text)
{
    struct aira_buf once, twice;

    aira_buf_init(&once);
    aira_buf_init(&twice);
    aira_text_fold(&once, text);
    aira_text_fold(&twice, aira_buf_cstr(&once));
    fuzz_require(aira_utf8_valid(aira_buf_cstr(&once), once.length, NULL));
    fuzz_require(!twice.failed);
    aira_buf_dispose(&once);
    aira_buf_dispose(&twice);
}

static void mark(const char *text)
{
    size_t length = strlen(text);
    unsigned char *marks = malloc(length + 1);

    fuzz_require(marks != NULL);
    aira_text_breaks(marks, text, length, length % 2 == 0 ? "zh" : "en");
    for (size_t i = 0; i < length; i++)
        fuzz_require(marks[i] <= AIRA_BREAK_MUST);
    aira_text_graphemes(marks, text, length);
    fuzz_require(length == 0 || marks[0] == 1);
    free(marks);
}

static void numbers(const char *text)
{
    int64_t number, again;
    struct aira_buf out;

    aira_buf_init(&out);
    if (aira_number_parse(&number, text)) {
        aira_number_format(&out, number);
        fuzz_require(aira_number_parse(&again, aira_buf_cstr(&out)) && again == number);
    }
    aira_buf_dispose(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *raw = fuzz_string(data, size);
    char *line = harmless(raw, false);
    char *lines = harmless(raw, true);
    size_t cells = size == 0 ? 1 : (size_t)data[0] % 100;

    fuzz_require(line != NULL && lines != NULL);
    numbers(raw);
    cut(line, cells);
    wrap(lines, cells, size % 5);
    fold(lines);
    mark(lines);
    free(raw);
    free(line);
    free(lines);
    return 0;
}
