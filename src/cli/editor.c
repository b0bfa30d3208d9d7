#include "editor.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int cli_draft_init(struct cli_draft *draft, const char *name, const char *text, struct aira_error *err)
{
    const char *parent = cli_variable("TMPDIR");
    int code;

    aira_buf_init(&draft->folder);
    aira_buf_init(&draft->file);
    aira_path_join(&draft->folder, parent != NULL ? parent : "/tmp", "aira-text-XXXXXX");
    code = aira_buf_result(&draft->folder, err);
    if (code == 0 && mkdtemp(draft->folder.data) == NULL) {
        code = aira_error_at(err, AIRA_EFAIL, draft->folder.data, 0, "No folder for the editor can be made: %s.",
                             aira_say(strerror(errno)));
        aira_buf_clear(&draft->folder);
    }
    if (code == 0) {
        aira_path_join(&draft->file, draft->folder.data, name);
        code = aira_buf_result(&draft->file, err);
    }
    return code == 0 ? aira_file_write(draft->file.data, text, strlen(text), 0600, err) : code;
}

/* The command may hold options; the path reaches the shell as a parameter, never as words of it. */
static void become_editor(const char *command, const char *path)
{
    struct aira_buf line;

    aira_buf_init(&line);
    aira_buf_printf(&line, "%s \"$1\"", command);
    if (!line.failed)
        execl("/bin/sh", "sh", "-c", line.data, "sh", path, (char *)NULL);
    _exit(127);
}

static int run(const char *command, const char *path)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    int status = -1;
    pid_t editor;

    /* Ctrl-C in the editor is the editor's. */
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    editor = fork();
    if (editor == 0) {
        sigaction(SIGINT, &interrupt, NULL);
        sigaction(SIGQUIT, &quit, NULL);
        become_editor(command, path);
    }
    while (editor > 0 && waitpid(editor, &status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return editor > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int cli_draft_edit(const struct cli_draft *draft, struct aira_error *err)
{
    const char *command = cli_variable("VISUAL");

    if (command == NULL)
        command = cli_variable("EDITOR");
    if (command == NULL)
        return aira_error_set(err, AIRA_EUSAGE,
                              "No editor is set. Set EDITOR, for instance EDITOR=nano, or give the text by --file.");
    fflush(stdout);
    if (run(command, draft->file.data) != 0)
        return aira_error_set(err, AIRA_EFAIL, "The editor '%s' ended with an error. Nothing was changed.", command);
    return 0;
}

void cli_draft_dispose(struct cli_draft *draft, bool keep)
{
    if (!keep && draft->file.length > 0)
        (void)unlink(draft->file.data);
    if (!keep && draft->folder.length > 0)
        (void)rmdir(draft->folder.data);
    aira_buf_dispose(&draft->folder);
    aira_buf_dispose(&draft->file);
}
