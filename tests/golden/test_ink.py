"""Every letter that is drawn leaves ink where it should stand: in reports of all samples, and of rare characters."""

import shutil
import subprocess
import unittest

import pages
import stress


@unittest.skipIf(shutil.which("pdftoppm") is None, "pdftoppm is not installed")
class Ink(pages.PagesTest):
    def test_samples(self):
        for name in pages.SAMPLES:
            self.check_ink(self.sample_of(name), name, "both")

    def test_odd_characters(self):
        self.check_ink(stress.odd_characters(self), "odd characters", "en")

    def test_a_letter_without_ink_is_found(self):
        with open(self.path("letters"), "w", encoding="ascii") as file:
            file.write("0 2 2 8 8 65\n")  # in the corner of a page
        self.ok("report", self.start(), "--lang", "en", "-o", self.path("r.pdf"))
        drawn = subprocess.run(["pdftoppm", "-r", "50", "-l", "1", "-gray", self.path("r.pdf")], capture_output=True)
        looked = subprocess.run([pages.INK, "50", self.path("letters")], input=drawn.stdout, capture_output=True)
        self.assertEqual((looked.returncode, looked.stdout), (1, b"1 letters, 1 without ink\n"))


if __name__ == "__main__":
    unittest.main(verbosity=1)
