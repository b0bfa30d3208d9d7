/* Folders of files that a test makes and takes away again. */
#ifndef AIRA_TEST_QUESTIONNAIRE_FOLDER_H
#define AIRA_TEST_QUESTIONNAIRE_FOLDER_H

#include <aira/questionnaire.h>

struct folder {
    char path[64];
};

void folder_make(struct folder *folder);
/* Puts a file of `length` bytes into it, in place of one of that name. */
void folder_put(const struct folder *folder, const char *name, const char *text, size_t length);
/* Copies the files of the folder `from`. */
void folder_copy(const struct folder *folder, const char *from);
void folder_remove(const struct folder *folder);

#endif
