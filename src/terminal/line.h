/* The walk line by line: what its files share.
 *
 * A function that returns int gives 0, or a negative code with which the walk must end; what the user can put right is
 * said on the spot and gives 0.
 */
#ifndef AIRA_TERMINAL_LINE_H
#define AIRA_TERMINAL_LINE_H

#include "session.h"

enum {
    LINE_MAX_INPUT = 100 * 1024, /* bytes of a line; a longer one is refused */
    LINE_LEAST_COLUMNS = 20,
    LINE_COLUMNS = 80,
};

/* What the next line of input is taken for. */
enum line_asking { LINE_ASK_ANSWER, LINE_ASK_REASON, LINE_ASK_NOTE, LINE_ASK_END };

struct line {
    struct aira_terminal *terminal;
    struct session session;
    struct aira_buf input; /* the line just read */
    enum line_asking asking;
    bool show;       /* the question is to be shown before the next line is read */
    bool stay;       /* an answer does not lead on, because a command stands behind it */
    bool leave;      /* the walk ends */
    bool no_memory;  /* something could not be said for want of memory */
    bool place_told; /* it was said that the place to come back to cannot be kept */
};

/* ---- saying (line_say.c) ---------------------------------------------------------------------------------------- */

/* Prints `lead` and `text` as a paragraph, wrapped, its further lines indented to behind the lead, by 2 at least;
 * control characters are made visible. */
void line_put(struct line *line, const char *lead, const char *text);
/* Prints a word with its {names} filled. */
void line_say(struct line *line, const char *key, const char *const *pairs);
void line_blank(struct line *line);
/* Sends what was printed on its way; AIRA_EFAIL when it cannot be written, AIRA_ENOMEM when something was not said. */
int line_flush(struct line *line, struct aira_error *err);

/* ---- reading (line_read.c) -------------------------------------------------------------------------------------- */

enum line_got { LINE_GOT_TEXT, LINE_GOT_END, LINE_GOT_REFUSED };

/* Reads a line into line->input without its end and the white space around it; one that cannot be taken is skipped and
 * refused with a sentence.  AIRA_EINTERRUPTED when the flag is set. */
int line_read(enum line_got *got, struct line *line, struct aira_error *err);

/* ---- the question on the screen (line_show.c) ------------------------------------------------------------------- */

void line_show_question(struct line *line);

/* ---- changes (line_change.c) ------------------------------------------------------------------------------------ */

/* Acknowledges a change of `question` that a session_ function returned with `code`, or says why there is none, and
 * gives the code on.  `saved` may be NULL. */
int line_changed(bool *saved, struct line *line, enum session_outcome outcome, int question, int code,
                 struct aira_error *err);
int line_undo(struct line *line, struct aira_error *err);
int line_observe(struct line *line, int question, const char *text, struct aira_error *err);
/* Takes up what another program changed, and says so. */
int line_catch_up(struct line *line, struct aira_error *err);
/* Keeps the current question as the place to come back to. */
void line_keep_place(struct line *line);

/* ---- answers (line_answer.c) ------------------------------------------------------------------------------------ */

/* Takes a line for an answer to the current question, or says why it is none. */
int line_answer(struct line *line, const char *text, struct aira_error *err);
/* Sets the current question not applicable for that reason, or to don't know. */
int line_answer_na(struct line *line, const char *reason, struct aira_error *err);
int line_answer_unknown(struct line *line, struct aira_error *err);
/* Takes a line for the note that was asked for: "" keeps what is there, "-" takes it away. */
int line_answer_note(struct line *line, const char *text, struct aira_error *err);

/* ---- going about (line_go.c) ------------------------------------------------------------------------------------ */

void line_go(struct line *line, int question);
/* To the next question that the filter passes; at the end it says what is open. */
void line_go_on(struct line *line);
/* What Enter does at the end. */
void line_go_from_end(struct line *line);
/* Sets the filter and goes to the first question that passes it, from the current one on; when none does, it stays. */
void line_go_filter(struct line *line, enum aira_filter filter);

/* ---- commands (line_command.c) ---------------------------------------------------------------------------------- */

/* Whether `s` starts with a colon, also a full-width one; *rest stands behind it. */
bool line_is_command(const char **rest, const char *s);
/* `rest` is what stands behind the colon. */
int line_command(struct line *line, const char *rest, struct aira_error *err);

/* A command: `argument` is what stands behind its name. */
typedef int (*line_run)(struct line *line, const char *argument, struct aira_error *err);
int line_run_back(struct line *line, const char *argument, struct aira_error *err);
int line_run_next(struct line *line, const char *argument, struct aira_error *err);
int line_run_jump(struct line *line, const char *argument, struct aira_error *err);
int line_run_find(struct line *line, const char *argument, struct aira_error *err);
int line_run_filter(struct line *line, const char *argument, struct aira_error *err);
int line_run_progress(struct line *line, const char *argument, struct aira_error *err);
int line_run_parts(struct line *line, const char *argument, struct aira_error *err);
int line_run_score(struct line *line, const char *argument, struct aira_error *err);
int line_run_why(struct line *line, const char *argument, struct aira_error *err);

#endif
