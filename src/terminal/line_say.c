/* Everything that the walk prints goes through here. */
#include "line.h"

#include <errno.h>
#include <string.h>

static size_t columns(const struct line *line)
{
    size_t given = line->terminal->columns;

    if (given == 0)
        return LINE_COLUMNS;
    return given < LINE_LEAST_COLUMNS ? LINE_LEAST_COLUMNS : given;
}

/* A carriage return would let what stands behind it be written over, and a tab has no width of its own. */
static void flatten(struct aira_buf *text)
{
    for (size_t i = 0; i < text->length; i++)
        if (text->data[i] == '\t' || text->data[i] == '\r')
            text->data[i] = ' ';
}

void line_put(struct line *line, const char *lead, const char *text)
{
    size_t indent = aira_text_width(lead);
    struct aira_buf harmless, wrapped;

    aira_buf_init(&harmless);
    aira_buf_init(&wrapped);
    aira_buf_puts(&harmless, lead);
    aira_text_harmless(&harmless, text, true);
    flatten(&harmless);
    if (!harmless.failed)
        aira_text_wrap(&wrapped, aira_buf_cstr(&harmless), columns(line), indent < 2 ? 2 : indent);
    if (harmless.failed || wrapped.failed)
        line->no_memory = true;
    else
        fprintf(line->terminal->out, "%s\n", aira_buf_cstr(&wrapped));
    aira_buf_dispose(&wrapped);
    aira_buf_dispose(&harmless);
}

void line_say(struct line *line, const char *key, const char *const *pairs)
{
    struct aira_buf text;

    aira_buf_init(&text);
    aira_text_fill(&text, session_word(&line->session, key), pairs);
    if (text.failed)
        line->no_memory = true;
    else
        line_put(line, "", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
}

void line_blank(struct line *line)
{
    fputc('\n', line->terminal->out);
}

int line_flush(struct line *line, struct aira_error *err)
{
    if (fflush(line->terminal->out) != 0 || ferror(line->terminal->out))
        return aira_error_set(err, AIRA_EFAIL, "The walk cannot be written out: %s. What was saved is safe.",
                              aira_say(strerror(errno)));
    return line->no_memory ? aira_error_nomem(err) : AIRA_OK;
}
