#include "pdf_append.h"

#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

enum { COMPRESSION = 6, OBJECTS_IN_STREAM = 400, FIELD2 = 4, FIELD3 = 2, ENTRY = 1 + FIELD2 + FIELD3 };
enum { PLAIN_ENTRY = 1, PACKED_ENTRY = 2 };

uint32_t render_append_number(const struct render_file *file, uint32_t n)
{
    return n == 0 ? file->replaced : file->size + n - 1;
}

int render_append_begin(struct render_append *append, const struct render_file *file, uint32_t total,
                        struct aira_error *err)
{
    memset(append, 0, sizeof *append);
    append->file = file;
    append->total = total;
    append->begun = file->bytes->length;
    aira_buf_init(&append->text);
    aira_buf_init(&append->heads);
    aira_buf_init(&append->packed);
    aira_buf_init(&append->entries);
    aira_buf_init(&append->streams);
    append->compressor = libdeflate_alloc_compressor(COMPRESSION);
    return append->compressor == NULL ? aira_error_nomem(err) : 0;
}

void render_append_dispose(struct render_append *append)
{
    libdeflate_free_compressor(append->compressor);
    aira_buf_dispose(&append->text);
    aira_buf_dispose(&append->heads);
    aira_buf_dispose(&append->packed);
    aira_buf_dispose(&append->entries);
    aira_buf_dispose(&append->streams);
}

static size_t offset_of_end(const struct render_append *append)
{
    return append->file->bytes->length - append->file->start;
}

static void add_entry(struct aira_buf *entries, int type, uint64_t second, uint32_t third)
{
    aira_buf_putc(entries, (char)type);
    for (int shift = 8 * (FIELD2 - 1); shift >= 0; shift -= 8)
        aira_buf_putc(entries, (char)(second >> shift & 0xFF));
    for (int shift = 8 * (FIELD3 - 1); shift >= 0; shift -= 8)
        aira_buf_putc(entries, (char)(third >> shift & 0xFF));
}

/* Compresses `data` into a stream whose dictionary begins with `dictionary`. */
static void write_stream(struct render_append *append, uint32_t number, const struct aira_buf *dictionary,
                         const struct aira_buf *data)
{
    struct aira_buf *file = append->file->bytes;
    size_t bound = libdeflate_zlib_compress_bound(append->compressor, data->length), length = 0;
    void *room = malloc(bound);

    if (room != NULL)
        length = libdeflate_zlib_compress(append->compressor, aira_buf_cstr(data), data->length, room, bound);
    if (length == 0 || dictionary->failed || data->failed) {
        file->failed = true;
    } else {
        aira_buf_printf(file, "%u 0 obj\n<<%s/Filter/FlateDecode/Length %zu>>stream\n", number,
                        aira_buf_cstr(dictionary), length);
        aira_buf_add(file, room, length);
        aira_buf_puts(file, "\nendstream\nendobj\n");
    }
    free(room);
}

/* Writes the objects that wait as an object stream. */
static void write_objects(struct render_append *append)
{
    uint32_t number = append->file->size + append->total - 1 + append->stream_count;
    struct aira_buf dictionary;

    if (append->in_stream == 0)
        return;
    aira_buf_init(&dictionary);
    aira_buf_printf(&dictionary, "/Type/ObjStm/N %u/First %zu", append->in_stream, append->heads.length);
    append->heads.failed = append->heads.failed || append->text.failed;
    aira_buf_add(&append->heads, aira_buf_cstr(&append->text), append->text.length);
    add_entry(&append->streams, PLAIN_ENTRY, offset_of_end(append), 0);
    write_stream(append, number, &dictionary, &append->heads);
    aira_buf_dispose(&dictionary);
    aira_buf_clear(&append->heads);
    aira_buf_clear(&append->text);
    append->in_stream = 0;
    append->stream_count++;
}

void render_append_object(struct render_append *append)
{
    if (append->in_stream == OBJECTS_IN_STREAM)
        write_objects(append);
    aira_buf_printf(&append->heads, "%u %zu ", render_append_number(append->file, append->count), append->text.length);
    add_entry(&append->entries, PACKED_ENTRY, append->file->size + append->total - 1 + append->stream_count,
              append->in_stream);
    append->in_stream++;
    append->count++;
}

/* As differences from row to row, which compress to nearly nothing (predictor 12). */
static void pack_entries(struct aira_buf *out, const struct aira_buf *entries)
{
    const char *row = aira_buf_cstr(entries);
    static const char zeros[ENTRY];
    const char *above = zeros;

    for (size_t at = 0; at + ENTRY <= entries->length; at += ENTRY, above = row, row += ENTRY) {
        aira_buf_putc(out, 2);
        for (int i = 0; i < ENTRY; i++)
            aira_buf_putc(out, (char)((unsigned char)row[i] - (unsigned char)above[i]));
    }
    out->failed = out->failed || entries->failed;
}

/* Where the file's own cross-references are: behind its last "startxref". */
static size_t last_references(const struct render_file *file)
{
    static const char word[] = "startxref";
    const char *start = aira_buf_cstr(file->bytes) + file->start;
    const char *at = aira_buf_cstr(file->bytes) + file->bytes->length - sizeof word + 1;

    while (at > start && memcmp(at, word, sizeof word - 1) != 0)
        at--;
    return (size_t)strtoul(at + sizeof word - 1, NULL, 10);
}

static void write_references(struct render_append *append, size_t previous)
{
    const struct render_file *file = append->file;
    uint32_t number = file->size + append->total - 1 + append->stream_count;
    size_t offset = offset_of_end(append);
    char hash[AIRA_HASH_HEX];
    struct aira_buf dictionary;

    aira_hash(hash, aira_buf_cstr(file->bytes) + append->begun, file->bytes->length - append->begun);
    add_entry(&append->streams, PLAIN_ENTRY, offset, 0);
    append->entries.failed = append->entries.failed || append->streams.failed;
    aira_buf_add(&append->entries, aira_buf_cstr(&append->streams), append->streams.length);
    pack_entries(&append->packed, &append->entries);
    aira_buf_init(&dictionary);
    aira_buf_printf(&dictionary, "/Type/XRef/Size %u/Root %u 0 R/Info %u 0 R/ID[%s<%.32s>]/Prev %zu", number + 1,
                    file->root, file->info, file->id, hash, previous);
    aira_buf_printf(&dictionary, "/W[1 %d %d]/Index[%u 1 %u %u]/DecodeParms<</Predictor 12/Columns %d>>", FIELD2,
                    FIELD3, file->replaced, file->size, number + 1 - file->size, ENTRY);
    write_stream(append, number, &dictionary, &append->packed);
    aira_buf_dispose(&dictionary);
    aira_buf_printf(file->bytes, "startxref\n%zu\n%%%%EOF\n", offset);
}

int render_append_end(struct render_append *append, struct aira_error *err)
{
    size_t previous = last_references(append->file);

    write_objects(append);
    write_references(append, previous);
    return aira_buf_result(append->file->bytes, err);
}
