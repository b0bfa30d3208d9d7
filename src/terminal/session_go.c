/* Going about in the questionnaire. */
#include "session.h"

#include <stdlib.h>
#include <string.h>

int session_nth_of_part(const struct session *session, int n)
{
    const struct aira_questionnaire *questionnaire = session->walk.assessment->questionnaire;

    for (size_t i = 0; session->walk.current >= 0 && i < questionnaire->question_count; i++)
        if (questionnaire->questions[i].part == questionnaire->questions[session->walk.current].part &&
            aira_walk_applies(&session->walk, (int)i) && --n == 0)
            return (int)i;
    return -1;
}

int session_start_of_part(const struct session *session, int part)
{
    const struct aira_questionnaire *questionnaire = session->walk.assessment->questionnaire;
    int first = -1;

    for (size_t i = 0; part >= 0 && i < questionnaire->question_count; i++) {
        if (questionnaire->questions[i].part != part || !aira_walk_applies(&session->walk, (int)i))
            continue;
        if (session->walk.standings[i].state == AIRA_UNANSWERED)
            return (int)i;
        if (first < 0)
            first = (int)i;
    }
    return first;
}

enum session_found session_find(int *question, const struct session *session, const char *word)
{
    const struct aira_questionnaire *questionnaire = session->walk.assessment->questionnaire;
    int n;

    *question = aira_questionnaire_question(questionnaire, word);
    if (*question >= 0 && !aira_walk_applies(&session->walk, *question))
        return SESSION_NOT_ASKED;
    if (*question < 0 && aira_int_parse(&n, word, 1, AIRA_MAX_QUESTIONS))
        *question = session_nth_of_part(session, n);
    if (*question < 0)
        *question = session_start_of_part(session, aira_questionnaire_part(questionnaire, word));
    return *question < 0 ? SESSION_NOWHERE : SESSION_FOUND;
}

int session_nearest_name(const char *word, const char *const *names, size_t count)
{
    size_t best = 3; /* farther is not meant */
    int found = -1;

    if (strlen(word) > 100)
        return -1;
    for (size_t i = 0; i < count; i++) {
        size_t distance = aira_text_distance(word, names[i]);

        if (distance < best && distance < strlen(names[i])) {
            best = distance;
            found = (int)i;
        }
    }
    return found;
}

int session_nearest(int *question, const struct session *session, const char *word, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = session->walk.assessment->questionnaire;
    const char **ids = calloc(questionnaire->question_count + 1, sizeof *ids);

    if (ids == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; i < questionnaire->question_count; i++)
        ids[i] = questionnaire->questions[i].id;
    *question = session_nearest_name(word, ids, questionnaire->question_count);
    free(ids);
    return AIRA_OK;
}

int session_filter(struct session *session, enum aira_filter filter)
{
    enum aira_filter before = session->walk.filter;
    int found;

    session->walk.filter = filter;
    found = aira_walk_next(&session->walk, session->walk.current - 1);
    if (found < 0)
        found = aira_walk_next(&session->walk, -1);
    if (found < 0)
        session->walk.filter = before;
    return found;
}
