/* Pictures on pages. */
#include "document.h"

static bool set_image(struct aira_document *document, struct aira_image *image, const struct aira_picture *picture,
                      double most_width, double most_height, const char *language, const char *alternative)
{
    double across = most_width / (double)picture->width, down = most_height / (double)picture->height;
    double scale = across < down ? across : down;

    image->language = document_language(document, language);
    image->alternative = aira_arena_strdup(&document->arena, alternative == NULL ? "" : alternative);
    if (image->language == NULL || image->alternative == NULL)
        return false;
    image->picture = picture;
    image->width = (double)picture->width * scale;
    image->height = (double)picture->height * scale;
    return true;
}

struct aira_node *aira_node_image(struct aira_document *document, struct aira_node *parent,
                                  const struct aira_picture *picture, double most_width, double most_height,
                                  const char *language, const char *alternative)
{
    struct aira_image *image = aira_arena_alloc(&document->arena, sizeof *image);
    struct aira_node *node = NULL;

    if (image == NULL || !set_image(document, image, picture, most_width, most_height, language, alternative))
        return NULL;
    node = aira_node_add(document, parent, AIRA_NODE_IMAGE);
    if (node != NULL)
        node->image = image;
    return node;
}

void aira_document_header_image(struct aira_document *document, size_t index, const struct aira_picture *picture,
                                double most_width, double most_height, const char *language, const char *alternative)
{
    if (index < AIRA_HEADER_IMAGES)
        (void)set_image(document, &document->header_images[index], picture, most_width, most_height, language,
                        alternative);
}
