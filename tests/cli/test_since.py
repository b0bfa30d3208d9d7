"""A report beside an earlier assessment: what it says, what is refused, and what verify makes of it."""

import json
import os
import re
import shutil
import sqlite3
import unittest

import cli
from cli import SOURCE


def at(second):
    """The clock of one call."""
    return {"SOURCE_DATE_EPOCH": str(1795564800 + second)}  # 2026-11-25


class Since(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.before = self.ok("new", "--client", "Sample Bank", **at(0)).out.strip()
        self.ok("answer", self.before, "data.access=1", "data.lawful=3", "adopt.internal.use=2", **at(10))
        self.now = self.ok("new", "--client", "Sample Bank", **at(400 * 86400)).out.strip()
        self.ok("answer", self.now, "data.access=3", "--note", "Access now ends with the contract", **at(400 * 86400))
        self.ok("answer", self.now, "data.lawful=2", "adopt.internal.use=2", **at(400 * 86400))

    def card(self, *options):
        return json.loads(self.ok("report", self.now, "--format", "json", "-o", "-", *options).out)

    def text(self, *options):
        said = self.ok("report", self.now, "--format", "text", "--lang", "en", "-o", "-", *options).out
        return re.sub(r"\s+", " ", said)

    def pdf(self, *options):
        self.ok("report", self.now, "--since", self.before, "-o", "since.pdf", *options)
        return self.path("since.pdf")

    def test_levels_then_and_now_stand_side_by_side(self):
        criteria = {c["question"]: c for c in self.card("--since", self.before)["since"]["criteria"]}
        self.assertEqual((criteria["data.access"]["then"]["level"], criteria["data.access"]["now"]["level"]), (1, 3))
        self.assertEqual((criteria["data.lawful"]["then"]["level"], criteria["data.lawful"]["now"]["level"]), (3, 2))
        self.assertEqual({c["kind"] for c in criteria.values()}, {"both"})
        said = self.text("--since", self.before)
        self.assertIn("This report, of 2027-12-30, beside the assessment of 2026-11-25.", said)
        self.assertIn("Access now ends with the contract", said.split("Criteria that changed")[1])
        self.assertNotIn("AI tools in use", said.split("Criteria that changed")[1].split("Gates opened")[0])

    def test_without_it_nothing_of_it_is_there(self):
        self.assertNotIn("since", self.card())
        self.assertNotIn("Since last time", self.text())
        self.assertNotEqual(self.card()["content_hash"], self.card("--since", self.before)["content_hash"])

    def test_what_cannot_be_is_refused_in_a_sentence(self):
        other = self.start("Small", "--questionnaire", "sme-quick")
        for code, words, options in (
                (2, "cannot be compared: this one uses the questionnaire enterprise-ai", (self.now, "--since", other)),
                (2, "with itself", (self.now, "--since", self.now)),
                (2, "begun later (2027-12-30)", (self.before, "--since", self.now)),
                (2, "2 assessments fit", (self.now, "--since", "Sample Bank")),
                (3, "No client's name fits", (self.now, "--since", "Nobody")),
                (3, "99", (self.now, "--since", "99")),
                (2, "in place of --all", ("--all", "--since", self.before)),
                (2, "leave out --since", (self.now, "--since", self.before, "--format", "csv")),
                (2, "leave out --since", (self.now, "--since", self.before, "--format", "xlsx"))):
            said = self.fails(code, "report", *options, "-o", "no.pdf")
            self.assertIn(words, said.err)
            self.assertEqual(said.out, "")
            self.assertFalse(os.path.exists(self.path("no.pdf")))

    def test_json_names_what_it_was_compared_with(self):
        told = self.ok("report", self.now, "--since", self.before, "-o", "x.pdf", "--json").json()
        self.assertEqual(told["since"], int(self.before))
        self.assertNotIn("since", self.ok("report", self.now, "-o", "x.pdf", "--json").json())

    def test_another_version_compares_what_both_have(self):
        folder = self.path("mine")
        shutil.copytree(os.path.join(SOURCE, "questionnaires", "sme-quick"), folder)
        before = self.start("Sample Shop", "--questionnaire", "./mine")
        path = os.path.join(folder, "questionnaire.ini")
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"(?m)^version = .*$", "version = 99.0.0", file.read())
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.now = self.start("Sample Shop", "--questionnaire", "./mine")
        self.assertIn("to 99.0.0", self.text("--since", before))

    def test_a_redacted_one_names_neither(self):
        self.ok("answer", self.before, "data.access=1", "--note", "the wombat keeps the keys")
        said = self.text("--since", self.before, "--redacted")
        self.assertIn("Since last time", said)
        for secret in ("Sample Bank", "wombat", "Access now ends"):
            self.assertNotIn(secret, said)
        pdf = self.pdf("--redacted")
        self.assertEqual(self.ok("verify", pdf, "--json").json()["verdict"], "current")

    # ---- verify ----

    def told(self, pdf, code, **environment):
        return self.fails(code, "verify", pdf, "--json", **environment).json()

    def test_verify_works_the_comparison_out_again(self):
        pdf = self.pdf()
        told = self.told(pdf, 0)
        self.assertEqual((told["verdict"], told["since"]["assessment"]), ("current", int(self.before)))
        self.assertEqual(told["since"]["journal_head"], told["since"]["journal_head_now"])
        self.assertIn(f"compares with assessment {self.before}", self.ok("verify", pdf).out)
        self.ok("report", self.now, "-o", "alone.pdf")
        self.assertIsNone(self.told("alone.pdf", 0)["since"])

    def test_verify_tells_when_the_earlier_one_changed(self):
        pdf = self.pdf()
        self.ok("answer", self.before, "data.access=2")
        told = self.told(pdf, 0)
        self.assertEqual(told["verdict"], "since-earlier")
        self.assertIsNotNone(told["noted"])
        self.assertIn("entry 3 of 4 in its journal", self.ok("verify", pdf).out)
        self.ok("answer", self.now, "data.access=2")
        self.assertEqual(self.told(pdf, 0)["verdict"], "earlier")

    def test_verify_tells_what_it_cannot_check(self):
        pdf = self.pdf()
        self.ok("export", self.now, "-o", "now.json")
        other = {"AIRA_DB": self.path("other.db")}
        self.ok("new", "--client", "Another", **other)
        self.ok("import", "now.json", **other)
        self.assertEqual(self.told(pdf, 1, **other)["verdict"], "since-missing")
        said = self.fails(1, "verify", pdf, **other)
        self.assertIn("cannot be checked here", said.out)
        self.assertIn("Import the assessment that it compares with", said.out)
        self.ok("delete", self.before, "--confirm", "Sample Bank")
        self.assertEqual(self.told(pdf, 1)["verdict"], "since-missing")

    def test_verify_finds_a_rewritten_journal_of_the_earlier_one(self):
        pdf = self.pdf()
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE journal SET hash = CASE substr(hash, 1, 1) WHEN 'f' THEN 'e' ELSE 'f' END "
                             "|| substr(hash, 2) WHERE sequence = 3 AND assessment = "
                             "(SELECT min(assessment) FROM journal)")
        self.assertEqual(self.told(pdf, 1)["verdict"], "since-unknown-entry")


if __name__ == "__main__":
    unittest.main()
