#include "shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

bool shell_has(const char *program)
{
    char command[128];

    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", program);
    if (system(command) == 0)
        return true;
    print_message("skipped: %s is not installed\n", program);
    return false;
}

static void write_file(char *path, const struct aira_buf *file)
{
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, file->data, file->length), file->length);
    assert_int_equal(close(fd), 0);
}

int shell_run(struct aira_buf *out, const char *command, const struct aira_buf *file)
{
    char path[] = "/tmp/aira-render-XXXXXX", block[4096], line[512];
    const char *at = strstr(command, "%s");
    FILE *pipe = NULL;
    size_t got = 0;
    int status = 0;

    assert_non_null(at);
    write_file(path, file);
    snprintf(line, sizeof line, "%.*s%s%s 2>&1", (int)(at - command), command, path, at + 2);
    pipe = popen(line, "r");
    assert_non_null(pipe);
    while ((got = fread(block, 1, sizeof block, pipe)) > 0)
        aira_buf_add(out, block, got);
    status = pclose(pipe);
    unlink(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void shell_render(struct aira_buf *out, struct aira_render_report *report, const char *format,
                  const struct aira_document *document)
{
    struct aira_render_input input = {.document = document};
    struct aira_error err;
    int rc = aira_renderer_find(format)->render(out, report, &input, &err);

    if (rc != 0)
        fail_msg("%s", err.message);
}

size_t shell_count(const char *text, const char *word)
{
    size_t count = 0;

    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word))
        count++;
    return count;
}
