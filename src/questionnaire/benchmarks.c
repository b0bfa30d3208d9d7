/* benchmarks.ini: [benchmark ID], a published figure beside a question or one of its options. */
#include "private.h"

static const char *const benchmark_keys[] = {"question", "option", "value", "unit", "source", "date", "asked"};

static void load_place(struct aira_benchmark *benchmark, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_need(s, "question");
    const struct aira_ini_entry *option = questionnaire_field(s, "option");
    const struct aira_question *question;

    if (entry == NULL)
        return;
    benchmark->question = questionnaire_question_named(s->loader, s->file, entry->line, entry->value);
    if (benchmark->question < 0 || option == NULL)
        return;
    question = &s->loader->questions[benchmark->question];
    benchmark->option = aira_question_option(question, option->value);
    if (benchmark->option < 0)
        questionnaire_unknown_option(s->loader, s->file, option->line, question, option->value);
}

static int load_benchmark(struct aira_benchmark *benchmark, struct questionnaire_section *s)
{
    const struct aira_ini_entry *value;
    if (questionnaire_id(s, AIRA_SENTENCE("benchmark"), NULL, 0) != 0)
        return AIRA_ENOMEM;
    questionnaire_check_keys(s, benchmark_keys, sizeof benchmark_keys / sizeof benchmark_keys[0]);
    *benchmark = (struct aira_benchmark){.id = s->id, .option = -1, .line = s->section->line};
    load_place(benchmark, s);
    value = questionnaire_need(s, "value");
    if (value != NULL && !aira_number_parse(&benchmark->value, value->value))
        questionnaire_bad(s, value, aira_say("a number with at most three decimals"));
    (void)questionnaire_need(s, "source");
    if (questionnaire_copy(&benchmark->unit, s, "unit") != 0 ||
        questionnaire_copy(&benchmark->source, s, "source") != 0 ||
        questionnaire_copy(&benchmark->date, s, "date") != 0 || questionnaire_copy(&benchmark->asked, s, "asked") != 0)
        return AIRA_ENOMEM;
    return AIRA_OK;
}

int questionnaire_load_benchmarks(struct questionnaire_loader *loader)
{
    struct aira_questionnaire *q = loader->questionnaire;
    size_t count = questionnaire_count(loader->benchmarks, "benchmark");
    struct aira_benchmark *benchmarks = aira_arena_array(loader->arena, count, sizeof *benchmarks);

    if (benchmarks == NULL)
        return AIRA_ENOMEM;
    q->benchmarks = benchmarks;
    for (size_t i = 0; i < loader->benchmarks->count; i++) {
        struct questionnaire_section s = {loader, loader->benchmarks->file, &loader->benchmarks->sections[i], ""};

        if (!questionnaire_is_kind(s.section, "benchmark", NULL)) {
            questionnaire_stranger(&s, "benchmark");
            continue;
        }
        if (load_benchmark(&benchmarks[q->benchmark_count], &s) != 0)
            return AIRA_ENOMEM;
        q->benchmark_count++;
    }
    return AIRA_OK;
}
