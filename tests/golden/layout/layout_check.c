/* The program itself, but for one thing: where it would draw a PDF, it lays the pages out on both papers, checks what
 * stands where, tells of every fault on stderr and ends without drawing.  Linked with --wrap (CMakeLists.txt).  Where
 * AIRA_LAYOUT_LETTERS names a file, the place of every letter on A4 is written to it. */
#include "seen.h"

#include <stdio.h>
#include <stdlib.h>

int __real_render_layout_make(struct render_layout *layout, const struct aira_document *document, bool letter,
                              struct render_faces *faces, struct aira_error *err);
int __wrap_render_layout_make(struct render_layout *layout, const struct aira_document *document, bool letter,
                              struct render_faces *faces, struct aira_error *err);
int __wrap_render_faces_cut(struct render_faces *faces, bool reduce, struct aira_error *err);

/* Only drawing needs it. */
int __wrap_render_faces_cut(struct render_faces *faces, bool reduce, struct aira_error *err)
{
    (void)faces;
    (void)reduce;
    (void)err;
    return 0;
}

static size_t check(const struct render_layout *layout, const char *letters)
{
    struct seen seen;
    size_t faults = 0;

    seen_init(&seen, layout);
    check_boxes(&seen);
    check_figures(&seen);
    check_breaks(&seen);
    check_words(&seen);
    check_order(&seen);
    faults = seen.faults;
    if (letters != NULL)
        seen_write_letters(&seen, letters);
    seen_dispose(&seen);
    return faults;
}

int __wrap_render_layout_make(struct render_layout *layout, const struct aira_document *document, bool letter,
                              struct render_faces *faces, struct aira_error *err)
{
    size_t faults = 0, pages = 0;
    int rc = 0;

    (void)letter;
    for (int paper = 0; paper < 2; paper++) {
        render_layout_dispose(layout);
        rc = __real_render_layout_make(layout, document, paper == 1, faces, err);
        if (rc != 0)
            return rc;
        fprintf(stderr, "layout: %s\n", paper == 1 ? "Letter" : "A4");
        faults += check(layout, paper == 0 ? getenv("AIRA_LAYOUT_LETTERS") : NULL);
        pages += layout->page_count;
    }
    return aira_error_set(err, AIRA_EFAIL, "layout: %zu pages, %zu faults", pages, faults);
}
