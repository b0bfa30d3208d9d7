#include "password.h"

#include <string.h>

enum { FILE_MOST = 64 * 1024 };

/* Through a volatile pointer, so that no compiler leaves it out as a write that nobody reads. */
static void wipe(void *data, size_t length)
{
    volatile unsigned char *at = data;

    while (length-- > 0)
        *at++ = 0;
}

void cli_password_wipe(struct cli_password *password)
{
    wipe(password, sizeof *password);
}

static int refuse(const char *path, const char *why, struct aira_error *err)
{
    return aira_error_at(err, AIRA_EINPUT, path, 1, "The password %s. Write 1 to %d bytes on the first line.", why,
                         AIRA_MAX_PASSWORD);
}

static int take_line(struct cli_password *password, const char *path, const char *line, size_t length,
                     struct aira_error *err)
{
    if (length >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) {
        line += 3;
        length -= 3;
    }
    if (length > 0 && line[length - 1] == '\r')
        length--;
    if (length == 0)
        return refuse(path, aira_say("is empty"), err);
    if (length > AIRA_MAX_PASSWORD)
        return refuse(path, aira_say("is too long for a PDF"), err);
    if (memchr(line, '\0', length) != NULL || !aira_utf8_valid(line, length, NULL))
        return refuse(path, aira_say("is not UTF-8 text"), err);
    memcpy(password->text, line, length);
    password->text[length] = '\0';
    if (strchr(password->text, '\t') != NULL || !aira_text_is_clean(password->text))
        return refuse(path, aira_say("holds control characters, which nobody can type"), err);
    return 0;
}

int cli_password_read(struct cli_password *password, const struct cli_args *args, const struct aira_renderer *renderer,
                      struct aira_error *err)
{
    const char *path = cli_value(args, "protect");
    struct aira_buf file;
    int code;

    memset(password, 0, sizeof *password);
    if (path == NULL)
        return 0;
    if (!aira_render_can_protect(renderer))
        return aira_error_set(err, AIRA_EUSAGE, "Only a PDF can be protected by a password, not %s.", renderer->name);
    aira_buf_init(&file);
    code = aira_file_read(&file, path, FILE_MOST, err);
    if (code == 0) {
        const char *end = memchr(aira_buf_cstr(&file), '\n', file.length);

        code =
            take_line(password, path, aira_buf_cstr(&file), end == NULL ? file.length : (size_t)(end - file.data), err);
    }
    wipe(file.data, file.capacity);
    aira_buf_dispose(&file);
    return code;
}

int cli_password_apply(struct aira_buf *bytes, const struct cli_password *password, struct aira_error *err)
{
    struct aira_buf locked;
    int code;

    if (password->text[0] == '\0')
        return 0;
    aira_buf_init(&locked);
    code = aira_render_protect(&locked, bytes, password->text, err);
    if (code == 0) {
        aira_buf_dispose(bytes);
        *bytes = locked;
        aira_buf_init(&locked);
    }
    aira_buf_dispose(&locked);
    return code;
}
