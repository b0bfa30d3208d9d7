/* The scorecard's JSON, read for the formats that are tables: its texts and answers in the languages of the report. */
#ifndef AIRA_RENDER_CARD_H
#define AIRA_RENDER_CARD_H

#include <aira/render.h>

struct render_card {
    struct aira_json *root;
    const struct aira_catalog *catalog;
    const char *languages[AIRA_RENDER_LANGUAGES];
    size_t language_count;
    struct aira_map questions; /* place in "answers" by id */
};

/* AIRA_EUSAGE when the input lacks scorecard, words or languages; `format` names the format in that sentence. */
int render_card_init(struct render_card *card, const struct aira_render_input *input, const char *format,
                     struct aira_error *err);
void render_card_dispose(struct render_card *card);

/* Nothing below is ever NULL but render_card_question; texts are borrowed from scorecard or catalogue. */

/* A string member; "" where there is none. */
const char *render_card_string(const struct aira_json *object, const char *key);
/* Of {"en": ..., "zh": ...}: the text in `language`, else in another of the report's languages, else "". */
const char *render_card_text(const struct render_card *card, const struct aira_json *texts, const char *language);
/* What an id is called ("part", "stage", "role", "band"); the id itself where it has no title. */
const char *render_card_title(const struct render_card *card, const char *kind, const char *id, const char *language);
/* A person's name by id; what is no person's id is a name already. */
const char *render_card_person(const struct render_card *card, const char *id);
/* The member of "answers" with that question, or NULL. */
const struct aira_json *render_card_question(const struct render_card *card, const char *id);
/* A question's short title, else what it asks, else its id. */
const char *render_card_criterion(const struct render_card *card, const char *id, const char *language);

/* Appends the answer in words as the report has it: `question` is a member of "answers", `said` the same or one of its
 * respondents.  Where there is none, "not answered". */
void render_card_answer(struct aira_buf *out, const struct render_card *card, const struct aira_json *question,
                        const struct aira_json *said, const char *language);
/* Appends the kind of evidence in words; nothing where it does not count or no value was given. */
void render_card_evidence(struct aira_buf *out, const struct render_card *card, const struct aira_json *question,
                          const struct aira_json *said, const char *language);

#endif
