/* Actions that plans must hold or leave out.  They belong to the assessment's plan without a name. */
#include "frame.h"

#include <string.h>

static const char *name_of(enum aira_choice choice)
{
    return choice == AIRA_CHOICE_SKIP ? "excluded" : "pinned";
}

int store_take_choice(struct aira_assessment *assessment, const char *action, const char *choice,
                      struct aira_error *err)
{
    int index = aira_questionnaire_action(assessment->questionnaire, action);
    bool skip = strcmp(choice, "excluded") == 0;

    if (!skip && strcmp(choice, "pinned") != 0)
        return aira_error_set(err, AIRA_EINPUT, "\"%.20s\" is neither pinned nor excluded.", choice);
    if (index < 0)
        return AIRA_OK;
    return aira_assessment_choose(assessment, index, skip ? AIRA_CHOICE_SKIP : AIRA_CHOICE_PIN, err);
}

static int put_choice(struct aira_store *store, int64_t number, const char *action, enum aira_choice choice,
                      struct aira_error *err)
{
    if (choice == AIRA_CHOICE_FREE)
        return store_run(store, SQL_PLAN_ACTION_DELETE, STORE_PARAMS(store_int(number), store_text(action)), err);
    return store_run(store, SQL_PLAN_ACTION_PUT,
                     STORE_PARAMS(store_int(number), store_text(action), store_text(name_of(choice))), err);
}

int store_put_choices(struct aira_store *store, int64_t number, const struct aira_assessment *assessment, int64_t now,
                      struct aira_error *err)
{
    const struct aira_action *actions = assessment->questionnaire->actions;
    int result = AIRA_OK;

    if (assessment->pin_count > 0)
        result = store_run(store, SQL_PLAN_NEW, STORE_PARAMS(store_int(number), store_int(now)), err);
    for (size_t i = 0; result == 0 && i < assessment->pin_count; i++)
        result = put_choice(store, number, actions[assessment->pins[i].action].id,
                            assessment->pins[i].skip ? AIRA_CHOICE_SKIP : AIRA_CHOICE_PIN, err);
    return result;
}

int aira_store_choose(struct aira_store *store, int64_t number, const struct aira_questionnaire *questionnaire,
                      const struct aira_choosing *choosing, size_t count, int64_t now, struct aira_error *err)
{
    int result = store_begin_on(store, number, err);
    bool any = false;

    if (result != 0)
        return result;
    for (size_t i = 0; i < count; i++)
        any = any || choosing[i].choice != AIRA_CHOICE_FREE;
    if (any)
        result = store_run(store, SQL_PLAN_NEW, STORE_PARAMS(store_int(number), store_int(now)), err);
    for (size_t i = 0; result == 0 && i < count; i++)
        result = put_choice(store, number, questionnaire->actions[choosing[i].action].id, choosing[i].choice, err);
    return store_end_changed(store, number, now, result, err);
}
