"""Pages never break badly: the layout of every sample, on A4 and Letter."""

import unittest

import pages
import stress


class Layout(pages.PagesTest):
    def test_samples(self):
        for name in pages.SAMPLES:
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


if __name__ == "__main__":
    unittest.main(verbosity=1)
