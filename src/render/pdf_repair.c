/* What happens to the file between libharu and the caller, with qpdf: ToUnicode maps, font descriptors and font files
 * are mended, metadata set, streams compressed, objects packed. */
#include "pdf.h"
#include "pdf_tighten.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>
#include <qpdf/qpdf-c.h>

enum { CMAP_BLOCK = 100, COMPRESSION = 6 };

struct repair {
    qpdf_data q;
    struct libdeflate_compressor *compressor;
    struct aira_buf text;
    const struct render_pdf *pdf;
    bool failed; /* memory ran out */
};

/* Warnings are no failure. */
static bool done(QPDF_ERROR_CODE code)
{
    return (code & (QPDF_ERRORS)) == 0;
}

static void set_key(struct repair *r, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(r->q, dictionary, key, value);
}

/* Compresses `data` into the stream. */
static void put_stream(struct repair *r, qpdf_oh stream, const void *data, size_t length)
{
    size_t bound = libdeflate_zlib_compress_bound(r->compressor, length), packed = 0;
    void *room = malloc(bound);

    if (room == NULL) {
        r->failed = true;
        return;
    }
    packed = libdeflate_zlib_compress(r->compressor, data, length, room, bound);
    if (packed == 0)
        r->failed = true;
    else
        qpdf_oh_replace_stream_data(r->q, stream, room, packed, qpdf_oh_new_name(r->q, "/FlateDecode"),
                                    qpdf_oh_new_null(r->q));
    free(room);
}

/* ---- fonts ---- */

struct code_range {
    unsigned first, last;
};

/* The next run of codes that have a glyph and share their high byte, as a bfrange must.  False at the end. */
static bool next_range(struct code_range *range, const unsigned char *map, size_t codes, unsigned from)
{
    while (from < codes && (map[2 * from] | map[2 * from + 1]) == 0)
        from++;
    if (from >= codes)
        return false;
    range->first = range->last = from;
    while (range->last + 1 < codes && (range->last + 1) >> 8 == range->first >> 8 &&
           (map[2 * (range->last + 1)] | map[2 * (range->last + 1) + 1]) != 0)
        range->last++;
    return true;
}

/* Codes are UTF-16 units, so each range maps to itself. */
static void write_ranges(struct aira_buf *out, const unsigned char *map, size_t codes)
{
    struct code_range range = {0, 0};
    struct code_range block[CMAP_BLOCK];
    size_t count = 0;
    bool more = true;

    while (more) {
        more = next_range(&range, map, codes, range.last + 1);
        if (more)
            block[count++] = range;
        if (count == 0 || (more && count < CMAP_BLOCK))
            continue;
        aira_buf_printf(out, "%zu beginbfrange\n", count);
        for (size_t i = 0; i < count; i++)
            aira_buf_printf(out, "<%04X> <%04X> <%04X>\n", block[i].first, block[i].last, block[i].first);
        aira_buf_puts(out, "endbfrange\n");
        count = 0;
    }
}

static void mend_unicode_map(struct repair *r, qpdf_oh font, qpdf_oh descendant)
{
    static const char *const unused[] = {"/Type", "/CMapName", "/CIDSystemInfo", "/WMode", "/UseCMap"};
    qpdf_oh stream = qpdf_oh_get_key(r->q, font, "/ToUnicode");
    qpdf_oh glyphs = qpdf_oh_get_key(r->q, descendant, "/CIDToGIDMap");
    unsigned char *map = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;

    if (!qpdf_oh_is_stream(r->q, stream) || !qpdf_oh_is_stream(r->q, glyphs) ||
        !done(qpdf_oh_get_stream_data(r->q, glyphs, qpdf_dl_generalized, &filtered, &map, &length)))
        return;
    aira_buf_clear(&r->text);
    aira_buf_puts(&r->text, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    write_ranges(&r->text, map, length / 2);
    aira_buf_puts(&r->text, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    free(map);
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++)
        qpdf_oh_remove_key(r->q, qpdf_oh_get_dict(r->q, stream), unused[i]);
    if (r->text.failed)
        r->failed = true;
    else
        put_stream(r, stream, r->text.data, r->text.length);
}

/* Which of the faces the descriptor is of, by the name behind the subset tag; RENDER_ROLES when none. */
static size_t face_of(struct repair *r, qpdf_oh descriptor)
{
    const char *name = qpdf_oh_get_name(r->q, qpdf_oh_get_key(r->q, descriptor, "/FontName"));
    const char *plus = strchr(name, '+');

    name = plus == NULL ? name + (*name == '/') : plus + 1;
    for (size_t i = 0; i < RENDER_ROLES; i++)
        if (r->pdf->names[i] != NULL && strcmp(r->pdf->names[i], name) == 0)
            return i;
    return RENDER_ROLES;
}

static void set_number_if_missing(struct repair *r, qpdf_oh dictionary, const char *key, int value)
{
    int there = 0;

    if (!qpdf_oh_get_value_as_int(r->q, qpdf_oh_get_key(r->q, dictionary, key), &there) || there == 0)
        set_key(r, dictionary, key, qpdf_oh_new_integer(r->q, value));
}

/* libharu's own font file has unaligned and empty tables: the one that HarfBuzz cut, with the same glyph ids, goes in.
 */
static void mend_descriptor(struct repair *r, qpdf_oh descriptor)
{
    qpdf_oh file = qpdf_oh_get_key(r->q, descriptor, "/FontFile2");
    size_t face = face_of(r, descriptor);
    const struct render_face *of = NULL;
    hb_blob_t *program = NULL;
    unsigned length = 0;
    const char *data = NULL;

    if (face == RENDER_ROLES || !qpdf_oh_is_stream(r->q, file))
        return;
    of = &r->pdf->layout->faces->faces[face];
    set_number_if_missing(r, descriptor, "/CapHeight", of->cap_height);
    set_number_if_missing(r, descriptor, "/StemV", of->bold ? 140 : 80);
    if (!r->pdf->own_font_files)
        return;
    program = render_face_embedded(of->cut);
    if (program == NULL) {
        r->failed = true;
        return;
    }
    data = hb_blob_get_data(program, &length);
    put_stream(r, file, data, length);
    hb_blob_destroy(program);
    set_key(r, qpdf_oh_get_dict(r->q, file), "/Length1", qpdf_oh_new_integer(r->q, (long long)length));
    qpdf_oh_remove_key(r->q, qpdf_oh_get_dict(r->q, file), "/Length2");
    qpdf_oh_remove_key(r->q, qpdf_oh_get_dict(r->q, file), "/Length3");
}

static void mend_font(struct repair *r, qpdf_oh font)
{
    qpdf_oh descendant = qpdf_oh_get_array_item(r->q, qpdf_oh_get_key(r->q, font, "/DescendantFonts"), 0);

    mend_unicode_map(r, font, descendant);
    set_key(r, qpdf_oh_get_key(r->q, descendant, "/CIDSystemInfo"), "/Ordering", qpdf_oh_new_string(r->q, "Identity"));
    mend_descriptor(r, qpdf_oh_get_key(r->q, descendant, "/FontDescriptor"));
}

/* ---- objects ---- */

static bool has_name(struct repair *r, qpdf_oh dictionary, const char *key, const char *name)
{
    return qpdf_oh_is_name_and_equals(r->q, qpdf_oh_get_key(r->q, dictionary, key), name);
}

static int object_count(struct repair *r)
{
    return qpdf_oh_get_int_value_as_int(r->q, qpdf_oh_get_key(r->q, qpdf_get_trailer(r->q), "/Size"));
}

/* libharu writes an empty list of filters where it used none. */
static bool is_plain(struct repair *r, qpdf_oh stream)
{
    qpdf_oh filter = qpdf_oh_get_key(r->q, qpdf_oh_get_dict(r->q, stream), "/Filter");

    return qpdf_oh_is_null(r->q, filter) ||
           (qpdf_oh_is_array(r->q, filter) && qpdf_oh_get_array_n_items(r->q, filter) == 0);
}

/* `tight`: the stream is a page's operators. */
static void compress_stream(struct repair *r, qpdf_oh stream, bool tight)
{
    unsigned char *data = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;

    if (!is_plain(r, stream))
        return;
    if (!done(qpdf_oh_get_stream_data(r->q, stream, qpdf_dl_none, &filtered, &data, &length)))
        return;
    if (tight) {
        aira_buf_clear(&r->text);
        render_pdf_tighten(&r->text, (const char *)data, length);
        r->failed = r->failed || r->text.failed;
        put_stream(r, stream, aira_buf_cstr(&r->text), r->text.length);
    } else {
        put_stream(r, stream, data, length);
    }
    free(data);
}

/* libharu demands a magnification; 0 leaves the reader's as it is. */
static void mend_destination(struct repair *r, qpdf_oh array)
{
    if (qpdf_oh_get_array_n_items(r->q, array) == 5 &&
        qpdf_oh_is_name_and_equals(r->q, qpdf_oh_get_array_item(r->q, array, 1), "/XYZ"))
        qpdf_oh_set_array_item(r->q, array, 4, qpdf_oh_new_integer(r->q, 0));
}

static void mend_objects(struct repair *r)
{
    int count = object_count(r);

    for (int i = 1; i < count; i++) {
        qpdf_oh object = qpdf_get_object_by_id(r->q, i, 0);

        if (qpdf_oh_is_dictionary(r->q, object) && has_name(r, object, "/Subtype", "/Type0"))
            mend_font(r, object);
        else if (qpdf_oh_is_array(r->q, object))
            mend_destination(r, object);
    }
    for (int i = 1; i < count && !r->failed; i++) {
        qpdf_oh object = qpdf_get_object_by_id(r->q, i, 0);

        if (qpdf_oh_is_dictionary(r->q, object) && has_name(r, object, "/Type", "/Page"))
            compress_stream(r, qpdf_oh_get_key(r->q, object, "/Contents"), true);
    }
    for (int i = 1; i < count && !r->failed; i++) {
        qpdf_oh object = qpdf_get_object_by_id(r->q, i, 0);

        if (qpdf_oh_is_stream(r->q, object))
            compress_stream(r, object, false);
    }
}

/* ---- metadata ---- */

static void set_words(struct repair *r, qpdf_oh info, const char *key, const char *value)
{
    if (value != NULL && *value != '\0')
        set_key(r, info, key, qpdf_oh_new_unicode_string(r->q, value));
}

/* In plain bytes, for programs that look for nothing else. */
static void set_packet(struct repair *r, qpdf_oh root)
{
    qpdf_oh stream = qpdf_oh_new_stream(r->q);

    aira_buf_clear(&r->text);
    render_tags_xmp(&r->text, r->pdf->layout->document);
    r->failed = r->failed || r->text.failed;
    qpdf_oh_replace_stream_data(r->q, stream, (const unsigned char *)aira_buf_cstr(&r->text), r->text.length,
                                qpdf_oh_new_null(r->q), qpdf_oh_new_null(r->q));
    set_key(r, qpdf_oh_get_dict(r->q, stream), "/Type", qpdf_oh_new_name(r->q, "/Metadata"));
    set_key(r, qpdf_oh_get_dict(r->q, stream), "/Subtype", qpdf_oh_new_name(r->q, "/XML"));
    set_key(r, root, "/Metadata", stream);
}

static void set_metadata(struct repair *r)
{
    const struct aira_document *document = r->pdf->layout->document;
    qpdf_oh root = qpdf_get_root(r->q), trailer = qpdf_get_trailer(r->q);
    qpdf_oh info = qpdf_oh_get_key(r->q, trailer, "/Info");
    qpdf_oh viewer = qpdf_oh_get_key(r->q, root, "/ViewerPreferences");

    if (!qpdf_oh_is_dictionary(r->q, info)) {
        info = qpdf_make_indirect_object(r->q, qpdf_oh_new_dictionary(r->q));
        set_key(r, trailer, "/Info", info);
    }
    set_words(r, info, "/Title", document->title);
    set_words(r, info, "/Author", document->author);
    set_words(r, info, "/Subject", document->subject);
    set_words(r, info, "/Keywords", document->keywords);
    for (size_t i = 0; i < document->property_count; i++) {
        aira_buf_clear(&r->text);
        aira_buf_printf(&r->text, "/%s", document->properties[i].name);
        set_words(r, info, aira_buf_cstr(&r->text), document->properties[i].value);
    }
    r->failed = r->failed || r->text.failed;
    set_key(r, root, "/Lang", qpdf_oh_new_string(r->q, render_tags_language(document->language)));
    set_packet(r, root);
    /* Filled in when the file is finished. */
    set_key(r, root, "/StructTreeRoot",
            qpdf_make_indirect_object(r->q, qpdf_oh_parse(r->q, "<</Type/StructTreeRoot>>")));
    set_key(r, root, "/MarkInfo", qpdf_oh_parse(r->q, "<</Marked true>>"));
    if (!qpdf_oh_is_dictionary(r->q, viewer)) {
        viewer = qpdf_oh_new_dictionary(r->q);
        set_key(r, viewer, "/DisplayDocTitle", qpdf_oh_new_bool(r->q, QPDF_TRUE));
        set_key(r, root, "/ViewerPreferences", viewer);
    } else {
        set_key(r, viewer, "/DisplayDocTitle", qpdf_oh_new_bool(r->q, QPDF_TRUE));
    }
}

/* ---- the whole ---- */

static int repair_result(struct repair *r, struct aira_error *err)
{
    qpdf_error error = NULL;

    if (r->failed)
        return aira_error_nomem(err);
    if (!qpdf_has_error(r->q))
        return 0;
    error = qpdf_get_error(r->q);
    return aira_error_set(err, AIRA_EFAIL, "The PDF file could not be finished: %s",
                          qpdf_get_error_message_detail(r->q, error));
}

static int write_file(struct aira_buf *out, struct repair *r, struct aira_error *err)
{
    if (done(qpdf_init_write_memory(r->q))) {
        qpdf_set_object_stream_mode(r->q, qpdf_o_generate);
        qpdf_set_stream_data_mode(r->q, qpdf_s_preserve);
        qpdf_set_deterministic_ID(r->q, QPDF_TRUE);
        qpdf_set_minimum_pdf_version(r->q, "1.7");
        if (done(qpdf_write(r->q)))
            aira_buf_add(out, qpdf_get_buffer(r->q), qpdf_get_buffer_length(r->q));
    }
    r->failed = r->failed || out->failed;
    return repair_result(r, err);
}

int render_pdf_repair(struct aira_buf *out, const struct render_pdf *pdf, const unsigned char *raw, size_t length,
                      struct aira_error *err)
{
    struct repair r = {.pdf = pdf};
    int rc = 0;

    aira_buf_init(&r.text);
    r.compressor = libdeflate_alloc_compressor(COMPRESSION);
    r.q = qpdf_init();
    if (r.q == NULL || r.compressor == NULL) {
        rc = aira_error_nomem(err);
        goto out;
    }
    qpdf_silence_errors(r.q);
    qpdf_set_suppress_warnings(r.q, QPDF_TRUE);
    if (done(qpdf_read_memory(r.q, "report", (const char *)raw, length, NULL))) {
        mend_objects(&r);
        set_metadata(&r);
    }
    rc = repair_result(&r, err);
    if (rc == 0)
        rc = write_file(out, &r, err);
out:
    if (r.q != NULL)
        qpdf_cleanup(&r.q);
    libdeflate_free_compressor(r.compressor);
    aira_buf_dispose(&r.text);
    return rc;
}
