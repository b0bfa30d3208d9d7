"""Plans, actions and what-ifs on the command line."""

import json
import os
import re
import sqlite3
import subprocess

import cli


class Plans(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.number = self.sample()

    def plan(self, *arguments):
        return self.ok("plan", self.number, *arguments, "--json").json()["plan"]

    def ids(self, plan):
        return {item["action"] for item in plan["actions"]}

    def dump(self):
        connection = sqlite3.connect(self.database)
        try:
            return list(connection.iterdump())
        finally:
            connection.close()

    # ---- plans ----

    def test_a_plan_to_the_next_stage_reaches_it(self):
        plan = self.plan("--to-stage", "next")
        stage = plan["goal"]["stage"]
        self.assertEqual(plan["proof"]["kind"], "forced")
        self.assertEqual(plan["after"]["stage"], stage)
        self.assertEqual(sum(item["effort"] for item in plan["actions"]), plan["effort"])
        self.assertEqual(self.ids(self.plan("--to-stage", stage)), self.ids(plan))
        # Doing what the plan says, by the real commands, reaches the stage.
        for item in plan["actions"]:
            self.ok("action", self.number, item["action"], "--done", "--answer", str(item["level_after"]))
        self.assertEqual(self.ok("score", self.number, "--json").json()["stage"]["reached"], stage)

    def test_a_plan_to_an_index_reaches_it_with_the_least(self):
        plan = self.plan("--to-index", "50.5")
        self.assertEqual(plan["proof"]["kind"], "optimal")
        self.assertEqual(plan["proof"]["effort_at_least"], plan["effort"])
        self.assertLessEqual(plan["effort"], plan["proof"]["greedy_effort"])
        self.assertGreaterEqual(plan["after"]["certain"], 50.5)
        self.assertGreater(plan["gain_millionths"], 0)
        for item in plan["actions"]:
            self.ok("answer", self.number, f"{item['question']}={item['level_after']}")
        self.assertEqual(self.ok("score", self.number, "--json").json()["index"]["low"], plan["after"]["certain"])

    def test_a_budget_is_kept_and_stays_the_same(self):
        plan = self.plan("--budget", "40", "--rate", "2500")
        self.assertLessEqual(plan["effort"], 40)
        self.assertEqual(plan["money_thousandths"], plan["effort"] * 2500000)
        self.assertEqual(plan, self.plan("--budget", "40", "--rate", "2500"))
        low, high = plan["range"]["efforts_a_third_less"], plan["range"]["efforts_half_more"]
        self.assertGreaterEqual(low["gain_millionths"], plan["gain_millionths"])
        self.assertLessEqual(high["gain_millionths"], plan["gain_millionths"])
        self.assertLessEqual(low["effort_thousandths"], 40000)
        self.assertLessEqual(high["effort_thousandths"], 40000)
        self.assertTrue(any(item["stays"] for item in plan["actions"]))

    def test_what_is_waited_for_ends_before(self):
        plan = self.plan("--to-stage", "next", "--capacity", "technology=2", "--capacity", "business=0.5")
        months = {item["action"]: (item["begins"], item["ends"]) for item in plan["actions"]}
        self.assertTrue(any(item["before"] for item in plan["actions"]))
        for item in plan["actions"]:
            for follower in item["before"]:
                self.assertLessEqual(item["ends"], months[follower][0])
            third = (item["begins"] - 1) * 3 // 12
            self.assertEqual(item["when"], ("now", "next", "later")[min(third, 2)])
        self.assertGreater(plan["months"], self.plan("--to-stage", "next")["months"])

    def test_the_words_say_the_same_as_the_data(self):
        plan = self.plan("--budget", "25")
        for language, goal in (("en", "the greatest gain for 25 weeks"), ("zh", "用25人周取得最大提升")):
            words = self.ok("plan", self.number, "--budget", "25", "--lang", language).out
            self.assertIn(goal, words)
            for item in plan["actions"]:
                self.assertIn(f"[{item['action']}]", words)
                self.assertIn(item["question"], words)
            self.assertNotIn("{", words)
        self.assertIn("Proven: no plan gains more than", self.ok("plan", self.number, "--budget", "25").out)

    def test_both_languages_have_the_same_words(self):
        words = []
        for language in ("en", "zh"):
            with open(os.path.join(cli.SOURCE, "data", f"plan.{language}.ini"), encoding="utf-8") as file:
                lines = re.findall(r'(?m)^([a-z-]+) = "(.*)"$', file.read())
            self.assertEqual(len(lines), len(dict(lines)))
            words.append({key: set(re.findall(r"{[a-z_]+}", text)) for key, text in lines})
        self.assertEqual(words[0], words[1])

    def test_an_empty_plan_says_why_it_is_empty(self):
        self.assertIn("nothing left to do", self.ok("plan", self.number, "--to-stage", "internal").out)
        self.assertIn("No action that gains anything fits", self.ok("plan", self.number, "--budget", "1").out)

    def test_nothing_but_the_plan_is_printed(self):
        # The solver would print to stdout by itself.
        out = self.ok("plan", self.number, "--to-index", "45", "--json").out
        self.assertTrue(out.startswith("{"))
        json.loads(out)

    # ---- pinned and skipped ----

    def test_choices_are_saved_and_travel(self):
        plan = self.plan("--budget", "25")
        out = sorted(self.ids(plan))[0]
        other = next(item["action"] for item in self.plan("--budget", "200")["actions"]
                     if item["action"] not in self.ids(plan) and not item["before"] and item["effort"] <= 6)
        told = self.ok("plan", self.number, "--skip", out, "--pin", other, "--json").json()
        self.assertEqual((told["pinned"], told["skipped"], told["plan"]), ([other], [out], None))
        again = self.plan("--budget", "40")
        self.assertIn(other, self.ids(again))
        self.assertNotIn(out, self.ids(again))
        self.assertTrue(next(item for item in again["actions"] if item["action"] == other)["pinned"])
        self.ok("export", self.number, "-o", self.path("a.json"))
        self.ok("import", self.path("a.json"), "--db", self.path("b.db"))
        self.assertEqual(self.ok("plan", self.number, "--budget", "40", "--json", "--db", self.path("b.db")).json(),
                         self.ok("plan", self.number, "--budget", "40", "--json").json())
        self.ok("verify")
        words = self.ok("plan", self.number, "--free", out).out
        self.assertIn(f"{other} is in every plan.", words)
        self.assertNotIn(out, words)
        self.assertIn("No action is pinned", self.ok("plan", self.number, "--free", other).out)

    def test_choices_survive_an_upgrade(self):
        folder = self.path("newer")
        source = os.path.join(cli.SOURCE, "questionnaires", "enterprise-ai")
        for name in os.listdir(source):
            with open(os.path.join(source, name), "rb") as file:
                self.write(os.path.join("newer", name), file.read().replace(b"version = 1.0.0", b"version = 1.0.1"))
        self.ok("plan", self.number, "--pin", "data.access.extend")
        self.ok("upgrade", self.number, "--questionnaire", folder)
        self.assertEqual(self.ok("plan", self.number, "--budget", "20", "--json").json()["pinned"],
                         ["data.access.extend"])

    def test_nothing_is_saved_with_wrong_words(self):
        before = self.dump()
        for code, arguments in (
            (2, ()), (2, ("--budget", "0")), (2, ("--budget", "many")), (2, ("--budget", "1000001")),
            (2, ("--to-index", "0")), (2, ("--to-index", "100.1")), (2, ("--to-index", "55.55")),
            (2, ("--to-stage", "nowhere")), (2, ("--budget", "20", "--to-index", "50")),
            (2, ("--budget", "20", "--horizon", "0")), (2, ("--budget", "20", "--horizon", "121")),
            (2, ("--budget", "20", "--rate", "0")), (2, ("--budget", "20", "--rate", "1e3")),
            (2, ("--budget", "20", "--rate", "1000000.001")),
            (2, ("--budget", "20", "--capacity", "technology")), (2, ("--budget", "20", "--capacity", "=3")),
            (2, ("--budget", "20", "--capacity", "nobody=3")), (2, ("--budget", "20", "--capacity", "technology=0")),
            (2, ("--budget", "20", "--capacity", "technology=99999")), (2, ("--budget", "20", "--limit", "0")),
            (2, ("--pin", "data.access.extend", "--budget", "none")), (3, ("--pin", "data.acess.extend")),
            (3, ("--pin", "data.access.extend", "--skip", "no\x1b[31m.such")),
        ):
            with self.subTest(arguments):
                result = self.fails(code, "plan", self.number, *arguments)
                self.assertEqual(result.out, "")
                self.assertNotIn("\x1b", result.err)
                self.assertRegex(result.err, r"[.?]\n$")
                self.assertEqual(self.dump(), before)
        self.assertIn("data.access.extend", self.fails(3, "plan", self.number, "--pin", "data.acess.extend").err)

    def test_where_there_is_no_plan_it_says_why(self):
        self.assertIn("cannot be opened", self.fails(1, "plan", self.number, "--to-stage", "next", "--skip",
                                                     "comp.leakage.establish").err)
        self.assertIn("at most", self.fails(1, "plan", self.number, "--to-index", "100").err)
        error = json.loads(self.fails(1, "plan", self.number, "--to-index", "100", "--json").err)
        self.assertEqual(error["error"]["code"], "failed")

    def test_without_the_solver_only_searches_fail(self):
        # A folder with a file of that name that is no library stands before the real one.
        self.write("none/libCbcSolver.so.3", b"not a library")
        environment = {"LD_LIBRARY_PATH": self.path("none")}
        probe = self.aira("plan", self.number, "--budget", "20", **environment)
        if probe.code == 0:
            self.skipTest("the loader passed over what is no library")
        self.assertIn("coinor-libcbc", probe.err)
        self.assertEqual(probe.code, 1)
        self.ok("plan", self.number, "--to-stage", "next", **environment)

    # ---- actions ----

    def test_an_action_is_shown_with_its_question(self):
        words = self.ok("action", self.number, "org.roles.establish").out
        self.assertIn("org.roles: today 1", words)
        self.assertIn("Done when:", words)
        told = self.ok("action", self.number, "org.roles.establish", "--json").json()
        self.assertEqual((told["question"], told["level_today"], told["level_after"], told["done"], told["choice"]),
                         ("org.roles", 1, 2, False, "free"))

    def test_done_asks_until_the_answer_is_one(self):
        result = self.ok("action", self.number, "org.roles.establish", "--done", "--evidence", "document",
                         "--by", "Sample CIO", stdin="7\nn/a\n2\n")
        self.assertIn("a level from 0 to 4", result.err)
        self.assertIn("is done", result.err)
        answers = self.ok("show", self.number, "--json").json()["answers"]
        stored = next(a for a in answers if a["question"] == "org.roles" and "person" not in a)
        self.assertEqual((stored["value"], stored["evidence"], stored["by"]), ("2", "document", "Sample CIO"))
        before = self.dump()
        self.assertIn("as it was", self.ok("action", self.number, "org.roles.extend", "--done", stdin="\n").err)
        self.fails(130, "action", self.number, "org.roles.extend", "--done", stdin="")
        self.assertEqual(self.dump(), before)

    def test_an_answer_that_does_not_get_there_is_kept_all_the_same(self):
        told = self.ok("action", self.number, "org.roles.extend", "--done", "--answer", "2", "--json").json()
        self.assertEqual((told["level_today"], told["done"], told["saved"]), (2, False, True))
        self.assertIn("not got there", self.ok("action", self.number, "org.roles.extend", "--done", "--answer", "2").err)

    def test_wrong_use_of_action(self):
        before = self.dump()
        for code, arguments in ((2, ("org.roles.establish", "--answer", "2")),
                                (2, ("org.roles.establish", "--done", "--answer", "9")),
                                (2, ("org.roles.establish", "--done", "--answer", "n/a")),
                                (2, ("org.roles.establish", "--done", "--no-input")),
                                (2, ("org.roles.establish", "--done", "--answer", "2", "--evidence", "good")),
                                (3, ("org.rolls.establish",)), (2, ())):
            with self.subTest(arguments):
                self.fails(code, "action", self.number, *arguments)
                self.assertEqual(self.dump(), before)
        self.ok("answer", self.number, "profile.offers=no")
        self.assertIn("is not asked", self.fails(2, "action", self.number, "adopt.product.cost.establish", "--done",
                                                 "--answer", "2").err)

    # ---- what if ----

    def test_what_if_is_the_score_with_those_answers_and_stores_nothing(self):
        before = self.dump()
        told = self.ok("whatif", self.number, "data.access=4", "org.roles=?", "--json").json()
        self.assertEqual(self.dump(), before)
        self.assertEqual(told["today"], self.ok("score", self.number, "--json").json())
        self.ok("answer", self.number, "data.access=4", "org.roles=?")
        self.assertEqual(told["then"], self.ok("score", self.number, "--json").json())
        again = self.ok("whatif", self.number, "--json").json()
        self.assertEqual(again["today"], again["then"])
        self.assertEqual((again["answers"], again["weights"], again["open"]),
                         (told["answers"], told["weights"], told["open"]))

    def test_a_shift_is_what_scoring_with_that_answer_gives(self):
        told = self.ok("whatif", self.number, "--json").json()
        first = told["answers"][0]
        for way in ("down", "up"):
            value = f"{first['question']}={first[way]['level']}"
            then = self.ok("whatif", self.number, value, "--json").json()["then"]
            self.assertEqual(then["index"]["score"], first[way]["index"])
            self.assertEqual(then["index"]["band"], first[way]["band"])
            self.assertEqual(then["stage"]["reached"], first[way]["stage"])

    def test_open_answers_that_settle_the_stage_are_named(self):
        told = self.ok("whatif", self.number, "--json").json()
        self.assertTrue(told["settling"]["settled"])
        self.assertEqual(told["settling"]["questions"], [])
        number = self.start("Sample Beginner", "--set", "profile.offers=no")
        settling = self.ok("whatif", number, "--json").json()["settling"]
        gates = [g for s in self.ok("score", number, "--json").json()["stage"]["stages"]
                 if s["id"] == settling["stage"] for g in s["gates"]]
        self.assertFalse(settling["settled"])
        self.assertEqual(sorted(settling["questions"]), sorted(g["question"] for g in gates))
        self.assertIn(f"These {len(gates)} answers would settle", self.ok("whatif", number).out)
        self.ok("answer", number, *(f"{q}=?" for q in settling["questions"][1:]), f"{settling['questions'][0]}=4")
        self.assertEqual(self.ok("whatif", number, "--json").json()["settling"]["questions"],
                         settling["questions"][1:])

    def test_words_of_what_if(self):
        for language in ("en", "zh"):
            words = self.ok("whatif", self.number, "data.access=4", "--lang", language).out
            self.assertNotIn("{", words)
            self.assertIn("data.access=4", words)
            self.assertIn("41.0% → ", words)

    def test_wrong_use_of_what_if(self):
        for code, arguments in ((2, ("data.access=9",)), (2, ("data.access",)), (3, ("data.acess=2",)),
                                (2, ("data.access=2", "--evidence", "good"))):
            self.fails(code, "whatif", self.number, *arguments)

    def test_list_does_not_load_the_solver(self):
        maps = subprocess.run(["ldd", cli.BINARY], capture_output=True, text=True, check=True).stdout
        self.assertNotIn("Cbc", maps)


if __name__ == "__main__":
    cli.main()
