#include "library.h"

#include <dlfcn.h>
#include <string.h>

int render_library_open(void **handle, void *functions, const char *file, const struct render_symbol *symbols,
                        size_t count, const char *what, const char *remedy, struct aira_error *err)
{
    /* Code that stays where it is keeps what it set up for the next report, and can be named when it leaks. */
    *handle = dlopen(file, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (*handle == NULL)
        return aira_error_set(err, AIRA_EFAIL, "%s: %s is not on this machine. %s", what, file, remedy);
    for (size_t i = 0; i < count; i++) {
        void *symbol = dlsym(*handle, symbols[i].name);

        if (symbol == NULL)
            return aira_error_set(err, AIRA_EFAIL, "%s: %s has no %s. Install the version that aira was built with.",
                                  what, file, symbols[i].name);
        /* C has no cast from an object to a function; POSIX says that the bytes are the same. */
        memcpy((char *)functions + symbols[i].offset, &symbol, sizeof symbol);
    }
    return 0;
}

void render_library_close(void *handle)
{
    if (handle != NULL)
        dlclose(handle);
}
