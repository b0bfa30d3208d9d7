"""The walk, through the real program: scripted, on a terminal, broken off and killed."""

import os
import pty
import select
import signal
import subprocess
import time

import cli
from cli import BINARY, CLIENT


class Walk(cli.CliTest):
    def answers(self, number="1"):
        shown = self.ok("show", number, "--json").json()
        return {answer["question"]: answer["value"] for answer in shown["answers"]}

    def harmless(self, text):
        for c in text:
            self.assertTrue(c == "\n" or (ord(c) >= 0x20 and not 0x7F <= ord(c) < 0xA0), f"{c!r} in {text}")

    def test_a_scripted_walk_saves_and_acknowledges(self):
        self.start()
        walk = self.ok("assess", "1", "--by", "Sample CIO",
                       stdin=":jump data.access\n2 :evidence document access list\n:jump data.access\n:score\n:quit\n")
        self.assertIn("\nsaved data.access = 2 · document\n", walk.out)
        self.assertIn("Stage reached:", walk.out)
        self.assertNotIn("> ", walk.out)
        self.harmless(walk.out)
        answer = self.ok("show", "1", "--json").json()["answers"][0]
        self.assertEqual((answer["value"], answer["by"], answer["evidence_reference"]),
                         ("2", "Sample CIO", "access list"))

    def test_every_question_can_be_answered_to_the_end(self):
        self.start(CLIENT, "--depth", "quick")
        walk = self.ok("assess", stdin="?\n" * 400)
        self.assertIn("questions are answered.", walk.out)
        self.assertIn("aira report 1", walk.out)
        self.harmless(walk.out)

    def test_the_walk_speaks_chinese(self):
        self.start("示例制造公司")
        walk = self.ok("assess", "示例制造公司", "--lang", "zh", stdin="：ｊｕｍｐ　data.access\n２\n：help\n")
        self.assertIn("\n已保存 data.access = 2\n", walk.out)
        self.harmless(walk.out)
        self.assertEqual(self.answers(), {"data.access": "2"})

    def test_without_a_name_the_last_change_counts(self):
        self.start("Sample A")
        self.start("Sample B")
        self.ok("answer", "1", "data.access=1")
        time.sleep(1.1)  # the store counts in seconds
        self.ok("answer", "2", "data.access=1")
        self.assertIn("Sample B", self.ok("assess").out)

    def test_it_opens_at_the_question_it_was_left_at(self):
        self.start()
        self.ok("assess", "1", stdin=":jump comp\n:quit\n")
        first = self.ok("assess", "1").out
        self.assertIn("· comp.", first)
        self.assertNotIn("· profile.", first)

    def test_the_width_is_taken_from_columns(self):
        self.start()
        walk = self.ok("assess", "1", COLUMNS="40")
        self.assertLessEqual(max(len(line) for line in walk.out.splitlines()), 40)

    def test_wrong_use(self):
        self.fails(3, "assess", "1")
        self.start()
        self.assertIn("no-evidence", self.fails(2, "assess", "1", "--filter", "nothing").err)
        self.fails(3, "assess", "99")

    def test_the_filter_chooses_where_to_stop(self):
        self.start()
        self.ok("answer", "1", "data.access=?")
        self.assertIn("· data.access\n", self.ok("assess", "1", "--filter", "unknown").out)

    # ---- on a terminal ----

    def on_terminal(self, *arguments):
        """Starts aira with a terminal of its own; gives the process and our end."""
        self.unread = b""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([BINARY, *arguments], stdin=theirs, stdout=theirs, stderr=theirs,
                                   env={**self.environment, "TERM": "dumb"}, cwd=self.folder, start_new_session=True)
        os.close(theirs)
        self.addCleanup(os.close, ours)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process, ours

    def until(self, end, word, seconds=20):
        """Reads from the terminal until `word` came; what came behind it in the same read is kept for the next call."""
        limit = time.monotonic() + seconds
        while word not in self.unread and time.monotonic() < limit:
            if select.select([end], [], [], 0.2)[0]:
                try:
                    self.unread += os.read(end, 65536)
                except OSError:
                    break
        self.assertIn(word, self.unread)
        self.unread = self.unread[self.unread.index(word) + len(word):]

    def broken_off_by(self, number):
        self.start()
        process, end = self.on_terminal("assess", "1")
        self.until(end, b"profile.industry> ")
        os.write(end, b":jump data.access\n3\n")
        self.until(end, b"saved data.access = 3")
        self.until(end, b"> ")
        process.send_signal(number)
        if number != signal.SIGKILL:
            self.until(end, b"aira assess 1")
        code = process.wait(20)
        self.assertEqual(self.answers(), {"data.access": "3"})
        return code

    def test_ctrl_c_leaves_in_order(self):
        self.assertEqual(self.broken_off_by(signal.SIGINT), 130)

    def test_a_request_to_end_leaves_in_order(self):
        self.assertEqual(self.broken_off_by(signal.SIGTERM), 130)

    def test_a_closed_window_leaves_in_order(self):
        self.assertEqual(self.broken_off_by(signal.SIGHUP), 130)

    def test_a_killed_walk_loses_nothing_acknowledged(self):
        self.assertEqual(self.broken_off_by(signal.SIGKILL), -signal.SIGKILL)
        self.ok("verify")

    def test_no_input_refuses_to_ask_a_person(self):
        self.start()
        process, end = self.on_terminal("assess", "1", "--no-input")
        self.until(end, b"--no-input")
        self.assertEqual(process.wait(20), 2)


if __name__ == "__main__":
    cli.main()
