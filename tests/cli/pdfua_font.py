"""The clauses of PDF/UA-1 on fonts (7.21), as pdfua.py checks them."""

import re


class Font:
    def __init__(self, check, reference):
        model = check.model
        font = model.dictionary(reference)
        self.model, self.node = model, font
        self.inner = model.dictionary(model.array(font.get("/DescendantFonts"))[0]) if font else {}
        self.descriptor = model.dictionary(self.inner.get("/FontDescriptor"))
        self.want = lambda clause, condition, words: check.want(clause, condition,
                                                                f"{font.get('/BaseFont')}: {words}")

    def check(self, codes):
        model = self.model
        info = model.dictionary(self.inner.get("/CIDSystemInfo"))
        self.want("7.21.3.1", info.get("/Ordering") == "u:Identity" and info.get("/Registry") == "u:Adobe",
                  "its characters are of no known collection")
        glyphs = model.data(self.inner.get("/CIDToGIDMap"))
        self.want("7.21.3.2", glyphs, "no glyphs for its characters")
        self.want("7.21.3.3", self.node.get("/Encoding") == "/Identity-H", "another encoding than Identity-H")
        program = model.data(self.descriptor.get("/FontFile2"))
        self.want("7.21.4.1", program, "it is not embedded")
        self.want("7.21.4.2", "/CIDSet" not in self.descriptor, "it has a CIDSet, which nothing here checks")
        missing = [c for c in codes if glyphs[2 * c:2 * c + 2] in (b"", b"\0\0")]
        self.want("7.21.8", not missing, f".notdef is drawn for {missing}")
        self.want("7.21.7", codes <= self.readable(), f"no text for {sorted(codes - self.readable())}")
        if program:
            self.widths(codes, glyphs, program)

    def readable(self):
        found = set()
        for low, high, text in re.findall(r"<(\w{4})> <(\w{4})> <(\w{4})>", self.model.data(
                self.node.get("/ToUnicode")).decode("latin-1")):
            if low == text:
                found.update(range(int(low, 16), int(high, 16) + 1))
        return found - {0, 0xFEFF, 0xFFFE}

    def widths(self, codes, glyphs, program):
        number = lambda at: int.from_bytes(program[at:at + 2], "big")
        tables = {program[at:at + 4]: int.from_bytes(program[at + 8:at + 12], "big")
                  for at in range(12, 12 + 16 * number(4), 16)}
        units, measured = number(tables[b"head"] + 18), number(tables[b"hhea"] + 34)
        told, listed = {}, self.model.array(self.inner.get("/W"))
        for i in range(0, len(listed), 2):
            told.update(enumerate(self.model.array(listed[i + 1]), listed[i]))
        for code in codes:
            glyph = int.from_bytes(glyphs[2 * code:2 * code + 2], "big")
            width = number(tables[b"hmtx"] + 4 * min(glyph, measured - 1)) * 1000 / units
            self.want("7.21.5", abs(width - told.get(code, self.inner.get("/DW", 1000))) <= 1,
                      f"{chr(code)!r} is {width:.1f} wide and said to be {told.get(code)}")
