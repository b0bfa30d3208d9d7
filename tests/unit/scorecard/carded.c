#include "carded.h"

int carded_try(struct aira_scorecard **card, struct firm *firm)
{
    struct aira_scorecard_input input = {
        .assessment = firm->assessment,
        .journal_head = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        .journal_count = 7,
        .as_of = 1795507200,
    };
    return aira_scorecard_new(card, &input, &firm->err);
}

void carded_make(struct carded *carded, const char *answers)
{
    firm_must_load(&carded->firm, answers);
    assert_int_equal(carded_try(&carded->card, &carded->firm), 0);
}

void carded_make_quick(struct carded *carded, const char *answers)
{
    firm_must_load(&carded->firm, answers);
    carded->firm.assessment->quick = true;
    assert_int_equal(carded_try(&carded->card, &carded->firm), 0);
}

void carded_free(struct carded *carded)
{
    aira_scorecard_free(carded->card);
    firm_free(&carded->firm);
}
