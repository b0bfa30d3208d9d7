#include "failing_vfs.h"

#include <string.h>

#include <sqlite3.h>

struct failing_file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct, in the room that szOsFile asked for */
};

static sqlite3_vfs *real_vfs;
static int countdown; /* 0: not armed */
static enum failing_how manner;
static bool for_good;
static bool happened;

void failing_vfs_arm(int n, enum failing_how how, bool forever)
{
    countdown = n;
    manner = how;
    for_good = forever;
    happened = false;
}

bool failing_vfs_disarm(void)
{
    countdown = 0;
    return happened;
}

static bool fails_now(void)
{
    if (countdown == 0 || --countdown > 0)
        return false;
    countdown = for_good ? 1 : 0;
    happened = true;
    return true;
}

static sqlite3_file *real_of(sqlite3_file *file)
{
    struct failing_file *own = (struct failing_file *)file;

    return own->real;
}

static int do_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int do_read(sqlite3_file *file, void *data, int amount, sqlite3_int64 offset)
{
    return real_of(file)->pMethods->xRead(real_of(file), data, amount, offset);
}

static int do_write(sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
    sqlite3_file *real = real_of(file);

    if (!fails_now())
        return real->pMethods->xWrite(real, data, amount, offset);
    if (manner == FAILING_DONE)
        (void)real->pMethods->xWrite(real, data, amount, offset);
    if (manner == FAILING_HALF)
        (void)real->pMethods->xWrite(real, data, amount / 2, offset);
    return manner == FAILING_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int do_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    sqlite3_file *real = real_of(file);

    if (!fails_now())
        return real->pMethods->xTruncate(real, size);
    if (manner == FAILING_DONE)
        (void)real->pMethods->xTruncate(real, size);
    return SQLITE_IOERR_TRUNCATE;
}

static int do_sync(sqlite3_file *file, int flags)
{
    sqlite3_file *real = real_of(file);

    if (!fails_now())
        return real->pMethods->xSync(real, flags);
    if (manner == FAILING_DONE)
        (void)real->pMethods->xSync(real, flags);
    return SQLITE_IOERR_FSYNC;
}

static int do_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int do_lock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int do_unlock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int do_check_lock(sqlite3_file *file, int *locked)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), locked);
}

static int do_control(sqlite3_file *file, int operation, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int do_sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int do_characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int do_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    if (fails_now())
        return SQLITE_IOERR_SHMMAP;
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}

static int do_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void do_shm_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int do_shm_unmap(sqlite3_file *file, int delete)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), delete);
}

/* Version 2: without memory-mapped pages, so that every write passes here. */
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = do_close,
    .xRead = do_read,
    .xWrite = do_write,
    .xTruncate = do_truncate,
    .xSync = do_sync,
    .xFileSize = do_size,
    .xLock = do_lock,
    .xUnlock = do_unlock,
    .xCheckReservedLock = do_check_lock,
    .xFileControl = do_control,
    .xSectorSize = do_sector_size,
    .xDeviceCharacteristics = do_characteristics,
    .xShmMap = do_shm_map,
    .xShmLock = do_shm_lock,
    .xShmBarrier = do_shm_barrier,
    .xShmUnmap = do_shm_unmap,
};

static int do_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    struct failing_file *own = (struct failing_file *)file;
    int code;

    (void)vfs;
    memset(own, 0, sizeof *own);
    if (fails_now())
        return SQLITE_CANTOPEN;
    own->real = (sqlite3_file *)(own + 1);
    code = real_vfs->xOpen(real_vfs, name, own->real, flags, out_flags);
    if (code == SQLITE_OK)
        own->base.pMethods = &methods;
    return code;
}

void failing_vfs_register(void)
{
    static sqlite3_vfs vfs;

    if (real_vfs != NULL)
        return;
    real_vfs = sqlite3_vfs_find(NULL);
    vfs = *real_vfs;
    vfs.zName = "failing";
    vfs.pNext = NULL;
    vfs.szOsFile = (int)sizeof(struct failing_file) + real_vfs->szOsFile;
    vfs.xOpen = do_open;
    (void)sqlite3_vfs_register(&vfs, 0);
}
