/* Any JSON as an exported assessment: what is imported verifies, and comes back the same when it is exported and
 * imported again; what is refused leaves the database as it was.
 *
 * The hash around the content would refuse nearly every change, so an input with a first byte of ~ goes in as it
 * stands behind it, and any other with the hash that its content ought to have. */
#include <aira/store.h>

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOW = 1800000000 };

static struct aira_store *store; /* one for all runs, which every run leaves empty */
static struct aira_buf path;

static void close_store(void)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    size_t length = path.length;

    aira_store_close(store);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        path.data[path.length = length] = '\0';
        aira_buf_puts(&path, endings[i]);
        (void)unlink(aira_buf_cstr(&path));
    }
    aira_buf_dispose(&path);
}

static void open_store(void)
{
    struct aira_store_options options = {.create = true};
    const char *folder = getenv("TMPDIR");
    struct aira_error err;
    int fd;

    aira_buf_init(&path);
    aira_path_join(&path, folder != NULL ? folder : "/tmp", "aira-fuzz-XXXXXX");
    fuzz_require(!path.failed);
    fd = mkstemp(path.data);
    fuzz_require(fd >= 0);
    (void)close(fd);
    fuzz_require(aira_store_open(&store, path.data, &options, &err) == 0);
    fuzz_require(atexit(close_store) == 0);
}

/* The text with the hash that fits its content; a copy of it where it is not JSON of that kind. */
static void rehash(struct aira_buf *out, const char *text, size_t length)
{
    struct aira_json *file = NULL, *content;
    char hash[AIRA_HASH_HEX];
    struct aira_buf canonical;
    struct aira_error err;

    aira_buf_init(&canonical);
    if (aira_json_parse(&file, "fuzz.json", text, length, &err) == 0 &&
        (content = aira_json_get(file, "content")) != NULL && aira_json_is_object(file)) {
        fuzz_require(aira_json_write(&canonical, content, 0, true, &err) == 0);
        aira_hash(hash, aira_buf_cstr(&canonical), canonical.length);
        fuzz_require(aira_json_set(file, "hash", aira_json_string(hash)) == 0);
        fuzz_require(aira_json_write(out, file, 0, false, &err) == 0);
    } else {
        aira_buf_add(out, text, length);
    }
    aira_json_free(file);
    aira_buf_dispose(&canonical);
}

static int count_one(void *context, const struct aira_listed *listed)
{
    (void)listed;
    ++*(size_t *)context;
    return 0;
}

static size_t count(void)
{
    struct aira_error err;
    size_t found = 0;

    fuzz_require(aira_store_list(store, count_one, &found, &err) == 0);
    return found;
}

static void verify(void)
{
    struct aira_diags diags;
    struct aira_error err;

    aira_diags_init(&diags);
    fuzz_require(aira_store_verify(store, &diags, &err) == 0);
    aira_diags_dispose(&diags);
}

static void check(const struct aira_import *import)
{
    struct aira_import again;
    struct aira_stored stored = {0};
    struct aira_error err;
    struct aira_buf text;

    aira_buf_init(&text);
    fuzz_require(count() == 1);
    verify();
    fuzz_require(aira_store_load(&stored, store, import->number, &err) == 0);
    fuzz_require((int64_t)stored.assessment->answer_count == import->answers);
    fuzz_require(aira_store_export(&text, store, import->number, &err) == 0);
    fuzz_require(aira_store_import(&again, store, "again.json", text.data, text.length, false, false, NOW, &err) == 0);
    fuzz_require(again.kind == AIRA_IMPORT_SAME && again.number == import->number);
    fuzz_require(aira_store_import(&again, store, "again.json", text.data, text.length, false, true, NOW, &err) == 0);
    fuzz_require(again.kind == AIRA_IMPORT_COPY && again.number != import->number && count() == 2);
    verify();
    fuzz_require(aira_store_delete(store, again.number, NOW, &err) == 0);
    fuzz_require(aira_store_delete(store, import->number, NOW, &err) == 0);
    aira_buf_dispose(&text);
    aira_stored_dispose(&stored);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct aira_import import;
    struct aira_error err = {0};
    struct aira_buf text;

    if (store == NULL)
        open_store();
    aira_buf_init(&text);
    if (size > 0 && data[0] == '~')
        aira_buf_add(&text, data + 1, size - 1);
    else
        rehash(&text, (const char *)data, size);
    if (aira_store_import(&import, store, "fuzz.json", aira_buf_cstr(&text), text.length, false, false, NOW, &err) == 0)
        check(&import);
    else
        fuzz_require(err.code == AIRA_EINPUT && err.message[0] != '\0');
    fuzz_require(count() == 0);
    aira_buf_dispose(&text);
    return 0;
}
