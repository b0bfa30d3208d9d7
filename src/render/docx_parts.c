/* The small parts of the package: what is in it, how its parts hang together, and what it says of itself. */
#include "docx.h"

#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* ---- relations ---- */

struct relation {
    const char *id, *type, *target;
};

static void write_relation(struct docx *docx, const struct relation *relation)
{
    aira_buf_printf(docx->out, "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>\n", relation->id, relation->type,
                    relation->target);
}

static void write_picture(struct docx *docx, size_t number)
{
    aira_buf_printf(docx->out,
                    "<Relationship Id=\"figure%zu\" Type=\"" OFFICE
                    "relationships/image\" Target=\"media/figure%zu.png\"/>\n",
                    number, number);
}

void docx_content_types(struct docx *docx)
{
    static const struct {
        const char *part, *type;
    } parts[] = {
        {"/word/document.xml", WORD_TYPE "document.main+xml"},
        {"/word/styles.xml", WORD_TYPE "styles+xml"},
        {"/word/numbering.xml", WORD_TYPE "numbering+xml"},
        {"/word/settings.xml", WORD_TYPE "settings+xml"},
        {"/word/fontTable.xml", WORD_TYPE "fontTable+xml"},
        {"/word/header.xml", WORD_TYPE "header+xml"},
        {"/word/footer.xml", WORD_TYPE "footer+xml"},
        {"/word/headerBare.xml", WORD_TYPE "header+xml"},
        {"/word/footerBare.xml", WORD_TYPE "footer+xml"},
        {"/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"},
        {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
        {"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
        {"/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"},
    };

    docx_puts(docx, HEAD "<Types xmlns=\"" PACKAGE "content-types\">\n"
                         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                         "relationships+xml\"/>\n<Default Extension=\"xml\" ContentType=\"application/xml\"/>\n"
                         "<Default Extension=\"png\" ContentType=\"image/png\"/>\n");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        aira_buf_printf(docx->out, "<Override PartName=\"%s\" ContentType=\"%s\"/>\n", parts[i].part, parts[i].type);
    docx_puts(docx, "</Types>\n");
}

void docx_package_relations(struct docx *docx)
{
    static const struct relation relations[] = {
        {"document", OFFICE "relationships/officeDocument", "word/document.xml"},
        {"core", PACKAGE "relationships/metadata/core-properties", "docProps/core.xml"},
        {"app", OFFICE "relationships/extended-properties", "docProps/app.xml"},
        {"custom", OFFICE "relationships/custom-properties", "docProps/custom.xml"},
    };

    docx_puts(docx, HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">\n");
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        write_relation(docx, &relations[i]);
    docx_puts(docx, "</Relationships>\n");
}

void docx_document_relations(struct docx *docx)
{
    static const struct relation relations[] = {
        {"styles", OFFICE "relationships/styles", "styles.xml"},
        {"numbering", OFFICE "relationships/numbering", "numbering.xml"},
        {"settings", OFFICE "relationships/settings", "settings.xml"},
        {"faces", OFFICE "relationships/fontTable", "fontTable.xml"},
        {"theme", OFFICE "relationships/theme", "theme/theme1.xml"},
        {"header", OFFICE "relationships/header", "header.xml"},
        {"footer", OFFICE "relationships/footer", "footer.xml"},
        {"headerBare", OFFICE "relationships/header", "headerBare.xml"},
        {"footerBare", OFFICE "relationships/footer", "footerBare.xml"},
    };

    docx_puts(docx, HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">\n");
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        write_relation(docx, &relations[i]);
    for (size_t i = 1; i <= docx->picture_count; i++)
        write_picture(docx, i);
    docx_puts(docx, "</Relationships>\n");
}

void docx_header_relations(struct docx *docx)
{
    const int *pictures = docx->header_pictures;

    docx_puts(docx, HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">\n");
    for (size_t i = 0; i < AIRA_HEADER_IMAGES; i++)
        if (pictures[i] > 0 && (i == 0 || pictures[i] != pictures[i - 1]))
            write_picture(docx, (size_t)pictures[i]);
    docx_puts(docx, "</Relationships>\n");
}

/* ---- what it says of itself ---- */

static void property(struct docx *docx, const char *element, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    aira_buf_printf(docx->out, "<%s>", element);
    docx_value(docx, text);
    aira_buf_printf(docx->out, "</%s>\n", element);
}

void docx_core(struct docx *docx)
{
    const struct aira_document *document = docx->document;

    docx_puts(docx, HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
                         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    property(docx, "dc:title", document->title);
    property(docx, "dc:subject", document->subject);
    property(docx, "dc:creator", document->author);
    property(docx, "cp:keywords", document->keywords);
    property(docx, "dc:language", strcmp(document->language, "zh") == 0 ? "zh-CN" : "en-GB");
    docx_puts(docx, "</cp:coreProperties>\n");
}

void docx_application(struct docx *docx)
{
    docx_puts(docx, HEAD "<Properties xmlns=\"" OFFICE "extended-properties\"><Application>aira</Application>"
                         "</Properties>\n");
}

void docx_custom(struct docx *docx)
{
    enum { FIRST = 2 }; /* lower numbers are reserved */
    const struct aira_document *document = docx->document;

    docx_puts(docx, HEAD "<Properties xmlns=\"" OFFICE "custom-properties\" xmlns:vt=\"" OFFICE "docPropsVTypes\">\n");
    for (size_t i = 0; i < document->property_count; i++) {
        aira_buf_printf(docx->out, "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"%zu\" name=\"",
                        i + FIRST);
        docx_value(docx, document->properties[i].name);
        docx_puts(docx, "\"><vt:lpwstr>");
        docx_value(docx, document->properties[i].value);
        docx_puts(docx, "</vt:lpwstr></property>\n");
    }
    docx_puts(docx, "</Properties>\n");
}

/* ---- settings and faces ---- */

void docx_settings(struct docx *docx)
{
    docx_puts(
        docx, HEAD
        "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n"
        "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
        "<w:characterSpacingControl w:val=\"compressPunctuation\"/>\n"
        "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
        "w:val=\"15\"/></w:compat>\n"
        "<w:themeFontLang w:val=\"en-GB\" w:eastAsia=\"zh-CN\"/>\n"
        "<w:clrSchemeMapping w:bg1=\"light1\" w:t1=\"dark1\" w:bg2=\"light2\" w:t2=\"dark2\" w:accent1=\"accent1\" "
        "w:accent2=\"accent2\" w:accent3=\"accent3\" w:accent4=\"accent4\" w:accent5=\"accent5\" w:accent6=\"accent6\" "
        "w:hyperlink=\"hyperlink\" w:followedHyperlink=\"followedHyperlink\"/>\n"
        "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>\n");
}

/* What stands in for the faces where they are not installed. */
void docx_faces(struct docx *docx)
{
    docx_puts(docx, HEAD "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n"
                         "<w:font w:name=\"");
    docx_value(docx, docx_latin_face(docx));
    docx_puts(docx, "\"><w:altName w:val=\"Segoe UI\"/><w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/>"
                    "<w:pitch w:val=\"variable\"/></w:font>\n");
    if (strcmp(docx_latin_face(docx), docx_chinese_face(docx)) != 0) {
        docx_puts(docx, "<w:font w:name=\"");
        docx_value(docx, docx_chinese_face(docx));
        docx_puts(docx, "\"><w:altName w:val=\"Microsoft YaHei\"/><w:charset w:val=\"86\"/><w:family w:val=\"swiss\"/>"
                        "<w:pitch w:val=\"variable\"/></w:font>\n");
    }
    docx_puts(docx, "</w:fonts>\n");
}
