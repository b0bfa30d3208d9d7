"""Every kind of page as it looked when somebody looked at it.

usage: test_pages.py            compares with the pictures in tests/golden/pictures
       test_pages.py --accept   replaces those that differ; look at each of them before you commit it

A page may differ a little (grey_png.py).  Other versions of poppler or of the typefaces than those in pictures/versions.txt draw
otherwise: pages that then differ are skipped.
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import unittest

import pages
import grey_png
import stress

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pictures")
VERSIONS = os.path.join(FOLDER, "versions.txt")
DIFFERENT = os.path.join(os.environ.get("AIRA_BUILD", "/tmp"), "pages")  # where pages that differ are put
PACKAGES = ("poppler-utils", "fonts-open-sans", "fonts-wqy-microhei")
# Chapters of a full report of which no other looks the same: of the parts one will do.
KINDS = ("summary", "stages", "adoption-stage", "data", "industry", "law", "published", "recommendations", "all-criteria",
         "all-answers", "method")
UUID = "00000000-0000-4000-8000-000000000001"
ACCEPT = False


def versions():
    """The versions of what draws, a line each."""
    lines = []
    for package in PACKAGES:
        asked = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True)
        lines.append(f"{package} {asked.stdout.strip() if asked.returncode == 0 else 'unknown'}\n")
    return "".join(lines)


def slug(title):
    return "-".join(re.findall(r"[a-z]+", title.lower()))[:24]


def chapters(pdf):
    """Titles and pages of the first level of bookmarks."""
    told = subprocess.run(["qpdf", "--json", "--json-key=outlines", pdf], check=True, capture_output=True).stdout
    return [(entry["title"], entry["destpageposfrom1"]) for entry in json.loads(told)["outlines"]]


def drawn(pdf, page):
    """Width and packed rows of a page."""
    image = subprocess.run(["pdftoppm", "-r", str(pages.RESOLUTION), "-f", str(page), "-l", str(page), "-gray", pdf],
                           check=True, capture_output=True).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image)
    width, height = int(head.group(1)), int(head.group(2))
    return width, grey_png.of_gray(width, height, image[head.end():])


@unittest.skipIf(any(shutil.which(tool) is None for tool in ("pdftoppm", "qpdf", "dpkg-query")),
                 "pdftoppm, qpdf or dpkg-query is not installed")
class Pages(pages.PagesTest):
    def start(self, *arguments):
        """The same identity in every run, which is printed and goes into hashes."""
        number = super().start(*arguments)
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE assessment SET uuid = substr(?, 1, 35) || number, origin = ?", (UUID, UUID))
        return number

    def check_page(self, name, pdf, page):
        path = os.path.join(FOLDER, name + ".png")
        width, rows = drawn(pdf, page)
        if os.path.exists(path):
            known_width, known = grey_png.read(path)
            if known_width == width and grey_png.share_off(rows, known) <= grey_png.MOST_SHARE:
                return
        if ACCEPT:
            os.makedirs(FOLDER, exist_ok=True)
            grey_png.write(path, width, rows)
            print("accepted", path)
            return
        with open(VERSIONS, encoding="ascii") as file:
            if file.read() != versions():
                self.skipTest(f"{name} differs, as other versions draw it: {versions().split()}")
        os.makedirs(DIFFERENT, exist_ok=True)
        seen = os.path.join(DIFFERENT, name + ".png")
        grey_png.write(seen, width, rows)
        self.fail(f"{name} differs from {path}; it looks like {seen}. Is that meant? Then: test_pages.py --accept")

    def check_chapters(self, name, number, wanted=None, *options):
        """The first page of every chapter; `wanted`: of those alone whose English title begins so, each page once."""
        titles = None
        for language in pages.LANGUAGES:
            pdf = self.path(f"{name}-{language}.pdf")
            self.ok("report", number, "--lang", language, "-o", pdf, *options)
            found = chapters(pdf)
            titles = titles or [slug(title) for title, _ in found]
            self.assertEqual(len(found), len(titles), f"{language}: chapters")
            checked = set()
            for title, (_, page) in zip(titles, found):
                if (wanted is None or title.startswith(wanted)) and page not in checked:
                    checked.add(page)
                    with self.subTest(f"{name}-{title}-{language}"):
                        self.check_page(f"{name}-{title}-{language}", pdf, page)
        return titles

    def test_full_report(self):
        number = self.sample_of("manufacturer")
        self.check_chapters("full", number, KINDS)
        for language in pages.LANGUAGES:
            with self.subTest("cover", language=language):
                self.check_page(f"full-cover-{language}", self.path(f"full-{language}.pdf"), 1)
        pdf = self.path("full-both.pdf")
        self.check_page("full-answers-next-both", pdf, self.answers_page(pdf) + 1)

    def answers_page(self, pdf):
        """Where the longest chapter begins: the answers."""
        starts = [page for _, page in chapters(pdf)]
        return max(zip(starts, starts[1:]), key=lambda pair: pair[1] - pair[0])[0]

    def test_own_words(self):
        """What the consultant adds stands on pages of its own and in boxes."""
        number = self.sample_of("manufacturer")
        for section, text in (("summary", stress.EN * 3), ("adoption", stress.ZH)):
            self.ok("text", number, section, "--file", self.write("own.md", text + "\n\n- one\n- **two**\n"))
        found = self.ok("finding", number, "--json").json()["findings"]
        own = self.write("own.txt", "The plant keeps its data as few do, and knows who may see what.")
        self.ok("finding", number, found[0]["finding"], "--replace", "--file", own)
        self.check_chapters("own", number, ("summary", "the-assessor", "assessor"))

    def test_short_report(self):
        number = self.start("示例小店 Sample Shop", "--questionnaire", "sme-quick")
        for i, question in enumerate(stress.questions(self, "sme-quick")):
            self.ok("answer", number, f"{question['id']}={stress.value(question, i)}", "--evidence", "document")
        self.check_chapters("short", number)

    def test_empty(self):
        self.check_chapters("empty", stress.empty(self), "summary")

    def test_redacted(self):
        self.check_chapters("redacted", self.sample_of("bank"), "all-answers", "--redacted")

    def test_no_picture_is_left_over(self):
        """Those of pages that are no more are deleted with them (test_full_report and the others make all)."""
        for name in os.listdir(FOLDER):
            self.assertRegex(name, r"^(versions\.txt|(full|own|short|empty|redacted)-[a-z-]+-(en|zh|both)\.png)$")


if __name__ == "__main__":
    if "--accept" in sys.argv:
        sys.argv.remove("--accept")
        ACCEPT = True
        os.makedirs(FOLDER, exist_ok=True)
        with open(VERSIONS, "w", encoding="ascii") as kept:
            kept.write(versions())
    unittest.main(verbosity=1)
