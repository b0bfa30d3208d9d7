"""A report that was handed out, against the database it came from, another one, and what was altered."""

import os
import re
import shutil
import sqlite3
import subprocess
import unittest

import cli
from cli import SOURCE


def at(second):
    """The clock of one call, so that days and orders are known."""
    return {"SOURCE_DATE_EPOCH": str(1795564800 + second)}  # 2026-11-25


class VerifyReport(cli.CliTest):
    def setUp(self):
        super().setUp()
        if shutil.which("qpdf") is None:
            self.skipTest("qpdf is not installed")
        self.number = self.start("示例制造公司 Sample Manufacturing Co.")
        self.ok("answer", self.number, "data.access=1", "--by", "Sample CIO", **at(0))
        self.ok("answer", self.number, "data.lawful=2", "--by", "Sample CIO", **at(86400))

    def report(self, name="report.pdf", second=86500):
        self.ok("report", self.number, "--lang", "en", "-o", name, **at(second))
        return self.path(name)

    def told(self, pdf, code, *options):
        return self.fails(code, "verify", pdf, "--json", *options).json()

    def altered(self, pdf, change, name="altered.pdf"):
        """A copy with one change, as bytes, in what stands readable in the file."""
        plain = self.path("plain.pdf")
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, plain], check=True)
        with open(plain, "rb") as file:
            before = file.read()
        after = change(before)
        self.assertNotEqual(before, after)
        return self.write(name, after)

    def flipped(self, pdf, mark):
        """A digit of the mark is another."""
        def change(data):
            place = data.index(b"/" + mark.encode() + b" (") + len(mark) + 3 + 7
            return data[:place] + (b"0" if data[place:place + 1] != b"0" else b"1") + data[place + 1:]
        return self.altered(pdf, change)

    def test_what_the_database_says_now(self):
        pdf = self.report()
        told = self.told(pdf, 0)
        self.assertEqual((told["verdict"], told["assessment"], told["entries"], told["entry"]["sequence"]),
                         ("current", 1, 2, 2))
        self.assertEqual(told["content_hash"], told["content_hash_now"])
        self.assertEqual(told["journal_head"], told["journal_head_now"])
        self.assertIn("what the database says now", self.ok("verify", pdf).out)
        self.assertIn("与数据库现有内容一致", self.ok("verify", pdf, "--lang", "zh").out)

    def test_the_language_makes_no_difference(self):
        for language in ("zh", "both"):
            self.ok("report", self.number, "--lang", language, "-o", "other.pdf")
            self.assertEqual(self.told("other.pdf", 0)["verdict"], "current")

    def test_it_stays_current_while_nothing_changes(self):
        pdf = self.report()
        self.report("again.pdf", 90000)
        self.ok("answer", self.start("Sample Bank"), "data.access=3")
        self.assertEqual(self.told(pdf, 0)["verdict"], "current")

    def test_an_earlier_entry_is_named(self):
        pdf = self.report()
        self.ok("answer", self.number, "data.access=3", **at(100000))
        told = self.told(pdf, 0)
        self.assertEqual((told["verdict"], told["entries"]), ("earlier", 3))
        self.assertEqual(told["entry"], {"sequence": 2, "at": "2026-11-26T00:00:00Z", "by": "Sample CIO"})
        self.assertEqual(told["noted"], "2026-11-26T00:01:40Z")
        words = self.ok("verify", pdf).out
        self.assertIn("entry 2 of 3 in its journal, of 2026-11-26, by Sample CIO", words)
        self.assertIn("noted here on 2026-11-26", words)

    def test_before_the_first_answer(self):
        self.number = self.start("Sample Bank")
        pdf = self.report("empty.pdf")
        self.assertEqual(self.told(pdf, 0)["verdict"], "current")
        self.ok("answer", self.number, "data.access=3")
        told = self.told(pdf, 0)
        self.assertEqual((told["verdict"], told["entry"], told["journal_head"]), ("earlier", None, None))
        self.assertIn("before the first of the 1 entries", self.ok("verify", pdf).out)

    def test_the_same_answer_again_is_another_entry(self):
        self.ok("answer", self.number, "data.access=3", **at(100000))
        pdf = self.report("three.pdf", 100100)
        self.ok("answer", self.number, "data.access=1", **at(100200))
        self.ok("answer", self.number, "data.access=3", **at(100300))
        self.assertEqual(self.told(pdf, 0)["entry"]["sequence"], 3)

    def test_a_flipped_byte_in_the_content_hash(self):
        pdf = self.flipped(self.report(), "aira-content-hash")
        told = self.told(pdf, 1)
        self.assertEqual((told["verdict"], told["noted"]), ("differs", None))
        self.assertNotEqual(told["content_hash"], told["content_hash_now"])
        said = self.fails(1, "verify", pdf)
        self.assertIn("the file was altered", said.out)
        self.assertEqual(said.err, "")
        self.ok("answer", self.number, "data.access=3")
        self.assertIn("its content hash was altered", self.ok("verify", pdf).out)

    def test_a_flipped_byte_in_the_journals_head(self):
        told = self.told(self.flipped(self.report(), "aira-journal-head"), 1)
        self.assertEqual((told["verdict"], told["entry"]), ("unknown-entry", None))

    def test_a_flipped_byte_in_the_assessment(self):
        told = self.told(self.flipped(self.report(), "aira-assessment"), 1)
        self.assertEqual((told["verdict"], told["assessment"], told["client"]), ("elsewhere", None, None))

    def test_what_the_journal_does_not_hold_can_differ(self):
        pdf = self.report()
        self.ok("set", self.number, "scope=Retail", **at(100000))
        told = self.told(pdf, 1)
        self.assertEqual((told["verdict"], told["noted"]), ("differs", "2026-11-26T00:01:40Z"))
        self.assertIn("client, scope, depth, people, targets", self.fails(1, "verify", pdf).out)

    def test_a_rewritten_journal_no_longer_matches(self):
        pdf = self.report()
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE journal SET hash = CASE substr(hash, 1, 1) WHEN 'f' THEN 'e' ELSE 'f' END "
                             "|| substr(hash, 2) WHERE sequence = 2")
        self.assertEqual(self.told(pdf, 1)["verdict"], "unknown-entry")
        self.assertIn("the journal has been rewritten", self.fails(1, "verify", pdf).out)

    def test_another_database_and_one_it_was_imported_to(self):
        pdf = self.report()
        self.ok("export", self.number, "-o", "sample.json")
        other = {"AIRA_DB": self.path("other.db")}
        self.ok("new", "--client", "Sample Bank", **other)
        self.assertEqual(self.fails(1, "verify", pdf, "--json", **other).json()["verdict"], "elsewhere")
        self.assertIn("never imported here", self.fails(1, "verify", pdf, **other).out)
        self.ok("import", "sample.json", **other)
        told = self.fails(0, "verify", pdf, "--json", **other).json()
        self.assertEqual((told["verdict"], told["assessment"], told["noted"]), ("current", 2, None))

    def test_a_deleted_one_is_told_with_its_day(self):
        pdf = self.report()
        self.ok("delete", self.number, "--confirm", "示例制造公司 Sample Manufacturing Co.", **at(200000))
        told = self.told(pdf, 1)
        self.assertEqual((told["verdict"], told["deleted"]), ("deleted", "2026-11-27"))
        self.assertIn("deleted here on 2026-11-27", self.fails(1, "verify", pdf).out)

    def test_an_upgrade_is_an_entry_too(self):
        folder = self.path("mine")
        shutil.copytree(os.path.join(SOURCE, "questionnaires", "sme-quick"), folder)
        self.number = self.start("Sample Shop", "--questionnaire", "./mine")
        question = self.ok("questionnaire", "show", "./mine", "--json").json()["questions"][0]["id"]
        self.ok("answer", self.number, f"{question}=?")
        pdf = self.report("shop.pdf")
        path = os.path.join(folder, "questionnaire.ini")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(r"(?m)^version = .*$", "version = 99.0.0", text))
        self.ok("upgrade", self.number, "--questionnaire", "./mine")
        told = self.told(pdf, 0)
        self.assertEqual((told["verdict"], told["entry"]["sequence"], told["entries"]), ("earlier", 1, 2))

    def test_a_pdf_of_another_tool_is_refused(self):
        plain = (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                 b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                 b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
                 b"4 0 obj\n<< /Producer (Other) >>\nendobj\n"
                 b"trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\n%%EOF\n")
        said = self.fails(4, "verify", self.write("other.pdf", plain))
        self.assertIn("no scorecard of aira", said.err)
        self.assertEqual(said.out, "")

    def test_what_is_no_pdf_is_refused(self):
        with open(self.report(), "rb") as file:
            whole = file.read()
        for data in (b"", b"Dear client", b"%PDF-1.7\n", whole[:200]):
            said = self.fails(4, "verify", self.write("bad.pdf", data))
            self.assertIn("bad.pdf", said.err)
        self.assertEqual(self.aira("verify", self.write("cut.pdf", whole[:len(whole) // 2])).code, 4)
        self.fails(3, "verify", "missing.pdf")
        self.fails(4, "verify", self.folder)
        self.assertEqual(self.fails(4, "verify", self.database, "--json").out, "")

    def test_words_from_outside_do_no_harm(self):
        pdf = self.altered(self.report(), lambda data: re.sub(
            rb"/aira-assessment \([^)]*\)", rb"/aira-assessment (\\033]0;x\\007\\033[31mred)", data))
        for options in ((), ("--json",)):
            said = self.fails(1, "verify", pdf, *options)
            self.assertNotIn("\x1b", said.out + said.err)
            self.assertNotIn("\x07", said.out + said.err)

    def test_it_looks_and_changes_nothing(self):
        pdf = self.report()
        before = self.ok("list", "--json").json()
        self.ok("verify", pdf)
        self.assertEqual(self.ok("list", "--json").json(), before)
        self.ok("verify")


if __name__ == "__main__":
    unittest.main()
