/* Styles, lists and colours: what a consultant changes once for the whole text. */
#include "docx.h"

#include <string.h>

/* Word processors add up what stands between paragraphs; pages take the greater. */
static const double after_body = 6;
static const double title_before = 170; /* the cover's words stand a little above the middle */

static const char *const style_ids[] = {"BodyText", "SmallText", "Lead",     "Title",
                                        "Subtitle", "KeyFigure", "KeyLabel", "Caption"};

const char *docx_style_of(enum aira_style style)
{
    return style_ids[(size_t)style < sizeof style_ids / sizeof *style_ids ? (size_t)style : 0];
}

double docx_before(const struct aira_node *node)
{
    double before = render_type_of(node).before;

    if (node->kind != AIRA_NODE_HEADING)
        return node->style == AIRA_STYLE_TITLE ? title_before : before;
    return before > after_body ? before - after_body : 0;
}

const char *docx_latin_face(const struct docx *docx)
{
    const char *face = docx->look->latin_face;

    return face == NULL || *face == '\0' ? "Open Sans" : face;
}

const char *docx_chinese_face(const struct docx *docx)
{
    const char *face = docx->look->chinese_face;

    return face == NULL || *face == '\0' ? "WenQuanYi Micro Hei" : face;
}

/* ---- styles ---- */

/* Word processors know the others by their names. */
static bool is_own(const char *id)
{
    static const char *const own[] = {"SmallText",       "Lead",        "KeyFigure",        "KeyLabel",
                                      "ListBulletSmall", "Figure",      "TableFigure",      "TableHeading",
                                      "ListNumberSmall", "Air",         "ReportTableRuled", "Rule",
                                      "Muted",           "ReportTable", "ReportBox",        "ReportColumns"};

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i], id) == 0)
            return true;
    return false;
}

/* `based`: "" for the one that all of its type rest on. */
static void open_style(struct docx *docx, const char *type, const char *id, const char *name, const char *based)
{
    aira_buf_printf(docx->out, "<w:style w:type=\"%s\" w:styleId=\"%s\"%s%s><w:name w:val=\"%s\"/>", type, id,
                    *based == '\0' ? " w:default=\"1\"" : "", is_own(id) ? " w:customStyle=\"1\"" : "", name);
    if (*based != '\0')
        aira_buf_printf(docx->out, "<w:basedOn w:val=\"%s\"/>", based);
}

static void write_size(struct docx *docx, const struct type *type)
{
    int half_points = docx_twips(type->size) / 10;

    docx_puts(docx, type->bold ? "<w:b/>" : "");
    docx_puts(docx, "<w:color");
    docx_colour(docx, "w:val", "w:themeColor", type->colour);
    aira_buf_printf(docx->out, "/><w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", half_points, half_points);
}

static void write_spacing(struct docx *docx, const struct type *type, double before)
{
    aira_buf_printf(docx->out, "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"atLeast\"/>",
                    docx_twips(before), docx_twips(type->after), docx_twips(type->leading));
}

/* A style of the look that `node` has in every renderer. */
static void text_style(struct docx *docx, const char *id, const char *name, const struct aira_node *node, bool quick)
{
    struct type type = render_type_of(node);

    open_style(docx, "paragraph", id, name, "Normal");
    if (node->kind == AIRA_NODE_HEADING)
        docx_puts(docx, "<w:next w:val=\"BodyText\"/>");
    docx_puts(docx, quick ? "<w:qFormat/>" : "");
    docx_puts(docx, node->kind == AIRA_NODE_HEADING ? "<w:pPr><w:keepNext/><w:keepLines/>" : "<w:pPr>");
    write_spacing(docx, &type, docx_before(node));
    if (node->kind == AIRA_NODE_HEADING)
        aira_buf_printf(docx->out, "<w:outlineLvl w:val=\"%d\"/>", node->level - 1);
    docx_puts(docx, "</w:pPr><w:rPr>");
    write_size(docx, &type);
    docx_puts(docx, "</w:rPr></w:style>\n");
}

static void text_styles(struct docx *docx)
{
    static const char *const names[] = {"Body Text", "Small Text", "Lead",      "Title",
                                        "Subtitle",  "Key Figure", "Key Label", "caption"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct aira_node node = {.kind = AIRA_NODE_PARAGRAPH, .style = (enum aira_style)i};

        text_style(docx, style_ids[i], names[i], &node, true);
    }
    for (int level = 1; level <= 4; level++) {
        const struct aira_node node = {.kind = AIRA_NODE_HEADING, .level = level};
        char id[16] = "Heading ", name[16] = "heading ";

        id[7] = name[8] = (char)('0' + level);
        text_style(docx, id, name, &node, true);
    }
}

static void list_styles(struct docx *docx)
{
    static const struct {
        const char *id, *name, *based;
        int list;
    } styles[] = {{"ListBullet", "List Bullet", "BodyText", 1},
                  {"ListNumber", "List Number", "BodyText", 2},
                  {"ListBulletSmall", "List Bullet Small", "SmallText", 1},
                  {"ListNumberSmall", "List Number Small", "SmallText", 2}};

    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        open_style(docx, "paragraph", styles[i].id, styles[i].name, styles[i].based);
        aira_buf_printf(docx->out, "<w:qFormat/><w:pPr><w:numPr><w:numId w:val=\"%d\"/></w:numPr></w:pPr></w:style>\n",
                        styles[i].list);
    }
}

static void contents_styles(struct docx *docx)
{
    open_style(docx, "paragraph", "TOCHeading", "TOC Heading", "Heading1");
    docx_puts(docx, "<w:next w:val=\"BodyText\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>\n");
    for (int level = 1; level <= 2; level++) {
        const char id[] = {'T', 'O', 'C', (char)('0' + level), '\0'}, name[] = {'t', 'o', 'c', ' ', id[3], '\0'};

        open_style(docx, "paragraph", id, name, "Normal");
        aira_buf_printf(docx->out,
                        "<w:next w:val=\"Normal\"/><w:pPr><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" "
                        "w:pos=\"%d\"/></w:tabs><w:spacing w:before=\"%d\" w:after=\"20\"/><w:ind w:left=\"%d\"/>"
                        "</w:pPr>%s</w:style>\n",
                        docx_twips(docx_text_width(docx)), level == 1 ? 60 : 0, level == 1 ? 0 : 240,
                        level == 1 ? "<w:rPr><w:b/></w:rPr>" : "");
    }
}

/* `side`: where its line is. */
static void furniture_style(struct docx *docx, const char *id, const char *name, const char *side)
{
    static const struct aira_node small = {.kind = AIRA_NODE_PARAGRAPH, .style = AIRA_STYLE_LABEL};
    struct type type = render_type_of(&small);

    open_style(docx, "paragraph", id, name, "Normal");
    aira_buf_printf(docx->out, "<w:pPr><w:pBdr><w:%s w:val=\"single\" w:sz=\"4\" w:space=\"4\"", side);
    docx_colour(docx, "w:color", "w:themeColor", AIRA_COLOUR_GREY);
    aira_buf_printf(docx->out, "/></w:pBdr><w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs></w:pPr><w:rPr>",
                    docx_twips(docx_text_width(docx)));
    write_size(docx, &type);
    docx_puts(docx, "</w:rPr></w:style>\n");
}

static void rule_style(struct docx *docx)
{
    open_style(docx, "paragraph", "Rule", "Rule", "Normal");
    docx_puts(docx, "<w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\"");
    docx_colour(docx, "w:color", "w:themeColor", AIRA_COLOUR_GREY);
    aira_buf_printf(docx->out,
                    "/></w:pBdr><w:spacing w:before=\"%d\" w:after=\"120\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>"
                    "<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:style>\n",
                    docx_twips(DOCX_RULE_BEFORE));
}

/* Heads of tables, figures, and what only holds a place. */
static void block_styles(struct docx *docx)
{
    open_style(docx, "paragraph", "TableHeading", "Table Heading", "SmallText");
    docx_puts(docx, "<w:qFormat/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\n");
    open_style(docx, "paragraph", "Figure", "Figure", "Normal");
    aira_buf_printf(docx->out,
                    "<w:pPr><w:keepLines/><w:spacing w:before=\"%d\" w:after=\"80\" w:line=\"240\" "
                    "w:lineRule=\"auto\"/></w:pPr></w:style>\n",
                    docx_twips(DOCX_FIGURE_BEFORE));
    /* A line is as high as its letters go down, too: these are small, so that rows are no higher than in print. */
    open_style(docx, "paragraph", "TableFigure", "Table Figure", "Figure");
    docx_puts(docx, "<w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:sz w:val=\"4\"/><w:szCs w:val=\"4\"/></w:rPr>"
                    "</w:style>\n");
    open_style(docx, "paragraph", "Air", "Air", "Normal");
    docx_puts(docx, "<w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>"
                    "<w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:style>\n");
}

static void character_styles(struct docx *docx)
{
    open_style(docx, "character", "DefaultParagraphFont", "Default Paragraph Font", "");
    docx_puts(docx, "</w:style>\n");
    open_style(docx, "character", "Strong", "Strong", "DefaultParagraphFont");
    docx_puts(docx, "<w:qFormat/><w:rPr><w:b/></w:rPr></w:style>\n");
    open_style(docx, "character", "Muted", "Muted", "DefaultParagraphFont");
    docx_puts(docx, "<w:qFormat/><w:rPr><w:color");
    docx_colour(docx, "w:val", "w:themeColor", AIRA_COLOUR_GREY);
    docx_puts(docx, "/></w:rPr></w:style>\n");
    open_style(docx, "character", "Hyperlink", "Hyperlink", "DefaultParagraphFont");
    docx_puts(docx, "<w:rPr><w:u w:val=\"single\"");
    docx_colour(docx, "w:color", "w:themeColor", AIRA_COLOUR_GREY);
    docx_puts(docx, "/></w:rPr></w:style>\n");
}

/* `bottom` is less than `top` by what the last paragraph has under it. */
static void cell_margins(struct docx *docx, int top, int bottom, int side)
{
    aira_buf_printf(docx->out,
                    "<w:tblCellMar><w:top w:w=\"%d\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/><w:bottom "
                    "w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar>",
                    top, side, bottom, side);
}

static void border(struct docx *docx, const char *side, int eighths, enum aira_colour colour)
{
    aira_buf_printf(docx->out, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\"", side, eighths);
    docx_colour(docx, "w:color", "w:themeColor", colour);
    docx_puts(docx, "/>");
}

static void table_style(struct docx *docx, const char *id, const char *name, int top, int bottom, int side)
{
    open_style(docx, "table", id, name, "TableNormal");
    docx_puts(docx, "<w:tblPr>");
    cell_margins(docx, top, bottom, side);
    docx_puts(docx, "</w:tblPr></w:style>\n");
}

static void table_styles(struct docx *docx)
{
    open_style(docx, "table", "TableNormal", "Normal Table", "");
    docx_puts(docx, "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>");
    cell_margins(docx, 0, 0, 80);
    docx_puts(docx, "</w:tblPr></w:style>\n");
    table_style(docx, "ReportTable", "Report Table", 60, 0, 80);
    table_style(docx, "ReportColumns", "Report Columns", 0, 0, 0);
    table_style(docx, "ReportBox", "Report Box", 160, 60, 200);
    open_style(docx, "table", "ReportTableRuled", "Report Table Ruled", "ReportTable");
    docx_puts(docx, "<w:tblPr><w:tblBorders>");
    border(docx, "bottom", 2, AIRA_COLOUR_GREY);
    border(docx, "insideH", 2, AIRA_COLOUR_GREY);
    docx_puts(docx, "</w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr>"
                    "<w:tcBorders>");
    border(docx, "bottom", 6, AIRA_COLOUR_INK);
    docx_puts(docx, "</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\"");
    docx_colour(docx, "w:fill", "w:themeFill", AIRA_COLOUR_PALE);
    docx_puts(docx, "/></w:tcPr></w:tblStylePr></w:style>\n");
}

static void write_defaults(struct docx *docx)
{
    static const struct aira_node body = {.kind = AIRA_NODE_PARAGRAPH, .style = AIRA_STYLE_BODY};
    struct type type = render_type_of(&body);

    docx_puts(docx, "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"");
    docx_value(docx, docx_latin_face(docx));
    docx_puts(docx, "\" w:hAnsi=\"");
    docx_value(docx, docx_latin_face(docx));
    docx_puts(docx, "\" w:eastAsia=\"");
    docx_value(docx, docx_chinese_face(docx));
    docx_puts(docx, "\" w:cs=\"");
    docx_value(docx, docx_latin_face(docx));
    docx_puts(docx, "\" w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\" "
                    "w:cstheme=\"minorBidi\"/>");
    write_size(docx, &type);
    docx_puts(docx, "<w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
                    "<w:pPrDefault/></w:docDefaults>\n");
}

void docx_styles(struct docx *docx)
{
    docx_puts(docx, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n");
    write_defaults(docx);
    open_style(docx, "paragraph", "Normal", "Normal", "");
    docx_puts(docx, "</w:style>\n");
    text_styles(docx);
    list_styles(docx);
    contents_styles(docx);
    furniture_style(docx, "Header", "header", "bottom");
    furniture_style(docx, "Footer", "footer", "top");
    rule_style(docx);
    block_styles(docx);
    character_styles(docx);
    table_styles(docx);
    docx_puts(docx, "</w:styles>\n");
}

/* ---- lists ---- */

static void list_kind(struct docx *docx, int id, const char *format, const char *text, int indent)
{
    aira_buf_printf(docx->out, "<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType w:val=\"multilevel\"/>\n", id);
    for (int level = 0; level < DOCX_LIST_LEVELS; level++) {
        aira_buf_printf(docx->out,
                        "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"", level,
                        format);
        if (id == 0)
            docx_puts(docx, text);
        else
            aira_buf_printf(docx->out, "%%%d.", level + 1);
        aira_buf_printf(docx->out,
                        "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%d\" w:hanging=\"%d\"/></w:pPr></w:lvl>\n",
                        (level + 1) * indent * 20, indent * 20);
    }
    docx_puts(docx, "</w:abstractNum>\n");
}

/* List 1 has bullets; each numbered list is one of its own and begins with one. */
void docx_numbering(struct docx *docx)
{
    docx_puts(docx, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n");
    list_kind(docx, 0, "bullet", "\xE2\x80\xA2", DOCX_BULLET_INDENT);
    list_kind(docx, 1, "decimal", "", DOCX_NUMBER_INDENT);
    docx_puts(docx, "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\n");
    for (size_t i = 0; i <= docx->numbered; i++) {
        aira_buf_printf(docx->out, "<w:num w:numId=\"%zu\"><w:abstractNumId w:val=\"1\"/>", i + 2);
        for (int level = 0; level < DOCX_LIST_LEVELS; level++)
            aira_buf_printf(docx->out, "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"1\"/></w:lvlOverride>",
                            level);
        docx_puts(docx, "</w:num>\n");
    }
    docx_puts(docx, "</w:numbering>\n");
}

/* ---- theme ---- */

static void theme_colour(struct docx *docx, const char *name, enum aira_colour colour)
{
    aira_buf_printf(docx->out, "<a:%s><a:srgbClr", name);
    aira_buf_printf(docx->out, " val=\"%06X\"/></a:%s>", (unsigned)(docx->palette[colour] & 0xFFFFFF), name);
}

static void theme_colours(struct docx *docx)
{
    static const struct {
        const char *name;
        enum aira_colour colour;
    } colours[] = {{"lt1", AIRA_COLOUR_PAPER},      {"dk2", AIRA_COLOUR_INK},        {"lt2", AIRA_COLOUR_PALE},
                   {"accent1", AIRA_COLOUR_ACCENT}, {"accent2", AIRA_COLOUR_LEVEL0}, {"accent3", AIRA_COLOUR_LEVEL1},
                   {"accent4", AIRA_COLOUR_LEVEL2}, {"accent5", AIRA_COLOUR_LEVEL3}, {"accent6", AIRA_COLOUR_LEVEL4},
                   {"hlink", AIRA_COLOUR_ACCENT},   {"folHlink", AIRA_COLOUR_GREY}};

    docx_puts(docx, "<a:clrScheme name=\"aira\"><a:dk1><a:srgbClr val=\"000000\"/></a:dk1>");
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        theme_colour(docx, colours[i].name, colours[i].colour);
    docx_puts(docx, "</a:clrScheme>\n");
}

static void theme_faces(struct docx *docx)
{
    static const char *const kinds[] = {"major", "minor"};

    docx_puts(docx, "<a:fontScheme name=\"aira\">");
    for (size_t i = 0; i < 2; i++) {
        aira_buf_printf(docx->out, "<a:%sFont><a:latin typeface=\"", kinds[i]);
        docx_value(docx, docx_latin_face(docx));
        docx_puts(docx, "\"/><a:ea typeface=\"");
        docx_value(docx, docx_chinese_face(docx));
        docx_puts(docx, "\"/><a:cs typeface=\"");
        docx_value(docx, docx_latin_face(docx));
        docx_puts(docx, "\"/><a:font script=\"Hans\" typeface=\"");
        docx_value(docx, docx_chinese_face(docx));
        aira_buf_printf(docx->out, "\"/></a:%sFont>", kinds[i]);
    }
    docx_puts(docx, "</a:fontScheme>\n");
}

void docx_theme(struct docx *docx)
{
    static const char fill[] = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";

    docx_puts(docx, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"aira\">"
                    "<a:themeElements>\n");
    theme_colours(docx);
    theme_faces(docx);
    aira_buf_printf(docx->out, "<a:fmtScheme name=\"aira\"><a:fillStyleLst>%s%s%s</a:fillStyleLst><a:lnStyleLst>", fill,
                    fill, fill);
    for (int i = 1; i <= 3; i++)
        aira_buf_printf(docx->out, "<a:ln w=\"%d\">%s</a:ln>", i * 6350, fill);
    docx_puts(docx, "</a:lnStyleLst><a:effectStyleLst>");
    for (int i = 0; i < 3; i++)
        docx_puts(docx, "<a:effectStyle><a:effectLst/></a:effectStyle>");
    aira_buf_printf(docx->out, "</a:effectStyleLst><a:bgFillStyleLst>%s%s%s</a:bgFillStyleLst></a:fmtScheme>", fill,
                    fill, fill);
    docx_puts(docx, "</a:themeElements></a:theme>\n");
}
