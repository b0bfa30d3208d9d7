#include "cbc.h"

#include <dlfcn.h>
#include <string.h>

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
#define CBC_ROW(name) {#name, offsetof(struct cbc_library, name)},
    CBC_FUNCTIONS(CBC_ROW)
#undef CBC_ROW
};

int cbc_library_open(struct cbc_library *library, struct aira_error *err)
{
    *library = (struct cbc_library){.handle = dlopen(AIRA_CBC, RTLD_NOW | RTLD_LOCAL)};
    if (library->handle == NULL) {
        return aira_error_set(err, AIRA_EFAIL,
                              "This plan needs a search, and its solver %s is not on this machine. Install CBC "
                              "(coinor-libcbc3).",
                              AIRA_CBC);
    }
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *symbol = dlsym(library->handle, functions[i].name);
        if (symbol == NULL) {
            cbc_library_close(library);
            return aira_error_set(err, AIRA_EFAIL,
                                  "This plan needs a search, and its solver %s has no %s. Install the version that "
                                  "aira was built with.",
                                  AIRA_CBC, functions[i].name);
        }
        /* C has no cast from an object to a function; POSIX says that the bytes are the same. */
        memcpy((char *)library + functions[i].offset, &symbol, sizeof symbol);
    }
    return 0;
}

void cbc_library_close(struct cbc_library *library)
{
    if (library->handle != NULL) {
        dlclose(library->handle);
    }
    library->handle = NULL;
}
