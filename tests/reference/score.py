#!/usr/bin/env python3
"""Reference scorer, written from the text of the scoring rules alone and used to check the program.

usage: score.py QUESTIONNAIRE_DIR ANSWERS.ini

Prints {"index", "parts", "stage"} as JSON.  Everything is reckoned in integers and fractions.  Input is taken to be
well formed: what is wrong in a questionnaire is the program's business, not ours.
"""
import json
import os
import re
import sys
from fractions import Fraction

MILLION = 1_000_000
GRADES = ["none", "interview", "document", "verified"]
DEFAULT_BANDS = "watching:0, learning:20, trying:40, practising:60, leading:80"
OPEN = ("pending", "unanswered", "unknown")


# ---------------------------------------------------------------- reading

def read_ini(path):
    """{section: {key: value}} with section and key names in lower case, in the order of the file."""
    sections = {}
    if not os.path.exists(path):
        return sections
    current = None
    with open(path, encoding="utf-8-sig") as file:
        for line in file:
            line = line.strip()
            if not line or line[0] in ";#":
                continue
            if line.startswith("["):
                name = " ".join(line[1:line.index("]")].lower().split())
                current = sections.setdefault(name, {})
            else:
                key, _, value = line.partition("=")
                current[key.strip().lower()] = re.split(r"\s[;#]", " " + value)[0].strip()
    return sections


def items(text):
    return [part.strip().lower() for part in text.split(",") if part.strip()]


def pairs(text):
    return [tuple(side.strip() for side in item.split(":")) for item in items(text)]


class Question:
    def __init__(self, ident, keys):
        self.id = ident
        self.part = keys["part"].lower()
        self.type = keys["type"].lower()
        self.quick = keys.get("depth", "full").lower() == "quick"
        self.weight = int(keys.get("weight", "1"))
        self.when = parse_condition(keys["when"]) if keys.get("when") else None
        self.options = items(keys.get("options", ""))
        self.full = int(keys["full"]) if "full" in keys else None
        self.none = items(keys.get("none", ""))
        self.levels = {o: int(n) for o, n in pairs(keys["levels"])} if "levels" in keys else None
        self.thresholds = [Fraction(t) for t in items(keys["thresholds"])] if "thresholds" in keys else None
        self.capped = keys.get("evidence", "yes").lower() != "no"
        self.blocker = int(keys["blocker"]) if "blocker" in keys else None

    def read(self, text):
        """A written value as something that can be compared."""
        if self.type in ("level", "number"):
            return Fraction(text)
        if self.type == "multi":
            return frozenset(items(text))
        return text if self.type == "text" else text.lower()

    def share(self, value):
        """s from 0 to 1, of a scored question."""
        if self.type == "level":
            return value / 4
        if self.type == "yesno":
            return Fraction(value == "yes")
        if self.type == "multi":
            return Fraction(min(len(value - frozenset(self.none)), self.full), self.full)
        if self.type == "number":
            return Fraction(sum(value >= threshold for threshold in self.thresholds), 4)
        return Fraction(self.levels.get(value, 0), 4)  # the rules are silent on an option without a level

    @property
    def scored(self):
        keys = {"multi": self.full, "number": self.thresholds, "single": self.levels}
        return self.type in ("level", "yesno") or keys.get(self.type) is not None


class Part:
    def __init__(self, ident, keys):
        self.id = ident
        self.order = int(keys.get("order", "0"))
        self.weight = int(keys.get("weight", "1"))
        self.in_index = keys.get("index", "yes").lower() != "no"


class Stage:
    def __init__(self, ident, keys):
        self.id = ident
        self.order = int(keys["order"])
        gates = []
        for key, text in keys.items():
            kind, _, number = key.partition(".")
            if kind in ("core", "gate") and number:
                question, needs = text.lower().split(">=")
                gates.append((kind != "core", int(number), question.strip(), int(needs)))
        self.gates = [(not other, question, needs) for other, _, question, needs in sorted(gates)]


class Questionnaire:
    def __init__(self, folder):
        structure = read_ini(os.path.join(folder, "questionnaire.ini"))
        head = structure["questionnaire"]
        self.coverage_floor = Fraction(head.get("coverage-floor", "80"))
        self.part_floor = Fraction(head.get("part-floor", "50"))
        self.caps = dict(zip(GRADES, map(int, items(head.get("evidence-caps", "2, 3, 3, 4")))))
        self.bands = [(name, Fraction(t)) for name, t in pairs(head.get("bands", DEFAULT_BANDS))]
        names = [name for name, _ in self.bands]
        self.blocker_band = names.index(head.get("blocker-band", "learning").lower())
        self.parts, self.questions = [], {}
        for section, keys in structure.items():
            kind, _, ident = section.partition(" ")
            if kind == "part":
                self.parts.append(Part(ident, keys))
            elif kind == "question":
                self.questions[ident] = Question(ident, keys)
        stages = read_ini(os.path.join(folder, "stages.ini"))
        self.stages = [Stage(s.partition(" ")[2], keys) for s, keys in stages.items() if s.startswith("stage ")]
        self.parts.sort(key=lambda part: part.order)
        self.stages.sort(key=lambda stage: stage.order)


# ------------------------------------------------------------- conditions

TOKEN = re.compile(r"!=|<=|>=|[=<>(),]|-?[a-z0-9][a-z0-9_.-]*")
COMPARE = {"=": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
           "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}


def parse_condition(text):
    """Tuples: (or|and, x, y), (not, x), (answered, q), (compare, a, sign, b), (has, q, option), (in, q, options)."""
    tokens = TOKEN.findall(text.lower())
    if "".join(tokens) != "".join(text.lower().split()):
        raise ValueError("condition: " + text)
    tree = parse_or(tokens)
    if tokens:
        raise ValueError("condition: left over " + " ".join(tokens))
    return tree


def take(tokens, wanted):
    if tokens.pop(0) != wanted:
        raise ValueError("condition: no " + wanted)


def parse_joined(tokens, word, parse_side):
    tree = parse_side(tokens)
    while tokens and tokens[0] == word:
        take(tokens, word)
        tree = (word, tree, parse_side(tokens))
    return tree


def parse_or(tokens):
    return parse_joined(tokens, "or", parse_and)


def parse_and(tokens):
    return parse_joined(tokens, "and", parse_not)


def parse_not(tokens):
    word = tokens.pop(0)
    if word == "not":
        return ("not", parse_not(tokens))
    if word == "(":
        tree = parse_or(tokens)
        take(tokens, ")")
        return tree
    if word == "answered" and tokens and tokens[0] == "(":
        take(tokens, "(")
        question = tokens.pop(0)
        take(tokens, ")")
        return ("answered", question)
    operator = tokens.pop(0)
    if operator in COMPARE:
        return ("compare", word, operator, tokens.pop(0))
    if operator == "has":
        return ("has", word, tokens.pop(0))
    take(tokens, "(")
    members = [tokens.pop(0)]
    while tokens[0] == ",":
        take(tokens, ",")
        members.append(tokens.pop(0))
    take(tokens, ")")
    return ("in", word, members)


# ---------------------------------------------------------------- answers

class Answer:
    """What one person said, or the consultant, or what several came to: kind is value, unknown or na."""

    def __init__(self, kind, value=None, evidence="none"):
        self.kind, self.value, self.evidence = kind, value, evidence


def read_answer(question, keys):
    kind = {"?": "unknown", "n/a": "na"}.get(keys["value"].lower(), "value")
    value = question.read(keys["value"]) if kind == "value" else None
    return Answer(kind, value, keys.get("evidence", "none").lower())


def agree(question, answers):
    """What several people's answers come to."""
    given = [answer for answer in answers if answer.kind == "value"]
    if not given:
        return Answer("na" if all(a.kind == "na" for a in answers) else "unknown")
    values = [answer.value for answer in given]
    if question.type in ("level", "number"):
        value = sorted(values)[(len(values) - 1) // 2]
    elif question.type == "multi":
        options = set().union(*values)
        value = frozenset(o for o in options if 2 * sum(o in v for v in values) >= len(values))
        if len(value) > 1:
            value -= frozenset(question.none)
        if not value:
            return Answer("unknown")
    else:
        most = max(values.count(v) for v in values)
        winners = {v for v in values if values.count(v) == most}
        if len(winners) > 1:
            return Answer("unknown")
        value = winners.pop()
    grades = [a.evidence for a in given if a.value == value]
    return Answer("value", value, max(grades, key=GRADES.index, default="none"))


class Assessment:
    """Answers laid over a questionnaire: the state of each question."""

    def __init__(self, questionnaire, path):
        self.questionnaire = questionnaire
        self.quick = False
        self.settled, self.people = {}, {}
        for section, keys in read_ini(path).items():
            words = section.split(" ")
            if section == "assessment":
                self.quick = keys.get("depth", "full").lower() == "quick"
            if words[0] != "answer" or "value" not in keys:
                continue
            answer = read_answer(questionnaire.questions[words[1]], keys)
            if len(words) == 2:
                self.settled[words[1]] = answer
            else:
                self.people.setdefault(words[1], []).append(answer)
        for ident, answers in self.people.items():
            if ident not in self.settled:
                self.settled[ident] = agree(questionnaire.questions[ident], answers)
        self.states = {}

    def state(self, ident):
        if ident not in self.states:
            self.states[ident] = self.find_state(self.questionnaire.questions[ident])
        return self.states[ident]

    def find_state(self, question):
        if self.quick and not question.quick:
            return "off"
        applies = True if question.when is None else self.truth(question.when)
        if applies is not True:
            return "off" if applies is False else "pending"
        answer = self.settled.get(question.id)
        if answer is None:
            return "unanswered"
        return "answered" if answer.kind == "value" else answer.kind

    def truth(self, tree):
        """True, False or None for unknown."""
        if tree[0] == "answered":
            return self.state(tree[1]) == "answered"
        if tree[0] == "not":
            inner = self.truth(tree[1])
            return None if inner is None else not inner
        if tree[0] in ("and", "or"):
            sides = [self.truth(tree[1]), self.truth(tree[2])]
            decisive = tree[0] == "or"
            if decisive in sides:
                return decisive
            return None if None in sides else not decisive
        words = [tree[1], tree[3]] if tree[0] == "compare" else [tree[1]]
        asked = [self.questionnaire.questions[word] for word in words if self.is_question(word, words)]
        states = [self.state(question.id) for question in asked]
        if any(state in ("off", "na", "unknown") for state in states):
            return False
        if any(state != "answered" for state in states):
            return None
        given = self.settled[asked[0].id].value
        if tree[0] == "has":
            return tree[2] in given
        if tree[0] == "in":
            return given in tree[2]
        left, right = (self.settled[word].value if self.is_question(word, words) else asked[0].read(word)
                       for word in words)
        return COMPARE[tree[2]](left, right)

    def is_question(self, word, words):
        """Whether a word of a comparison is a question; one that is also an option of the other side is that option."""
        questions = self.questionnaire.questions
        others = [questions[other] for other in words if other != word and other in questions]
        return word in questions and not any(word in other.options for other in others)

    def share(self, question):
        return question.share(self.settled[question.id].value)

    def supported_share(self, question):
        share = self.share(question)
        if not question.capped:
            return share
        cap = self.questionnaire.caps[self.settled[question.id].evidence]
        return min(share, Fraction(cap, 4))


# ----------------------------------------------------------------- figures

def half_up(value):
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def ratio(top, bottom):
    """top / bottom in millionths, None without a divisor."""
    return None if bottom == 0 else half_up(Fraction(top) * MILLION / bottom)


def tenths(millionths):
    """Tenths of a percent, as shown."""
    return half_up(Fraction(millionths, 1000))


def shown(millionths):
    return None if millionths is None else tenths(millionths) / 10


def score_part(assessment, part):
    claimed = supported = Fraction(0)
    weight = {"answered": 0, "open": 0, "na": 0}
    count = {"answered": 0, "open": 0, "na": 0}
    for question in assessment.questionnaire.questions.values():
        state = assessment.state(question.id)
        if question.part != part.id or not question.scored or not question.weight or state == "off":
            continue
        kind = "open" if state in OPEN else state
        weight[kind] += question.weight
        count[kind] += 1
        if kind == "answered":
            claimed += question.weight * assessment.share(question)
            supported += question.weight * assessment.supported_share(question)
    a, o, n = weight["answered"], weight["open"], weight["na"]
    p = a + o
    return {"score": ratio(claimed, a), "supported": ratio(supported, a), "low": ratio(claimed, p),
            "high": ratio(claimed + o, p), "coverage": ratio(a, p),
            "not_applicable_share": ratio(n, p + n) or 0, "score_with_na_as_zero": ratio(claimed, a + n),
            "answered": count["answered"], "applicable": count["answered"] + count["open"]}


def mean(parts, key):
    """The mean of one figure over the parts that have it, in millionths."""
    having = [(part.weight, figures[key]) for part, figures in parts if figures[key] is not None]
    total = sum(weight for weight, _ in having)
    return half_up(Fraction(sum(w * m for w, m in having), total)) if having else None


def find_blockers(assessment):
    blockers = []
    for ident in sorted(assessment.questionnaire.questions, key=str.encode):
        question = assessment.questionnaire.questions[ident]
        state = assessment.state(ident)
        if question.blocker is None or state == "off":
            continue
        level = int(4 * assessment.share(question)) if state == "answered" else None
        if level is None or level < question.blocker:
            blockers.append({"question": ident, "needs": question.blocker, "level": level,
                             "status": "unproven" if level is None else "missed"})
    return blockers


def band_of(questionnaire, millionths):
    """Place of the last band that the figure as shown reaches."""
    percent = Fraction(tenths(millionths), 10)
    return max(place for place, (_, threshold) in enumerate(questionnaire.bands) if percent >= threshold)


def find_band(questionnaire, parts, index, key, blocked):
    if index["score"] is None or Fraction(tenths(index["coverage"]), 10) < questionnaire.coverage_floor:
        return None
    covered = [figures["coverage"] for _, figures in parts if figures["coverage"] is not None]
    if any(Fraction(tenths(coverage), 10) < questionnaire.part_floor for coverage in covered):
        return None
    place = band_of(questionnaire, index[key])
    weakest = min(band_of(questionnaire, figures[key]) for _, figures in parts if figures[key] is not None)
    place = min(place, weakest + 1)
    if blocked:
        place = min(place, questionnaire.blocker_band)
    return questionnaire.bands[place][0]


def gate_status(assessment, core, ident, needs):
    """Status and level, claimed then supported."""
    state = assessment.state(ident)
    if state in ("off", "na"):
        return ("absent" if core else "skipped", None) * 2
    if state != "answered":
        return ("unproven", None) * 2
    question = assessment.questionnaire.questions[ident]
    result = ()
    for share in (assessment.share(question), assessment.supported_share(question)):
        level = int(4 * share)
        result += ("met" if level >= needs else "missed", level)
    return result


def find_stage(assessment):
    stages, last = [], {"reached": -1, "supported_reached": -1}
    for place, stage in enumerate(assessment.questionnaire.stages):
        gates = []
        for core, ident, needs in stage.gates:
            status, level, supported_status, supported_level = gate_status(assessment, core, ident, needs)
            gates.append({"core": core, "question": ident, "needs": needs, "level": level, "status": status,
                          "supported_level": supported_level, "supported_status": supported_status})
        entry = {"id": stage.id, "gates": gates}
        for key, status in (("reached", "status"), ("supported_reached", "supported_status")):
            cores = [gate[status] for gate in gates if gate["core"]]
            others = [gate[status] for gate in gates if not gate["core"]]
            entry[key] = (last[key] == place - 1 and bool(cores) and all(s == "met" for s in cores)
                          and not any(s in ("missed", "unproven") for s in others))
            if entry[key]:
                last[key] = place
        stages.append(entry)
    names = [entry["id"] for entry in stages] + [None]
    return {"stages": stages, "reached": names[last["reached"]], "next": names[last["reached"] + 1],
            "supported_reached": names[last["supported_reached"]]}


def score(assessment):
    questionnaire = assessment.questionnaire
    listed = [(part, score_part(assessment, part)) for part in questionnaire.parts if part.weight]
    counted = [(part, figures) for part, figures in listed if part.in_index]
    index = {key: mean(counted, key) for key in ("score", "supported", "low", "high", "coverage")}
    blockers = find_blockers(assessment)
    bands = {name: find_band(questionnaire, counted, index, key, bool(blockers))
             for name, key in (("band", "score"), ("supported_band", "supported"))}
    parts = []
    for part, figures in listed:
        entry = {key: value if key in ("answered", "applicable") else shown(value) for key, value in figures.items()}
        parts.append({"id": part.id, "weight": part.weight, "in_index": part.in_index, **entry})
    return {"index": {**{key: shown(value) for key, value in index.items()}, **bands, "blockers": blockers},
            "parts": parts, "stage": find_stage(assessment)}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(json.dumps(score(Assessment(Questionnaire(sys.argv[1]), sys.argv[2])), indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
