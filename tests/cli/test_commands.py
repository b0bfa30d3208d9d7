"""The commands do what their help says, with the JSON that scripts rely on."""

import os

import cli
from cli import CASES, CLIENT


class Commands(cli.CliTest):
    def test_new_gives_a_number_and_json(self):
        self.assertEqual(self.start(), "1")
        made = self.ok("new", "--client", "Sample Bank", "--depth", "quick", "--json").json()
        self.assertEqual(made["assessment"], 2)
        self.assertEqual(made["client"], "Sample Bank")

    def test_new_takes_answers_of_the_profile(self):
        number = self.start(CLIENT, "--set", "profile.industry=manufacturing", "--set", "profile.offers=yes")
        shown = self.ok("show", number, "--json").json()
        self.assertEqual(
            [(a["question"], a["value"]) for a in shown["answers"]],
            [("profile.industry", "manufacturing"), ("profile.offers", "yes")],
        )

    def test_list_shows_the_newest_change_first(self):
        self.start("Sample A")
        self.start("Sample B")
        self.ok("answer", "1", "profile.offers=yes")
        listed = self.ok("list", "--json").json()["assessments"]
        self.assertEqual({a["client"] for a in listed}, {"Sample A", "Sample B"})
        words = self.ok("list").out
        self.assertIn("Sample A", words)
        self.assertIn("Sample B", words)

    def test_list_without_a_file_is_empty_and_no_error(self):
        self.assertEqual(self.ok("list", "--json").json(), {"assessments": []})
        self.assertFalse(os.path.exists(self.database))

    def test_answer_keeps_value_note_and_evidence(self):
        number = self.start()
        self.ok("answer", number, "data.access=2", "--note", "rights are shared", "--evidence", "document",
                "--evidence-reference", "access list", "--flag", "--by", "Sample CIO")
        answer = self.ok("show", number, "--json").json()["answers"][0]
        at = answer.pop("at")
        self.assertRegex(at, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(answer, {
            "question": "data.access", "value": "2", "evidence": "document", "evidence_reference": "access list",
            "note": "rights are shared", "flag": True, "by": "Sample CIO",
        })

    def test_a_new_value_keeps_the_note(self):
        number = self.start()
        self.ok("answer", number, "data.access=2", "--note", "first talk")
        self.ok("answer", number, "data.access=3")
        answer = self.ok("show", number, "--json").json()["answers"][0]
        self.assertEqual((answer["value"], answer["note"]), ("3", "first talk"))

    def test_a_file_keeps_who_entered_each_answer(self):
        number = self.start()
        file = self.write("who.ini", "[assessment]\nclient = X\n[answer data.access]\nvalue = 2\nby = Sample CIO\n")
        self.ok("answer", number, "--from", file)
        self.assertEqual(self.ok("show", number, "--json").json()["answers"][0]["by"], "Sample CIO")
        self.ok("answer", number, "data.access=3")
        self.assertFalse(self.ok("show", number, "--json").json()["answers"][0]["by"])

    def test_several_answers_are_all_saved_or_none(self):
        number = self.start()
        self.ok("answer", number, "data.access=2", "data.lawful=1", "profile.jurisdictions=cn, eu")
        self.assertEqual(len(self.ok("show", number, "--json").json()["answers"]), 3)
        self.fails(2, "answer", number, "data.access=4", "data.lawful=9")
        values = {a["question"]: a["value"] for a in self.ok("show", number, "--json").json()["answers"]}
        self.assertEqual(values["data.access"], "2")

    def test_not_applicable_needs_a_reason_and_do_not_know_none(self):
        number = self.start()
        self.assertIn("reason", self.fails(2, "answer", number, "data.access=n/a").err)
        self.ok("answer", number, "data.access=n/a", "--reason", "no data of its own")
        self.ok("answer", number, "data.lawful=?")
        values = {a["question"]: a["value"] for a in self.ok("show", number, "--json").json()["answers"]}
        self.assertEqual(values, {"data.access": "n/a", "data.lawful": "?"})

    def test_an_assessment_is_found_by_its_clients_name(self):
        self.start("Sample Bank")
        self.start("示例零售公司")
        self.assertEqual(self.ok("show", "sample bank", "--json").json()["assessment"], 1)
        self.assertEqual(self.ok("show", "零售", "--json").json()["assessment"], 2)

    def test_a_name_that_fits_several_lists_them(self):
        self.start("Sample Bank", "--scope", "Retail")
        self.start("Sample Bank", "--scope", "Trade")
        told = self.fails(2, "show", "Sample Bank").err
        self.assertIn("Retail", told)
        self.assertIn("Trade", told)

    def test_set_changes_client_scope_depth_targets_and_people(self):
        number = self.start()
        self.ok("set", number, "client=Sample Works", "scope=Plant 1", "depth=quick", "target.data.access=4",
                "person.cio=Sample CIO/technology")
        shown = self.ok("show", number, "--json").json()
        self.assertEqual((shown["client"], shown["scope"], shown["depth"]), ("Sample Works", "Plant 1", "quick"))
        self.assertEqual(shown["targets"], {"data.access": 4})
        self.assertEqual(shown["people"], [{"id": "cio", "name": "Sample CIO", "role": "technology"}])

    def test_people_answer_beside_the_settled_answer(self):
        number = self.start()
        self.ok("set", number, "person.cio=Sample CIO/technology")
        self.ok("answer", number, "data.access=3", "--person", "cio")
        answers = self.ok("show", number, "--json").json()["answers"]
        self.assertEqual([(a["person"], a["value"]) for a in answers], [("cio", "3")])
        self.fails(3, "answer", number, "data.access=3", "--person", "nobody")

    def test_show_as_answers_file_comes_back_the_same(self):
        number = self.sample()
        first = self.ok("show", number, "--ini").out
        other = self.start("Sample Copy")
        self.ok("answer", other, "--from", self.write("back.ini", first))
        pick = lambda n: [(a["question"], a.get("person"), a["value"], a["note"], a["evidence"], a["flag"])
                          for a in self.ok("show", n, "--json").json()["answers"]]
        self.assertEqual(pick(number), pick(other))

    def test_score_of_every_case_stores_nothing(self):
        for name in sorted(os.listdir(CASES))[:5]:
            case = os.path.join(CASES, name)
            scored = self.ok("score", "--from", os.path.join(case, "answers.ini"), "--questionnaire", case,
                             "--json").json()
            self.assertEqual(set(scored), {"index", "parts", "stage"})
        self.assertFalse(os.path.exists(self.database))

    def test_explain_names_its_figures(self):
        number = self.sample()
        self.assertIn("Readiness index", self.ok("score", number, "--explain", "index").out)
        self.assertIn("data.access", self.ok("score", number, "--explain", "data").out)
        self.assertIn("Evidence", self.ok("score", number, "--explain", "data.access").out)
        self.assertIn("就绪度指数", self.ok("score", number, "--explain", "index", "--lang", "zh").out)
        self.assertIn("stage", self.ok("score", number, "--explain", "stage", "--json").json()["explain"])
        self.fails(3, "score", number, "--explain", "nothing.there")

    def test_export_goes_to_another_laptop_and_back(self):
        number = self.sample()
        file = self.path("sample.json")
        self.ok("export", number, "-o", file)
        other = {"AIRA_DB": self.path("other.db")}
        would = self.ok("import", file, "--dry-run", "--json", **other).json()
        self.assertEqual((would["import"], would["done"]), ("new", False))
        self.assertEqual(self.ok("list", "--json", **other).json(), {"assessments": []})
        self.assertEqual(self.ok("import", file, **other).out.strip(), "1")
        self.assertEqual(self.ok("score", "1", "--json", **other).out, self.ok("score", number, "--json").out)
        self.ok("answer", "1", "data.access=4", **other)
        self.ok("export", "1", "-o", self.path("further.json"), **other)
        self.assertEqual(self.ok("import", self.path("further.json"), "--json").json()["import"], "forward")
        self.assertEqual(self.ok("import", file, "--json").json()["import"], "behind")
        self.ok("verify")
        self.ok("verify", **other)

    def test_histories_that_parted_are_not_merged(self):
        number = self.start()
        self.ok("answer", number, "data.access=1")
        self.ok("export", number, "-o", self.path("a.json"))
        other = {"AIRA_DB": self.path("other.db")}
        self.ok("import", self.path("a.json"), **other)
        self.ok("answer", "1", "data.access=2", **other)
        self.ok("answer", number, "data.access=3")
        self.ok("export", "1", "-o", self.path("b.json"), **other)
        self.fails(2, "import", self.path("b.json"))
        self.assertEqual(self.ok("import", self.path("b.json"), "--as-new", "--json").json()["import"], "copy")
        self.ok("verify")

    def test_delete_asks_for_the_name(self):
        number = self.start()
        self.fails(2, "delete", number)
        self.fails(2, "delete", number, "--confirm", "Somebody else")
        self.ok("delete", number, "--confirm", CLIENT)
        self.fails(3, "show", number)

    def test_backup_is_a_database_of_its_own(self):
        number = self.sample()
        self.ok("backup", self.path("copy.db"))
        self.assertEqual(self.ok("show", number, "--json", AIRA_DB=self.path("copy.db")).out,
                         self.ok("show", number, "--json").out)
        self.assertNotEqual(self.aira("backup", self.path("copy.db")).code, 0)
        self.ok("backup", self.path("copy.db"), "--replace")

    def test_observe_keeps_an_observation(self):
        number = self.start()
        self.ok("observe", number, "data.access", "Shared accounts", "--due", "2027-03-31")
        self.fails(2, "observe", number, "data.access", "Shared accounts", "--due", "2027-02-30")
        self.fails(3, "observe", number, "data.acces", "Shared accounts")

    def test_questionnaires_are_listed_shown_and_checked(self):
        listed = self.ok("questionnaire", "list", "--json").json()["questionnaires"]
        self.assertIn("enterprise-ai", [q["id"] for q in listed])
        shown = self.ok("questionnaire", "show", "enterprise-ai", "data.access", "--json").json()
        self.assertEqual(set(shown["texts"]), {"zh", "en"})
        checked = self.ok("questionnaire", "lint", "enterprise-ai", "--json").json()
        self.assertEqual((checked["errors"], checked["warnings"]), (0, 0), checked)
        self.fails(3, "questionnaire", "show", "no-such")

    def test_the_database_is_for_its_owner_alone(self):
        self.start()
        self.assertEqual(os.stat(self.database).st_mode & 0o777, 0o600)


if __name__ == "__main__":
    cli.main()
