/* A small scorecard for the formats that are tables, with the words they need. */
#ifndef TABLED_H
#define TABLED_H

#include <aira/render.h>

/* Two questions: one answered with `note`, by one person too, and one open. */
#define TABLED_CARD(note)                                                                                              \
    "{\"aims\":{\"data.access\":3,\"data.audit\":3},\"answers\":[{\"ask\":{\"en\":\"Who may see it?\"},"               \
    "\"at\":\"2026-11-24T08:00:00Z\",\"by\":\"ann\",\"counted\":true,\"evidence\":\"document\","                       \
    "\"evidence_counts\":true,\"level\":2,\"note\":\"" note "\",\"part\":\"data\",\"question\":\"data.access\","       \
    "\"respondents\":[{\"person\":\"ann\",\"value\":\"?\"}],\"state\":\"answered\",\"supported_level\":2,"             \
    "\"title\":{\"en\":\"Access\"},\"type\":\"level\",\"value\":\"2\",\"value_texts\":[{\"en\":\"Some may\"}],"        \
    "\"weight\":3},{\"ask\":{\"en\":\"Who looks?\"},\"counted\":true,\"evidence_counts\":true,\"level\":null,"         \
    "\"part\":\"data\",\"question\":\"data.audit\",\"state\":\"unanswered\",\"supported_level\":null,\"title\":{},"    \
    "\"type\":\"level\",\"weight\":1}],\"as_of\":\"2026-11-24T08:00:00Z\",\"bands\":[{\"from\":0.0,\"id\":\"low\","    \
    "\"title\":{\"en\":\"Low\"}}],\"client\":\"Firm & Co\",\"content_hash\":\"ab\",\"depth\":\"quick\","               \
    "\"index\":{\"band\":null,\"coverage\":75.0,\"high\":75.0,\"low\":37.5,\"score\":50.0,\"supported\":50.0,"         \
    "\"supported_band\":\"low\"},\"journal\":{\"head\":\"cd\"},\"offers_nothing\":true,\"parts\":[{\"answered\":1,"    \
    "\"applicable\":2,\"coverage\":75.0,\"high\":75.0,\"id\":\"data\",\"in_index\":true,\"low\":37.5,\"score\":50.0,"  \
    "\"supported\":50.0,\"weight\":1}],\"people\":[{\"id\":\"ann\",\"name\":\"Ann\"}],\"progress\":{\"answered\":1,"   \
    "\"applicable\":2},\"questionnaire\":{\"id\":\"q\",\"title\":{\"en\":\"Q\"},\"version\":\"1\"},"                   \
    "\"recommendations\":[{\"action\":null,\"effort\":1,\"gain\":0.0,\"horizon\":\"now\",\"level_after\":3,"           \
    "\"level_today\":2,\"owner\":\"data\",\"question\":\"data.access\",\"reason\":\"evidence\"}],\"scope\":\"\","      \
    "\"stage\":{\"next\":\"one\",\"reached\":null,\"stages\":[{\"gates\":[{\"core\":true,\"needs\":2,"                 \
    "\"question\":\"data.access\"}],\"id\":\"one\"}],\"supported_reached\":null},\"stage_provisional\":true,"          \
    "\"target_stage\":\"one\",\"titles\":{\"part\":{\"data\":{\"en\":\"Data\",\"zh\":\"数据\"}},"                    \
    "\"role\":{\"data\":{\"en\":\"Head of data\"}},\"stage\":{\"one\":{\"en\":\"One\"}}}}"

/* The words of data/report.*.ini and tables.*.ini; to be freed by aira_catalog_free. */
struct aira_catalog *tabled_words(void);

#endif
