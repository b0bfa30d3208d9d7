"""The scorecard as table (csv) and workbook (xlsx): the figures are those of the JSON, every text is whole, no text is a
formula, and two runs give the same bytes."""

import csv
import io
import json
import os
import re
import unittest

import cli
from cli import SOURCE
from workbook import MAIN, Workbook

SAMPLES = os.path.join(SOURCE, "data", "samples")
SHEETS = {"en": ["Summary", "Criteria", "Answers", "Roadmap"], "zh": ["概要", "评估项", "回答", "路线图"]}
SIGNS = "=+-@\t\r\n＝＋－＠"

HOSTILE = ["=cmd|' /C calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\u3000=1", "＝1+1", "'=quoted", "'plain",
           'a,b;"c"\nd', "<script>alert(1)</script> & {client}", "_x0041_ is no A", "&\"Bold\"&P", "备注" * 1000,
           "trailing ", "\U0001F9EA lab", "- a list\n- of notes"]


class Tables(cli.CliTest):
    def card(self, number):
        return json.loads(self.ok("report", number, "--format", "json", "-o", "-").out)

    def csv(self, number, language="en"):
        raw = self.ok("report", number, "--format", "csv", "--lang", language, "-o", "-").raw
        self.assertEqual(raw[:3], b"\xef\xbb\xbf")
        text = raw[3:].decode("utf-8")
        self.assertEqual(text.count("\r\n"), len(list(csv.reader(io.StringIO(text, newline="")))), "ends of lines")
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    def workbook(self, number, language="en", name="book.xlsx"):
        told = self.ok("report", number, "--format", "xlsx", "--lang", language, "-o", name).err
        self.assertNotIn("WARNING", told)
        return Workbook(self.path(name))

    def hostile(self):
        """An assessment in which every text from outside is one that does harm elsewhere."""
        number = self.start("=1+1 & <b>Co</b>", "--set", "profile.size=n300-999")
        questions = [q["id"] for q in self.ok("questionnaire", "show", "enterprise-ai", "--json").json()["questions"]
                     if q["type"] == "level"]
        for text, question in zip(HOSTILE, questions):
            self.ok("answer", number, f"{question}=2", "--note", text, "--evidence", "document",
                    "--evidence-reference", text.splitlines()[0][:120], "--by", "=by")
        return number, dict(zip(questions, HOSTILE))

    def samples(self):
        yield self.start()
        yield self.start("Quick", "--depth", "quick")
        for name in sorted(os.listdir(SAMPLES)):
            number = self.start(name)
            self.ok("answer", number, "--from", os.path.join(SAMPLES, name, "answers.ini"))
            yield number

    # ---- csv ----

    def test_csv_has_a_row_for_each_answer_and_the_figures_of_the_json(self):
        for number in self.samples():
            card, rows = self.card(number), self.csv(number)
            self.assertEqual(len(rows), sum(1 + len(a.get("respondents", ())) for a in card["answers"]))
            counting = [row for row in rows if row["respondent"] == ""]
            for answer, row in zip(card["answers"], counting, strict=True):
                self.assertEqual(row["question"], answer["question"])
                for column in ("level", "supported_level"):
                    self.assertEqual(row[column], "" if answer[column] is None else str(answer[column]))
                self.assertEqual(row["weight"], str(answer["weight"]))
                self.assertEqual(row["aim"], str(card["aims"].get(answer["question"], "")))
                for column in ("state", "part", "type"):
                    self.assertEqual(row[column], answer[column])
                for column in ("value", "evidence", "note", "by", "at"):
                    self.assertEqual(row[column].removeprefix("'"), answer.get(column, ""))

    def test_csv_columns_are_those_that_are_documented(self):
        with open(os.path.join(SOURCE, "docs", "tables.md"), encoding="utf-8") as file:
            documented = re.findall(r"^\| `([a-z_]+)` \|", file.read(), re.M)
        number = self.start()
        for language, codes in (("en", ["en"]), ("zh", ["zh"]), ("both", ["zh", "en"])):
            heads = self.csv(number, language)[0].keys()
            plain = [re.sub("_(en|zh)$", "", head) for head in heads]
            self.assertEqual(list(dict.fromkeys(plain)), documented)
            self.assertEqual([head for head in heads if head.startswith("ask")], [f"ask_{code}" for code in codes])

    def test_csv_cells_are_no_formulas_and_lose_nothing(self):
        number, notes = self.hostile()
        rows = {row["question"]: row for row in self.csv(number) if row["respondent"] == ""}
        for row in rows.values():
            for head, cell in row.items():
                self.assertFalse(cell.lstrip(" \u00a0\u3000").startswith(tuple(SIGNS)), f"{head}: {cell!r}")
        for question, note in notes.items():
            self.assertEqual(re.sub("^'", "", rows[question]["note"]), note)
        self.assertEqual({row["client"] for row in rows.values()}, {"'=1+1 & <b>Co</b>"})

    def test_csv_numbers_below_zero_stay_numbers(self):
        folder = self.path("mine")
        self.ok("questionnaire", "new", folder)
        path = os.path.join(folder, "questionnaire.ini")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub("^range = .*", "range = -100, 100", text, flags=re.M))
        question = re.search(r"\[question ([a-z.]+)\][^\[]*?type = number", text).group(1)
        number = self.start("N", "--questionnaire", folder)
        self.ok("answer", number, f"{question}=-12.5")
        rows = {row["question"]: row for row in self.csv(number)}
        self.assertEqual(rows[question]["value"], "-12.5")

    # ---- xlsx ----

    def test_workbook_figures_are_those_of_the_json(self):
        for number in self.samples():
            card, book = self.card(number), self.workbook(number)
            self.assertEqual(list(book.sheets), SHEETS["en"])
            summary = {row[0]: row[1:] for row in book.rows("Summary") if row and row[0]}
            self.assertEqual(summary["Readiness index"][:2], [card["index"]["score"], card["index"]["supported"]])
            for label, member in (("Lower bound", "low"), ("Upper bound", "high"), ("Coverage", "coverage")):
                self.assertEqual(summary[label][0], card["index"][member])
            for part in card["parts"]:
                self.assertEqual(
                    summary[card["titles"]["part"][part["id"]]["en"]][:8],
                    [part[key] for key in ("score", "supported", "low", "high", "coverage", "answered", "applicable",
                                           "weight")])
            self.check_criteria(card, book.table("Criteria"))
            self.check_roadmap(card, book.table("Roadmap"))
            self.check_answers(card, book.table("Answers"))

    def check_criteria(self, card, rows):
        parts = {part["id"] for part in card["parts"]}
        criteria = [a for a in card["answers"] if a["part"] in parts and a["question"] in card["aims"]]
        for answer, row in zip(criteria, rows, strict=True):
            self.assertEqual(
                [row[key] for key in ("ID", "Criterion", "Level today", "Supported", "Aim", "Weight")],
                [answer["question"], answer["title"]["en"], answer["level"], answer["supported_level"],
                 card["aims"][answer["question"]], answer["weight"]])
        gates = {(stage["id"], gate["question"], gate["needs"]) for stage in card["stage"]["stages"]
                 for gate in stage["gates"]}
        shown = {(row["ID"], line) for row in rows for line in (row["Gate"] or "").splitlines()}
        titles = {id: title["en"] for id, title in card["titles"]["stage"].items()}
        listed = {row["ID"] for row in rows}
        self.assertEqual({(question, f"{titles[stage]}: level {needs}") for stage, question, needs in gates
                          if question in listed}, {(id, line.removesuffix(", core")) for id, line in shown})

    def check_roadmap(self, card, rows):
        for place, (advice, row) in enumerate(zip(card["recommendations"], rows, strict=True), 1):
            owner = card["titles"]["role"].get(advice["owner"], {}).get("en")
            self.assertEqual(
                [row[key] for key in ("No.", "ID", "Weeks", "Gain, points", "Level today", "Level after", "Owner")],
                [place, advice["question"], advice["effort"], advice["gain"], advice["level_today"],
                 advice["level_after"], owner])
            if advice["action"] is not None:
                self.assertEqual(row["Action"], advice["title"]["en"])

    def check_answers(self, card, rows):
        said = [(a, s) for a in card["answers"] for s in [a, *a.get("respondents", ())]]
        for (answer, own), row in zip(said, rows, strict=True):
            self.assertEqual([row["ID"], row["Question"], row["Note"], row["Reference"]],
                             [answer["question"], answer["ask"]["en"], own.get("note"), own.get("evidence_reference")])
            self.assertEqual(row["When (UTC)"] is not None, "at" in own)
            if answer["type"] == "level" and "evidence" in own:
                self.assertEqual(row["Answer"], f"Level {own['value']}: {own['value_texts'][0]['en']}")

    def test_workbook_texts_are_strings_and_whole(self):
        number, notes = self.hostile()
        for language in ("en", "zh", "both"):
            book = self.workbook(number, language)
            self.assertEqual(book.formulas(), [])
            answers = list(book.sheets)[2]
            shown = {row[-1]: row[6] for row in book.rows(answers)[1:]}
            for question, note in notes.items():
                self.assertEqual(shown[question], note)
            self.assertIn("=1+1 & <b>Co</b>", [cell for row in book.rows(list(book.sheets)[0]) for cell in row])

    def test_two_runs_give_the_same_bytes(self):
        number = self.sample()
        for form in ("xlsx", "csv"):
            runs = [self.ok("report", number, "--format", form, "--lang", "both", "-o", "-", TZ=zone).raw
                    for zone in ("UTC", "Asia/Shanghai")]
            self.assertEqual(runs[0], runs[1])
        created = self.workbook(number).files["docProps/core.xml"].decode()
        self.assertIn(f">{self.card(number)['as_of']}</dcterms:created>", created)

    def test_words_are_in_the_languages_asked_for(self):
        number = self.sample()
        english, chinese, both = (self.workbook(number, language) for language in ("en", "zh", "both"))
        self.assertEqual(list(chinese.sheets), SHEETS["zh"])
        self.assertEqual(list(both.sheets), [f"{zh} {en}" for zh, en in zip(SHEETS["zh"], SHEETS["en"])])
        self.assertEqual([head.split("\n") for head in both.rows("评估项 Criteria")[0]],
                         [list(pair) for pair in zip(chinese.rows("评估项")[0], english.rows("Criteria")[0])])
        self.assertIn("数据 (Data)", [row[0] for row in both.rows("评估项 Criteria")])
        for cell in (cell for sheet in english.sheets for row in english.rows(sheet)[1:] for cell in row[:2]):
            if isinstance(cell, str) and "示例" not in cell:
                self.assertIsNone(re.search("[\u4e00-\u9fff]", cell), cell)

    def test_lists_are_ready_to_filter_and_to_print(self):
        number = self.start("Tom & Jerry " + "长" * 60)
        book = self.workbook(number, "both")
        names = {name.get("name") for name in book.book.iter(MAIN + "definedName")}
        self.assertLessEqual({"_xlnm.Print_Titles", "_xlnm._FilterDatabase"}, names)
        for place, (name, sheet) in enumerate(book.sheets.items()):
            setup, foot = sheet.find(MAIN + "pageSetup"), sheet.find(f"{MAIN}headerFooter/{MAIN}oddFooter").text
            self.assertEqual(setup.get("paperSize"), "9", name)
            self.assertIn("&P", foot)
            self.assertIn("&N", foot)
            self.assertIn("机密，仅供Tom && Jerry 长", foot)
            self.assertLessEqual(len(foot), 255)
            if place > 0:
                pane = sheet.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
                self.assertEqual((pane.get("ySplit"), pane.get("state")), ("1", "frozen"), name)
                self.assertIsNotNone(sheet.find(MAIN + "autoFilter"), name)
        self.assertIn("Tom &amp; Jerry", book.files["docProps/core.xml"].decode())

    def test_charts_draw_the_parts(self):
        number = self.sample()
        book, card = self.workbook(number), self.card(number)
        charts = [data.decode() for name, data in book.files.items() if name.startswith("xl/charts/chart")]
        self.assertEqual(sorted("radarChart" in chart for chart in charts), [False, True])
        for chart in charts:
            drawn = [[float(v) for v in re.findall("<c:v>([0-9.]+)</c:v>", values)]
                     for values in re.findall("<c:val>.*?</c:val>", chart, re.S)]
            for member, values in zip(("score", "supported"), drawn, strict=True):
                self.assertEqual(values, [part[member] for part in card["parts"] if part[member] is not None])

    def test_a_note_that_no_cell_holds_is_cut_and_says_so(self):
        number, note = self.start(), "长" * 33000
        self.ok("answer", number, "data.access=2", "--note", note)
        shown = [row["Note"] for row in self.workbook(number).table("Answers") if row["Note"]]
        self.assertEqual(len(shown), 1)
        self.assertLessEqual(len(shown[0]), 32767)
        self.assertRegex(shown[0], "^长{32000,}… ?\\(cut here")
        self.assertIn(note, [row["note"] for row in self.csv(number)])

    # ---- words ----

    def test_both_languages_have_the_same_words_and_none_lies_unused(self):
        words, sources = {}, ""
        for language in ("en", "zh"):
            with open(os.path.join(SOURCE, "data", f"tables.{language}.ini"), encoding="utf-8") as file:
                words[language] = re.findall(r"^\[(.*)\]|^([a-z-]+) = \"(.*)\"", file.read(), re.M)
        self.assertEqual([(s, k, sorted(re.findall("{.*?}", t))) for s, k, t in words["en"]],
                         [(s, k, sorted(re.findall("{.*?}", t))) for s, k, t in words["zh"]])
        folder = os.path.join(SOURCE, "src", "render")
        for name in os.listdir(folder):
            if name.startswith(("xlsx", "card")):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    sources += file.read()
        worked_out = {"quick", "full", "blocker", "gate", "evidence", "gap", "before"}
        for section, key, _ in words["en"]:
            if (section or key) not in worked_out:
                self.assertIn(f'"{section or key}"', sources)


if __name__ == "__main__":
    unittest.main()
