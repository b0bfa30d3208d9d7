#include <string.h>

#include "prose.h"
#include "scoring.h"

static const char *const ways[] = {"replace", "strike", "restore"};
enum { REPLACE, STRIKE, RESTORE, WAYS };

/* ---- showing ---- */

static const char *state_of(const struct aira_assessment *assessment, bool strength, int question)
{
    if (aira_assessment_is_struck(assessment, strength, question))
        return "struck";
    for (size_t i = 0; i < assessment->override_count; i++) {
        bool of_strength;

        if (aira_finding_question(&of_strength, assessment->questionnaire, assessment->overrides[i].finding) ==
                question &&
            of_strength == strength)
            return "replaced";
    }
    return "own";
}

static const char *words_of(const struct cli *cli, const struct aira_assessment *assessment, bool strength,
                            int question)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    const char *own = aira_assessment_replacement(assessment, strength, question, cli->language);
    const char *id = questionnaire->questions[question].id;
    const char *title = aira_questionnaire_find(questionnaire, cli->language, "question", id, "title");

    if (own != NULL)
        return own;
    return title != NULL ? title : aira_questionnaire_text(questionnaire, cli->language, "question", id, "ask");
}

/* Where the findings go: a JSON array, or lines. */
struct listing {
    const struct cli *cli;
    const struct aira_assessment *assessment;
    struct aira_json *array; /* NULL: lines */
    bool failed;
};

static void list_one(struct listing *listing, bool strength, int question, bool shown)
{
    const char *id = listing->assessment->questionnaire->questions[question].id;
    const char *state = state_of(listing->assessment, strength, question);
    const char *words = words_of(listing->cli, listing->assessment, strength, question);
    struct aira_buf line;

    aira_buf_init(&line);
    aira_buf_printf(&line, "%s.%s", strength ? "strength" : "gap", id);
    if (listing->array != NULL) {
        struct aira_json *object = aira_json_object();

        cli_set(object, "finding", line.failed ? NULL : aira_json_string(line.data), &listing->failed);
        cli_set(object, "state", aira_json_string(state), &listing->failed);
        cli_set(object, "shown", aira_json_bool(shown), &listing->failed);
        cli_set(object, "text", aira_json_string(words), &listing->failed);
        listing->failed = aira_json_append(listing->array, object) < 0 || listing->failed;
    } else {
        char key[32];

        snprintf(key, sizeof key, "finding-%s", state);
        aira_buf_printf(&line, "  %s  %s", cli_word(listing->cli, key), words);
        cli_print(stdout, aira_buf_cstr(&line));
        putchar('\n');
    }
    aira_buf_dispose(&line);
}

static bool is_shown(const struct aira_finding *list, size_t count, int question)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].question == question)
            return true;
    return false;
}

/* Those that the summary shows, and behind them those that something is said of and that it does not show. */
static void list_kind(struct listing *listing, bool strength, const struct aira_finding *list, size_t count)
{
    const struct aira_questionnaire *questionnaire = listing->assessment->questionnaire;

    for (size_t i = 0; i < count; i++)
        list_one(listing, strength, list[i].question, true);
    for (int i = 0; i < (int)questionnaire->question_count; i++)
        if (!is_shown(list, count, i) && strcmp(state_of(listing->assessment, strength, i), "own") != 0)
            list_one(listing, strength, i, false);
}

static int list(const struct cli *cli, const struct aira_stored *stored, struct aira_error *err)
{
    struct listing listing = {cli, stored->assessment, cli->json ? aira_json_array() : NULL, false};
    struct aira_scorecard *card = NULL;
    struct aira_json *object = NULL;
    int code = cli_scorecard(&card, stored, err);

    if (code == 0 && cli->json && listing.array == NULL)
        code = aira_error_nomem(err);
    if (code == 0) {
        list_kind(&listing, true, card->strengths, card->strength_count);
        list_kind(&listing, false, card->gaps, card->gap_count);
    }
    aira_scorecard_free(card);
    if (code != 0 || !cli->json) {
        aira_json_free(listing.array);
        return code;
    }
    object = aira_json_object();
    cli_set(object, "findings", listing.array, &listing.failed);
    return cli_put_json(cli_whole(object, listing.failed), err);
}

/* ---- changing ---- */

/* A paragraph on one line, as it is stored. */
static int read_sentence(struct aira_buf *out, const char *path, struct aira_error *err)
{
    struct aira_buf text;
    int code;

    aira_buf_init(&text);
    code = cli_prose_read(&text, path, err);
    for (size_t i = 0; code == 0 && i < text.length; i++)
        aira_buf_putc(out, text.data[i] == '\n' ? ' ' : text.data[i]);
    if (code == 0 && text.length > 0 && strstr(text.data, "\n\n") != NULL)
        code = aira_error_at(err, AIRA_EINPUT, path, 0, "A finding is one paragraph. Take the blank lines out.");
    aira_buf_dispose(&text);
    return code == 0 ? aira_buf_result(out, err) : code;
}

static int override(struct aira_store *store, const struct aira_assessment *assessment, const struct cli_args *args,
                    bool strike, struct aira_error *err)
{
    const char *path = cli_value(args, "file");
    struct aira_override own = {aira_borrowed(args->words[1]), aira_borrowed(strike ? "" : cli_prose_language(args)),
                                NULL};
    struct aira_buf sentence;
    int code = 0;

    aira_buf_init(&sentence);
    if (!strike)
        code = read_sentence(&sentence, path, err);
    if (!strike)
        own.text = aira_borrowed(aira_buf_cstr(&sentence));
    if (code == 0)
        code = aira_override_check(assessment->questionnaire, own.finding, own.language, own.text, err);
    if (code == AIRA_EINPUT && !strike && err->file[0] == '\0')
        snprintf(err->file, sizeof err->file, "%s", path);
    if (code == 0)
        code = aira_store_override(store, assessment->number, assessment->questionnaire, &own, cli_now(NULL), err);
    aira_buf_dispose(&sentence);
    return code;
}

static int check_finding(const struct aira_questionnaire *questionnaire, const char *finding, struct aira_error *err)
{
    bool strength;

    if (aira_finding_question(&strength, questionnaire, finding) >= 0)
        return 0;
    return aira_error_set(err, AIRA_ENOTFOUND,
                          "There is no finding '%s'; it is strength.QUESTION or gap.QUESTION. 'aira finding ID' lists "
                          "those on the summary.",
                          finding);
}

static int change(struct cli *cli, struct aira_store *store, const struct aira_assessment *assessment, int way,
                  const struct cli_args *args, struct aira_error *err)
{
    static const char *const said[] = {"finding-saved", "finding-saved-struck", "finding-saved-restored"};
    const char *finding = args->words[1];
    bool changed = true;
    int code = check_finding(assessment->questionnaire, finding, err);

    if (code == 0 && way == RESTORE)
        code = aira_store_restore(&changed, store, assessment->number, finding, cli_prose_language(args), cli_now(NULL),
                                  err);
    else if (code == 0)
        code = override(store, assessment, args, way == STRIKE, err);
    if (code == 0)
        cli_say(cli, changed ? said[way] : "finding-unchanged", (const char *[]){"finding", finding, NULL});
    return code;
}

static int check_use(int way, const struct cli_args *args, struct aira_error *err)
{
    if (args->word_count > 1 && way < 0)
        return aira_error_set(err, AIRA_EUSAGE, "Say what to do with %s: --replace, --strike or --restore.",
                              args->words[1]);
    if (args->word_count < 2 && way >= 0)
        return aira_error_set(err, AIRA_EUSAGE, "Name the finding; 'aira finding ID' lists them.");
    if (way == REPLACE && !cli_has(args, "file"))
        return aira_error_set(err, AIRA_EUSAGE, "Give the sentence by --file.");
    if (way == STRIKE && cli_has(args, "lang"))
        return aira_error_set(err, AIRA_EUSAGE, "A finding is struck in every language. Leave --lang away.");
    if (way != REPLACE && cli_has(args, "file"))
        return aira_error_set(err, AIRA_EUSAGE, "--file goes with --replace.");
    return 0;
}

int cmd_finding(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    int way;
    int code = cli_prose_choice(&way, args, ways, WAYS, err);

    if (code == 0)
        code = check_use(way, args, err);
    if (code == 0)
        code = cli_assessment(&store, &stored, cli, args->words[0], err);
    if (code == 0)
        code = cli_prose_check_language(args, stored.questionnaire, err);
    if (code == 0)
        code = way < 0 ? list(cli, &stored, err) : change(cli, store, stored.assessment, way, args, err);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
