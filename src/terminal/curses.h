/* ncursesw, opened when the full screen is: linked, it would cost every start of the program some milliseconds. */
#ifndef AIRA_TERMINAL_CURSES_H
#define AIRA_TERMINAL_CURSES_H

#define NCURSES_NOMACROS 1
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <aira/base.h>

/* clang-format off */
/* The functions that are used. */
#define CURSES_FUNCTIONS(X) \
    X(cbreak) X(clearok) X(curs_set) X(define_key) X(delscreen) X(delwin) X(doupdate) X(endwin) X(getmaxx) X(getmaxy) \
    X(has_colors) X(init_pair) X(keypad) X(newterm) X(newwin) X(noecho) X(nonl) X(resizeterm) X(set_escdelay) \
    X(start_color) X(tigetstr) X(use_default_colors) X(waddnwstr) X(wattr_set) X(werase) X(wgetch) X(wmove) \
    X(wnoutrefresh) X(wresize) X(wtimeout)
/* clang-format on */

struct curses {
    void *handle;
#define CURSES_POINTER(name) __typeof__(name) *name;
    CURSES_FUNCTIONS(CURSES_POINTER)
#undef CURSES_POINTER
};

/* AIRA_EFAIL when the library is not on this machine or lacks one of the functions.  It stays open until the program
 * ends: its handler for new sizes of the window stays set, and it keeps what it allocated. */
int curses_open(struct curses *curses, struct aira_error *err);

#endif
