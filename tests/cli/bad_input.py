"""Broken inputs, one a row: how each is made from a small good base, and what the program must say about it.

`at` is the text of the line that the message must point to (its last occurrence in the broken file; a number where the
line cannot be written down, `len` for the last line); None where the message is about the file as a whole, or about a
file that is not there.
"""

import dataclasses
import hashlib
import json
import re

GOOD_QUESTIONNAIRE = {
    "questionnaire.ini": """\
[questionnaire]
id = small
version = 1
languages = en
coverage-floor = 80
part-floor = 50
evidence-caps = 2, 3, 3, 4
bands = low:0, middle:40, high:70
blocker-band = low
roles = technology, legal
industry-from = firm.industry
jurisdictions-from = firm.places
size-from = firm.size
size-factor = little:0.5, large:2

[part firm]
order = 0
weight = 0

[question firm.industry]
part = firm
type = single
options = bank, shop

[question firm.places]
part = firm
type = multi
options = cn, eu, us
full = 3

[question firm.size]
part = firm
type = single
options = little, large

[question firm.goal]
part = firm
type = text

[part data]
order = 1
weight = 2

[question data.access]
part = data
type = level
depth = quick
weight = 3
blocker = 2
roles = technology
refs = iso42001/a.7

[question data.share]
part = data
type = number
range = 0, 100
thresholds = 10, 30, 60, 90
when = data.access >= 2 and firm.industry in (bank, shop)

[question data.lawful]
part = data
type = yesno
when = firm.places has eu
""",
    "text.en.ini": """\
[questionnaire]
title = A small questionnaire

[part firm]
title = The firm

[part data]
title = Data

[question firm.industry]
ask = Which industry?
bank = Bank
shop = Shop

[question firm.places]
ask = Where?
cn = China
eu = Europe
us = America

[question firm.size]
ask = How large?
little = Little
large = Large

[question firm.goal]
ask = What for?

[question data.access]
ask = Who may use data?
0 = Nobody knows
1 = Each asks anew
2 = By a list
3 = By role
4 = By role and checked

[question data.share]
ask = How much in percent?

[question data.lawful]
ask = Is it lawful?

[stage internal]
title = Internal use

[action data.access.list]
title = Keep a list
text = Write down who may use what.

[action data.access.role]
title = Give rights by role
text = Name roles and what they may see.
""",
    "stages.ini": """\
[stage internal]
order = 1
core.1 = data.access >= 2
gate.1 = data.share >= 1
""",
    "actions.ini": """\
[action data.access.list]
question = data.access
raises-to = 2
effort = 3
owner = technology

[action data.access.role]
question = data.access
raises-to = 3
effort = 5
owner = legal
after = data.access.list
refs = report/t9
""",
    "references.ini": """\
[reference iso42001/a.7]
framework = ISO/IEC 42001
clause = A.7
""",
    "benchmarks.ini": """\
[benchmark shops]
question = firm.industry
option = shop
value = 12.5
unit = percent
source = A survey
""",
}

GOOD_ANSWERS = """\
[assessment]
client = Sample Works
questionnaire = small
depth = full

[person cio]
name = Sample CIO
role = technology

[answer firm.industry]
value = bank

[answer firm.places]
value = cn, eu

[answer firm.goal]
value = Sell more

[answer data.access]
value = 2
evidence = document
evidence-reference = access list
note = rights are shared
flag = yes

[answer data.access @cio]
value = 3
by = cio

[answer data.share]
value = 40

[target data.access]
level = 4
"""


@dataclasses.dataclass
class Bad:
    name: str
    change: object  # takes the good files (name to bytes) or the good file's bytes, and gives the broken ones
    code: str  # of the diagnostic; "" where the message carries none
    words: str  # a part of the message
    file: str = "questionnaire.ini"  # that the message is about
    at: object = None
    exit: int = 4


FOLDER = object()  # stands for a folder where a file should be


def encoded(text):
    return text if isinstance(text, bytes) else text.encode("utf-8")


def replaced(whole, old, new):
    old = encoded(old)
    if whole.count(old) < 1:
        raise ValueError(f"{old!r} is not in the good file")
    return whole.replace(old, encoded(new), 1)


def put(old, new, file="questionnaire.ini"):
    """The first `old` of a file becomes `new`."""
    return lambda files: {**files, file: replaced(files[file], old, new)}


def whole(content, file="questionnaire.ini"):
    return lambda files: {**files, file: content if content is FOLDER else encoded(content)}


def without(file):
    return lambda files: {name: text for name, text in files.items() if name != file}


def half(file):
    return lambda files: {**files, file: files[file][: len(files[file]) // 2 - 3]}


def recoded(encoding, file="questionnaire.ini"):
    return lambda files: {**files, file: files[file].decode("utf-8").encode(encoding)}


def question(*lines):
    """A further question of that many lines at the end."""
    text = "\n[question data.more]\npart = data\n" + "".join(line + "\n" for line in lines)
    return lambda files: {**files, "questionnaire.ini": files["questionnaire.ini"] + text.encode("utf-8")}


def when(condition):
    return put("when = firm.places has eu", "when = " + condition)


def stage(line):
    return put("core.1 = data.access >= 2", line, "stages.ini")


def text(old, new):
    return put(old, new, "text.en.ini")


def action(old, new):
    return put(old, new, "actions.ini")


def many_questions(count):
    def change(files):
        more = "".join(f"\n[question data.q{i}]\npart = data\ntype = text\n" for i in range(count))
        return {**files, "questionnaire.ini": files["questionnaire.ini"] + more.encode("utf-8")}

    return change


def ring_of_conditions(count):
    def change(files):
        more = "".join(
            f"\n[question data.q{i}]\npart = data\ntype = yesno\nwhen = data.q{(i + 1) % count} = yes\n"
            for i in range(count)
        )
        return {**files, "questionnaire.ini": files["questionnaire.ini"] + more.encode("utf-8")}

    return change


DEEP = "when = " + "(" * 101 + "data.access = 1" + ")" * 101
LONG = "x = " + "y" * 1019  # 1,023 bytes
OPTIONS = "options = " + ", ".join(f"o{i}" for i in range(33))
T, S, A, R, B = "text.en.ini", "stages.ini", "actions.ini", "references.ini", "benchmarks.ini"

QUESTIONNAIRES = [
    # What is no text at all, or not all of it.
    Bad("not UTF-8", put("id = small", b"id = sm\xe4ll"), "not-utf8", "UTF-8", at=b"id = sm\xe4ll"),
    Bad("Chinese in GB 18030", text("title = Data", "title = 数据".encode("gb18030")), "not-utf8", "UTF-8", T,
        "title = 数据".encode("gb18030")),
    Bad("UTF-16", recoded("utf-16"), "nul-byte", "plain text", at=1),
    Bad("UTF-16 without a mark", recoded("utf-16-le"), "nul-byte", "plain text", at=1),
    Bad("a BOM alone", whole(b"\xef\xbb\xbf"), "missing-section", "[questionnaire]"),
    Bad("a BOM in the middle", put("[part data]", "\ufeff[part data]"), "", "", at="\ufeff[part data]"),
    Bad("a NUL byte", put("weight = 3", b"weight = 3\0"), "nul-byte", "NUL", at=b"weight = 3\0"),
    Bad("NUL bytes alone", whole(bytes(512)), "nul-byte", "NUL", at=1),
    Bad("an escape sequence in a text", text("title = Data", "title = \x1b[2J\x1b]0;x\x07Data"),
        "control-character", "U+001B", T, "title = \x1b[2J\x1b]0;x\x07Data"),
    Bad("an escape sequence in a name", put("[part data]", "[part da\x1b[31mta]"), "control-character", "U+001B",
        at="[part da\x1b[31mta]"),
    Bad("a C1 control", text("title = Data", "title = \u009b31mData"), "control-character", "U+009B", T,
        "title = \u009b31mData"),
    Bad("a bidirectional override", text("title = Data", "title = \u202eataD"), "control-character", "U+202E", T,
        "title = \u202eataD"),
    Bad("a line of 1,023 bytes", put("version = 1", LONG), "line-too-long", "1023 bytes", at=LONG),
    Bad("a line of a megabyte", put("version = 1", "version = " + "1" * 1000000), "line-too-long", "Shorten it", at=3),
    Bad("a file of 17 MB", whole(b"; nothing\n" * 1700000 + b"\n"), "unreadable", "16"),
    Bad("a text file of 17 MB", whole(b"; nothing\n" * 1700000, T), "unreadable", "16", T),
    Bad("an empty file", whole(b""), "missing-section", "[questionnaire]"),
    Bad("nothing but comments", whole(b"; nothing\n# here\n"), "missing-section", "[questionnaire]"),
    Bad("half a file", half("questionnaire.ini"), "", "", at=None),
    Bad("half a text file", half(T), "missing-text", "is missing", T),
    Bad("a folder in place of a file", whole(FOLDER), "unreadable", "folder"),
    Bad("a folder in place of the texts", whole(FOLDER, T), "unreadable", "folder", T),
    Bad("no questionnaire.ini", without("questionnaire.ini"), "", "questionnaire.ini", exit=3),
    Bad("JSON in place of INI", whole('{"id": "small"}\n'), "bad-line", "key = value", at='{"id": "small"}'),
    # Lines that the format does not know, or that it would read otherwise than they look.
    Bad("an unterminated quote", text("title = Data", 'title = "Data'), "quote-open", "Put \"", T, 'title = "Data'),
    Bad("text behind a quote", text("title = Data", 'title = "Da"ta'), "quote-inside", "typographic", T,
        'title = "Da"ta'),
    Bad("a backslash in quotes", text("title = Data", 'title = "C:\\Data"'), "backslash", "full-width", T,
        'title = "C:\\Data"'),
    Bad("a backslash at the end", text("title = Data", "title = Data\\"), "backslash", "swallow", T, "title = Data\\"),
    Bad("an unquoted ;", text("title = Data", "title = Data; and more"), "unquoted-comment", "cut", T,
        "title = Data; and more"),
    Bad("an unquoted #", text("title = Data", "title = Data # and more"), "unquoted-comment", "cut", T,
        "title = Data # and more"),
    Bad("a colon in a section", put("[part data]", "[part data:more]"), "colon-in-section", "colon",
        at="[part data:more]"),
    Bad("a section that does not end", put("[part data]", "[part data"), "bad-section", "must end with ]",
        at="[part data"),
    Bad("a section without a name", put("[part data]", "[ ]"), "bad-section", "no name", at="[ ]"),
    Bad("brackets in a section", put("[part data]", "[[part data]]"), "bad-section", "bracket", at="[[part data]]"),
    Bad("a line without =", put("weight = 3", "weight 3"), "bad-line", "key = value", at="weight 3"),
    Bad("a full-width =", put("weight = 3", "weight ＝ 3"), "bad-line", "plain =", at="weight ＝ 3"),
    Bad("a value without a key", put("weight = 3", " = 3"), "empty-key", "before the =", at=" = 3"),
    Bad("a key before the first section", put("[questionnaire]", "id = x\n[questionnaire]"), "no-section",
        "first section", at=1),
    Bad("a key twice", put("weight = 3", "weight = 3\nWEIGHT = 4"), "duplicate-key", "already", at="WEIGHT = 4"),
    Bad("a section twice", put("[question data.lawful]", "[question data.share]"), "duplicate-section", "line",
        at="[question data.share]"),
    # [questionnaire]
    Bad("no [questionnaire]", put("[questionnaire]", "[part x]"), "missing-section", "[questionnaire]"),
    Bad("no id", put("id = small\n", ""), "missing-key", '"id"', at="[questionnaire]"),
    Bad("an empty version", put("version = 1", "version ="), "missing-key", '"version"', at="version ="),
    Bad("an id in capitals", put("id = small", "id = Small One"), "bad-id", "Small One", at="id = Small One"),
    Bad("an id that leaves the folder", put("id = small", "id = ../../etc"), "bad-id", "../../etc",
        at="id = ../../etc"),
    Bad("a language that leaves the folder", put("languages = en", "languages = ../en"), "bad-value", "../en",
        at="languages = ../en"),
    Bad("a language without texts", put("languages = en", "languages = en, zh"), "missing-file", "text.zh.ini",
        at="languages = en, zh"),
    Bad("a language twice", put("languages = en", "languages = en, en"), "duplicate-value", "twice",
        at="languages = en, en"),
    Bad("an empty item", put("roles = technology, legal", "roles = technology,, legal"), "bad-value", "empty item",
        at="roles = technology,, legal"),
    Bad("a share above 100", put("coverage-floor = 80", "coverage-floor = 100.1"), "bad-value", "percentage",
        at="coverage-floor = 100.1"),
    Bad("three caps", put("evidence-caps = 2, 3, 3, 4", "evidence-caps = 2, 3, 4"), "bad-value", "four levels",
        at="evidence-caps = 2, 3, 4"),
    Bad("bands that descend", put("low:0, middle:40, high:70", "low:0, middle:70, high:40"), "bad-value",
        "ascending", at="bands = low:0, middle:70, high:40"),
    Bad("an unknown band", put("blocker-band = low", "blocker-band = lowe"), "unknown-band", 'did you mean "low"',
        at="blocker-band = lowe"),
    Bad("an unknown key", put("part-floor = 50", "part-flor = 50"), "unknown-key", 'did you mean "part-floor"',
        at="part-flor = 50"),
    Bad("an unknown kind of section", put("[question data.lawful]", "[questoin data.lawful]"), "unknown-section",
        "questoin", at="[questoin data.lawful]"),
    Bad("an unknown question of the profile", put("industry-from = firm.industry", "industry-from = firm.industri"),
        "unknown-question", 'did you mean "firm.industry"', at="industry-from = firm.industri"),
    Bad("a profile question of the wrong type", put("industry-from = firm.industry", "industry-from = firm.goal"),
        "wrong-type", "must be of type single", at="industry-from = firm.goal"),
    Bad("a factor of an unknown option", put("little:0.5", "tiny:0.5"), "unknown-option", "tiny",
        at="size-factor = tiny:0.5, large:2"),
    Bad("a factor of 0", put("little:0.5", "little:0"), "bad-value", "above 0",
        at="size-factor = little:0, large:2"),
    Bad("two factors of one option", put("little:0.5", "little:0.5, little:3"), "duplicate-value", "second factor",
        at="size-factor = little:0.5, little:3, large:2"),
    # Parts and questions
    Bad("an unknown part", put("part = data", "part = date"), "unknown-part", 'did you mean "data"',
        at="part = date"),
    Bad("a weight of 101", put("weight = 3", "weight = 101"), "bad-value", "from 0 to 100", at="weight = 101"),
    Bad("a weight below 0", put("weight = 3", "weight = -1"), "bad-value", "from 0 to 100", at="weight = -1"),
    Bad("a weight beyond any number", put("weight = 3", "weight = 99999999999999999999"), "bad-value",
        "from 0 to 100", at="weight = 99999999999999999999"),
    Bad("an unknown type", put("type = yesno", "type = boolean"), "bad-value", "yesno or text", at="type = boolean"),
    Bad("no type", put("type = yesno\n", ""), "missing-key", '"type"', at="[question data.lawful]"),
    Bad("an unknown depth", put("depth = quick", "depth = deep"), "bad-value", "full or quick", at="depth = deep"),
    Bad("a question called like a word of conditions", put("[question data.lawful]", "[question not]"),
        "bad-id", "condition language", at="[question not]"),
    Bad("a question's name with a space", put("[question data.lawful]", "[question data lawful]"), "bad-id",
        "no name for a question", at="[question data lawful]"),
    Bad("no questions", whole("[questionnaire]\nid = x\nversion = 1\nlanguages = en\n"), "no-questions",
        "asks no question"),
    Bad("10,001 questions", many_questions(9994), "too-many-questions", "10001 questions"),
    Bad("33 options", question("type = single", OPTIONS), "too-many-options", "33 options", at=OPTIONS),
    Bad("a single question without options", question("type = single"), "missing-key", '"options"',
        at="[question data.more]"),
    Bad("an option twice", put("options = bank, shop", "options = bank, bank"), "duplicate-value", "twice",
        at="options = bank, bank"),
    Bad("an option called like a text", put("options = bank, shop", "options = ask, shop"), "bad-id",
        "texts use it", at="options = ask, shop"),
    Bad("options of a level", question("type = level", "options = a, b"), "wrong-key", "options",
        at="options = a, b"),
    Bad("levels of an unknown option", question("type = single", "options = a, b", "levels = a:1, c:2"),
        "unknown-option", '"c"', at="levels = a:1, c:2"),
    Bad("an option of level 5", question("type = single", "options = a, b", "levels = a:1, b:5"), "bad-value",
        "from 0 to 4", at="levels = a:1, b:5"),
    Bad("thresholds that descend", put("thresholds = 10, 30, 60, 90", "thresholds = 90, 60, 30, 10"), "bad-value",
        "ascending", at="thresholds = 90, 60, 30, 10"),
    Bad("a threshold that is no number", put("thresholds = 10, 30, 60, 90", "thresholds = 10, 30, 60, nan"),
        "bad-value", "ascending numbers", at="thresholds = 10, 30, 60, nan"),
    Bad("a range upside down", put("range = 0, 100", "range = 100, 0"), "bad-value", "least and the greatest",
        at="range = 100, 0"),
    Bad("a blocker of level 5", put("blocker = 2", "blocker = 5"), "bad-value", "from 1 to 4", at="blocker = 5"),
    Bad("a blocker without a level", question("type = text", "blocker = 2"), "no-level", "level", at="blocker = 2"),
    Bad("an unknown role", put("roles = technology\n", "roles = tecnology\n"), "unknown-role",
        'did you mean "technology"', at="roles = tecnology"),
    Bad("an unknown reference", put("refs = iso42001/a.7", "refs = iso42001/a.8"), "unknown-reference",
        'did you mean "iso42001/a.7"', at="refs = iso42001/a.8"),
    # Conditions
    Bad("a condition 101 deep", put("when = firm.places has eu", DEEP), "condition-too-deep", "100", at=DEEP),
    Bad("101 times not", when("not " * 101 + "data.access = 1"), "condition-too-deep", "100",
        at="when = " + "not " * 101 + "data.access = 1"),
    Bad("a condition that ends too early", when("data.access >="), "condition-syntax", "ends too early",
        at="when = data.access >="),
    Bad("a condition with ==", when("data.access == 2"), "condition-syntax", "write a single =",
        at="when = data.access == 2"),
    Bad("a condition in Chinese signs", when("data.access ≥ 2"), "condition-syntax", "≥", at="when = data.access ≥ 2"),
    Bad("a condition in capitals", when("data.access = 2 AND firm.places has eu"), "condition-syntax",
        "write it in lower case: and", at="when = data.access = 2 AND firm.places has eu"),
    Bad("a second option without its question", when("firm.places has eu or us"), "condition-syntax",
        "write the question again: firm.places has us", at="when = firm.places has eu or us"),
    Bad("a list of several options", when("firm.places in (eu, us)"), "condition-type",
        "write: firm.places has ... or firm.places has ...", at="when = firm.places in (eu, us)"),
    Bad("a question by half its name", when("access = 2"), "unknown-question", 'did you mean "data.access"',
        at="when = access = 2"),
    Bad("an open parenthesis", when("(data.access = 2"), "condition-syntax", "closing parenthesis",
        at="when = (data.access = 2"),
    Bad("an unknown question in a condition", when("data.acces = 2"), "unknown-question", 'did you mean "data.access"',
        at="when = data.acces = 2"),
    Bad("an unknown option in a condition", when("firm.places has uk"), "unknown-option", "uk",
        at="when = firm.places has uk"),
    Bad("an order among options", when("firm.industry < bank"), "condition-type", "use = or !=",
        at="when = firm.industry < bank"),
    Bad("options asked of a level", when("data.access has eu"), "condition-type", "type level",
        at="when = data.access has eu"),
    Bad("a text that is compared", when("firm.goal = 1"), "condition-type", "answered(", at="when = firm.goal = 1"),
    Bad("numbers alone", when("1 = 1"), "condition-type", "must be a question", at="when = 1 = 1"),
    Bad("a condition on itself", when("data.lawful = yes"), "condition-cycle", "data.lawful -> data.lawful",
        at="when = data.lawful = yes"),
    Bad("a ring of two conditions", put("depth = quick", "when = data.share > 1"), "condition-cycle",
        "data.access -> data.share -> data.access", at="when = data.share > 1"),
    Bad("a ring of 5,000 conditions", ring_of_conditions(5000), "condition-cycle", "(4994 more)",
        at="when = data.q1 = yes"),
    # Texts
    Bad("no text file", without(T), "missing-file", "text.en.ini", at="languages = en"),
    Bad("a question without its ask", text("ask = Is it lawful?\n", ""), "missing-text", '"ask"', T,
        "[question data.lawful]"),
    Bad("a question without a section of texts", text("[question data.lawful]\n", "[question data.other]\n"),
        "missing-text", "data.lawful", T),
    Bad("a level without its text", text("3 = By role\n", ""), "missing-text", '"3"', T, "[question data.access]"),
    Bad("an option without its text", text("eu = Europe\n", ""), "missing-text", '"eu"', T, "[question firm.places]"),
    Bad("an action without its text", text("text = Write down who may use what.\n", ""), "missing-text", '"text"', T,
        "[action data.access.list]"),
    Bad("an empty title", text("title = Data", "title ="), "missing-text", '"title"', T, "[part data]"),
    # Stages
    Bad("a gate of an unknown question", stage("core.1 = data.acces >= 2"), "unknown-question",
        'did you mean "data.access"', S, "core.1 = data.acces >= 2"),
    Bad("a gate of level 5", stage("core.1 = data.access >= 5"), "bad-value", "from 1 to 4", S,
        "core.1 = data.access >= 5"),
    Bad("a gate on a text", stage("core.1 = firm.goal >= 2"), "no-level", "no level", S, "core.1 = firm.goal >= 2"),
    Bad("an unknown key of a stage", stage("cor.1 = data.access >= 2"), "unknown-key", 'did you mean "core.1"', S,
        "cor.1 = data.access >= 2"),
    Bad("a question among the stages", put("[stage internal]", "[question internal]", S), "unknown-section",
        "[stage ID]", S, "[question internal]"),
    # Actions, references, benchmarks
    Bad("a ring of actions", action("owner = technology", "after = data.access.role"), "action-cycle",
        "data.access.list -> data.access.role -> data.access.list", A, "[action data.access.list]"),
    Bad("an action that waits for itself", action("after = data.access.list", "after = data.access.role"),
        "action-cycle", "data.access.role -> data.access.role", A, "[action data.access.role]"),
    Bad("an unknown action", action("after = data.access.list", "after = data.access.lst"), "unknown-action",
        'did you mean "data.access.list"', A, "after = data.access.lst"),
    Bad("an action without a question", action("question = data.access\n", ""), "missing-key", '"question"', A,
        "[action data.access.list]"),
    Bad("an action on a text", action("question = data.access", "question = firm.goal"), "no-level",
        "a text has no level; choose another question", A, "question = firm.goal"),
    Bad("a place that is none", put("clause = A.7", "place = china", R), "bad-value",
        "int, cn, eu, sg, us or other", R, "place = china"),
    Bad("an action that raises to 5", action("raises-to = 2", "raises-to = 5"), "bad-value", "from 1 to 4", A,
        "raises-to = 5"),
    Bad("an effort of 0", action("effort = 3", "effort = 0"), "bad-value", "from 1 to 1000", A, "effort = 0"),
    Bad("an unknown owner", action("owner = legal", "owner = law"), "unknown-role", "law", A, "owner = law"),
    Bad("a reference's name with a star", put("[reference iso42001/a.7]", "[reference iso42001/a.*]", R), "bad-id",
        "no name for a reference", R, "[reference iso42001/a.*]"),
    Bad("a figure without a source", put("source = A survey\n", "", B), "missing-key", '"source"', B,
        "[benchmark shops]"),
    Bad("a figure that is no number", put("value = 12.5", "value = 12,5", B), "bad-value", "three decimals", B,
        "value = 12,5"),
    Bad("a figure of an unknown option", put("option = shop", "option = shp", B), "unknown-option", "shp", B,
        "option = shp"),
]


def swap(old, new):
    return lambda good: replaced(good, old, new)


def all_of(content):
    return lambda good: content if content is FOLDER else encoded(content)


def behind(more):
    return lambda good: good + encoded(more)


def answer_row(name, change, code, words, at=None):
    return Bad(name, change, code, words, "answers.ini", at)


ANSWERS = [
    answer_row("not UTF-8", swap("Sample Works", b"S\xe4mple"), "not-utf8", "UTF-8", b"client = S\xe4mple"),
    answer_row("UTF-16", lambda good: good.decode().encode("utf-16"), "nul-byte", "plain text", 1),
    answer_row("a NUL byte", swap("value = 40", b"value = 40\0"), "nul-byte", "NUL", b"value = 40\0"),
    answer_row("an escape sequence in the client", swap("Sample Works", "Sample\x1b[31m"), "control-character",
               "U+001B", "client = Sample\x1b[31m"),
    answer_row("a bidirectional override in a note", swap("rights are", "rights \u202eare"), "control-character",
               "U+202E", "note = rights \u202eare shared"),
    answer_row("an empty file", all_of(b""), "missing-client", "[assessment]"),
    answer_row("half a file", lambda good: good[:-15], "bad-section", "must end", "[target data.acc"),
    answer_row("a folder", all_of(FOLDER), "not-a-file", "folder"),
    answer_row("17 MB", all_of(b"; nothing\n" * 1700000), "too-large", "16"),
    answer_row("a line too long", swap("rights are shared", "x" * 1020), "line-too-long", "Shorten it",
               "note = " + "x" * 1020),
    answer_row("no client", swap("client = Sample Works\n", ""), "missing-client", "names no client", "[assessment]"),
    answer_row("a client of 401 bytes", swap("Sample Works", "x" * 401), "bad-value", "400", "client = " + "x" * 401),
    answer_row("another questionnaire", swap("questionnaire = small", "questionnaire = large"), "wrong-questionnaire",
               "large", "questionnaire = large"),
    answer_row("an unknown depth", swap("depth = full", "depth = deep"), "bad-value", "quick or full", "depth = deep"),
    answer_row("an unknown question", swap("[answer data.share]", "[answer data.shar]"), "unknown-question",
               'Did you mean "data.share"', "[answer data.shar]"),
    answer_row("an unknown section", swap("[answer data.share]", "[anwser data.share]"), "unknown-section",
               'Did you mean "answer"', "[anwser data.share]"),
    answer_row("an unknown key", swap("evidence = document", "evidnce = document"), "unknown-key",
               'Did you mean "evidence"', "evidnce = document"),
    answer_row("a level of 5", swap("value = 2", "value = 5"), "bad-value", "4", "value = 5"),
    answer_row("a level in words", swap("value = 2", "value = two"), "bad-value", "0", "value = two"),
    answer_row("a number out of range", swap("value = 40", "value = 100.5"), "bad-value", "100", "value = 100.5"),
    answer_row("a number beyond any", swap("value = 40", "value = 1e999"), "bad-value", "number", "value = 1e999"),
    answer_row("an unknown option", swap("value = bank", "value = bnk"), "bad-value", "bank", "value = bnk"),
    answer_row("an option twice", swap("value = cn, eu", "value = cn, cn"), "bad-value", "cn", "value = cn, cn"),
    answer_row("an empty value", swap("value = 40", "value ="), "missing-value", "value = ?", "value ="),
    answer_row("no value", swap("value = 40\n", ""), "missing-value", "value = ?", "[answer data.share]"),
    answer_row("not applicable without a reason", swap("value = 40", "value = n/a"), "missing-reason", "reason",
               "[answer data.share]"),
    answer_row("an unknown grade of evidence", swap("evidence = document", "evidence = hearsay"), "bad-evidence",
               "interview", "evidence = hearsay"),
    answer_row("an unknown flag", swap("flag = yes", "flag = maybe"), "bad-flag", "yes or no", "flag = maybe"),
    answer_row("an unknown person", swap("@cio]", "@ceo]"), "unknown-person", 'Did you mean "cio"',
               "[answer data.access @ceo]"),
    answer_row("a person's id in signs", swap("[person cio]", "[person c!o]"), "bad-person", "c!o", "[person c!o]"),
    answer_row("an unknown role", swap("role = technology", "role = magic"), "bad-role", "magic", "role = magic"),
    answer_row("an answer twice", behind("\n[answer data.access@cio]\nvalue = 1\n"), "duplicate-answer", "second time",
               "[answer data.access@cio]"),
    answer_row("a section twice", behind("\n[answer data.share]\nvalue = 1\n"), "duplicate-section", "already",
               "[answer data.share]"),
    answer_row("a target of 5", swap("level = 4", "level = 5"), "bad-level", "from 0 to 4", "level = 5"),
    answer_row("a target of a text", swap("[target data.access]", "[target firm.goal]"), "bad-level", "firm.goal",
               "level = 4"),
    answer_row("a target without a level", swap("level = 4\n", ""), "bad-level", "level", "[target data.access]"),
]


def hash_of(data):
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def canonical(value):
    """As the program writes what it hashes."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return re.sub(r"(?<!\\)\\u00[0-9a-f]{2}", lambda m: "\\u" + m[0][2:].upper(), written).encode("utf-8")


def sealed(change):
    """The exported assessment after `change` of its content, with a hash that fits."""

    def make(good):
        file = json.loads(good)
        change(file["content"])
        file["hash"] = hash_of(canonical(file["content"]))
        return json.dumps(file, ensure_ascii=False).encode("utf-8")

    return make


def envelope(**members):
    """Other members around the content; None takes one away."""

    def make(good):
        file = {**json.loads(good), **members}
        return json.dumps({name: value for name, value in file.items() if value is not None}).encode("utf-8")

    return make


def member(value, *path):
    """One member of the content, by its path, becomes `value`; None takes it away."""

    def change(content):
        inner = content
        for step in path[:-1]:
            inner = inner[step]
        if value is None:
            del inner[path[-1]]
        else:
            inner[path[-1]] = value

    return sealed(change)


def again(name):
    return sealed(lambda content: content[name].append(content[name][0]))


def snapshot(old, new):
    """A change inside the questionnaire that the file carries, with all its hashes."""

    def change(content):
        inner = content["questionnaire"]
        if old not in inner["snapshot"]:
            raise ValueError(f"{old!r} is not in the snapshot")
        inner["snapshot"] = inner["snapshot"].replace(old, new, 1)
        inner["hash"] = hash_of(inner["snapshot"].encode("utf-8"))

    return sealed(change)


def import_row(name, change, words, at=None):
    return Bad(name, change, "", words, "assessment.json", at)


# No row names a line but where the text is no JSON: the content is checked as a whole.
IMPORTS = [
    import_row("an empty file", all_of(b""), "not valid JSON", 1),
    import_row("a folder", all_of(FOLDER), "folder"),
    import_row("an answers file", all_of(GOOD_ANSWERS), "not valid JSON", 1),
    import_row("a file that is cut", lambda good: good[: good.index(b"\"client\"") + 4], "not valid JSON", len),
    import_row("a file of which the last byte is missing", lambda good: good.rstrip()[:-2], "not valid JSON", len),
    import_row("more behind the end", behind("{}"), "not valid JSON", len),
    import_row("65 MB", all_of(b" " * (65 * 1024 * 1024)), "larger than"),
    import_row("64 MB of brackets", all_of(b"[" * (60 * 1024 * 1024)), "deeper than 64", 1),
    import_row("65 levels deep", all_of("[" * 65 + "]" * 65), "deeper than 64", 1),
    import_row("a key twice", swap('"client": ', '"client": "Other",\n  "client": '), "not valid JSON",
               '  "client": "Sample Bank",'),
    import_row("not UTF-8", swap("Sample Bank", b"S\xe4mple Bank"), "not valid JSON",
               b'  "client": "S\xe4mple Bank",'),
    import_row("UTF-16", lambda good: good.decode().encode("utf-16"), "not valid JSON", 1),
    import_row("a NUL byte", swap("Sample Bank", "Sample\0Bank"), "not valid JSON",
               '  "client": "Sample\0Bank",'),
    import_row("an escaped NUL", swap("Sample Bank", "Sample\\u0000Bank"), "not valid JSON",
               '  "client": "Sample\\u0000Bank",'),
    import_row("half a surrogate", swap("Sample Bank", "Sample\\ud800Bank"), "not valid JSON",
               '  "client": "Sample\\ud800Bank",'),
    import_row("a raw escape sequence", swap("Sample Bank", "Sample\x1b[31m"), "not valid JSON",
               '  "client": "Sample\x1b[31m",'),
    import_row("a number beyond any", swap('"level": 4', '"level": 99999999999999999999'), "not valid JSON",
               '    "level": 99999999999999999999'),
    import_row("a list in place of the object", all_of("[]"), "not an assessment that aira exported"),
    import_row("a text in place of the object", all_of('"aira-assessment"'), "not an assessment that aira exported"),
    import_row("JSON of another program", all_of('{"index": 3}'), "not an assessment that aira exported"),
    import_row("a newer form", envelope(format_version=2), "newer aira"),
    import_row("a form of 0", envelope(format_version=0), "not whole"),
    import_row("no hash", envelope(hash=None), "not whole"),
    import_row("no content", envelope(content=None), "not whole"),
    import_row("content that is a list", envelope(content=[]), "not whole"),
    import_row("a hash with a flipped digit", envelope(hash="0" * 64), "changed or damaged"),
    import_row("an answer changed by hand", swap('"value": "bank"', '"value": "shop"'), "changed or damaged"),
    import_row("a client changed by hand", swap("Sample Bank", "Sample Bonk"), "changed or damaged"),
    # From here on the outer hash fits.
    import_row("a UUID that is none", member("1234", "uuid"), "UUID"),
    import_row("a UUID that is a number", member(1234, "uuid"), 'no text "uuid"'),
    import_row("another origin", member("00000000-0000-4000-8000-000000000000", "origin"), "journal"),
    import_row("no client", member(None, "client"), 'no text "client"'),
    import_row("an empty client", member("", "client"), "client"),
    import_row("an escape sequence in the client", member("Sample\x1b]0;x\x07", "client"), "control characters"),
    import_row("a bidirectional override in the client", member("Sample\u202e", "client"), "control characters"),
    import_row("two lines in the scope", member("a\nb", "scope"), "one line"),
    import_row("a client of 401 bytes", member("x" * 401, "client"), "400"),
    import_row("an unknown depth", member("deep", "depth"), "quick or full"),
    import_row("a time before 1970", member(-1, "created"), 'no possible number "created"'),
    import_row("a time after the year 9999", member(2 ** 62, "changed"), 'no possible number "changed"'),
    import_row("a time with a fraction", member(1.5, "created"), 'no possible number "created"'),
    import_row("an unknown position", member("data.nothing", "position"), "data.nothing"),
    import_row("people that are an object", member({}, "people"), '"people"'),
    import_row("a journal that is a text", member("none", "journal"), '"journal"'),
    import_row("an answer that is a number", member(5, "answers", 0), "answer number 1"),
    import_row("an answer to an unknown question", member("data.nothing", "answers", 0, "question"), "no such question"),
    import_row("an answer of an unknown person", member("nobody", "answers", 0, "person"), "nobody"),
    import_row("an answer of level 5", member("5", "answers", 0, "value"), "answer number 1"),
    import_row("an unknown grade of evidence", member("hearsay", "answers", 0, "evidence"), "answer number 1"),
    import_row("a flag that is a text", member("yes", "answers", 0, "flag"), 'no yes or no "flag"'),
    import_row("an escape sequence in a note", member("a\x1b[2Jb", "answers", 0, "note"), "control characters"),
    import_row("a note that is not in the journal", member("another", "answers", 0, "note"), "the journal tells of"),
    import_row("an answer twice", again("answers"), "answer number"),
    import_row("an answer too few", sealed(lambda content: content["answers"].pop()), "the journal tells of"),
    import_row("a person twice", again("people"), "twice"),
    import_row("a person of an unknown role", member("magic", "people", 0, "role"), "magic"),
    import_row("a target twice", again("targets"), "twice"),
    import_row("a target of 5", member(5, "targets", 0, "level"), 'no possible number "level"'),
    import_row("an observation on no day", member("2027-02-30", "observations", 0, "due"), "observation number 1"),
    import_row("choices that are a text", member("none", "choices"), '"choices"'),
    import_row("a choice that is a number", member([5], "choices"), "choice for plans number 1"),
    import_row("a choice without its action", member([{"choice": "pinned"}], "choices"), 'no text "action"'),
    import_row("a choice that is none", member([{"action": "data.access.list", "choice": "perhaps"}], "choices"),
               "neither pinned nor excluded"),
    import_row("an action chosen twice", member([{"action": "data.access.list", "choice": "pinned"},
                                                 {"action": "data.access.list", "choice": "excluded"}],
                                                "choices"), "twice"),
    import_row("a broken chain", member("0" * 64, "journal", 2, "hash"), "entry 3"),
    import_row("a journal in another order", sealed(lambda content: content["journal"].reverse()), "entry 1"),
    import_row("a journal without its first entry", sealed(lambda content: content["journal"].pop(0)), "entry 1"),
    import_row("a journal without its last entry", sealed(lambda content: content["journal"].pop()), "journal"),
    import_row("a hash in capitals", member("A" * 64, "journal", 0, "hash"), "64 digits"),
    import_row("a time of the journal that was moved", member(1, "journal", 0, "at"), "entry 1"),
    import_row("somebody else in the journal", member("Nobody", "journal", 0, "by"), "entry 1"),
    import_row("an unknown act", member("wish", "journal", 0, "action"), "entry 1"),
    import_row("no questionnaire", member(None, "questionnaire"), "questionnaire"),
    import_row("a questionnaire of another hash", member("0" * 64, "questionnaire", "hash"), "its hash names"),
    import_row("a questionnaire of another name", member("large", "questionnaire", "id"), "another name or version"),
    import_row("a snapshot that is no JSON", snapshot("{", "["), "cannot be used"),
    import_row("a snapshot that does not load", snapshot("type = yesno", "type = maybe"), "cannot be used"),
    import_row("a snapshot with a stray file", snapshot('{"files":{', '{"files":{"../evil.ini":"[a]",'),
               "cannot be used"),
    import_row("a snapshot with an escape sequence", snapshot("title = Data", "title = \\u001b[2J"), "U+001B"),
    import_row("a snapshot in another spelling", snapshot('{"files":{', '{"files": {'), "another"),
]
