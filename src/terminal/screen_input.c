/* Keys: bytes put together to characters, pasted text kept apart, signals noticed. */
#include "screen.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { MAX_PASTE = 1024 * 1024, REST_MS = 200 };

static volatile sig_atomic_t stopped;

static void on_stop(int number)
{
    (void)number;
    stopped = 1;
}

void screen_catch_stop(bool catch)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = catch ? on_stop : SIG_DFL;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTSTP, &action, NULL);
}

void screen_input_init(struct screen *screen)
{
    static const struct {
        const char *bytes;
        int key;
    } keys[] = {
        {"\033[200~", SCREEN_PASTE_BEGIN},
        {"\033[201~", SCREEN_PASTE_END},
        {"\033[1;5D", SCREEN_CTRL_LEFT},
        {"\033[1;5C", SCREEN_CTRL_RIGHT},
        {"\033[Z", SCREEN_SPECIAL + KEY_BTAB},
        {"\033[3~", SCREEN_SPECIAL + KEY_DC},
        /* the arrows of terminals in another mode than their description says */
        {"\033[A", SCREEN_SPECIAL + KEY_UP},
        {"\033[B", SCREEN_SPECIAL + KEY_DOWN},
        {"\033[C", SCREEN_SPECIAL + KEY_RIGHT},
        {"\033[D", SCREEN_SPECIAL + KEY_LEFT},
        {"\033[H", SCREEN_SPECIAL + KEY_HOME},
        {"\033[F", SCREEN_SPECIAL + KEY_END},
        {"\033[1~", SCREEN_SPECIAL + KEY_HOME},
        {"\033[4~", SCREEN_SPECIAL + KEY_END},
        {"\033[5~", SCREEN_SPECIAL + KEY_PPAGE},
        {"\033[6~", SCREEN_SPECIAL + KEY_NPAGE},
        {"\033OP", SCREEN_SPECIAL + KEY_F0 + 1},
        {"\033OQ", SCREEN_SPECIAL + KEY_F0 + 2},
        {"\033OR", SCREEN_SPECIAL + KEY_F0 + 3},
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        screen->curses.define_key(keys[i].bytes, keys[i].key - SCREEN_SPECIAL);
}

static bool is_interrupted(const struct screen *screen)
{
    const volatile int *flag = screen->terminal->interrupted;

    return flag != NULL && *flag != 0;
}

/* Waits for input; -1 when there will be none any more, 0 when none came in time or a signal did. */
static int wait_for_input(int milliseconds)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int count = poll(&input, 1, milliseconds);

    if (count < 0)
        return errno == EINTR ? 0 : -1;
    if (count > 0 && (input.revents & POLLIN) == 0)
        return -1;
    return count;
}

/* What curses reads without waiting: a byte, a key of its own, or ERR. */
static int read_now(struct screen *screen)
{
    return screen->curses.wgetch(screen->window);
}

/* The bytes of a character that began with `first`; its rest may come later. */
static int read_character(struct screen *screen, int first)
{
    char bytes[4] = {(char)first};
    size_t needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    size_t count = 1;
    uint32_t c;

    while (count < needed) {
        int next = read_now(screen);

        if (next == ERR && wait_for_input(REST_MS) > 0)
            next = read_now(screen);
        if (next < 0x80 || next > 0xBF)
            break;
        bytes[count++] = (char)next;
    }
    (void)aira_utf8_next(&c, bytes, bytes + count);
    return (int)c;
}

/* Collects what is pasted, up to the sign of its end.  What curses takes for a key in it is left out. */
static enum screen_event read_paste(struct screen *screen)
{
    aira_buf_clear(&screen->pasted);
    for (;;) {
        int c = read_now(screen);

        if (c == ERR && (is_interrupted(screen) || wait_for_input(1000) <= 0))
            break;
        if (c + SCREEN_SPECIAL == SCREEN_PASTE_END)
            break;
        if (c >= 0 && c < 256 && screen->pasted.length < MAX_PASTE)
            aira_buf_putc(&screen->pasted, (char)c);
    }
    return EVENT_PASTE;
}

static enum screen_event take(int *key, struct screen *screen, int c)
{
    if (c == KEY_RESIZE)
        return EVENT_RESIZE;
    if (c + SCREEN_SPECIAL == SCREEN_PASTE_BEGIN)
        return read_paste(screen);
    if (c == 127 || c == 8)
        *key = SCREEN_SPECIAL + KEY_BACKSPACE;
    else if (c == KEY_ENTER)
        *key = '\r';
    else if (c >= 256)
        *key = c + SCREEN_SPECIAL;
    else
        *key = c < 0x80 ? c : read_character(screen, c);
    return EVENT_KEY;
}

enum screen_event screen_read(int *key, struct screen *screen, bool idle)
{
    for (;;) {
        int c, came;

        if (is_interrupted(screen))
            return EVENT_INTERRUPT;
        if (stopped) {
            stopped = 0;
            return EVENT_STOP;
        }
        c = read_now(screen);
        if (c != ERR)
            return take(key, screen, c);
        came = wait_for_input(idle ? 0 : -1);
        if (came < 0)
            return EVENT_END;
        if (came == 0 && idle)
            return EVENT_IDLE;
        if (came > 0) { /* when there still is nothing, the other side is gone */
            c = read_now(screen);
            if (c != ERR)
                return take(key, screen, c);
            if (wait_for_input(0) > 0 && !is_interrupted(screen) && (c = read_now(screen)) == ERR)
                return EVENT_END;
            if (c != ERR)
                return take(key, screen, c);
        }
    }
}
