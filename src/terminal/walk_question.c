/* A question as rows of a panel: what it asks, its choices, what it was given, why it is asked. */
#include "screen.h"

#include <string.h>

int screen_choices(const struct aira_question *question)
{
    switch (question->type) {
    case AIRA_LEVEL:
        return AIRA_LEVELS + 2;
    case AIRA_SINGLE:
    case AIRA_MULTI:
        return question->option_count + 2;
    case AIRA_YESNO:
        return 4;
    case AIRA_NUMBER:
    case AIRA_TEXT:
        break;
    }
    return 3;
}

int screen_given_choice(const struct screen *screen)
{
    const struct session *session = &screen->session;
    int current = session->walk.current;
    const struct aira_question *question = session_question(session, current);
    const struct aira_answer *settled = session_settled(session, current);
    int choices = screen_choices(question);

    if (settled == NULL)
        return -1;
    if (settled->given != AIRA_GIVEN_VALUE)
        return settled->given == AIRA_GIVEN_NA ? choices - 2 : choices - 1;
    switch (question->type) {
    case AIRA_LEVEL:
    case AIRA_SINGLE:
        return (int)settled->value.number;
    case AIRA_YESNO:
        return settled->value.number != 0 ? 0 : 1;
    case AIRA_MULTI:
        return -1;
    case AIRA_NUMBER:
    case AIRA_TEXT:
        break;
    }
    return 0;
}

/* The key and the words of a choice. */
static const char *choice_text(struct aira_buf *key, const struct screen *screen, const struct aira_question *question,
                               int choice)
{
    const struct session *session = &screen->session;
    int last = screen_choices(question) - 1;

    if (choice == last) {
        screen_add_keys(key, &screen->keys, screen_row_of(ACT_UNKNOWN, IN_WALK), 1);
        return screen_word(screen, "unknown");
    }
    if (choice == last - 1) {
        enum screen_action action = question->type == AIRA_YESNO ? ACT_NA : ACT_NO;

        screen_add_keys(key, &screen->keys, screen_row_of(action, IN_WALK), 1);
        return screen_word(screen, "na");
    }
    switch (question->type) {
    case AIRA_LEVEL:
        aira_buf_printf(key, "%d", choice);
        return session_text(session, "question", question->id, session_digits((size_t)choice).text);
    case AIRA_SINGLE:
    case AIRA_MULTI:
        aira_buf_printf(key, "%d", choice + 1);
        return session_text(session, "question", question->id, question->options[choice].id);
    case AIRA_YESNO:
        screen_add_keys(key, &screen->keys, screen_row_of(choice == 0 ? ACT_YES : ACT_NO, IN_WALK), 1);
        return screen_word(screen, choice == 0 ? "yes" : "no");
    case AIRA_NUMBER:
    case AIRA_TEXT:
        break;
    }
    screen_add_keys(key, &screen->keys, screen_row_of(ACT_KEEP, IN_WALK), 1);
    return screen_word(screen, question->type == AIRA_NUMBER ? "enter-number" : "enter-text");
}

static bool is_ticked(const struct screen *screen, const struct aira_question *question, int choice)
{
    const struct aira_answer *settled = session_settled(&screen->session, screen->session.walk.current);

    if (question->type == AIRA_MULTI && choice < question->option_count)
        return settled != NULL && settled->given == AIRA_GIVEN_VALUE && (settled->value.options >> choice & 1) != 0;
    return choice == screen_given_choice(screen);
}

/* A choice in one row when `brief`, unless the cursor is there. */
static void add_choice(struct screen *screen, struct screen_rows *rows, const struct aira_question *question,
                       int choice, size_t width, bool brief)
{
    bool here = choice == (screen->choice >= 0 ? screen->choice : screen_given_choice(screen));
    bool ticked = is_ticked(screen, question, choice);
    enum screen_style style = here && screen->choice >= 0 ? STYLE_CHOSEN : ticked ? STYLE_GIVEN : STYLE_PLAIN;
    struct aira_buf key, lead, cut;
    const char *text;

    aira_buf_init(&key);
    aira_buf_init(&lead);
    aira_buf_init(&cut);
    text = choice_text(&key, screen, question, choice);
    aira_buf_printf(&lead, "%s%*s%s", here ? ">" : " ", key.length > 1 ? 0 : 1, "", aira_buf_cstr(&key));
    if (question->type == AIRA_MULTI && choice < question->option_count)
        aira_buf_puts(&lead, ticked ? " [x]" : " [ ]");
    aira_buf_puts(&lead, "  ");
    if (brief && !here) {
        aira_text_cut(&cut, text, width - aira_text_width(aira_buf_cstr(&lead)));
        text = aira_buf_cstr(&cut);
    }
    if (here)
        rows->focus = rows->count;
    screen_rows_add(rows, style, aira_buf_cstr(&lead), text, width);
    if (here)
        rows->focus_end = rows->count;
    aira_buf_dispose(&cut);
    aira_buf_dispose(&lead);
    aira_buf_dispose(&key);
}

static void add_pair(struct screen *screen, struct screen_rows *rows, enum screen_style style, const char *key,
                     const char *text, size_t width)
{
    struct aira_buf lead;

    aira_buf_init(&lead);
    aira_buf_printf(&lead, "%s  ", screen_word(screen, key));
    screen_rows_add(rows, style, aira_buf_cstr(&lead), text, width);
    aira_buf_dispose(&lead);
}

/* An answer that no row of the choices shows: words, numbers, reasons, what several people gave. */
static void add_given(struct screen *screen, struct screen_rows *rows, const struct aira_question *question,
                      const struct aira_answer *settled, size_t width)
{
    struct aira_answer counting;
    struct aira_buf text;

    aira_buf_init(&text);
    if (settled == NULL &&
        aira_assessment_counting(&counting, screen->session.walk.assessment, screen->session.walk.current)) {
        session_add_answer(&text, &screen->session, &counting);
        add_pair(screen, rows, STYLE_GIVEN, "of-people", aira_buf_cstr(&text), width);
    } else if (settled != NULL &&
               (settled->given == AIRA_GIVEN_NA || question->type == AIRA_NUMBER || question->type == AIRA_TEXT)) {
        session_add_answer(&text, &screen->session, settled);
        add_pair(screen, rows, STYLE_GIVEN, "answer", aira_buf_cstr(&text), width);
    }
    aira_buf_dispose(&text);
}

static void add_beside(struct screen *screen, struct screen_rows *rows, const struct aira_answer *settled, size_t width)
{
    const struct aira_assessment *assessment = screen->session.walk.assessment;
    struct aira_buf text;

    aira_buf_init(&text);
    if (settled != NULL && (settled->evidence != AIRA_EVIDENCE_NONE || settled->evidence_reference != NULL)) {
        aira_buf_puts(&text, session_grade(&screen->session, settled->evidence));
        if (settled->evidence_reference != NULL)
            aira_buf_printf(&text, " · %s", settled->evidence_reference);
        add_pair(screen, rows, STYLE_PLAIN, "evidence", aira_buf_cstr(&text), width);
    }
    if (settled != NULL && settled->note != NULL)
        add_pair(screen, rows, STYLE_PLAIN, "note", settled->note, width);
    for (size_t i = 0; i < assessment->observation_count; i++) {
        const struct aira_observation *seen = &assessment->observations[i];

        if (seen->question != screen->session.walk.current)
            continue;
        aira_buf_clear(&text);
        aira_buf_puts(&text, seen->text);
        if (seen->impact != NULL)
            aira_buf_printf(&text, " · %s", seen->impact);
        if (seen->owner != NULL)
            aira_buf_printf(&text, " · %s", seen->owner);
        if (seen->due != NULL)
            aira_buf_printf(&text, " · %s", seen->due);
        add_pair(screen, rows, STYLE_PLAIN, "observation", aira_buf_cstr(&text), width);
    }
    aira_buf_dispose(&text);
}

static void add_reasons(struct screen *screen, struct screen_rows *rows, const struct aira_question *question,
                        size_t width)
{
    const struct session *session = &screen->session;
    const char *help = aira_questionnaire_find(session->walk.assessment->questionnaire, screen->terminal->language,
                                               "question", question->id, "help");
    struct aira_buf refs;

    aira_buf_init(&refs);
    session_add_references(&refs, session, question);
    aira_buf_printf(&refs, "%s%s", refs.length > 0 ? " · " : "", question->id);
    screen_rows_add(rows, STYLE_PLAIN, "", "", width);
    if (help != NULL)
        add_pair(screen, rows, STYLE_DIM, "why", help, width);
    screen_rows_add(rows, STYLE_DIM, "", aira_buf_cstr(&refs), width);
    aira_buf_dispose(&refs);
}

/* How much room the rows may take. */
enum density { SPACED, WHOLE, CUT };

/* Gives the rows that should be in sight: all but why it is asked. */
static size_t add_all(struct screen *screen, struct screen_rows *rows, size_t width, bool large, enum density density)
{
    const struct session *session = &screen->session;
    const struct aira_question *question = session_question(session, session->walk.current);
    const struct aira_answer *settled = session_settled(session, session->walk.current);
    int choices = screen_choices(question);
    size_t before;

    screen_rows_add(rows, STYLE_ASK, "", session_text(session, "question", question->id, "ask"), width);
    screen_rows_add(rows, STYLE_PLAIN, "", "", width);
    for (int i = 0; i < choices; i++) {
        if (density == SPACED && i > 0)
            screen_rows_add(rows, STYLE_PLAIN, "", "", width);
        add_choice(screen, rows, question, i, width, density == CUT);
    }
    if (large)
        return rows->count;
    before = rows->count;
    screen_rows_add(rows, STYLE_PLAIN, "", "", width);
    add_given(screen, rows, question, settled, width);
    add_beside(screen, rows, settled, width);
    if (rows->count == before + 1)
        rows->count = before;
    before = rows->count;
    add_reasons(screen, rows, question, width);
    return before;
}

void screen_add_question(struct screen *screen, struct screen_rows *rows, size_t width, bool large)
{
    size_t room = (size_t)(screen->rows - (large ? 4 : 5));

    for (int density = large ? SPACED : WHOLE; density <= CUT; density++) {
        screen_rows_dispose(rows);
        screen_rows_init(rows);
        if (add_all(screen, rows, width, large, (enum density)density) <= room)
            break;
    }
    if (!screen->follow)
        rows->focus_end = rows->focus;
    screen->follow = false;
}

/* One question in the middle of the screen, with space around it, for the client to read across the table. */
void screen_present_draw(struct screen *screen)
{
    int width = screen->columns > 110 ? 100 : screen->columns - 8;
    int height = screen->rows - 4;
    struct screen_rows rows;
    int above;

    screen_rows_init(&rows);
    screen_add_question(screen, &rows, (size_t)width, true);
    above = rows.count < (size_t)height ? (height - (int)rows.count) / 2 : 0;
    screen_rows_draw(screen, &rows, &screen->scroll, 2 + above, (screen->columns - width) / 2, height - above, width);
    screen_rows_dispose(&rows);
}
