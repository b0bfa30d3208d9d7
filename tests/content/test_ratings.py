"""What fresh readers made of the sample firms: how far their levels agree with each other and with the answers.

tests/ratings/FIRM.READER.tsv holds a line a question that the reader found settled by the firm's description: id and
level.  Run as a program it prints the figures: alpha over all, by part, by firm, and the questions with most distance.
"""

import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from alpha import ordinal  # noqa: E402
from test_content import SOURCE, QUESTIONNAIRES, sections  # noqa: E402

RATINGS = os.path.join(SOURCE, "tests", "ratings")
SAMPLES = os.path.join(SOURCE, "data", "samples")
OVERALL, EACH_PART, ENOUGH = 0.80, 0.70, 20


def read(path):
    with open(path, encoding="utf-8") as file:
        return {line.split("\t")[0]: int(line.split("\t")[1]) for line in file if line.strip() and line[0] != "#"}


def answers(firm):
    """The levels that a sample's answers give to level questions."""
    return {name.split()[1]: int(keys["value"])
            for name, keys in sections(SAMPLES, firm, "answers.ini")
            if re.fullmatch(r"answer \S+", name) and re.fullmatch(r"[0-4]", keys.get("value", ""))}


def level_questions():
    return {name.split(" ", 1)[1]: keys["part"]
            for name, keys in sections(QUESTIONNAIRES, "enterprise-ai", "questionnaire.ini")
            if name.startswith("question ") and keys["type"] == "level"}


def firms():
    return sorted(os.listdir(SAMPLES))


def readers(firm, folder=RATINGS):
    return [read(os.path.join(folder, name)) for name in sorted(os.listdir(folder))
            if name.startswith(firm + ".") and name.endswith(".tsv")]


def units(folder=RATINGS):
    """(firm, question) to the levels that readers and answers gave, of what at least one reader found settled."""
    found = {}
    for firm in firms():
        given = readers(firm, folder)
        right = answers(firm)
        for question in sorted(set().union(*given) if given else ()):
            levels = [levels[question] for levels in given if question in levels]
            found[firm, question] = levels + ([right[question]] if question in right else [])
    return found


class Ratings(unittest.TestCase):
    def test_alpha_is_that_of_the_published_example(self):
        """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: ordinal alpha 0.815."""
        coders = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .",
                  "1 2 3 3 2 4 4 1 2 5 1 ."]
        columns = zip(*(line.split() for line in coders))
        self.assertAlmostEqual(ordinal([[int(v) for v in column if v != "."] for column in columns]), 0.815, 3)

    def test_every_firm_has_two_readers(self):
        self.assertEqual(len(firms()), 6)
        for firm in firms():
            self.assertEqual(len(readers(firm)), 2, firm)
            for language in ("zh", "en"):
                with open(os.path.join(SAMPLES, firm, f"description.{language}.md"), encoding="utf-8") as file:
                    text = file.read()
                self.assertRegex(text, "示例" if language == "zh" else "[Ss]ample")
                self.assertGreater(len(text), 2000 if language == "zh" else 7000, firm)

    def test_readers_rate_level_questions_alone(self):
        known = level_questions()
        for firm in firms():
            for given in readers(firm):
                self.assertLessEqual(set(given), set(known), firm)
                self.assertTrue(all(0 <= level <= 4 for level in given.values()))
                self.assertGreaterEqual(len(given), 50, firm)

    def test_readers_agree(self):
        found = units()
        self.assertGreaterEqual(ordinal(list(found.values())), OVERALL)
        parts = level_questions()
        for part in sorted(set(parts.values())):
            rated = [levels for (_, question), levels in found.items() if parts[question] == part]
            if sum(len(levels) for levels in rated) >= ENOUGH:
                self.assertGreaterEqual(ordinal(rated), EACH_PART, part)


def spread(levels):
    return max(levels) - min(levels)


def report(folder):
    found, parts = units(folder), level_questions()
    print(f"over all: alpha {ordinal(list(found.values())):.3f}, {len(found)} questions of {len(firms())} firms, "
          f"{sum(len(levels) for levels in found.values())} levels")
    for part in dict.fromkeys(parts.values()):
        rated = [levels for (_, question), levels in found.items() if parts[question] == part]
        if rated:
            print(f"  {part:10} {ordinal(rated):.3f}  ({sum(map(len, rated))} levels)")
    for firm in firms():
        rated = [levels for (where, _), levels in found.items() if where == firm]
        if rated:
            print(f"  {firm:14} {ordinal(rated):.3f}  ({len(rated)} questions)")
    worst = {}
    for (_, question), levels in found.items():
        worst[question] = worst.get(question, 0) + spread(levels)
    for question in sorted(worst, key=lambda q: (-worst[q], q))[:10]:
        seen = ", ".join(f"{firm} {levels}" for (firm, q), levels in found.items() if q == question and spread(levels))
        print(f"  distance {worst[question]}: {question}: {seen}")


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "--report":
        report(sys.argv[2] if len(sys.argv) > 2 else RATINGS)
    else:
        unittest.main()
