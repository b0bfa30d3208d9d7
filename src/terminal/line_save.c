/* The store as the walk sees it: writing, a failure at a time, and other programs at the same file. */
#include "line.h"

#include <string.h>

static int64_t number(const struct line *line)
{
    return line->terminal->stored->assessment->number;
}

/* Whether nobody else wrote since the assessment was read. */
static bool is_alone(const struct line *line)
{
    struct aira_error ignored;
    int64_t version;

    return aira_store_version(&version, line->terminal->store, number(line), &ignored) == 0 &&
           version == line->terminal->stored->version;
}

/* After a write of ours takes its count over.  When another's is in it too, the old one stays, so that the next
 * line_catch_up sees the difference. */
static void note_version(const struct line *line, bool was_alone)
{
    struct aira_stored *stored = line->terminal->stored;
    struct aira_error ignored;
    int64_t version;

    if (was_alone && aira_store_version(&version, line->terminal->store, number(line), &ignored) == 0 &&
        version <= stored->version + 1)
        stored->version = version;
}

int line_store(struct line *line, int question, const struct aira_answer *answer, int64_t now, struct aira_error *err)
{
    const struct aira_terminal *terminal = line->terminal;
    const struct aira_stored *stored = terminal->stored;
    bool alone = is_alone(line);
    int code;

    if (answer != NULL)
        code = aira_store_answer(terminal->store, number(line), stored->questionnaire, stored->assessment, answer, now,
                                 terminal->by, err);
    else
        code = aira_store_withdraw(terminal->store, number(line), stored->assessment, question, AIRA_SETTLED, now,
                                   terminal->by, err);
    if (code < 0)
        return code;
    line->failures = 0;
    line->place = -1; /* the store set it by itself */
    note_version(line, alone);
    return AIRA_OK;
}

int line_store_failed(struct line *line, const char *key, const struct aira_error *err)
{
    line->failures++;
    line_say(line, key, LINE_PAIRS("why", err->message));
    if (line->failures > 1 || err->code == AIRA_ENOTFOUND)
        return err->code;
    return AIRA_OK;
}

/* The question of that id, -1: none. */
static int same_question(const struct aira_stored *to, const struct aira_stored *from, int question)
{
    if (question < 0)
        return -1;
    return aira_questionnaire_question(to->questionnaire, from->questionnaire->questions[question].id);
}

/* Reads the assessment anew and puts it in the place of the one in hand, keeping filter and question. */
static int reload(struct line *line, struct aira_error *err)
{
    struct aira_terminal *terminal = line->terminal;
    struct aira_stored fresh;
    struct aira_walk walk;
    int code, current;

    memset(&fresh, 0, sizeof fresh);
    code = aira_store_load(&fresh, terminal->store, number(line), err);
    if (code < 0)
        return code;
    code = aira_walk_init(&walk, fresh.assessment, err);
    if (code < 0) {
        aira_stored_dispose(&fresh);
        return code;
    }
    current = same_question(&fresh, terminal->stored, line->walk.current);
    if (current >= 0)
        walk.current = current;
    walk.filter = line->walk.filter;
    aira_walk_refresh(&walk);
    if (strcmp(fresh.questionnaire->hash, terminal->stored->questionnaire->hash) != 0)
        line_forget_steps(line);
    aira_walk_dispose(&line->walk);
    aira_stored_dispose(terminal->stored);
    line->walk = walk;
    *terminal->stored = fresh;
    line->place = -1;
    return AIRA_OK;
}

int line_catch_up(struct line *line, struct aira_error *err)
{
    int64_t version;
    int code = aira_store_version(&version, line->terminal->store, number(line), err);

    if (code == 0 && version == line->terminal->stored->version)
        return AIRA_OK;
    if (code == 0)
        code = reload(line, err);
    if (code < 0)
        return line_store_failed(line, "not-read", err);
    line_say(line, "changed-elsewhere", LINE_PAIRS(NULL));
    if (line->step_count > 0)
        line_say(line, "undo-forgotten", LINE_PAIRS(NULL));
    line_forget_steps(line);
    return AIRA_OK;
}

int line_observe(struct line *line, int question, const char *text, struct aira_error *err)
{
    const struct aira_terminal *terminal = line->terminal;
    struct aira_observation observation;
    bool alone = is_alone(line);
    int code;

    memset(&observation, 0, sizeof observation);
    observation.question = question;
    observation.text = aira_borrowed(text);
    code = aira_store_observe(terminal->store, number(line), terminal->stored->questionnaire, &observation,
                              terminal->now(terminal->context), err);
    if (code == AIRA_EINPUT) {
        line_say_error(line, err);
        return AIRA_OK;
    }
    if (code < 0)
        return line_store_failed(line, "not-saved", err);
    line->failures = 0;
    line_say(line, "observed",
             LINE_PAIRS("saved", line_word(line, "saved"), "id", line_question(line, question)->id, "number",
                        line_digits((size_t)observation.number).text));
    code = line_flush(line, err);
    if (code == 0 && alone && reload(line, err) < 0)
        code = line_store_failed(line, "not-read", err);
    return code;
}

void line_keep_place(struct line *line)
{
    struct aira_terminal *terminal = line->terminal;
    struct aira_error err;

    if (line->walk.current < 0 || line->walk.current == line->place)
        return;
    if (aira_store_save_position(terminal->store, number(line), line_question(line, line->walk.current)->id, &err) ==
        0) {
        line->place = line->walk.current;
        terminal->stored->assessment->position = line->walk.current;
    } else if (!line->place_told) {
        line->place_told = true;
        line_say(line, "place-not-kept", LINE_PAIRS("why", err.message));
    }
}
