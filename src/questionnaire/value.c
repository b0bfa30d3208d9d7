/* Values as answers.ini writes them. */
#include <aira/questionnaire.h>

#include <string.h>

/* Compares `length` bytes of `s` with `word`, letters of either case alike. */
static bool is_word(const char *s, size_t length, const char *word)
{
    if (strlen(word) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = s[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != word[i])
            return false;
    }
    return true;
}

/* The part of [*s, *s + length) without white space around it. */
static size_t trim(const char **s, size_t length)
{
    while (length > 0 && (**s == ' ' || **s == '\t')) {
        (*s)++;
        length--;
    }
    while (length > 0 && ((*s)[length - 1] == ' ' || (*s)[length - 1] == '\t'))
        length--;
    return length;
}

static int option_called(const struct aira_question *question, const char *s, size_t length)
{
    for (int i = 0; i < question->option_count; i++) {
        if (is_word(s, length, question->options[i].id))
            return i;
    }
    return -1;
}

static void list_options(struct aira_buf *out, const struct aira_question *question)
{
    for (int i = 0; i < question->option_count; i++)
        aira_buf_printf(out, "%s%s", i == 0 ? "" : aira_say(", "), question->options[i].id);
}

static void describe_number(struct aira_buf *out, const struct aira_question *question)
{
    struct aira_buf least, greatest;

    if (!question->has_range) {
        aira_buf_puts(out, aira_say("a number with at most three decimals"));
        return;
    }
    aira_buf_init(&least);
    aira_buf_init(&greatest);
    aira_number_format(&least, question->least);
    aira_number_format(&greatest, question->greatest);
    aira_buf_printf(out, aira_say("a number from %s to %s with at most three decimals"), aira_buf_cstr(&least),
                    aira_buf_cstr(&greatest));
    out->failed = out->failed || least.failed || greatest.failed;
    aira_buf_dispose(&least);
    aira_buf_dispose(&greatest);
}

static void describe(struct aira_buf *out, const struct aira_question *question)
{
    switch (question->type) {
    case AIRA_LEVEL:
        aira_buf_puts(out, aira_say("a level from 0 to 4"));
        break;
    case AIRA_YESNO:
        aira_buf_puts(out, aira_say("yes or no"));
        break;
    case AIRA_SINGLE:
        aira_buf_puts(out, aira_say("one of "));
        list_options(out, question);
        break;
    case AIRA_MULTI:
        aira_buf_puts(out, aira_say("one or more, each once and with commas between them, of "));
        list_options(out, question);
        for (int i = 0; i < question->option_count; i++) {
            if (question->none == UINT32_C(1) << i)
                aira_buf_printf(out, aira_say("; %s only by itself"), question->options[i].id);
        }
        break;
    case AIRA_NUMBER:
        describe_number(out, question);
        break;
    case AIRA_TEXT:
        aira_buf_puts(out, aira_say("a text"));
        break;
    }
}

/* Bytes of `s` that a message quotes: at most 100, and no character in part. */
static int quoted(const char *s)
{
    size_t length = strnlen(s, 101);

    if (length > 100) {
        length = 100;
        while (length > 0 && ((unsigned char)s[length] & 0xC0) == 0x80)
            length--;
    }
    return (int)length;
}

static int refuse(const struct aira_question *question, const char *s, struct aira_error *err)
{
    struct aira_buf possible;
    int code;

    aira_buf_init(&possible);
    describe(&possible, question);
    if (possible.failed)
        code = aira_error_nomem(err);
    else
        code = aira_error_set(err, AIRA_EINPUT, "\"%.*s\" cannot answer %s; possible is %s", quoted(s), s, question->id,
                              aira_buf_cstr(&possible));
    aira_buf_dispose(&possible);
    return code;
}

static bool parse_options(uint32_t *options, const struct aira_question *question, const char *s)
{
    for (;;) {
        size_t item = strcspn(s, ",");
        const char *word = s;
        size_t length = trim(&word, item);
        int option = option_called(question, word, length);

        if (option < 0 || (*options >> option & 1U) != 0)
            return false;
        *options |= UINT32_C(1) << option;
        if (s[item] == '\0')
            return true;
        s += item + 1;
    }
}

static bool parse_number(int64_t *number, const struct aira_question *question, const char *s, size_t length)
{
    char digits[32];

    if (length >= sizeof digits)
        return false;
    memcpy(digits, s, length);
    digits[length] = '\0';
    if (!aira_number_parse(number, digits))
        return false;
    return !question->has_range || (*number >= question->least && *number <= question->greatest);
}

bool aira_value_options_possible(const struct aira_question *question, uint32_t options)
{
    bool known = question->option_count >= AIRA_MAX_OPTIONS || options >> question->option_count == 0;

    return options != 0 && known && ((options & question->none) == 0 || options == question->none);
}

int aira_value_parse(struct aira_value *value, const struct aira_question *question, const char *s,
                     struct aira_error *err)
{
    const char *word = s;
    size_t length = trim(&word, strlen(s));
    bool good = false;

    *value = (struct aira_value){0};
    switch (question->type) {
    case AIRA_LEVEL:
        good = length == 1 && word[0] >= '0' && word[0] <= '0' + AIRA_MAX_LEVEL;
        value->number = good ? word[0] - '0' : 0;
        break;
    case AIRA_YESNO:
        value->number = is_word(word, length, "yes");
        good = value->number == 1 || is_word(word, length, "no");
        break;
    case AIRA_SINGLE:
        value->number = option_called(question, word, length);
        good = value->number >= 0;
        break;
    case AIRA_MULTI:
        good = parse_options(&value->options, question, s) && aira_value_options_possible(question, value->options);
        break;
    case AIRA_NUMBER:
        good = parse_number(&value->number, question, word, length);
        break;
    case AIRA_TEXT:
        value->text = s;
        good = length > 0;
        break;
    }
    return good ? AIRA_OK : refuse(question, s, err);
}

void aira_value_format(struct aira_buf *out, const struct aira_question *question, const struct aira_value *value)
{
    bool first = true;

    switch (question->type) {
    case AIRA_LEVEL:
        aira_buf_printf(out, "%d", (int)value->number);
        break;
    case AIRA_YESNO:
        aira_buf_puts(out, value->number != 0 ? "yes" : "no");
        break;
    case AIRA_SINGLE:
        aira_buf_puts(out, question->options[value->number].id);
        break;
    case AIRA_MULTI:
        for (int i = 0; i < question->option_count; i++) {
            if ((value->options >> i & 1U) == 0)
                continue;
            aira_buf_printf(out, "%s%s", first ? "" : ", ", question->options[i].id);
            first = false;
        }
        break;
    case AIRA_NUMBER:
        aira_number_format(out, value->number);
        break;
    case AIRA_TEXT:
        aira_buf_puts(out, value->text == NULL ? "" : value->text);
        break;
    }
}
