"""The questionnaires that come with the program: wording, criteria, sources, and what lint says of them."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
QUESTIONNAIRES = os.path.join(SOURCE, "questionnaires")
AIRA = os.environ["AIRA_BINARY"]


def sections(*path):
    """A file's sections as pairs of name and keys."""
    found = []
    with open(os.path.join(*path), encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line.startswith("["):
                found.append((line[1:-1].lower(), {}))
            elif line and line[0] not in ";#":
                key, value = line.split("=", 1)
                found[-1][1][key.strip()] = value.strip().strip('"')
    return found


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]


def listed(keys, name):
    return [item.strip() for item in keys.get(name, "").split(",") if item.strip()]


def check(folder, *options, tools=HERE):
    """What the editor's check says, and its exit code."""
    run = subprocess.run([sys.executable, os.path.join(tools, "check.py"), folder, *options], capture_output=True,
                         text=True, check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    return run.stdout + run.stderr, run.returncode


class Content(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="aira-content-")
        self.addCleanup(shutil.rmtree, self.folder)

    def questions(self, questionnaire="enterprise-ai"):
        return {name.split(" ", 1)[1]: keys
                for name, keys in sections(QUESTIONNAIRES, questionnaire, "questionnaire.ini")
                if name.startswith("question ")}

    def test_the_editor_finds_nothing(self):
        for name in sorted(os.listdir(QUESTIONNAIRES)):
            options = [] if name == "enterprise-ai" else ["--wording"]
            said, code = check(os.path.join(QUESTIONNAIRES, name), *options)
            self.assertEqual(code, 0, f"{name}:\n{said}")

    def test_lint_finds_nothing(self):
        for name in sorted(os.listdir(QUESTIONNAIRES)):
            run = subprocess.run([AIRA, "questionnaire", "lint", os.path.join(QUESTIONNAIRES, name)],
                                 capture_output=True, text=True, check=False)
            self.assertEqual((run.returncode, run.stdout + run.stderr), (0, "0 errors, 0 warnings.\n"), name)

    def planted(self, file, old, new):
        """A copy of enterprise-ai with one place changed."""
        copy = os.path.join(self.folder, "enterprise-ai")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(os.path.join(QUESTIONNAIRES, "enterprise-ai"), copy)
        path = os.path.join(copy, file)
        with open(path, encoding="utf-8") as text:
            changed, count = re.subn(old, new, text.read(), count=1)
        self.assertEqual(count, 1, old)
        with open(path, "w", encoding="utf-8") as text:
            text.write(changed)
        return copy

    def test_the_editor_finds_what_is_planted(self):
        plants = [
            ("questionnaire.ini", r"\[question data.access\]", "[question data.acces]", "criterion not asked"),
            ("questionnaire.ini", r"refs = report/t9, iso42001/a.7, dcmm-2", "refs = report/t9, iso99/1",
             "unknown reference"),
            ("actions.ini", r"\[action data.access.extend\]", "[action data.access.extended]", "no action"),
            ("text.en.ini", r'(\[question data.access\]\n(?:.*\n)*?)2 = ".*"', r'\1two = "x"', "text missing"),
            ("text.zh.ini", r'(\[question data.access\]\n(?:.*\n)*?)2 = ".*"', r'\1two = "x"', "text missing"),
            ("text.en.ini", r'(\[question data.access\]\n(?:.*\n)*?)2 = ".*"', r'\g<1>2 = "Good."', "length"),
        ]
        for file, old, new, finding in plants:
            said, code = check(self.planted(file, old, new))
            self.assertEqual(code, 1, finding)
            self.assertIn(finding, said)

    def test_borrowed_sentences_are_found(self):
        tools = os.path.join(self.folder, "tools")
        shutil.copytree(HERE, tools)
        sentence = "这一句话是为测试而写的，谁也没有发表过它。"
        text = os.path.join(self.folder, "text.txt")
        with open(text, "w", encoding="utf-8") as file:
            file.write("前面还有别的话。" + sentence + "后面也有。")
        with open(os.path.join(tools, "report.shingles"), "wb") as file:
            file.write(subprocess.run([sys.executable, os.path.join(tools, "shingles.py"), text], check=True,
                                      capture_output=True).stdout)
        said, code = check(os.path.join(QUESTIONNAIRES, "enterprise-ai"), tools=tools)
        self.assertEqual(code, 0, said)
        copy = self.planted("text.zh.ini", r'(\[question data.access\]\n(?:.*\n)*?)2 = "', rf'\g<1>2 = "{sentence}')
        said, code = check(copy, tools=tools)
        self.assertEqual(code, 1)
        self.assertIn("the report's words", said)

    def test_each_trend_has_two_scored_criteria(self):
        parts = {name.split(" ", 1)[1]: keys
                 for name, keys in sections(QUESTIONNAIRES, "enterprise-ai", "questionnaire.ini")
                 if name.startswith("part ")}
        counts = dict.fromkeys(range(1, 11), 0)
        for keys in self.questions().values():
            scored = keys.get("weight", "1") != "0" and parts[keys["part"]].get("weight", "1") != "0" and (
                keys["type"] in ("level", "yesno") or {"full", "thresholds", "levels"} & keys.keys())
            trends = {int(found.group(1)) for ref in listed(keys, "refs")
                      if (found := re.fullmatch(r"report/t(\d+)(\.\d)?", ref))}
            for trend in trends if scored else ():
                counts[trend] += 1
        self.assertGreaterEqual(min(counts.values()), 2, counts)

    def test_criteria_stand_in_their_part_at_their_place(self):
        questions = self.questions()
        for ident, part, kind, where, *_ in rows("criteria.tsv"):
            self.assertEqual(questions[ident]["part"], part, ident)
            if kind in ("single", "multi", "yesno"):
                self.assertEqual(questions[ident]["type"], kind, ident)
            if where != "X" and part != "profile":
                places = {ref.split("/")[1] for ref in listed(questions[ident], "refs") if ref.startswith("report/")}
                self.assertGreaterEqual(places, {place.lower() for place in where.split() if place != "X"}, ident)

    def test_references_are_the_rows_of_the_crosswalk(self):
        stored = {name.split(" ", 1)[1]: keys
                  for name, keys in sections(QUESTIONNAIRES, "enterprise-ai", "references.ini")}
        texts = {language: dict(sections(QUESTIONNAIRES, "enterprise-ai", f"text.{language}.ini"))
                 for language in ("zh", "en")}
        for ident, framework, clause, _, _, force, status, confidence, place, *duty in rows("crosswalk.tsv"):
            keys = stored.pop(ident.lower())
            self.assertEqual([keys.get(key, "") for key in ("framework", "clause", "in-force", "status", "confidence",
                                                            "place", "duty")],
                             [framework, clause, force, status, confidence, place, (duty or [""])[0]], ident)
            for language in texts:
                self.assertTrue(texts[language][f"reference {ident.lower()}"].get("text"), f"{language}: {ident}")
        self.assertEqual(stored, {})

    def test_what_law_and_standards_concern_cites_them(self):
        for ident, keys in self.questions().items():
            if keys["part"] in ("data", "org", "comp", "tech"):
                self.assertTrue([ref for ref in listed(keys, "refs") if not ref.startswith("report/")], ident)

    def test_gates_of_the_report_stand_in_their_stage(self):
        """Each requirement and challenge of a state of trend 5 is a gate of its stage; core gates are quick."""
        gates = {name.split(" ", 1)[1]: keys for name, keys in sections(QUESTIONNAIRES, "enterprise-ai", "stages.ini")}
        questions = self.questions()
        for stage, keys in gates.items():
            for key, gate in keys.items():
                if key.startswith("core."):
                    self.assertEqual(questions[gate.split()[0]].get("depth"), "quick", gate)
        for ident, part, kind, *_ in rows("criteria.tsv"):
            if part == "adopt" and kind in ("requirement", "challenge"):
                asked = [gate.split()[0] for gate in gates[ident.split(".")[1]].values()]
                self.assertIn(ident, asked)


if __name__ == "__main__":
    unittest.main()
