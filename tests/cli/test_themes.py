"""Reports by theme: the shipped ones, one of a firm's own, and what is wrong with bad ones."""

import base64
import os
import re
import shutil
import subprocess
import unittest
import zipfile

import cli
from cli import SOURCE
from png import png

SHIPPED = ("default", "plain", "dark-cover")
SAMPLES = ("bank", "game-studio", "hospital", "manufacturer", "retailer", "startup")
FIRM = """[page]
paper = letter

[colours]
ink = 1B3B2F

[cover]
ground = 1B3B2F
text = FFFFFF

[logos]
consultant = logo.png
client = sub/client.png
pages = consultant

[text en]
firm = Sample Consulting
footer = "Sample Consulting for {client}"
confidential = "Only for {client}."

[text zh]
firm = 示例咨询
footer = 示例咨询，供{client}
confidential = 仅供{client}。

[sections]
order = cover, summary, actions, method
"""
RED, GREEN = (200, 30, 30), (30, 160, 60)
TEXTS = "[text en]\nfirm = A\n[text zh]\nfirm = B\n"

# What stands in the theme, the line that is named, a part of what is said.
BAD = (
    ("[page]\npaper = legal\n", 2, "paper is a4 or letter"),
    ("[colors]\nink = 000000\n", 1, "no section [colors]"),
    ("[colours]\nlinen = 000000\n", 2, "no key 'linen'"),
    ("[colours]\nink = red\n", 2, "is no colour"),
    ("[colours]\ngrey = 888888\n", 2, "has a contrast of 3.54:1"),
    ("[faces]\nlatin = No Such Face\n", 2, "\"No Such Face\" is not installed"),
    ("[faces]\n\nchinese = Open Sans\n", 3, "has no Chinese characters"),
    ("[faces]\nlatin = none.ttf\n", 2, "font file cannot be read"),
    (TEXTS + "[logos]\nconsultant = theme.ini\n", 6, "is no PNG file"),
    ("[text zh]\nfirm = B\n", 2, "Chinese alone"),
    ("[sections]\norder = summary, charts, method\n", 2, "The section 'charts' is not there; sections are cover,"),
    ("[sections]\norder = summary, law, law, method\n", 2, "'law' is named twice"),
    ("[sections]\norder = cover, summary\n", 2, "'method' cannot be left out"),
    ("[sections]\norder = cover, method\n", 2, "'summary' cannot be left out"),
    ("[sections]\norder = summary, method, answers\n", 2, "'method' stands last"),
    ("[sections]\norder = summary, cover, method\n", 2, "'cover' stands first"),
    ("ink = 000000\n", 1, ""),
)


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def picture(colour):
    return png(40, 20, lambda x, y: colour)


class Themes(cli.CliTest):
    def setUp(self):
        super().setUp()
        for tool in ("pdftotext", "pdfinfo", "pdftoppm", "pdfimages"):
            if shutil.which(tool) is None:
                self.skipTest(f"{tool} is not installed")

    def firm(self, text=FIRM):
        self.write("theme/logo.png", picture(RED))
        self.write("theme/sub/client.png", picture(GREEN))
        return self.write("theme/firm.ini", text)

    def report(self, *options):
        pdf = self.path("report.pdf")
        result = self.ok("report", self.number, "-o", pdf, *options)
        return pdf, result

    def colours(self, pdf, page):
        """The colours of a page and how often each stands on it, at 36 to the inch."""
        image = output("pdftoppm", "-r", "36", "-f", str(page), "-l", str(page), pdf)
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", image)
        pixels, found = image[head.end():], {}
        for i in range(0, len(pixels), 3):
            found[tuple(pixels[i:i + 3])] = found.get(tuple(pixels[i:i + 3]), 0) + 1
        return found

    # ---- shipped ones

    def test_each_shipped_theme_draws_each_sample(self):
        for sample in SAMPLES:
            number = self.start(f"示例 Sample {sample}")
            self.ok("answer", number, "--from", os.path.join(SOURCE, "data", "samples", sample, "answers.ini"))
        pages = {}
        for theme in SHIPPED:
            result = self.ok("report", "--all", "--theme", theme, "--lang", "both", "-o", self.path(theme))
            self.assertNotIn("U+", result.err)
            self.assertEqual(len(os.listdir(self.path(theme))), len(SAMPLES))
            for name in os.listdir(self.path(theme)):
                told = output("pdfinfo", os.path.join(self.path(theme), name)).decode()
                self.assertIn("(A4)", told)
                pages.setdefault(name, set()).add(re.search(r"Pages: +(\d+)", told)[1])
        self.assertTrue(all(len(counts) == 1 for counts in pages.values()), "a theme moves nothing")

    def test_the_default_theme_is_the_usual_look(self):
        self.number = self.sample()
        with open(self.report("--theme", "default")[0], "rb") as file:
            themed = file.read()
        with open(self.report()[0], "rb") as file:
            self.assertEqual(themed, file.read())

    def test_plain_has_no_colour(self):
        self.number = self.sample()
        pdf, _ = self.report("--theme", "plain", "--lang", "en")
        for page in (1, 2, 9):
            self.assertTrue(all(len(set(colour)) == 1 for colour in self.colours(pdf, page)), f"page {page}")

    def test_a_dark_cover_fills_its_page_alone(self):
        self.number = self.sample()
        pdf, _ = self.report("--theme", "dark-cover")
        cover, summary = self.colours(pdf, 1), self.colours(pdf, 2)
        ground = (0x14, 0x27, 0x3F)
        self.assertGreater(cover[ground], 0.9 * sum(cover.values()))
        self.assertNotIn(ground, summary)

    # ---- a firm's own

    def test_what_the_firm_says_stands_where_it_belongs(self):
        self.number = self.sample()
        for language, words, footer, only in (("en", "Sample Consulting", "for", "Only for"), ("zh", "示例咨询", "供", "仅供")):
            pdf, _ = self.report("--theme", self.firm(), "--lang", language)
            told = output("pdfinfo", pdf).decode()
            self.assertIn("612 x 792", told)
            self.assertRegex(told, f"Author: +{words}")
            pages = output("pdftotext", pdf, "-").decode().split("\f")
            self.assertIn(words, pages[0])
            self.assertIn(only, pages[0])
            self.assertIn(words, pages[1])
            self.assertIn(footer, pages[1])
            self.assertFalse(any(("Confidential, for" if language == "en" else "机密，仅供") in page for page in pages))

    def test_sections_come_as_the_theme_orders_them(self):
        self.number = self.sample()
        words = self.ok("report", self.number, "--theme", self.firm(), "--lang", "en", "--format", "text", "-o", "-").out
        places = [words.index(f"\n{head}\n") for head in ("Summary", "Recommendations", "Method")]
        self.assertEqual(places, sorted(places))
        for left_out in ("Stages and gates", "All answers", "Law and standards"):
            self.assertNotIn(f"\n{left_out}\n", words)

    def test_logos_are_drawn(self):
        self.number = self.sample()
        pdf, _ = self.report("--theme", self.firm())
        cover, summary = self.colours(pdf, 1), self.colours(pdf, 2)
        self.assertGreater(cover.get(RED, 0), 500)
        self.assertGreater(cover.get(GREEN, 0), 500)
        self.assertGreater(summary.get(RED, 0), 30)
        self.assertNotIn(GREEN, summary)
        images = output("pdfimages", "-list", pdf).decode().splitlines()[2:]
        self.assertEqual(len({line.split()[10] for line in images}), 2, "each is in the file once")

    def test_a_redacted_copy_does_not_show_the_client(self):
        self.number = self.sample()
        theme = self.firm(FIRM.replace("pages = consultant", "pages = consultant, client"))
        pdf, _ = self.report("--theme", theme, "--redacted", "--lang", "en")
        for page in (1, 2):
            self.assertIn(RED, self.colours(pdf, page))
            self.assertNotIn(GREEN, self.colours(pdf, page))
        pages = output("pdftotext", pdf, "-").decode().split("\f")
        self.assertIn("Redacted copy", pages[0])
        self.assertIn("Redacted copy", pages[1])
        page = self.ok("report", self.number, "--theme", theme, "--redacted", "--format", "html", "-o", "-").out
        self.assertNotIn(base64.b64encode(picture(GREEN)).decode(), page)

    def test_html_holds_the_logos_and_colours(self):
        self.number = self.sample()
        page = self.ok("report", self.number, "--theme", self.firm(), "--lang", "en", "--format", "html", "-o", "-").out
        found = re.findall(r'<img class="logo" alt="([^"]*)"[^>]* src="data:image/png;base64,([^"]*)">', page)
        self.assertEqual([alternative for alternative, _ in found],
                         ["Sample Consulting", "Sample Consulting", "示例制造公司 Sample Manufacturing Co."])
        self.assertEqual([base64.b64decode(data) for _, data in found], [picture(RED), picture(RED), picture(GREEN)])
        self.assertIn("--ink:#1b3b2f", page)
        self.assertRegex(page, r"\.cover\{[^}]*--ink:#ffffff[^}]*--paper:#1b3b2f")
        self.assertIn("size:letter", page)

    def test_a_workbook_has_the_colours(self):
        self.number = self.sample()
        self.ok("report", self.number, "--theme", self.firm(), "--format", "xlsx", "-o", "report.xlsx")
        with zipfile.ZipFile(self.path("report.xlsx")) as book:
            styles = book.read("xl/styles.xml").decode()
        self.assertIn("FF1B3B2F", styles)
        self.assertNotIn("FF1F3A5F", styles)

    def test_the_summary_is_one_page_of_letter_too(self):
        theme = self.write("letter.ini", "[page]\npaper = letter\n")
        for sample in ("manufacturer", "retailer"):
            self.number = self.start(f"示例 Sample {sample}")
            self.ok("answer", self.number, "--from", os.path.join(SOURCE, "data", "samples", sample, "answers.ini"))
            pages = output("pdftotext", self.report("--theme", theme, "--lang", "en")[0], "-").decode().split("\f")
            self.assertIn("Next actions", pages[1])
            self.assertIn("Stages and gates", pages[2])

    def test_the_example_of_the_guide_is_a_theme(self):
        with open(os.path.join(SOURCE, "docs", "themes.md"), encoding="utf-8") as guide:
            text = re.search(r"```ini\n(.*?)```", guide.read(), re.S)[1]
        for name in ("our-logo.png", "their-logo.png"):
            self.write(name, picture(RED))
        self.ok("report", self.start(), "--theme", self.write("example.ini", text), "-o", "example.pdf")

    # ---- what is wrong

    def test_bad_themes_are_told_with_file_and_line(self):
        number = self.start()
        for text, line, words in BAD:
            path = self.write("theme.ini", text)
            result = self.fails(4, "report", number, "--theme", path, "-o", "none.pdf")
            self.assertIn(f"{path}:{line}: error: ", result.err, text)
            self.assertIn(words, result.err, text)
            self.assertFalse(os.path.exists(self.path("none.pdf")))
        self.fails(4, "report", "--all", "--theme", path, "-o", "none")
        self.assertFalse(os.path.exists(self.path("none")))

    def test_a_bad_theme_is_told_as_json_too(self):
        number = self.start()
        path = self.write("theme.ini", "[colours]\nink = red\n")
        result = self.fails(4, "report", number, "--theme", path, "--json")
        self.assertRegex(result.err, r'"file": ?"[^"]*theme\.ini"')
        self.assertRegex(result.err, r'"line": ?2\b')

    def test_a_theme_that_is_not_there(self):
        number = self.start()
        self.assertIn("dark-cover, default, plain", self.fails(3, "report", number, "--theme", "plian").err)
        self.fails(3, "report", number, "--theme", "./plain.ini")
        for file_format in ("json", "csv"):
            self.assertIn("leave out --theme",
                          self.fails(2, "report", number, "--theme", "plain", "--format", file_format).err)


if __name__ == "__main__":
    unittest.main()
