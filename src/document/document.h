/* What the makers of nodes and of shapes share. */
#ifndef AIRA_DOCUMENT_PRIVATE_H
#define AIRA_DOCUMENT_PRIVATE_H

#include <aira/document.h>

/* Makes room in the arena for one more element of an array that grows by doubling; the new element is zeroed.  Returns
 * its address, or NULL when memory ran out. */
void *document_grow(struct aira_arena *arena, void *items, size_t *count, size_t *capacity, size_t size);
/* The language's name in lasting storage: a language of the program, or a copy; NULL gives the document's own. */
const char *document_language(struct aira_document *document, const char *language);

#endif
