/* A plan as an integer program: columns for actions and for levels reached, rows for the rules. */
#ifndef AIRA_ADVICE_PLAN_PROGRAM_H
#define AIRA_ADVICE_PLAN_PROGRAM_H

#include "cbc.h"
#include "plan.h"

/* A sum of columns. */
struct program_sum {
    int *columns;
    double *factors;
    size_t count;
};

/* A row that holds beside the rules: sum <= most. */
struct program_row {
    struct program_sum sum;
    double most;
};

struct program {
    struct cbc_library cbc;
    struct plan_work *work;
    int (*level_column)[AIRA_MAX_LEVEL]; /* by question and rank - 1: the column that is 1 when it is reached */
    int column_count;
    struct program_row *rows;
    size_t row_count, row_capacity;
    struct program_sum line; /* room for one row */
};

struct program_result {
    bool proven; /* the solver finished: there is none, or `chosen` is the best of this program */
    bool found;
    double bound; /* no solution has less */
    long nodes;
};

int program_init(struct program *program, struct plan_work *work, struct aira_error *err);
void program_dispose(struct program *program);

enum program_measure { PROGRAM_EFFORT, PROGRAM_GAIN, PROGRAM_FINE, PROGRAM_HASH, PROGRAM_OUTSIDE };
/* factor times the effort, the gain (in millionths, or in thousandths of these), the sum of the ids' hashes, or the
 * number of those in the index not in `chosen`. */
int program_sum(struct program_sum *out, struct program *program, enum program_measure measure, double factor,
                const bool *chosen, struct aira_error *err);
int program_limit(struct program *program, enum program_measure measure, double factor, const bool *chosen, double most,
                  struct aira_error *err);
/* Minimises the sum over what the rules and rows known so far allow, within `seconds`. */
int program_solve(struct program_result *result, bool *chosen, struct program *program, const struct program_sum *least,
                  double seconds, struct aira_error *err);

#endif
