"""The PDF for those who hear it: every sample's report against the clauses of PDF/UA-1 that a program can decide, and
the checks themselves against files that break one."""

import base64
import json
import os
import re
import shutil
import subprocess
import unittest

import cli
import pdfua
from cli import SOURCE
from png import png

SAMPLES = {"bank": "zh", "game-studio": "en", "hospital": "zh", "retailer": "en", "startup": "both"}


class Pdf(cli.CliTest):
    def setUp(self):
        super().setUp()
        if shutil.which("qpdf") is None:
            self.skipTest("qpdf is not installed")
        self.environment["SOURCE_DATE_EPOCH"] = "1795564800"  # 2026-11-25

    def model(self, number, *options):
        path = self.path("report.pdf")
        self.ok("report", number, "--format", "pdf", "-o", path, *options)
        self.assertEqual(subprocess.run(["qpdf", "--check", path], stdout=subprocess.PIPE).returncode, 0)
        return pdfua.load(path)

    def answered(self, name, *options):
        number = self.start(f"<{name} & 示例>", *options)
        self.ok("answer", number, "--from", os.path.join(SOURCE, "data", "samples", name, "answers.ini"))
        return number


class Tagged(Pdf):
    def conforms(self, number, *options):
        self.assertEqual(pdfua.check(self.model(number, *options)), [], options)

    def test_every_sample_conforms(self):
        for name, language in SAMPLES.items():
            self.conforms(self.answered(name, "--depth", "full" if name == "startup" else "quick"), "--lang", language)

    def test_one_conforms_in_each_language(self):
        number = self.answered("manufacturer")
        for language in ("zh", "en", "both"):
            self.conforms(number, "--lang", language)

    def test_a_short_one_conforms_in_each_language(self):
        number = self.answered("manufacturer", "--depth", "quick")
        for language in ("zh", "en", "both"):
            self.conforms(number, "--lang", language)

    def test_one_without_answers_conforms(self):
        self.conforms(self.start(), "--lang", "both")

    def test_one_for_others_conforms(self):
        number = self.answered("manufacturer", "--depth", "quick")
        self.conforms(number, "--redacted")
        locked = self.path("locked.pdf")
        self.ok("report", number, "--protect", self.write("password", "open sesame"), "-o", locked)
        model = pdfua.load(locked, "open sesame")
        self.assertIn("/Encrypt", model.trailer)
        self.assertEqual(pdfua.check(model), [])

    def test_one_with_logos_conforms(self):
        """On the cover they are figures, in the header nothing that is read."""
        self.write("logo.png", png(40, 20, lambda x, y: (180, 20, 20)))
        theme = self.write("theme.ini", "[text zh]\nfirm = 示例顾问\n[text en]\nfirm = Sample Consultants\n"
                                        "[logos]\nconsultant = logo.png\n")
        number = self.start(cli.CLIENT, "--depth", "quick")
        for language in ("zh", "en", "both"):
            model = self.model(number, "--lang", language, "--theme", theme)
            self.assertEqual(pdfua.check(model), [], language)
            self.assertTrue(any("Sample Consultants" in node["/Alt"] or "示例顾问" in node["/Alt"]
                                for node in elements(model, "Figure")), language)

    def test_a_reader_finds_the_words_in_their_order(self):
        """Headings are read in the order in which they are listed."""
        model = self.model(self.answered("manufacturer"), "--lang", "en")
        check = pdfua.Check(model)
        self.assertEqual(check.run(), [])
        read = ["".join(check.text_under(reference).split()) for reference in check.order
                if re.fullmatch("H[23]", check.type_of(check.elements[reference][0]))]
        listed, waiting = [], [model.dictionary(model.catalog["/Outlines"]).get("/First")]
        while waiting:
            entry = model.dictionary(waiting.pop())
            listed.append("".join(model.text(entry["/Title"]).split()))
            waiting += [entry[key] for key in ("/Next", "/First") if key in entry]
        self.assertGreater(len(listed), 20)
        for words in read:
            if listed and listed[0] == words:
                listed.pop(0)
        self.assertEqual(listed, [], "bookmarks that are no headings in that order")


def elements(model, tag):
    return [held["value"] for held in model.objects.values()
            if isinstance(held.get("value"), dict) and held["value"].get("/S") == "/" + tag]


def streams(model, pattern, put):
    """Replaces the first match of a pattern in the first page that has one."""
    for page in model.pages():
        stream = model.get(model.dictionary(page)["/Contents"])
        content, count = re.subn(pattern, put, base64.b64decode(stream["data"]), count=1, flags=re.S)
        if count:
            stream["data"] = base64.b64encode(content).decode()
            return
    raise AssertionError(pattern)


def packet(model, old, new):
    stream = model.get(model.catalog["/Metadata"])
    stream["data"] = base64.b64encode(base64.b64decode(stream["data"]).replace(old, new)).decode()


def annotation(model):
    return next(model.dictionary(a) for page in model.pages()
                for a in model.array(model.dictionary(page).get("/Annots")))


def font(model):
    return next(held["value"] for held in model.objects.values()
                if isinstance(held.get("value"), dict) and held["value"].get("/Subtype") == "/Type0")


def cell_with_scope(model):
    return next(node for node in elements(model, "TH") if "/A" in node)


def swap(node, model):
    kids = model.array(node["/K"])
    kids.append(kids[0])


# What breaks a file, and the clause that must be found broken.
BROKEN = {
    "not marked": ("7.1", lambda m: m.catalog.pop("/MarkInfo")),
    "no language": ("7.2", lambda m: m.catalog.pop("/Lang")),
    "no title shown": ("7.1", lambda m: m.catalog.pop("/ViewerPreferences")),
    "another part": ("5", lambda m: packet(m, b"part>1<", b"part>2<")),
    "no XMP": ("5", lambda m: packet(m, b"</rdf:RDF>", b"")),
    "another title": ("7.1", lambda m: packet(m, b"AI", b"IA")),
    "no tab order": ("7.18.3", lambda m: m.dictionary(m.pages()[1]).pop("/Tabs")),
    "no key of a page": ("7.1", lambda m: m.dictionary(m.pages()[1]).pop("/StructParents")),
    "no words for a figure": ("7.3", lambda m: elements(m, "Figure")[0].pop("/Alt")),
    "no box of a figure": ("7.3", lambda m: elements(m, "Figure")[0].pop("/A")),
    "a heading left out": ("7.4.2", lambda m: [node.update({"/S": "/H4"}) for node in elements(m, "H2")[:1]]),
    "a header of nothing": ("7.5", lambda m: cell_with_scope(m).pop("/A")),
    "a cell too few": ("7.5", lambda m: m.array(elements(m, "TR")[-1]["/K"]).pop()),
    "a table without headers": ("7.5", lambda m: [node.update({"/S": "/TD"}) for node in elements(m, "TH")]),
    "a cell outside of a row": ("7.5", lambda m: elements(m, "TR")[0].update({"/S": "/Div"})),
    "an item outside of a list": ("7.6", lambda m: elements(m, "L")[0].update({"/S": "/Sect"})),
    "labels without numbering": ("7.6", lambda m: elements(m, "L")[0].pop("/A")),
    "an unknown type": ("7.1", lambda m: elements(m, "P")[0].update({"/S": "/Paragraph"})),
    "content twice": ("7.1", lambda m: swap(elements(m, "TR")[0], m)),
    "content of no element": ("7.1", lambda m: elements(m, "P")[0].pop("/K")),
    "an element's other page": ("7.1", lambda m: elements(m, "P")[0].update({"/Pg": m.pages()[-1]})),
    "a link that says nothing": ("7.18.5", lambda m: annotation(m).pop("/Contents")),
    "a link of no element": ("7.18.1", lambda m: annotation(m).update({"/StructParent": 0})),
    "a border": ("7.18", lambda m: annotation(m).pop("/Border")),
    "an aid locked out": ("7.16", lambda m: m.trailer.update({"/Encrypt": {"/P": -3392 & ~512}})),
    "content of no mark": ("7.1", lambda m: streams(m, rb"/P<</MCID 0>>BDC(.*?)EMC", rb"\1")),
    "a mark without end": ("14.6", lambda m: streams(m, rb"EMC\n(.*)$", rb"\1")),
    "marks that cross": ("14.6", lambda m: streams(m, rb"(/P<</MCID 0>>BDC)(.*?)(BT\n)", rb"\2\3")),
    "an MCID twice": ("7.1", lambda m: streams(m, rb"/MCID 1>", rb"/MCID 0>")),
    "words off the page": ("7.1", lambda m: streams(m, rb"([\d.]+) Td", rb"-\1 Td")),
    "a footer that is none": ("7.8", lambda m: streams(m, rb"/Type/Pagination", rb"/Type/Layout")),
    "English said to be Chinese": ("7.2", lambda m: m.catalog.update({"/Lang": "u:zh-CN"})),
    "no font in the file": ("7.21.4.1", lambda m: m.dictionary(m.dictionary(font(m)["/DescendantFonts"][0])[
        "/FontDescriptor"]).pop("/FontFile2")),
    "no text for a font": ("7.21.7", lambda m: font(m).pop("/ToUnicode")),
    "no glyph": ("7.21.8", lambda m: m.get(m.dictionary(font(m)["/DescendantFonts"][0])["/CIDToGIDMap"]).update(
        {"data": base64.b64encode(bytes(2 * 65536)).decode()})),
    "other widths": ("7.21.5", lambda m: m.dictionary(font(m)["/DescendantFonts"][0]).pop("/W")),
}


class Checks(Pdf):
    def test_each_check_finds_what_it_is_for(self):
        model = self.model(self.start(cli.CLIENT, "--questionnaire", "sme-quick"), "--lang", "en")
        whole = json.dumps(model.objects)
        for name, (clause, breaking) in BROKEN.items():
            model = pdfua.Model(json.loads(whole))
            breaking(model)
            found = {finding.split(": ")[0] for finding in pdfua.check(model)}
            self.assertIn(clause, found, name)


if __name__ == "__main__":
    cli.main()
