/* aira scorecard: everything that a report shows, as plain data, worked out once.  It looks nothing up: the journal's
 * head and the day are handed in.
 */
#ifndef AIRA_SCORECARD_H
#define AIRA_SCORECARD_H

#include <aira/advice.h>
#include <aira/base.h>
#include <aira/score.h>

/* What the scorecard cannot know by itself. */
struct aira_scorecard_input {
    const struct aira_assessment *assessment;
    const char *journal_head; /* hash of the newest journal entry; "" when nothing is stored */
    int64_t journal_count;
    int64_t as_of; /* seconds UTC: the newest answer, else the creation; the date on the cover */
    bool redacted; /* for sharing: made of aira_assessment_redact, as_of cut to its day */
    /* An earlier assessment to compare with (its own `redacted` and `since` do not count); NULL: none.  Its
     * questionnaire is of the same id, in any version, and outlives the scorecard. */
    const struct aira_scorecard_input *since;
};

/* ---- since last time ---- */

/* Whether the two assessments say something of the same thing. */
enum aira_since_kind {
    AIRA_SINCE_BOTH,         /* asked in both, and a level means the same */
    AIRA_SINCE_ONLY_NOW,     /* the other did not ask it: no such question, not in its walk, or its condition */
    AIRA_SINCE_ONLY_THEN,    /* this one does not ask it any more, for one of the same reasons */
    AIRA_SINCE_OTHER_MEANING /* asked in both, but its type or scale is another (AIRA_CHANGED_ANSWER) */
};
const char *aira_since_kind_name(enum aira_since_kind kind); /* "both", "only-now", "only-then", "other-meaning" */

/* A question with a level in a part that is scored. */
struct aira_since_criterion {
    enum aira_since_kind kind;
    int then, now; /* the question in each version; -1: it has no criterion of that id */
};

/* A part that has a score in both assessments. */
struct aira_since_part {
    const struct aira_part_score *then, *now;
};

/* A gate that both versions have, of the same stage and question and at the same level. */
struct aira_since_gate {
    const struct aira_gate_score *then, *now;
    int stage; /* in the newer version */
};

struct aira_since {
    const struct aira_assessment *assessment; /* the earlier one, borrowed, but for a redacted one */
    const struct aira_assessment *whole;      /* as in the scorecard */
    struct aira_assessment *redacted;
    struct aira_score *score; /* of the earlier one */
    int64_t as_of, journal_count;
    char journal_head[AIRA_HASH_HEX];
    struct aira_since_criterion *criteria; /* in the order of the newer version, then those that it does not have */
    size_t criterion_count;
    int *places;                   /* by question of the newer version: its place in `criteria`; -1: none */
    struct aira_since_part *parts; /* in the order of score->parts of the scorecard */
    size_t part_count;
    struct aira_since_gate *gates; /* in the order of the newer version's stages */
    size_t gate_count;
};

struct aira_finding {
    int question;
    int level, supported_level, aim; /* -1: none */
    bool replaced;                   /* the consultant's sentence stands in its place, in some language */
    int64_t weight;                  /* what it was ranked by, for tests: part weight × question weight × distance */
};

struct aira_scorecard {
    const struct aira_assessment *assessment; /* borrowed, but for a redacted one; its questionnaire too */
    const struct aira_assessment *whole;      /* redacted: what it was made of, borrowed; else NULL */
    struct aira_assessment *redacted;         /* owned; NULL when it is not redacted */
    struct aira_score *score;
    struct aira_advice *advice;
    int *aims;                        /* by question; -1: no level */
    struct aira_finding strengths[3]; /* counted questions in the index supported at level 3 or at the aim, by part
                                         weight × weight × supported level, ties by id */
    size_t strength_count;
    struct aira_finding gaps[3]; /* largest part weight × weight × distance to the aim (unanswered: from 0), ties by id;
                                    no strength is among them */
    size_t gap_count;
    size_t struck;          /* findings that the consultant struck */
    size_t next_actions;    /* how many of advice->items to show on the summary, at most 5 */
    int target_stage;       /* index or -1 */
    bool stage_provisional; /* quick, and gates outside the short walk were not asked */
    bool offers_nothing;    /* every core gate of each stage after the first is absent, and not because the walk was
                               short: the upper stages do not concern the firm */
    size_t answered, applicable;            /* all questions that apply, profile included */
    size_t evidence_counts[AIRA_EVIDENCES]; /* answered questions by grade, where evidence counts */
    char journal_head[AIRA_HASH_HEX];
    int64_t journal_count, as_of;
    struct aira_since *since;         /* NULL: compared with nothing */
    char content_hash[AIRA_HASH_HEX]; /* BLAKE2b of the canonical JSON without this member */
};

/* AIRA_EUSAGE when input->since is the same assessment, one that was begun later, or one of another questionnaire. */
int aira_scorecard_new(struct aira_scorecard **out, const struct aira_scorecard_input *input, struct aira_error *err);
void aira_scorecard_free(struct aira_scorecard *scorecard);

/* The level that a question (of the newer version) had then, and the one that was supported; -1 when there was none or
 * it meant something else, and without an earlier assessment. */
int aira_scorecard_level_then(const struct aira_scorecard *scorecard, int question);
int aira_scorecard_supported_then(const struct aira_scorecard *scorecard, int question);

/* Appends the scorecard as canonical JSON with all texts by language; the same scorecard gives the same bytes. */
int aira_scorecard_json(struct aira_buf *out, const struct aira_scorecard *scorecard, struct aira_error *err);

struct aira_text_range {
    const char *text;
    size_t length;
};

/* Whether any of the first `count` texts still holds what a redacted scorecard leaves out (names, scope, notes,
 * reasons, references, free texts, who and when, observations, the consultant's texts) and what has at least four
 * characters; white space does not count, and of a text of more than 24 characters either end is enough.  The `known`
 * texts behind them are public words: what stands there too gives nothing away, unless it is the name of the client or
 * of a person. AIRA_EFAIL names what was found.  0 for a scorecard that is not redacted. */
int aira_redaction_check(const struct aira_scorecard *scorecard, const struct aira_text_range *texts, size_t count,
                         size_t known, struct aira_error *err);

#endif
