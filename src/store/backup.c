#include "copy.h"

int aira_store_backup(struct aira_store *store, const char *path, bool replace, struct aira_error *err)
{
    return store_copy(store, path, replace, err);
}
