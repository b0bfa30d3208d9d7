/* A sitting with one assessment: what both faces of the walk do that is not about lines or screens.
 *
 * Nothing here says anything.  A function that returns int gives 0, or a negative code with which the walk must end;
 * what the user can put right comes as an outcome, with its sentence in the error.
 */
#ifndef AIRA_TERMINAL_SESSION_H
#define AIRA_TERMINAL_SESSION_H

#include <aira/terminal.h>

enum { SESSION_MAX_STEPS = 1000 /* what undo remembers */ };

enum session_outcome {
    SESSION_SAVED,     /* it is on the disk */
    SESSION_REFUSED,   /* the answer cannot be such; the error says why */
    SESSION_NOT_SAVED, /* the store failed; memory is as before, the error says why */
};

/* How a question stood before a change of this sitting. */
struct session_step {
    bool had; /* `before` was there; else there was no answer */
    struct aira_answer before;
};

struct session {
    const struct aira_terminal *terminal; /* borrowed: store, stored, clock, who */
    struct aira_walk walk;
    struct aira_buf looking; /* the word that is looked for */
    struct session_step *steps;
    size_t step_count, step_capacity;
    int failures;    /* to store, one after the other */
    int unread;      /* failures to look up what is stored, one after the other */
    int place;       /* the question last stored as the place to come back to; -1: none yet */
    size_t saved;    /* what was stored */
    int64_t began;   /* when the sitting began */
    size_t answered; /* how many were answered then */
};

/* The terminal must outlive the session. */
int session_init(struct session *session, const struct aira_terminal *terminal, struct aira_error *err);
void session_dispose(struct session *session);

const struct aira_question *session_question(const struct session *session, int question);
/* The settled answer of a question, or NULL. */
const struct aira_answer *session_settled(const struct session *session, int question);
/* The settled answer that was given last, NULL: none. */
const struct aira_answer *session_last(const struct session *session);
/* The place of `question` among those of its part that apply, and how many these are. */
void session_place(size_t *at, size_t *count, const struct session *session, int question);
/* Questions in that state. */
size_t session_count(const struct session *session, enum aira_state state);
/* Minutes that the open questions will take at the pace of this sitting; at 50 seconds each until five are answered.
 */
size_t session_minutes_left(const struct session *session, int64_t now);

/* ---- changes (session_change.c) ---- */

/* A change of the settled answer to one question, being made.  `answer` starts as what is there and borrows its texts
 * from `step`, so it may be changed freely. */
struct session_change {
    struct session_step step;
    struct aira_answer answer;
};

int session_change_begin(struct session_change *change, const struct session *session, int question,
                         struct aira_error *err);
/* Stores the answer and remembers the step.  Whatever the outcome, the change is used up. */
int session_change_commit(enum session_outcome *outcome, struct session *session, struct session_change *change,
                          struct aira_error *err);
/* Gives the question a value, "not applicable" with its reason, or "don't know"; what stands beside it stays. */
int session_give(enum session_outcome *outcome, struct session *session, int question, enum aira_given given,
                 const struct aira_value *value, const char *reason, struct aira_error *err);
/* NULL or "" takes the note away. */
int session_note(enum session_outcome *outcome, struct session *session, int question, const char *note,
                 struct aira_error *err);
/* A reference of NULL keeps what is there, but goes where there is no evidence; "" takes it away. */
int session_evidence(enum session_outcome *outcome, struct session *session, int question, enum aira_evidence grade,
                     const char *reference, struct aira_error *err);
/* Marks the answer for follow-up, or takes the mark away. */
int session_flag(enum session_outcome *outcome, struct session *session, int question, struct aira_error *err);
/* Takes the settled answer away. */
int session_withdraw(enum session_outcome *outcome, struct session *session, int question, struct aira_error *err);
/* Takes the last change back.  *question is what it was about, -1: there is nothing to take back. */
int session_undo(int *question, enum session_outcome *outcome, struct session *session, struct aira_error *err);

/* ---- the store (session_save.c) ---- */

/* Stores an answer, or takes the question's answer away (NULL); at `now`. */
int session_store(struct session *session, int question, const struct aira_answer *answer, int64_t now,
                  struct aira_error *err);
/* Counts a failure of the store: 0 and SESSION_NOT_SAVED the first time; the error's code when it was the second in a
 * row or there is nothing left to go on with. */
int session_store_failed(enum session_outcome *outcome, struct session *session, const struct aira_error *err);
/* Adds an observation and reads the assessment anew, so that it is there to be seen. */
int session_observe(enum session_outcome *outcome, struct session *session, struct aira_observation *observation,
                    struct aira_error *err);

/* What catching up with the store brought. */
struct session_news {
    bool changed;   /* another program changed the assessment; memory is as stored now */
    bool forgotten; /* and so earlier steps can no longer be taken back */
    bool unread;    /* the store could not be read; the error says why */
};
/* Takes up what another program changed. */
int session_catch_up(struct session_news *news, struct session *session, struct aira_error *err);
/* Keeps the current question as the place to come back to; AIRA_ESTORE and the like when that fails, which ends
 * nothing. */
int session_keep_place(struct session *session, struct aira_error *err);

/* ---- going about (session_go.c) ---- */

/* The n-th question (from 1) of the current part that applies, or -1. */
int session_nth_of_part(const struct session *session, int n);
/* The first open question of a part, else the first that applies, else -1. */
int session_start_of_part(const struct session *session, int part);
enum session_found { SESSION_FOUND, SESSION_NOT_ASKED, SESSION_NOWHERE };
/* What `word` names: a question's id, its number within the part, a part's id. */
enum session_found session_find(int *question, const struct session *session, const char *word);
/* The question nearest to a mistyped id, or -1. */
int session_nearest(int *question, const struct session *session, const char *word, struct aira_error *err);
/* Sets the filter and gives the first question that passes it, from the current one on, going round; when none does,
 * -1, and the filter stays as it was. */
int session_filter(struct session *session, enum aira_filter filter);

/* ---- values in words (session_value.c) ---- */

/* Skips white space, the ideographic one too. */
const char *session_skip_space(const char *s);
/* Bytes of white space at `s`, 0: none. */
size_t session_space_at(const char *s);
/* Appends the next word of *s (ended by white space or comma, also Chinese) and moves *s behind it and what divides;
 * false when there is none. */
bool session_next_word(struct aira_buf *out, const char **s);
/* Whether `word` is one of the catalogue's comma-separated list `key`, in either language. */
bool session_is_one_of(const struct session *session, const char *key, const char *word);
/* Reads `text` (`folded`: half width, lower case) as a value of the question: also an option by its number on the
 * screen or its text, yes and no in words.  value->text borrows `text`. */
bool session_parse_value(struct aira_value *value, const struct session *session, const struct aira_question *question,
                         const char *text, const char *folded);
/* Appends what the question takes, as a sentence. */
void session_add_takes(struct aira_buf *out, const struct session *session, const struct aira_question *question);
/* Appends an answer as a person reads it. */
void session_add_answer(struct aira_buf *out, const struct session *session, const struct aira_answer *answer);
/* The word of an evidence grade. */
const char *session_grade(const struct session *session, enum aira_evidence grade);
/* A word of section "walk", and a text of the questionnaire, in the language of the walk. */
const char *session_word(const struct session *session, const char *key);
const char *session_text(const struct session *session, const char *kind, const char *id, const char *key);
/* Appends the sources of a question, as "framework clause", divided by dots. */
void session_add_references(struct aira_buf *out, const struct session *session, const struct aira_question *question);

#define SESSION_PAIRS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* A number in digits. */
struct session_digits {
    char text[24];
};
struct session_digits session_digits(size_t number);

/* The index of the nearest of `count` names, -1: none is near. */
int session_nearest_name(const char *word, const char *const *names, size_t count);

#endif
