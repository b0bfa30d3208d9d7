#include "card.h"

#include <string.h>

static int map_questions(struct render_card *card)
{
    const struct aira_json *answers = aira_json_get(card->root, "answers");

    for (size_t i = 0; i < aira_json_count(answers); i++)
        if (aira_map_put(&card->questions, render_card_string(aira_json_at(answers, i), "question"), (int)i) != 0)
            return AIRA_ENOMEM;
    return 0;
}

int render_card_init(struct render_card *card, const struct aira_render_input *input, const char *format,
                     struct aira_error *err)
{
    int code;

    *card = (struct render_card){.catalog = input->catalog};
    aira_map_init(&card->questions);
    while (card->language_count < AIRA_RENDER_LANGUAGES && input->languages[card->language_count] != NULL) {
        card->languages[card->language_count] = input->languages[card->language_count];
        card->language_count++;
    }
    if (input->scorecard_json == NULL || input->catalog == NULL || card->language_count == 0)
        return aira_error_set(err, AIRA_EUSAGE, "%s needs a scorecard, words and a language to write.",
                              aira_say(format));
    code = aira_json_parse(&card->root, "scorecard", input->scorecard_json, strlen(input->scorecard_json), err);
    if (code == 0 && map_questions(card) != 0)
        code = aira_error_nomem(err);
    return code;
}

void render_card_dispose(struct render_card *card)
{
    aira_map_dispose(&card->questions);
    aira_json_free(card->root);
}

const char *render_card_string(const struct aira_json *object, const char *key)
{
    const char *text = aira_json_str(aira_json_get(object, key));

    return text == NULL ? "" : text;
}

const char *render_card_text(const struct render_card *card, const struct aira_json *texts, const char *language)
{
    const char *text = render_card_string(texts, language);

    for (size_t i = 0; i < card->language_count && *text == '\0'; i++)
        text = render_card_string(texts, card->languages[i]);
    return text;
}

/* The band of that id among "bands". */
static const struct aira_json *find_band(const struct render_card *card, const char *id)
{
    const struct aira_json *bands = aira_json_get(card->root, "bands");

    for (size_t i = 0; i < aira_json_count(bands); i++)
        if (strcmp(render_card_string(aira_json_at(bands, i), "id"), id) == 0)
            return aira_json_at(bands, i);
    return NULL;
}

const char *render_card_title(const struct render_card *card, const char *kind, const char *id, const char *language)
{
    const struct aira_json *titles = aira_json_get(aira_json_get(card->root, "titles"), kind);
    const struct aira_json *title =
        strcmp(kind, "band") == 0 ? aira_json_get(find_band(card, id), "title") : aira_json_get(titles, id);
    const char *text = render_card_text(card, title, language);

    return *text == '\0' ? id : text;
}

const char *render_card_person(const struct render_card *card, const char *id)
{
    const struct aira_json *people = aira_json_get(card->root, "people");

    for (size_t i = 0; i < aira_json_count(people); i++)
        if (strcmp(render_card_string(aira_json_at(people, i), "id"), id) == 0)
            return render_card_string(aira_json_at(people, i), "name");
    return id;
}

const struct aira_json *render_card_question(const struct render_card *card, const char *id)
{
    int place = aira_map_get(&card->questions, id);

    return place < 0 ? NULL : aira_json_at(aira_json_get(card->root, "answers"), (size_t)place);
}

const char *render_card_criterion(const struct render_card *card, const char *id, const char *language)
{
    const struct aira_json *question = render_card_question(card, id);
    const char *text = render_card_text(card, aira_json_get(question, "title"), language);

    if (*text == '\0')
        text = render_card_text(card, aira_json_get(question, "ask"), language);
    return *text == '\0' ? id : text;
}

/* ---- answers in words ---- */

static void add_not_applicable(struct aira_buf *out, const struct render_card *card, const struct aira_json *said,
                               const char *language)
{
    const char *reason = render_card_string(said, "reason");

    if (*reason == '\0')
        aira_buf_puts(out, aira_catalog_text(card->catalog, language, "state", "na"));
    else
        aira_text_fill(out, aira_catalog_text(card->catalog, language, "answers", "na-because"),
                       (const char *[]){"reason", reason, NULL});
}

static void add_chosen(struct aira_buf *out, const struct render_card *card, const struct aira_json *texts,
                       const char *language)
{
    for (size_t i = 0; i < aira_json_count(texts); i++) {
        if (i > 0)
            aira_buf_puts(out, aira_catalog_text(card->catalog, language, "common", "list-mark"));
        aira_buf_puts(out, render_card_text(card, aira_json_at(texts, i), language));
    }
}

static void add_value(struct aira_buf *out, const struct render_card *card, const char *type,
                      const struct aira_json *said, const char *language)
{
    const struct aira_json *texts = aira_json_get(said, "value_texts");
    const char *value = render_card_string(said, "value");

    if (strcmp(type, "level") == 0)
        aira_text_fill(
            out, aira_catalog_text(card->catalog, language, "answers", "level"),
            (const char *[]){"number", value, "text", render_card_text(card, aira_json_at(texts, 0), language), NULL});
    else if (strcmp(type, "yesno") == 0)
        aira_buf_puts(out, aira_catalog_text(card->catalog, language, "answers", value));
    else if (aira_json_count(texts) > 0)
        add_chosen(out, card, texts, language);
    else
        aira_buf_puts(out, value);
}

/* A value that was given has a kind of evidence; "n/a" and "?" have none, though a text may read the same. */
static bool has_value(const struct aira_json *said)
{
    return aira_json_get(said, "evidence") != NULL;
}

void render_card_answer(struct aira_buf *out, const struct render_card *card, const struct aira_json *question,
                        const struct aira_json *said, const char *language)
{
    const char *value = render_card_string(said, "value");

    if (has_value(said))
        add_value(out, card, render_card_string(question, "type"), said, language);
    else if (strcmp(value, "n/a") == 0)
        add_not_applicable(out, card, said, language);
    else
        aira_buf_puts(out,
                      aira_catalog_text(card->catalog, language, "state", *value == '\0' ? "unanswered" : "unknown"));
}

void render_card_evidence(struct aira_buf *out, const struct render_card *card, const struct aira_json *question,
                          const struct aira_json *said, const char *language)
{
    if (has_value(said) && aira_json_truth(aira_json_get(question, "evidence_counts")))
        aira_buf_puts(out,
                      aira_catalog_text(card->catalog, language, "evidence", render_card_string(said, "evidence")));
}
