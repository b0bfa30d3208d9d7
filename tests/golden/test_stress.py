"""Pages of assessments with nothing in them, or far too much (stress.py): they break well, and each format is written."""

import unittest

import pages
import stress

# What holds characters that no face has tells of them.
TOLD = {"odd-characters": stress.ODD_MISSING}


class Stress(pages.PagesTest):
    def check_formats(self, name, number):
        said = self.ok("report", number, "--lang", "both", "-o", "r.pdf").err
        for character in TOLD.get(name, ()):
            self.assertRegex(said, f"U\\+{character}[^\n]*“?[^\n]+", "a missing character, and where it stands")
        if name not in TOLD:
            self.assertNotIn("U+", said)
        with open(self.path("r.pdf"), "rb") as file:
            self.assertTrue(file.read().startswith(b"%PDF-"))
        for form, mark in (("html", "</html>"), ("text", "2026-11-25")):
            self.assertIn(mark, self.ok("report", number, "--lang", "both", "--format", form, "-o", "-").out)


def add(name, make):
    def test(self):
        number = make(self)
        self.check(number, name)
        self.check_formats(name, number)

    setattr(Stress, "test_" + name.replace("-", "_"), test)


for stress_name, stress_make in stress.ALL.items():
    add(stress_name, stress_make)

if __name__ == "__main__":
    unittest.main(verbosity=1)
