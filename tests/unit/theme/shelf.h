/* A folder with a theme and its logos. */
#ifndef AIRA_TEST_SHELF_H
#define AIRA_TEST_SHELF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <aira/theme.h>

struct shelf {
    char folder[64];
    char path[96]; /* of the theme */
    struct aira_theme *theme;
    struct aira_diags diags;
    struct aira_error err;
};

void shelf_make(struct shelf *shelf);
void shelf_put(const struct shelf *shelf, const char *name, const void *data, size_t length);
/* Loads `text` as the theme and returns what came of it. */
int shelf_load(struct shelf *shelf, const char *text);
void shelf_clear(struct shelf *shelf); /* what was loaded */
void shelf_remove(struct shelf *shelf);

#endif
