"""What the full screen does beyond what it shows: stores, survives, gives the terminal back."""

import os
import signal
import sqlite3
import subprocess
import unittest

import cli
from cli import BINARY
from screens import ScreenTest

LONG = "一段很长的备注 with Latin words, e\u0301 and 👩‍💻. " * 350  # about 20 KB


class Work(ScreenTest):
    def quit(self, session):
        session.keys("q")
        return self.ends(session)

    # ---- answers ----

    def test_every_type_of_question_is_answered_and_stored(self):
        session = self.open("assess", "3", "--by", "Sample CIO")
        session.keys("3", "2", "text:10", "Enter", "1", "2", "Enter", "text:55.5", "Enter", "n", "Enter", "text:Own words",
                     "Enter")
        self.sees(session, "All questions are answered")
        self.quit(session)
        self.assertEqual(self.values("3"), {"all.level": "3", "all.single": "b", "all.many": "j", "all.multi": "a, b",
                                            "all.number": "55.5", "all.yesno": "no", "all.text": "Own words"})
        self.assertEqual(self.answers("3")["all.level"]["by"], "Sample CIO")

    def test_not_applicable_unknown_cursor_and_none(self):
        session = self.open("assess", "3")
        session.keys("n", "text:because", "Enter", "Down", "Down", "Enter", "?", "1", "3", "Enter", "N", "text:no figures",
                     "Enter", "y")
        self.sees(session, "7 of 7")
        self.quit(session)
        self.assertEqual(self.values("3"), {"all.level": "n/a", "all.single": "b", "all.many": "?", "all.multi": "none",
                                            "all.number": "n/a", "all.yesno": "yes"})
        self.assertEqual(self.answers("3")["all.level"]["reason"], "because")

    def test_an_answer_is_stored_before_the_next_question_shows(self):
        session = self.open("assess", "3")
        session.keys("2")
        self.sees(session, "2 of 7")
        os.kill(session.pid(), signal.SIGKILL)
        self.assertEqual(self.values("3"), {"all.level": "2"})

    def test_the_last_tick_taken_away_takes_the_answer_away(self):
        session = self.open("assess", "3")
        session.keys("Right", "Right", "Right", "1", "1")
        self.sees(session, "0 of 7")
        session.keys("2", "u")
        self.sees(session, "taken back")
        self.quit(session)
        self.assertEqual(self.values("3"), {})

    def test_note_evidence_flag_and_observation(self):
        session = self.open("assess", "3")
        session.keys("2", "Left", "t", "text:看过了 seen", "C-j", "text:twice", "Enter", "e", "2", "text:list of March", "Enter",
                     "f", "i", "text:Shared accounts", "Enter", "text:No trace", "Enter", "text:CIO", "Enter",
                     "text:2027-03-31", "Enter")
        self.sees(session, "Shared accounts")
        self.quit(session)
        answer = self.answers("3")["all.level"]
        self.assertEqual((answer["note"], answer["evidence"], answer["evidence_reference"], answer["flag"]),
                         ("看过了 seen\ntwice", "document", "list of March", True))
        with sqlite3.connect(self.database) as connection:
            seen = connection.execute("SELECT question, text, impact, owner, due FROM observation").fetchall()
        self.assertEqual(seen, [("all.level", "Shared accounts", "No trace", "CIO", "2027-03-31")])

    def test_undo_goes_back_step_by_step(self):
        session = self.open("assess", "3")
        session.keys("2", "1", "u", "u")
        self.sees(session, "0 of 7", "1 of 7")
        self.quit(session)
        self.assertEqual(self.values("3"), {})

    def test_it_opens_where_it_was_left(self):
        session = self.open("assess", "3")
        session.keys("2", "1", "Right")
        self.sees(session, "4 of 7")
        self.quit(session)
        self.sees(self.open("assess", "3"), "4 of 7", "Last answered: all.")

    def test_a_role_is_asked_its_own_questions_alone(self):
        self.assertIn("data, people", self.fails(2, "assess", "3", "--plain", "--ask-role", "nobody").err)
        session = self.open("assess", "3", "--ask-role", "people")
        self.sees(session, "type single", "Role: People")
        session.keys("1")
        self.sees(session, "type many")
        walk = self.ok("assess", "3", "--plain", "--ask-role", "data", stdin=":back\n:back\n:back\n")
        self.assertNotIn("type many", walk.out)

    # ---- text ----

    def note(self, session):
        session.keys("2", "Left", "t")
        self.sees(session, "Note (empty")

    def test_a_long_note_is_pasted(self):
        session = self.open("assess", "3")
        self.note(session)
        session.paste(LONG)
        session.keys("Enter")
        self.sees(session, "saved")
        self.assertEqual(self.answers("3")["all.level"]["note"], LONG)

    def test_pasted_control_characters_are_made_harmless(self):
        session = self.open("assess", "3")
        self.note(session)
        session.paste("a\033[31mb\x07c\x01d\r\nline\ttab\x9b2J\u202eend")
        session.keys("Enter")
        self.sees(session, "saved")
        note = self.answers("3")["all.level"]["note"]
        self.assertTrue(note.startswith("a"))
        self.assertTrue(all(c == "\n" or (ord(c) >= 0x20 and not 0x7F <= ord(c) < 0xA0) for c in note), repr(note))
        self.assertIn("d\nline    tab", note)
        self.assertNotIn("\u202e", note)

    def test_a_paste_outside_of_a_field_answers_nothing(self):
        session = self.open("assess", "3")
        session.paste("22222")
        self.sees(session, "only where text is typed")
        self.quit(session)
        self.assertEqual(self.values("3"), {})

    def test_editing_goes_by_what_is_seen_as_a_character(self):
        session = self.open("assess", "3")
        self.note(session)
        session.keys("text:ab", "text:e\u0301", "text:中文", "Left", "BSpace", "Left", "DC", "text:x", "Home", "text:<", "End",
                     "text:>", "Enter")
        self.sees(session, "saved")
        self.assertEqual(self.answers("3")["all.level"]["note"], "<abx文>")

    def test_the_editor_of_the_user_writes_a_note(self):
        editor = self.write("editor.sh", '#!/bin/sh\nprintf "first\\nsecond 中\\n" >"$1"\n')
        os.chmod(editor, 0o755)
        session = self.open("assess", "3", EDITOR=editor)
        session.keys("2", "Left", "C-e")
        self.sees(session, "saved", "first")
        self.assertEqual(self.answers("3")["all.level"]["note"], "first\nsecond 中")

    def test_another_programs_answer_stays_while_the_editor_is_open(self):
        editor = self.write("editor.sh", f'#!/bin/sh\nprintf "for one" >"$1"\n"{BINARY}" answer 3 all.level=3 >/dev/null\n')
        os.chmod(editor, 0o755)
        session = self.open("assess", "3", EDITOR=editor)
        session.keys("2", "Left", "C-e")
        self.sees(session, "saved", "for one")
        answer = self.answers("3")["all.level"]
        self.assertEqual((answer["value"], answer["note"]), ("3", "for one"))

    def test_enter_at_the_end_shows_the_question_that_is_open(self):
        session = self.open("assess", "3")
        session.keys("Right", "2", "text:10", "Enter", "1", "2", "Enter", "text:55.5", "Enter", "n", "Enter",
                     "text:Own words", "Enter", "Enter")
        self.sees(session, "1 of 7")

    def test_a_key_that_answers_nothing_stores_nothing(self):
        os.makedirs(self.path("config/aira"), exist_ok=True)
        self.write("config/aira/config.ini", "[keys]\nanswer = z 1\n")
        session = self.open("assess", "3", XDG_CONFIG_HOME=self.path("config"))
        session.keys("z")
        self.sees(session, "takes", "1 of 7")
        self.assertEqual(self.values("3"), {})

    def test_a_field_closes_when_its_answer_was_taken_away(self):
        session = self.open("assess", "3")
        session.keys("2", "Left", "t", "text:a note")
        self.sees(session, "a note")
        with sqlite3.connect(self.database) as database:
            database.execute("DELETE FROM answer")
            database.execute("UPDATE assessment SET version = version + 1 WHERE number = 3")
        session.keys("Enter")
        self.sees(session, "not saved")
        self.assertEqual(self.values("3"), {})

    def test_without_an_editor_it_says_so(self):
        session = self.open("assess", "3")
        session.keys("2", "Left", "C-e")
        self.sees(session, "EDITOR")

    # ---- other programs ----

    def test_another_programs_answer_shows_at_the_next_key(self):
        session = self.open("assess", "3")
        session.keys("2")
        self.sees(session, "2 of 7")
        self.ok("answer", "3", "all.single=b")
        session.keys("j")
        self.sees(session, "Another program changed", "2 of 7 ·")

    def test_deleted_under_it_it_leaves_with_a_sentence(self):
        session = self.open("assess", "3")
        self.ok("delete", "3", "--confirm", "Sample Types")
        session.keys("2")
        self.sees(session, "[ended 3]", "aira:")

    # ---- home ----

    def test_home_opens_reports_exports_and_deletes(self):
        session = self.open()
        session.keys("1", "g", "Enter")
        self.sees(session, "137 of 137")
        session.keys("q", "r")
        self.sees(session, ".pdf")
        session.keys("x")
        self.sees(session, ".json")
        self.assertTrue(any(name.endswith(".pdf") for name in os.listdir(self.folder)))
        self.assertTrue(any(name.endswith(".json") for name in os.listdir(self.folder)))
        session.keys("g", "d", "text:wrong", "Enter")
        self.sees(session, "nothing was deleted")
        session.keys("G", "d", "text:Sample Types", "Enter")
        self.sees(session, "Sample Types was deleted")
        self.quit(session)
        self.assertEqual(len(self.ok("list", "--json").json()["assessments"]), 2)

    def test_home_says_when_nothing_is_saved(self):
        os.remove(self.database)
        session = self.open()
        self.sees(session, "aira new --client")
        session.keys("Enter", "r", "d", "j", "1", "/", "text:x", "Enter", "q")
        self.ends(session)

    # ---- the terminal ----

    def restored(self, session):
        """The terminal is as it was: echo and lines are on, and what stood there stands there again."""
        tty = self.tmux.tmux("display", "-p", "-t", session.name, "#{pane_tty}").strip()
        modes = subprocess.run(["stty", "-a", "-F", tty], check=True, stdout=subprocess.PIPE).stdout.decode().split()
        self.assertIn("echo", modes)
        self.assertIn("icanon", modes)
        self.assertEqual(self.tmux.tmux("display", "-p", "-t", session.name, "#{alternate_on}").strip(), "0")
        self.assertEqual(self.tmux.tmux("display", "-p", "-t", session.name, "#{cursor_flag}").strip(), "1")

    def test_signals_leave_in_order(self):
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            session = self.open("assess", "3")
            session.keys("2")
            self.sees(session, "2 of 7")
            os.kill(session.pid(), number)
            self.sees(session, "[ended 130]", "Everything acknowledged is saved")
            self.restored(session)
            self.assertEqual(self.values("3"), {"all.level": "2"})
            session.close()
            self.ok("assess", "3", "--plain", stdin=":jump all.level\n")

    def test_leaving_gives_the_terminal_back(self):
        session = self.open("assess", "3")
        self.quit(session)
        self.restored(session)

    def test_ctrl_z_and_fg(self):
        session = self.tmux.start("80x24", ["bash", "--norc", "-i"], {**self.environment, "PS1": "prompt> "}, self.folder)
        self.addCleanup(session.close)
        self.sees(session, "prompt>")
        session.keys(f"text:{BINARY} assess 3", "Enter")
        self.sees(session, "1 of 7")
        session.keys("2", "C-z")
        self.sees(session, "Stopped", "prompt>")
        self.restored_shell(session)
        session.resize("100x30")
        session.keys("text:fg", "Enter")
        shown = session.until(lambda screen: "2 of 7" in screen and max(map(len, screen.split("\n"))) > 90)
        self.assertGreater(max(map(len, shown.split("\n"))), 90)
        self.assertIn("2 of 7", shown)
        session.keys("1", "q")
        self.sees(session, "prompt>")
        self.assertEqual(self.values("3"), {"all.level": "2", "all.single": "a"})

    def restored_shell(self, session):
        self.assertEqual(self.tmux.tmux("display", "-p", "-t", session.name, "#{alternate_on}").strip(), "0")

    def test_it_follows_the_size(self):
        session = self.open("assess", "1")
        for size in ("200x50", "60x18", "300x100", "59x18", "80x17", "1x1", "80x24"):
            session.resize(size)
            columns, rows = map(int, size.split("x"))
            if columns >= 60 and rows >= 18:
                shown = session.until(lambda screen: len(screen.rstrip("\n").split("\n")) == rows and "q leave" in screen)
                self.assertIn("q leave", shown, size)
            elif columns > 20:
                self.sees(session, "60")
        session.keys("Tab")
        self.sees(session, "Adoption stage")

    def test_terminals(self):
        for term in ("xterm-256color", "screen", "tmux", "linux", "vt100"):
            session = self.open("assess", "3", TERM=term)
            session.keys("g", "2", "Left", "Down")
            self.sees(session, "type level", "> 3")
            self.quit(session)
            session.close()
        session = self.open("assess", "3", TERM="dumb", settle=False)
        self.sees(session, "all.level>")
        session.keys("text::quit", "Enter")
        self.ends(session)
        session = self.open("assess", "3", TERM="no-such-terminal", settle=False)
        self.sees(session, "[ended 1]", "--plain")

    def test_what_stood_under_a_box_is_whole_again(self):
        """Boxes cut through Chinese words; what is left of them must not be taken for whole."""
        session = self.open("assess", "1", "--lang", "zh", size="61x30")
        session.keys("Tab", "g", "Right", "Left")
        before = session.settled()
        for key in ("F", "'", "e", "t"):
            session.keys(key)
            self.assertNotEqual(session.until(lambda screen: screen != before), before)
            session.keys("Escape", "Right", "Left")
            self.assertEqual(session.until(lambda screen: screen == before), before)

    def test_no_colour(self):
        for colour, there in ((None, True), ("1", False)):
            environment = {"NO_COLOR": colour} if colour else {}
            session = self.open("assess", "3", **environment)
            coloured = self.tmux.tmux("capture-pane", "-e", "-p", "-t", session.name)
            self.assertEqual("\033[34m" in coloured, there)
            session.close()

    def test_without_utf8_it_keeps_to_ascii(self):
        session = self.open("assess", "1", "--lang", "zh", LANG="C")
        shown = self.sees(session, "LANG=C.UTF-8", "+ Parts -")
        self.assertTrue(shown.isascii(), shown)

    # ---- trouble with the file ----

    def test_a_full_disk_is_told_and_loses_nothing(self):
        """A limit on the size of files stands in for the disk."""
        session = self.tmux.start("80x24", ["sh", "-c", f'ulimit -f 100; exec "$@"',
                                            "sh", BINARY, "assess", "3"], self.environment, self.folder)
        self.addCleanup(session.close)
        self.sees(session, "q leave")
        session.keys("2", "Left", "t")
        session.paste("x" * 90000)
        session.keys("Enter")
        self.sees(session, "NOT SAVED", "x" * 60)  # and the note stays in its field
        session.keys("t")
        session.paste("x" * 90000)
        session.keys("Enter")
        self.sees(session, "[ended 5]", "aira:")
        self.restored(session)
        self.assertEqual(self.values("3"), {"all.level": "2"})
        self.assertIsNone(self.answers("3")["all.level"]["note"])
        self.ok("verify")

    def test_a_file_that_another_program_holds(self):
        session = self.open("assess", "3")
        session.keys("2")
        self.sees(session, "2 of 7")
        blocker = subprocess.Popen(["python3", "-c", "import sqlite3, sys\n"
                                    "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
                                    "c.execute('begin exclusive')\nprint('held', flush=True)\nsys.stdin.read()",
                                    self.database], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(blocker.kill)
        self.assertEqual(blocker.stdout.readline(), b"held\n")
        session.keys("1")
        self.sees(session, "NOT SAVED. Another program")
        blocker.stdin.close()
        blocker.stdout.close()
        blocker.wait()
        session.keys("1")
        self.sees(session, "3 of 7")
        self.quit(session)
        self.assertEqual(self.values("3"), {"all.level": "2", "all.single": "a"})

    # ---- config.ini ----

    def config(self, text):
        self.write("config/aira/config.ini", text)
        return {"XDG_CONFIG_HOME": self.path("config")}

    def test_keys_and_colours_can_be_set(self):
        environment = self.config("[keys]\nnote = T Ctrl-T\nleave = Q\n[colours]\ntitle = bold red on white\n")
        session = self.open("assess", "3", settle=False, **environment)
        self.sees(session, "Q leave")
        self.assertIn("\033[1m\033[31m\033[47m", self.tmux.tmux("capture-pane", "-e", "-p", "-t", session.name))
        session.keys("2", "Left", "t", "C-t")
        self.sees(session, "Note (empty")
        session.keys("Escape", "F1")
        self.sees(session, "Help")
        session.keys("Escape", "q", "Q")
        self.ends(session)

    def test_errors_in_it_are_shown_and_not_fatal(self):
        for text, told in (("[keys]\nnowhere = x\n", "config.ini:2: there is no nowhere"),
                           ("[keys]\nnote = Hyper-x\n", "config.ini:2: Hyper-x"),
                           ("[colours]\ntitle = mauve\n\n[other]\na = b\n", "And 1 more"),
                           ("rubbish\n", "passed over")):
            session = self.open("assess", "3", **self.config(text))
            self.sees(session, told)
            session.keys("2")
            self.sees(session, "2 of 7")
            self.quit(session)
            session.close()
            self.ok("assess", "3", "--plain", stdin=":jump all.level\n")


if __name__ == "__main__":
    unittest.main(verbosity=1)
