"""Random keys, pastes and sizes: no crash, no wide character cut in two, nothing the terminal model does not know; and
killed at random moments, every answer whose next question was drawn is in the file.

AIRA_LONG=1 types more; AIRA_KEYS=N that many; AIRA_SEED=N repeats a run that failed.
"""

import os
import random
import signal
import sqlite3
import time
import unittest

from cli import BINARY
from glass import Glass, Pty
from screens import NOW, ScreenTest

KEYS = int(os.environ.get("AIRA_KEYS", 1000000 if os.environ.get("AIRA_LONG") else 20000))
KILLS = int(os.environ.get("AIRA_KILLS", 500 if os.environ.get("AIRA_LONG") else 30))
SEED = int(os.environ.get("AIRA_SEED", random.randrange(1 << 32)))
# Not Ctrl-E: while an editor has the terminal, that echoes by itself what is typed ahead.
SPECIAL = [b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1bOA", b"\x1bOB", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F",
           b"\x1b[3~", b"\x1b[Z", b"\x1b[1;5C", b"\x1b[1;5D", b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\r", b"\r", b"\r", b"\n", b"\t",
           b"\x7f", b"\x01", b"\x0b", b"\x0c", b"\x15", b"\x17", b"\x02", b"\x06", b"\x04"]
WORDS = ["中", "文", "字", "，", "e\u0301", "👩‍💻", "ß", "가", "a", " ", "\u200d", "①", "—"]
LETTERS = "0123456789yn?Nghjketfiu/]['Fp "
SIZES = [(24, 80), (18, 60), (50, 200), (17, 80), (30, 61), (5, 9), (100, 300), (1, 1)]


class Fuzz(ScreenTest):
    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)
        self.environment.update(TERM="xterm-256color", SOURCE_DATE_EPOCH=NOW)

    def use_memory(self):
        """Whether the disk is quick is not what is asked."""
        if os.path.isdir("/dev/shm"):
            self.environment["AIRA_DB"] = f"/dev/shm/aira-fuzz-{os.getpid()}.db"
            for end in ("", "-wal", "-shm"):
                self.addCleanup(lambda path: os.path.exists(path) and os.remove(path), self.environment["AIRA_DB"] + end)
            with open(self.database, "rb") as file, open(self.environment["AIRA_DB"], "wb") as copy:
                copy.write(file.read())

    def some_keys(self):
        kind = self.random.random()
        if kind < 0.5:
            return self.random.choice(LETTERS).encode()
        if kind < 0.85:
            return self.random.choice(SPECIAL)
        if kind < 0.95:
            return self.random.choice(WORDS).encode()
        if kind < 0.97:
            return b"\x1b[200~" + bytes(self.random.choice([27, 7, 65, 10, 13, 0xE4, 0xB8, 0xAD, 0x9B, 9])
                                        for _ in range(self.random.randrange(60))) + b"\x1b[201~"
        if kind < 0.98:
            return bytes([self.random.randrange(128, 256)])
        return self.random.choice([b"q", b"\x1b", b"d", b"G"])

    def begin(self):
        arguments = self.random.choice([[], ["assess", "1"], ["assess", "2"], ["assess", "3"]])
        rows, columns = self.random.choice(SIZES)
        program = Pty([BINARY, *arguments, "--lang", self.random.choice(["en", "zh"])], self.environment, self.folder, rows,
                      columns)
        return program, Glass(rows, columns)

    def look(self, program, glass, first=0.1):
        """Takes up what was drawn; what seems broken gets a second chance, for the machine may only be slow."""
        data, _ = program.read(first, 0.01)
        try:
            glass.feed(data)
            for patience in (0.2, 1.0):
                if not glass.broken():
                    return data
                more, _ = program.read(patience, 0.1)
                glass.feed(more)
                data += more
            self.assertEqual(glass.broken(), [], f"AIRA_SEED={SEED}")
        except (UnicodeDecodeError, AssertionError):
            for _ in range(20):  # what was typed behind a key that leaves is echoed by the terminal itself
                if program.process.poll() is not None:
                    return data
                time.sleep(0.1)
            raise
        return data

    def test_random_keys(self):
        self.use_memory()
        typed = 0
        while typed < KEYS:
            program, glass = self.begin()
            seen = self.look(program, glass, 10)
            while typed < KEYS and program.process.poll() is None:
                keys = [self.some_keys() for _ in range(self.random.randrange(1, 200))]
                typed += len(keys)
                program.write(b"".join(keys))
                seen = self.look(program, glass)
                if self.random.random() < 0.1:
                    rows, columns = self.random.choice(SIZES)
                    program.size(rows, columns)
                    glass.resize(rows, columns)
                    seen = self.look(program, glass)
            if program.process.poll() is None:
                program.process.send_signal(signal.SIGTERM)
                seen = program.read(5, 0.5)[0]
                self.assertIn(program.process.wait(20), (130, 0), f"AIRA_SEED={SEED}")
            self.assertIn(program.process.returncode, (0, 130), f"AIRA_SEED={SEED}: {seen[-2000:]}")
            program.close()
        self.assertNotIn(b"Sanitizer", seen)

    def test_bytes_of_a_character_may_come_one_by_one(self):
        program = Pty([BINARY, "assess", "3"], self.environment, self.folder)
        program.read(10, 0.3)
        program.write(b"2\x1b[Dt")
        program.read(5, 0.3)
        for byte in "中文é".encode():
            program.write(bytes([byte]))
            time.sleep(0.02)
        program.write(b"\r")
        program.read(5, 0.3)
        program.write(b"q")
        self.assertEqual(program.process.wait(20), 0)
        program.close()
        self.assertEqual(self.answers("3")["all.level"]["note"], "中文é")

    def test_killed_it_keeps_what_it_acknowledged(self):
        killed = acknowledged = 0
        for _ in range(KILLS):
            folder = self.fresh()
            database = os.path.join(folder, "aira.db")
            program = Pty([BINARY, "assess", "2"], {**self.environment, "AIRA_DB": database}, folder, 24, 100)
            glass, drawn = Glass(24, 100), 0
            glass.feed(program.read(10, 0.05)[0])
            program.write(b"\t" + b"2" * 40)
            limit = time.monotonic() + self.random.uniform(0, 0.25)
            while time.monotonic() < limit:
                glass.feed(program.read(0.002, 0)[0])
            program.process.send_signal(signal.SIGKILL)
            glass.feed(program.read(0.2, 0.05)[0])
            program.close()
            bar = "".join(c for c in glass.cells[0] if c not in ("behind",))
            drawn = int(bar.split(" of ")[0].split()[-1]) if " of " in bar else 0
            with sqlite3.connect(database) as connection:
                self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
                stored = connection.execute("SELECT count(*) FROM answer WHERE assessment = 2").fetchone()[0]
            self.assertGreaterEqual(stored, drawn, f"AIRA_SEED={SEED}: {bar}")
            killed += 0 < stored < 40
            acknowledged += drawn
        self.ok("verify")
        self.assertGreater(acknowledged, 0)


if __name__ == "__main__":
    unittest.main(verbosity=1)
