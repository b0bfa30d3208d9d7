/* What the files of this room share: what a questionnaire keeps beside its model, and the state of a load. */
#ifndef AIRA_QUESTIONNAIRE_PRIVATE_H
#define AIRA_QUESTIONNAIRE_PRIVATE_H

#include <aira/questionnaire.h>

/* The texts of one language: the parsed file and where its sections stand in it. */
struct questionnaire_texts {
    struct aira_ini *ini; /* NULL when the file could not be read */
    struct aira_map sections;
};

struct questionnaire_private {
    struct aira_arena arena; /* everything the model points to */
    struct aira_map parts, questions, stages, actions, references;
    struct questionnaire_texts *texts; /* by language; of heap memory */
    const int *when_lines;             /* by question; 0: no condition */
    bool own_bands;                    /* the file says them */
    const char *prefix;                /* the folder as the user named it, with a slash at its end; "" for a snapshot */
    struct aira_buf snapshot;
};

/* Where files come from: a folder, or the object `files` of a snapshot. */
struct questionnaire_source {
    const char *dir; /* NULL: a snapshot */
    struct aira_json *files;
    size_t total; /* bytes read so far */
};

/* A file as it was read. */
struct questionnaire_file {
    const char *name; /* first, for questionnaire_has; held by the arena */
    char *text;       /* of heap memory */
};

/* A load on its way.  Functions that take it return 0 or AIRA_ENOMEM; what is wrong with the input they report to
 * `diags` and go on, so that the user sees all of it at once. */
struct questionnaire_loader {
    struct questionnaire_source source;
    struct aira_questionnaire *questionnaire;
    struct questionnaire_private *own; /* questionnaire->private_ */
    struct aira_arena *arena;          /* of `own` */
    struct questionnaire_file *files;  /* what was read, for the snapshot */
    size_t file_count, file_capacity;
    struct aira_ini *main, *stages, *actions, *references, *benchmarks;
    bool references_broken; /* the file is there and could not be read, so no reference is known */
    /* The same memory as the model's, while it may still be written to. */
    struct aira_part *parts;
    struct aira_question *questions;
    int *when_lines;
    /* By question: its type or scale was refused.  What it would have been is not known, so nothing is said of gates,
     * conditions and the like that rest on it: they would be errors of the same mistake. */
    bool *refused;
    bool kind_refused; /* a section of questionnaire.ini is of no kind: it may be the part or question that others name
                        */
    struct aira_action *action_list;
    struct aira_diags *diags;
    struct aira_error *err;
};

/* A section that is being read, with the file it stands in. */
struct questionnaire_section {
    struct questionnaire_loader *loader;
    const char *file;
    const struct aira_ini_section *section;
    const char *id; /* what follows the kind in the section's name, held by the arena; "" when nothing does */
};

/* ---- fields.c: keys of a section.  Readers leave *out alone when the key is not there or, with an error, when its
 * value is bad; they return whether they set it. ---- */

/* True when `section` is of `kind`; *id (may be NULL) is what follows the kind, "" when nothing does. */
bool questionnaire_is_kind(const struct aira_ini_section *section, const char *kind, const char **id);
size_t questionnaire_count(const struct aira_ini *ini, const char *kind); /* sections of a kind */
void questionnaire_check_keys(const struct questionnaire_section *s, const char *const *known, size_t count);
const struct aira_ini_entry *questionnaire_field(const struct questionnaire_section *s, const char *key);
/* As questionnaire_field; when it is missing or empty, that is an error. */
const struct aira_ini_entry *questionnaire_need(const struct questionnaire_section *s, const char *key);
bool questionnaire_int(int *out, const struct questionnaire_section *s, const char *key, int least, int greatest);
bool questionnaire_yesno(bool *out, const struct questionnaire_section *s, const char *key);
/* A percentage with at most one decimal, in tenths. */
bool questionnaire_percent(int *out, const struct questionnaire_section *s, const char *key);
/* One of `words`, as its index. */
bool questionnaire_choice(int *out, const struct questionnaire_section *s, const char *key, const char *const *words,
                          size_t count);
/* A copy of the value; "" when the key is not there. */
int questionnaire_copy(const char **out, const struct questionnaire_section *s, const char *key);
/* The list of a key, without empty items and repeats (both are errors). */
int questionnaire_list(const char ***items, size_t *count, const struct questionnaire_section *s, const char *key);
/* Splits "name:value"; false when there is no colon or a side is empty, or memory ran out (arena->failed). */
bool questionnaire_pair(const char **name, const char **value, const char *item, struct aira_arena *arena);
void questionnaire_bad(const struct questionnaire_section *s, const struct aira_ini_entry *entry, const char *wanted);
void questionnaire_report(const struct questionnaire_section *s, int line, const char *code, const char *format, ...)
    AIRA_PRINTF(4, 5);
/* The list `refs` in lower case; each must be report/... or a reference, which must be loaded before. */
int questionnaire_refs(const char *const **refs, size_t *count, const struct questionnaire_section *s);
/* An error when the questionnaire has roles and `role` is none of them. */
void questionnaire_check_role(const struct questionnaire_section *s, int line, const char *role);
/* Fills s->id from the section's name and puts it into `map` (NULL: nowhere); an error when it cannot be a name. */
int questionnaire_id(struct questionnaire_section *s, const char *kind, struct aira_map *map, int index);
/* Reports a section in a file that holds only sections of `kind`. */
void questionnaire_stranger(const struct questionnaire_section *s, const char *kind);

/* ---- names.c: what a wrong name was meant to be ---- */

/* The index of the section that a value names, or -1.  Letters of either case are alike, as in names of sections. */
int questionnaire_index(const struct aira_map *map, const char *word);
/* The name nearest to `word`, letters of either case alike, among `count` structs of `size` bytes whose first member is
 * a name; NULL when none is near. */
const char *questionnaire_nearest(const char *word, const void *items, size_t count, size_t size);
/* Whether one of them is called `word`. */
bool questionnaire_has(const char *word, const void *items, size_t count, size_t size);
/* Reports that `word` is no `what`, with the nearest name or, when there are few, all of them. */
void questionnaire_unknown(struct questionnaire_loader *loader, const char *file, int line, const char *code,
                           const char *what, const char *word, const void *items, size_t count, size_t size);
/* Reports that `word` is no option of the question, with the nearest and all there are, or that it has none at all; not
 * when its options were refused. */
void questionnaire_unknown_option(struct questionnaire_loader *loader, const char *file, int line,
                                  const struct aira_question *question, const char *word);
/* Whether the type or scale of `question`, one of loader->questions, was refused. */
bool questionnaire_refused(const struct questionnaire_loader *loader, const struct aira_question *question);
/* What to do about a question of this type whose answers have no level. */
const char *questionnaire_level_cure(enum aira_question_type type);
/* The question called `word`, or -1 after having reported it, with the nearest name or those that end alike. */
int questionnaire_question_named(struct questionnaire_loader *loader, const char *file, int line, const char *word);
bool questionnaire_option_id_valid(const char *s); /* [a-z0-9][a-z0-9_-]* */
bool questionnaire_is_place(const char *s);        /* references.c: where a client can be: cn, eu, sg, us, other */
bool questionnaire_is_duty(const char *s);         /* references.c */
bool questionnaire_is_text_key(const char *s);     /* a key of texts that an option of the same name would hide */

/* ---- source.c ---- */

enum { QUESTIONNAIRE_MAX_BYTES = 64 * 1024 * 1024 };

/* Reads and parses a file of the source and notes it for the snapshot.  *out is NULL when the file has errors (they are
 * reported).  AIRA_ENOTFOUND when it is not there, or another code that ends the load. */
int questionnaire_read(struct aira_ini **out, struct questionnaire_loader *loader, const char *name);
/* Fills the snapshot and its hash from what was read. */
int questionnaire_seal(struct questionnaire_loader *loader);
/* Reports files of a snapshot that were not read. */
void questionnaire_check_strangers(struct questionnaire_loader *loader);

/* ---- sealed.c ---- */

/* The object "files" of a snapshot just as questionnaire_seal writes it; *files is NULL when it is written in any other
 * way, or is none.  0 or AIRA_ENOMEM. */
int questionnaire_read_sealed(struct aira_json **files, const char *snapshot, size_t length, struct aira_error *err);

/* ---- unread.c ---- */

/* Warns of each INI file in the questionnaire's folder that is none of its files. */
void questionnaire_tell_unread(const struct aira_questionnaire *questionnaire, struct aira_diags *diags);

/* ---- the sections ---- */

int questionnaire_load_head(struct questionnaire_loader *loader);      /* head.c: [questionnaire] but for questions */
int questionnaire_load_profile(struct questionnaire_loader *loader);   /* profile.c: its keys that name questions */
int questionnaire_load_parts(struct questionnaire_loader *loader);     /* parts.c */
int questionnaire_load_questions(struct questionnaire_loader *loader); /* questions.c */
/* scale.c: options, levels, full, thresholds, range, blocker of one question whose type is known. */
int questionnaire_load_scale(struct aira_question *question, const struct questionnaire_section *s);
int questionnaire_load_stages(struct questionnaire_loader *loader);     /* stages.c */
int questionnaire_load_actions(struct questionnaire_loader *loader);    /* actions.c */
int questionnaire_load_references(struct questionnaire_loader *loader); /* references.c */
int questionnaire_load_benchmarks(struct questionnaire_loader *loader); /* benchmarks.c */
int questionnaire_compile_all(struct questionnaire_loader *loader);     /* order.c: conditions and `evaluation` */
int questionnaire_load_texts(struct questionnaire_loader *loader);      /* texts.c: reads and checks them */

/* The section of texts of `kind` and `id` (NULL: none) in language `language`, or NULL. */
const struct aira_ini_section *questionnaire_text_section(const struct aira_questionnaire *questionnaire,
                                                          size_t language, const char *kind, const char *id);
/* The entry of a key whose text is not empty, or NULL. */
const struct aira_ini_entry *questionnaire_text_entry(const struct aira_ini_section *section, const char *key);

/* ---- order.c ---- */

/* Something with a place that a file gives it, and its place in the file, which decides between equals. */
struct questionnaire_rank {
    int order, index;
};

void questionnaire_sort(struct questionnaire_rank *ranks, size_t count);

/* What a node rests on. */
struct questionnaire_edges {
    const int *to;
    size_t count;
};

/* Called with a ring: `ring` holds its nodes, each resting on the next and the last on the first. */
typedef void (*questionnaire_ring)(void *context, const int *ring, size_t count);

/* Fills `order` (n elements) such that each node comes after what it rests on, otherwise in the order of the numbers.
 * Rings are told to `on_ring` and broken.  Neither recursion nor more than linear time. */
int questionnaire_order(int *order, const struct questionnaire_edges *edges, size_t n, questionnaire_ring on_ring,
                        void *context);
/* Appends "a -> b -> a", shortened in the middle when it is long. */
void questionnaire_ring_words(struct aira_buf *out, const int *ring, size_t count, const void *items, size_t size);

#endif
