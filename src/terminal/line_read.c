/* Lines of input, and the words in them. */
#include "line.h"

#include <errno.h>
#include <string.h>

static bool is_interrupted(const struct line *line)
{
    return line->terminal->interrupted != NULL && *line->terminal->interrupted != 0;
}

/* The next byte, EOF at the end; a signal that is no interrupt (a resized window) does not end the input. */
static int next_byte(const struct line *line)
{
    FILE *in = line->terminal->in;
    int c;

    do {
        errno = 0;
        c = getc(in);
        if (c != EOF || !ferror(in) || errno != EINTR)
            break;
        clearerr(in);
    } while (!is_interrupted(line));
    return c;
}

/* Bytes of white space at `s`, 0: none.  A byte order mark counts, so that a script may begin with one. */
static size_t space_at(const char *s)
{
    static const char *const wide[] = {"\u3000", "\u00a0", "\ufeff"};

    if (*s == ' ' || *s == '\t' || *s == '\r')
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(s, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

const char *line_skip_space(const char *s)
{
    size_t bytes;

    while ((bytes = space_at(s)) > 0)
        s += bytes;
    return s;
}

static void trim(struct aira_buf *text)
{
    const char *start = line_skip_space(aira_buf_cstr(text));
    const char *end = start;

    if (text->length == 0)
        return;
    for (const char *s = start; *s != '\0';) {
        size_t bytes = space_at(s);

        s += bytes > 0 ? bytes : 1;
        if (bytes == 0)
            end = s;
    }
    text->length = (size_t)(end - start);
    memmove(text->data, start, text->length);
    text->data[text->length] = '\0';
}

/* Why a line cannot be taken, NULL: it can. */
static const char *trouble(const struct aira_buf *text, bool too_long)
{
    if (too_long)
        return "line-too-long";
    if (text->length == 0)
        return NULL;
    if (memchr(text->data, '\0', text->length) != NULL)
        return "line-nul";
    if (!aira_utf8_valid(text->data, text->length, NULL))
        return "line-not-utf8";
    return NULL;
}

int line_read(enum line_got *got, struct line *line, struct aira_error *err)
{
    struct aira_buf *input = &line->input;
    const char *why;
    bool too_long = false, any = false;
    int c = 0;

    aira_buf_clear(input);
    while (c != '\n') {
        c = is_interrupted(line) ? EOF : next_byte(line);
        if (is_interrupted(line))
            return aira_error_set(err, AIRA_EINTERRUPTED, "Broken off. Everything acknowledged is saved.");
        if (c == EOF)
            break;
        any = true;
        too_long = too_long || (c != '\n' && input->length >= LINE_MAX_INPUT);
        if (!too_long && c != '\n')
            aira_buf_putc(input, (char)c);
    }
    if (aira_buf_result(input, err) < 0)
        return err->code;
    *got = any ? LINE_GOT_TEXT : LINE_GOT_END;
    why = trouble(input, too_long);
    if (why == NULL) {
        trim(input);
        if (!aira_text_is_clean(aira_buf_cstr(input)))
            why = "line-control";
    }
    if (why != NULL) {
        line_say(line, why, LINE_PAIRS(NULL));
        *got = LINE_GOT_REFUSED;
    }
    return AIRA_OK;
}

/* Bytes of what divides words at `s`. */
static size_t divider_at(const char *s)
{
    static const char *const marks[] = {",", ";", "，", "、", "；"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return space_at(s);
}

bool line_next_word(struct aira_buf *out, const char **s)
{
    size_t bytes;
    const char *start;

    while ((bytes = divider_at(*s)) > 0)
        *s += bytes;
    start = *s;
    while (**s != '\0' && divider_at(*s) == 0)
        (*s)++;
    aira_buf_add(out, start, (size_t)(*s - start));
    if (*s == start)
        return false;
    while ((bytes = divider_at(*s)) > 0)
        *s += bytes;
    return true;
}

static bool is_in_list(const char *list, const char *word)
{
    struct aira_buf item;
    bool found = false;

    if (list == NULL)
        return false;
    aira_buf_init(&item);
    while (!found && line_next_word(&item, &list)) {
        found = !item.failed && strcmp(item.data, word) == 0;
        aira_buf_clear(&item);
    }
    aira_buf_dispose(&item);
    return found;
}

bool line_is_one_of(const struct line *line, const char *key, const char *word)
{
    const struct aira_catalog *catalog = line->terminal->catalog;

    return is_in_list(aira_catalog_find(catalog, "en", "walk", key), word) ||
           is_in_list(aira_catalog_find(catalog, "zh", "walk", key), word);
}

int line_nearest(const char *word, const char *const *names, size_t count)
{
    size_t best = 3; /* farther is not meant */
    int found = -1;

    if (strlen(word) > 100)
        return -1;
    for (size_t i = 0; i < count; i++) {
        size_t distance = aira_text_distance(word, names[i]);

        if (distance < best && distance < strlen(names[i])) {
            best = distance;
            found = (int)i;
        }
    }
    return found;
}
