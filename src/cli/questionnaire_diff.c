/* What differs between two versions of a questionnaire. */
#include <string.h>

#include "questionnaires.h"

struct showing {
    struct aira_buf *out;
    const struct cli *cli;
    const struct aira_questionnaire *before, *now;
};

enum { CAME, WENT, MEANING, WORDING, KINDS };

static const char *const kind_names[KINDS] = {"came", "went", "meaning", "wording"};

static int kind_of(const struct aira_question_diff *item)
{
    if (item->before < 0)
        return CAME;
    if (item->now < 0)
        return WENT;
    return (item->changes & AIRA_CHANGED_MEANING) != 0 ? MEANING : WORDING;
}

static const struct aira_question *question_of(const struct showing *s, const struct aira_question_diff *item)
{
    return item->now >= 0 ? &s->now->questions[item->now] : &s->before->questions[item->before];
}

static const char *title_of(const struct showing *s, const struct aira_question_diff *item)
{
    const struct aira_questionnaire *q = item->now >= 0 ? s->now : s->before;
    const char *id = question_of(s, item)->id;
    const char *title = aira_questionnaire_find(q, s->cli->language, "question", id, "title");

    return title != NULL ? title : aira_questionnaire_text(q, s->cli->language, "question", id, "ask");
}

static const char *or_none(const struct showing *s, const char *text)
{
    return text != NULL ? text : cli_word(s->cli, "none");
}

/* The two sides of a change, where each is a word or a number. */
static void add_sides(const struct showing *s, enum aira_change change, const struct aira_question *before,
                      const struct aira_question *now)
{
    switch (change) {
    case AIRA_CHANGED_TYPE:
        aira_buf_printf(s->out, " %s -> %s", aira_question_type_name(before->type), aira_question_type_name(now->type));
        break;
    case AIRA_CHANGED_WEIGHT:
        aira_buf_printf(s->out, " %d -> %d", before->weight, now->weight);
        break;
    case AIRA_CHANGED_BLOCKER:
        aira_buf_printf(s->out, " %d -> %d", before->blocker, now->blocker);
        break;
    case AIRA_CHANGED_DEPTH:
        aira_buf_printf(s->out, " %s -> %s", before->quick ? "quick" : "full", now->quick ? "quick" : "full");
        break;
    case AIRA_CHANGED_PART:
        aira_buf_printf(s->out, " %s -> %s", s->before->parts[before->part].id, s->now->parts[now->part].id);
        break;
    case AIRA_CHANGED_CONDITION:
        aira_buf_printf(s->out, " [%s] -> [%s]", or_none(s, before->when_text), or_none(s, now->when_text));
        break;
    default:
        break;
    }
}

static void add_changes(const struct showing *s, const struct aira_question_diff *item)
{
    bool first = true;

    for (unsigned change = 1; item->before >= 0 && item->now >= 0 && change <= AIRA_CHANGED_REFS; change <<= 1) {
        if ((item->changes & change) == 0)
            continue;
        aira_buf_printf(s->out, "%s%s", first ? "      " : "; ", aira_change_name((enum aira_change)change));
        add_sides(s, (enum aira_change)change, &s->before->questions[item->before], &s->now->questions[item->now]);
        for (size_t i = 0; change == AIRA_CHANGED_TEXTS && i < item->text_count; i++)
            aira_buf_printf(s->out, "%s%s", i == 0 ? " " : ", ", item->texts[i]);
        first = false;
    }
    if (!first)
        aira_buf_putc(s->out, '\n');
}

static void add_kind(const struct showing *s, const struct aira_questionnaire_diff *diff, int kind)
{
    char key[16], count[24];
    size_t n = 0;

    for (size_t i = 0; i < diff->count; i++)
        n += kind_of(&diff->items[i]) == kind;
    if (n == 0)
        return;
    snprintf(key, sizeof key, "diff-%s", kind_names[kind]);
    snprintf(count, sizeof count, "%zu", n);
    aira_text_fill(s->out, cli_word(s->cli, key), (const char *[]){"count", count, NULL});
    aira_buf_putc(s->out, '\n');
    for (size_t i = 0; i < diff->count; i++) {
        if (kind_of(&diff->items[i]) != kind)
            continue;
        aira_buf_printf(s->out, "  %-28s %s\n", question_of(s, &diff->items[i])->id, title_of(s, &diff->items[i]));
        add_changes(s, &diff->items[i]);
    }
}

static void add_gates(const struct showing *s, const struct aira_questionnaire_diff *diff)
{
    if (diff->gate_count == 0)
        return;
    aira_buf_printf(s->out, "%s\n", cli_word(s->cli, "diff-gates"));
    for (size_t i = 0; i < diff->gate_count; i++) {
        const struct aira_gate_diff *gate = &diff->gates[i];

        aira_buf_printf(s->out, "  %s %s %s: ", gate->stage, gate->core ? "core" : "gate", gate->question);
        if (gate->before == 0)
            aira_buf_printf(s->out, "+ >= %d\n", gate->now);
        else if (gate->now == 0)
            aira_buf_printf(s->out, "- >= %d\n", gate->before);
        else
            aira_buf_printf(s->out, ">= %d -> >= %d\n", gate->before, gate->now);
    }
}

void cli_diff_words(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire_diff *diff,
                    const struct aira_questionnaire *before, const struct aira_questionnaire *now)
{
    const struct showing s = {out, cli, before, now};

    aira_buf_printf(out, "%s %s -> %s %s\n", before->id, before->version, now->id, now->version);
    for (int kind = 0; kind < KINDS; kind++)
        add_kind(&s, diff, kind);
    add_gates(&s, diff);
    if (diff->count == 0 && diff->gate_count == 0)
        aira_buf_printf(out, "%s\n", cli_word(cli, "diff-nothing"));
}

static struct aira_json *changes_json(const struct aira_question_diff *item, bool *failed)
{
    struct aira_json *array = aira_json_array();

    for (unsigned change = 1; change <= AIRA_CHANGED_REFS; change <<= 1) {
        if ((item->changes & change) != 0 &&
            aira_json_append(array, aira_json_string(aira_change_name((enum aira_change)change))) < 0)
            *failed = true;
    }
    return array;
}

static struct aira_json *item_json(const struct aira_question_diff *item, const struct showing *s, bool *failed)
{
    struct aira_json *object = aira_json_object(), *texts = aira_json_array();

    for (size_t i = 0; i < item->text_count; i++)
        if (aira_json_append(texts, aira_json_string(item->texts[i])) < 0)
            *failed = true;
    cli_set(object, "question", aira_json_string(question_of(s, item)->id), failed);
    cli_set(object, "kind", aira_json_string(kind_names[kind_of(item)]), failed);
    cli_set(object, "changes", changes_json(item, failed), failed);
    cli_set(object, "texts", texts, failed);
    return object;
}

static struct aira_json *gate_json(const struct aira_gate_diff *gate, bool *failed)
{
    struct aira_json *object = aira_json_object();

    cli_set(object, "stage", aira_json_string(gate->stage), failed);
    cli_set(object, "core", aira_json_bool(gate->core), failed);
    cli_set(object, "question", aira_json_string(gate->question), failed);
    cli_set(object, "before", gate->before > 0 ? aira_json_int(gate->before) : aira_json_null(), failed);
    cli_set(object, "now", gate->now > 0 ? aira_json_int(gate->now) : aira_json_null(), failed);
    return object;
}

struct aira_json *cli_diff_json(const struct aira_questionnaire_diff *diff, const struct aira_questionnaire *before,
                                const struct aira_questionnaire *now)
{
    const struct showing s = {NULL, NULL, before, now};
    struct aira_json *object = aira_json_object(), *items = aira_json_array(), *gates = aira_json_array();
    bool failed = false;

    for (size_t i = 0; i < diff->count; i++)
        if (aira_json_append(items, item_json(&diff->items[i], &s, &failed)) < 0)
            failed = true;
    for (size_t i = 0; i < diff->gate_count; i++)
        if (aira_json_append(gates, gate_json(&diff->gates[i], &failed)) < 0)
            failed = true;
    cli_set(object, "before", aira_json_string(before->version), &failed);
    cli_set(object, "now", aira_json_string(now->version), &failed);
    cli_set(object, "questions", items, &failed);
    cli_set(object, "gates", gates, &failed);
    return cli_whole(object, failed);
}

int cli_questionnaire_diff(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_questionnaire *before = NULL, *now = NULL;
    struct aira_questionnaire_diff diff = {0};
    struct aira_buf text;
    int code;

    if (args->word_count != 3)
        return aira_error_set(err, AIRA_EUSAGE, "Which two? aira questionnaire diff OLDER NEWER.");
    aira_buf_init(&text);
    code = cli_questionnaire(&before, cli, args->words[1], err);
    if (code == 0)
        code = cli_questionnaire(&now, cli, args->words[2], err);
    if (code == 0)
        code = aira_questionnaire_diff_init(&diff, before, now, err);
    if (code == 0 && cli->json) {
        code = cli_put_json(cli_diff_json(&diff, before, now), err);
    } else if (code == 0) {
        cli_diff_words(&text, cli, &diff, before, now);
        code = cli_put_text(&text, err);
    }
    aira_buf_dispose(&text);
    aira_questionnaire_diff_dispose(&diff);
    aira_questionnaire_free(before);
    aira_questionnaire_free(now);
    return code;
}
