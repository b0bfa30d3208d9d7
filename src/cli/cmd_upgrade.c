/* Moving an assessment to another version of its questionnaire. */
#include <string.h>

#include <aira/score.h>

#include "cli.h"
#include "questionnaires.h"
#include "scoring.h"

struct moving {
    struct aira_store *store;
    struct aira_stored stored; /* before */
    struct aira_questionnaire *now;
    struct aira_questionnaire_diff diff;
    struct aira_assessment *next;
    struct aira_score *score_before, *score_now;
};

static void dispose(struct moving *m)
{
    aira_score_free(m->score_before);
    aira_score_free(m->score_now);
    aira_assessment_free(m->next);
    aira_questionnaire_diff_dispose(&m->diff);
    aira_questionnaire_free(m->now);
    aira_stored_dispose(&m->stored);
    aira_store_close(m->store);
}

/* ---- what is said ---- */

/* Whether an answer of the older version is not taken over. */
static bool is_lost(const struct moving *m, const struct aira_question_diff *item)
{
    return item->before >= 0 && aira_assessment_find(m->stored.assessment, item->before, AIRA_SETTLED) != NULL &&
           (item->now < 0 || (item->changes & AIRA_CHANGED_ANSWER) != 0);
}

/* Questions of the newer version to be asked again: they were answered, and the answer says something else now. */
static bool is_asked_again(const struct moving *m, const struct aira_question_diff *item)
{
    return item->now >= 0 && is_lost(m, item);
}

/* Answered and taken over, but worded otherwise: to be looked at. */
static bool is_reworded(const struct moving *m, const struct aira_question_diff *item)
{
    return item->now >= 0 && item->before >= 0 && !is_lost(m, item) && (item->changes & AIRA_CHANGED_TEXTS) != 0 &&
           aira_assessment_find(m->stored.assessment, item->before, AIRA_SETTLED) != NULL;
}

static bool is_new(const struct moving *m, const struct aira_question_diff *item)
{
    (void)m;
    return item->before < 0;
}

static bool is_dropped(const struct moving *m, const struct aira_question_diff *item)
{
    return item->now < 0 && is_lost(m, item);
}

static const struct {
    const char *key; /* word of the cli, and member of the JSON */
    bool (*holds)(const struct moving *m, const struct aira_question_diff *item);
} groups[] = {{"asked_again", is_asked_again}, {"new", is_new}, {"reworded", is_reworded}, {"dropped", is_dropped}};

enum { GROUPS = sizeof groups / sizeof *groups };

static const char *id_of(const struct moving *m, const struct aira_question_diff *item)
{
    return item->now >= 0 ? m->now->questions[item->now].id : m->stored.questionnaire->questions[item->before].id;
}

static void add_group(struct aira_buf *out, const struct cli *cli, const struct moving *m, size_t group)
{
    char key[32], count[24];
    size_t n = 0;

    for (size_t i = 0; i < m->diff.count; i++)
        n += groups[group].holds(m, &m->diff.items[i]);
    if (n == 0)
        return;
    snprintf(key, sizeof key, "upgrade-%s", groups[group].key);
    snprintf(count, sizeof count, "%zu", n);
    aira_text_fill(out, cli_word(cli, key), (const char *[]){"count", count, NULL});
    aira_buf_putc(out, '\n');
    for (size_t i = 0; i < m->diff.count; i++) {
        const struct aira_question_diff *item = &m->diff.items[i];
        const struct aira_questionnaire *q = item->now >= 0 ? m->now : m->stored.questionnaire;

        if (groups[group].holds(m, item))
            aira_buf_printf(out, "  %-28s %s\n", id_of(m, item),
                            aira_questionnaire_text(q, cli->language, "question", id_of(m, item), "ask"));
    }
}

/* Whether anything is left to ask. */
static bool is_open(const struct aira_score *score)
{
    for (size_t i = 0; i < score->assessment->questionnaire->question_count; i++)
        if (score->questions[i].state == AIRA_UNANSWERED || score->questions[i].state == AIRA_PENDING)
            return true;
    return false;
}

/* One line: version, index, what evidence supports, stage. */
static void add_score(struct aira_buf *out, const struct cli *cli, const char *key, const struct aira_score *score)
{
    const struct aira_questionnaire *q = score->assessment->questionnaire;
    struct aira_buf index, supported;

    aira_buf_init(&index);
    aira_buf_init(&supported);
    cli_add_figure(&index, score->index.score);
    cli_add_figure(&supported, score->index.supported);
    aira_text_fill(out, cli_word(cli, key),
                   (const char *[]){"version", q->version, "index", aira_buf_cstr(&index), "supported",
                                    aira_buf_cstr(&supported), "stage",
                                    score->reached < 0 ? cli_word(cli, "none")
                                                       : aira_questionnaire_text(q, cli->language, "stage",
                                                                                 q->stages[score->reached].id, "title"),
                                    NULL});
    aira_buf_putc(out, '\n');
    aira_buf_dispose(&index);
    aira_buf_dispose(&supported);
}

static int put_words(const struct cli *cli, const struct moving *m, bool dry_run, struct aira_error *err)
{
    struct aira_buf text;
    char kept[24];
    int code;

    aira_buf_init(&text);
    snprintf(kept, sizeof kept, "%zu", m->next->answer_count);
    aira_text_fill(&text, cli_word(cli, dry_run ? "upgrade-would" : "upgrade-done"),
                   (const char *[]){"client", m->next->client, "questionnaire", m->now->id, "before",
                                    m->stored.questionnaire->version, "now", m->now->version, "count", kept, NULL});
    aira_buf_putc(&text, '\n');
    for (size_t i = 0; i < GROUPS; i++)
        add_group(&text, cli, m, i);
    add_score(&text, cli, "upgrade-score-before", m->score_before);
    add_score(&text, cli, is_open(m->score_now) ? "upgrade-score-open" : "upgrade-score-now", m->score_now);
    code = cli_put_text(&text, err);
    aira_buf_dispose(&text);
    return code;
}

static struct aira_json *group_json(const struct moving *m, size_t group, bool *failed)
{
    struct aira_json *array = aira_json_array();

    for (size_t i = 0; i < m->diff.count; i++)
        if (groups[group].holds(m, &m->diff.items[i]) &&
            aira_json_append(array, aira_json_string(id_of(m, &m->diff.items[i]))) < 0)
            *failed = true;
    return array;
}

static int put_json(const struct moving *m, bool dry_run, struct aira_error *err)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "assessment", aira_json_int(m->next->number), &failed);
    cli_set(object, "done", aira_json_bool(!dry_run), &failed);
    cli_set(object, "before", aira_json_string(m->stored.questionnaire->version), &failed);
    cli_set(object, "now", aira_json_string(m->now->version), &failed);
    cli_set(object, "kept", aira_json_int((int64_t)m->next->answer_count), &failed);
    for (size_t i = 0; i < GROUPS; i++)
        cli_set(object, groups[i].key, group_json(m, i, &failed), &failed);
    cli_set(object, "score_before", aira_score_json(m->score_before), &failed);
    cli_set(object, "score_now", aira_score_json(m->score_now), &failed);
    return cli_put_json(cli_whole(object, failed), err);
}

/* ---- what is done ---- */

/* The next number of a version, without zeros in front; *length digits.  False when something else stands there. */
static bool next_number(const char **number, size_t *length, const char **version)
{
    *length = strspn(*version, "0123456789");
    *number = *version;
    *version += *length;
    if (*length == 0 || (**version != '\0' && **version != '.'))
        return false;
    *version += **version == '.' && (*version)[1] != '\0';
    for (; *length > 0 && **number == '0'; (*number)++)
        (*length)--;
    return true;
}

/* Whether version `a` is lower than `b`, both being numbers joined by dots; what is missing counts as 0, and versions
 * of another form have no order. */
static bool is_older(const char *a, const char *b)
{
    while (*a != '\0' || *b != '\0') {
        const char *left = "", *right = "";
        size_t digits = 0, others = 0;
        int order;

        if ((*a != '\0' && !next_number(&left, &digits, &a)) || (*b != '\0' && !next_number(&right, &others, &b)))
            return false;
        order = digits != others ? (digits < others ? -1 : 1) : memcmp(left, right, digits);
        if (order != 0)
            return order < 0;
    }
    return false;
}

static void warn_of_older(const struct cli *cli, const struct moving *m)
{
    const char *before = m->stored.questionnaire->version;

    if (is_older(m->now->version, before))
        cli_say(cli, "upgrade-older", (const char *[]){"now", m->now->version, "before", before, NULL});
}

static int prepare(struct moving *m, struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *name = cli_value(args, "questionnaire");
    int code = cli_assessment(&m->store, &m->stored, cli, args->words[0], err);

    if (code == 0)
        code = cli_questionnaire(&m->now, cli, name != NULL ? name : m->stored.questionnaire->id, err);
    if (code == 0 && strcmp(m->now->id, m->stored.questionnaire->id) != 0)
        code = aira_error_set(err, AIRA_EUSAGE,
                              "Assessment %lld uses the questionnaire %s; it cannot move to %s. Start a new assessment "
                              "with that one.",
                              (long long)m->stored.assessment->number, m->stored.questionnaire->id, m->now->id);
    if (code == 0 && strcmp(m->now->hash, m->stored.questionnaire->hash) == 0)
        code = aira_error_set(err, AIRA_EUSAGE,
                              "Assessment %lld uses this version (%s) of %s already. There is nothing to do.",
                              (long long)m->stored.assessment->number, m->now->version, m->now->id);
    if (code == 0)
        code = aira_questionnaire_diff_init(&m->diff, m->stored.questionnaire, m->now, err);
    if (code == 0)
        code = aira_assessment_carry(&m->next, m->stored.assessment, m->now, &m->diff, err);
    if (code == 0)
        code = aira_score_new(&m->score_before, m->stored.assessment, err);
    if (code == 0)
        code = aira_score_new(&m->score_now, m->next, err);
    return code;
}

static int move(const struct moving *m, const char *by, struct aira_error *err)
{
    struct aira_json *json = aira_score_json(m->score_before);
    struct aira_buf score;
    int code;

    aira_buf_init(&score);
    code = json == NULL ? aira_error_nomem(err) : aira_json_write(&score, json, 0, true, err);
    if (code == 0)
        code = aira_buf_result(&score, err);
    if (code == 0)
        code = aira_store_upgrade(m->store, &m->stored, m->next, aira_buf_cstr(&score), cli_now(NULL), by, err);
    aira_json_free(json);
    aira_buf_dispose(&score);
    return code;
}

/* ---- what was before ---- */

struct history {
    struct aira_json *formers; /* array */
    struct aira_error *err;
};

static int put_former(void *context, const struct aira_former *former)
{
    const struct history *history = context;
    struct aira_json *object, *score = NULL;
    bool failed = false;
    int code = aira_json_parse(&score, "", former->score, strlen(former->score), history->err);

    if (code != 0)
        return code != AIRA_EINPUT
                   ? code
                   : aira_error_set(history->err, AIRA_ESTORE,
                                    "The score that is kept of version %s is damaged. Run 'aira verify'.",
                                    former->version);
    object = aira_json_object();

    cli_set(object, "version", aira_json_string(former->version), &failed);
    cli_set(object, "hash", aira_json_string(former->hash), &failed);
    cli_set(object, "until", cli_time_json(former->at), &failed);
    cli_set(object, "by", aira_json_string(former->by), &failed);
    cli_set(object, "score", score, &failed);
    return aira_json_append(history->formers, cli_whole(object, failed)) < 0 ? aira_error_nomem(history->err) : 0;
}

static void print_former(const struct cli *cli, const struct aira_json *former)
{
    const struct aira_json *score = aira_json_get(former, "score");
    const struct aira_json *index = aira_json_get(aira_json_get(score, "index"), "score");
    const char *stage = aira_json_str(aira_json_get(aira_json_get(score, "stage"), "reached"));
    const char *until = aira_json_str(aira_json_get(former, "until"));
    struct aira_buf text, figure;

    aira_buf_init(&text);
    aira_buf_init(&figure);
    if (aira_json_real(index, -1) < 0)
        aira_buf_puts(&figure, "–");
    else
        aira_buf_printf(&figure, "%.1f%%", aira_json_real(index, 0));
    aira_text_fill(&text, cli_word(cli, "upgrade-former"),
                   (const char *[]){"version", aira_json_str(aira_json_get(former, "version")), "until",
                                    until != NULL ? until : "", "index", aira_buf_cstr(&figure), "stage",
                                    stage != NULL ? stage : cli_word(cli, "none"), NULL});
    cli_print(stdout, aira_buf_cstr(&text));
    putchar('\n');
    aira_buf_dispose(&text);
    aira_buf_dispose(&figure);
}

static int put_history(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_json *array = aira_json_array(), *object;
    struct history history = {array, err};
    struct aira_store *store = NULL;
    int64_t number = 0;
    int code = cli_store(&store, cli, false, err);

    if (code == 0)
        code = aira_store_find(&number, store, args->words[0], err);
    if (code == 0)
        code = aira_store_formers(store, number, put_former, &history, err);
    aira_store_close(store);
    if (code == 0 && cli->json) {
        object = aira_json_object();
        if (aira_json_set(object, "formers", array) < 0) {
            aira_json_free(object);
            object = NULL;
        }
        return cli_put_json(object, err);
    }
    for (size_t i = 0; code == 0 && i < aira_json_count(array); i++)
        print_former(cli, aira_json_at(array, i));
    if (code == 0 && aira_json_count(array) == 0)
        cli_say(cli, "upgrade-no-former", (const char *[]){NULL});
    aira_json_free(array);
    return code;
}

int cmd_upgrade(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    bool dry_run = cli_has(args, "dry-run");
    struct moving moving = {0};
    int code;

    if (cli_has(args, "history"))
        return put_history(cli, args, err);
    code = prepare(&moving, cli, args, err);
    if (code == 0)
        warn_of_older(cli, &moving);
    if (code == 0 && !dry_run)
        code = move(&moving, cli_value(args, "by"), err);
    if (code == 0)
        code = cli->json ? put_json(&moving, dry_run, err) : put_words(cli, &moving, dry_run, err);
    dispose(&moving);
    return code;
}
