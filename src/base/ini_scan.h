/* The first reading of an INI file: it finds what iniparser would hide or refuse, and keeps the line of each key. */
#ifndef AIRA_BASE_INI_SCAN_H
#define AIRA_BASE_INI_SCAN_H

#include "ini_check.h"

/* A key and its line as it stands in the file, without the white space around it. */
struct ini_item {
    const char *key; /* lower case, held by the arena */
    const char *text;
    size_t length;
    int line;
};

struct ini_scan {
    struct aira_ini *ini; /* its arena holds the names; its sections get their counts, but no entries yet */
    struct aira_diags *diags;
    struct aira_map keys; /* of the section being read */
    struct ini_item *items;
    size_t count, capacity; /* of items */
    size_t section_capacity;
    bool orphan_reported; /* keys without a section were told of */
    bool failed;          /* memory ran out */
    int line;
    struct ini_encoding encoding;
};

/* Scans `text`.  Complaints go to scan->diags; false when memory ran out. */
bool ini_scan_text(struct ini_scan *scan, const char *text, size_t length);

#endif
