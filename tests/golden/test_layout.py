"""Pages never break badly: the layout of every sample and of what tries it hard, on A4 and Letter.

layout_check is the program itself, which checks what stands where on the pages in place of drawing them.
"""

import os
import re
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "cli"))

import cli  # noqa: E402
import stress  # noqa: E402

CHECK = os.environ["AIRA_LAYOUT_CHECK"]
SAMPLES = sorted(os.listdir(os.path.join(cli.SOURCE, "data", "samples")))
LANGUAGES = ("en", "zh", "both")


class Layout(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.environment["SOURCE_DATE_EPOCH"] = "1795564800"  # 2026-11-25

    def check(self, number, name, *options):
        for language in LANGUAGES:
            binary, cli.BINARY = cli.BINARY, CHECK
            try:
                said = self.aira("report", number, "--lang", language, "-o", "none.pdf", *options).err
            finally:
                cli.BINARY = binary
            with self.subTest(name, language=language, options=options):
                told = re.search(r"layout: (\d+) pages, (\d+) faults", said)
                self.assertIsNotNone(told, said)
                self.assertGreater(int(told[1]), 0)
                self.assertEqual(told[2], "0", said)

    def sample_of(self, name, *options):
        number = self.start(f"示例{name} Sample", *options)
        self.ok("answer", number, "--from", os.path.join(cli.SOURCE, "data", "samples", name, "answers.ini"))
        return number

    def test_samples(self):
        for name in SAMPLES:
            number = self.sample_of(name)
            for depth in ("full", "quick"):
                self.ok("set", number, f"depth={depth}")
                self.check(number, name)
                self.check(number, name, "--redacted")

    def test_short_report(self):
        for levels in (range(5), (0,), (4,)):
            number = self.start("示例小店 Sample Shop", "--questionnaire", "sme-quick")
            self.check(number, "sme-quick, empty")
            for i, question in enumerate(stress.questions(self, "sme-quick")):
                given = str(levels[i % len(levels)]) if question["type"] == "level" else stress.value(question, i)
                self.ok("answer", number, f"{question['id']}={given}", "--evidence", "document")
            self.check(number, "sme-quick")
            self.check(number, "sme-quick", "--redacted")


def add(name, make):
    def test(self):
        self.check(make(self), name)

    setattr(Layout, "test_" + name.replace("-", "_"), test)


for stress_name, stress_make in stress.ALL.items():
    add(stress_name, stress_make)

if __name__ == "__main__":
    unittest.main(verbosity=1)
