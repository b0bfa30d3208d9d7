/* The second reading of an INI file: the values, by iniparser. */
#ifndef AIRA_BASE_INI_VALUES_H
#define AIRA_BASE_INI_VALUES_H

#include "ini_scan.h"

/* Gives the scanned sections their entries, with values as iniparser reads them.  A place where iniparser sees other
 * than the scan did is reported to scan->diags. */
int ini_values_read(struct ini_scan *scan, struct aira_error *err);

#endif
