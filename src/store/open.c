#include "handle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "migrate.h"

enum { DEFAULT_BUSY_MS = 5000 };

/* The permissions are set whatever the umask: SQLite gives the files beside the database the same ones. */
static int make_file(const char *path, struct aira_error *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    int failed;

    if (fd < 0 && errno == EEXIST)
        return AIRA_OK;
    if (fd < 0)
        return aira_error_at(err, AIRA_ESTORE, path, 0,
                             "The database cannot be made: %s. Check the path, and who may write to the folder.",
                             aira_say(strerror(errno)));
    failed = fchmod(fd, 0600);
    (void)close(fd);
    if (failed == 0)
        return AIRA_OK;
    return aira_error_at(err, AIRA_ESTORE, path, 0, "The database cannot be kept from others: %s. Use another folder.",
                         aira_say(strerror(errno)));
}

static int make_folder_of(const char *path, struct aira_error *err)
{
    const char *slash = strrchr(path, '/');
    char *folder;
    int result;

    if (slash == NULL || slash == path)
        return AIRA_OK;
    folder = aira_strndup(path, (size_t)(slash - path));
    if (folder == NULL)
        return aira_error_nomem(err);
    result = aira_dir_exists(folder) ? AIRA_OK : aira_dir_make(folder, err);
    free(folder);
    if (result == AIRA_EFAIL)
        err->code = result = AIRA_ESTORE;
    return result;
}

static int find_or_make(const char *path, const struct aira_store_options *options, struct aira_error *err)
{
    struct stat info;
    int result;

    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode))
        return aira_error_at(err, AIRA_ESTORE, path, 0, "This is not a file. Name the database file itself.");
    if (aira_file_exists(path))
        return AIRA_OK;
    if (!options->create || options->read_only)
        return aira_error_at(err, AIRA_ENOTFOUND, path, 0,
                             "There is no such database. Check the path; \"aira new\" makes one.");
    result = make_folder_of(path, err);
    return result == 0 ? make_file(path, err) : result;
}

static int configure(struct aira_store *store)
{
    static const struct {
        int option, value;
    } settings[] = {
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},    {SQLITE_DBCONFIG_DQS_DML, 0},   {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    };
    int code = sqlite3_extended_result_codes(store->db, 1);

    if (code == SQLITE_OK)
        code = sqlite3_busy_timeout(store->db, store->busy_ms);
    for (size_t i = 0; code == SQLITE_OK && i < sizeof settings / sizeof *settings; i++)
        code = sqlite3_db_config(store->db, settings[i].option, settings[i].value, NULL);
    return code;
}

/* Reads what kind of database it is; *version is 0 for an empty one, which becomes ours. */
static int recognise(int64_t *version, struct aira_store *store, bool create, struct aira_error *err)
{
    int64_t application = 0;
    int64_t tables = 0;
    int result = store_number(&application, store, SQL_APPLICATION_ID, STORE_NO_PARAMS, 0, err);

    if (result == 0)
        result = store_number(version, store, SQL_USER_VERSION, STORE_NO_PARAMS, 0, err);
    if (result == 0)
        result = store_number(&tables, store, SQL_TABLE_COUNT, STORE_NO_PARAMS, 0, err);
    if (result != 0)
        return result;
    if (application == 0 && *version == 0 && tables == 0) {
        if (create)
            return AIRA_OK;
        return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                             "The file is empty. Check the path, or let \"aira new\" make a database of it.");
    }
    if (application != STORE_APPLICATION_ID)
        return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                             "This is a database of another program. Name one that aira made, or a new file.");
    if (*version > STORE_SCHEMA_VERSION)
        return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                             "The database was written by a newer aira (its form is %lld, this program knows %d). "
                             "Install the newer aira to open it.",
                             (long long)*version, STORE_SCHEMA_VERSION);
    return AIRA_OK;
}

static int use_wal(struct aira_store *store, struct aira_error *err)
{
    sqlite3_stmt *statement;
    bool wal = false;
    int result = store_query(&statement, store, SQL_JOURNAL_MODE_WAL, STORE_NO_PARAMS, err);

    if (result == 0)
        result = store_step(store, statement, err);
    if (result > 0)
        wal = strcmp(store_column(store, statement, 0), "wal") == 0;
    (void)store_end(store, statement, err);
    if (result < 0 || wal)
        return result < 0 ? result : AIRA_OK;
    return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                         "The disk or network folder cannot keep a safe log beside the database. Put the database on "
                         "a local disk.");
}

static int prepare(struct aira_store *store, const struct aira_store_options *options, struct aira_error *err)
{
    int64_t version = 0;
    int code = configure(store);
    int result = code == SQLITE_OK ? AIRA_OK : store_fail(store, code, err);

    if (result == 0)
        result = recognise(&version, store, options->create && !options->read_only, err);
    if (result == 0)
        result = store_run(store, SQL_CELL_SIZE_CHECK, STORE_NO_PARAMS, err);
    if (result != 0)
        return result;
    if (sqlite3_db_readonly(store->db, "main") != 0) {
        if (version == STORE_SCHEMA_VERSION)
            return AIRA_OK;
        return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                             "The database is of an older aira and must be brought up to date, but may only be read. "
                             "Copy it to a folder of your own and open the copy.");
    }
    result = use_wal(store, err);
    if (result == 0)
        result = store_run(store, SQL_SYNCHRONOUS_FULL, STORE_NO_PARAMS, err);
    if (result == 0)
        result = store_run(store, SQL_SECURE_DELETE, STORE_NO_PARAMS, err);
    if (result == 0 && version < STORE_SCHEMA_VERSION)
        result = store_migrate(store, version, store_schema_steps, STORE_SCHEMA_VERSION, err);
    return result;
}

/* The path as SQLite must be given it: "file:..." and ":memory:" mean something else to it. */
static char *plain_path(const char *path)
{
    struct aira_buf plain;

    aira_buf_init(&plain);
    if (path[0] != '/')
        aira_buf_puts(&plain, "./");
    aira_buf_puts(&plain, path);
    if (plain.failed)
        aira_buf_dispose(&plain);
    return plain.data;
}

static int connect(struct aira_store *store, bool read_only, struct aira_error *err)
{
    int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    char *path = plain_path(store->path);
    int code;

    if (path == NULL)
        return aira_error_nomem(err);
    code = sqlite3_open_v2(path, &store->db, flags, store->vfs);
    free(path);
    return code == SQLITE_OK ? AIRA_OK : store_fail(store, code, err);
}

int aira_store_open(struct aira_store **out, const char *path, const struct aira_store_options *options,
                    struct aira_error *err)
{
    struct aira_store *store;
    int result = find_or_make(path, options, err);

    *out = NULL;
    if (result != 0)
        return result;
    store = calloc(1, sizeof *store);
    if (store == NULL)
        return aira_error_nomem(err);
    store->busy_ms = options->busy_ms > 0 ? options->busy_ms : DEFAULT_BUSY_MS;
    store->path = aira_strdup(path);
    store->vfs = options->vfs == NULL ? NULL : aira_strdup(options->vfs);
    if (store->path == NULL || (options->vfs != NULL && store->vfs == NULL))
        result = aira_error_nomem(err);
    if (result == 0)
        result = connect(store, options->read_only, err);
    if (result == 0)
        result = prepare(store, options, err);
    if (result != 0) {
        aira_store_close(store);
        return result;
    }
    *out = store;
    return AIRA_OK;
}

void aira_store_close(struct aira_store *store)
{
    if (store == NULL)
        return;
    for (int i = 0; i < SQL_COUNT; i++)
        (void)sqlite3_finalize(store->statements[i]);
    (void)sqlite3_close(store->db);
    free(store->path);
    free(store->vfs);
    free(store);
}
