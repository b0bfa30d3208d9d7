#include <aira/score.h>

enum { LEVELS = AIRA_MAX_LEVEL + 1 };

/* How often each two levels stand together on a question, each pair of people counted as often as one person's level
 * weighs: pairs[c][k] and its margins. */
struct coincidences {
    double pairs[LEVELS][LEVELS];
    double margins[LEVELS];
    double all;
};

static void add_question(struct coincidences *c, const int counts[LEVELS])
{
    int people = 0;

    for (int i = 0; i < LEVELS; i++)
        people += counts[i];
    if (people < 2)
        return;
    for (int i = 0; i < LEVELS; i++) {
        for (int j = 0; j < LEVELS; j++)
            c->pairs[i][j] += (double)counts[i] * (counts[j] - (i == j)) / (people - 1);
        c->margins[i] += counts[i];
    }
    c->all += people;
}

/* The square of the ranks that lie between two levels, both ends by half. */
static double distance(const struct coincidences *c, int low, int high)
{
    double ranks = -(c->margins[low] + c->margins[high]) / 2;

    for (int i = low; i <= high; i++)
        ranks += c->margins[i];
    return ranks * ranks;
}

bool aira_alpha(double *alpha, const int (*questions)[AIRA_MAX_LEVEL + 1], size_t count)
{
    struct coincidences c = {.all = 0};
    double observed = 0, expected = 0;

    for (size_t i = 0; i < count; i++)
        add_question(&c, questions[i]);
    for (int low = 0; low < LEVELS; low++) {
        for (int high = low + 1; high < LEVELS; high++) {
            observed += c.pairs[low][high] * distance(&c, low, high);
            expected += c.margins[low] * c.margins[high] * distance(&c, low, high);
        }
    }
    if (!(expected > 0))
        return false;
    *alpha = 1 - (c.all - 1) * observed / expected;
    return true;
}
