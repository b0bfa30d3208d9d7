/* CBC, opened when a plan needs a search: linked, it and the libraries it brings along would cost every start of the
 * program nine milliseconds.
 */
#ifndef AIRA_ADVICE_CBC_H
#define AIRA_ADVICE_CBC_H

#include <Cbc_C_Interface.h>

#include <aira/base.h>

/* clang-format off */
/* The functions that are used. */
#define CBC_FUNCTIONS(X) \
    X(Cbc_newModel) X(Cbc_deleteModel) X(Cbc_addCol) X(Cbc_addRow) X(Cbc_setParameter) X(Cbc_solve) \
    X(Cbc_isProvenOptimal) X(Cbc_isProvenInfeasible) X(Cbc_bestSolution) X(Cbc_getBestPossibleObjValue) \
    X(Cbc_getNodeCount)
/* clang-format on */

struct cbc_library {
    void *handle;
#define CBC_POINTER(name) __typeof__(name) *name;
    CBC_FUNCTIONS(CBC_POINTER)
#undef CBC_POINTER
};

/* AIRA_EFAIL when the library is not on this machine or lacks one of the functions. */
int cbc_library_open(struct cbc_library *library, struct aira_error *err);
void cbc_library_close(struct cbc_library *library);

#endif
