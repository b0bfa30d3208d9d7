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

static void trim(struct aira_buf *text)
{
    const char *start = session_skip_space(aira_buf_cstr(text));
    const char *end = start;

    if (text->length == 0)
        return;
    for (const char *s = start; *s != '\0';) {
        size_t bytes = session_space_at(s);

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
        line_say(line, why, SESSION_PAIRS(NULL));
        *got = LINE_GOT_REFUSED;
    }
    return AIRA_OK;
}
