/* Runs a fuzz target over the files of a folder: replay FOLDER.  libFuzzer is not needed for that. */
#include <stdio.h>

#include "fuzz.h"

static int replay(const char *folder, const char *name, struct aira_error *err)
{
    struct aira_buf path, data;
    int code;

    aira_buf_init(&path);
    aira_buf_init(&data);
    aira_path_join(&path, folder, name);
    code = aira_file_read(&data, aira_buf_cstr(&path), 1024 * 1024, err);
    if (code == 0) {
        printf("%s\n", name);
        fflush(stdout);
        (void)LLVMFuzzerTestOneInput((const uint8_t *)aira_buf_cstr(&data), data.length);
    }
    aira_buf_dispose(&path);
    aira_buf_dispose(&data);
    return code;
}

int main(int count, char **arguments)
{
    struct aira_error err = {.message = "name one folder"};
    char **names = NULL;
    size_t found = 0;
    int code = count == 2 ? aira_dir_list(&names, &found, arguments[1], &err) : AIRA_EUSAGE;

    for (size_t i = 0; code == 0 && i < found; i++)
        code = replay(arguments[1], names[i], &err);
    if (code == 0 && found < 10)
        code = aira_error_set(&err, AIRA_EFAIL, "the corpus has only %zu files", found);
    if (code < 0)
        fprintf(stderr, "replay: %s\n", err.message);
    aira_names_free(names, found);
    return code < 0;
}
