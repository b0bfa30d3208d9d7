"""Kills the program at random moments: every answer that it acknowledged is there afterwards, and the file is whole.

AIRA_LONG=1 kills more often, AIRA_KILLS=N that many times; AIRA_SEED=N repeats a run that failed, as far as chance allows.
"""

import os
import random
import signal
import sqlite3
import subprocess
import threading
import time

import cli
from cli import BINARY

KILLS = int(os.environ.get("AIRA_KILLS", 500 if os.environ.get("AIRA_LONG") else 100))  # in each of two tests
SEED = int(os.environ.get("AIRA_SEED", random.randrange(1 << 32)))
QUESTIONS = ("data.access", "data.lawful", "data.collection", "data.integration")  # levels that always apply


class Kill(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)
        self.number = self.start()

    def values(self, number=None):
        shown = self.ok("show", number or self.number, "--json").json()
        return {answer["question"]: answer["value"] for answer in shown["answers"]}

    def is_whole(self):
        connection = sqlite3.connect(self.database)
        try:
            self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        finally:
            connection.close()

    def check(self, count, states, acknowledged):
        """The stored answers are those after some number of steps, no fewer than were acknowledged."""
        told = f"AIRA_SEED={SEED}, kill {count}"
        if count % 2:  # sometimes the program cleans up behind the dead one, sometimes another does
            self.is_whole()
        self.ok("verify")
        found = self.values()
        self.assertIn(found, states[acknowledged:], f"{told}: {acknowledged} of {len(states) - 1} steps acknowledged")
        if not count % 2:
            self.is_whole()
        return found

    def steps(self, start, count):
        """A script of answers, and the state before and after each."""
        script, states = [], [dict(start)]
        for _ in range(count):
            question = self.random.choice(QUESTIONS)
            value = str(self.random.randrange(5))
            script.append((question, value))
            states.append({**states[-1], question: value})
        return script, states

    def lines(self, script):
        """What a walk is told to give the answers of a script."""
        return "".join(f":jump {q}\n{v}\n" for q, v in script)

    def begin(self, *arguments):
        return subprocess.Popen([BINARY, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=self.environment, cwd=self.folder)

    def kill_after(self, process, seconds, stdin=b""):
        """What it printed until it was killed, and whether it was."""
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        out, err = process.communicate(stdin)
        timer.cancel()
        self.assertIn(process.returncode, (0, -signal.SIGKILL), err.decode())
        return out.decode(), process.returncode != 0

    def span(self, work):
        """Seconds that `work` takes here."""
        began = time.monotonic()
        work()
        return time.monotonic() - began

    def test_a_killed_answer_is_there_or_not_at_all(self):
        state, killed, saved = {}, 0, 0
        usual = min(self.span(lambda: self.ok("answer", self.number, "data.access=?")) for _ in range(3))
        state = self.values()
        for count in range(KILLS):
            script, states = self.steps(state, self.random.randrange(1, 4))
            pairs = dict(script)
            whole = {**state, **pairs}  # all of them or none
            process = self.begin("answer", self.number, *(f"{q}={v}" for q, v in pairs.items()))
            out, dead = self.kill_after(process, self.random.uniform(0, 1.3 * usual))
            acknowledged = out == f"saved {len(pairs)}\n"
            state = self.check(count, [state, whole], int(acknowledged))
            killed += dead
            saved += acknowledged
        self.assertGreater(killed, KILLS // 4, f"AIRA_SEED={SEED}")

    def test_a_killed_walk_keeps_what_it_acknowledged(self):
        acknowledged_in_all = 0
        lines = self.lines(self.steps({}, 60)[0])
        usual = min(self.span(lambda: self.ok("assess", self.number, "--plain", stdin=lines)) for _ in range(3))
        state = self.values()
        for count in range(KILLS):
            script, states = self.steps(state, 60)
            process = self.begin("assess", self.number, "--plain")
            out, _ = self.kill_after(process, self.random.uniform(0, 1.1 * usual), self.lines(script).encode())
            acknowledged = 0
            for line in out.splitlines(keepends=True):
                if line.startswith("saved ") and line.endswith("\n"):
                    question, value = script[acknowledged]
                    self.assertEqual(line, f"saved {question} = {value}\n", f"AIRA_SEED={SEED}, kill {count}")
                    acknowledged += 1
            state = self.check(count, states, acknowledged)
            acknowledged_in_all += acknowledged
        self.assertGreater(acknowledged_in_all, KILLS, f"AIRA_SEED={SEED}")

    def test_another_program_goes_on_when_one_is_killed(self):
        other = self.start("Sample Neighbour")
        for count in range(KILLS // 10):
            script, _ = self.steps({}, 60)
            walk = self.begin("assess", self.number, "--plain")
            walk.stdin.write(self.lines(script).encode())
            walk.stdin.close()
            value = str(count % 5)
            timer = threading.Timer(self.random.uniform(0, 0.05), walk.kill)
            timer.start()
            self.ok("answer", other, f"data.access={value}")
            timer.join()
            walk.stdout.read()
            walk.stdout.close()
            walk.stderr.close()
            walk.wait()
            self.assertEqual(self.values(other), {"data.access": value}, f"AIRA_SEED={SEED}, kill {count}")
        self.ok("verify")
        self.is_whole()


if __name__ == "__main__":
    cli.main()
