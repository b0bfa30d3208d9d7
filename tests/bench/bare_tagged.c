/* The floor for a tagged report: libharu draws pages of two scripts, alternately Chinese and English lines, a heading
 * and 46 lines a page, each an element of its own, and boxes as artifacts; qpdf mends the fonts, adds the structure and
 * packs the objects, libdeflate compresses.  Faces are cut by the program's own code, so that both sides pay for it.
 * bench_bare_tagged TEXT PAGES PDF: the Chinese characters of TEXT in turn, on so many pages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <hpdf.h>
#include <hpdf_pages.h>
#include <libdeflate.h>
#include <qpdf/qpdf-c.h>

#include "face.h"

enum { LINES = 46, MARKS = LINES + 1, CHINESE_LINE = 48, ENGLISH_LINE = 11, PAGES_MOST = 1000 };

struct bench {
    struct render_faces faces;
    HPDF_Doc document;
    HPDF_Font fonts[RENDER_ROLES];
    char *chinese; /* characters of three bytes */
    size_t chinese_count, at;
    unsigned seed;
    int pages;
};

static void die(const char *what)
{
    fprintf(stderr, "bench_bare_tagged: %s\n", what);
    exit(1);
}

static void on_error(HPDF_STATUS code, HPDF_STATUS detail, void *context)
{
    (void)detail;
    (void)context;
    fprintf(stderr, "%04lX ", (unsigned long)code);
    die("libharu");
}

/* ---- faces ---- */

static void use(struct bench *bench, const char *text, bool chinese, bool bold)
{
    const char *end = text + strlen(text);

    while (text < end) {
        struct render_glyph glyph;
        uint32_t c;

        text += aira_utf8_next(&c, text, end);
        glyph = render_faces_choose(&bench->faces, c, chinese, bold);
        render_faces_use(&bench->faces, &glyph);
    }
}

static void read_text(struct bench *bench, const char *path)
{
    struct aira_error err;
    struct aira_buf text;
    const char *at, *end;

    aira_buf_init(&text);
    if (aira_file_read(&text, path, 1 << 22, &err) != 0 || (bench->chinese = malloc(text.length + 4)) == NULL)
        die("TEXT");
    at = aira_buf_cstr(&text);
    end = at + text.length;
    while (at < end) {
        uint32_t c;
        size_t length = aira_utf8_next(&c, at, end);

        if (length == 3 && aira_utf8_is_chinese(c))
            memcpy(bench->chinese + 3 * bench->chinese_count++, at, 3);
        at += length;
    }
    bench->chinese[3 * bench->chinese_count] = '\0';
    if (bench->chinese_count == 0)
        die("TEXT holds no Chinese");
    aira_buf_dispose(&text);
}

static void load_faces(struct bench *bench)
{
    static const struct aira_look plain = {0};
    static const char ascii[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /.,";
    struct aira_error err;

    render_faces_init(&bench->faces);
    if (render_faces_open(&bench->faces, &plain, &err) != 0)
        die(err.message);
    use(bench, ascii, false, false);
    use(bench, ascii, false, true);
    use(bench, bench->chinese, true, false);
    if (render_faces_cut(&bench->faces, true, &err) != 0)
        die(err.message);
    for (size_t i = 0; i < bench->faces.count; i++) {
        unsigned length;
        const char *data = hb_blob_get_data(bench->faces.faces[i].dense, &length);
        char path[48];
        int file = memfd_create("face", 0);

        if (file < 0 || write(file, data, length) != (ssize_t)length)
            die("memfd");
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
        bench->fonts[i] =
            HPDF_GetFont(bench->document, HPDF_LoadTTFontFromFile(bench->document, path, HPDF_TRUE), "UTF-8");
        close(file);
    }
}

/* ---- pages ---- */

static void write_raw(HPDF_Page page, const char *operators)
{
    (void)HPDF_Stream_WriteStr(((HPDF_PageAttr)page->attr)->stream, operators);
}

static void show(struct bench *bench, HPDF_Page page, enum render_role role, float size, float y, const char *text)
{
    HPDF_Page_BeginText(page);
    HPDF_Page_MoveTextPos(page, 42, y);
    HPDF_Page_SetFontAndSize(page, bench->fonts[bench->faces.of_role[role]], size);
    HPDF_Page_ShowText(page, text);
    HPDF_Page_EndText(page);
}

static void show_marked(struct bench *bench, HPDF_Page page, int mcid, float y, const char *text)
{
    char operators[48];
    bool chinese = (unsigned char)*text >= 0x80;

    snprintf(operators, sizeof operators, "/%s <</MCID %d>> BDC\n", mcid == 0 ? "H2" : "P", mcid);
    write_raw(page, operators);
    show(bench, page,
         chinese     ? RENDER_CHINESE
         : mcid == 0 ? RENDER_LATIN_BOLD
                     : RENDER_LATIN,
         mcid == 0 ? 16 : 10, y, text);
    write_raw(page, "EMC\n");
}

static const char *line_of(struct bench *bench, int line)
{
    static const char *const words[] = {"data",     "governance", "strategy", "readiness",  "maturity", "pipeline",
                                        "security", "model",      "talent",   "enterprise", "risk",     "evaluation"};
    static char text[512];
    size_t length = 0;

    if (line % 2 == 0) {
        for (int i = 0; i < CHINESE_LINE; i++, length += 3)
            memcpy(text + length, bench->chinese + 3 * (bench->at++ * 7 % bench->chinese_count), 3);
        text[length] = '\0';
        return text;
    }
    for (int i = 0; i < ENGLISH_LINE; i++) {
        bench->seed = bench->seed * 1103515245U + 12345U;
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i == 0 ? "" : " ",
                                   words[(bench->seed >> 16) % (sizeof words / sizeof *words)]);
    }
    return text;
}

static void draw_page(struct bench *bench, int number)
{
    HPDF_Page page = HPDF_AddPage(bench->document);
    char text[48];

    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    snprintf(text, sizeof text, "Section %d", number + 1);
    show_marked(bench, page, 0, 790, text);
    for (int i = 0; i < LINES; i++) {
        float y = 765 - (float)i * 15.5F;

        show_marked(bench, page, i + 1, y, line_of(bench, i));
        if (i % 5 == 0) {
            write_raw(page, "/Artifact <</Type /Layout>> BDC\n");
            HPDF_Page_SetRGBStroke(page, .6F, .6F, .6F);
            HPDF_Page_Rectangle(page, 40, y - 3, 515, 14);
            HPDF_Page_Stroke(page);
            write_raw(page, "EMC\n");
        }
    }
    write_raw(page, "/Artifact <</Type /Pagination>> BDC\n");
    snprintf(text, sizeof text, "%d / %d", number + 1, bench->pages);
    show(bench, page, RENDER_LATIN, 8, 25, text);
    write_raw(page, "EMC\n");
}

/* ---- after saving ---- */

static void set_text(qpdf_data q, qpdf_oh dictionary, const char *key, const char *object)
{
    qpdf_oh_replace_key(q, dictionary, key, qpdf_oh_parse(q, object));
}

static qpdf_oh add_element(qpdf_data q, const char *type, qpdf_oh parent, qpdf_oh kids)
{
    qpdf_oh element = qpdf_make_indirect_object(q, qpdf_oh_parse(q, "<</Type /StructElem>>"));

    qpdf_oh_replace_key(q, element, "/S", qpdf_oh_new_name(q, type));
    qpdf_oh_replace_key(q, element, "/P", parent);
    if (qpdf_oh_is_array(q, kids))
        qpdf_oh_append_item(q, kids, element);
    return element;
}

static void add_page_elements(qpdf_data q, qpdf_oh document, qpdf_oh sections, qpdf_oh numbers, size_t number)
{
    qpdf_oh page = qpdf_get_page_n(q, number), owners = qpdf_oh_new_array(q), kids = qpdf_oh_new_array(q);
    qpdf_oh section = add_element(q, "/Sect", document, sections);

    qpdf_oh_replace_key(q, section, "/K", kids);
    for (int mcid = 0; mcid < MARKS; mcid++) {
        qpdf_oh element = add_element(q, mcid == 0 ? "/H2" : "/P", section, kids);

        qpdf_oh_replace_key(q, element, "/Pg", page);
        qpdf_oh_replace_key(q, element, "/K", qpdf_oh_new_integer(q, mcid));
        qpdf_oh_append_item(q, owners, element);
    }
    qpdf_oh_replace_key(q, page, "/StructParents", qpdf_oh_new_integer(q, (long long)number));
    set_text(q, page, "/Tabs", "/S");
    qpdf_oh_append_item(q, numbers, qpdf_oh_new_integer(q, (long long)number));
    qpdf_oh_append_item(q, numbers, qpdf_make_indirect_object(q, owners));
}

static void add_structure(qpdf_data q, int pages)
{
    qpdf_oh catalog = qpdf_get_root(q), parents = qpdf_oh_new_dictionary(q), numbers = qpdf_oh_new_array(q);
    qpdf_oh root = qpdf_make_indirect_object(q, qpdf_oh_parse(q, "<</Type /StructTreeRoot>>"));
    qpdf_oh document = add_element(q, "/Document", root, qpdf_oh_new_null(q)), sections = qpdf_oh_new_array(q);

    for (int i = 0; i < pages; i++)
        add_page_elements(q, document, sections, numbers, (size_t)i);
    qpdf_oh_replace_key(q, document, "/K", sections);
    qpdf_oh_replace_key(q, parents, "/Nums", numbers);
    qpdf_oh_replace_key(q, root, "/K", document);
    qpdf_oh_replace_key(q, root, "/ParentTree", qpdf_make_indirect_object(q, parents));
    qpdf_oh_replace_key(q, catalog, "/StructTreeRoot", root);
    set_text(q, catalog, "/MarkInfo", "<</Marked true>>");
    set_text(q, catalog, "/Lang", "(zh-CN)");
}

static void mend_font(qpdf_data q, qpdf_oh font)
{
    qpdf_oh inner = qpdf_oh_get_array_item(q, qpdf_oh_get_key(q, font, "/DescendantFonts"), 0);
    qpdf_oh stream = qpdf_oh_new_stream(q);
    unsigned char *map = NULL;
    size_t length = 0, count = 0;
    QPDF_BOOL filtered;
    struct aira_buf lines, text;

    aira_buf_init(&lines);
    aira_buf_init(&text);
    qpdf_oh_get_stream_data(q, qpdf_oh_get_key(q, inner, "/CIDToGIDMap"), qpdf_dl_generalized, &filtered, &map,
                            &length);
    aira_buf_puts(&text, "begincmap\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t c = 0; c + 1 < length / 2; c++)
        if ((map[2 * c] | map[2 * c + 1]) != 0) {
            aira_buf_printf(&lines, "<%04zX> <%04zX> <%04zX>\n", c, c, c);
            count++;
        }
    aira_buf_printf(&text, "%zu beginbfrange\n%sendbfrange\nendcmap\n", count, aira_buf_cstr(&lines));
    qpdf_oh_replace_stream_data(q, stream, (const unsigned char *)text.data, text.length, qpdf_oh_new_null(q),
                                qpdf_oh_new_null(q));
    qpdf_oh_replace_key(q, font, "/ToUnicode", stream);
    free(map);
    aira_buf_dispose(&lines);
    aira_buf_dispose(&text);
}

static void compress(qpdf_data q, struct libdeflate_compressor *compressor, qpdf_oh stream)
{
    unsigned char *data = NULL;
    size_t length = 0, bound = 0;
    QPDF_BOOL filtered;
    void *room = NULL;

    if (!qpdf_oh_is_stream(q, stream) ||
        qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, &filtered, &data, &length) != QPDF_SUCCESS)
        return;
    bound = libdeflate_zlib_compress_bound(compressor, length);
    room = malloc(bound);
    if (room == NULL)
        die("memory");
    bound = libdeflate_zlib_compress(compressor, data, length, room, bound);
    qpdf_oh_replace_stream_data(q, stream, room, bound, qpdf_oh_new_name(q, "/FlateDecode"), qpdf_oh_new_null(q));
    free(room);
    free(data);
}

static void finish(struct bench *bench, const char *raw, size_t length, const char *path)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    qpdf_data q = qpdf_init();
    FILE *file = fopen(path, "wb");
    int count;

    if (compressor == NULL || file == NULL || qpdf_read_memory(q, "raw", raw, length, NULL) != QPDF_SUCCESS)
        die("the file");
    count = qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size"));
    for (int i = 1; i < count; i++) {
        qpdf_oh object = qpdf_get_object_by_id(q, i, 0);

        if (qpdf_oh_is_dictionary(q, object) &&
            qpdf_oh_is_name_and_equals(q, qpdf_oh_get_key(q, object, "/Subtype"), "/Type0"))
            mend_font(q, object);
    }
    for (int i = 1; i < count; i++)
        compress(q, compressor, qpdf_get_object_by_id(q, i, 0));
    add_structure(q, bench->pages);
    qpdf_init_write_memory(q);
    qpdf_set_object_stream_mode(q, qpdf_o_generate);
    qpdf_set_stream_data_mode(q, qpdf_s_preserve);
    qpdf_set_deterministic_ID(q, QPDF_TRUE);
    if (qpdf_write(q) != QPDF_SUCCESS ||
        fwrite(qpdf_get_buffer(q), 1, qpdf_get_buffer_length(q), file) != qpdf_get_buffer_length(q))
        die("writing");
    fclose(file);
    qpdf_cleanup(&q);
    libdeflate_free_compressor(compressor);
}

int main(int count, char **arguments)
{
    static struct bench bench;
    HPDF_UINT32 size;
    HPDF_BYTE *raw;

    if (count != 4 || (bench.pages = atoi(arguments[2])) < 1 || bench.pages > PAGES_MOST)
        return 2;
    read_text(&bench, arguments[1]);
    bench.document = HPDF_New(on_error, NULL);
    HPDF_SetCompressionMode(bench.document, HPDF_COMP_NONE);
    HPDF_UseUTFEncodings(bench.document);
    load_faces(&bench);
    for (int i = 0; i < bench.pages; i++)
        draw_page(&bench, i);
    HPDF_SaveToStream(bench.document);
    size = HPDF_GetStreamSize(bench.document);
    raw = malloc(size);
    if (raw == NULL)
        die("memory");
    HPDF_ResetStream(bench.document);
    HPDF_ReadFromStream(bench.document, raw, &size);
    HPDF_Free(bench.document);
    finish(&bench, (const char *)raw, size, arguments[3]);
    free(raw);
    free(bench.chinese);
    render_faces_dispose(&bench.faces);
    return 0;
}
