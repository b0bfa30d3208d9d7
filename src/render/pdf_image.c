/* Pictures: handed to libharu as pixels, once each. */
#include "pdf.h"

HPDF_Image render_pdf_image(struct render_pdf *pdf, const struct aira_picture *picture)
{
    HPDF_Image image = NULL;

    for (size_t i = 0; i < pdf->image_count; i++)
        if (pdf->images[i].picture == picture)
            return pdf->images[i].image;
    if (aira_grow(&pdf->images, &pdf->image_capacity, pdf->image_count + 1, sizeof *pdf->images) != 0) {
        pdf->status = pdf->status == HPDF_OK ? RENDER_PDF_NO_MEMORY : pdf->status;
        return NULL;
    }
    image = HPDF_LoadRawImageFromMem(pdf->doc, picture->rgb, picture->width, picture->height, HPDF_CS_DEVICE_RGB, 8);
    if (image != NULL)
        pdf->images[pdf->image_count++] = (struct render_pdf_image){picture, image};
    return image;
}
