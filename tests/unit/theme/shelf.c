#include "shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pictures.h"

static const char *const names[] = {"theme.ini", "logo.png",  "client.png", "wide.png",
                                    "bad.png",   "empty.png", "text.png"};

void shelf_make(struct shelf *shelf)
{
    memset(shelf, 0, sizeof *shelf);
    snprintf(shelf->folder, sizeof shelf->folder, "/tmp/aira-theme-XXXXXX");
    assert_non_null(mkdtemp(shelf->folder));
    snprintf(shelf->path, sizeof shelf->path, "%s/theme.ini", shelf->folder);
    shelf_put(shelf, "logo.png", png_rgb, sizeof png_rgb);
    shelf_put(shelf, "client.png", png_alpha, sizeof png_alpha);
    shelf_put(shelf, "wide.png", png_wide, sizeof png_wide);
    shelf_put(shelf, "bad.png", png_damaged, sizeof png_damaged);
    shelf_put(shelf, "empty.png", "", 0);
    shelf_put(shelf, "text.png", "GIF89a, not PNG", 15);
    aira_diags_init(&shelf->diags);
}

void shelf_put(const struct shelf *shelf, const char *name, const void *data, size_t length)
{
    struct aira_error err;
    char path[128];

    snprintf(path, sizeof path, "%s/%s", shelf->folder, name);
    assert_int_equal(aira_file_write(path, data, length, 0600, &err), 0);
}

int shelf_load(struct shelf *shelf, const char *text)
{
    shelf_put(shelf, "theme.ini", text, strlen(text));
    shelf_clear(shelf);
    return aira_theme_load(&shelf->theme, shelf->path, &shelf->diags, &shelf->err);
}

void shelf_clear(struct shelf *shelf)
{
    aira_theme_free(shelf->theme);
    shelf->theme = NULL;
    aira_diags_dispose(&shelf->diags);
}

void shelf_remove(struct shelf *shelf)
{
    char path[128];

    shelf_clear(shelf);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", shelf->folder, names[i]);
        (void)unlink(path);
    }
    assert_int_equal(rmdir(shelf->folder), 0);
}
