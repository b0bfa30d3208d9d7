#include "room.h"

#include <string.h>

struct search {
    const struct aira_walk *walk;
    const char *language;
    const char *word;       /* folded */
    struct aira_buf folded; /* room for folding a text */
    bool failed;            /* memory ran out, so what was found may be wrong */
};

static bool holds(struct search *search, const char *text)
{
    if (text == NULL)
        return false;
    aira_buf_clear(&search->folded);
    aira_text_fold(&search->folded, text);
    if (search->folded.failed) {
        search->failed = true;
        return false;
    }
    return strstr(aira_buf_cstr(&search->folded), search->word) != NULL;
}

static bool text_holds(struct search *search, const struct aira_question *question, const char *key)
{
    return holds(search, aira_questionnaire_text(search->walk->assessment->questionnaire, search->language, "question",
                                                 question->id, key));
}

static bool choices_hold(struct search *search, const struct aira_question *question)
{
    static const char *const LEVELS[AIRA_LEVELS] = {"0", "1", "2", "3", "4"};

    for (int i = 0; question->type == AIRA_LEVEL && i < AIRA_LEVELS; i++) {
        if (text_holds(search, question, LEVELS[i]))
            return true;
    }
    for (int i = 0; i < question->option_count; i++) {
        if (text_holds(search, question, question->options[i].id))
            return true;
    }
    return false;
}

static bool notes_hold(struct search *search, int question)
{
    const struct aira_assessment *assessment = search->walk->assessment;
    const struct answers_given *given = &assessment->given[question];
    int settled = assessment->settled[question];

    if (settled >= 0 && holds(search, assessment->answers[settled].note))
        return true;
    for (size_t i = 0; i < given->count; i++) {
        if (holds(search, assessment->answers[given->at[i]].note))
            return true;
    }
    return false;
}

static bool question_holds(struct search *search, int index)
{
    const struct aira_question *question = &search->walk->assessment->questionnaire->questions[index];

    return holds(search, question->id) || text_holds(search, question, "ask") || text_holds(search, question, "help") ||
           choices_hold(search, question) || notes_hold(search, index);
}

static int search_round(struct search *search, int from)
{
    int count = (int)search->walk->assessment->questionnaire->question_count;
    int start = from < 0 || from >= count ? 0 : from + 1;

    for (int i = 0; i < count && !search->failed; i++) {
        int question = (start + i) % count;

        if (aira_walk_applies(search->walk, question) && question_holds(search, question))
            return search->failed ? -1 : question;
    }
    return -1;
}

int aira_walk_search(int *found, const struct aira_walk *walk, int from, const char *word, const char *language,
                     struct aira_error *err)
{
    struct search search = {walk, language, NULL, {NULL, 0, 0, false}, false};
    struct aira_buf folded;
    int rc;

    *found = -1;
    aira_buf_init(&folded);
    aira_text_fold(&folded, word);
    search.word = aira_buf_cstr(&folded);
    rc = aira_buf_result(&folded, err);
    if (rc == 0 && search.word[0] != '\0')
        *found = search_round(&search, from);
    if (search.failed)
        rc = aira_error_nomem(err);
    aira_buf_dispose(&search.folded);
    aira_buf_dispose(&folded);
    return rc;
}
