/* Figures as pictures in the text, each picture once however often it is shown. */
#include "docx.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double most_height = 620; /* of a figure, so that it and its caption fit on a page of either size */
static const double points_to_units = 12700;

/* The number of the picture of those bytes, or -1. */
static int keep_picture(struct docx *docx, struct aira_buf *png)
{
    char hash[AIRA_HASH_HEX];
    const char *key = NULL;
    int known = 0;

    aira_hash(hash, aira_buf_cstr(png), png->length);
    known = aira_map_get(&docx->picture_by_hash, hash);
    if (known >= 0)
        return known;
    key = aira_arena_strdup(&docx->pen.layout.arena, hash); /* the map borrows it */
    if (key == NULL || png->failed ||
        aira_grow(&docx->pictures, &docx->picture_capacity, docx->picture_count + 1, sizeof *docx->pictures) != 0 ||
        aira_map_put(&docx->picture_by_hash, key, (int)docx->picture_count) != 0) {
        docx->out->failed = true;
        return -1;
    }
    docx->pictures[docx->picture_count] = *png;
    aira_buf_init(png);
    return (int)docx->picture_count++;
}

static int picture_of(struct docx *docx, const struct aira_figure *figure)
{
    struct aira_buf png;
    int picture = -1;

    aira_buf_init(&png);
    if (docx->code == 0)
        docx->code = docx_draw(&png, docx, figure, docx->err);
    if (docx->code == 0)
        picture = keep_picture(docx, &png);
    aira_buf_dispose(&png);
    return picture;
}

/* What a reader who cannot see it is told; a figure that says nothing is marked as there for the eye alone. */
static void write_alternative(struct docx *docx, const char *alternative)
{
    if (*alternative == '\0') {
        docx_puts(docx, "><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative "
                        "xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext>"
                        "</a:extLst></wp:docPr>");
        return;
    }
    docx_puts(docx, " descr=\"");
    docx_value(docx, alternative);
    docx_puts(docx, "\"/>");
}

static void write_drawing(struct docx *docx, int picture, long long width, long long height, const char *alternative)
{
    size_t number = ++docx->drawing_at;

    aira_buf_printf(docx->out,
                    "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent "
                    "cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%zu\" name=\"Figure %zu\"",
                    width, height, number, number);
    write_alternative(docx, alternative);
    docx_puts(docx, "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
                    "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">");
    aira_buf_printf(docx->out,
                    "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"%zu\" name=\"figure%d.png\"/><pic:cNvPicPr/></pic:nvPicPr>"
                    "<pic:blipFill><a:blip r:embed=\"figure%d\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>",
                    number, picture + 1, picture + 1);
    aira_buf_printf(docx->out,
                    "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm>"
                    "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
                    "</wp:inline></w:drawing></w:r>",
                    width, height);
}

static long long units(double points)
{
    long long wanted = llround(points * points_to_units);

    return wanted > 1 ? wanted : 1;
}

void docx_figure(struct docx *docx, const struct aira_figure *figure, double width)
{
    double scale = figure->width > width ? width / figure->width : 1;
    int picture = -1;

    if (!(figure->width > 0) || !(figure->height > 0))
        return;
    if (figure->height * scale > most_height)
        scale = most_height / figure->height;
    picture = picture_of(docx, figure);
    if (picture >= 0)
        write_drawing(docx, picture, units(figure->width * scale), units(figure->height * scale), figure->alternative);
}

int docx_image(struct docx *docx, const struct aira_image *image, double width)
{
    double scale = image->width > width ? width / image->width : 1;
    struct aira_buf png;
    int picture = -1;

    aira_buf_init(&png);
    aira_buf_add(&png, image->picture->png, image->picture->png_length);
    picture = keep_picture(docx, &png);
    aira_buf_dispose(&png);
    if (picture >= 0)
        write_drawing(docx, picture, units(image->width * scale), units(image->height * scale), image->alternative);
    return picture;
}
