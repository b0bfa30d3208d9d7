#include "plan_program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- columns: one an action; one a level, where no action says by itself whether it is reached ---- */

/* The candidate that every other one for that rank or above waits for, -1: none. */
static int stands_for(const struct plan_work *work, const struct plan_question *question, int rank)
{
    for (size_t i = 0; i < question->candidate_count; i++) {
        int first = question->candidates[i];
        bool all = work->candidates[first].rank >= rank;
        for (size_t j = 0; all && j < question->candidate_count; j++) {
            int other = question->candidates[j];
            all = work->candidates[other].rank < rank || plan_holds(work, other, first);
        }
        if (all) {
            return first;
        }
    }
    return -1;
}

static void choose_columns(struct program *program)
{
    const struct plan_work *work = program->work;
    program->column_count = (int)work->candidate_count;
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        const struct plan_question *question = &work->questions[i];
        for (int rank = 1; question->candidate_count > 0 && rank <= question->rank_count; rank++) {
            int candidate = stands_for(work, question, rank);
            program->level_column[i][rank - 1] = candidate >= 0 ? candidate : program->column_count++;
        }
    }
}

int program_init(struct program *program, struct plan_work *work, struct aira_error *err)
{
    size_t questions = work->questionnaire->question_count + 1;
    size_t columns = work->candidate_count + questions * AIRA_MAX_LEVEL;
    *program = (struct program){.work = work};
    program->level_column = aira_arena_array(&work->arena, questions, sizeof *program->level_column);
    program->line.columns = aira_arena_array(&work->arena, columns, sizeof *program->line.columns);
    program->line.factors = aira_arena_array(&work->arena, columns, sizeof *program->line.factors);
    if (work->arena.failed) {
        return aira_error_nomem(err);
    }
    choose_columns(program);
    return cbc_library_open(&program->cbc, err);
}

void program_dispose(struct program *program)
{
    cbc_library_close(&program->cbc);
    free(program->rows);
    program->rows = NULL;
}

/* ---- sums ---- */

static void put(struct program_sum *sum, int column, double factor)
{
    for (size_t i = 0; i < sum->count; i++) {
        if (sum->columns[i] == column) {
            sum->factors[i] += factor;
            return;
        }
    }
    sum->columns[sum->count] = column;
    sum->factors[sum->count++] = factor;
}

static double worth(const struct plan_rank *rank, enum program_measure measure)
{
    return measure == PROGRAM_GAIN ? (double)rank->gain : (double)rank->fine / 1000;
}

static void sum_levels(struct program_sum *sum, const struct program *program, enum program_measure measure,
                       double factor)
{
    const struct plan_work *work = program->work;
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        const struct plan_question *question = &work->questions[i];
        double before = 0;
        for (int k = 0; question->in_index && question->candidate_count > 0 && k < question->rank_count; k++) {
            double now = worth(&question->ranks[k], measure);
            put(sum, program->level_column[i][k], factor * (now - before));
            before = now;
        }
    }
}

static double measured(const struct plan_work *work, size_t i, enum program_measure measure, const bool *chosen)
{
    if (measure == PROGRAM_EFFORT) {
        return work->candidates[i].effort;
    }
    if (measure == PROGRAM_HASH) {
        return (double)(work->candidates[i].hash % 65521 + 1);
    }
    return !chosen[i] && work->questions[work->candidates[i].question].in_index ? 1 : 0;
}

int program_sum(struct program_sum *out, struct program *program, enum program_measure measure, double factor,
                const bool *chosen, struct aira_error *err)
{
    struct plan_work *work = program->work;
    out->count = 0;
    out->columns = aira_arena_array(&work->arena, (size_t)program->column_count + 1, sizeof *out->columns);
    out->factors = aira_arena_array(&work->arena, (size_t)program->column_count + 1, sizeof *out->factors);
    if (work->arena.failed) {
        return aira_error_nomem(err);
    }
    if (measure == PROGRAM_GAIN || measure == PROGRAM_FINE) {
        sum_levels(out, program, measure, factor);
        return 0;
    }
    for (size_t i = 0; i < work->candidate_count; i++) {
        double value = measured(work, i, measure, chosen);
        if (value > 0) {
            out->columns[out->count] = (int)i;
            out->factors[out->count++] = factor * value;
        }
    }
    return 0;
}

int program_limit(struct program *program, enum program_measure measure, double factor, const bool *chosen, double most,
                  struct aira_error *err)
{
    if (aira_grow(&program->rows, &program->row_capacity, program->row_count + 1, sizeof *program->rows) != 0) {
        return aira_error_nomem(err);
    }
    struct program_row *row = &program->rows[program->row_count];
    int rc = program_sum(&row->sum, program, measure, factor, chosen, err);
    row->most = most;
    program->row_count += rc == 0 ? 1 : 0;
    return rc;
}

/* ---- the rules as rows ---- */

static void give(const struct program *program, Cbc_Model *model, const struct program_sum *sum, double most)
{
    program->cbc.Cbc_addRow(model, "", (int)sum->count, sum->columns, sum->factors, 'L', most);
}

static void give_predecessors(struct program *program, Cbc_Model *model)
{
    const struct plan_work *work = program->work;
    struct program_sum *line = &program->line;
    for (size_t i = 0; i < work->candidate_count; i++) {
        const struct plan_candidate *candidate = &work->candidates[i];
        for (size_t j = 0; j < candidate->after_count; j++) {
            if (candidate->always[j]) {
                line->count = 0;
                put(line, (int)i, 1);
                put(line, candidate->after[j], -1);
                give(program, model, line, 0);
            }
        }
    }
}

/* A level is reached exactly when an action for it or for a higher one is chosen. */
static void give_levels(struct program *program, Cbc_Model *model)
{
    const struct plan_work *work = program->work;
    struct program_sum *line = &program->line;
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        const struct plan_question *question = &work->questions[i];
        for (int rank = 1; question->candidate_count > 0 && rank <= question->rank_count; rank++) {
            int column = program->level_column[i][rank - 1];
            if (column < (int)work->candidate_count) {
                continue;
            }
            for (size_t j = 0; j < question->candidate_count; j++) {
                if (work->candidates[question->candidates[j]].rank >= rank) {
                    line->count = 0;
                    put(line, question->candidates[j], 1);
                    put(line, column, -1);
                    give(program, model, line, 0);
                }
            }
            line->count = 0;
            put(line, column, 1);
            for (size_t j = 0; j < question->candidate_count; j++) {
                if (work->candidates[question->candidates[j]].rank >= rank) {
                    put(line, question->candidates[j], -1);
                }
            }
            give(program, model, line, 0);
        }
    }
}

/* The column of a level, -1 where no action leads to it. */
static int column_of(const struct program *program, const struct plan_term *term, int rank)
{
    const struct plan_question *question = &program->work->questions[term->question];
    return question->candidate_count > 0 && rank <= question->rank_count
               ? program->level_column[term->question][rank - 1]
               : -1;
}

/* All of what it rests on at once lets the left side come to one more than `most`, unless one of `then` is chosen. */
static void give_clause(struct program *program, Cbc_Model *model, const struct plan_clause *clause)
{
    struct program_sum *line = &program->line;
    double most = (double)clause->when_count - 1;
    line->count = 0;
    for (size_t i = 0; i < clause->term_count; i++) {
        const struct plan_term *term = &clause->terms[i];
        int reached = term->rank > 0 ? column_of(program, term, term->rank) : -1;
        int above = term->exact ? column_of(program, term, term->rank + 1) : -1;
        if (reached >= 0) {
            put(line, reached, 1);
            most += 1;
        }
        if (above >= 0) {
            put(line, above, -1);
        }
    }
    for (size_t i = 0; i < clause->when_count; i++) {
        put(line, clause->when[i], 1);
    }
    for (size_t i = 0; i < clause->then_count; i++) {
        put(line, clause->then[i], -1);
    }
    give(program, model, line, most);
}

static void give_columns(const struct program *program, Cbc_Model *model, const struct program_sum *least)
{
    const struct plan_work *work = program->work;
    for (int i = 0; i < program->column_count; i++) {
        bool action = i < (int)work->candidate_count;
        double factor = 0;
        char name[16];
        for (size_t j = 0; j < least->count; j++) {
            factor = least->columns[j] == i ? least->factors[j] : factor;
        }
        (void)snprintf(name, sizeof name, "%d", i);
        program->cbc.Cbc_addCol(model, name, 0, action && work->candidates[i].barred ? 0 : 1, factor, action, 0, NULL,
                                NULL);
    }
}

static void read_result(struct program_result *result, bool *chosen, const struct program *program, Cbc_Model *model)
{
    const struct cbc_library *cbc = &program->cbc;
    const double *values = cbc->Cbc_bestSolution(model);
    bool none = cbc->Cbc_isProvenInfeasible(model) != 0;
    result->found = values != NULL && !none;
    result->proven = none || (cbc->Cbc_isProvenOptimal(model) != 0 && result->found);
    result->bound = cbc->Cbc_getBestPossibleObjValue(model);
    result->nodes = cbc->Cbc_getNodeCount(model);
    for (size_t i = 0; result->found && i < program->work->candidate_count; i++) {
        chosen[i] = values[i] > 0.5;
    }
}

/* Without anything to choose there is only the empty set; CBC is not made for that. */
static void solve_empty(struct program_result *result, const struct program *program)
{
    *result = (struct program_result){.proven = true, .found = program->work->clause_count == 0};
    for (size_t i = 0; i < program->row_count; i++) {
        result->found = result->found && program->rows[i].most >= 0;
    }
}

int program_solve(struct program_result *result, bool *chosen, struct program *program, const struct program_sum *least,
                  double seconds, struct aira_error *err)
{
    const struct cbc_library *cbc = &program->cbc;
    char limit[32];
    if (program->column_count == 0) {
        solve_empty(result, program);
        return 0;
    }
    Cbc_Model *model = cbc->Cbc_newModel();
    if (model == NULL) {
        return aira_error_nomem(err);
    }
    give_columns(program, model, least);
    give_predecessors(program, model);
    give_levels(program, model);
    for (size_t i = 0; i < program->work->clause_count; i++) {
        give_clause(program, model, &program->work->clauses[i]);
    }
    for (size_t i = 0; i < program->row_count; i++) {
        give(program, model, &program->rows[i].sum, program->rows[i].most);
    }
    (void)snprintf(limit, sizeof limit, "%.3f", seconds);
    cbc->Cbc_setParameter(model, "logLevel", "0");
    cbc->Cbc_setParameter(model, "slogLevel", "0");
    /* CBC 2.10.8's preprocessing calls wrong sets optimal: found by holding plans against all sets there are. */
    cbc->Cbc_setParameter(model, "preprocess", "off");
    cbc->Cbc_setParameter(model, "ratioGap", "0");
    cbc->Cbc_setParameter(model, "allowableGap", "0");
    cbc->Cbc_setParameter(model, "timeMode", "elapsed");
    cbc->Cbc_setParameter(model, "seconds", limit);
    (void)cbc->Cbc_solve(model);
    read_result(result, chosen, program, model);
    cbc->Cbc_deleteModel(model);
    return 0;
}
