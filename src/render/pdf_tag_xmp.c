/* The metadata packet. */
#include "pdf_tag.h"

#include <string.h>

void render_tags_xmp(struct aira_buf *out, const struct aira_document *document)
{
    aira_buf_puts(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                       "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
                       "<pdfuaid:part>1</pdfuaid:part>"
                       "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    if (document->title != NULL)
        aira_text_markup(out, document->title, strlen(document->title), " ");
    aira_buf_puts(out, "</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>\n"
                       "<?xpacket end=\"r\"?>");
}
