#!/usr/bin/env python3
"""Writes a random case for the scorer: questionnaire.ini, stages.ini, text.en.ini and answers.ini.

usage: generate.py SEED DIR

The same seed always writes the same case.  Everything written is within the format, so a program that refuses a case
is wrong, or the generator is.
"""
import collections
import os
import random
import sys

import score

PART_IDS = ["data", "org", "tech-2", "p_3", "value", "comp.law", "adopt", "z9"]
PREFIXES = ["data", "order", "not-so", "in_", "android", "answered", "deep.down", "has", "or9", "q"]
LETTERS = ["a", "b", "c", "none-yet", "x_y", "cloud", "own", "both", "in-house", "note", "andes", "orb",
           "e", "z9"]
WORDS = ["and", "or", "not", "in", "has", "answered"]
DIGITS = ["5", "7", "10", "007", "2024", "99", "9-to-5", "1e3", "00", "12", "40", "3rd", "6_7"]
GRADES = ["none", "interview", "document", "verified"]
PEOPLE = ["ann", "bo", "cy", "di", "ed"]
STAGES = ["internal", "product", "native", "allin", "beyond"]


def decimal(thousandths, rng):
    """A number as somebody may write it: with up to three decimals, trailing zeros at times."""
    sign, whole, rest = "-" if thousandths < 0 else "", abs(thousandths) // 1000, abs(thousandths) % 1000
    digits = f"{rest:03d}".rstrip("0")
    if rng.random() < 0.2:
        digits = digits.ljust(rng.randint(len(digits), 3), "0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def tenths(value, rng):
    """A percentage given in tenths, with one decimal or none."""
    return str(value // 10) if value % 10 == 0 and rng.random() < 0.5 else f"{value // 10}.{value % 10}"


class Case:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.features = collections.Counter()
        self.shout = self.chance(0.12)
        self.answer_rate = self.rng.choice([0.3, 0.75, 0.95, 1, 1])
        self.condition_rate = self.rng.choice([0, 0.2, 0.5, 0.9])
        self.group_rate = self.rng.choice([0, 0.3, 0.9])
        self.na_rate = self.rng.choice([0, 0.05, 0.3])
        self.unknown_rate = self.rng.choice([0, 0.05, 0.3])
        self.generous = self.chance(0.3)
        self.weights = self.rng.choice([[0, 1, 1, 2, 3, 5, 7], [1, 2, 4, 8, 16, 64], range(101), [0, 1, 1, 100]])
        self.make_head()
        self.make_parts()
        self.make_questions()
        self.make_stages()
        self.make_answers()

    def chance(self, probability, feature=None):
        hit = self.rng.random() < probability
        if hit and feature:
            self.features[feature] += 1
        return hit

    def loud(self, text):
        """In upper case at times, where this case does that at all: sections, keys and answers may be."""
        if self.shout and self.chance(0.4, "upper-case letters"):
            return text.upper() if self.chance(0.5) else text.title()
        return text

    def list_of(self, values):
        return self.rng.choice([", ", ",", " , "]).join(values)

    # -------------------------------------------------------- structure

    def make_head(self):
        rng = self.rng
        self.head = {"id": "case", "version": "1.0.0", "languages": "en"}
        if self.chance(0.8):
            self.head["coverage-floor"] = str(rng.choice([0, 0, 1, 20, 50, 75, 80, 100, rng.randint(0, 100)]))
        if self.chance(0.8):
            self.head["part-floor"] = str(rng.choice([0, 0, 1, 20, 50, 100, rng.randint(0, 100)]))
        if self.chance(0.7, "evidence-caps of its own"):
            self.head["evidence-caps"] = self.list_of([str(rng.randint(0, 4)) for _ in GRADES])
        self.bands = ["watching", "learning", "trying", "practising", "leading"]
        self.thresholds = None
        if self.chance(0.7, "bands of its own"):
            self.bands = rng.sample(["low", "mid", "b3", "high", "learning", "top-most", "x"], rng.randint(1, 7))
            self.thresholds = [0] + sorted(rng.sample(range(1, 1001), len(self.bands) - 1))
        if "learning" not in self.bands or self.chance(0.6):
            place = rng.choice([0, len(self.bands) - 1, rng.randrange(len(self.bands))])
            self.head["blocker-band"] = self.bands[place]
            self.features["blocker-band " + ("first" if place == 0 else "last" if place == len(self.bands) - 1
                                             else "between")] += 1

    def make_parts(self):
        rng = self.rng
        self.parts = {}
        names = rng.sample(PART_IDS, rng.choice([1, 2, 2, 3, 3, 4, 6, 8]))
        orders = rng.sample(range(0, 120), len(names))
        if len(orders) > 1 and self.chance(0.1, "two parts of one order"):
            orders[0] = orders[1]
        for name, order in zip(names, orders):
            keys = {"order": str(order)}
            if self.chance(0.95):
                keys["weight"] = str(rng.choice([0, 1, 2, 3, 10, 25, 99, 100, rng.randint(0, 100)]))
            if self.chance(0.35):
                keys["index"] = "no" if self.chance(0.5, "part out of the index") else "yes"
            if keys.get("weight") == "0":
                self.features["part of weight 0"] += 1
            self.parts[name] = keys
        if orders != sorted(orders):
            self.features["parts not in order"] += 1

    def make_questions(self):
        rng = self.rng
        count = rng.choice([1, 3, 5, 8, 12, 12, 18, 18, 30])
        used = list(self.parts) if self.chance(0.7) else rng.sample(list(self.parts), rng.randint(1, len(self.parts)))
        ids = [f"{rng.choice(PREFIXES)}.{rng.choice(['q', 'k-', 'n_'])}{n}" for n in range(count)]
        self.questions = {ident: self.make_question(rng.choice(used)) for ident in ids}
        if {q["part"].lower() for q in self.questions.values()} != set(self.parts):
            self.features["part without questions"] += 1
        earlier = []
        for ident in rng.sample(ids, count):
            if earlier and self.chance(self.condition_rate):
                near = earlier[-4:] if self.chance(0.5) else earlier
                self.questions[ident]["when"] = self.condition(near, rng.choice([0, 0, 1, 2, 3, 5]))
                self.features["condition"] += 1
                if any(self.questions[e].get("when") and e in self.questions[ident]["when"].lower() for e in near):
                    self.features["chain of conditions"] += 1
            earlier.append(ident)

    def make_question(self, part):
        rng = self.rng
        kind = rng.choice(["level", "level", "level", "single", "multi", "number", "yesno", "yesno", "text"])
        keys = {"part": part, "type": kind}
        self.features["type " + kind] += 1
        if self.chance(0.8):
            keys["weight"] = str(rng.choice(self.weights))
        if self.chance(0.5):
            keys["depth"] = rng.choice(["quick", "quick", "full"])
        if self.chance(0.2):
            keys["evidence"] = "no"
        scored = kind in ("level", "yesno")
        if kind in ("single", "multi"):
            options = self.make_options(kind)
            keys["options"] = self.list_of(options)
            keys[" options"] = options
            scored = self.chance(0.7)
            if scored and kind == "single":
                some = rng.sample(options, len(options) - (self.chance(0.2, "levels without one option")))
                keys["levels"] = self.list_of([f"{option}:{rng.randint(0, 4)}" for option in some])
            elif scored:
                keys["full"] = str(rng.choice([rng.randint(1, 12), rng.randint(1, min(12, len(options)))]))
                if len(options) > 1 and self.chance(0.3, "an option that says none of these"):
                    keys["none"] = rng.choice(options)
                self.features["full " + ("1 to 4" if int(keys["full"]) < 5 else "5 to 12")] += 1
        elif kind == "number":
            scored = self.make_number(keys)
        keys[" scored"] = scored
        if not scored and kind != "text":
            self.features["unscored " + kind] += 1
        if scored and self.chance(0.12, "blocker on " + kind):
            keys["blocker"] = str(rng.randint(1, 4))
        return keys

    def make_options(self, kind):
        rng = self.rng
        pool = rng.choice([LETTERS, DIGITS, LETTERS + DIGITS, LETTERS[:4] + WORDS])
        count = rng.randint(2, min(8, len(pool)))
        options = rng.sample(pool, count)
        if kind == "multi" and self.chance(0.3, "multi with 13 to 32 options"):
            options += [f"o{n}" if n % 2 else str(100 + n) for n in range(rng.randint(13, 32) - count)]
        if set(options) & set(WORDS):
            self.features["option ids that are words of conditions"] += 1
        if any(option.isdigit() for option in options):
            self.features["option ids made of digits"] += 1
        return options

    def make_number(self, keys):
        rng = self.rng
        step = rng.choice([1, 10, 100, 500, 1000])
        least = rng.choice([0, 0, -50, -1000]) * step
        greatest = least + rng.choice([20, 100, 5000]) * step
        keys[" span"] = (least, greatest)
        if self.chance(0.7):
            keys["range"] = self.list_of([decimal(least, rng), decimal(greatest, rng)])
        if least < 0:
            self.features["negative numbers"] += 1
        if not self.chance(0.75):
            return False
        marks = sorted(rng.sample(range(least // step, greatest // step + 1), 4))
        keys[" marks"] = [mark * step for mark in marks]
        keys["thresholds"] = self.list_of([decimal(mark, rng) for mark in keys[" marks"]])
        if step < 1000:
            self.features["thresholds with decimals"] += 1
        return True

    # ------------------------------------------------------- conditions

    def condition(self, idents, depth):
        rng = self.rng
        if depth == 0:
            return self.comparison(idents)
        shape = rng.choice(["and", "or", "and", "or", "not", "()", "chain"])
        self.features["condition with " + shape] += 1
        if shape == "not":
            inner = self.condition(idents, depth - 1)
            return rng.choice([f"not ({inner})", f"not {inner}", f"not not {inner}"])
        if shape == "()":
            return f"({self.condition(idents, depth - 1)})"
        if shape == "chain":
            words = [self.comparison(idents)]
            for _ in range(rng.randint(2, 4)):
                words += [rng.choice(["and", "or"]), rng.choice(["", "not "]) + self.comparison(idents)]
            return " ".join(words)
        sides = [self.condition(idents, rng.randrange(depth)) for _ in range(2)]
        return rng.choice(["{} {} {}", "({} {} {})", "({}) {} ({})"]).format(sides[0], shape, sides[1])

    def comparison(self, idents):
        rng, ident = self.rng, self.rng.choice(idents)
        keys, name = self.questions[ident], ident
        kind = keys["type"]
        if kind == "text" or self.chance(0.12):
            self.features["condition answered()"] += 1
            return rng.choice([f"answered({name})", f"answered( {name} )"])
        if kind == "multi":
            self.features["condition has"] += 1
            return f"{name} has {rng.choice(keys[' options'])}"
        if kind == "single" and self.chance(0.4, "condition in"):
            some = rng.sample(keys[" options"], rng.randint(1, len(keys[" options"])))
            return f"{name} in ({self.list_of(some)})"
        if kind in ("single", "yesno"):
            value = rng.choice(keys[" options"] if kind == "single" else ["yes", "no"])
            self.features["condition = != on identifiers"] += 1
            if value not in WORDS and self.chance(0.1, "condition with the question on the right"):
                name, value = value, name
            return name + rng.choice([" = ", " != ", "=", "!="]) + value
        sign = rng.choice(["=", "!=", "<", "<=", ">", ">="])
        value = rng.choice(["0", "1", "2", "3", "4", "2.5", "0.5", "3.999", "1.0"])
        if kind == "number":
            value = decimal(self.number_near(keys), rng)
        others = [other for other in idents if self.questions[other]["type"] in ("level", "number") and other != ident]
        self.features["condition on a number"] += 1
        if others and self.chance(0.15, "condition between two questions"):
            value = rng.choice(others)
        elif "." in value:
            self.features["condition on a decimal"] += 1
        if self.chance(0.1, "condition with the question on the right"):
            name, value = value, name
        return f"{name} {sign} {value}" if self.chance(0.7) else f"{name}{sign}{value}"

    def number_near(self, keys):
        """Thousandths within the span, often on a threshold or next to it."""
        rng, (least, greatest) = self.rng, keys[" span"]
        value = rng.randint(least, greatest)
        if " marks" in keys and self.chance(0.7):
            value = rng.choice(keys[" marks"]) + rng.choice([-1, 0, 0, 1])
        elif self.chance(0.3):
            value = rng.choice([least, greatest])
        return max(least, min(greatest, value))

    # ----------------------------------------------------------- stages

    def make_stages(self):
        rng = self.rng
        self.stages = {}
        scored = [ident for ident, keys in self.questions.items() if keys[" scored"]]
        count = rng.choice([0, 1, 2, 3, 4, 5]) if scored else 0
        self.features["stages " + ("none" if not count else "one" if count == 1 else "several")] += 1
        orders = sorted(rng.sample(range(1, 60), count))
        for name, order in zip(rng.sample(STAGES, count), orders):
            keys = {"order": str(order)}
            for kind, most in (("core", 3), ("gate", rng.choice([0, 1, 4]))):
                count_of_kind = rng.choice([min(1, most), rng.randint(0, most)])
                for number in rng.sample([1, 2, 3, 9, 10, 11, 20, 100], count_of_kind):
                    needs = rng.choice([1, 1, 1, 2] if self.generous else [1, 1, 2, 2, 3, 4])
                    keys[f"{kind}.{number}"] = rng.choice(scored) + rng.choice([" >= ", ">="]) + str(needs)
            cores = [int(key[5:]) for key in keys if key.startswith("core")]
            if not cores:
                self.features["stage without core gate"] += 1
            if sorted(cores) != sorted(cores, key=str):
                self.features["core gates where numeric order is not byte order"] += 1
            self.stages[name] = keys
        names = rng.sample(list(self.stages), count)
        if names != list(self.stages):
            self.features["stages not in order of the file"] += 1
        self.stages = {name: self.stages[name] for name in names}

    # ---------------------------------------------------------- answers

    def value(self, keys):
        rng, kind = self.rng, keys["type"]
        if kind == "level":
            return str(rng.choice([3, 4] if self.generous else [0, 1, 2, 3, 4]))
        if kind == "yesno":
            return self.loud(rng.choice(["yes"] if self.generous else ["yes", "no"]))
        if kind == "single":
            return self.loud(rng.choice(keys[" options"]))
        if kind == "multi":
            most = rng.choice([2, 6, len(keys[" options"])])
            some = rng.sample(keys[" options"], rng.randint(1, min(most, len(keys[" options"]))))
            if keys.get("none") in some:
                some = [keys["none"]]
            return self.list_of([self.loud(option) for option in some])
        if kind == "number":
            return decimal(self.number_near(keys), rng)
        return rng.choice(["Some words", "n", "12.5", "yes, or not", "多云"])

    def entry(self, keys, unknown, na):
        rng, entry = self.rng, {}
        draw = rng.random()
        if draw < unknown:
            entry["value"] = "?"
        elif draw < unknown + na:
            entry.update(value=self.loud("n/a"), reason="does not concern us")
        else:
            entry["value"] = self.value(keys)
        if self.chance(0.6):
            entry["evidence"] = rng.choice(GRADES)
        if self.chance(0.1):
            entry["note"] = "said twice"
        return entry

    def make_answers(self):
        rng = self.rng
        self.assessment = {"client": "Sample", "questionnaire": "case"}
        if self.chance(0.4):
            self.assessment["depth"] = "quick" if self.chance(0.6, "quick depth") else "full"
        self.answers = []
        for ident, keys in self.questions.items():
            if not self.chance(self.answer_rate):
                continue
            group = self.chance(self.group_rate)
            if group:
                self.features["question answered by several"] += 1
                unknown, na = rng.choice([(0, 0), (0, 0), (0.3, 0.3), (0, 1), (1, 0), (0.5, 0.5)])
                for person in rng.sample(PEOPLE, 1 if keys["type"] == "text" else rng.randint(1, len(PEOPLE))):
                    self.answers.append((f"{ident} @{person}", self.entry(keys, unknown, na)))
            if not group or self.chance(0.2, "settled beside personal answers"):
                self.answers.append((ident, self.entry(keys, self.unknown_rate, self.na_rate)))
        rng.shuffle(self.answers)

    # ---------------------------------------------------------- writing

    def section(self, kind, name, keys):
        lines = [f"[{kind} {name}]" if name else f"[{kind}]"]
        for key, value in keys.items():
            if not key.startswith(" "):
                lines.append(f"{self.loud(key)} = {value}")
                lines += ["; a remark"] * self.chance(0.01, "remark in a file")
        return "\n".join(lines) + "\n"

    def texts(self):
        yield self.section("questionnaire", "", {"title": "Case", "about": "About"})
        for kind, names in (("part", self.parts), ("stage", self.stages)):
            for name in names:
                yield self.section(kind, name, {"title": "Title", "about": "About"})
        for ident, keys in self.questions.items():
            texts = {"ask": "What?"}
            if keys["type"] == "level":
                texts.update({str(level): f"Level {level}" for level in range(5)})
            texts.update({option: f"Option {option}" for option in keys.get(" options", [])})
            yield self.section("question", ident, texts)

    def write(self, folder):
        """Writes the files, the same ones each time but for what sharpen moved and how things are spelt."""
        head = dict(self.head)
        if self.thresholds is not None:
            head["bands"] = self.list_of(
                [f"{name}:{tenths(t, self.rng)}" for name, t in zip(self.bands, self.thresholds)])
        people = [("person", p, {"name": p.title(), "role": "business"}) for p in PEOPLE]
        files = {
            "questionnaire.ini": [("questionnaire", "", head)]
            + [("part", self.loud(name), keys) for name, keys in self.parts.items()]
            + [("question", self.loud(ident), keys) for ident, keys in self.questions.items()],
            "stages.ini": [("stage", self.loud(name), keys) for name, keys in self.stages.items()],
            "answers.ini": [("assessment", "", self.assessment)] + people
            + [("answer", self.loud(name), keys) for name, keys in self.answers],
        }
        os.makedirs(folder, exist_ok=True)
        for name, sections in files.items():
            if name == "stages.ini" and not sections:
                continue
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write("\n".join(self.section(*section) for section in sections))
        with open(os.path.join(folder, "text.en.ini"), "w", encoding="utf-8") as file:
            file.write("\n".join(self.texts()))

    def floor(self, percent):
        """A floor that a figure just reaches, or just fails."""
        return tenths(min(1000, round(percent * 10) + self.rng.choice([0, 0, 1])), self.rng)

    def sharpen(self, result):
        """Moves floors and thresholds onto, or next to, the figures this case comes to."""
        figures = [f for f in (result["index"]["score"], result["index"]["supported"]) if f is not None]
        if self.thresholds and len(self.bands) > 2 and figures and self.chance(0.5):
            edge = round(self.rng.choice(figures) * 10) + self.rng.choice([0, 0, 1])
            if 1 <= edge <= 1000 and edge not in self.thresholds:
                self.thresholds[self.rng.randrange(1, len(self.thresholds))] = edge
                self.thresholds.sort()
                self.features["band threshold at the figure"] += 1
        coverage = result["index"]["coverage"]
        if coverage is not None and self.chance(0.4, "coverage floor at the figure"):
            self.head["coverage-floor"] = self.floor(coverage)
        covered = [p["coverage"] for p in result["parts"] if p["in_index"] and p["coverage"] is not None]
        if covered and self.chance(0.4, "part floor at the figure"):
            self.head["part-floor"] = self.floor(min(covered))


def generate(seed, folder):
    """Writes the case; returns how often each feature is in it."""
    case = Case(seed)
    case.write(folder)
    assessment = score.Assessment(score.Questionnaire(folder), os.path.join(folder, "answers.ini"))
    case.sharpen(score.score(assessment))
    case.write(folder)
    return case.features


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    generate(int(sys.argv[1]), sys.argv[2])


if __name__ == "__main__":
    main()
