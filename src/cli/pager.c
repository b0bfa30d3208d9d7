#include "pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void become_pager(int input, const char *command)
{
    dup2(input, STDIN_FILENO);
    setenv("LESS", "FRX", 0); /* leave at once when all fits on the screen */
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

pid_t cli_pager_start(void)
{
    const char *command = getenv("PAGER");
    int ends[2];
    pid_t pager;

    if (command == NULL || command[0] == '\0' || isatty(STDOUT_FILENO) != 1 || pipe(ends) != 0)
        return 0;
    fflush(stdout);
    pager = fork();
    if (pager == 0) {
        close(ends[1]);
        become_pager(ends[0], command);
    }
    if (pager > 0)
        dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    return pager > 0 ? pager : 0;
}

void cli_pager_end(pid_t pager)
{
    if (pager == 0)
        return;
    fflush(stdout);
    close(STDOUT_FILENO);
    waitpid(pager, NULL, 0);
}
