"""Reads a workbook with the standard library: sheets as rows of cells, and the XML behind them."""

import re
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def unescaped(text):
    """As spreadsheets read it: _x0041_ is an A."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


def column(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Workbook:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        for name, data in self.files.items():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(data)
        strings = ET.fromstring(self.files["xl/sharedStrings.xml"])
        self.strings = [unescaped("".join(t.text or "" for t in item.iter(MAIN + "t"))) for item in strings]
        links = {link.get("Id"): link.get("Target") for link in ET.fromstring(self.files["xl/_rels/workbook.xml.rels"])}
        self.book = ET.fromstring(self.files["xl/workbook.xml"])
        self.sheets = {sheet.get("name"): ET.fromstring(self.files["xl/" + links[sheet.get(LINK)]])
                       for sheet in self.book.iter(MAIN + "sheet")}

    def value(self, cell):
        kind, value = cell.get("t", "n"), cell.find(MAIN + "v")
        if value is None:
            return None
        return self.strings[int(value.text)] if kind == "s" else float(value.text) if kind == "n" else value.text

    def rows(self, name):
        """Each row as a list of strings, numbers and None."""
        rows = []
        for row in self.sheets[name].iter(MAIN + "row"):
            cells = []
            for cell in row.iter(MAIN + "c"):
                cells.extend([None] * (column(cell.get("r")) - len(cells)))
                cells.append(self.value(cell))
            rows.append(cells)
        return rows

    def table(self, name):
        """The rows of a list as dictionaries by head."""
        heads, *rows = self.rows(name)
        return [dict(zip(heads, row)) for row in rows]

    def formulas(self):
        """Every cell of every sheet that is a formula."""
        return [(name, cell.get("r")) for name, sheet in self.sheets.items() for cell in sheet.iter(MAIN + "c")
                if cell.find(MAIN + "f") is not None]
