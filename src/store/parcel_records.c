#include <stdlib.h>
#include <string.h>

#include "frame.h"
#include "load.h"
#include "parcel.h"

/* Takes one record of a list. */
typedef int (*take_member)(struct store_parcel *parcel, struct store_members *members, struct aira_error *err);

static int question_of(int *question, const struct store_parcel *parcel, const char *id, struct aira_error *err)
{
    *question = aira_questionnaire_question(parcel->questionnaire, id);
    if (*question >= 0)
        return AIRA_OK;
    return aira_error_set(err, AIRA_EINPUT, "The questionnaire has no question \"%.200s\".", id);
}

static int take_person(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    const char *id = store_member_text(members, "id");
    const char *name = store_member_text(members, "name");
    const char *role = store_member_text(members, "role");

    if (members->failed)
        return AIRA_EINPUT;
    if (aira_assessment_person(parcel->assessment, id) >= 0)
        return aira_error_set(err, AIRA_EINPUT, "The person \"%.200s\" is there twice.", id);
    return aira_assessment_set_person(NULL, parcel->assessment, id, name, role, err);
}

static int take_target(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    const char *id = store_member_text(members, "question");
    int level = (int)store_member_int(members, "level", 0, AIRA_MAX_LEVEL);
    size_t before = parcel->assessment->target_count;
    int question;
    int result;

    if (members->failed)
        return AIRA_EINPUT;
    result = question_of(&question, parcel, id, err);
    if (result == 0)
        result = aira_assessment_set_target(parcel->assessment, question, level, err);
    if (result == 0 && parcel->assessment->target_count == before)
        result = aira_error_set(err, AIRA_EINPUT, "The target of \"%.200s\" is there twice.", id);
    return result;
}

static int take_answer(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    struct store_row *row = &parcel->rows[parcel->row_count++];
    int result;

    *row = (struct store_row){
        .question = store_member_text(members, "question"),
        .person = store_member_text(members, "person"),
        .value = store_member_text(members, "value"),
        .reason = store_member_text(members, "reason"),
        .note = store_member_text(members, "note"),
        .evidence = store_member_text(members, "evidence"),
        .evidence_reference = store_member_text(members, "evidence_reference"),
        .flag = store_member_bool(members, "flag"),
        .by = store_member_text(members, "by"),
        .at = store_member_time(members, "at"),
    };
    result = members->failed ? AIRA_EINPUT : store_take_row(parcel->assessment, row, err);
    if (result == 0 && parcel->assessment->answer_count != parcel->row_count)
        result = aira_error_set(err, AIRA_EINPUT, "The answer to \"%.200s\" is there twice.", row->question);
    return result;
}

static int take_observation(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    const char *id = store_member_text(members, "question");
    struct aira_observation observation = {
        .text = aira_borrowed(store_member_text(members, "text")),
        .impact = aira_borrowed(store_member_text(members, "impact")),
        .owner = aira_borrowed(store_member_text(members, "owner")),
        .due = aira_borrowed(store_member_text(members, "due")),
    };
    int result = members->failed ? AIRA_EINPUT : question_of(&observation.question, parcel, id, err);

    return result == 0 ? store_add_observation(parcel->assessment, &observation, err) : result;
}

/* The texts stand in order, so that two of one place are neighbours. */
static int take_text(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    const char *section = store_member_text(members, "section");
    const char *language = store_member_text(members, "language");
    const char *text = store_member_text(members, "text");
    size_t count = parcel->assessment->text_count;
    const struct aira_section_text *last = count == 0 ? NULL : &parcel->assessment->texts[count - 1];
    int order = last == NULL ? -1 : strcmp(last->section, section);

    if (members->failed)
        return AIRA_EINPUT;
    if (order > 0 || (order == 0 && strcmp(last->language, language) >= 0))
        return aira_error_set(err, AIRA_EINPUT, "The text of section \"%.200s\" is there twice or out of order.",
                              section);
    return store_add_text(parcel->assessment, section, language, text, err);
}

static int take_override(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    const char *finding = store_member_text(members, "finding");
    const char *text = store_member_text(members, "text");
    bool shown = store_member_bool(members, "shown");

    return members->failed ? AIRA_EINPUT : store_take_override(parcel->assessment, finding, shown, text, err);
}

static int take_choice(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    const char *action = store_member_text(members, "action");
    const char *choice = store_member_text(members, "choice");

    size_t before = parcel->assessment->pin_count;
    int result = members->failed ? AIRA_EINPUT : store_take_choice(parcel->assessment, action, choice, err);

    if (result == 0 && parcel->assessment->pin_count == before &&
        aira_questionnaire_action(parcel->assessment->questionnaire, action) >= 0)
        result = aira_error_set(err, AIRA_EINPUT, "The action \"%.200s\" is there twice.", action);
    return result;
}

static bool is_hash(const char *text, bool may_be_empty)
{
    if (text[0] == '\0')
        return may_be_empty;
    return strlen(text) == AIRA_HASH_HEX - 1 && text[strspn(text, "0123456789abcdef")] == '\0';
}

/* Questions of an earlier version of the questionnaire may stand in a journal, so that only their form is checked. */
static int check_entry(const struct aira_entry *entry, struct aira_error *err)
{
    if (store_is_upgrade(entry) ? entry->question[0] != '\0' : !aira_id_valid(entry->question))
        return aira_error_set(err, AIRA_EINPUT, "\"%.200s\" is no question's name.", entry->question);
    if (entry->person[0] != '\0' && !aira_id_valid(entry->person))
        return aira_error_set(err, AIRA_EINPUT, "\"%.200s\" is no person's name.", entry->person);
    if (!is_hash(entry->before, true) || !is_hash(entry->after, true) || !is_hash(entry->previous, true) ||
        !is_hash(entry->hash, false))
        return aira_error_set(err, AIRA_EINPUT, "A hash is not 64 digits from 0 to f.");
    return store_check_by(entry->by, err);
}

static int take_entry(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    struct aira_entry *entry = &parcel->entries[parcel->entry_count++];

    *entry = (struct aira_entry){
        .sequence = store_member_int(members, "sequence", 1, INT64_MAX),
        .at = store_member_time(members, "at"),
        .by = store_member_text(members, "by"),
        .question = store_member_text(members, "question"),
        .person = store_member_text(members, "person"),
        .action = store_member_text(members, "action"),
        .before = store_member_text(members, "before"),
        .after = store_member_text(members, "after"),
        .previous = store_member_text(members, "previous"),
        .hash = store_member_text(members, "hash"),
    };
    return members->failed ? AIRA_EINPUT : check_entry(entry, err);
}

static bool is_json(const char *text)
{
    struct aira_json *json = NULL;
    struct aira_error ignored;
    bool good = aira_json_parse(&json, "", text, strlen(text), &ignored) == 0;

    aira_json_free(json);
    return good;
}

static int take_former(struct store_parcel *parcel, struct store_members *members, struct aira_error *err)
{
    struct aira_former *former = &parcel->formers[parcel->former_count++];
    struct aira_questionnaire *questionnaire = NULL;
    int result;

    *former = (struct aira_former){
        .sequence = store_member_int(members, "sequence", 1, INT64_MAX),
        .at = store_member_time(members, "at"),
        .by = store_member_text(members, "by"),
        .id = store_member_text(members, "id"),
        .version = store_member_text(members, "version"),
        .hash = store_member_text(members, "hash"),
        .content = store_member_text(members, "content"),
        .score = store_member_text(members, "score"),
        .bytes = store_member_text(members, "snapshot"),
    };
    if (members->failed)
        return AIRA_EINPUT;
    if (parcel->former_count > 1 && former->sequence <= parcel->formers[parcel->former_count - 2].sequence)
        return aira_error_set(err, AIRA_EINPUT, "It is there twice or out of order.");
    result = store_parcel_questionnaire(&questionnaire, members, err);
    aira_questionnaire_free(questionnaire);
    if (result != 0)
        return result;
    if (!is_json(former->content) || !is_json(former->score))
        return aira_error_set(err, AIRA_EINPUT, "Its content or its score is not JSON.");
    return store_check_by(former->by, err);
}

static int take_all(struct store_parcel *parcel, const char *list, const char *kind, take_member take,
                    struct aira_error *err)
{
    const struct aira_json *array = aira_json_get(parcel->content, list);
    size_t count = aira_json_count(array);
    int result = AIRA_OK;

    if (!aira_json_is_array(array))
        return aira_error_set(err, AIRA_EINPUT, "The list \"%s\" is missing.", list);
    for (size_t i = 0; result == 0 && i < count; i++) {
        struct aira_error inner = {0};
        struct store_members members = {aira_json_at(array, i), kind, i + 1, err, false};

        result = take(parcel, &members, &inner);
        if (result != 0 && result != AIRA_ENOMEM && !members.failed)
            result = aira_error_set(err, AIRA_EINPUT, "The %s number %zu cannot be used: %s", aira_say(kind), i + 1,
                                    inner.message);
        else if (result == AIRA_ENOMEM)
            result = aira_error_nomem(err);
    }
    return result;
}

/* Room for the lists that are kept as they stand; one more, so that there is a block for none too. */
static int make_room(struct store_parcel *parcel, struct aira_error *err)
{
    size_t rows = aira_json_count(aira_json_get(parcel->content, "answers"));
    size_t entries = aira_json_count(aira_json_get(parcel->content, "journal"));
    size_t formers = aira_json_count(aira_json_get(parcel->content, "upgrades"));

    parcel->rows = calloc(rows + 1, sizeof *parcel->rows);
    parcel->entries = calloc(entries + 1, sizeof *parcel->entries);
    parcel->formers = calloc(formers + 1, sizeof *parcel->formers);
    return parcel->rows == NULL || parcel->entries == NULL || parcel->formers == NULL ? aira_error_nomem(err) : AIRA_OK;
}

int store_parcel_records(struct store_parcel *parcel, struct aira_error *err)
{
    static const struct {
        const char *list, *kind;
        take_member take;
    } lists[] = {
        {"people", AIRA_SENTENCE("person"), take_person},
        {"targets", AIRA_SENTENCE("target"), take_target},
        {"answers", AIRA_SENTENCE("answer"), take_answer},
        {"observations", AIRA_SENTENCE("observation"), take_observation},
        {"texts", AIRA_SENTENCE("text"), take_text},
        {"journal", AIRA_SENTENCE("journal entry"), take_entry},
    };
    int result = make_room(parcel, err);

    for (size_t i = 0; result == 0 && i < sizeof lists / sizeof *lists; i++)
        result = take_all(parcel, lists[i].list, lists[i].kind, lists[i].take, err);
    if (result == 0 && aira_json_get(parcel->content, "overrides") != NULL)
        result = take_all(parcel, "overrides", AIRA_SENTENCE("view of a finding"), take_override, err);
    if (result == 0 && aira_json_get(parcel->content, "choices") != NULL)
        result = take_all(parcel, "choices", AIRA_SENTENCE("choice for plans"), take_choice, err);
    if (result == 0 && aira_json_get(parcel->content, "upgrades") != NULL)
        result = take_all(parcel, "upgrades", AIRA_SENTENCE("upgrade"), take_former, err);
    return result;
}
