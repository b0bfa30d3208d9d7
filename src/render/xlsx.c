/* The scorecard as a workbook (docs/tables.md). */
#include "xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void write_sheets(struct render_xlsx *book)
{
    xlsx_formats(book);
    if (book->error == LXW_NO_ERROR)
        xlsx_properties(book);
    xlsx_summary(book);
    xlsx_criteria(book);
    xlsx_answers(book);
    xlsx_roadmap(book);
}

static int result(const struct render_xlsx *book, struct aira_error *err)
{
    if (book->failed || book->error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return aira_error_nomem(err);
    if (book->error != LXW_NO_ERROR)
        return aira_error_set(err, AIRA_EFAIL, "The workbook cannot be written: %s",
                              book->lib.lxw_strerror((lxw_error)book->error));
    return 0;
}

/* Writes the workbook into the file and closes it there, in every case. */
static int write_book(struct render_xlsx *book, const char *path, struct aira_error *err)
{
    int code;

    book->book = book->lib.workbook_new(path);
    if (book->book == NULL)
        return aira_error_nomem(err);
    aira_buf_init(&book->text);
    aira_buf_init(&book->part);
    write_sheets(book);
    code = result(book, err);
    if (code != 0)
        book->lib.lxw_workbook_free(book->book);
    else
        book->error = book->lib.workbook_close(book->book);
    if (code == 0)
        code = result(book, err);
    aira_buf_dispose(&book->text);
    aira_buf_dispose(&book->part);
    return code;
}

static int read_back(struct aira_buf *out, int fd, struct aira_error *err)
{
    char piece[16 * 1024];
    off_t at = 0;
    ssize_t got = 0;

    while ((got = pread(fd, piece, sizeof piece, at)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0) {
            aira_buf_add(out, piece, (size_t)got);
            at += got;
        }
    if (got < 0)
        return aira_error_set(err, AIRA_EFAIL, "The workbook cannot be read back: %s.", aira_say(strerror(errno)));
    return aira_buf_result(out, err);
}

/* libxlsxwriter writes to files only (into memory from 1.1.5 on): the workbook goes into one that exists in memory. */
int render_xlsx(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                struct aira_error *err)
{
    struct render_card card;
    struct render_xlsx book = {.card = &card, .look = input->look, .palette = render_palette(input->look)};
    char path[48];
    int fd = -1, code = render_card_init(&card, input, AIRA_SENTENCE("A workbook"), err);

    (void)report;
    if (code == 0)
        code = xlsx_library_open(&book.lib, err);
    if (code == 0) {
        fd = memfd_create("aira-workbook", MFD_CLOEXEC);
        if (fd < 0)
            code = aira_error_set(err, AIRA_EFAIL, "The workbook cannot be written: no memory file can be made.");
    }
    if (code == 0) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        code = write_book(&book, path, err);
    }
    if (code == 0)
        code = read_back(out, fd, err);
    if (fd >= 0)
        close(fd);
    xlsx_library_close(&book.lib);
    render_card_dispose(&card);
    return code;
}
