#ifndef AIRA_RENDER_PDF_TIGHTEN_H
#define AIRA_RENDER_PDF_TIGHTEN_H

#include <aira/base.h>

/* Appends a page's operators so that they say the same in fewer bytes: strings in hex become such in parentheses, and
 * numbers keep three decimals (rounded).  What is not understood stays as it is. */
void render_pdf_tighten(struct aira_buf *out, const char *data, size_t length);

#endif
