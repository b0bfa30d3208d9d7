/* When memory runs out, it is said, nothing is left behind, and the assessment stays as it was. */
#include "failing.h"
#include "support.h"

#include <string.h>

static const char GOOD[] = "[assessment]\nclient = Sample\nscope = Plant\nquestionnaire = firm\n"
                           "[person ann]\nname = Ann\nrole = data\n[person bo]\nrole = business\n"
                           "[answer data.access]\nvalue = 2\nevidence = document\nevidence-reference = \"a; b\"\n"
                           "note = look again\nflag = yes\nby = ann\n"
                           "[answer data.access @ann]\nvalue = n/a\nreason = none\n"
                           "[answer data.access @bo]\nvalue = ?\n[answer profile.words @bo]\nvalue = much\n"
                           "[answer org.tools]\nvalue = a, b\n"
                           "[target data.access]\nlevel = 3\n[target org.plan]\nlevel = 4\n";
static const char BAD[] =
    "[assessment]\nclint = Sample\n[person ann]\nrole = boss\n[answer data.acess @an]\nvalue = 2\n"
    "[answer org.plan]\nvalue = x\n[colour red]\n[target data.access]\nlevel = 9\n";

static struct aira_error err;
static size_t failures;        /* seen by assert_outcome */
static struct aira_buf before; /* the assessment of the test, as it was written at first */

static int fill(void **state)
{
    *state = must_parse(GOOD);
    write_answers(&before, *state);
    return 0;
}

static int empty(void **state)
{
    aira_buf_dispose(&before);
    return finish(state);
}

static void assert_as_before(const struct aira_assessment *assessment)
{
    struct aira_buf now;

    write_answers(&now, assessment);
    assert_string_equal(aira_buf_cstr(&now), aira_buf_cstr(&before));
    aira_buf_dispose(&now);
}

/* What a call may come to whose n-th allocation failed, or did not come to pass. */
static void assert_outcome(int rc, bool failed)
{
    failures += failed;
    if (rc == 0)
        return;
    assert_true(failed);
    assert_int_equal(rc, AIRA_ENOMEM);
    assert_int_equal(err.code, AIRA_ENOMEM);
}

static void reading_survives(void **state)
{
    bool failed = true;

    for (size_t n = 1; failed; n++) {
        struct aira_assessment *assessment = NULL;
        struct aira_diags diags;
        int rc;

        aira_diags_init(&diags);
        failing_arm(n);
        rc = parse_answers(&assessment, GOOD, &diags, &err);
        failed = failing_disarm();
        assert_outcome(rc, failed);
        assert_int_equal(assessment == NULL, rc != 0);
        if (rc == 0)
            assert_as_before(assessment);
        aira_assessment_free(assessment);
        aira_diags_dispose(&diags);
    }
    (void)state;
}

static void a_broken_file_is_never_taken(void **state)
{
    bool failed = true;

    (void)state;
    for (size_t n = 1; failed; n++) {
        struct aira_assessment *assessment = NULL;
        struct aira_diags diags;
        int rc;

        aira_diags_init(&diags);
        failing_arm(n);
        rc = parse_answers(&assessment, BAD, &diags, &err);
        failed = failing_disarm();
        assert_true(rc == AIRA_EINPUT || (failed && rc == AIRA_ENOMEM));
        assert_int_equal(err.code, rc);
        assert_null(assessment);
        aira_diags_dispose(&diags);
    }
}

static void writing_survives(void **state)
{
    bool failed = true;

    for (size_t n = 1; failed; n++) {
        struct aira_buf out;
        int rc;

        aira_buf_init(&out);
        failing_arm(n);
        rc = aira_answers_write(&out, *state, &err);
        failed = failing_disarm();
        assert_outcome(rc, failed);
        assert_int_equal(rc != 0, failed);
        if (rc == 0)
            assert_string_equal(aira_buf_cstr(&out), aira_buf_cstr(&before));
        aira_buf_dispose(&out);
    }
}

static int answer_anew(struct aira_assessment *assessment)
{
    struct aira_answer answer = aira_answer_blank(question("data.volume"), 0);
    char note[] = "new", by[] = "bo", reference[] = "here", reason[] = "why";

    answer.given = AIRA_GIVEN_NA;
    answer.note = note;
    answer.by = by;
    answer.evidence_reference = reference;
    answer.reason = reason;
    return aira_assessment_answer(assessment, &answer, &err);
}

static int answer_again(struct aira_assessment *assessment)
{
    struct aira_answer answer = aira_answer_blank(question("profile.words"), 1);
    char note[] = "new";

    answer.given = AIRA_GIVEN_VALUE;
    answer.value.text = "little";
    answer.note = note;
    return aira_assessment_answer(assessment, &answer, &err);
}

static int rename_client(struct aira_assessment *assessment)
{
    return aira_assessment_set_client(assessment, "Another", &err);
}

static int change_scope(struct aira_assessment *assessment)
{
    return aira_assessment_set_scope(assessment, "", &err);
}

static int add_person(struct aira_assessment *assessment)
{
    return aira_assessment_set_person(NULL, assessment, "cy", "Cy", "data", &err);
}

static int change_person(struct aira_assessment *assessment)
{
    return aira_assessment_set_person(NULL, assessment, "ann", "Ann Li", "business", &err);
}

static int add_target(struct aira_assessment *assessment)
{
    return aira_assessment_set_target(assessment, question("data.volume"), 1, &err);
}

/* No room is left, so that whatever is added asks for more. */
static void be_full(struct aira_assessment *assessment)
{
    assessment->answer_capacity = assessment->answer_count;
    assessment->person_capacity = assessment->person_count;
    assessment->target_capacity = assessment->target_count;
}

static void a_failed_change_changes_nothing(void **state)
{
    static int (*const CHANGES[])(struct aira_assessment *) = {answer_anew, answer_again,  rename_client, change_scope,
                                                               add_person,  change_person, add_target};

    (void)state;
    for (size_t i = 0; i < sizeof CHANGES / sizeof CHANGES[0]; i++) {
        size_t seen = failures;
        bool failed = true;

        for (size_t n = 1; failed; n++) {
            struct aira_assessment *assessment = must_parse(GOOD);
            int rc;

            be_full(assessment);
            failing_arm(n);
            rc = CHANGES[i](assessment);
            failed = failing_disarm();
            assert_outcome(rc, failed);
            assert_int_equal(rc != 0, failed);
            if (rc != 0) {
                assert_as_before(assessment);
                assert_code(0, CHANGES[i](assessment));
            }
            aira_assessment_free(assessment);
        }
        if (failures == seen)
            fail_msg("change %zu asked for no memory", i);
    }
}

static void beginning_survives(void **state)
{
    bool failed = true;

    (void)state;
    for (size_t n = 1; failed; n++) {
        struct aira_assessment *assessment = NULL;
        int rc;

        failing_arm(n);
        rc = aira_assessment_new(&assessment, firm, "Sample", &err);
        failed = failing_disarm();
        assert_outcome(rc, failed);
        assert_int_equal(rc != 0, failed);
        assert_int_equal(assessment == NULL, failed);
        aira_assessment_free(assessment);
    }
}

static void copying_survives(void **state)
{
    const struct aira_answer *answer = aira_assessment_find(*state, question("data.access"), AIRA_SETTLED);
    bool failed = true;

    for (size_t n = 1; failed; n++) {
        struct aira_answer copy = aira_answer_blank(7, 7);
        int rc;

        failing_arm(n);
        rc = aira_answer_copy(&copy, answer, &err);
        failed = failing_disarm();
        assert_outcome(rc, failed);
        assert_int_equal(rc != 0, failed);
        assert_int_equal(copy.question, failed ? 7 : answer->question);
        assert_int_equal(copy.note == NULL, failed);
        aira_answer_dispose(&copy);
    }
}

static void a_walk_survives(void **state)
{
    bool failed = true;

    for (size_t n = 1; failed; n++) {
        struct aira_walk walk;
        int rc;

        failing_arm(n);
        rc = aira_walk_init(&walk, *state, &err);
        failed = failing_disarm();
        assert_outcome(rc, failed);
        assert_int_equal(rc != 0, failed);
        if (rc == 0)
            assert_int_equal(walk.current, question("profile.stage"));
        aira_walk_dispose(&walk);
    }
}

/* libunistring's own allocations cannot be failed from here, so that a search finds the right place or says why not. */
static void a_search_finds_or_says_why_not(void **state)
{
    static const char *const WORDS[] = {"look again", "volume", "zebra"};
    struct aira_walk walk;

    assert_code(0, aira_walk_init(&walk, *state, &err));
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        bool failed = true;
        int expected;

        assert_code(0, aira_walk_search(&expected, &walk, -1, WORDS[i], "en", &err));
        assert_int_equal(expected >= 0, i < 2);
        for (size_t n = 1; failed; n++) {
            int found = 99;
            int rc;

            failing_arm(n);
            rc = aira_walk_search(&found, &walk, -1, WORDS[i], "en", &err);
            failed = failing_disarm();
            assert_outcome(rc, failed);
            assert_int_equal(rc != 0, failed);
            assert_int_equal(found, rc == 0 ? expected : -1);
        }
    }
    aira_walk_dispose(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reading_survives, fill, empty),
        cmocka_unit_test(a_broken_file_is_never_taken),
        cmocka_unit_test_setup_teardown(writing_survives, fill, empty),
        cmocka_unit_test_setup_teardown(a_failed_change_changes_nothing, fill, empty),
        cmocka_unit_test(beginning_survives),
        cmocka_unit_test_setup_teardown(copying_survives, fill, empty),
        cmocka_unit_test_setup_teardown(a_walk_survives, fill, empty),
        cmocka_unit_test_setup_teardown(a_search_finds_or_says_why_not, fill, empty),
    };

    return cmocka_run_group_tests(tests, load_firm, free_firm);
}
