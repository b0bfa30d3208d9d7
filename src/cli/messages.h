/* The program's sentences in the user's language: errors, diagnostics, help. */
#ifndef AIRA_CLI_MESSAGES_H
#define AIRA_CLI_MESSAGES_H

#include <aira/base.h>

struct cli_messages {
    struct aira_arena arena;
    struct aira_map by_english;
    const char **said;
    size_t count, capacity;
    size_t read; /* pairs of files that were read or begun: none is tried again, errors on the way stay English */
};

/* From now on sentences are said in `language`, by what data/messages.*.ini and data/help.*.ini have under the same
 * keys for English and for it.  The files are read when the first sentence is wanted, in most runs never; those that
 * cannot be read leave their sentences English. */
void cli_messages_init(struct cli_messages *messages, const char *language);
/* No sentence is translated any more. */
void cli_messages_dispose(struct cli_messages *messages);

#endif
