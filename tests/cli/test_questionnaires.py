"""Writing a questionnaire, comparing two versions, and moving an assessment to the newer one."""

import os
import re
import shutil
import sqlite3
import subprocess

import cli
from cli import SOURCE


class Questionnaires(cli.CliTest):
    def new(self, name="mine"):
        path = self.path(name)
        self.ok("questionnaire", "new", path)
        return path

    def edit(self, folder, file, old, new):
        path = os.path.join(folder, file)
        with open(path, encoding="utf-8") as text:
            changed, count = re.subn(old, new, text.read(), flags=re.M)
        self.assertGreaterEqual(count, 1, old)
        with open(path, "w", encoding="utf-8") as text:
            text.write(changed)

    def newer(self, folder):
        """A copy as version 0.2.0: another weight, scale and wording; a question went and one came."""
        copy = self.path("mine-2")
        shutil.copytree(folder, copy)
        self.edit(copy, "questionnaire.ini", "^version = .*", "version = 0.2.0")
        self.edit(copy, "questionnaire.ini", r"(\[question data.owner\](?:.*\n)*?weight = )2", r"\g<1>3")
        self.edit(copy, "questionnaire.ini", "thresholds = 20, 40, 60, 80", "thresholds = 25, 50, 75, 100")
        self.edit(copy, "questionnaire.ini", r"\[question data.checks\]", "[question data.tests]")
        for language in ("en", "zh"):
            self.edit(copy, f"text.{language}.ini", r"\[question data.checks\]", "[question data.tests]")
        self.edit(copy, "text.en.ini", "On what ground is personal data used", "What allows the use of personal data")
        self.edit(copy, "stages.ini", "rules.consent >= 2", "rules.consent >= 3")
        return copy

    # ---- new ----

    def test_a_new_one_has_no_fault_and_can_be_walked(self):
        folder = self.new()
        linted = self.ok("questionnaire", "lint", folder)
        self.assertEqual(linted.out + linted.err, "0 errors, 0 warnings.\n")
        self.assertEqual(self.ok("questionnaire", "show", folder, "--json").json()["id"], "mine")
        number = self.start("Sample", "--questionnaire", folder)
        walk = self.ok("assess", number, "--plain", stdin="1\n2\ny\n2\n1,2\n50\n2\n")
        self.assertIn("questions are answered.", walk.out)
        self.ok("report", number, "--lang", "both", "-o", self.path("mine.pdf"))

    def test_a_new_one_writes_over_nothing(self):
        folder = self.new()
        self.assertIn("not empty", self.fails(2, "questionnaire", "new", folder).err)
        self.assertIn("is a file", self.fails(2, "questionnaire", "new", self.write("taken", "x")).err)
        self.assertIn("cannot name", self.fails(2, "questionnaire", "new", self.path("My Own")).err)
        self.fails(2, "questionnaire", "new")
        self.ok("questionnaire", "new", self.path("deep/er/down"))

    # ---- diff ----

    def test_a_diff_tells_each_kind_of_change(self):
        folder = self.new()
        diff = self.ok("questionnaire", "diff", folder, self.newer(folder), "--json").json()
        kinds = {item["question"]: (item["kind"], item["changes"], item["texts"]) for item in diff["questions"]}
        self.assertEqual(kinds, {
            "data.owner": ("meaning", ["weight"], []),
            "data.share": ("meaning", ["scale"], []),
            "data.tests": ("came", [], []),
            "data.checks": ("went", [], []),
            "rules.consent": ("wording", ["texts"], ["en ask"]),
        })
        self.assertEqual(diff["gates"], [{"stage": "grow", "core": False, "question": "rules.consent", "before": 2,
                                          "now": 3}])
        words = self.ok("questionnaire", "diff", folder, self.path("mine-2")).out
        for line in ("New questions: 1", "Questions that went: 1", "Changed in meaning: 2", "weight 2 -> 3",
                     "Changed in wording alone: 1", "texts en ask", "grow gate rules.consent: >= 2 -> >= 3"):
            self.assertIn(line, words)
        self.assertIn("仅措辞有变：1", self.ok("questionnaire", "diff", folder, self.path("mine-2"), "--lang", "zh").out)

    def test_a_diff_of_the_same_says_so(self):
        folder = self.new()
        self.assertIn("No question and no gate differs", self.ok("questionnaire", "diff", folder, folder).out)
        self.fails(2, "questionnaire", "diff", folder)
        self.fails(3, "questionnaire", "diff", folder, "no-such")

    # ---- the crosswalk ----

    def test_the_crosswalk_goes_both_ways(self):
        shown = self.ok("questionnaire", "show", "enterprise-ai", "--refs", "--json").json()
        references = {reference["id"]: reference for reference in shown["references"]}
        self.fails(2, "questionnaire", "show", "enterprise-ai", shown["questions"][0]["id"], "--refs")
        cited = {question["id"]: question["refs"] for question in shown["questions"]}
        self.assertIn("data.access", references["cn-dsl/21"]["questions"])
        self.assertIn("cn-dsl/21", cited["data.access"])
        for ident, refs in cited.items():
            for ref in refs:
                if not ref.startswith("report/"):
                    self.assertIn(ident, references[ref]["questions"])
        for ident, reference in references.items():
            self.assertEqual(reference["touched"], any(ident in refs for refs in cited.values()))
        words = self.ok("questionnaire", "show", "enterprise-ai", "--refs").out
        self.assertIn("Clauses that no question touches", words)
        self.assertIn("to be verified)", words)

    def test_the_crosswalk_says_how_binding_a_clause_is(self):
        folder = self.new()
        words = self.ok("questionnaire", "show", folder, "--refs").out
        self.assertIn("iso42001/a.7  ISO/IEC 42001, A.7.2-A.7.6  (standard; in force 2023-12)\n"
                      "    Data for AI: acquisition, quality, provenance, preparation.\n", words)
        self.assertIn("2023-12起施行", self.ok("questionnaire", "show", folder, "--refs", "--lang", "zh").out)
        self.edit(folder, "references.ini", "^in-force = .*\n", "")
        self.edit(folder, "references.ini", "confidence = high", "confidence = medium")
        self.assertIn("A.7.2-A.7.6  (standard; to be verified)",
                      self.ok("questionnaire", "show", folder, "--refs").out)
        self.edit(folder, "references.ini", "^(status|confidence) = .*\n", "")
        self.assertIn("A.7.2-A.7.6\n", self.ok("questionnaire", "show", folder, "--refs").out)
        shown = self.ok("questionnaire", "show", folder, "--refs", "--json").json()["references"][0]
        self.assertEqual((shown["status"], shown["in_force"], shown["text"]),
                         ("", "", "Data for AI: acquisition, quality, provenance, preparation."))

    # ---- the guide for authors ----

    def guide(self):
        with open(os.path.join(SOURCE, "docs", "questionnaire-format.md"), encoding="utf-8") as text:
            return text.read()

    def test_the_example_of_the_guide_is_without_warnings(self):
        blocks = re.findall(r"```ini\n; mine/(\S+)\n(.*?)```", self.guide(), re.S)
        self.assertEqual([name for name, _ in blocks], ["questionnaire.ini", "text.en.ini"])
        for name, text in blocks:
            self.write(os.path.join("example", name), text)
        self.assertEqual(self.ok("questionnaire", "lint", self.path("example")).err, "0 errors, 0 warnings.\n")

    def test_the_guide_has_each_error_and_warning(self):
        """Each code that a table of the tests expects stands in the guide's tables."""
        guide = self.guide().replace("unknown-part, -question, -option, -role, -band, -action, -reference",
                                     ", ".join("unknown-" + what for what in ("part", "question", "option", "role",
                                                                             "band", "action", "reference")))
        told = set()
        for row in re.findall(r"^\| ([a-z0-9, -]+) \|", guide, re.M):
            told.update(row.split(", "))
        codes = set()
        for file in ("errors.c", "warnings.c", "conditions.c", "folders.c"):
            with open(os.path.join(SOURCE, "tests", "unit", "questionnaire", file), encoding="utf-8") as text:
                codes.update(re.findall(r'"((?:bad|missing|unknown|wrong|no|condition|action|duplicate|too|unread|not|'
                                        r"nul|line|gate|unmeetable|unreachable|unused|empty|control|quote|unquoted)"
                                        r'-[a-z0-9-]+)"', text.read()))
        self.assertGreater(len(codes), 40)
        self.assertEqual(codes - told - {"no-one"}, set())

    # ---- naming one ----

    def test_a_file_is_no_questionnaire(self):
        folder = self.new()
        file = os.path.join(folder, "questionnaire.ini")
        for args in (("questionnaire", "lint", file), ("questionnaire", "show", file),
                     ("new", "--client", "Sample", "--questionnaire", file)):
            told = self.fails(2, *args).err
            self.assertIn(f"not a file in it: {folder} in place of {file}", told)

    def test_lint_names_files_that_nothing_reads(self):
        folder = self.new()
        os.rename(os.path.join(folder, "actions.ini"), os.path.join(folder, "action.ini"))
        told = self.ok("questionnaire", "lint", folder).err
        self.assertIn(f"{folder}/action.ini: warning: nothing reads a file of this name; call it actions.ini "
                      "[unread-file]", told)

    # ---- what a report says of a questionnaire's gaps ----

    def words_of(self, number, language):
        """The report as one line of words: tables and the width of a page break sentences."""
        told = self.ok("report", number, "--format", "text", "--lang", language, "-o", "-").out
        return " ".join(told.split()) if language == "en" else "".join(told.split())

    def test_a_short_report_says_what_has_no_action(self):
        folder = self.new()
        self.edit(folder, "questionnaire.ini", "^target = 3", "target = 3\nreport = short")
        self.write(os.path.join(os.path.basename(folder), "actions.ini"), "")
        number = self.start("Sample", "--questionnaire", folder)
        self.ok("answer", number, "profile.personal=yes", "data.owner=0", "data.share=90")
        self.ok("answer", number, "data.checks=n/a", "--reason", "no tables")
        words = self.words_of(number, "en")
        self.assertEqual(words.count("Below the aim (level 0, aim 3); this questionnaire has no action for it."), 1)
        self.assertEqual(words.count("At the level aimed at."), 1)
        self.assertEqual(words.count("Does not apply to this firm."), 1)
        self.assertEqual(words.count("Open: the level is not known yet"), 1)
        chinese = self.words_of(number, "zh")
        for sentence in ("低于目标（现为0级，目标3级）；本问卷没有针对它的行动。", "已达到目标等级。", "不适用于贵公司。", "等级尚不清楚"):
            self.assertEqual(chinese.count(sentence), 1, sentence)

    def test_a_published_figure_stands_beside_the_clients_own(self):
        folder = self.new()
        self.write(os.path.join(os.path.basename(folder), "benchmarks.ini"), """\
[benchmark shares]
question = data.share
value = 22
unit = percent
source = A survey

[benchmark tables]
question = data.share
value = 31.5
unit = tables
source = A count
date = 2026-05
asked = banks
""")
        for language, titles in (("en", ("Shares", "Tables")), ("zh", ("占比", "表数"))):
            with open(os.path.join(folder, f"text.{language}.ini"), "a", encoding="utf-8") as text:
                text.write(f"\n[benchmark shares]\ntitle = {titles[0]}\n\n[benchmark tables]\ntitle = {titles[1]}\n")
        self.assertIn("0 warnings", self.ok("questionnaire", "lint", folder).err)
        number = self.start("Sample", "--questionnaire", folder)
        self.ok("answer", number, "data.share=37.5")
        words = self.words_of(number, "en")
        self.assertRegex(words, r"Shares\W+22 %\W+37\.5 %")
        self.assertRegex(words, r"Tables\W+31\.5 tables\W+37\.5 tables")
        self.assertIn("Source: A survey. Source: A count. Time: 2026-05. Asked: banks.", words)
        self.assertIn("来源：Asurvey。来源：Acount。时间：2026-05。受访者：banks。", self.words_of(number, "zh"))

    # ---- upgrade ----

    def answered(self, folder):
        number = self.start("Sample", "--questionnaire", folder)
        self.ok("answer", number, "profile.size=small", "profile.personal=yes", "data.owner=3", "data.share=50",
                "data.checks=complete, timely", "rules.consent=2")
        return number

    def values(self, number):
        shown = self.ok("show", number, "--json").json()
        return {answer["question"]: answer["value"] for answer in shown["answers"]}

    def test_an_upgrade_keeps_what_still_holds(self):
        folder = self.new()
        newer, number = self.newer(folder), self.answered(folder)
        before = self.ok("score", number, "--json").json()
        dry = self.ok("upgrade", number, "--questionnaire", newer, "--dry-run", "--json").json()
        self.assertEqual(len(self.values(number)), 6)
        done = self.ok("upgrade", number, "--questionnaire", newer, "--json").json()
        self.assertEqual((dry.pop("done"), done.pop("done")), (False, True))
        self.assertEqual(dry, done)
        self.assertEqual((done["asked_again"], done["new"], done["reworded"], done["dropped"]),
                         (["data.share"], ["data.tests"], ["rules.consent"], ["data.checks"]))
        self.assertEqual(self.values(number), {"profile.size": "small", "profile.personal": "yes", "data.owner": "3",
                                               "rules.consent": "2"})
        history = self.ok("upgrade", number, "--history", "--json").json()["formers"]
        self.assertEqual([former["version"] for former in history], ["0.1.0"])
        self.assertEqual(history[0]["score"]["index"], before["index"])
        self.assertEqual(self.ok("score", number, "--json").json()["index"], done["score_now"]["index"])
        self.ok("verify")
        self.ok("answer", number, "data.share=75")
        self.ok("verify")
        self.assertIn("0.1.0", self.ok("upgrade", number, "--history").out)

    def test_former_versions_without_an_index_and_damaged_ones(self):
        folder = self.new()
        newer, number = self.newer(folder), self.start("Sample", "--questionnaire", folder)
        self.ok("upgrade", number, "--questionnaire", newer)
        told = self.ok("upgrade", number, "--history").out
        self.assertIn("readiness index –", told)
        self.assertNotIn("null", told)
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE upgrade SET score = '{half'")
        database.close()
        self.assertIn("aira verify", self.fails(5, "upgrade", number, "--history").err)

    def test_an_upgrade_says_what_is_to_be_asked_again(self):
        folder = self.new()
        newer, number = self.newer(folder), self.answered(folder)
        words = self.ok("upgrade", number, "--questionnaire", newer, "--dry-run").out
        for line in ("would move from mine 0.1.0 to 0.2.0 and keep 4 answers", "To be asked again", "data.share",
                     "no longer asked: 1", "Version 0.1.0: readiness index"):
            self.assertIn(line, words)
        self.assertIn("保留了4个回答", self.ok("upgrade", number, "--questionnaire", newer, "--lang", "zh").out)

    def test_an_upgrade_tells_an_older_version(self):
        folder = self.new()
        number = self.answered(folder)
        for version, older in (("0.0.9", True), ("0.1", False), ("0.1.0.1", False), ("0.10.0", False), ("first", False),
                               ("00.01.0", False), ("0", True)):
            self.edit(folder, "questionnaire.ini", "^version = .*", f"version = {version}")
            told = self.ok("upgrade", number, "--questionnaire", folder, "--dry-run").err
            self.assertEqual("older than 0.1.0" in told, older, version)
        self.edit(folder, "questionnaire.ini", "^version = .*", "version = 0.0.9")
        self.assertIn("更旧", self.ok("upgrade", number, "--questionnaire", folder, "--lang", "zh").err)
        self.assertEqual(self.ok("upgrade", number, "--history", "--json").json()["formers"][0]["version"], "0.1.0")

    def test_an_upgrade_speaks_of_open_questions_only_when_there_are_some(self):
        folder = self.new()
        number = self.answered(folder)
        self.edit(folder, "questionnaire.ini", "^version = .*", "version = 0.2.0")
        self.assertIn("until the open questions", self.ok("upgrade", number, "--questionnaire", folder, "--dry-run").out)
        self.ok("answer", number, "profile.target_stage=grow")
        self.assertNotIn("until the open questions",
                         self.ok("upgrade", number, "--questionnaire", folder, "--dry-run").out)

    def test_wrong_moves_are_refused(self):
        folder = self.new()
        number = self.answered(folder)
        self.assertIn("already", self.fails(2, "upgrade", number, "--questionnaire", folder).err)
        self.assertIn("cannot move to enterprise-ai",
                      self.fails(2, "upgrade", number, "--questionnaire", "enterprise-ai").err)
        self.fails(3, "upgrade", "99")
        self.assertIn("always used", self.ok("upgrade", number, "--history").err)
        broken = self.newer(folder)
        self.edit(broken, "questionnaire.ini", "^type = yesno", "type = perhaps")
        self.fails(4, "upgrade", number, "--questionnaire", broken)
        self.assertEqual(len(self.values(number)), 6)

    def test_what_was_before_travels_to_another_laptop(self):
        folder = self.new()
        newer, number = self.newer(folder), self.answered(folder)
        self.ok("upgrade", number, "--questionnaire", newer)
        self.ok("export", number, "-o", self.path("a.json"))
        other = self.path("other.db")
        there = self.ok("import", self.path("a.json"), "--db", other).out.strip()
        history = self.ok("upgrade", there, "--history", "--json", "--db", other).json()["formers"]
        self.assertEqual(history, self.ok("upgrade", number, "--history", "--json").json()["formers"])
        self.ok("verify", "--db", other)

    # ---- depth ----

    def test_from_quick_to_full_keeps_every_answer(self):
        number = self.start("Sample", "--depth", "quick")
        self.ok("assess", number, "--plain", stdin="?\n" * 400)
        before = self.values(number)
        self.assertGreater(len(before), 50)
        self.ok("set", number, "depth=full")
        self.assertEqual(self.values(number), before)
        shown = self.ok("show", number, "--json").json()
        self.assertGreater(shown["progress"]["asked"], len(before))

    # ---- the small one ----

    def test_the_small_one_fits_on_two_pages(self):
        """However it is answered; the longest texts are those of what is missing."""
        levels = [question["id"] for question in
                  self.ok("questionnaire", "show", "sme-quick", "--json").json()["questions"]
                  if question["type"] == "level"]
        self.assertGreater(len(levels), 7)
        for level in "0123?":
            number = self.start(f"Sample {level}", "--questionnaire", "sme-quick")
            self.ok("answer", number, "profile.sells=yes", "people.trained=10", "data.ready=none",
                    *(f"{question}={level}" for question in levels))
            for language in ("zh", "en"):
                path = self.path("small.pdf")
                self.ok("report", number, "--lang", language, "-o", path)
                told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
                self.assertRegex(told, r"Pages: +2\n", f"level {level}, {language}")


if __name__ == "__main__":
    cli.main()
