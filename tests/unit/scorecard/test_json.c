/* The scorecard as JSON and its hash. */
#include "carded.h"

#include <stdio.h>

static void write_json(struct aira_buf *out, const char *answers, char hash[AIRA_HASH_HEX])
{
    struct carded c;
    carded_make(&c, answers);
    aira_buf_init(out);
    assert_int_equal(aira_scorecard_json(out, c.card, &c.firm.err), 0);
    memcpy(hash, c.card->content_hash, AIRA_HASH_HEX);
    carded_free(&c);
}

static struct aira_json *parsed(const struct aira_buf *text)
{
    struct aira_json *json = NULL;
    struct aira_error err;
    assert_int_equal(aira_json_parse(&json, "scorecard", text->data, text->length, &err), 0);
    return json;
}

static void the_same_answers_give_the_same_bytes(void **state)
{
    struct aira_buf a, b;
    char first[AIRA_HASH_HEX], second[AIRA_HASH_HEX];
    (void)state;
    write_json(&a, FIRM_GROWING, first);
    write_json(&b, FIRM_GROWING, second);
    assert_int_equal(a.length, b.length);
    assert_memory_equal(a.data, b.data, a.length);
    assert_string_equal(first, second);
    aira_buf_dispose(&a);
    aira_buf_dispose(&b);
}

static void another_answer_note_or_grade_gives_another_hash(void **state)
{
    static const char *const changed[] = {
        FIRM_HEAD FIRM_PROVEN("adopt.use", "2"),
        FIRM_HEAD FIRM_PROVEN("adopt.use", "3") "note = seen\n",
        FIRM_HEAD FIRM_ANSWER("adopt.use", "3"),
        FIRM_HEAD FIRM_PROVEN("adopt.use", "3") "flag = yes\n",
        FIRM_HEAD FIRM_PROVEN("adopt.use", "3") FIRM_ANSWER("profile.name", "Acme"),
        FIRM_HEAD FIRM_PROVEN("adopt.use", "3") FIRM_ANSWER("org.plan @ann", "\"?\""),
    };
    struct aira_buf text;
    char base[AIRA_HASH_HEX], other[AIRA_HASH_HEX];
    (void)state;
    write_json(&text, FIRM_HEAD FIRM_PROVEN("adopt.use", "3"), base);
    aira_buf_dispose(&text);
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++) {
        write_json(&text, changed[i], other);
        assert_string_not_equal(base, other);
        aira_buf_dispose(&text);
    }
}

static void the_hash_is_that_of_the_text_without_it(void **state)
{
    struct aira_buf text;
    char hash[AIRA_HASH_HEX], again[AIRA_HASH_HEX], member[128];
    (void)state;
    write_json(&text, FIRM_GROWING, hash);
    int length = snprintf(member, sizeof member, "\"content_hash\":\"%s\",", hash);
    char *found = strstr(text.data, member);
    assert_non_null(found);
    memmove(found, found + length, strlen(found + length) + 1);
    aira_hash(again, text.data, text.length - (size_t)length);
    assert_string_equal(hash, again);
    aira_buf_dispose(&text);
}

static void it_holds_what_a_report_shows(void **state)
{
    static const char *const keys[] = {
        "client",   "scope",   "as_of",        "depth",    "questionnaire", "index",           "parts",
        "stage",    "people",  "strengths",    "gaps",     "answers",       "recommendations", "aims",
        "evidence", "journal", "content_hash", "progress", "bands",         "titles",          "target_stage"};
    struct aira_buf text;
    char hash[AIRA_HASH_HEX];
    (void)state;
    write_json(&text, FIRM_GROWING, hash);
    struct aira_json *json = parsed(&text);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (aira_json_get(json, keys[i]) == NULL) {
            fail_msg("no member %s", keys[i]);
        }
    }
    assert_string_equal(aira_json_str(aira_json_get(json, "client")), "Firm & Co");
    assert_string_equal(aira_json_str(aira_json_get(json, "as_of")), "2026-11-24T08:00:00Z");
    struct aira_json *first = aira_json_at(aira_json_get(json, "recommendations"), 0);
    assert_string_equal(aira_json_str(aira_json_get(first, "action")), "org.roles.establish");
    assert_string_equal(aira_json_str(aira_json_get(aira_json_get(first, "title"), "zh")), "做org.roles.establish");
    assert_string_equal(aira_json_str(aira_json_get(aira_json_get(first, "title"), "en")), "Do org.roles.establish");
    assert_int_equal(aira_json_num(aira_json_get(aira_json_get(json, "journal"), "count"), 0), 7);
    assert_int_equal(aira_json_count(aira_json_get(json, "answers")), 18);
    aira_json_free(json);
    aira_buf_dispose(&text);
}

/* The member of "answers" with that question. */
static struct aira_json *answer_to(const struct aira_json *json, const char *question)
{
    struct aira_json *answers = aira_json_get(json, "answers");
    for (size_t i = 0; i < aira_json_count(answers); i++) {
        if (strcmp(aira_json_str(aira_json_get(aira_json_at(answers, i), "question")), question) == 0) {
            return aira_json_at(answers, i);
        }
    }
    return NULL;
}

static void ids_and_values_are_told_in_words(void **state)
{
    struct aira_buf text;
    char hash[AIRA_HASH_HEX];
    (void)state;
    write_json(&text, FIRM_HEAD FIRM_PROVEN("adopt.use", "2"), hash);
    struct aira_json *json = parsed(&text);
    struct aira_json *answer = answer_to(json, "adopt.use");
    const char *part = aira_json_str(aira_json_get(answer, "part"));
    struct aira_json *parts = aira_json_get(aira_json_get(json, "titles"), "part");
    assert_non_null(aira_json_str(aira_json_get(aira_json_get(parts, part), "en")));
    assert_string_equal(aira_json_str(aira_json_get(answer, "type")), "level");
    assert_true(aira_json_truth(aira_json_get(answer, "counted")));
    assert_int_equal(aira_json_count(aira_json_get(answer, "value_texts")), 1);
    assert_null(aira_json_get(answer_to(json, "org.plan"), "value_texts"));
    assert_true(aira_json_real(aira_json_get(aira_json_at(aira_json_get(json, "bands"), 0), "from"), -1) == 0.0);
    aira_json_free(json);
    aira_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_answers_give_the_same_bytes),
        cmocka_unit_test(another_answer_note_or_grade_gives_another_hash),
        cmocka_unit_test(the_hash_is_that_of_the_text_without_it),
        cmocka_unit_test(it_holds_what_a_report_shows),
        cmocka_unit_test(ids_and_values_are_told_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
