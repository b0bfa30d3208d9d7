"""Several people answer: where they differ, who is awaited, and how a question is settled."""

import cli


class People(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.number = self.start("Sample Works")
        self.ok("set", self.number, "person.cio=Sample CIO/technology", "person.ceo=Sample Head/business")
        for person, levels in (("cio", (3, 2, 2)), ("ceo", (1, 2, "?"))):
            for key, level in zip(self.questions(), levels):
                self.ok("answer", self.number, f"{key}={level}", "--person", person)

    def questions(self):
        return "data.access", "data.cleaning", "data.standards"

    def spread(self):
        return self.ok("spread", self.number, "--json").json()

    def row(self, question):
        return next(row for row in self.spread()["questions"] if row["question"] == question)

    def test_what_everybody_said(self):
        first, second, third = self.questions()
        row = self.row(first)
        self.assertEqual((row["range"], row["dissent"], row["settled"]), (2, True, False))
        self.assertEqual([(p["person"], p["level"]) for p in row["people"]], [("cio", 3), ("ceo", 1)])
        self.assertEqual((self.row(second)["range"], self.row(second)["dissent"]), (0, False))
        self.assertEqual([p.get("said") for p in self.row(third)["people"]], [None, "?"])
        self.assertEqual(self.spread()["agreement"]["compared"], 2)
        self.assertEqual([part["part"] for part in self.spread()["parts"]], ["data"])

    def test_words_name_people_and_who_is_awaited(self):
        words = self.ok("spread", self.number).out
        self.assertIn("Sample CIO", words)
        self.assertIn("2 levels apart, not settled", words)
        self.assertIn("Sample CIO: 3 answered", words)
        self.assertRegex(words, r"Sample Head: 3 answered, \d+ still to answer")
        self.assertNotIn("data.corpus", words)
        chinese = self.ok("spread", self.number, "--lang", "zh").out
        self.assertIn("相差2级，尚未定案", chinese)

    def test_settling_decides_and_keeps_what_people_said(self):
        first, second, _ = self.questions()
        self.fails(2, "settle", self.number, f"{first}=2")
        self.ok("settle", self.number, f"{first}=2", "--reason", "The list was shown", "--by", "cio")
        self.assertTrue(self.row(first)["settled"])
        self.assertEqual(len(self.row(first)["people"]), 2)
        self.assertIn("2 levels apart, settled", self.ok("spread", self.number).out)
        self.ok("settle", self.number, second, "--reason", "They agree")
        answers = {(a["question"], a.get("person")): a for a in self.ok("show", self.number, "--json").json()["answers"]}
        self.assertEqual(answers[(first, None)]["note"], "The list was shown")
        self.assertEqual(answers[(second, None)]["value"], "2")

    def test_nothing_to_settle(self):
        other = self.start("Sample Other")
        first = self.questions()[0]
        self.assertIn("nothing to settle", self.fails(2, "settle", other, f"{first}=2", "--reason", "x").err)
        self.assertIn("Nobody has answered", self.fails(2, "settle", other, first, "--reason", "x").err)
        self.fails(3, "settle", other, "no.such=1", "--reason", "x")
        self.assertIn("Nobody has answers", self.ok("spread", other).out)
        self.assertEqual(self.ok("spread", other, "--json").json()["questions"], [])


if __name__ == "__main__":
    cli.main()
