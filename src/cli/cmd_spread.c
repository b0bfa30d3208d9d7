#include <string.h>

#include <aira/score.h>

#include "cli.h"

/* ---- as JSON ---- */

static struct aira_json *alpha_json(const struct aira_agreement *agreement)
{
    return agreement->known ? aira_json_float(agreement->alpha) : aira_json_null();
}

static struct aira_json *agreement_json(const char *part, const struct aira_agreement *agreement)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    if (part != NULL)
        cli_set(object, "part", aira_json_string(part), &failed);
    cli_set(object, "alpha", alpha_json(agreement), &failed);
    cli_set(object, "compared", aira_json_int(agreement->compared), &failed);
    return cli_whole(object, failed);
}

static struct aira_json *voice_json(const struct aira_person *person, int voice)
{
    static const char *const said[] = {
        [-AIRA_VOICE_NA] = "n/a", [-AIRA_VOICE_UNKNOWN] = "?", [-AIRA_VOICE_AWAITED] = "awaited"};
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "person", aira_json_string(person->id), &failed);
    cli_set(object, "role", aira_json_string(person->role[0] == '\0' ? NULL : person->role), &failed);
    cli_set(object, "level", voice >= 0 ? aira_json_int(voice) : aira_json_null(), &failed);
    if (voice < 0)
        cli_set(object, "said", aira_json_string(said[-voice]), &failed);
    return cli_whole(object, failed);
}

static struct aira_json *row_json(const struct aira_spread *spread, const struct aira_spread_row *row)
{
    const struct aira_assessment *assessment = spread->assessment;
    struct aira_json *object = aira_json_object(), *voices = aira_json_array();
    bool failed = false;

    cli_set(object, "question", aira_json_string(assessment->questionnaire->questions[row->question].id), &failed);
    cli_set(object, "range", row->count > 0 ? aira_json_int(row->greatest - row->least) : aira_json_null(), &failed);
    cli_set(object, "dissent", aira_json_bool(row->greatest - row->least >= AIRA_DISSENT), &failed);
    cli_set(object, "settled", aira_json_bool(row->settled), &failed);
    for (size_t i = 0; i < assessment->person_count; i++)
        if (row->voices[i] != AIRA_VOICE_NONE)
            failed = aira_json_append(voices, voice_json(&assessment->people[i], row->voices[i])) < 0 || failed;
    cli_set(object, "people", voices, &failed);
    return cli_whole(object, failed);
}

static struct aira_json *spread_json(const struct aira_spread *spread)
{
    const struct aira_questionnaire *questionnaire = spread->assessment->questionnaire;
    struct aira_json *object = aira_json_object(), *parts = aira_json_array(), *rows = aira_json_array();
    bool failed = false;

    for (size_t i = 0; i < questionnaire->part_count; i++)
        if (spread->parts[i].compared > 0)
            failed =
                aira_json_append(parts, agreement_json(questionnaire->parts[i].id, &spread->parts[i])) < 0 || failed;
    for (size_t i = 0; i < spread->row_count; i++)
        failed = aira_json_append(rows, row_json(spread, &spread->rows[i])) < 0 || failed;
    cli_set(object, "agreement", agreement_json(NULL, &spread->whole), &failed);
    cli_set(object, "parts", parts, &failed);
    cli_set(object, "questions", rows, &failed);
    return cli_whole(object, failed);
}

/* ---- in words ---- */

struct saying {
    const struct cli *cli;
    const struct aira_spread *spread;
    struct aira_buf *out;
};

static const char *text_of(const struct saying *saying, const char *kind, const char *id)
{
    return aira_questionnaire_text(saying->spread->assessment->questionnaire, saying->cli->language, kind, id, "title");
}

static void say(const struct saying *saying, const char *key, const char *const *pairs)
{
    aira_text_fill(saying->out, cli_word(saying->cli, key), pairs);
    aira_buf_putc(saying->out, '\n');
}

static void say_agreement(const struct saying *saying, const char *name, const struct aira_agreement *agreement)
{
    char alpha[24], compared[24];

    snprintf(alpha, sizeof alpha, "%.2f", agreement->known ? agreement->alpha : 0.0);
    snprintf(compared, sizeof compared, "%d", agreement->compared);
    say(saying,
        agreement->known          ? "spread-agreement"
        : agreement->compared > 0 ? "spread-agreement-alike"
                                  : "spread-agreement-none",
        (const char *[]){"name", name, "alpha", alpha, "compared", compared, NULL});
}

static void add_voice(struct aira_buf *out, const struct saying *saying, const struct aira_person *person, int voice)
{
    char level[24];

    snprintf(level, sizeof level, "%d", voice);
    aira_text_fill(out, cli_word(saying->cli, person->role[0] == '\0' ? "spread-person" : "spread-person-role"),
                   (const char *[]){"name", person->name, "role",
                                    person->role[0] == '\0' ? "" : text_of(saying, "role", person->role), "said",
                                    voice >= 0                    ? level
                                    : voice == AIRA_VOICE_NA      ? cli_word(saying->cli, "spread-na")
                                    : voice == AIRA_VOICE_UNKNOWN ? cli_word(saying->cli, "spread-unknown")
                                                                  : cli_word(saying->cli, "spread-awaited"),
                                    NULL});
}

static void say_row(const struct saying *saying, const struct aira_spread_row *row)
{
    const struct aira_assessment *assessment = saying->spread->assessment;
    const char *id = assessment->questionnaire->questions[row->question].id;
    struct aira_buf people;
    char range[24];

    aira_buf_init(&people);
    for (size_t i = 0; i < assessment->person_count; i++) {
        if (row->voices[i] == AIRA_VOICE_NONE)
            continue;
        if (people.length > 0)
            aira_buf_puts(&people, cli_word(saying->cli, "spread-between"));
        add_voice(&people, saying, &assessment->people[i], row->voices[i]);
    }
    snprintf(range, sizeof range, "%d", row->greatest - row->least);
    say(saying, "spread-question", (const char *[]){"question", id, "title", text_of(saying, "question", id), NULL});
    say(saying, "spread-people", (const char *[]){"people", aira_buf_cstr(&people), NULL});
    if (row->greatest - row->least >= AIRA_DISSENT)
        say(saying, row->settled ? "spread-dissent-settled" : "spread-dissent", (const char *[]){"range", range, NULL});
    saying->out->failed = saying->out->failed || people.failed;
    aira_buf_dispose(&people);
}

static bool anybody_spoke(const struct saying *saying, const struct aira_spread_row *row)
{
    for (size_t i = 0; i < saying->spread->assessment->person_count; i++)
        if (row->voices[i] != AIRA_VOICE_NONE && row->voices[i] != AIRA_VOICE_AWAITED)
            return true;
    return false;
}

/* How many questions a person has answered, and how many are left of those that the role can answer. */
static void say_progress(const struct saying *saying, size_t person)
{
    char answered[24], awaited[24];
    size_t counts[2] = {0, 0};

    for (size_t i = 0; i < saying->spread->row_count; i++) {
        int voice = saying->spread->rows[i].voices[person];

        counts[0] += voice != AIRA_VOICE_NONE && voice != AIRA_VOICE_AWAITED;
        counts[1] += voice == AIRA_VOICE_AWAITED;
    }
    snprintf(answered, sizeof answered, "%zu", counts[0]);
    snprintf(awaited, sizeof awaited, "%zu", counts[1]);
    say(saying, "spread-progress",
        (const char *[]){"name", saying->spread->assessment->people[person].name, "answered", answered, "awaited",
                         awaited, NULL});
}

static void say_all(const struct saying *saying)
{
    const struct aira_questionnaire *questionnaire = saying->spread->assessment->questionnaire;
    int part = -1;

    if (saying->spread->assessment->person_count == 0) {
        say(saying, "spread-nobody", (const char *[]){NULL});
        return;
    }
    for (size_t i = 0; i < saying->spread->assessment->person_count; i++)
        say_progress(saying, i);
    say_agreement(saying, cli_word(saying->cli, "spread-whole"), &saying->spread->whole);
    for (size_t i = 0; i < saying->spread->row_count; i++) {
        const struct aira_spread_row *row = &saying->spread->rows[i];

        if (!anybody_spoke(saying, row))
            continue;
        if (questionnaire->questions[row->question].part != part) {
            part = questionnaire->questions[row->question].part;
            aira_buf_putc(saying->out, '\n');
            say_agreement(saying, text_of(saying, "part", questionnaire->parts[part].id), &saying->spread->parts[part]);
        }
        say_row(saying, row);
    }
}

static int put_words(const struct cli *cli, const struct aira_spread *spread, struct aira_error *err)
{
    struct aira_buf text;
    struct saying saying = {cli, spread, &text};
    int code;

    aira_buf_init(&text);
    say_all(&saying);
    code = cli_put_text(&text, err);
    aira_buf_dispose(&text);
    return code;
}

int cmd_spread(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    struct aira_spread *spread = NULL;
    int code = cli_assessment(&store, &stored, cli, args->words[0], err);

    if (code == 0)
        code = aira_spread_new(&spread, stored.assessment, err);
    if (code == 0)
        code = cli->json ? cli_put_json(spread_json(spread), err) : put_words(cli, spread, err);
    aira_spread_free(spread);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
