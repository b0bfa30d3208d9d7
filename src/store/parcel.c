#include "parcel.h"

#include <stdlib.h>
#include <string.h>

#include "export.h"

static int missing(struct store_members *members, const char *name, const char *what)
{
    if (members->failed)
        return AIRA_EINPUT;
    members->failed = true;
    if (members->number == 0)
        return aira_error_set(members->err, AIRA_EINPUT, "The %s has no %s \"%s\".", aira_say(members->kind), what,
                              name);
    return aira_error_set(members->err, AIRA_EINPUT, "The %s number %zu has no %s \"%s\".", aira_say(members->kind),
                          members->number, what, name);
}

const char *store_member_text(struct store_members *members, const char *name)
{
    const char *text = aira_json_str(aira_json_get(members->object, name));

    if (text == NULL)
        (void)missing(members, name, aira_say("text"));
    return text == NULL ? "" : text;
}

int64_t store_member_int(struct store_members *members, const char *name, int64_t least, int64_t most)
{
    const struct aira_json *value = aira_json_get(members->object, name);
    int64_t number = aira_json_num(value, least);

    if (!aira_json_is_int(value) || number < least || number > most) {
        (void)missing(members, name, aira_say("possible number"));
        return least;
    }
    return number;
}

int64_t store_member_time(struct store_members *members, const char *name)
{
    return store_member_int(members, name, 0, INT64_C(253402300799));
}

bool store_member_bool(struct store_members *members, const char *name)
{
    const struct aira_json *value = aira_json_get(members->object, name);

    if (!aira_json_is_bool(value))
        (void)missing(members, name, aira_say("yes or no"));
    return aira_json_truth(value);
}

/* The envelope: what kind of file it is, and whether it is whole. */
static int check_envelope(struct store_parcel *parcel, struct aira_error *err)
{
    char hash[AIRA_HASH_HEX];
    const char *format = aira_json_str(aira_json_get(parcel->json, "format"));
    const char *told = aira_json_str(aira_json_get(parcel->json, "hash"));
    int64_t version = aira_json_num(aira_json_get(parcel->json, "format_version"), 0);
    int result;

    if (format == NULL || strcmp(format, STORE_EXPORT_FORMAT) != 0)
        return aira_error_set(err, AIRA_EINPUT, "This is not an assessment that aira exported. Name another file.");
    if (version > STORE_EXPORT_VERSION)
        return aira_error_set(
            err, AIRA_EINPUT,
            "The file was written by a newer aira (its form is %lld, this program knows %d). Install the "
            "newer aira to import it.",
            (long long)version, STORE_EXPORT_VERSION);
    parcel->content = aira_json_get(parcel->json, "content");
    if (version < 1 || told == NULL || !aira_json_is_object(parcel->content))
        return aira_error_set(err, AIRA_EINPUT,
                              "The file is not whole: its format_version, hash or content is "
                              "missing. Ask for a new export.");
    result = store_content_hash(hash, parcel->content, err);
    if (result == 0 && strcmp(hash, told) != 0)
        result = aira_error_set(err, AIRA_EINPUT,
                                "The file was changed or damaged after it was exported: its hash "
                                "differs. Ask for a new export.");
    return result;
}

static int load_snapshot(struct aira_questionnaire **out, const char *text, struct aira_error *err)
{
    struct aira_diags diags;
    struct aira_error inner = {0};
    int result;

    aira_diags_init(&diags);
    result = aira_questionnaire_load_snapshot(out, text, strlen(text), &diags, &inner);
    aira_diags_dispose(&diags);
    if (result == AIRA_ENOMEM)
        return aira_error_nomem(err);
    if (result != 0)
        return aira_error_set(err, AIRA_EINPUT, "Its questionnaire cannot be used: %s", inner.message);
    return AIRA_OK;
}

int store_parcel_questionnaire(struct aira_questionnaire **out, struct store_members *members, struct aira_error *err)
{
    const char *id = store_member_text(members, "id");
    const char *version = store_member_text(members, "version");
    const char *hash = store_member_text(members, "hash");
    const char *snapshot = store_member_text(members, "snapshot");
    struct aira_questionnaire *questionnaire = NULL;
    char found[AIRA_HASH_HEX];
    int result;

    if (members->failed)
        return AIRA_EINPUT;
    aira_hash(found, snapshot, strlen(snapshot));
    if (strcmp(found, hash) != 0)
        return aira_error_set(err, AIRA_EINPUT, "Its questionnaire is not the one that its hash names.");
    result = load_snapshot(&questionnaire, snapshot, err);
    if (result != 0)
        return result;
    if (strcmp(questionnaire->hash, hash) != 0 || strcmp(questionnaire->id, id) != 0 ||
        strcmp(questionnaire->version, version) != 0) {
        aira_questionnaire_free(questionnaire);
        return aira_error_set(err, AIRA_EINPUT, "Its questionnaire has another name or version than it says.");
    }
    *out = questionnaire;
    return AIRA_OK;
}

static int read_questionnaire(struct store_parcel *parcel, struct aira_error *err)
{
    struct store_members members = {aira_json_get(parcel->content, "questionnaire"), AIRA_SENTENCE("questionnaire"), 0,
                                    err, false};

    return store_parcel_questionnaire(&parcel->questionnaire, &members, err);
}

static int set_position(struct store_parcel *parcel, const char *position, struct aira_error *err)
{
    parcel->assessment->position = aira_questionnaire_question(parcel->questionnaire, position);
    if (position[0] != '\0' && parcel->assessment->position < 0)
        return aira_error_set(err, AIRA_EINPUT, "The questionnaire has no question \"%.200s\" to come back to.",
                              position);
    return AIRA_OK;
}

static int read_frame(struct store_parcel *parcel, struct aira_error *err)
{
    struct store_members members = {parcel->content, AIRA_SENTENCE("assessment"), 0, err, false};
    const char *client = store_member_text(&members, "client");
    const char *scope = store_member_text(&members, "scope");
    const char *depth = store_member_text(&members, "depth");
    const char *position = store_member_text(&members, "position");
    int64_t created = store_member_time(&members, "created");
    int64_t changed = store_member_time(&members, "changed");
    int result;

    parcel->uuid = store_member_text(&members, "uuid");
    parcel->origin = store_member_text(&members, "origin");
    if (members.failed)
        return AIRA_EINPUT;
    if (!aira_uuid_valid(parcel->uuid) || !aira_uuid_valid(parcel->origin))
        return aira_error_set(err, AIRA_EINPUT, "The assessment's UUID is none.");
    if (strcmp(depth, "quick") != 0 && strcmp(depth, "full") != 0)
        return aira_error_set(err, AIRA_EINPUT, "The depth is \"%.40s\"; it can be quick or full.", depth);
    result = aira_assessment_new(&parcel->assessment, parcel->questionnaire, client, err);
    if (result == 0)
        result = aira_assessment_set_scope(parcel->assessment, scope, err);
    if (result == 0)
        result = set_position(parcel, position, err);
    if (result != 0)
        return result;
    parcel->assessment->quick = strcmp(depth, "quick") == 0;
    parcel->assessment->created = created;
    parcel->assessment->changed = changed;
    return AIRA_OK;
}

static int check_entries(struct store_chain *chain, const struct store_parcel *parcel, struct aira_error *err)
{
    for (size_t i = 0; i < parcel->entry_count; i++) {
        const char *trouble;

        if (store_chain_take(&trouble, chain, &parcel->entries[i], err) != 0)
            return AIRA_ENOMEM;
        if (trouble != NULL)
            return aira_error_set(err, AIRA_EINPUT, "The journal does not hold together at its entry %zu: %s.", i + 1,
                                  trouble);
    }
    return AIRA_OK;
}

static int bad_answer(struct aira_error *err, const char *question, const char *person, const char *what)
{
    if (person[0] == '\0')
        return aira_error_set(err, AIRA_EINPUT, "The answer to %.200s %s.", question, what);
    return aira_error_set(err, AIRA_EINPUT, "The answer to %.200s by %.200s %s.", question, person, what);
}

static int check_answers(struct store_chain *chain, const struct store_parcel *parcel, struct aira_error *err)
{
    const struct store_place *place;
    size_t at = 0;

    for (size_t i = 0; i < parcel->row_count; i++) {
        const struct store_row *row = &parcel->rows[i];
        enum store_match match;

        if (store_chain_match(&match, chain, row, err) != 0)
            return AIRA_ENOMEM;
        if (match != STORE_MATCH)
            return bad_answer(err, row->question, row->person,
                              match == STORE_DIFFERS ? aira_say("is not the one that the journal tells of")
                                                     : aira_say("is not in the journal"));
    }
    place = store_chain_unmatched(chain, &at);
    if (place == NULL)
        return AIRA_OK;
    return bad_answer(err, place->question, place->person, aira_say("is missing, although the journal tells of it"));
}

static int check_formers(struct store_chain *chain, const struct store_parcel *parcel, struct aira_error *err)
{
    const char *trouble;

    for (size_t i = 0; i < parcel->former_count; i++) {
        if (store_chain_former(&trouble, chain, &parcel->formers[i], err) != 0)
            return AIRA_ENOMEM;
        if (trouble != NULL)
            return aira_error_set(err, AIRA_EINPUT, "What was kept of version %.40s cannot be used: %s.",
                                  parcel->formers[i].version, trouble);
    }
    trouble = store_chain_upgrades(chain, parcel->questionnaire->hash);
    return trouble == NULL ? AIRA_OK : aira_error_set(err, AIRA_EINPUT, "The assessment cannot be used: %s.", trouble);
}

static int check_chain(const struct store_parcel *parcel, struct aira_error *err)
{
    struct store_chain chain;
    int result;

    store_chain_init(&chain, parcel->origin);
    result = check_entries(&chain, parcel, err);
    if (result == 0)
        result = check_answers(&chain, parcel, err);
    if (result == 0)
        result = check_formers(&chain, parcel, err);
    store_chain_dispose(&chain);
    return result;
}

static int read_content(struct store_parcel *parcel, struct aira_error *err)
{
    int result = read_questionnaire(parcel, err);

    if (result == 0)
        result = read_frame(parcel, err);
    if (result == 0)
        result = store_parcel_records(parcel, err);
    return result == 0 ? check_chain(parcel, err) : result;
}

int store_parcel_init(struct store_parcel *parcel, const char *file, const char *text, size_t length,
                      struct aira_error *err)
{
    struct aira_error inner = {0};
    int result;

    memset(parcel, 0, sizeof *parcel);
    parcel->file = file;
    if (length > STORE_PARCEL_MAX)
        return aira_error_at(err, AIRA_EINPUT, file, 0,
                             "The file is larger than %d MB, more than any assessment takes. Name another file.",
                             STORE_PARCEL_MAX / (1024 * 1024));
    result = aira_json_parse(&parcel->json, file, text, length, err);
    if (result != 0)
        return result;
    result = check_envelope(parcel, &inner);
    if (result == AIRA_EINPUT)
        return aira_error_at(err, AIRA_EINPUT, file, 0, "%s", inner.message);
    if (result == 0)
        result = read_content(parcel, &inner);
    if (result == AIRA_ENOMEM)
        return aira_error_nomem(err);
    if (result != 0)
        return aira_error_at(err, AIRA_EINPUT, file, 0, "%s Ask for a new export.", inner.message);
    return AIRA_OK;
}

void store_parcel_dispose(struct store_parcel *parcel)
{
    aira_assessment_free(parcel->assessment);
    aira_questionnaire_free(parcel->questionnaire);
    aira_json_free(parcel->json);
    free(parcel->rows);
    free(parcel->entries);
    free(parcel->formers);
    memset(parcel, 0, sizeof *parcel);
}
