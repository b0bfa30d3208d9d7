#include "frame.h"
#include "journal.h"

#include <stdio.h>
#include <string.h>

static int put_answers(struct aira_store *store, struct store_head *head, const struct aira_assessment *assessment,
                       int64_t now, const char *by, struct aira_error *err)
{
    int result = AIRA_OK;

    for (size_t i = 0; result == 0 && i < assessment->answer_count; i++) {
        const struct aira_answer *answer = &assessment->answers[i];
        const char *who = answer->by == NULL ? by : answer->by;
        struct store_made made;
        bool changed;

        result = store_made_init(&made, assessment->questionnaire, assessment, answer,
                                 answer->at == 0 ? now : answer->at, who, err);
        if (result == 0)
            result = store_row_put(&changed, store, head, &made.row, now, who, err);
        store_made_dispose(&made);
    }
    return result;
}

static int refuse_second(struct aira_store *store, const char *uuid, struct aira_error *err)
{
    int64_t there;
    int result = store_number(&there, store, SQL_ASSESSMENT_BY_UUID, STORE_PARAMS(store_text(uuid)), 0, err);

    if (result == 0 && there != 0)
        return aira_error_set(err, AIRA_EUSAGE, "This assessment is stored already, as number %lld.", (long long)there);
    return result;
}

int aira_store_add(struct aira_store *store, struct aira_assessment *assessment, int64_t now, const char *by,
                   struct aira_error *err)
{
    struct store_head head = {.version = 1};
    int result = store_begin(store, err);

    if (result != 0)
        return result;
    if (assessment->uuid[0] == '\0')
        aira_uuid(head.origin);
    else
        (void)snprintf(head.origin, sizeof head.origin, "%s", assessment->uuid);
    result = refuse_second(store, head.origin, err);
    if (result == 0)
        result = store_put_frame(&head.number, store, head.origin, head.origin, assessment, now, err);
    if (result == 0)
        result = put_answers(store, &head, assessment, now, by, err);
    if (result != 0)
        return store_rollback(store, result);
    result = store_commit(store, &head, err);
    if (result != 0)
        return result;
    assessment->number = head.number;
    memcpy(assessment->uuid, head.origin, sizeof assessment->uuid);
    assessment->created = assessment->created == 0 ? now : assessment->created;
    assessment->changed = now;
    return AIRA_OK;
}
