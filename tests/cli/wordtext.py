"""Reads a text for a word processor with the standard library: its parts, and what stands in them."""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
STYLES = {W + "pStyle": "paragraph", W + "rStyle": "character", W + "tblStyle": "table", W + "basedOn": None,
          W + "next": "paragraph"}


def squeeze(text):
    return re.sub(r"\s+", "", text)


class WordText:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
            self.dates = {entry.date_time for entry in archive.infolist()}
        self.xml = {name: ET.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}
        self.body = self.xml["word/document.xml"].find(W + "body")

    # ---- what is in it ----

    def words(self, part="word/document.xml"):
        """The text in order, without the contents and the instructions of fields."""
        return squeeze("".join(self.texts(self.xml[part])))

    def texts(self, element):
        if element.tag == W + "t":
            yield element.text or ""
        elif element.tag != W + "sdt":
            for child in element:
                yield from self.texts(child)

    def paragraph(self, paragraph):
        return squeeze("".join(text.text or "" for text in paragraph.iter(W + "t")))

    def styled(self, *styles):
        """The paragraphs of these styles, in order."""
        for paragraph in self.body.iter(W + "p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(W + "val") in styles:
                yield paragraph

    def alternatives(self):
        return [drawing.get("descr") for drawing in self.body.iter(WP + "docPr") if drawing.get("descr")]

    def properties(self):
        return {one.get("name"): one[0].text for one in self.xml["docProps/custom.xml"]}

    def core(self):
        return {one.tag.split("}")[1]: one.text for one in self.xml["docProps/core.xml"]}

    # ---- what is wrong with it ----

    def wrong(self):
        found = []
        for check in (self.check_package, self.check_relations, self.check_ids, self.check_links, self.check_styles,
                      self.check_lists, self.check_pictures, self.check_tables, self.check_fields):
            found += check()
        return found

    def check_package(self):
        types = self.xml["[Content_Types].xml"]
        endings = {one.get("Extension") for one in types.iter(CONTENT + "Default")}
        named = {one.get("PartName")[1:] for one in types.iter(CONTENT + "Override")}
        found = [f"no such part: {name}" for name in named if name not in self.parts]
        found += [f"of no type: {name}" for name in self.parts if name.rsplit(".", 1)[1] not in endings]
        if self.names[0] != "[Content_Types].xml" or len(self.names) != len(set(self.names)):
            found.append("the order of the parts, or one twice")
        return found

    def check_relations(self):
        found, reached = [], set()
        for name, root in self.xml.items():
            if not name.endswith(".rels"):
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            for relation in root:
                target = posixpath.normpath(posixpath.join(folder, relation.get("Target")))
                reached.add(target)
                if relation.get("TargetMode") or target not in self.parts:
                    found.append(f"leads nowhere: {target}")
        ids = [one.get("Id") for one in self.xml["word/_rels/document.xml.rels"]]
        used = {value for element in self.body.iter() for key, value in element.attrib.items() if key.startswith(R)}
        found += [f"no such relation: {one}" for one in used - set(ids)]
        if len(ids) != len(set(ids)):
            found.append("a relation twice")
        idle = {name for name in self.parts if not name.endswith(".rels")} - reached - {"[Content_Types].xml"}
        return found + [f"nothing leads to {name}" for name in idle]

    def check_ids(self):
        found = []
        for tag, key in ((W + "bookmarkStart", W + "id"), (W + "bookmarkStart", W + "name"), (WP + "docPr", "id")):
            values = [one.get(key) for one in self.body.iter(tag)]
            if len(values) != len(set(values)):
                found.append(f"{tag} twice")
        ends = sorted(one.get(W + "id") for one in self.body.iter(W + "bookmarkEnd"))
        if ends != sorted(one.get(W + "id") for one in self.body.iter(W + "bookmarkStart")):
            found.append("a bookmark that does not end")
        return found

    def check_links(self):
        names = {one.get(W + "name") for one in self.body.iter(W + "bookmarkStart")}
        found = [f"bad name: {name}" for name in names if not re.fullmatch(r"[A-Za-z_]\w{0,39}", name, re.A)]
        return found + [f"no such place: {link.get(W + 'anchor')}" for link in self.body.iter(W + "hyperlink")
                        if link.get(W + "anchor") not in names]

    def check_styles(self):
        known = {one.get(W + "styleId"): one.get(W + "type") for one in self.xml["word/styles.xml"].iter(W + "style")}
        if len(known) != len(list(self.xml["word/styles.xml"].iter(W + "style"))):
            return ["a style twice"]
        return [f"no such style: {element.get(W + 'val')}" for name, root in self.xml.items() for element in root.iter()
                if element.tag in STYLES and known.get(element.get(W + "val")) is None
                or STYLES.get(element.tag) and known.get(element.get(W + "val")) != STYLES[element.tag]]

    def check_lists(self):
        lists = {one.get(W + "numId") for one in self.xml["word/numbering.xml"].iter(W + "num")}
        return [f"no such list: {one.get(W + 'val')}" for name in ("word/document.xml", "word/styles.xml")
                for one in self.xml[name].iter(W + "numId") if one.get(W + "val") not in lists]

    def check_pictures(self):
        return [f"a picture without words: {one.get('name')}" for one in self.body.iter(WP + "docPr")
                if not one.get("descr") and one.find(f"{A}extLst/{A}ext/{DECORATIVE}") is None]

    def check_tables(self):
        """Each row is as wide as its table, and each cell ends with a paragraph."""
        found = []
        for table in self.body.iter(W + "tbl"):
            columns = len(table.find(W + "tblGrid"))
            for row in table.findall(W + "tr"):
                cells = row.findall(W + "tc")
                spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
                if sum(1 if span is None else int(span.get(W + "val")) for span in spans) != columns:
                    found.append(f"a row of another width: {self.paragraph(row)}")
                if any(cell[-1].tag != W + "p" for cell in cells):
                    found.append(f"a cell without an end: {self.paragraph(row)}")
        tags = [element.tag for element in self.body]
        if (W + "tbl", W + "tbl") in zip(tags, tags[1:]) or tags[-2:] != [W + "p", W + "sectPr"]:
            found.append("tables that touch, or no end")
        return found

    def check_fields(self):
        found = []
        for name, root in self.xml.items():
            kinds = [one.get(W + "fldCharType") for one in root.iter(W + "fldChar")]
            if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
                found.append(f"fields of {name}: {kinds}")
        return found
