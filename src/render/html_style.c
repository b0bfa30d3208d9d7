/* The style sheet: colours of both schemes, then rules.  Nothing in it is fetched. */
#include "html.h"
#include "renderers.h"

#include <string.h>

/* ---- what depends on the look ---- */

/* `text` within a string of the style sheet: whatever could end it, or the sheet, as an escape. */
static void css_string(struct html *html, const char *text)
{
    const char *end = text + strlen(text);

    while (text < end) {
        uint32_t c = 0;
        char bytes[4];

        text += aira_utf8_next(&c, text, end);
        if (c >= 0xA0 || c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            aira_buf_add(html->out, bytes, aira_utf8_encode(bytes, c));
        else if (c >= ' ' && c < 0x7F)
            aira_buf_printf(html->out, "\\%x ", (unsigned)c);
        else
            html_puts(html, "\xEF\xBF\xBD");
    }
}

static void clean_string(struct html *html, const char *text)
{
    struct aira_buf clean;

    aira_buf_init(&clean);
    aira_text_harmless(&clean, text, false);
    css_string(html, aira_buf_cstr(&clean));
    html->out->failed = html->out->failed || clean.failed;
    aira_buf_dispose(&clean);
}

static void write_colour(struct html *html, const char *prefix, enum aira_colour colour, uint32_t value)
{
    aira_buf_printf(html->out, "--%s%s:#%06x;", prefix, aira_colour_name(colour), (unsigned)(value & 0xFFFFFF));
}

/* Each colour as itself and, `on-`, the one of ink and paper that is more legible on it. */
static void write_scheme(struct html *html, bool dark)
{
    uint32_t palette[AIRA_COLOURS];

    html_palette(palette, render_palette(html->look), dark);
    aira_buf_printf(html->out, ":root{color-scheme:%s;", dark ? "dark" : "light");
    for (enum aira_colour colour = AIRA_COLOUR_INK; colour < AIRA_COLOURS; colour++) {
        uint32_t ink = palette[AIRA_COLOUR_INK], paper = palette[AIRA_COLOUR_PAPER];
        bool inked = aira_contrast(palette[colour], ink) >= aira_contrast(palette[colour], paper);

        write_colour(html, "", colour, palette[colour]);
        write_colour(html, "on-", colour, inked ? ink : paper);
    }
    aira_buf_printf(html->out, "--line:#%06x}\n",
                    (unsigned)html_mix(palette[AIRA_COLOUR_PAPER], palette[AIRA_COLOUR_GREY], 0.35));
}

/* The cover's own colours, the same in both schemes. */
static void write_cover(struct html *html)
{
    const uint32_t *cover = render_cover_palette(html->look);

    if (cover == NULL)
        return;
    html_puts(html, ".cover{background:var(--paper);color:var(--ink);padding:1.5rem;");
    for (enum aira_colour colour = AIRA_COLOUR_INK; colour <= AIRA_COLOUR_PAPER; colour++)
        write_colour(html, "", colour, cover[colour]);
    aira_buf_printf(html->out, "--line:#%06x}\n",
                    (unsigned)html_mix(cover[AIRA_COLOUR_PAPER], cover[AIRA_COLOUR_GREY], 0.35));
}

/* A picture is drawn for paper. */
static void write_logos(struct html *html)
{
    aira_buf_printf(html->out,
                    ".logo{max-width:100%%;height:auto;box-sizing:content-box}header .logo{align-self:center}"
                    "header:has(.logo) p:first-of-type{flex:1}\n"
                    "@media screen and (prefers-color-scheme:dark){.logo{background:#%06x;padding:.375rem}}\n",
                    (unsigned)render_palette(html->look)[AIRA_COLOUR_PAPER]);
    if (render_cover_palette(html->look) != NULL)
        aira_buf_printf(html->out, ".cover .logo{background:#%06x;padding:.375rem}\n",
                        (unsigned)render_palette(html->look)[AIRA_COLOUR_PAPER]);
}

static void write_faces(struct html *html)
{
    const struct aira_look *look = html->look;
    const char *latin = look != NULL && look->latin_face != NULL ? look->latin_face : "";
    const char *chinese = look != NULL && look->chinese_face != NULL ? look->chinese_face : "";

    html_puts(html, "body{font-family:\"");
    clean_string(html, *latin == '\0' ? "Open Sans" : latin);
    html_puts(html, "\",\"Segoe UI\",\"Helvetica Neue\",Arial,\"");
    clean_string(html, *chinese == '\0' ? "WenQuanYi Micro Hei" : chinese);
    html_puts(html, "\",\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif}\n");
}

static void write_colour_classes(struct html *html)
{
    for (enum aira_colour colour = AIRA_COLOUR_INK; colour < AIRA_COLOURS; colour++) {
        const char *name = aira_colour_name(colour);

        aira_buf_printf(html->out,
                        ".f-%s{fill:var(--%s)}.s-%s{stroke:var(--%s)}.t-%s{color:var(--%s)}"
                        ".g-%s{background:var(--%s);color:var(--on-%s)}\n",
                        name, name, name, name, name, name, name, name, name);
    }
}

/* ---- paper ---- */

static void margin_box(struct html *html, const char *place, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    aira_buf_printf(html->out, "@%s{content:\"", place);
    clean_string(html, text);
    html_puts(html, "\"}");
}

/* The page format with its {page} and {pages} as counters. */
static void page_number(struct html *html, const char *format)
{
    static const struct {
        const char *name, *counter;
    } counters[] = {{"{page}", "page"}, {"{pages}", "pages"}};
    struct aira_buf words;

    if (format == NULL || *format == '\0')
        return;
    aira_buf_init(&words);
    html_puts(html, "@bottom-right{content:\"");
    while (*format != '\0') {
        const char *counter = NULL;

        for (size_t i = 0; i < 2 && counter == NULL; i++)
            if (strncmp(format, counters[i].name, strlen(counters[i].name)) == 0) {
                counter = counters[i].counter;
                format += strlen(counters[i].name);
            }
        if (counter == NULL) {
            aira_buf_putc(&words, *format++);
            continue;
        }
        clean_string(html, aira_buf_cstr(&words));
        html->out->failed = html->out->failed || words.failed;
        aira_buf_clear(&words);
        aira_buf_printf(html->out, "\"counter(%s)\"", counter);
    }
    clean_string(html, aira_buf_cstr(&words));
    html_puts(html, "\"}");
    html->out->failed = html->out->failed || words.failed;
    aira_buf_dispose(&words);
}

/* Page furniture for browsers that know margin boxes; the first page has the page's own header. */
static void write_paper(struct html *html)
{
    const struct aira_document *document = html->document;
    bool letter = html->look != NULL && html->look->letter;

    aira_buf_printf(html->out, "@page{size:%s;margin:20mm;font-size:8pt;color:#555;", letter ? "letter" : "A4");
    margin_box(html, "top-left", document->header_left);
    margin_box(html, "top-right", document->header_right);
    margin_box(html, "bottom-left", document->footer_left);
    page_number(html, document->page_format);
    html_puts(html, "}\n@page:first{@top-left{content:none}@top-right{content:none}@bottom-left{content:none}"
                    "@bottom-right{content:none}}\n");
}

/* ---- what does not ---- */

static const char *const rules[] = {
    "*,::before,::after{box-sizing:border-box}",
    "html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}",
    "body{margin:0;background:var(--paper);color:var(--ink);font-size:1rem;line-height:1.6;overflow-wrap:anywhere;"
    "line-break:strict}",
    "p,ul,ol,figure,h1,h2,h3,h4,h5,h6{margin:0}",
    "p+p,p+ul,p+ol,ul+p,ol+p,figure+p,table+p,div+p{margin-top:.5rem}",
    "main>*,header,footer,nav{padding:0 1.5rem}",
    "main{max-width:64rem;min-width:0}",
    "header,footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem;padding-block:.75rem;"
    "font-size:.875rem;color:var(--grey)}",
    "header{border-bottom:1px solid var(--line)}footer{border-top:1px solid var(--line)}",
    "header p+p{margin:0}header h1{flex-basis:100%;color:var(--ink)}",
    /* links: at least 24 px high where they stand alone */
    "a{color:inherit;text-decoration-color:var(--accent);text-decoration-thickness:.1em;text-underline-offset:.2em}",
    "a:hover{text-decoration-thickness:.16em}",
    "main a{display:inline-block;min-height:1.5rem;vertical-align:top}",
    ":focus-visible{outline:3px solid var(--accent);outline-offset:2px}",
    ":target{outline:2px solid var(--accent);outline-offset:2px}",
    "section:target,main:target{outline:none}",
    ".skip{position:absolute;left:.5rem;top:.5rem;padding:.5rem "
    "1rem;background:var(--ink);color:var(--paper);z-index:1}",
    ".skip:not(:focus){clip-path:inset(50%);width:1px;height:1px;padding:0;overflow:hidden;white-space:nowrap}",
    /* contents */
    "nav{font-size:.875rem;padding-block:1rem}",
    "nav p{font-weight:700;margin-bottom:.25rem}",
    "nav ol{list-style:none;padding:0}",
    "nav ol ol{padding-left:.875rem;border-left:1px solid var(--line)}",
    "nav a{display:block;padding:.25rem 0;line-height:1.4;text-decoration-line:none}",
    "nav a:hover{text-decoration-line:underline}",
    /* words */
    "h1,.title{font-size:2rem;line-height:1.25;font-weight:700}",
    "h2{font-size:1.5rem;line-height:1.3;margin-bottom:.75rem;padding-top:2rem}",
    "h3{font-size:1.125rem;line-height:1.4;margin:1.5rem 0 .5rem}",
    "h4,h5,h6{font-size:1rem;line-height:1.4;margin:1rem 0 .375rem}",
    ":is(h1,h2,h3,h4,h5,h6) .muted{font-weight:400}",
    ".muted,.label,.caption{color:var(--grey)}",
    ":is([class*=g-level],.g-ink,.g-accent,.g-grey,.g-good,.g-bad,.g-open) :is(.muted,.label,.caption){color:inherit}",
    ".small,.label,.caption{font-size:.875rem;line-height:1.5}",
    ".lead{font-size:1.125rem}",
    ".subtitle{font-size:1.375rem;line-height:1.4}",
    ".key{font-size:2rem;line-height:1.25;font-weight:700;font-variant-numeric:tabular-nums}",
    ".right{text-align:right;font-variant-numeric:tabular-nums}.centre{text-align:center}",
    "main ul,main ol{padding-left:1.25rem}li+li{margin-top:.25rem}",
    "hr{border:0;border-top:1px solid var(--line);margin:1rem 0}",
    ".cover{border-left:.5rem solid var(--accent);margin:2rem 1.5rem;padding:.5rem 1.5rem}",
    /* blocks */
    ".columns{display:flex;flex-wrap:wrap;gap:1rem 2rem;margin:1rem 0}",
    ".columns>div{flex:var(--share) 1 17rem;min-width:0}",
    ".columns h4:first-child{margin-top:0}",
    ".box{padding:.75rem 1rem;margin:1rem 0}",
    "main .boxes{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(8.5rem,100%),1fr));gap:.5rem;padding:0;"
    "margin:1rem 0;list-style:none}",
    ".boxes li{margin:0;font-size:.875rem;padding:.75rem 1rem}",
    ".boxes p+p{margin-top:.25rem}",
    /* tables */
    "table{border-collapse:collapse;width:100%;margin:.75rem 0;font-size:.875rem;line-height:1.5}",
    "th,td{padding:.375rem .625rem;vertical-align:top;text-align:left;font-weight:400}",
    ":is(th,td).right{text-align:right}:is(th,td).centre{text-align:center}",
    "thead th,thead td{font-weight:700;background:var(--pale);vertical-align:bottom}",
    "th .muted{font-weight:400}",
    ".ruled tr{border-bottom:1px solid var(--line)}",
    ".ruled .keep tr:not(:last-child){border-bottom:0}",
    "td p+p,th p+p{margin-top:.25rem}",
    /* figures */
    "figure{margin:1rem 0}figcaption{margin-top:.25rem}",
    ".fig{display:block;width:var(--w);max-width:100%;height:auto;stroke-width:.5}",
    ".fig :not([class*=f-]){fill:none}.fig .b{font-weight:700}",
    "td .fig{margin-top:.3em}",
    "@media screen{.scroll{overflow-x:auto}.scroll .fig{min-width:var(--l)}}",
    "@media screen and (min-width:72rem){body{display:grid;grid-template-columns:18rem minmax(0,1fr)}"
    "header,footer{grid-column:1/-1}nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;"
    "border-right:1px solid var(--line)}}",
    "@media screen and (max-width:71.99rem){nav ol ol{display:none}nav>ol{columns:14rem;column-gap:2rem}"
    "nav{border-bottom:1px solid var(--line)}}",
    /* narrow: a row is a block, each cell behind the head of its column */
    "@media screen and (max-width:44rem){main>*,header,footer,nav{padding-inline:1rem}"
    ".cover{margin-inline:1rem}h1,.title{font-size:1.625rem}h2{font-size:1.375rem}"
    "table,tbody,tr,th,td{display:block;width:auto}colgroup{display:none}"
    "thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}"
    ".ruled tr{padding:.375rem 0}th,td{padding:.125rem 0}td:empty{display:none}tbody th{font-weight:700}"
    "td[data-label]{display:grid;grid-template-columns:minmax(5rem,30%) minmax(0,1fr);column-gap:.75rem}"
    "td[data-label]>*{grid-column:2}"
    "td[data-label]::before{content:attr(data-label);grid-column:1;grid-row:1/span 12;color:var(--grey)}"
    ":is(th,td).right{text-align:left}}",
    "@media print{html{font-size:9.5pt}body{line-height:1.45}"
    "table,.boxes li,.small,.label,.caption{font-size:8pt;line-height:1.35}th,td{padding:2pt 4pt}h2{padding-top:12pt}"
    "nav,.skip{display:none}main{max-width:none}main>*,header,footer{padding-inline:0}"
    ".cover{margin-inline:0}.page{break-before:page}.keep,tr,.boxes,figure,.box{break-inside:avoid}.keep "
    "tr:not(:last-child){break-after:avoid}"
    "h1,h2,h3,h4,h5,h6,.with-next{break-after:avoid}thead{display:table-header-group}p{orphans:2;widows:2}"
    ".fig{width:calc(var(--w)*.72)}td .fig{width:calc(var(--w)*.8)}.columns{flex-wrap:nowrap}"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{text-decoration-line:none}}",
};

static bool holds_image(const struct aira_node *node)
{
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        if (child->kind == AIRA_NODE_IMAGE || holds_image(child))
            return true;
    return false;
}

static bool has_images(const struct aira_document *document)
{
    for (size_t i = 0; i < AIRA_HEADER_IMAGES; i++)
        if (document->header_images[i].picture != NULL)
            return true;
    return holds_image(document->root);
}

void html_style(struct html *html)
{
    html_puts(html, "<style>\n");
    write_scheme(html, false);
    html_puts(html, "@media screen and (prefers-color-scheme:dark){");
    write_scheme(html, true);
    html_puts(html, "}\n");
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        html_puts(html, rules[i]);
        html_puts(html, "\n");
    }
    write_cover(html);
    if (has_images(html->document))
        write_logos(html);
    write_faces(html);
    write_colour_classes(html);
    write_paper(html);
    html_puts(html, "</style>\n");
}
