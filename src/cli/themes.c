#include "themes.h"

#include <string.h>

#include <aira/report.h>

_Static_assert((int)AIRA_FACES == (int)AIRA_THEME_FACES && (int)AIRA_FACE_CHINESE == (int)AIRA_THEME_CHINESE,
               "faces of a theme and of a look are numbered alike");

static bool ends_in_ini(const char *name, size_t length)
{
    return length > 4 && strcmp(name + length - 4, ".ini") == 0;
}

/* ---- which one ------------------------------------------------------------------------------------------------------
 */

static int no_such_theme(const char *name, const char *folder, struct aira_error *err)
{
    char **files = NULL;
    struct aira_error ignored;
    struct aira_buf names;
    size_t count = 0;

    aira_buf_init(&names);
    if (aira_dir_list(&files, &count, folder, &ignored) < 0)
        count = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(files[i]);

        if (ends_in_ini(files[i], length))
            aira_buf_printf(&names, "%s%.*s", names.length > 0 ? aira_say(", ") : "", (int)length - 4, files[i]);
    }
    aira_error_set(err, AIRA_ENOTFOUND, "There is no theme '%s'; there are %s. A file of your own ends in .ini.", name,
                   aira_buf_cstr(&names));
    aira_names_free(files, count);
    aira_buf_dispose(&names);
    return AIRA_ENOTFOUND;
}

/* A name with a folder in it or with the ending of one is a file. */
static int find(struct aira_buf *path, const struct cli *cli, const char *name, struct aira_error *err)
{
    struct aira_buf folder;
    int code;

    if (strchr(name, '/') != NULL || ends_in_ini(name, strlen(name))) {
        aira_buf_puts(path, name);
        return aira_buf_result(path, err);
    }
    aira_buf_init(&folder);
    aira_path_join(&folder, aira_buf_cstr(&cli->root), "reports/themes");
    aira_buf_printf(path, "%s/%s.ini", aira_buf_cstr(&folder), name);
    code = aira_buf_result(&folder, err);
    if (code == 0)
        code = aira_buf_result(path, err);
    if (code == 0 && !aira_file_exists(path->data))
        code = no_such_theme(name, folder.data, err);
    aira_buf_dispose(&folder);
    return code;
}

static int check_format(const struct aira_renderer *renderer, struct aira_error *err)
{
    static const char *const without[] = {"json", "csv"};

    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (strcmp(renderer->name, without[i]) == 0)
            return aira_error_set(err, AIRA_EUSAGE, "The format %s is data alone and has no look; leave out --theme.",
                                  renderer->name);
    return 0;
}

/* ---- its look -------------------------------------------------------------------------------------------------------
 */

static void set_look(struct cli_theme *out)
{
    const struct aira_theme *theme = out->theme;

    memcpy(out->look.colours, theme->colours, sizeof out->look.colours);
    memcpy(out->look.cover, theme->cover, sizeof out->look.cover);
    out->look.letter = theme->letter;
    out->look.latin_face = theme->faces[AIRA_THEME_LATIN].family;
    out->look.chinese_face = theme->faces[AIRA_THEME_CHINESE].family;
    for (size_t i = 0; i < AIRA_FACES; i++)
        out->face_files[i] = theme->faces[i].path;
    /* One file is both weights: what is bold is then drawn bolder. */
    if (out->face_files[AIRA_FACE_LATIN_BOLD] == NULL)
        out->face_files[AIRA_FACE_LATIN_BOLD] = out->face_files[AIRA_FACE_LATIN];
    out->look.face_files = out->face_files;
}

/* A missing face is a mistake in the theme, at the line that names it. */
static int check_faces(const struct cli_theme *theme, struct aira_diags *diags, struct aira_error *err)
{
    enum aira_face failed = AIRA_FACE_LATIN;
    bool named = false;
    int code, line;

    for (size_t i = 0; i < AIRA_FACES; i++)
        named = named || theme->theme->faces[i].line > 0;
    code = named ? aira_render_check_faces(&failed, &theme->look, err) : 0;
    if (code != AIRA_ENOTFOUND && code != AIRA_EINPUT)
        return code;
    line = theme->theme->faces[failed].line;
    if (line == 0 && failed == AIRA_FACE_LATIN_BOLD)
        line = theme->theme->faces[AIRA_FACE_LATIN].line;
    if (line == 0)
        return code; /* a default face: the theme has no part in it */
    aira_diags_add(diags, AIRA_ERROR, "bad-face", theme->theme->file, line, "%s%s%s", err->file,
                   err->file[0] != '\0' ? ": " : "", err->message);
    return aira_diags_result(diags, err);
}

static int load(struct cli_theme *out, const char *path, struct aira_diags *diags, struct aira_error *err)
{
    int code = aira_theme_load(&out->theme, path, diags, err);

    if (code == 0)
        code = aira_report_check_theme(diags, out->theme, err);
    if (code < 0)
        return code;
    set_look(out);
    return check_faces(out, diags, err);
}

int cli_theme_read(struct cli_theme *out, struct cli *cli, const struct cli_args *args,
                   const struct aira_renderer *renderer, struct aira_error *err)
{
    const char *name = cli_value(args, "theme");
    struct aira_diags diags;
    struct aira_buf path;
    int code;

    *out = (struct cli_theme){.theme = NULL};
    if (name == NULL)
        return 0;
    aira_buf_init(&path);
    aira_diags_init(&diags);
    code = check_format(renderer, err);
    if (code == 0)
        code = find(&path, cli, name, err);
    if (code == 0)
        code = load(out, path.data, &diags, err);
    if (code == AIRA_EINPUT && diags.errors > 0 && !cli->json) {
        struct aira_error ignored;

        cli_put_diags(cli, &diags, &ignored);
        cli->told = true;
    }
    aira_diags_dispose(&diags);
    aira_buf_dispose(&path);
    return code;
}

void cli_theme_dispose(struct cli_theme *theme)
{
    aira_theme_free(theme->theme);
}

const struct aira_look *cli_theme_look(const struct cli_theme *theme)
{
    return theme->theme == NULL ? NULL : &theme->look;
}
