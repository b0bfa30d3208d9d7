#include "advised.h"

void advised_make(struct advised *advised, const char *answers)
{
    firm_must_load(&advised->firm, answers);
    assert_int_equal(aira_score_new(&advised->score, advised->firm.assessment, &advised->firm.err), 0);
    assert_int_equal(aira_advice_new(&advised->advice, advised->score, &advised->firm.err), 0);
}

void advised_free(struct advised *advised)
{
    aira_advice_free(advised->advice);
    aira_score_free(advised->score);
    firm_free(&advised->firm);
}

int advised_place(const struct advised *advised, const char *action)
{
    int index = aira_questionnaire_action(advised->firm.questionnaire, action);
    assert_true(index >= 0);
    for (size_t i = 0; i < advised->advice->count; i++) {
        if (advised->advice->items[i].action == index) {
            return (int)i;
        }
    }
    return -1;
}

const struct aira_recommendation *advised_item(const struct advised *advised, const char *action)
{
    int place = advised_place(advised, action);
    return place < 0 ? NULL : &advised->advice->items[place];
}
