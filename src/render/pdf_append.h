/* Adds objects to a finished PDF as an incremental update (ISO 32000-1, 7.5.6), packed and compressed.  For objects in
 * such numbers that a library's model of them would cost more time and memory than all the rest of the file. */
#ifndef AIRA_RENDER_PDF_APPEND_H
#define AIRA_RENDER_PDF_APPEND_H

#include <aira/base.h>

struct libdeflate_compressor;

/* What must be known of the file. */
struct render_file {
    struct aira_buf *bytes;
    size_t start;  /* where in `bytes` it begins; it reaches to their end */
    uint32_t size; /* the first free object number */
    uint32_t root, info;
    uint32_t replaced; /* the object that is written anew, as the first one */
    char *id;          /* the first half of /ID, as it stands in a file */
};

struct render_append {
    const struct render_file *file;
    struct libdeflate_compressor *compressor;
    uint32_t total, count;   /* objects, the replaced one included: all of them, and so far */
    uint32_t in_stream;      /* of them, in the object stream to come */
    struct aira_buf text;    /* of its objects: append to it after render_append_object */
    struct aira_buf heads;   /* their numbers and offsets */
    struct aira_buf packed;  /* scratch */
    struct aira_buf entries; /* of the cross-reference stream: objects, then object streams */
    struct aira_buf streams; /* the latter, until all objects are there */
    uint32_t stream_count;
    size_t begun; /* where in the bytes the update begins */
};

/* The number of the n-th object, from 0, which is the replaced one. */
uint32_t render_append_number(const struct render_file *file, uint32_t n);
int render_append_begin(struct render_append *append, const struct render_file *file, uint32_t total,
                        struct aira_error *err);
/* What is appended to `text` from now on is the next object. */
void render_append_object(struct render_append *append);
/* Writes the cross-references, once `total` objects are there. */
int render_append_end(struct render_append *append, struct aira_error *err);
/* After a begin that failed too. */
void render_append_dispose(struct render_append *append);

#endif
