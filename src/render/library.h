/* Libraries that few commands need, opened when they are needed: linked, each would cost every start of the program
 * some milliseconds.
 */
#ifndef AIRA_RENDER_LIBRARY_H
#define AIRA_RENDER_LIBRARY_H

#include <stddef.h>

#include <aira/base.h>

/* A function, and where its pointer stands in the struct that holds those of its library. */
struct render_symbol {
    const char *name;
    size_t offset;
};

/* Opens the library `file`, sets *handle and fills the struct `functions`.  AIRA_EFAIL when it is not on this machine,
 * or has not all of them; the message begins with `what` ("The workbook cannot be written"), and where the library is
 * missing ends with `remedy` ("Install libzip.").  *handle is NULL when nothing was opened. */
int render_library_open(void **handle, void *functions, const char *file, const struct render_symbol *symbols,
                        size_t count, const char *what, const char *remedy, struct aira_error *err);
/* Accepts NULL. */
void render_library_close(void *handle);

#endif
