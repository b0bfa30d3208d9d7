"""The JSON of a scorecard against docs/scorecard.schema.json, and the other way round."""

import copy
import json
import os
import unittest

import cli
import schema
from cli import SOURCE

SAMPLES = os.path.join(SOURCE, "data", "samples")


OWN = """[assessment]
client = Quick
[person ann]
name = Ann
[answer adopt.internal.scenes @ann]
value = 3
evidence = document
evidence-reference = list
note = seen
flag = yes
by = bob
[answer adopt.internal.staff @ann]
value = n/a
reason = nobody
"""


def pruned(value):
    """The same with two items of each list and two members of each object that ids lead to."""
    if isinstance(value, list):
        return [pruned(item) for item in value[:2]]
    if isinstance(value, dict):
        keys = [key for key in value if "." not in key] + [key for key in value if "." in key][:2]
        return {key: pruned(value[key]) for key in keys}
    return value


def nodes(value, path=()):
    """Every value of a document with its path."""
    yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from nodes(inner, path + (key,))


def kind(path):
    """A path without the places in lists, and without ids: what one schema describes."""
    return tuple("*" if isinstance(step, int) or "." in step else step for step in path)


def parent(document, path):
    for step in path[:-1]:
        document = document[step]
    return document


class Schema(cli.CliTest):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(SOURCE, "docs", "scorecard.schema.json"), encoding="utf-8") as file:
            cls.schema = json.load(file)

    def card(self, number):
        return json.loads(self.ok("report", number, "--format", "json", "-o", "-").out)

    def sample_named(self, name):
        number = self.start(name)
        self.ok("answer", number, "--from", os.path.join(SAMPLES, name, "answers.ini"))
        return self.card(number)

    def quick(self):
        number = self.start("Quick", "--depth", "quick")
        self.ok("answer", number, "adopt.internal.use=2", "--evidence", "document", "--evidence-reference", "minutes")
        self.ok("answer", number, "data.access=n/a", "--reason", "no data of its own", "--flag")
        self.ok("answer", number, "value.plan=?")
        self.ok("answer", number, "--from", self.write("own.ini", OWN))
        return self.card(number)

    def worded(self):
        """Two cards with the assessor's own words: as they are, and redacted."""
        number = self.sample()
        found = [f["finding"] for f in self.ok("finding", number, "--json").json()["findings"]]
        words = self.write("words.txt", "Words of the assessor.\n")
        self.ok("finding", number, found[0], "--strike")
        self.ok("finding", number, found[-1], "--replace", "--file", words, "--lang", "en")
        self.ok("text", number, "summary", "--file", words)
        yield self.card(number)
        yield json.loads(self.ok("report", number, "--redacted", "--format", "json", "-o", "-").out)

    def compared(self):
        """A quick assessment beside an earlier full one."""
        before = self.sample()
        number = self.start("Later", "--depth", "quick")
        self.ok("answer", number, "data.access=4", "--note", "seen")
        return json.loads(self.ok("report", number, "--since", before, "--format", "json", "-o", "-").out)

    def cards(self):
        for card in self.worded():
            yield "worded", card
        yield "compared", self.compared()
        yield "empty", self.card(self.start())
        yield "quick", self.quick()
        yield "sme", self.card(self.start("Small", "--questionnaire", "sme-quick"))
        names = sorted(os.listdir(SAMPLES))
        self.assertGreaterEqual(len(names), 6)
        for name in names:
            yield name, self.sample_named(name)

    def test_every_scorecard_is_as_the_schema_says_and_the_schema_says_no_more(self):
        validator = schema.Validator(self.schema)
        for name, card in self.cards():
            self.assertEqual(validator.errors(card), [], name)
        described = {(place, member) for place, inner in schema.objects(self.schema) for member in inner["properties"]}
        self.assertGreater(len(described), 100)
        self.assertEqual(described - validator.seen, set(), "described, and in none of the scorecards")

    def test_every_member_is_described(self):
        for place, inner in schema.objects(self.schema):
            self.assertIn("description", inner, place)
            self.assertIs(inner["additionalProperties"], False, place)
            for member, says in inner["properties"].items():
                target = schema.Validator(self.schema).resolve(says["$ref"]) if "$ref" in says else says
                self.assertIn("description", {**target, **says}, f"{place} {member}")

    def test_a_member_taken_away_added_or_of_another_type_is_found(self):
        card = pruned(self.sample_named("manufacturer"))
        validator = schema.Validator(self.schema)
        required = {place: inner["required"] for place, inner in schema.objects(self.schema)}
        self.assertEqual(validator.errors(card), [])
        tried = set()
        for path, value in list(nodes(card)):
            if kind(path) in tried or not path:
                continue
            tried.add(kind(path))
            broken = copy.copy(card)
            for depth in range(1, len(path)):  # copies the way to the value only
                holder = parent(broken, path[:depth])
                holder[path[depth - 1]] = copy.copy(holder[path[depth - 1]])
            parent(broken, path)[path[-1]] = {"nobody": [None]}
            self.assertNotEqual(validator.errors(broken), [], f"another type at {path}")
            if isinstance(value, dict) and value:
                changed = dict(value)
                changed["Not A Member"] = 0
                parent(broken, path)[path[-1]] = changed
                self.assertNotEqual(validator.errors(broken), [], f"a member too many at {path}")
        self.assertGreater(len(tried), 150)
        for member in required["#"]:
            broken = {key: value for key, value in card.items() if key != member}
            self.assertNotEqual(validator.errors(broken), [], f"without {member}")

    def test_values_out_of_bounds_are_found(self):
        card = self.sample_named("manufacturer")
        validator = schema.Validator(self.schema)
        for path, wrong in ((("index", "score"), 100.1), (("index", "low"), -0.1), (("as_of",), "2026-11-28"),
                            (("content_hash",), "0" * 63), (("depth",), "middle"), (("answers", 0, "state"), "off"),
                            (("answers", 0, "weight"), 1.5), (("aims", "data.access"), 5), (("client",), ""),
                            (("parts", 0, "in_index"), 1), (("strengths",), card["strengths"] * 2),
                            (("titles", "part", "No Id"), {"en": "x"})):
            broken = copy.deepcopy(card)
            parent(broken, path)[path[-1]] = wrong
            self.assertNotEqual(validator.errors(broken), [], f"{path} = {wrong!r}")

    def test_an_unknown_keyword_is_no_silent_pass(self):
        with self.assertRaises(KeyError):
            schema.Validator({"oneOf": []}).errors({})


if __name__ == "__main__":
    unittest.main()
