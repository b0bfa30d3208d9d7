#include "suggest.h"

#include <string.h>

const char *answers_nearest(const char *word, answers_word known, const void *context, size_t count)
{
    size_t length = strlen(word);
    size_t best = length < 4 ? 1 : length < 9 ? 2 : 3;
    const char *nearest = NULL;

    for (size_t i = 0; i < count; i++) {
        const char *candidate = known(context, i);
        size_t other = strlen(candidate);
        size_t distance;

        if ((other > length ? other - length : length - other) > best)
            continue;
        distance = aira_text_distance(word, candidate);
        if (distance < best || (distance == best && nearest == NULL)) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}
