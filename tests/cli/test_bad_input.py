"""Broken inputs of every kind (bad_input.py): each is refused with the place and a cure, and nothing is stored."""

import os
import sqlite3
import unicodedata

import bad_input
import cli

KEPT = "Sample Bank"


class BadInput(cli.CliTest):
    def put_files(self, folder, files):
        for name, content in files.items():
            if content is bad_input.FOLDER:
                os.makedirs(self.path(os.path.join(folder, name)))
            else:
                self.write(os.path.join(folder, name), content)
        return self.path(folder)

    def good_questionnaire(self, folder="good"):
        return self.put_files(folder, {name: text.encode() for name, text in bad_input.GOOD_QUESTIONNAIRE.items()})

    def kept(self):
        """An assessment of the good questionnaire in the database; its number."""
        folder = self.good_questionnaire()
        number = self.start(KEPT, "--questionnaire", folder)
        self.ok("answer", number, "--from", self.write("good.ini", bad_input.GOOD_ANSWERS))
        return number

    def dump(self):
        connection = sqlite3.connect(self.database)
        try:
            return list(connection.iterdump())
        finally:
            connection.close()

    def harmless(self, result):
        """Nothing that was printed can steer a terminal."""
        for text in (result.out, result.err):
            for c in text:
                self.assertFalse(0xD800 <= ord(c) < 0xE000, f"not UTF-8\n{result}")
                self.assertTrue(c == "\n" or unicodedata.category(c) != "Cc", f"{c!r}\n{result}")
                self.assertNotIn(c, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", result)

    def line_of(self, bad, content):
        if bad.at is None or isinstance(bad.at, int):
            return bad.at
        if bad.at is len:
            return len(content.splitlines())
        found = [i for i, line in enumerate(content.split(b"\n"), 1) if line == bad_input.encoded(bad.at)]
        self.assertTrue(found, f"{bad.at!r} is not in the broken file")
        return found[-1]

    def check_words(self, bad, result, path, line):
        """One line on stderr says it all: place, sentence, code."""
        place = path + (f":{line}:" if line else ":")
        code = f"[{bad.code}]" if bad.code else ""
        lines = [told for told in result.err.splitlines() if bad.words in told and place in told and code in told]
        self.assertTrue(lines, f"no line with {place} {bad.words!r} {code}\n{result}")
        self.harmless(result)

    def test_the_good_base_is_good(self):
        folder = self.good_questionnaire()
        self.assertEqual(self.ok("questionnaire", "lint", folder, "--json").json()["errors"], 0)
        number = self.kept()
        self.assertEqual(len(self.ok("show", number, "--json").json()["answers"]), 6)

    def test_every_broken_questionnaire_is_refused(self):
        self.kept()
        before = self.dump()
        for i, bad in enumerate(bad_input.QUESTIONNAIRES):
            with self.subTest(bad.name):
                good = {name: text.encode() for name, text in bad_input.GOOD_QUESTIONNAIRE.items()}
                files = bad.change(good)
                folder = self.put_files(f"q{i}", files)
                path = os.path.join(folder, bad.file)
                content = files.get(bad.file, b"")
                line = self.line_of(bad, b"" if content is bad_input.FOLDER else content)
                self.check_words(bad, self.fails(bad.exit, "questionnaire", "lint", folder), path, line)
                self.harmless(self.fails(bad.exit, "questionnaire", "lint", folder, "--json"))
                self.harmless(self.fails(bad.exit, "new", "--client", "Sample", "--questionnaire", folder))
                self.assertEqual(self.dump(), before)

    def test_every_broken_answers_file_is_refused(self):
        number = self.kept()
        before = self.dump()
        questionnaire = self.path("good")
        for i, bad in enumerate(bad_input.ANSWERS):
            with self.subTest(bad.name):
                content = bad.change(bad_input.GOOD_ANSWERS.encode())
                folder = self.put_files(f"a{i}", {bad.file: content})
                path = os.path.join(folder, bad.file)
                line = self.line_of(bad, b"" if content is bad_input.FOLDER else content)
                self.check_words(bad, self.fails(bad.exit, "answer", number, "--from", path), path, line)
                self.check_words(bad, self.fails(bad.exit, "score", "--from", path, "--questionnaire", questionnaire),
                                 path, line)
                self.harmless(self.fails(bad.exit, "answer", number, "--from", path, "--json"))
                self.assertEqual(self.dump(), before)

    def exported(self, number):
        self.ok("export", number, "-o", self.path("good.json"))
        with open(self.path("good.json"), "rb") as file:
            return file.read()

    def test_the_good_export_is_good(self):
        number = self.kept()
        good = self.exported(number)
        self.ok("delete", number, "--confirm", KEPT)
        same = bad_input.sealed(lambda content: None)(good)  # the hash of this test is the program's
        self.assertEqual(self.ok("import", self.write("same.json", same), "--json").json()["import"], "new")

    def test_every_broken_import_is_refused(self):
        number = self.kept()
        self.ok("observe", number, "data.access", "Shared accounts", "--due", "2027-03-31")
        good = self.exported(number)
        self.ok("delete", number, "--confirm", KEPT)
        self.start("Sample Other")
        before = self.dump()
        for i, bad in enumerate(bad_input.IMPORTS):
            with self.subTest(bad.name):
                content = bad.change(good)
                folder = self.put_files(f"i{i}", {bad.file: content})
                path = os.path.join(folder, bad.file)
                line = self.line_of(bad, b"" if content is bad_input.FOLDER else content)
                for options in ((), ("--dry-run",), ("--as-new",)):
                    self.check_words(bad, self.fails(bad.exit, "import", path, *options), path, line)
                self.harmless(self.fails(bad.exit, "import", path, "--json"))
                self.assertEqual(self.dump(), before)


if __name__ == "__main__":
    cli.main()
