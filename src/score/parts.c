/* Part figures: weighted sums over the counted questions of a part, in whole numbers. */
#include "score_private.h"

static void add_question(struct aira_part_score *part, const struct aira_question *question,
                         const struct aira_question_score *scored)
{
    switch (scored->state) {
    case AIRA_OFF:
        break;
    case AIRA_NA:
        part->na_weight += question->weight;
        break;
    case AIRA_ANSWERED:
        part->answered++;
        part->applicable++;
        part->answered_weight += question->weight;
        part->points += (int64_t)question->weight * scored->score;
        part->supported_points += (int64_t)question->weight * scored->supported;
        break;
    case AIRA_PENDING:
    case AIRA_UNANSWERED:
    case AIRA_UNKNOWN:
        part->applicable++;
        part->open_weight += question->weight;
        break;
    }
}

static void work_out(struct aira_part_score *part)
{
    const int64_t unit = AIRA_SCORE_UNIT;
    int64_t answered = part->answered_weight;
    int64_t present = answered + part->open_weight;

    part->score = score_ratio(part->points, unit * answered);
    part->supported = score_ratio(part->supported_points, unit * answered);
    part->low = score_ratio(part->points, unit * present);
    part->high = score_ratio(part->points + unit * part->open_weight, unit * present);
    part->coverage = score_ratio(answered, present);
    part->not_applicable_share =
        present + part->na_weight == 0 ? 0 : score_ratio(part->na_weight, present + part->na_weight);
    part->score_with_na_as_zero = score_ratio(part->points, unit * (answered + part->na_weight));
}

int score_parts(struct aira_score *score, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    struct aira_part_score **by_part = aira_arena_array(&score->arena, questionnaire->part_count, sizeof *by_part);

    score->parts = aira_arena_array(&score->arena, questionnaire->part_count, sizeof *score->parts);
    if (score->parts == NULL || by_part == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; i < questionnaire->part_count; i++) {
        int part = questionnaire->part_order[i];

        if (questionnaire->parts[part].weight == 0)
            continue;
        by_part[part] = &score->parts[score->part_count++];
        by_part[part]->part = part;
    }
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct aira_question *question = &questionnaire->questions[i];

        if (question->counted)
            add_question(by_part[question->part], question, &score->questions[i]);
    }
    for (size_t i = 0; i < score->part_count; i++)
        work_out(&score->parts[i]);
    return 0;
}
