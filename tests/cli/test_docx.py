"""The report as a text for a word processor, of every sample: sound, and word for word the page."""

import html.parser
import os
import shutil
import subprocess
import unittest

import cli
from cli import SOURCE
from wordtext import W, WordText, squeeze

DAY = {"SOURCE_DATE_EPOCH": "1795564800"}  # 2026-11-25
SAMPLES = os.path.join(SOURCE, "data", "samples")
LANGUAGES = ("en", "zh", "both")
HOSTILE = '</w:t><w:br/>"&amp;\'<script>'


class Page(html.parser.HTMLParser):
    """The words of the page of HTML: its main part, its contents, and what its figures are said to show."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.main, self.entries, self.alternatives = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in ("br", "meta", "col", "hr"):
            self.open.append(tag)
        if tag == "svg" and ("role", "img") in attributes:
            self.alternatives.append("")
        if "nav" in self.open and tag == "a":
            self.entries.append("")

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if "svg" in self.open:
            if self.open[-1] in ("title", "desc"):
                self.alternatives[-1] += squeeze(data)
        elif "main" in self.open:
            self.main.append(data)
        elif "nav" in self.open and "a" in self.open:
            self.entries[-1] += squeeze(data)


class Docx(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.environment.update(DAY)

    def file(self, number, language, *options):
        path = self.path(f"{number}-{language}.docx")
        self.ok("report", number, "--format", "docx", "--lang", language, "-o", path, *options)
        return path

    def page(self, number, language):
        return Page(self.ok("report", number, "--format", "html", "--lang", language, "-o", "-").out)

    def check(self, number, language, where):
        text, page = WordText(self.file(number, language)), self.page(number, language)
        self.assertEqual(text.wrong(), [], where)
        self.assertEqual(text.words(), squeeze("".join(page.main)), where)
        self.assertEqual([squeeze(words) for words in text.alternatives()], page.alternatives, where)
        self.assertEqual(text.dates, {(1980, 1, 1, 0, 0, 0)})
        return text, page

    def check_contents(self, text, page, where):
        headings = [text.paragraph(one) for one in text.styled("Heading1", "Heading2")]
        entries = [text.paragraph(one) for one in text.styled("TOC1", "TOC2")]
        self.assertGreater(len(entries), 20, where)
        self.assertEqual(entries, headings, where)
        self.assertEqual(entries, page.entries, where)
        targets = [one.find(W + "hyperlink").get(W + "anchor") for one in text.styled("TOC1", "TOC2")]
        marks = [mark.get(W + "name") for one in text.styled("Heading1", "Heading2")
                 for mark in one.iter(W + "bookmarkStart") if mark.get(W + "name").startswith("_Toc")]
        self.assertEqual(targets, marks, where)

    def test_every_sample_says_what_the_page_says(self):
        samples = sorted(os.listdir(SAMPLES))
        self.assertEqual(len(samples), 6)
        for sample in samples:
            number = self.start(f"示例 {sample}")
            self.ok("answer", number, "--from", os.path.join(SAMPLES, sample, "answers.ini"))
            for language in LANGUAGES if sample == samples[0] else ("both",):
                where = f"{sample}, {language}"
                text, page = self.check(number, language, where)
                self.check_contents(text, page, where)
                self.assertGreater(len(list(text.body.iter(W + "hyperlink"))), len(page.entries), where)

    def test_two_runs_give_the_same_bytes(self):
        number, found = self.sample(), []
        for _ in range(2):
            with open(self.file(number, "both"), "rb") as file:
                found.append(file.read())
        self.assertEqual(*found)

    def test_an_empty_and_a_short_one_are_sound(self):
        for options in ((), ("--questionnaire", "sme-quick")):
            number = self.start(cli.CLIENT, *options)
            for language in LANGUAGES:
                text, _ = self.check(number, language, f"{options}, {language}")
                self.assertEqual(len(list(text.body.iter(W + "sectPr"))), 1 if options else 2)

    def test_heads_repeat_and_what_belongs_together_stays_so(self):
        text = WordText(self.file(self.sample(), "en"))
        ruled = [table for table in text.body.iter(W + "tbl")
                 if table.find(f"{W}tblPr/{W}tblStyle").get(W + "val") == "ReportTableRuled"]
        self.assertGreater(len(ruled), 20)
        for table in ruled:
            rows = table.findall(W + "tr")
            self.assertIsNotNone(rows[0].find(f"{W}trPr/{W}tblHeader"))
            for one in list(rows[0].iter(W + "p")):
                self.assertIsNotNone(one.find(f"{W}pPr/{W}keepNext"))
        for style in ("Heading1", "Heading2", "Heading3"):
            for one in text.styled(style):
                self.assertIsNotNone(one.find(f"{W}pPr/{W}keepNext"))

    def test_a_comment_stands_in_a_box_and_its_lists_are_lists(self):
        number = self.sample()
        words = self.write("words.md", "Look **here** first.\n\n- one\n- two\n\n1. first\n2. second\n")
        self.ok("text", number, "parts.data", "--file", words)
        text, _ = self.check(number, "en", "a comment")
        boxes = [table for table in text.body.iter(W + "tbl")
                 if table.find(f"{W}tblPr/{W}tblStyle").get(W + "val") == "ReportBox"]
        said = "".join(text.paragraph(box) for box in boxes)
        self.assertIn("Lookherefirst.", said)
        self.assertTrue(any(one.find(f"{W}pPr/{W}numPr") is not None for box in boxes for one in box.iter(W + "p")))

    def test_markup_from_outside_is_only_text(self):
        client = HOSTILE + "示例有限责任公司" * 6
        number = self.start(client)
        self.ok("answer", number, "data.access=2", "--note", ((HOSTILE + " 附注。") * 40)[:2000], "--evidence",
                "document", "--evidence-reference", HOSTILE)
        for language in LANGUAGES:
            text, _ = self.check(number, language, language)
            self.assertGreaterEqual(text.words().count(squeeze(HOSTILE)), 4)
            self.assertIn(squeeze(HOSTILE), text.words("word/header.xml"))

    def test_it_carries_what_proves_it(self):
        number = self.sample()
        card = self.ok("report", number, "--format", "json", "-o", "-").json()
        text = WordText(self.file(number, "zh"))
        self.assertEqual(text.properties()["aira-content-hash"], card["content_hash"])
        self.assertEqual(text.properties()["aira-journal-head"], card["journal"]["head"])
        self.assertIn("示例制造公司", text.core()["title"])
        self.assertEqual(text.core()["language"], "zh-CN")
        told = self.ok("report", number, "--format", "docx", "--json").json()
        self.assertTrue(told["file"].endswith(".docx"))
        self.assertEqual((told["format"], told["pages"]), ("docx", None))

    @unittest.skipUnless(shutil.which("lowriter") and shutil.which("pdftotext"), "lowriter or pdftotext not installed")
    def test_a_word_processor_shows_it(self):
        path = self.file(self.sample(), "zh")
        subprocess.run(["lowriter", f"-env:UserInstallation=file://{self.path('office')}", "--headless",
                        "--convert-to", "pdf", "--outdir", self.folder, path],
                       check=True, capture_output=True, timeout=300, env=self.environment)
        said = subprocess.run(["pdftotext", "-layout", path.replace(".docx", ".pdf"), "-"], check=True,
                              capture_output=True).stdout.decode("utf-8")
        pages = said.rstrip("\f").split("\f")
        self.assertGreater(len(pages), 20)
        for one in WordText(path).styled("Heading1", "Title"):
            words = squeeze("".join(text.text or "" for text in one.iter(W + "t")))
            self.assertIn(words, squeeze(said))
        self.assertNotIn("页，共", pages[0])
        self.assertIn(squeeze(f"第 3 页，共 {len(pages)} 页"), squeeze(pages[2]))


if __name__ == "__main__":
    cli.main()
