"""The scorecard of the sample, as a reader program sees it and as the eye sees it."""

import html
import json
import os
import re
import shutil
import subprocess
import unicodedata
import unittest

import cli
from cli import SOURCE

DAY = {"SOURCE_DATE_EPOCH": "1795564800"}  # 2026-11-25


def run(*command):
    process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return process.returncode, process.stdout, process.stderr.decode("utf-8", "replace")


def is_chinese(character):
    return "\u4e00" <= character <= "\u9fff"


def is_full_width(character):
    return is_chinese(character) or "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uff60"


def squeeze(text):
    """Without white space and hyphens, which lines end with as they fall."""
    return re.sub(r"[\s-]+", "", text)


def gray_page(pdf, page, resolution):
    """Width and pixels of one rasterised page."""
    _, image, _ = run("pdftoppm", "-r", str(resolution), "-f", str(page), "-l", str(page), "-gray", pdf)
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image)
    return int(head.group(1)), image[head.end():]


def has_ink(width, pixels, left, top, right, bottom):
    """Whether the pixels of a box differ among themselves: a drawn character never leaves one flat ground."""
    values = set()
    for y in range(int(top), int(bottom) + 1):
        values.update(pixels[y * width + int(left):y * width + int(right) + 1])
    return bool(values) and max(values) - min(values) > 60


class Report(cli.CliTest):
    def setUp(self):
        super().setUp()
        for tool in ("qpdf", "pdftotext", "pdffonts", "pdfinfo", "pdftoppm"):
            if shutil.which(tool) is None:
                self.skipTest(f"{tool} is not installed")
        self.environment.update(DAY)
        self.number = self.sample()

    def report(self, language, name="report.pdf"):
        self.ok("report", self.number, "--lang", language, "-o", name)
        return self.path(name)

    def text(self, pdf):
        code, text, warnings = run("pdftotext", pdf, "-")
        self.assertEqual((code, warnings), (0, ""))
        return text.decode("utf-8")

    def test_readers_find_nothing_wrong(self):
        for language in ("zh", "en", "both"):
            pdf = self.report(language)
            code, out, err = run("qpdf", "--check", pdf)
            self.assertEqual(code, 0, out.decode() + err)
            self.assertNotIn("WARNING", out.decode() + err)
            for line in run("pdffonts", pdf)[1].decode().splitlines()[2:]:
                self.assertRegex(line, r"yes +yes +yes", "embedded, cut down, with its characters")

    def test_two_runs_give_the_same_bytes(self):
        first, second = self.report("both", "a.pdf"), self.report("both", "b.pdf")
        with open(first, "rb") as a, open(second, "rb") as b:
            self.assertEqual(a.read(), b.read())

    def test_it_is_small(self):
        for language in ("zh", "en"):
            self.assertLessEqual(os.path.getsize(self.report(language)), 300 * 1024, language)
        # What is read aloud takes a third more, and every paragraph in two languages has two elements.
        self.assertLessEqual(os.path.getsize(self.report("both")), 450 * 1024)

    def test_the_text_holds_every_question_in_both_languages(self):
        text = squeeze(self.text(self.report("both")))
        questions = self.ok("questionnaire", "show", "enterprise-ai", "--json").json()["questions"]
        answered = {a["question"] for a in self.ok("show", self.number, "--json").json()["answers"]}
        for question in questions:
            if question["id"] in answered:
                for language in ("zh", "en"):
                    self.assertIn(squeeze(question["texts"][language]["ask"]), text, question["id"])

    def test_every_chinese_character_leaves_ink(self):
        pdf, resolution, seen = self.report("zh"), 100, 0
        _, boxes, _ = run("pdftotext", "-bbox", pdf, "-")
        for page, body in enumerate(boxes.decode("utf-8").split("<page ")[1:], 1):
            width, pixels = gray_page(pdf, page, resolution)
            scale = resolution / 72
            for x1, y1, x2, y2, word in re.findall(
                    r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', body):
                word = html.unescape(word)
                if not word or not all(is_full_width(c) for c in word):
                    continue  # widths differ within it, so that no character's place is known
                left, step = float(x1), (float(x2) - float(x1)) / len(word)
                for i, character in enumerate(word):
                    if not is_chinese(character):
                        continue
                    seen += 1
                    self.assertTrue(
                        has_ink(width, pixels, (left + i * step) * scale, float(y1) * scale,
                                (left + (i + 1) * step) * scale, float(y2) * scale),
                        f"page {page}: {character} ({unicodedata.name(character)}) of {word} leaves no ink")
        self.assertGreater(seen, 3000)

    def test_title_and_bookmarks_are_right_in_chinese(self):
        pdf = self.report("zh")
        info = run("pdfinfo", pdf)[1].decode("utf-8")
        self.assertRegex(info, r"Title: +示例制造公司.*AI就绪度评估报告")
        told = json.loads(run("qpdf", "--json", "--json-key=outlines", pdf)[1])
        titles = []

        def collect(entries):
            for entry in entries:
                titles.append(entry["title"])
                collect(entry["kids"])

        collect(told["outlines"])
        self.assertIn("摘要", titles)
        self.assertTrue(any("数据" in title for title in titles), titles)
        self.assertFalse(any("\ufffd" in title for title in titles), titles)

    def test_every_page_says_which_it_is(self):
        pdf = self.report("en")
        pages = int(re.search(r"Pages: +(\d+)", run("pdfinfo", pdf)[1].decode())[1])
        text = self.text(pdf).split("\f")
        for page in range(2, pages + 1):
            self.assertIn(f"Page {page} of {pages}", text[page - 1])

    def test_the_summary_is_one_page(self):
        for language, head, after in (("en", "Summary", "Stages and gates"), ("zh", "摘要", "阶段与门槛")):
            pages = self.text(self.report(language)).split("\f")
            self.assertIn(head, pages[1])
            self.assertIn(after, pages[2])

    def test_text_and_json_say_the_same_as_score(self):
        score = self.ok("score", self.number, "--json").json()
        words = self.ok("report", self.number, "--format", "text", "--lang", "en", "-o", "-").out
        self.assertIn(str(score["index"]["score"]), words)
        self.assertNotIn("\x1b", words)
        card = json.loads(self.ok("report", self.number, "--format", "json", "-o", "-").out)
        for member in ("index", "parts", "stage"):
            self.assertEqual(card[member], score[member])
        self.assertRegex(card["content_hash"], r"^[0-9a-f]{64}$")

    def test_an_old_report_survives_a_failed_one(self):
        pdf = self.report("en")
        before = os.stat(pdf)
        self.fails(2, "report", self.number, "--lang", "fr", "-o", pdf)
        self.assertEqual(os.stat(pdf).st_mtime_ns, before.st_mtime_ns)
        self.assertNotEqual(self.aira("report", self.number, "-o", "/no/such/folder/x.pdf").code, 0)

    def test_a_character_no_face_has_is_marked_and_told(self):
        self.ok("answer", self.number, "data.access=2", "--note", "see \U0001F9EA lab")
        told = self.ok("report", self.number, "--lang", "en", "-o", "marked.pdf").err
        self.assertIn("U+1F9EA", told)

    def test_text_from_outside_is_only_text(self):
        hostile = 'A) Tj <script>alert(1)</script> {client} \\ "q" %PDF (('
        number = self.start(hostile)
        self.ok("report", number, "--lang", "both", "-o", "hostile.pdf")
        self.assertEqual(run("qpdf", "--check", self.path("hostile.pdf"))[0], 0)
        self.assertIn("<script>alert(1)</script> {client}", self.text(self.path("hostile.pdf")))

    def test_the_summary_in_words_is_the_reviewed_one(self):
        for language in ("en", "zh"):
            words = self.ok("show", self.number, "--summary", "--lang", language).out
            path = os.path.join(SOURCE, "tests", "golden", f"summary.{language}.txt")
            if os.environ.get("AIRA_UPDATE_GOLDEN"):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(words)
            with open(path, encoding="utf-8") as file:
                self.assertEqual(words, file.read(), "if the change is wanted: look at it, then AIRA_UPDATE_GOLDEN=1")


if __name__ == "__main__":
    unittest.main()
