#include "curses.h"

#include <dlfcn.h>
#include <string.h>

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
#define CURSES_ROW(name) {#name, offsetof(struct curses, name)},
    CURSES_FUNCTIONS(CURSES_ROW)
#undef CURSES_ROW
};

int curses_open(struct curses *curses, struct aira_error *err)
{
    *curses = (struct curses){.handle = dlopen(AIRA_NCURSESW, RTLD_NOW | RTLD_LOCAL)};
    if (curses->handle == NULL)
        return aira_error_set(err, AIRA_EFAIL,
                              "The full screen cannot be opened: %s is not on this machine. Install ncursesw, or walk "
                              "line by line: aira assess --plain.",
                              AIRA_NCURSESW);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *symbol = dlsym(curses->handle, functions[i].name);

        if (symbol == NULL)
            return aira_error_set(err, AIRA_EFAIL,
                                  "The full screen cannot be opened: %s has no %s. Install the version that aira was "
                                  "built with, or walk line by line: aira assess --plain.",
                                  AIRA_NCURSESW, functions[i].name);
        /* C has no cast from an object to a function; POSIX says that the bytes are the same. */
        memcpy((char *)curses + functions[i].offset, &symbol, sizeof symbol);
    }
    return AIRA_OK;
}
