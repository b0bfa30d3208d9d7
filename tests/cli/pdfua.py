"""Checks a PDF against the clauses of PDF/UA-1 (ISO 14289-1) that a program can decide; docs/pdf.md lists them.

    findings = pdfua.check(pdfua.load("report.pdf"))        # sentences, each behind its clause; [] when none

Reads the file as qpdf tells it in JSON, so that everything is seen as any other reader would see it.
"""

import base64
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

from pdfua_font import Font

STANDARD = set("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L "
               "LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot "
               "Figure Formula Form".split())
CHILDREN = {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
            "TR": {"TH", "TD"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}}
PARENTS = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"},
           "TD": {"TR"}, "Caption": {"Figure", "Table", "L"}}
PAINT = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"Do", b"sh", b"Tj", b"TJ", b"'", b'"', b"EI"}
TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()]*|[\[\]]|[^\s/<>\[\]()]+", re.S)
REFERENCE = re.compile(r"\d+ \d+ R")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Model:
    """The objects of a file; `objects` may be changed to see what the checks say."""

    def __init__(self, objects):
        self.objects = objects

    def get(self, value):
        while isinstance(value, str) and REFERENCE.fullmatch(value):
            held = self.objects.get("obj:" + value, {})
            value = held.get("value", held.get("stream"))
        return value

    def dictionary(self, value):
        value = self.get(value)
        if isinstance(value, dict) and "dict" in value:
            return value["dict"]
        return value if isinstance(value, dict) else {}

    def array(self, value):
        held = self.get(value)
        return held if isinstance(held, list) else [] if held is None else [value]

    def data(self, value):
        value = self.get(value)
        return base64.b64decode(value["data"]) if isinstance(value, dict) and "data" in value else b""

    def text(self, value):
        value = self.get(value)
        return value[2:] if isinstance(value, str) and value.startswith("u:") else None

    def inherited(self, node, key):
        while node:
            if key in node:
                return self.get(node[key])
            node = self.dictionary(node.get("/Parent"))
        return None

    @property
    def trailer(self):
        return self.objects["trailer"]["value"]

    @property
    def catalog(self):
        return self.dictionary(self.trailer["/Root"])

    def pages(self):
        found, waiting = [], [self.catalog["/Pages"]]
        while waiting:
            reference = waiting.pop(0)
            node = self.dictionary(reference)
            if node["/Type"] == "/Pages":
                waiting = self.array(node["/Kids"]) + waiting
            else:
                found.append(reference)
        return found


def load(path, password=""):
    process = subprocess.run(["qpdf", f"--password={password}", "--json=2", "--json-stream-data=inline",
                              "--decode-level=generalized", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if process.returncode != 0:
        raise ValueError(process.stderr.decode("utf-8", "replace"))
    return Model(json.loads(process.stdout)["qpdf"][1])


def unescape(token):
    """The bytes of a string token."""
    if token.startswith(b"<"):
        digits = re.sub(rb"\s", b"", token[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return re.sub(rb"\\(.)", lambda m: {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(m[1], m[1]), token[1:-1], flags=re.S)


class Mark:
    """What lies between a BDC and its EMC: an MCID, or an artifact's properties."""

    def __init__(self, tag, operands):
        text = b" ".join(operands)
        found = re.search(rb"/MCID (\d+)", text)
        self.mcid = int(found[1]) if found else None
        self.artifact = tag == b"/Artifact"
        self.type = dict(re.findall(rb"/(Type|Subtype) /(\w+)", text))
        self.shows = []  # text as (font, codes, x, y)
        self.paints = 0


class Page:
    """One pass over a page's operators."""

    def __init__(self, check, number, reference):
        model = check.model
        self.reference, self.node = reference, model.dictionary(reference)
        self.marks = []
        self.box = model.inherited(self.node, "/MediaBox")
        self.fonts = model.dictionary(model.dictionary(model.inherited(self.node, "/Resources")).get("/Font"))
        self.say = lambda clause, words: check.say(clause, f"page {number + 1}: {words}")
        self.open, self.text, self.font, self.at = [], False, None, None
        content = b"\n".join(model.data(part) for part in model.array(self.node.get("/Contents")))
        operands = []
        for token in TOKEN.findall(content):
            if token[:1] in b"(</[]>+-.0123456789":
                operands.append(token)
            else:
                self.operator(token, operands)
                operands = []
        if self.open or self.text:
            self.say("14.6", "marked content or a text object has no end")

    def operator(self, name, operands):
        if name in (b"BT", b"ET"):
            if self.text == (name == b"BT") or (name == b"ET" and any(inside for _, inside in self.open)):
                self.say("14.6", "text objects and marked content cross")
            self.text, self.at = name == b"BT", [0.0, 0.0]
        elif name in (b"BDC", b"BMC"):
            mark = Mark(operands[0], operands[1:])
            if self.open:
                self.say("7.1", "marked content within marked content")
            self.open.append((mark, self.text))
            self.marks.append(mark)
        elif name == b"EMC":
            if not self.open or self.open.pop()[1] != self.text:
                self.say("14.6", "an EMC where nothing is open, or across a text object")
        elif name == b"Tf":
            self.font = self.fonts.get(operands[0].decode())
        elif name == b"Td":
            self.at = [self.at[0] + float(operands[0]), self.at[1] + float(operands[1])]
        elif name in PAINT:
            self.paint(name, operands)

    def paint(self, name, operands):
        if not self.open:
            self.say("7.1", f"{name.decode()} outside of marked content")
            return
        mark = self.open[-1][0]
        mark.paints += 1
        if name in (b"Tj", b"TJ"):
            codes = b"".join(unescape(o) for o in operands if o[:1] in b"(<")
            mark.shows.append((self.font, codes))
            left, bottom, right, top = self.box
            if not (left <= self.at[0] <= right and bottom <= self.at[1] <= top):
                self.say("7.1", f"text is off the page, at {self.at}")


class Check:
    def __init__(self, model):
        self.model, self.findings = model, []
        self.catalog = model.catalog
        self.references = model.pages()
        self.pages = [Page(self, i, reference) for i, reference in enumerate(self.references)]
        self.elements = {}  # by reference: (node, parent's reference)
        self.order = []     # references as they are read

    def say(self, clause, words):
        self.findings.append(f"{clause}: {words}")

    def want(self, clause, condition, words):
        if not condition:
            self.say(clause, words)

    def run(self):
        self.metadata()
        if not self.tree():
            return self.findings
        for step in (self.parents, self.page_keys, self.headings, self.nesting, self.tables, self.figures, self.links,
                     self.languages, self.artifacts, self.fonts, self.other):
            step()
        return self.findings

    # ---- the file ----

    def metadata(self):
        model, catalog = self.model, self.catalog
        self.want("7.1", model.dictionary(catalog.get("/MarkInfo")).get("/Marked") is True, "not marked as tagged")
        self.want("7.1", not model.dictionary(catalog.get("/MarkInfo")).get("/Suspects"), "tags are suspect")
        self.want("7.1", model.dictionary(catalog.get("/ViewerPreferences")).get("/DisplayDocTitle") is True,
                  "the window does not show the title")
        self.want("7.2", LANGUAGE.fullmatch(model.text(catalog.get("/Lang")) or ""), "the document has no language")
        packet = model.data(catalog.get("/Metadata"))
        try:
            tree = xml.fromstring(re.sub(rb"<\?xpacket.*?\?>", b"", packet))
        except xml.ParseError as error:
            self.say("5", f"the metadata is no XMP: {error}")
            return
        part = tree.findtext(".//{http://www.aiim.org/pdfua/ns/id/}part")
        title = "".join(tree.find(".//{http://purl.org/dc/elements/1.1/}title").itertext()).strip() \
            if tree.find(".//{http://purl.org/dc/elements/1.1/}title") is not None else ""
        self.want("5", part == "1", "the metadata does not say PDF/UA-1")
        self.want("7.1", title, "the metadata has no title")
        said = model.text(model.dictionary(model.trailer.get("/Info")).get("/Title"))
        self.want("7.1", said == title, f"two titles: {said!r} and {title!r}")

    # ---- structure ----

    def type_of(self, node):
        return node.get("/S", "/")[1:]

    def kids(self, node):
        return self.model.array(node.get("/K"))

    def is_element(self, kid):
        return isinstance(kid, str) and REFERENCE.fullmatch(kid) and "/S" in self.model.dictionary(kid)

    def tree(self):
        root = self.catalog.get("/StructTreeRoot")
        node = self.model.dictionary(root)
        if not node.get("/K"):
            self.say("7.1", "there is no structure")
            return False
        waiting = [(kid, root) for kid in reversed(self.kids(node))]
        while waiting:
            reference, parent = waiting.pop()
            if reference in self.elements:
                self.say("7.1", f"{reference} stands twice in the tree")
                continue
            element = self.model.dictionary(reference)
            self.elements[reference] = (element, parent)
            self.order.append(reference)
            self.want("7.1", element.get("/P") == parent, f"{reference} names another parent")
            waiting += [(kid, reference) for kid in reversed(self.kids(element)) if self.is_element(kid)]
        self.want("7.1", "/RoleMap" not in node or all(v[1:] in STANDARD for v in self.model.dictionary(
            node["/RoleMap"]).values()), "a role leads to no standard type")
        for reference, (element, _) in self.elements.items():
            self.want("7.1", self.type_of(element) in STANDARD, f"{element.get('/S')} is no standard type")
        self.want("7.1", [self.type_of(self.model.dictionary(k)) for k in self.kids(node)] == ["Document"],
                  "the root holds something else than a Document")
        return True

    def contents(self, reference):
        """(page's reference, MCID) of an element itself."""
        element = self.elements[reference][0]
        for kid in self.kids(element):
            held = self.model.get(kid)
            if isinstance(held, int):
                yield element.get("/Pg"), held
            elif isinstance(held, dict) and held.get("/Type") == "/MCR":
                yield held.get("/Pg", element.get("/Pg")), held["/MCID"]

    def objects(self, reference):
        for kid in self.kids(self.elements[reference][0]):
            held = self.model.get(kid)
            if isinstance(held, dict) and held.get("/Type") == "/OBJR":
                yield held["/Obj"]

    def parent_tree(self):
        nums = self.model.array(self.model.dictionary(self.model.dictionary(self.catalog["/StructTreeRoot"]).get(
            "/ParentTree")).get("/Nums"))
        keys = nums[::2]
        self.want("7.1", keys == sorted(set(keys)), "the parent tree is not in order")
        return dict(zip(keys, nums[1::2]))

    def parents(self):
        self.back = self.parent_tree()
        self.owner = {}  # (page's reference, MCID): element
        for reference in self.order:
            for place in self.contents(reference):
                self.want("7.1", place not in self.owner, f"content {place} belongs to two elements")
                self.owner[place] = reference
        told = {}
        for number, page in enumerate(self.pages):
            mcids = [mark.mcid for mark in page.marks if mark.mcid is not None]
            self.want("7.1", len(set(mcids)) == len(mcids), f"page {number + 1}: an MCID stands twice")
            parents = self.model.array(self.back.get(page.node.get("/StructParents")))
            for mark in page.marks:
                place = (page.reference, mark.mcid)
                if mark.mcid is None:
                    self.want("7.1", mark.artifact, f"page {number + 1}: content without MCID is no artifact")
                    continue
                told[place] = mark
                self.want("7.1", place in self.owner, f"content {place} belongs to no element")
                self.want("7.1", mark.mcid < len(parents) and parents[mark.mcid] == self.owner.get(place),
                          f"the parent tree does not tell whose {place} is")
                self.want("7.1", mark.paints > 0, f"content {place} is empty")
        for place in set(self.owner) - set(told):
            self.say("7.1", f"{self.owner[place]} holds {place}, which is on no page")
        self.mark = told

    def page_keys(self):
        keys = [page.node.get("/StructParents") for page in self.pages]
        self.want("7.1", None not in keys and len(set(keys)) == len(keys), "pages without own keys in the parent tree")
        for number, page in enumerate(self.pages):
            self.want("7.18.3", page.node.get("/Tabs") == "/S", f"page {number + 1}: no tab order by structure")

    def headings(self):
        last = 0
        for reference in self.order:
            tag = self.type_of(self.elements[reference][0])
            self.want("7.4", tag != "H", "headings with and without numbers")
            if re.fullmatch("H[1-6]", tag):
                self.want("7.4.2", int(tag[1]) <= last + 1, f"H{tag[1]} follows H{last}")
                self.want("7.4.2", self.text_under(reference).strip(), f"{reference} is a heading without words")
                last = int(tag[1])
        self.want("7.4.2", last > 0, "there is no heading")

    def nesting(self):
        for reference in self.order:
            element, parent = self.elements[reference]
            tag, above = self.type_of(element), self.type_of(self.model.dictionary(parent))
            clause = "7.6" if tag in ("L", "LI", "Lbl", "LBody") else "7.5" if tag in CHILDREN else "7.1"
            below = [self.type_of(self.model.dictionary(k)) for k in self.kids(element) if self.is_element(k)]
            self.want(clause, set(below) <= CHILDREN.get(tag, STANDARD), f"{reference} {tag} holds {set(below)}")
            self.want(clause, above in PARENTS.get(tag, {above}), f"{reference} {tag} stands in {above}")
            self.want(clause, tag not in CHILDREN or not list(self.contents(reference)), f"{tag} holds content itself")
            read = [self.characters(place) for place in self.contents(reference) if place in self.mark]
            self.want("7.1", len(read) < 2 or len(set(read)) > 1, f"{reference} {tag} is read {len(read)} times: {read[:1]}")
            self.want("7.1", below or tag in ("TH", "TD") or list(self.contents(reference)), f"{reference} {tag} is empty")
            if tag == "L" and "Lbl" in {self.type_of(self.model.dictionary(k)) for item in self.kids(element)
                                        for k in self.kids(self.model.dictionary(item)) if self.is_element(k)}:
                self.want("7.6", self.attribute(element, "/ListNumbering") not in (None, "/None"),
                          f"{reference} has labels and no numbering")

    def attribute(self, element, key):
        for held in self.model.array(element.get("/A")):
            held = self.model.dictionary(held)
            if key in held:
                return self.model.get(held[key])
        return None

    def tables(self):
        for table in self.order:
            if self.type_of(self.elements[table][0]) != "Table":
                continue
            taken, width, heads = {}, None, 0
            rows = [kid for kid in self.kids(self.elements[table][0]) if self.type_of(self.model.dictionary(kid)) == "TR"]
            for y, row in enumerate(rows):
                x = 0
                for cell in self.kids(self.model.dictionary(row)):
                    element = self.model.dictionary(cell)
                    heads += self.type_of(element) == "TH"
                    self.want("7.5", self.type_of(element) != "TH" or self.attribute(element, "/Scope") in (
                        "/Row", "/Column", "/Both"), f"{cell} is a header of nothing")
                    while (x, y) in taken:
                        x += 1
                    for dy in range(self.attribute(element, "/RowSpan") or 1):
                        for dx in range(self.attribute(element, "/ColSpan") or 1):
                            self.want("7.5", (x + dx, y + dy) not in taken, f"{cell} lies over another cell")
                            taken[x + dx, y + dy] = cell
                reach = 1 + max((column for column, line in taken if line == y), default=-1)
                width = reach if width is None else width
                self.want("7.5", reach == width and all((column, y) in taken for column in range(width)),
                          f"row {y + 1} of {table} has {reach} of {width} columns")
            self.want("7.5", all(line < len(rows) for _, line in taken), f"a cell reaches below {table}")
            self.want("7.5", heads > 0, f"{table} has no header")

    def figures(self):
        for reference in self.order:
            element = self.elements[reference][0]
            if self.type_of(element) not in ("Figure", "Formula"):
                continue
            self.want("7.3", (self.model.text(element.get("/Alt")) or "").strip(), f"{reference} has no words")
            box, page = self.attribute(element, "/BBox"), self.model.dictionary(element.get("/Pg"))
            sheet = self.model.inherited(page, "/MediaBox") or [0, 0, 0, 0]
            self.want("7.3", box and len(box) == 4 and sheet[0] <= box[0] < box[2] <= sheet[2] and
                      sheet[1] <= box[1] < box[3] <= sheet[3], f"{reference} has no box on its page: {box}")

    def links(self):
        held = {}
        for reference in self.order:
            for annotation in self.objects(reference):
                held[annotation] = reference
        for number, page in enumerate(self.pages):
            for annotation in self.model.array(page.node.get("/Annots")):
                node = self.model.dictionary(annotation)
                where = f"page {number + 1}: annotation {annotation}"
                owner = held.pop(annotation, None)
                self.want("7.18.1", owner, f"{where} stands in no element")
                self.want("7.18.1", self.back.get(node.get("/StructParent")) == owner, f"{where} names another element")
                self.want("7.18.5", owner is None or self.type_of(self.elements[owner][0]) == "Link",
                          f"{where} is in no Link")
                self.want("7.18.5", (self.model.text(node.get("/Contents")) or "").strip(), f"{where} says nothing")
                self.want("7.18", node.get("/Subtype") == "/Link", f"{where} is no link")
                self.want("7.18", self.model.array(node.get("/Border"))[:3] == [0, 0, 0], f"{where} has a border")
        for annotation in held:
            self.say("7.18.1", f"{annotation} is in the structure and on no page")
        for reference in self.order:
            if self.type_of(self.elements[reference][0]) == "Link":
                self.want("7.18.5", list(self.objects(reference)), f"{reference} is a Link that leads nowhere")

    # ---- words ----

    def characters(self, place):
        """The text of marked content, by the font's ToUnicode map, which is the identity where a code is in it."""
        return "".join(codes.decode("utf-16-be", "replace") for _, codes in self.mark[place].shows)

    def text_under(self, reference):
        element, words = self.elements[reference][0], ""
        words += "".join(self.characters(place) for place in self.contents(reference) if place in self.mark)
        return words + "".join(self.text_under(kid) for kid in self.kids(element) if self.is_element(kid))

    def language_of(self, reference):
        while reference in self.elements:
            element, parent = self.elements[reference]
            if "/Lang" in element:
                return self.model.text(element["/Lang"]) or ""
            reference = parent
        return self.model.text(self.catalog.get("/Lang")) or ""

    def languages(self):
        chinese = re.compile("[\u4e00-\u9fff]")
        for reference in self.order:
            language = self.language_of(reference)
            self.want("7.2", LANGUAGE.fullmatch(language), f"{reference} is of no language: {language!r}")
            if self.type_of(self.elements[reference][0]) in ("Figure", "Lbl"):
                continue
            words = "".join(self.characters(place) for place in self.contents(reference) if place in self.mark)
            signs, letters = len(chinese.findall(words)), len(re.findall("[A-Za-z]", words))
            if language.startswith("en"):
                self.want("7.2", signs <= letters, f"{reference} is said to be English: {words[:40]!r}")
            elif letters > 40:
                self.want("7.2", signs * 20 > letters, f"{reference} is said to be Chinese: {words[:40]!r}")

    def artifacts(self):
        """What stands on each page again is told apart as header and footer (7.8)."""
        for number, page in enumerate(self.pages):
            bare = page.marks and not any(mark.type.get(b"Type") == b"Pagination" for mark in page.marks)
            self.want("7.8", number == 0 or not bare, f"page {number + 1} has neither header nor footer")
            for mark in page.marks:
                if mark.artifact and mark.shows:
                    self.want("7.8", mark.type.get(b"Type") == b"Pagination",
                              f"page {number + 1}: words in an artifact of the layout")

    # ---- fonts ----

    def fonts(self):
        used = {}
        for page in self.pages:
            for mark in page.marks:
                for font, codes in mark.shows:
                    used.setdefault(font, set()).update(codes[i] << 8 | codes[i + 1] for i in range(0, len(codes), 2))
        for reference, codes in used.items():
            Font(self, reference).check(codes)

    def other(self):
        model = self.model
        self.want("7.10", "/OCProperties" not in self.catalog, "there is optional content")
        self.want("7.11", "/EmbeddedFiles" not in model.dictionary(self.catalog.get("/Names")), "files are embedded")
        self.want("7.15", "/AcroForm" not in self.catalog, "there is a form")
        self.want("7.17", model.dictionary(self.catalog.get("/Outlines")).get("/First"), "there are no bookmarks")
        for name, held in model.objects.items():
            node = model.dictionary(held.get("value", held.get("stream")))
            self.want("7.19", node.get("/S") not in ("/JavaScript", "/Launch", "/Sound", "/Movie"), f"{name} acts")
            self.want("7.20", node.get("/Subtype") != "/Form", f"{name} is a form XObject")
        encryption = model.dictionary(model.trailer.get("/Encrypt"))
        if encryption:
            self.want("7.16", encryption.get("/P", 0) & 512, "aids may not read it")


def check(model):
    return Check(model).run()


if __name__ == "__main__":
    for path in sys.argv[1:]:
        found = check(load(path))
        print(f"{path}: {len(found)} findings", *found[:40], sep="\n  ")
