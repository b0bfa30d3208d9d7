/* The least that any program with aira's libraries does: open the database, read one row. */
#include <stdio.h>

#include <sqlite3.h>

int main(int count, char **arguments)
{
    sqlite3 *database = NULL;
    int code = 1;

    if (count == 2 && sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_exec(database, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) == SQLITE_OK)
        code = 0;
    else
        fprintf(stderr, "usage: bench_bare_start DATABASE\n");
    sqlite3_close(database);
    return code;
}
