/* aira base: what every room stands on.  Errors and diagnostics, growing buffers, arenas, maps, UTF-8 text, INI
 * files with places, the text catalogue, files, hashes, JSON.  Nothing here knows what an assessment is.
 *
 * Conventions that hold in all rooms:
 *  - A function that can fail returns 0 or a negative enum aira_code; its outputs stand first in its parameters and
 *    hold something usable only when it returned 0.  The caller's struct aira_error (never NULL) says what happened.
 *  - Strings are UTF-8, NUL-terminated and valid unless a comment says otherwise; a length in bytes is a size_t.
 *  - `_init/_dispose` go with structs the caller embeds, `_new/_free` with heap objects; both of the latter accept
 * NULL.
 *  - Nothing below the cli room prints, exits, reads the clock or the environment.
 */
#ifndef AIRA_BASE_H
#define AIRA_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define AIRA_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define AIRA_MUST_USE __attribute__((warn_unused_result))
#else
#define AIRA_PRINTF(fmt, args)
#define AIRA_MUST_USE
#endif

/* ---- errors ------------------------------------------------------------------------------------------------- */

/* What went wrong, by what the user can do about it.  The cli maps them to exit codes: FAIL and NOMEM 1, USAGE 2,
 * NOTFOUND 3, INPUT 4, STORE 5, INTERRUPTED 130. */
enum aira_code {
    AIRA_OK = 0,
    AIRA_EFAIL = -1,        /* the operation could not be done or a check found a difference */
    AIRA_EUSAGE = -2,       /* the caller's request makes no sense */
    AIRA_ENOTFOUND = -3,    /* no such assessment, question or file */
    AIRA_EINPUT = -4,       /* a file or value from outside is bad */
    AIRA_ESTORE = -5,       /* the database cannot be read or written */
    AIRA_ENOMEM = -6,       /* memory ran out */
    AIRA_EINTERRUPTED = -7, /* the user broke off */
};

/* One error, as a sentence for a consultant: what happened, where, what to do.  `file` is empty and `line` 0 when
 * the error has no place. */
struct aira_error {
    enum aira_code code;
    int line;
    char file[256];
    char message[768];
};

/* Fills `err` and returns `code`, so that a failing function can end in one line.  The format is English and is said in
 * the language of sentences (below).  Control characters that came in
 * through the arguments are made visible as \xNN; a message too long is cut at a character boundary. */
int aira_error_set(struct aira_error *err, enum aira_code code, const char *format, ...) AIRA_PRINTF(3, 4);

/* As aira_error_set, with the file and line (0: the whole file) that the error is about. */
int aira_error_at(struct aira_error *err, enum aira_code code, const char *file, int line, const char *format, ...)
    AIRA_PRINTF(5, 6);

/* AIRA_ENOMEM with a standard sentence. */
int aira_error_nomem(struct aira_error *err);

/* ---- the language of sentences ------------------------------------------------------------------------------------
 *
 * Where a sentence for the user is made, it is written in English, as the format that its arguments belong to.  In
 * another language the format is looked up by its English: aira_error_set, aira_error_at and aira_diags_add do it with
 * their formats, aira_say with what is passed to them as an argument.  What cannot be found is said in English.
 *
 * The language and the look-up are the one state of the process outside of what functions are given: sentences are
 * made in every room, many calls below the one that knows the language, often by functions that have nothing but the
 * error to write to; each would have to take the language along for the case that something fails.  They are set by
 * the cli before anything can fail, and nothing but words depends on them.
 */

#if defined(__GNUC__)
#define AIRA_FORMAT_OF(n) __attribute__((format_arg(n)))
#else
#define AIRA_FORMAT_OF(n)
#endif

/* The words of `language` ("zh") that stand for `english`, or NULL when there are none.  They must stay where they are
 * as long as the program runs. */
typedef const char *aira_translator(void *context, const char *language, const char *english);
/* Who translates from now on; NULL: nobody, and all is said in English. */
void aira_speak_by(aira_translator *translate, void *context);
/* The language in which sentences are made from now on: "zh" or "en", with which the program begins. */
void aira_speak(const char *language);
/* `english` in that language; itself when there is no translation or when its conversions (%s) would take other
 * arguments.  In a translation they may stand in another order, written %2$s, and the last ones may be left out. */
const char *aira_say(const char *english) AIRA_FORMAT_OF(1);
/* Marks a text that is given to aira_say later, for instance in a table, so that the test of the catalogue finds it. */
#define AIRA_SENTENCE(english) english

/* ---- diagnostics: many errors and warnings of one input ------------------------------------------------------- */

enum aira_severity { AIRA_ERROR, AIRA_WARNING };

struct aira_diag {
    enum aira_severity severity;
    const char *code; /* short stable name of the kind, such as "duplicate-key"; static storage */
    char *file;       /* as the user named it; "" when there is none */
    int line;         /* 1-based; 0: the whole file */
    char *message;
};

/* At most AIRA_DIAGS_MAX errors and as many warnings are kept; the counts go on counting. */
enum { AIRA_DIAGS_MAX = 50 };

struct aira_diags {
    struct aira_diag *items;
    size_t count, capacity;
    size_t errors, warnings; /* all that were reported, kept or not */
    bool failed;             /* memory ran out while reporting */
};

void aira_diags_init(struct aira_diags *diags);
void aira_diags_dispose(struct aira_diags *diags);
/* The format is English and is said in the language of sentences. */
void aira_diags_add(struct aira_diags *diags, enum aira_severity severity, const char *code, const char *file, int line,
                    const char *format, ...) AIRA_PRINTF(6, 7);
/* The same with `lead` before the message and `tail` behind it, which are taken as they are. */
void aira_diags_vadd(struct aira_diags *diags, enum aira_severity severity, const char *code, const char *file,
                     int line, const char *lead, const char *tail, const char *format, va_list args) AIRA_PRINTF(8, 0);
/* 0 when no error was reported; else fills `err` with the first error (and how many more there are) and returns
 * AIRA_EINPUT, or AIRA_ENOMEM when memory ran out. */
int aira_diags_result(const struct aira_diags *diags, struct aira_error *err);

/* ---- memory --------------------------------------------------------------------------------------------------- */

/* A copy of `s` to be freed by the caller, or NULL when memory ran out.  (The C library's own is not used: tests fail
 * the n-th allocation by replacing malloc, calloc and realloc at the link.) */
char *aira_strdup(const char *s);
/* The same text for a field that is not const because its struct can also own texts; it must only be read there. */
char *aira_borrowed(const char *s);
char *aira_strndup(const char *s, size_t length);

/* Makes room for `needed` elements of `size` bytes in *items (capacity *capacity), growing by half again.  Returns 0
 * or AIRA_ENOMEM, with the old block untouched. */
int aira_grow(void *items, size_t *capacity, size_t needed, size_t size);

/* A growing byte string, always NUL-terminated once something was added.  A failed allocation sets `failed`, after
 * which appends do nothing: check once, at the end, with aira_buf_result. */
struct aira_buf {
    char *data; /* NULL while nothing was added */
    size_t length, capacity;
    bool failed;
};

void aira_buf_init(struct aira_buf *buf);
void aira_buf_dispose(struct aira_buf *buf);
void aira_buf_clear(struct aira_buf *buf); /* empties it, keeps the memory and clears `failed` */
void aira_buf_add(struct aira_buf *buf, const void *data, size_t length);
void aira_buf_puts(struct aira_buf *buf, const char *s);
void aira_buf_putc(struct aira_buf *buf, char c);
void aira_buf_printf(struct aira_buf *buf, const char *format, ...) AIRA_PRINTF(2, 3);
void aira_buf_vprintf(struct aira_buf *buf, const char *format, va_list args);
const char *aira_buf_cstr(const struct aira_buf *buf); /* "" when empty */
char *aira_buf_take(struct aira_buf *buf);             /* hands the string over and empties `buf`; NULL if failed */
int aira_buf_result(const struct aira_buf *buf, struct aira_error *err); /* 0 or AIRA_ENOMEM */

/* Memory that is freed all at once. */
struct aira_arena_block;
struct aira_arena {
    struct aira_arena_block *blocks;
    bool failed;
};

void aira_arena_init(struct aira_arena *arena);
void aira_arena_dispose(struct aira_arena *arena);
void *aira_arena_alloc(struct aira_arena *arena, size_t size); /* zeroed, aligned for anything; NULL: out of memory */
void *aira_arena_array(struct aira_arena *arena, size_t count, size_t size); /* checks the product for overflow */
char *aira_arena_strdup(struct aira_arena *arena, const char *s);
char *aira_arena_strndup(struct aira_arena *arena, const char *s, size_t length);
char *aira_arena_printf(struct aira_arena *arena, const char *format, ...) AIRA_PRINTF(2, 3);

/* A map from strings to indices 0..2^31-1.  Keys are borrowed and must outlive the map. */
struct aira_map {
    struct aira_map_slot *slots;
    size_t capacity, count;
};

void aira_map_init(struct aira_map *map);
void aira_map_dispose(struct aira_map *map);
int aira_map_put(struct aira_map *map, const char *key, int index); /* replaces; 0 or AIRA_ENOMEM */
int aira_map_get(const struct aira_map *map, const char *key);      /* the index, or -1 */

/* ---- UTF-8 text ------------------------------------------------------------------------------------------------ */

/* True when `s` is valid UTF-8 (no surrogates, no overlong forms).  If not, *bad (may be NULL) is the offset of the
 * first byte that is not part of a valid character. */
bool aira_utf8_valid(const char *s, size_t length, size_t *bad);
/* Decodes the character at `s` (which has at least one byte before `end`) into *c and returns its bytes (1..4); an
 * invalid byte gives U+FFFD and 1. */
size_t aira_utf8_next(uint32_t *c, const char *s, const char *end);
/* True for ideographs, kana and full-width signs: what stands in the square grid of Chinese text. */
bool aira_utf8_is_chinese(uint32_t c);
size_t aira_utf8_encode(char out[4], uint32_t c); /* bytes written */

/* Columns that `s` takes on a terminal: wide and full-width characters 2, combining marks and controls 0. */
size_t aira_text_width(const char *s);
/* Bytes of the longest start of `s` that takes at most `cells` columns and does not split a grapheme. */
size_t aira_text_fit(const char *s, size_t cells);
/* Appends `s` cut to `cells` columns, ending in "..." when something was cut. */
void aira_text_cut(struct aira_buf *out, const char *s, size_t cells);
/* Appends `s` broken into lines of at most `cells` columns by Unicode's line breaking rules (no break before 。，）),
 * each line after the first led by `indent` spaces (counted in `cells`) and all but the last ended by '\n'.
 * Newlines in `s` are kept as breaks. */
void aira_text_wrap(struct aira_buf *out, const char *s, size_t cells, size_t indent);

/* Where a line of text may or must be broken. */
enum aira_break { AIRA_BREAK_NONE, AIRA_BREAK_MAY, AIRA_BREAK_MUST };
/* Fills breaks[i] for each byte i of `s`: whether a line may or must end before it (UAX 14, language "zh" or "en").
 * `breaks` has `length` bytes. */
void aira_text_breaks(unsigned char *breaks, const char *s, size_t length, const char *language);
/* Fills starts[i] with 1 where a grapheme cluster begins at byte i, else 0. */
void aira_text_graphemes(unsigned char *starts, const char *s, size_t length);

/* Appends `s` with every control character (C0, DEL, C1, bidirectional overrides, invalid bytes) replaced by U+FFFD,
 * so that nothing from outside can steer a terminal.  Keeps '\n' and '\t' when `keep_lines`. */
void aira_text_harmless(struct aira_buf *out, const char *s, bool keep_lines);
/* Appends `length` bytes of `s` as words of an HTML or XML page, for text and for values in quotes: the five signs of
 * markup as entities, a tab as a space, a newline as `line`, and what aira_text_harmless replaces, or XML lacks, by
 * U+FFFD. */
void aira_text_markup(struct aira_buf *out, const char *s, size_t length, const char *line);
/* True when `s` holds no control character but '\n' and '\t'. */
bool aira_text_is_clean(const char *s);
/* Appends a copy of `s` folded for comparing and searching: NFKC, case folded. */
void aira_text_fold(struct aira_buf *out, const char *s);
/* Edit distance between two short words, for "did you mean". */
size_t aira_text_distance(const char *a, const char *b);
/* Lower-case ASCII in place. */
void aira_ascii_lower(char *s);
/* True when `s` matches [a-z][a-z0-9_-]* joined by single dots. */
bool aira_id_valid(const char *s);
/* Reads a decimal number "12", "-3.5" or "0.125" with at most three decimals into thousandths.  The whole of `s` must
 * be the number; |value| <= 10^12.  False when it is not. */
bool aira_number_parse(int64_t *thousandths, const char *s);
/* Appends thousandths as the shortest decimal: "12", "3.5". */
void aira_number_format(struct aira_buf *out, int64_t thousandths);
/* Reads a whole number in [least, greatest] written in digits alone; false when it is not one. */
bool aira_int_parse(int *value, const char *s, int least, int greatest);

/* ---- INI files with places --------------------------------------------------------------------------------------- */

enum {
    AIRA_INI_MAX_BYTES = 16 * 1024 * 1024, /* a larger file is refused */
    AIRA_INI_MAX_LINE = 1022,              /* bytes of a line, what iniparser holds */
};

struct aira_ini_entry {
    const char *key;   /* lower case */
    const char *value; /* as iniparser read it, quotes taken off */
    int line;
};

struct aira_ini_section {
    const char *name; /* lower case, inner white space folded to one space: "question data.access" */
    int line;
    const struct aira_ini_entry *entries; /* in file order */
    size_t count;
};

struct aira_ini {
    struct aira_arena arena;
    const char *file;                  /* as named by the caller, for messages */
    struct aira_ini_section *sections; /* in file order */
    size_t count;
    struct aira_map by_name; /* of aira_ini_find */
};

/* Reads INI text already in memory; `file` names it in messages.  What iniparser would hide is reported first, each
 * with its line and a cure (codes: not-utf8, nul-byte, too-large, line-too-long, no-section, bad-section, bad-line,
 * duplicate-key, duplicate-section, unquoted-comment, backslash, quote-inside, quote-open, control-character,
 * empty-key, colon-in-section, and not-understood where iniparser sees other than the scan); a BOM at the start is
 * skipped.  Values come from iniparser.  On success `*out` is to be freed by aira_ini_free.  Returns 0, AIRA_EINPUT
 * when an error was reported to `diags` (*out is then NULL, `err` tells the first error in `diags`), AIRA_ENOMEM, or
 * AIRA_EFAIL when no working file can be had.  Time grows linearly with the size. */
int aira_ini_parse(struct aira_ini **out, const char *file, const char *text, size_t length, struct aira_diags *diags,
                   struct aira_error *err);
/* Reads a file of at most AIRA_INI_MAX_BYTES and parses it; AIRA_ENOTFOUND when it is not there. */
int aira_ini_load(struct aira_ini **out, const char *path, struct aira_diags *diags, struct aira_error *err);
void aira_ini_free(struct aira_ini *ini);
const struct aira_ini_section *aira_ini_find(const struct aira_ini *ini, const char *section);
const struct aira_ini_entry *aira_ini_get(const struct aira_ini_section *section, const char *key);
/* Splits "a, b , c" at commas into trimmed, arena-held items; empty items are kept as "".  "" gives none.  0 or
 * AIRA_ENOMEM. */
int aira_ini_list(const char ***items, size_t *count, struct aira_arena *arena, const char *value);
/* Appends `value` as it must stand after "key = ": quoted when needed.  Newlines become spaces and double quotes
 * typographic ones, because the format holds neither. */
void aira_ini_quote(struct aira_buf *out, const char *value);

/* ---- text catalogue ------------------------------------------------------------------------------------------------
 */

/* All words of the program and its reports, by language, from INI files: section and key name a text. */
struct aira_catalog;

int aira_catalog_new(struct aira_catalog **out, struct aira_error *err);
void aira_catalog_free(struct aira_catalog *catalog);
/* Adds every section of a parsed file to language `language`; a later text replaces an earlier one.  Copies. */
int aira_catalog_add(struct aira_catalog *catalog, const char *language, const struct aira_ini *ini,
                     struct aira_error *err);
/* Reads the files <dir>/<name>.<language>.ini for "zh" and "en". */
int aira_catalog_load(struct aira_catalog *catalog, const char *dir, const char *name, struct aira_error *err);
/* The text, or NULL.  Borrowed from the catalogue. */
const char *aira_catalog_find(const struct aira_catalog *catalog, const char *language, const char *section,
                              const char *key);
/* The text, or the key itself, so that a page with a missing text still shows which one is missing. */
const char *aira_catalog_text(const struct aira_catalog *catalog, const char *language, const char *section,
                              const char *key);
/* Appends a text in which each {name} is replaced by the value of that name.  `pairs` is name, value, ..., NULL; an
 * unknown name stays as it stands.  Values are inserted literally. */
void aira_text_fill(struct aira_buf *out, const char *text, const char *const *pairs);

/* ---- files ---------------------------------------------------------------------------------------------------------
 */

/* Reads a whole regular file of at most `most` bytes.  AIRA_ENOTFOUND, AIRA_EINPUT (a folder, too large) or AIRA_EFAIL.
 */
int aira_file_read(struct aira_buf *out, const char *path, size_t most, struct aira_error *err);
/* Writes a file as one step: to a new file beside it (mode 0600 & `mode` bits), fsync, rename, fsync of the folder.
 * On any error the old file is untouched and the new one removed. */
int aira_file_write(const char *path, const void *data, size_t length, unsigned mode, struct aira_error *err);
bool aira_file_exists(const char *path);
bool aira_dir_exists(const char *path);
/* Makes a folder and those above it (0700). */
int aira_dir_make(const char *path, struct aira_error *err);
/* The names of a folder's entries in byte order, without . and ..; free with aira_names_free. */
int aira_dir_list(char ***names, size_t *count, const char *path, struct aira_error *err);
void aira_names_free(char **names, size_t count);
/* Appends `dir`/`name`. */
void aira_path_join(struct aira_buf *out, const char *dir, const char *name);

/* ---- hashes, identifiers, times -------------------------------------------------------------------------------------
 */

enum { AIRA_HASH_HEX = 65, AIRA_UUID_SIZE = 37, AIRA_TIME_SIZE = 21 };

/* BLAKE2b with 32 bytes of output, as 64 lower-case hex digits and a NUL. */
void aira_hash(char hex[AIRA_HASH_HEX], const void *data, size_t length);
/* Appends `length` bytes as base64 (RFC 4648, with padding). */
void aira_base64(struct aira_buf *out, const void *data, size_t length);
/* A random UUID (version 4) in lower case. */
void aira_uuid(char uuid[AIRA_UUID_SIZE]);
bool aira_uuid_valid(const char *uuid);
/* Seconds since 1970 (UTC) as "2026-11-24T08:30:00Z", and back; false when `s` is not of that form. */
void aira_time_format(char out[AIRA_TIME_SIZE], int64_t seconds);
bool aira_time_parse(int64_t *seconds, const char *s);
/* The day alone, "2026-11-24". */
void aira_day_format(char out[AIRA_TIME_SIZE], int64_t seconds);
/* True when `s` is a date YYYY-MM-DD of the calendar. */
bool aira_date_valid(const char *s);

/* ---- JSON
 * ------------------------------------------------------------------------------------------------------------ */

/* A JSON value.  Makers return NULL when memory ran out; aira_json_set and _append take over the value in every case,
 * and treat NULL as running out of memory, so that makers can be nested without a check each. */
struct aira_json;

struct aira_json *aira_json_object(void);
struct aira_json *aira_json_array(void);
struct aira_json *aira_json_string(const char *s); /* NULL gives null; invalid UTF-8 is replaced by U+FFFD */
struct aira_json *aira_json_int(int64_t value);
struct aira_json *aira_json_tenths(int64_t tenths); /* 625 gives 62.5, 500 gives 50.0 */
struct aira_json *aira_json_float(double value);    /* null when it is not finite */
struct aira_json *aira_json_bool(bool value);
struct aira_json *aira_json_null(void);
void aira_json_free(struct aira_json *value);
int aira_json_set(struct aira_json *object, const char *key, struct aira_json *value); /* 0 or AIRA_ENOMEM */
int aira_json_append(struct aira_json *array, struct aira_json *value);                /* 0 or AIRA_ENOMEM */
/* Writes it: indented by `indent` spaces, or on one line when 0; keys in the order they were set, or sorted when
 * `canonical` (then also without white space: the form that is hashed). */
int aira_json_write(struct aira_buf *out, const struct aira_json *value, unsigned indent, bool canonical,
                    struct aira_error *err);
/* Appends `s` as a JSON string just as the canonical form has it, without building a value. */
void aira_json_quote(struct aira_buf *out, const char *s);
/* Reads one JSON text.  Duplicate keys, trailing bytes, NUL, nesting deeper than 64 and invalid UTF-8 are errors. */
int aira_json_parse(struct aira_json **out, const char *file, const char *text, size_t length, struct aira_error *err);
/* Readers borrow from the value; a NULL or a value of another type gives NULL, the default, or 0. */
struct aira_json *aira_json_get(const struct aira_json *object, const char *key);
struct aira_json *aira_json_at(const struct aira_json *array, size_t index);
size_t aira_json_count(const struct aira_json *array);
const char *aira_json_str(const struct aira_json *value);
bool aira_json_is_int(const struct aira_json *value);
int64_t aira_json_num(const struct aira_json *value, int64_t otherwise);
double aira_json_real(const struct aira_json *value, double otherwise); /* of whole numbers too */
bool aira_json_is_bool(const struct aira_json *value);
bool aira_json_truth(const struct aira_json *value);
bool aira_json_is_object(const struct aira_json *value);
bool aira_json_is_array(const struct aira_json *value);
/* Calls `visit` for each member in order until it returns other than 0, and returns that. */
int aira_json_each(const struct aira_json *object,
                   int (*visit)(void *context, const char *key, struct aira_json *value), void *context);

#endif
