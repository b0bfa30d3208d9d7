/* The saved assessments: what the files of the home screen share. */
#ifndef AIRA_TERMINAL_HOME_H
#define AIRA_TERMINAL_HOME_H

#include "screen.h"

/* What is worked out of an assessment when it comes into sight. */
enum worked { WORKED_NOT, WORKED_DONE, WORKED_FAILED };

struct saved {
    int64_t number, answers, changed;
    size_t client, scope, questionnaire, stage; /* offsets in `texts` */
    enum worked worked;
    int index, percent; /* tenths, -1: none; percent of the questions answered */
    int reached;        /* stage, -1: none */
};

enum { HOME_COLUMNS = 7 };

struct screen_home {
    struct aira_buf texts;
    struct saved *all;
    size_t count, capacity;
    size_t *shown; /* of `all`: those that hold what is searched for, sorted */
    size_t shown_count, at, top;
    struct aira_buf search; /* folded */
    int sort;               /* 1..HOME_COLUMNS */
    bool reverse;
};

/* A text of the list. */
const char *home_text(const struct screen_home *home, size_t offset);
/* Rows of the table that are in sight. */
size_t home_room(const struct screen *screen);
void home_draw(struct screen *screen);

#endif
