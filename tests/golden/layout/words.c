/* No word is lost, no line begins or ends with a sign that must not stand there, and every link leads somewhere. */
#include "seen.h"

#include <string.h>

/* ---- nothing lost ---- */

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000;
}

/* The letters of a node that leave ink. */
static size_t letters_wanted(const struct aira_node *node)
{
    size_t count = 0;

    for (size_t i = 0; i < node->span_count; i++) {
        const char *s = node->spans[i].text, *end = s + strlen(s);

        while (s < end) {
            uint32_t c = 0;

            s += aira_utf8_next(&c, s, end);
            count += !is_space(c) && !render_is_ignorable(c);
        }
    }
    return count;
}

static size_t letters_in(const struct render_item *item)
{
    size_t count = 0;

    for (size_t r = 0; r < item->run_count; r++)
        for (size_t i = 0; i < item->runs[r].count; i++)
            count += !is_space(item->runs[r].letters[i].glyph.character);
    return count;
}

static void check_letters(struct seen *seen, size_t at)
{
    size_t there = 0, wanted = letters_wanted(seen->nodes[at].node), page = 0;

    for (size_t i = seen->nodes[at].first_item; i < seen->nodes[at].end_item; i++)
        if (seen->items[i].node == at && seen_is_text(&seen->items[i]) && !seen->items[i].again) {
            there += letters_in(seen->items[i].item);
            page = seen->items[i].page;
        }
    if (there != wanted)
        seen_fault(seen, page, NULL, "%zu letters of a text of %zu are drawn: %.60s", there, wanted,
                   seen->nodes[at].node->spans[0].text);
}

/* ---- signs at the ends of lines ---- */

static const char opening[] = "（《「『【〈〔“‘([{";
static const char closing[] = "，。、；：？！）》」』】〉〕”’…％%·～,;:?!)]}";

static bool is_one_of(uint32_t c, const char *signs)
{
    char text[5] = "";

    text[aira_utf8_encode(text, c)] = '\0';
    return strstr(signs, text) != NULL;
}

static const struct render_letter *last_letter(const struct render_item *item)
{
    const struct render_run *run = &item->runs[item->run_count - 1];

    return &run->letters[run->count - 1];
}

static void check_lines(struct seen *seen, size_t at)
{
    const struct seen_item *before = NULL;

    for (size_t i = seen->nodes[at].first_item; i < seen->nodes[at].end_item; i++) {
        const struct seen_item *line = &seen->items[i];

        if (line->node != at || !seen_is_text(line) || line->again)
            continue;
        if (before != NULL && is_one_of(last_letter(before->item)->glyph.character, opening))
            seen_fault(seen, before->page, before, "a line ends with an opening bracket");
        if (before != NULL && is_one_of(line->item->runs[0].letters[0].glyph.character, closing))
            seen_fault(seen, line->page, line, "a line begins with a sign that belongs to the one before");
        before = line;
    }
}

/* ---- links ---- */

static bool leads_somewhere(const struct seen *seen, const char *id)
{
    for (size_t i = 0; i < seen->item_count; i++)
        if (seen->items[i].item->kind == RENDER_ITEM_ANCHOR && strcmp(seen->items[i].item->id, id) == 0)
            return true;
    return false;
}

static void check_links(struct seen *seen)
{
    for (size_t i = 0; i < seen->item_count; i++)
        if (seen->items[i].item->kind == RENDER_ITEM_LINK && !leads_somewhere(seen, seen->items[i].item->id))
            seen_fault(seen, seen->items[i].page, NULL, "a link leads to '%s', which is nowhere",
                       seen->items[i].item->id);
}

void check_words(struct seen *seen)
{
    for (size_t i = 0; i < seen->node_count; i++) {
        const struct aira_node *node = seen->nodes[i].node;

        if ((node->kind != AIRA_NODE_PARAGRAPH && node->kind != AIRA_NODE_HEADING) || node->span_count == 0)
            continue;
        check_letters(seen, i);
        check_lines(seen, i);
    }
    check_links(seen);
}
