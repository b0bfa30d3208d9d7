/* Whether anything that a redacted scorecard leaves out still stands in what was made of it. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

/* Shorter texts stand in any report, measured in cells, for two Chinese characters tell as much as four letters.  Names
 * of fewer characters than NAME_CHARACTERS may be ordinary words.  Of a long text its ends are looked for, so that a
 * cut does not hide it. */
enum { LEAST_CELLS = 4, NAME_CHARACTERS = 4, END_CHARACTERS = 24, NAMED = 3 };

struct search {
    struct aira_buf *squeezed; /* the texts, and behind them what is known */
    size_t count, known;
    struct aira_buf needle, part, found; /* scratch, scratch, what was found */
    size_t found_count;
    bool failed;  /* memory ran out */
    bool is_name; /* what is looked for is one: known words do not excuse it unless it is short */
};

/* Without white space and controls: lines are broken as they fall. */
static void squeeze(struct aira_buf *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] > ' ' && text[i] != 0x7F) {
            aira_buf_putc(out, text[i]);
        }
    }
}

/* Bytes of the first `most` characters, or of as many as there are; *count says how many. */
static size_t start_of(size_t *count, const char *text, size_t most)
{
    const char *at = text, *end = text + strlen(text);
    uint32_t c;
    for (*count = 0; at < end && *count < most; (*count)++) {
        at += aira_utf8_next(&c, at, end);
    }
    return (size_t)(at - text);
}

static bool stands(const struct search *search, const char *text, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++) {
        if (strstr(aira_buf_cstr(&search->squeezed[i]), text) != NULL) {
            return true;
        }
    }
    return false;
}

/* Words that anybody can read in the questionnaire or the program give nothing away. */
static bool gives_away(const struct search *search, const char *text)
{
    size_t characters;
    (void)start_of(&characters, text, NAME_CHARACTERS);
    bool excusable = !search->is_name || characters < NAME_CHARACTERS;
    return stands(search, text, 0, search->count) && !(excusable && stands(search, text, search->count, search->known));
}

static bool squeezed_stands(struct search *search)
{
    const char *text = aira_buf_cstr(&search->needle);
    size_t characters, count;
    size_t head = start_of(&count, text, END_CHARACTERS);
    (void)start_of(&characters, text, SIZE_MAX);
    if (aira_text_width(text) < LEAST_CELLS) {
        return false;
    }
    if (characters <= END_CHARACTERS) {
        return gives_away(search, text);
    }
    aira_buf_clear(&search->part);
    aira_buf_add(&search->part, text, head);
    search->failed = search->failed || search->part.failed;
    return gives_away(search, aira_buf_cstr(&search->part)) ||
           gives_away(search, text + start_of(&count, text, characters - END_CHARACTERS));
}

/* As it is, and as JSON has it. */
static bool text_stands(struct search *search, const char *text)
{
    aira_buf_clear(&search->needle);
    squeeze(&search->needle, text, strlen(text));
    search->failed = search->failed || search->needle.failed;
    if (squeezed_stands(search)) {
        return true;
    }
    struct aira_buf quoted;
    aira_buf_init(&quoted);
    aira_json_quote(&quoted, text);
    aira_buf_clear(&search->needle);
    if (quoted.length > 2) {
        squeeze(&search->needle, quoted.data + 1, quoted.length - 2);
    }
    search->failed = search->failed || search->needle.failed || quoted.failed;
    aira_buf_dispose(&quoted);
    return squeezed_stands(search);
}

/* Looks for one text; `what` names it, with %s for `of`. */
static void look_for(struct search *search, const char *text, const char *what, const char *of)
{
    if (text == NULL || text[0] == '\0' || !text_stands(search, text)) {
        return;
    }
    if (search->found_count < NAMED) {
        aira_buf_puts(&search->found, search->found_count > 0 ? aira_say(", ") : "");
        aira_buf_printf(&search->found, aira_say(what), of);
    }
    search->found_count++;
}

/* A text of the consultant, line by line and without the marks that its form is written with. */
static void look_for_lines(struct search *search, const struct aira_section_text *text)
{
    struct aira_buf line;
    aira_buf_init(&line);
    for (const char *at = text->text; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        size_t mark = strspn(at, "-0123456789. ");
        aira_buf_clear(&line);
        for (size_t i = mark < length ? mark : length; i < length; i++) {
            if (at[i] != '*') {
                aira_buf_putc(&line, at[i]);
            }
        }
        search->failed = search->failed || line.failed;
        look_for(search, aira_buf_cstr(&line), AIRA_SENTENCE("the text of section %s"), text->section);
        at += length + (at[length] == '\n' ? 1 : 0);
    }
    aira_buf_dispose(&line);
}

static void look_for_answers(struct search *search, const struct aira_assessment *whole)
{
    for (size_t i = 0; i < whole->answer_count; i++) {
        const struct aira_answer *answer = &whole->answers[i];
        const struct aira_question *question = &whole->questionnaire->questions[answer->question];
        char time[AIRA_TIME_SIZE] = "";
        /* The time of day is left out; midnight says what the day alone says. */
        if (answer->at % SCORECARD_DAY != 0) {
            aira_time_format(time, answer->at);
        }
        look_for(search, answer->note, AIRA_SENTENCE("the note on %s"), question->id);
        look_for(search, answer->reason, AIRA_SENTENCE("the reason at %s"), question->id);
        look_for(search, answer->evidence_reference, AIRA_SENTENCE("the evidence reference of %s"), question->id);
        look_for(search, time, AIRA_SENTENCE("the time of the answer to %s"), question->id);
        if (answer->given == AIRA_GIVEN_VALUE && question->type == AIRA_TEXT) {
            look_for(search, answer->value.text, AIRA_SENTENCE("the answer to %s"), question->id);
        }
        /* Of a person the name counts; ids such as "finance" are ordinary words. */
        if (answer->by != NULL && aira_assessment_person(whole, answer->by) < 0) {
            look_for(search, answer->by, AIRA_SENTENCE("who answered %s"), question->id);
        }
    }
}

static void look_for_all(struct search *search, const struct aira_assessment *whole)
{
    search->is_name = true;
    look_for(search, whole->client, AIRA_SENTENCE("the client's name"), "");
    for (size_t i = 0; i < whole->person_count; i++) {
        look_for(search, whole->people[i].name, AIRA_SENTENCE("the name of person %s"), whole->people[i].id);
    }
    search->is_name = false;
    look_for(search, whole->scope, AIRA_SENTENCE("the scope"), "");
    look_for_answers(search, whole);
    for (size_t i = 0; i < whole->observation_count; i++) {
        const struct aira_observation *observation = &whole->observations[i];
        const char *id = whole->questionnaire->questions[observation->question].id;
        look_for(search, observation->text, AIRA_SENTENCE("an observation on %s"), id);
        look_for(search, observation->impact, AIRA_SENTENCE("the impact of an observation on %s"), id);
        look_for(search, observation->owner, AIRA_SENTENCE("the owner of an observation on %s"), id);
    }
    for (size_t i = 0; i < whole->override_count; i++) {
        look_for(search, whole->overrides[i].text, AIRA_SENTENCE("the sentence for %s"), whole->overrides[i].finding);
    }
    for (size_t i = 0; i < whole->text_count; i++) {
        look_for_lines(search, &whole->texts[i]);
    }
}

static int result_of(struct search *search, struct aira_error *err)
{
    if (search->failed || search->found.failed) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; i < search->count + search->known; i++) {
        if (search->squeezed[i].failed) {
            return aira_error_nomem(err);
        }
    }
    if (search->found_count == 0) {
        return 0;
    }
    if (search->found_count > NAMED) {
        aira_buf_printf(&search->found, aira_say(" and %zu more"), search->found_count - NAMED);
    }
    return aira_error_set(
        err, AIRA_EFAIL,
        "Nothing was written: what a redacted report leaves out still stands in it: %s. Where it is an "
        "ordinary word that the report uses itself, word it otherwise in the assessment.",
        aira_buf_cstr(&search->found));
}

int aira_redaction_check(const struct aira_scorecard *scorecard, const struct aira_text_range *texts, size_t count,
                         size_t known, struct aira_error *err)
{
    if (scorecard->whole == NULL) {
        return 0;
    }
    struct search search = {.count = count, .known = known};
    search.squeezed = calloc(count + known + 1, sizeof *search.squeezed);
    if (search.squeezed == NULL) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; i < count + known; i++) {
        squeeze(&search.squeezed[i], texts[i].text, texts[i].length);
    }
    look_for_all(&search, scorecard->whole);
    if (scorecard->since != NULL) {
        look_for_all(&search, scorecard->since->whole);
    }
    int rc = result_of(&search, err);
    for (size_t i = 0; i < count + known; i++) {
        aira_buf_dispose(&search.squeezed[i]);
    }
    free(search.squeezed);
    aira_buf_dispose(&search.needle);
    aira_buf_dispose(&search.part);
    aira_buf_dispose(&search.found);
    return rc;
}
