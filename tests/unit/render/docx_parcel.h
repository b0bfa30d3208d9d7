/* A text for a word processor, taken apart. */
#ifndef AIRA_TEST_DOCX_PARCEL_H
#define AIRA_TEST_DOCX_PARCEL_H

#include <aira/render.h>

/* Renders as docx with `look` (NULL: default), or fails the test. */
void docx_parcel(struct aira_buf *out, const struct aira_document *document, const struct aira_look *look);
/* Appends the part of that name, or fails the test. */
void docx_part_of(struct aira_buf *out, const struct aira_buf *parcel, const char *name);
/* How many parts of the parcel have names that begin so. */
size_t docx_parts_like(const struct aira_buf *parcel, const char *beginning);
/* Renders with default looks, appends word/document.xml and frees the document. */
void docx_body_of(struct aira_buf *out, struct aira_document *document);
/* Fails the test unless `words` stands in the text. */
void docx_assert_holds(const struct aira_buf *text, const char *words);

#endif
