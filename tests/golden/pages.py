"""What the tests of pages share.

layout_check is the program itself, which checks what stands where on the pages in place of drawing them.
"""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "cli"))

import cli  # noqa: E402

CHECK = os.environ["AIRA_LAYOUT_CHECK"]
INK = os.environ["AIRA_INK"]
SAMPLES = sorted(os.listdir(os.path.join(cli.SOURCE, "data", "samples")))
LANGUAGES = ("en", "zh", "both")
DAY = {"SOURCE_DATE_EPOCH": "1795564800"}  # 2026-11-25
RESOLUTION = 100


class PagesTest(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.environment.update(DAY)

    def sample_of(self, name, *options):
        number = self.start(f"示例{name} Sample", *options)
        self.ok("answer", number, "--from", os.path.join(cli.SOURCE, "data", "samples", name, "answers.ini"))
        return number

    def checked(self, number, language, *options, **keywords):
        """What layout_check says of a report."""
        binary, cli.BINARY = cli.BINARY, CHECK
        try:
            return self.aira("report", number, "--lang", language, "-o", "none.pdf", *options, **keywords).err
        finally:
            cli.BINARY = binary

    def check(self, number, name, *options, languages=LANGUAGES):
        """No page of the report has a fault, on either paper."""
        for language in languages:
            with self.subTest(name, language=language, options=options):
                said = self.checked(number, language, *options)
                told = re.search(r"layout: (\d+) pages, (\d+) faults", said)
                self.assertIsNotNone(told, said)
                self.assertGreater(int(told[1]), 0)
                self.assertEqual(told[2], "0", said)

    def check_ink(self, number, name, language):
        """Every letter of the drawn report has left ink where the layout put it."""
        letters, pdf = self.path("letters"), self.path("ink.pdf")
        self.checked(number, language, AIRA_LAYOUT_LETTERS=letters)
        self.ok("report", number, "--lang", language, "-o", pdf)
        with subprocess.Popen(["pdftoppm", "-r", str(RESOLUTION), "-gray", pdf], stdout=subprocess.PIPE) as drawn:
            looked = subprocess.run([INK, str(RESOLUTION), letters], stdin=drawn.stdout, capture_output=True, text=True)
        with self.subTest(name, language=language):
            self.assertEqual(looked.returncode, 0, looked.stdout + looked.stderr)
            self.assertGreater(int(looked.stdout.split()[0]), 1000)
