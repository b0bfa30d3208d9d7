"""Findings reworded and struck by the consultant."""

import json
import unittest

import cli

OWN = "The plant keeps its data as few do."


class Findings(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.number = self.sample()
        self.file = self.write("own.txt", OWN + "\n")

    def findings(self):
        return self.ok("finding", self.number, "--json").json()["findings"]

    def summary(self, language="en"):
        return self.ok("report", self.number, "--format", "text", "--lang", language, "-o", "-").out

    def first(self, kind):
        return next(f["finding"] for f in self.findings() if f["finding"].startswith(kind))

    def test_they_are_listed_with_their_ids(self):
        found = self.findings()
        self.assertEqual([f["finding"].split(".")[0] for f in found], ["strength"] * 3 + ["gap"] * 3)
        self.assertTrue(all(f["state"] == "own" and f["shown"] for f in found))
        words = self.ok("finding", self.number).out
        for f in found:
            self.assertIn(f["finding"], words)
            self.assertIn(f["text"], words)

    def test_a_report_counts_those_of_its_own_languages(self):
        self.ok("finding", self.number, self.first("gap"), "--replace", "--file", self.file, "--lang", "en")
        self.assertIn(OWN, self.summary("en"))
        self.assertIn("assessor's own words", " ".join(self.summary("en").split()))
        self.assertNotIn(OWN, self.summary("zh"))
        self.assertNotIn("改用评估人自己的表述", "".join(self.summary("zh").split()))
        self.ok("finding", self.number, self.first("gap"), "--replace", "--file", self.file, "--lang", "zh")
        self.assertIn("改用评估人自己的表述", "".join(self.summary("zh").split()))

    def test_a_sentence_stands_in_place_and_is_marked(self):
        finding = self.first("gap")
        self.ok("finding", self.number, finding, "--replace", "--file", self.file)
        told = next(f for f in self.findings() if f["finding"] == finding)
        self.assertEqual((told["state"], told["shown"], told["text"]), ("replaced", True, OWN))
        report = self.summary()
        self.assertIn("(assessor's view)", report)
        squeezed = " ".join(report.split())
        self.assertIn("0 of them were left out", squeezed)
        self.assertIn("1 were put in the assessor's own words", squeezed)
        card = json.loads(self.ok("report", self.number, "--format", "json", "-o", "-").out)
        self.assertEqual(card["overrides"],
                         [{"finding": finding, "state": "replaced", "language": None, "text": OWN}])
        self.assertTrue(card["gaps"][0]["replaced"])
        redacted = self.ok("report", self.number, "--redacted", "--format", "json", "-o", "-").out
        self.assertNotIn(OWN, redacted)

    def test_a_struck_one_makes_way_for_the_next(self):
        before = [f["finding"] for f in self.findings() if f["finding"].startswith("strength")]
        self.ok("finding", self.number, before[0], "--strike")
        after = [f["finding"] for f in self.findings() if f["finding"].startswith("strength") and f["shown"]]
        self.assertEqual(after[:2], before[1:])
        self.assertEqual(len(after), 3)
        struck = next(f for f in self.findings() if f["finding"] == before[0])
        self.assertEqual((struck["state"], struck["shown"]), ("struck", False))
        self.assertIn("Left out by the assessor: 1", self.summary())
        self.assertIn("评估人略去1项", self.summary("zh"))
        self.ok("finding", self.number, before[0], "--restore")
        self.assertEqual([f["finding"] for f in self.findings() if f["finding"].startswith("strength")], before)
        self.assertNotIn("Left out by the assessor", self.summary())

    def test_each_language_has_its_own(self):
        finding = self.first("gap")
        self.ok("finding", self.number, finding, "--replace", "--file", self.file, "--lang", "en")
        self.assertIn("assessor's view", self.summary("en"))
        self.assertNotIn("评估人意见", self.summary("zh"))
        self.ok("finding", self.number, finding, "--restore", "--lang", "en")
        self.assertNotIn("assessor's view", self.summary("en"))

    def test_wrong_use_says_what_to_do(self):
        finding = self.first("gap")
        self.fails(2, "finding", self.number, finding)
        self.fails(2, "finding", self.number, "--strike")
        self.fails(2, "finding", self.number, finding, "--replace")
        self.fails(2, "finding", self.number, finding, "--strike", "--restore")
        self.fails(2, "finding", self.number, finding, "--strike", "--file", self.file)
        self.assertIn("every language", self.fails(2, "finding", self.number, finding, "--strike", "--lang", "en").err)
        self.fails(3, "finding", self.number, "gap.no.such", "--strike")
        self.fails(3, "finding", self.number, finding.split(".", 1)[1], "--strike")
        for words in ("", "a\n\nb", "x" * 401, b"a\xff", "a\x1b", b"good\0bad"):
            path = self.write("bad.txt", words)
            failed = self.fails(4, "finding", self.number, finding, "--replace", "--file", path)
            self.assertIn(path, failed.err)
        self.assertTrue(all(f["state"] == "own" for f in self.findings()))

    def test_they_travel(self):
        finding = self.first("gap")
        self.ok("finding", self.number, finding, "--strike")
        self.ok("export", self.number, "-o", self.path("whole.json"))
        self.ok("import", self.path("whole.json"), "--db", self.path("other.db"))
        other = self.ok("finding", "1", "--json", "--db", self.path("other.db")).json()["findings"]
        self.assertEqual(other, self.findings())


if __name__ == "__main__":
    unittest.main()
