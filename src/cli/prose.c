#include "prose.h"

#include <string.h>

/* Room for carriage returns and blank lines, which are not stored. */
enum { FILE_MOST = 4 * AIRA_MAX_NOTE };

const char *cli_prose_language(const struct cli_args *args)
{
    const char *named = cli_value(args, "lang");

    return named == NULL ? "" : named;
}

int cli_prose_check_language(const struct cli_args *args, const struct aira_questionnaire *questionnaire,
                             struct aira_error *err)
{
    const char *language = cli_prose_language(args);

    for (size_t i = 0; i < questionnaire->language_count; i++)
        if (language[0] == '\0' || strcmp(questionnaire->languages[i], language) == 0)
            return 0;
    return aira_error_set(
        err, AIRA_EUSAGE,
        "The questionnaire %s has no texts in '%s', so no report is written in it. Leave --lang away.",
        questionnaire->id, language);
}

int cli_prose_choice(int *chosen, const struct cli_args *args, const char *const *switches, size_t count,
                     struct aira_error *err)
{
    *chosen = -1;
    for (size_t i = 0; i < count; i++) {
        if (!cli_has(args, switches[i]))
            continue;
        if (*chosen >= 0)
            return aira_error_set(err, AIRA_EUSAGE, "--%s and --%s exclude each other. Give one of them.",
                                  switches[*chosen], switches[i]);
        *chosen = (int)i;
    }
    return 0;
}

int cli_prose_read(struct aira_buf *out, const char *path, struct aira_error *err)
{
    struct aira_buf file;
    int code;

    aira_buf_init(&file);
    code = aira_file_read(&file, path, FILE_MOST, err);
    if (code == 0 && memchr(aira_buf_cstr(&file), '\0', file.length) != NULL)
        code = aira_error_at(err, AIRA_EINPUT, path, 0, "The file holds a NUL byte. Save it as UTF-8 text.");
    for (size_t i = file.length >= 3 && memcmp(file.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; code == 0 && i < file.length;
         i++)
        if (file.data[i] != '\r' || i + 1 == file.length || file.data[i + 1] != '\n')
            aira_buf_putc(out, file.data[i]);
    while (out->length > 0 && strchr(" \t\n", out->data[out->length - 1]) != NULL)
        out->data[--out->length] = '\0';
    aira_buf_dispose(&file);
    return code == 0 ? aira_buf_result(out, err) : code;
}
