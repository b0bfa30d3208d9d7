"""The consultant's own words at the heads of sections."""

import json
import os
import re
import stat
import unittest

import cli

WORDS = "The board asked for a *frank* picture.\n\n1. Open the data\n2. Name **one** owner\n"


class Texts(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.number = self.start()
        self.file = self.write("own.md", WORDS)

    def text(self, *arguments, **keywords):
        return self.ok("text", self.number, *arguments, **keywords)

    def texts(self):
        return self.text("--json").json()["texts"]

    def editor(self, script):
        """An editor that does `script` with the file in $1."""
        path = self.write("editor.sh", "#!/bin/sh\n" + script)
        os.chmod(path, 0o755)
        return path

    def test_a_text_comes_in_is_shown_and_goes(self):
        self.assertEqual(self.texts(), [])
        self.text("adoption", "--file", self.file)
        self.assertEqual(self.texts(), [{"section": "adoption", "language": None, "text": WORDS.strip()}])
        self.assertEqual(self.text("adoption").out, WORDS)
        self.assertIn("adoption", self.text().out)
        self.text("adoption", "--remove")
        self.assertEqual(self.texts(), [])
        self.fails(3, "text", self.number, "adoption")

    def test_the_report_shows_it_where_it_belongs(self):
        self.text("adoption", "--file", self.file)
        report = self.ok("report", self.number, "--format", "text", "--lang", "en", "-o", "-").out
        head = report.index("Stages and gates")
        comment = report.index("Assessor's comment")
        self.assertLess(head, comment)
        self.assertLess(comment, report.index("The stage says how far"))
        self.assertIn("The board asked for a frank picture.", report)
        self.assertIn("2.  Name one owner", report)
        self.assertNotIn("**", report)

    def test_each_language_has_its_own(self):
        self.text("method", "--file", self.write("zh.md", "只给中文读者。\n"), "--lang", "zh")
        self.text("method", "--file", self.file)
        for language, there in (("zh", True), ("en", False)):
            report = self.ok("report", self.number, "--format", "text", "--lang", language, "-o", "-").out
            self.assertEqual("只给中文读者。" in report, there)
            self.assertEqual("frank" in report, not there)
        self.text("method", "--remove", "--lang", "zh")
        self.assertEqual([text["language"] for text in self.texts()], [None])

    def test_a_bad_text_is_refused_with_its_line_and_changes_nothing(self):
        for words, line in (("a\n\n# b\n", 3), ("a\n<b>c</b>\n", 2), ("[a](http://b)\n", 1), ("a\r\n| b |\r\n", 2),
                            (b"a\nb\xff\n", 2)):
            path = self.write("bad.md", words)
            failed = self.fails(4, "text", self.number, "summary", "--file", path)
            self.assertIn(f"{path}:{line}:", failed.err, words)
        self.fails(4, "text", self.number, "summary", "--file", self.write("empty.md", "\n \n"))
        self.fails(4, "text", self.number, "summary", "--file", self.write("long.md", "x" * (100 * 1024 + 1)))
        self.assertEqual(self.texts(), [])
        self.fails(3, "text", self.number, "summary", "--file", self.path("nowhere.md"))

    def test_a_language_that_no_report_has_is_refused(self):
        self.ok("questionnaire", "new", "mine")
        os.remove(self.path("mine/text.zh.ini"))
        path = self.path("mine/questionnaire.ini")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.write("mine/questionnaire.ini", re.sub(r"(?m)^languages = .*$", "languages = en", text))
        number = self.start("Sample Client", "--questionnaire", "mine")
        for arguments in (("text", number, "summary"), ("finding", number, "gap.no.such", "--replace")):
            failed = self.fails(2, *arguments, "--file", self.file, "--lang", "zh")
            self.assertIn("问卷mine没有“zh”的文字", failed.err)
        self.ok("text", number, "summary", "--file", self.file, "--lang", "en")

    def test_an_unknown_section_names_those_that_are_there(self):
        self.fails(3, "text", self.number, "nowhere", "--json")
        failed = self.fails(3, "text", self.number, "parts.nowhere", "--file", self.file)
        self.assertIn("parts.data", failed.err)
        self.fails(2, "text", self.number, "--file", self.file)
        self.fails(2, "text", self.number, "summary", "--file", self.file, "--remove")

    def test_line_ends_and_byte_order_marks_do_not_come_in(self):
        self.text("method", "--file", self.write("dos.md", "\ufeffa\r\nb\r\n\r\n"))
        self.assertEqual(self.texts()[0]["text"], "a\nb")

    def test_the_editor_gets_the_present_text_in_a_private_file(self):
        self.text("summary", "--file", self.file)
        seen = self.path("seen")
        editor = self.editor(f'cp "$1" {seen}; stat -c "%a %n" "$1" "$(dirname "$1")" >{seen}.modes\n'
                             'echo "A third." >>"$1"\n')
        self.text("summary", "--edit", EDITOR="false", VISUAL=editor, TMPDIR=self.folder)
        with open(seen, encoding="utf-8") as file:
            self.assertEqual(file.read(), WORDS.strip())
        with open(seen + ".modes", encoding="utf-8") as file:
            modes = [line.split() for line in file]
        self.assertEqual([mode for mode, _ in modes], ["600", "700"])
        self.assertTrue(modes[0][1].endswith("summary.md"))
        self.assertFalse(os.path.exists(modes[1][1]), "the draft is gone")
        self.assertTrue(self.texts()[0]["text"].endswith("A third."))

    def test_an_unchanged_an_empty_and_a_failed_edit_change_nothing(self):
        self.text("summary", "--file", self.file)
        for script in ("true\n", ': >"$1"\n', 'printf "\\n \\n" >"$1"\n'):
            self.text("summary", "--edit", EDITOR=self.editor(script), TMPDIR=self.folder)
        self.fails(1, "text", self.number, "summary", "--edit", EDITOR=self.editor('echo x >"$1"; exit 3\n'),
                   TMPDIR=self.folder)
        self.assertEqual(self.texts()[0]["text"], WORDS.strip())
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("aira-text")], [])

    def test_an_edit_that_is_refused_is_kept(self):
        failed = self.fails(4, "text", self.number, "summary", "--edit", EDITOR=self.editor('echo "# no" >"$1"\n'),
                            TMPDIR=self.folder)
        path = failed.err.split(":")[1].strip()
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "# no\n")
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        self.assertEqual(self.texts(), [])

    def test_a_draft_too_long_to_be_read_is_kept(self):
        failed = self.fails(4, "text", self.number, "summary", "--edit",
                            EDITOR=self.editor('head -c 500000 /dev/zero | tr "\\0" x >"$1"\n'), TMPDIR=self.folder)
        kept = re.search(r"/\S+summary\.md", failed.err).group(0)
        self.assertEqual(os.path.getsize(kept), 500000)

    def test_without_an_editor_or_with_no_input_it_says_what_to_do(self):
        self.assertIn("EDITOR", self.fails(2, "text", self.number, "summary", "--edit").err)
        self.assertIn("--file", self.fails(2, "text", self.number, "summary", "--edit", "--no-input").err)

    def test_an_option_of_the_editor_is_one_and_a_path_with_signs_is_none(self):
        folder = self.path("a b;$(c)")
        os.mkdir(folder)
        self.text("summary", "--edit", EDITOR="sed -i -e '$aMore.'", TMPDIR=folder)
        self.text("summary", "--edit", EDITOR=self.editor('echo Words >"$1"\n'), TMPDIR=folder)
        self.assertEqual(self.texts()[0]["text"], "Words")

    def test_it_travels_and_tells_in_json(self):
        self.text("parts.data", "--file", self.file)
        card = json.loads(self.ok("report", self.number, "--format", "json", "-o", "-").out)
        self.assertEqual(card["texts"], self.texts())
        redacted = json.loads(self.ok("report", self.number, "--redacted", "--format", "json", "-o", "-").out)
        self.assertNotIn("texts", redacted)
        self.ok("export", self.number, "-o", self.path("whole.json"))
        self.ok("import", self.path("whole.json"), "--db", self.path("other.db"))
        other = self.ok("text", "1", "--json", "--db", self.path("other.db")).json()
        self.assertEqual(other["texts"], self.texts())

    def test_text_from_outside_steers_no_terminal(self):
        failed = self.fails(4, "text", self.number, "summary", "--file", self.write("evil.md", "a\n\x1b[31mb\n"))
        self.assertIn("evil.md:2:", failed.err)
        self.assertNotIn("\x1b", failed.err)


if __name__ == "__main__":
    unittest.main()
