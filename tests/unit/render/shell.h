/* The tools that tests look at files with. */
#ifndef AIRA_TEST_SHELL_H
#define AIRA_TEST_SHELL_H

#include <aira/render.h>

/* True when the program is there; else says which one is missing, so that the test can skip. */
bool shell_has(const char *program);
/* What the command writes to its outputs; `%s` in it is replaced by a file that holds `file`.  Appends to `out` and
 * returns the exit code. */
int shell_run(struct aira_buf *out, const char *command, const struct aira_buf *file);
/* Renders with default faces, or fails the test. */
void shell_render(struct aira_buf *out, struct aira_render_report *report, const char *format,
                  const struct aira_document *document);
/* How often `word` stands in `text`. */
size_t shell_count(const char *text, const char *word);

#endif
