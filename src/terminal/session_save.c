/* The store as the walk sees it: writing, a failure at a time, and other programs at the same file. */
#include "session.h"

#include <string.h>

static int64_t number(const struct session *session)
{
    return session->terminal->stored->assessment->number;
}

/* Whether nobody else wrote since the assessment was read. */
static bool is_alone(const struct session *session)
{
    struct aira_error ignored;
    int64_t version;

    return aira_store_version(&version, session->terminal->store, number(session), &ignored) == 0 &&
           version == session->terminal->stored->version;
}

/* After a write of ours takes its count over.  When another's is in it too, the old one stays, so that the next
 * session_catch_up sees the difference. */
static void note_version(const struct session *session, bool was_alone)
{
    struct aira_stored *stored = session->terminal->stored;
    struct aira_error ignored;
    int64_t version;

    if (was_alone && aira_store_version(&version, session->terminal->store, number(session), &ignored) == 0 &&
        version <= stored->version + 1)
        stored->version = version;
}

int session_store(struct session *session, int question, const struct aira_answer *answer, int64_t now,
                  struct aira_error *err)
{
    const struct aira_terminal *terminal = session->terminal;
    const struct aira_stored *stored = terminal->stored;
    bool alone = is_alone(session);
    int code;

    if (answer != NULL)
        code = aira_store_answer(terminal->store, number(session), stored->questionnaire, stored->assessment, answer,
                                 now, terminal->by, err);
    else
        code = aira_store_withdraw(terminal->store, number(session), stored->assessment, question, AIRA_SETTLED, now,
                                   terminal->by, err);
    if (code < 0)
        return code;
    session->failures = 0;
    session->place = -1; /* the store set it by itself */
    note_version(session, alone);
    return AIRA_OK;
}

int session_store_failed(enum session_outcome *outcome, struct session *session, const struct aira_error *err)
{
    session->failures++;
    *outcome = SESSION_NOT_SAVED;
    return session->failures > 1 || err->code == AIRA_ENOTFOUND ? (int)err->code : AIRA_OK;
}

static void forget_steps(struct session *session)
{
    while (session->step_count > 0)
        aira_answer_dispose(&session->steps[--session->step_count].before);
}

/* The question of that id, -1: none. */
static int same_question(const struct aira_stored *to, const struct aira_stored *from, int question)
{
    if (question < 0)
        return -1;
    return aira_questionnaire_question(to->questionnaire, from->questionnaire->questions[question].id);
}

/* Reads the assessment anew and puts it in the place of the one in hand, keeping filter and question. */
static int reload(struct session *session, struct aira_error *err)
{
    const struct aira_terminal *terminal = session->terminal;
    struct aira_stored fresh;
    struct aira_walk walk;
    int code, current;

    memset(&fresh, 0, sizeof fresh);
    code = aira_store_load(&fresh, terminal->store, number(session), err);
    if (code < 0)
        return code;
    code = aira_walk_init(&walk, fresh.assessment, err);
    if (code < 0) {
        aira_stored_dispose(&fresh);
        return code;
    }
    current = same_question(&fresh, terminal->stored, session->walk.current);
    if (current >= 0)
        walk.current = current;
    walk.filter = session->walk.filter;
    walk.role = session->walk.role;
    aira_walk_refresh(&walk);
    if (strcmp(fresh.questionnaire->hash, terminal->stored->questionnaire->hash) != 0)
        forget_steps(session);
    aira_walk_dispose(&session->walk);
    aira_stored_dispose(terminal->stored);
    session->walk = walk;
    *terminal->stored = fresh;
    session->place = -1;
    return AIRA_OK;
}

int session_catch_up(struct session_news *news, struct session *session, struct aira_error *err)
{
    int64_t version;
    int code = aira_store_version(&version, session->terminal->store, number(session), err);
    bool same = code == 0 && version == session->terminal->stored->version;

    *news = (struct session_news){false, false, false};
    if (code == 0 && !same)
        code = reload(session, err);
    if (code < 0) {
        news->unread = true;
        return ++session->unread > 1 || code == AIRA_ENOTFOUND || code == AIRA_ENOMEM ? code : AIRA_OK;
    }
    session->unread = 0;
    if (same)
        return AIRA_OK;
    news->changed = true;
    news->forgotten = session->step_count > 0;
    forget_steps(session);
    return AIRA_OK;
}

int session_observe(enum session_outcome *outcome, struct session *session, struct aira_observation *observation,
                    struct aira_error *err)
{
    const struct aira_terminal *terminal = session->terminal;
    bool alone = is_alone(session);
    int code;

    *outcome = SESSION_REFUSED;
    code = aira_store_observe(terminal->store, number(session), terminal->stored->questionnaire, observation,
                              terminal->now(terminal->context), err);
    if (code == AIRA_EINPUT)
        return AIRA_OK;
    if (code < 0)
        return session_store_failed(outcome, session, err);
    session->failures = 0;
    *outcome = SESSION_SAVED;
    /* When it cannot be read anew now, the next session_catch_up tries again and tells. */
    if (alone && reload(session, err) < 0)
        terminal->stored->version--;
    return AIRA_OK;
}

int session_keep_place(struct session *session, struct aira_error *err)
{
    const struct aira_terminal *terminal = session->terminal;
    int code;

    if (session->walk.current < 0 || session->walk.current == session->place)
        return AIRA_OK;
    code = aira_store_save_position(terminal->store, number(session),
                                    session_question(session, session->walk.current)->id, err);
    if (code == 0) {
        session->place = session->walk.current;
        terminal->stored->assessment->position = session->walk.current;
    }
    return code;
}
