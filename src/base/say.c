#include "say.h"

#include "aira/base.h"

#include <string.h>

/* Set once by the cli, before anything can fail.  See aira_speak_by for why this is not handed down. */
static struct {
    aira_translator *translate;
    void *context;
    const char *language;
} speech = {NULL, NULL, "en"};

void aira_speak_by(aira_translator *translate, void *context)
{
    speech.translate = translate;
    speech.context = context;
}

void aira_speak(const char *language)
{
    speech.language = strcmp(language, "zh") == 0 ? "zh" : "en";
}

const char *aira_say(const char *english)
{
    const char *said;

    /* What only hands on another sentence has no words of its own. */
    if (speech.translate == NULL || strcmp(speech.language, "en") == 0 || strcmp(english, "%s") == 0)
        return english;
    said = speech.translate(speech.context, speech.language, english);
    return said != NULL && base_formats_agree(english, said) ? said : english;
}

enum { MOST_ARGUMENTS = 12 };

/* One conversion of a format: the number it names (0: none), and what it takes from the arguments. */
struct conversion {
    size_t number;
    size_t stars; /* width and precision that are arguments too */
    char type[4];
};

static size_t read_number(const char **at)
{
    size_t number = 0;

    while (**at >= '0' && **at <= '9' && number < 1000)
        number = 10 * number + (size_t)(*(*at)++ - '0');
    return number;
}

/* Reads the next conversion at or behind *at: 1, 0 at the end, -1 for one that cannot be understood. */
static int next_conversion(struct conversion *found, const char **at)
{
    const char *digits;
    size_t length;

    for (*at = strchr(*at, '%'); *at != NULL && (*at)[1] == '%'; *at = strchr(*at + 2, '%'))
        ;
    if (*at == NULL)
        return 0;
    *found = (struct conversion){.number = 0};
    digits = ++*at;
    found->number = read_number(at);
    if (**at == '$') {
        ++*at;
        if (found->number == 0)
            return -1;
    } else {
        found->number = 0;
        *at = digits;
    }
    length = strspn(*at, "-+ #0123456789.*");
    for (size_t i = 0; i < length; i++)
        found->stars += (*at)[i] == '*';
    *at += length;
    length = strspn(*at, "hlzjt");
    if (length > 2 || (*at)[length] == '\0' || strchr("diouxXcspfeg", (*at)[length]) == NULL)
        return -1;
    memcpy(found->type, *at, length + 1);
    *at += length + 1;
    return 1;
}

static bool takes_the_same(const struct conversion *a, const struct conversion *b)
{
    return a->stars == b->stars && strcmp(a->type, b->type) == 0;
}

/* Reads all conversions of `format`; false when there are too many or one is not understood. */
static bool read_all(struct conversion *all, size_t *count, const char *format)
{
    int more;

    *count = 0;
    do {
        struct conversion one;

        more = next_conversion(&one, &format);
        if (more > 0 && *count == MOST_ARGUMENTS)
            return false;
        if (more > 0)
            all[(*count)++] = one;
    } while (more > 0);
    return more == 0;
}

bool base_formats_agree(const char *english, const char *said)
{
    struct conversion ours[MOST_ARGUMENTS], theirs[MOST_ARGUMENTS];
    size_t our_count, count, greatest = 0;
    unsigned used = 0;

    if (!read_all(ours, &our_count, english) || !read_all(theirs, &count, said))
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t number = theirs[0].number == 0 ? i + 1 : theirs[i].number;

        if (number == 0 || number > our_count || (theirs[0].number == 0 && theirs[i].number != 0) ||
            (theirs[0].number != 0 && theirs[i].stars > 0) || ours[number - 1].number != 0 ||
            !takes_the_same(&ours[number - 1], &theirs[i]))
            return false;
        used |= 1U << number;
        greatest = number > greatest ? number : greatest;
    }
    /* A number left out would leave the library to guess what type lies there. */
    return used == (1U << (greatest + 1)) - 2;
}
