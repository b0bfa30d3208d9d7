/* The shape of the database, and how it comes to be. */
#ifndef AIRA_STORE_MIGRATE_H
#define AIRA_STORE_MIGRATE_H

#include <stddef.h>

#include "handle.h"

enum { STORE_SCHEMA_VERSION = 2 };

/* Step i leads from version i to version i + 1; version 0 is an empty database. */
extern const char *const store_schema_steps[STORE_SCHEMA_VERSION];

/* Brings a database of version `from` to version `count`, each step in a transaction of its own.  A database that holds
 * something is first copied to <file>.before-<count>, which must not be there yet or is taken for the same copy made
 * before a migration that failed, and replaced. */
int store_migrate(struct aira_store *store, int64_t from, const char *const *steps, size_t count,
                  struct aira_error *err);

#endif
