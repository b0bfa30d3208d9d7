"""The report as a page of HTML, of every sample in every language, read as a browser's parser reads it."""

import html.parser
import os
import re
import unittest

import cli
from cli import SOURCE

DAY = {"SOURCE_DATE_EPOCH": "1795564800"}  # 2026-11-25
SAMPLES = os.path.join(SOURCE, "data", "samples")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "img", "image", "use", "base", "form", "foreignobject"}
LANGUAGES = {"zh": "zh-CN", "en": "en", "both": "zh-CN"}
HOSTILE = '<script>alert(1)</script><h1 id="_title">"&amp;\'</style>'


def is_chinese(text):
    return re.search("[\u4e00-\u9fff]", text) is not None


def squeeze(text):
    return re.sub(r"\s+", "", text)


class Page(html.parser.HTMLParser):
    """What stands in a page, and what is wrong with it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.refs, self.tags = [], [], [], [], []
        self.text, self.style, self.headings = [], "", []
        self.feed(text)
        self.close()
        if self.open:
            self.wrong.append(f"left open: {self.open}")

    def language(self):
        return next((lang for _, lang in reversed(self.open) if lang), None)

    def inside(self, *tags):
        return any(tag in tags for tag, _ in self.open)

    def handle_starttag(self, tag, attributes, closed=False):
        named = dict(attributes)
        if len(named) != len(attributes):
            self.wrong.append(f"an attribute twice: {tag} {attributes}")
        self.tags.append(tag)
        if tag == "a" and self.inside("a"):
            self.wrong.append("a link in a link")
        if self.inside("p", "h1", "h2", "h3", "h4", "h5", "h6") and tag not in {"a", "span", "strong", "br"}:
            self.wrong.append(f"{tag} within words")
        for name, value in attributes:
            self.attribute(tag, name, value or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if not closed and tag not in VOID:
            self.open.append((tag, named.get("lang")))

    def attribute(self, tag, name, value):
        if name == "id":
            self.ids.append(value)
        elif name == "href":
            self.refs.append(value)
        elif name == "aria-labelledby":
            self.refs += ["#" + one for one in value.split()]
        elif name == "lang" and value not in ("zh-CN", "en"):
            self.wrong.append(f"language {value}")
        if name.startswith("on") or name in ("src", "srcset", "xlink:href", "action", "http-equiv"):
            self.wrong.append(f"{tag} {name}")
        if name == "style" and not re.fullmatch(r"(width|--w|--l|--share):[\d.]+(px|%)?(;--l:[\d.]+px)?", value):
            self.wrong.append(f"style {value}")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes, closed=True)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop()[0] != tag:
            self.wrong.append(f"</{tag}> closes something else at {self.getpos()}")

    def handle_data(self, data):
        if self.inside("style"):
            self.style += data
            return
        self.text.append(data)
        if is_chinese(data) and self.language() != "zh-CN" and not self.inside("head"):
            self.wrong.append(f"not told to be Chinese: {data}")

    def words(self):
        return squeeze("".join(self.text))


class Html(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.environment.update(DAY)

    def page(self, number, language):
        return self.ok("report", number, "--format", "html", "--lang", language, "-o", "-").out

    def check(self, text, language, where):
        page = Page(text)
        self.assertEqual(page.wrong, [], where)
        self.assertTrue(text.startswith(f'<!DOCTYPE html>\n<html lang="{LANGUAGES[language]}">'), where)
        self.assertEqual(len(page.ids), len(set(page.ids)), where)
        for ref in page.refs:
            self.assertEqual(ref[:1], "#", where)
            self.assertIn(ref[1:], page.ids, where)
        self.assertFalse(FORBIDDEN & set(page.tags), where)
        self.assertNotRegex(page.style, r"url\(|@import|http", where)
        self.assertEqual(page.headings.count(1), 1, where)
        for before, after in zip(page.headings, page.headings[1:]):
            self.assertLessEqual(after, before + 1, where)
        for tag in ("header", "nav", "main", "section", "table", "th", "svg", "title", "footer"):
            self.assertIn(tag, page.tags, where)
        return page

    def check_words(self, page, number, language, where):
        """Whatever the text says, the page says: each line, and in tables each cell of a line."""
        words = self.ok("report", number, "--format", "text", "--lang", language, "-o", "-").out
        said, seen = page.words(), 0
        for fragment in re.split(r"\n| {2,}| \| ", words):
            fragment = squeeze(fragment.strip("-=|[] "))
            if not re.fullmatch(r"(\d+\.)?", fragment):
                self.assertTrue(fragment in said, f"{where}: {fragment}")
                seen += 1
        self.assertGreater(seen, 100, where)

    def test_every_sample_is_a_sound_page_in_every_language(self):
        samples = sorted(os.listdir(SAMPLES))
        self.assertEqual(len(samples), 6)
        for sample in samples:
            number = self.start(f"示例 {sample}")
            self.ok("answer", number, "--from", os.path.join(SAMPLES, sample, "answers.ini"))
            for language in LANGUAGES:
                where = f"{sample}, {language}"
                text = self.page(number, language)
                page = self.check(text, language, where)
                self.check_words(page, number, language, where)
                self.assertEqual(text, self.page(number, language), where)

    def test_an_empty_assessment_is_a_sound_page(self):
        number = self.start()
        for language in LANGUAGES:
            self.check(self.page(number, language), language, language)

    def test_a_short_report_has_a_title_too(self):
        number = self.start(cli.CLIENT, "--questionnaire", "sme-quick")
        for language in LANGUAGES:
            page = self.check(self.page(number, language), language, language)
            self.assertTrue(squeeze(cli.CLIENT) in page.words())

    def test_markup_and_long_texts_from_outside_are_only_text(self):
        client = HOSTILE + "示例有限责任公司" * 6
        number = self.start(client)
        note = (HOSTILE + " =1+1 附注。") * 30
        self.ok("answer", number, "data.access=2", "--note", note[:2000], "--evidence", "document",
                "--evidence-reference", HOSTILE)
        for language in LANGUAGES:
            text = self.page(number, language)
            page = self.check(text, language, language)
            self.assertGreaterEqual(page.words().count(squeeze(HOSTILE)), 4)
            self.assertTrue(squeeze(client) in page.words())

    def test_it_carries_what_proves_it(self):
        number = self.sample()
        card = self.ok("report", number, "--format", "json", "-o", "-").json()
        proof = f'<meta name="aira-content-hash" content="{card["content_hash"]}">'
        self.assertTrue(proof in self.page(number, "en"))
        told = self.ok("report", number, "--format", "html", "--json").json()
        self.assertTrue(told["file"].endswith(".html"))
        self.assertTrue(os.path.exists(self.path(told["file"])))


if __name__ == "__main__":
    cli.main()
