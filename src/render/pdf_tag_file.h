/* Which object numbers a finished PDF gave to what the structure speaks of. */
#ifndef AIRA_RENDER_PDF_TAG_FILE_H
#define AIRA_RENDER_PDF_TAG_FILE_H

#include "pdf_append.h"
#include "pdf_tag.h"

struct render_numbers {
    struct render_file file;
    uint32_t *pages;
    size_t page_count;
    uint32_t *links; /* by index in `tags` */
};

int render_numbers_read(struct render_numbers *numbers, struct aira_buf *bytes, size_t start,
                        const struct render_tags *tags, struct aira_error *err);
/* After a read that failed too. */
void render_numbers_dispose(struct render_numbers *numbers);

#endif
