"""A small model of a terminal: what the bytes of a program make of a grid of cells, and whether a wide character was cut
in two.  It knows what curses sends to xterm-256color and fails on what it does not know.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
import unicodedata

BEHIND = "behind"  # the second cell of a wide character
BROKEN = "broken"  # what is left of one whose other half was written over
CSI = re.compile(rb"\x1b\[([?>]?)([0-9;]*)([@-~])")


def width(c):
    if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf") or c == "\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


class Glass:
    def __init__(self, rows, columns):
        self.resize(rows, columns)
        self.left = b""

    def resize(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.top, self.bottom = 0, rows - 1

    def broken(self):
        return [(row, column) for row, line in enumerate(self.cells) for column, c in enumerate(line) if c is BROKEN]

    def put(self, row, column, what):
        line = self.cells[row]
        if line[column] is BEHIND and column > 0:
            line[column - 1] = BROKEN
        if column + 1 < self.columns and line[column + 1] is BEHIND and what is not BEHIND:
            line[column + 1] = BROKEN
        line[column] = what

    def character(self, c):
        cells = width(c)
        if cells == 0:
            return
        if self.column + cells > self.columns:
            self.column = self.columns - cells
        if cells == 2:
            self.put(self.row, self.column, c)
            self.put(self.row, self.column + 1, " ")
            self.cells[self.row][self.column:self.column + 2] = [c, BEHIND]
        else:
            self.put(self.row, self.column, c)
        self.last = c
        self.column += cells

    def scroll(self, first, count):
        """Moves the lines of the region from `first` on up (count > 0) or down."""
        lines = self.cells[first:self.bottom + 1]
        for _ in range(min(abs(count), len(lines))):
            if count > 0:
                lines = lines[1:] + [[" "] * self.columns]
            else:
                lines = [[" "] * self.columns] + lines[:-1]
        self.cells[first:self.bottom + 1] = lines

    def erase(self, row, first, end):
        for column in range(first, min(end, self.columns)):
            self.put(row, column, " ")

    def control(self, private, numbers, final):
        n = [int(part) if part else 0 for part in numbers.split(b";")]
        one = max(n[0], 1)
        if private or final in "mhlt":
            return
        if final == "H":
            self.row, self.column = one - 1, (max(n[1], 1) if len(n) > 1 else 1) - 1
        elif final in "AB":
            self.row += -one if final == "A" else one
        elif final in "CD":
            self.column += one if final == "C" else -one
        elif final in "G`":
            self.column = one - 1
        elif final == "d":
            self.row = one - 1
        elif final == "J":
            if n[0] == 0:
                self.erase(self.row, self.column, self.columns)
            for row in range(self.row + 1 if n[0] == 0 else 0, self.rows):
                self.cells[row] = [" "] * self.columns
        elif final == "K":
            self.erase(self.row, *((self.column, self.columns) if n[0] == 0 else (0, self.column + 1)))
        elif final == "X":
            self.erase(self.row, self.column, self.column + one)
        elif final == "b":
            for _ in range(one):
                self.character(self.last)
        elif final in "P@":
            line = self.cells[self.row]
            if line[self.column] is BEHIND:
                line[self.column - 1] = line[self.column] = BROKEN
            if final == "P":
                del line[self.column:self.column + one]
                line += [" "] * (self.columns - len(line))
            else:
                line[self.column:self.column] = [" "] * one
                del line[self.columns:]
            for column, c in enumerate(line):
                if c is BEHIND and (column == 0 or line[column - 1] in (BROKEN, " ", BEHIND)):
                    line[column] = BROKEN
        elif final in "LM":
            self.scroll(self.row, one if final == "M" else -one)
        elif final in "ST":
            self.scroll(self.top, one if final == "S" else -one)
        elif final == "r":
            self.top, self.bottom = one - 1, (n[1] if len(n) > 1 else self.rows) - 1
            self.row = self.column = 0
        else:
            raise AssertionError(f"the terminal model does not know CSI {private}{numbers}{final}")
        self.row = min(max(self.row, 0), self.rows - 1)
        self.column = min(max(self.column, 0), self.columns - 1)

    def feed(self, data):
        data = self.left + data
        at = 0
        while at < len(data):
            byte = data[at]
            if byte == 0x1B:
                step = self.escape(data, at)
            elif byte < 0x20:
                self.simple(byte)
                step = 1
            else:
                step = 1 if byte < 0x80 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                if at + step > len(data):
                    break
                self.character(data[at:at + step].decode("utf-8"))
            if step == 0:
                break
            at += step
        self.left = data[at:]

    def simple(self, byte):
        if byte == 0x0D:
            self.column = 0
        elif byte == 0x08:
            self.column = max(self.column - 1, 0)
        elif byte == 0x09:
            self.column = min(self.column // 8 * 8 + 8, self.columns - 1)
        elif byte == 0x0A:
            if self.row == self.bottom:
                self.scroll(self.top, 1)
            else:
                self.row = min(self.row + 1, self.rows - 1)
        elif byte not in (0x07, 0x0F, 0x0E):
            raise AssertionError(f"control character {byte:#x} reached the terminal")

    def escape(self, data, at):
        if at + 2 > len(data):
            return 0
        if data[at + 1:at + 2] == b"[":
            found = CSI.match(data, at)
            if found is None:
                if len(data) - at > 40:
                    raise AssertionError(f"no end of {data[at:at + 40]}")
                return 0
            self.control(found.group(1).decode(), found.group(2), found.group(3).decode())
            return found.end() - at
        if data[at + 1:at + 2] == b"]":  # colours put back
            return max(data.find(b"\x07", at) + 1 - at, 0)
        if data[at + 1:at + 2] in (b"(", b")"):
            return 3 if at + 3 <= len(data) else 0
        if data[at + 1:at + 2] == b"M":
            if self.row == self.top:
                self.scroll(self.top, -1)
            else:
                self.row = max(self.row - 1, 0)
        elif data[at + 1:at + 2] not in (b"=", b">", b"7", b"8"):
            raise AssertionError(f"the terminal model does not know ESC {data[at + 1:at + 2]}")
        return 2


class Pty:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, command, environment, folder, rows=24, columns=80):
        self.end, theirs = pty.openpty()
        self.size(rows, columns)
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=folder,
                                        start_new_session=True,
                                        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(theirs)

    def size(self, rows, columns):
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def write(self, data):
        while data:
            data = data[os.write(self.end, data):]

    def read(self, first, quiet):
        """What comes: waits `first` seconds for it to begin and ends when nothing came for `quiet`; and when the last
        byte came."""
        out, last, wait = b"", time.perf_counter(), first
        while select.select([self.end], [], [], wait)[0]:
            try:
                data = os.read(self.end, 1 << 16)
            except OSError:
                break
            if not data:
                break
            out, last, wait = out + data, time.perf_counter(), quiet
        return out, last

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self.end)
