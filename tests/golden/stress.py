"""Assessments that try a report's pages: nothing in them, or far too much.

Each function fills the database of a test (cli.CliTest) and returns the assessment's number.
"""

import sqlite3

ZH = ("数据由各厂自行保管，访问权限没有统一台账（仅财务部门每季度核对一次），因此“谁能看到什么”要逐一询问；"
      "供应商合同《数据处理协议》2024年签订，约定12个月内删除，但没有人检查过。")
EN = ("Each plant keeps its own data and nobody has a list of who may see what (finance alone checks once a quarter), "
      "so that the question has to be asked again and again; the contract of 2024 says \"delete within 12 months\". ")
WORD = "unbreakable"
URL = "https://example.com/a/very/long/path?with=query&and=more#fragment-of-it/"

# Emoji, ideographs outside the first plane, combining marks, right-to-left scripts, joiners.
ODD = ("plain \U0001F9EA\U0001F468\u200d\U0001F469\u200d\U0001F467 flag \U0001F1E8\U0001F1F3 "
       "ideographs \U00020000\U0002070E\U0002A6D6 cafe\u0301 a\u0308\u0323\u0301 n\u0303 "
       "العربية مرحبا עברית שלום \u0939\u093f\u0928\u094d\u0926\u0940 \u0e44\u0e17\u0e22 "
       "zero\u200bwidth\u200cjoiner\u200d soft\u00adhyphen \ufb01 \ufffd ½ № ™ → ✓ ⅷ ㊙ ﹏")
# What no face of the report has, and the reader is told of.
ODD_MISSING = ("1F9EA", "20000", "0627", "05E2", "0939", "0E44")


def long(text, length=2000):
    """The text over and over, that many characters."""
    return (text * (length // len(text) + 1))[:length]


def clipped(text, most):
    """As much of the text as takes `most` bytes."""
    return text.encode("utf-8")[:most].decode("utf-8", "ignore").strip()


def value(question, i):
    if question["type"] == "level":
        return str(i % 5)
    if question["type"] == "yesno":
        return "yes"
    if question["type"] == "number":
        return "7"
    if question["type"] == "text":
        return "some words"
    options = [key for key in question["texts"]["en"] if key not in ("ask", "help", "title")]
    return options[0] if question["type"] == "single" else ", ".join(options[:3])


def questions(test, questionnaire="enterprise-ai"):
    return test.ok("questionnaire", "show", questionnaire, "--json").json()["questions"]


def answer_all(test, number, of, not_applicable=False):
    """Answers every question, in the order of the questionnaire, or calls each one not applicable."""
    lines = ["[assessment]", 'client = "Sample Client"', "questionnaire = enterprise-ai", "depth = full"]
    for i, question in enumerate(of):
        lines += [f"[answer {question['id']}]"]
        if not_applicable:
            lines += ["value = n/a", "reason = \"The firm has nothing of this kind.\""]
        else:
            lines += [f"value = {value(question, i)}", "evidence = document", f"evidence-reference = \"File {i}\"",
                      "note = \"x\""]
    test.ok("answer", number, "--from", test.write("all.ini", "\n".join(lines) + "\n"))
    return number


def refill(test, number, **columns):
    """Puts a text into a column of every answer that has something there, past the 1,022 bytes of a line of a file."""
    with sqlite3.connect(test.database) as database:
        for column, text in columns.items():
            database.execute(f"UPDATE answer SET {column} = ? WHERE assessment = ? AND {column} <> ''",
                             (text, int(number)))


def empty(test):
    return test.start("Sample Client")


def empty_quick(test):
    return test.start("Sample Client", "--depth", "quick")


def not_applicable(test):
    return answer_all(test, test.start("Sample Client"), questions(test), not_applicable=True)


def everywhere(text):
    """An assessment in which every field holds as much of the text as it takes."""

    def make(test):
        name = clipped(text * 8, 400)
        number = test.start(clipped(text * 8, 380), "--scope", name)
        for person in ("one", "two"):
            test.ok("set", number, f"person.{person}={clipped(text * 8, 390)}/technology")
        of = questions(test)
        answer_all(test, number, of)
        test.ok("answer", number, f"{of[20]['id']}=n/a", "--reason", "x")
        for question in of[30:34]:
            test.ok("answer", number, f"{question['id']}=1", "--person", "one")
            test.ok("answer", number, f"{question['id']}=3", "--person", "two", "--note", "x")
            test.ok("observe", number, question["id"], long(text), "--impact", long(text), "--owner", name)
        refill(test, number, note=long(text), reason=long(text), evidence_reference=name)
        for section in ("summary", "parts.data", "actions", "method"):
            words = long(text).replace("*", "").replace("<", "").replace("_", "-")
            test.ok("text", number, section, "--file", test.write("own.md", words + "\n\n- " + words + "\n- b\n"))
        for finding in test.ok("finding", number, "--json").json()["findings"]:
            test.ok("finding", number, finding["finding"], "--replace", "--file",
                    test.write("own.txt", clipped(text * 8, 390) + "\n"))
        return number

    return make


def long_name(test):
    number = test.sample()
    test.ok("set", number, "client=" + long("示例精密制造与智能装备股份有限公司", 60), "scope=" + long("华东事业部", 40))
    return number


def odd_characters(test):
    number = test.start("Sample \U0001F9EA 示例\U00020000 " + ODD[:60])
    of = questions(test)
    answer_all(test, number, of)
    refill(test, number, note=ODD, evidence_reference=clipped(ODD, 380))
    test.ok("observe", number, of[30]["id"], ODD, "--owner", clipped(ODD, 100))
    return number


def observations(test):
    """A hundred of them, half at one question."""
    number = test.sample()
    level = [question["id"] for question in questions(test) if question["type"] == "level"]
    for i in range(100):
        test.ok("observe", number, level[40] if i % 2 else level[i], f"Observation {i}: " + (EN if i % 3 else ZH),
                "--impact", "It costs days.", "--owner", "Sample CIO", "--due", "2027-03-31")
    return number


def many_questions(count=1000):
    """A questionnaire of that many questions, with stages, actions and references."""

    def make(test):
        parts = 10
        ini = ["[questionnaire]", "id = many", "version = 1", "languages = zh, en", "roles = owner"]
        texts = {"en": ["[questionnaire]", 'title = "Many questions"', "[role owner]", 'title = "Owner"'],
                 "zh": ["[questionnaire]", 'title = "许多问题"', "[role owner]", 'title = "负责人"']}
        stages, actions = ["[stage one]", "order = 1"], []
        for p in range(parts):
            ini += [f"[part p{p}]", "weight = 1"]
            texts["en"] += [f"[part p{p}]", f'title = "Part number {p}"', f'about = "{EN[:100]}"'.replace('\\', '')]
            texts["zh"] += [f"[part p{p}]", f'title = "第{p}部分"', 'about = "数据由各厂自行保管。"']
        for q in range(count):
            ini += [f"[question p{q * parts // count}.q{q}]", f"part = p{q * parts // count}", "type = level",
                    "depth = quick", "roles = owner"]
            for language, ask, level in (("en", f"How far is matter {q} of the firm taken care of?", "Step {} of it"),
                                         ("zh", f"第{q}件事情由谁负责，做到什么程度？", "做到第{}步")):
                texts[language] += [f"[question p{q * parts // count}.q{q}]", f'ask = "{ask}"',
                                    f'title = "{ask[:12]} {q}"', 'help = "Look."']
                texts[language] += [f'{i} = "{level.format(i)}"' for i in range(5)]
            if q % 4 == 0:
                actions += [f"[action a{q}]", f"question = p{q * parts // count}.q{q}", "raises-to = 3", "effort = 2",
                            "owner = owner"]
                for language, title, text in (("en", "Take care", "Name somebody."), ("zh", "安排负责人", "指定一个人。")):
                    texts[language] += [f"[action a{q}]", f'title = "{title} {q}"', f'text = "{text}"',
                                        f'done = "{text}"']
        for g in range(1, 31):
            stages += [f"core.{g} = p{(g - 1) * parts // count}.q{g - 1} >= 2"]
        for language, title in (("en", "One"), ("zh", "第一步")):
            texts[language] += ["[stage one]", f'title = "{title}"', f'about = "{title}"', f'depth = "{title}"']
            texts[language] += [f'why.core.{g} = "{title}"' for g in range(1, 31)]
        for name, lines in (("questionnaire", ini), ("stages", stages), ("actions", actions),
                            ("text.en", texts["en"]), ("text.zh", texts["zh"])):
            test.write(f"many/{name}.ini", "\n".join(lines) + "\n")
        number = test.start("Sample Client", "--questionnaire", test.path("many"))
        lines = ['[assessment]\nclient = "Sample Client"\nquestionnaire = many\ndepth = full\n']
        lines += [f"[answer p{q * parts // count}.q{q}]\nvalue = {q % 5}\nevidence = document\n" for q in range(count)]
        test.ok("answer", number, "--from", test.write("many.ini", "".join(lines)))
        return number

    return make


# name: (maker, what of ODD_MISSING it holds)
ALL = {
    "empty": empty,
    "empty-quick": empty_quick,
    "not-applicable": not_applicable,
    "notes-zh": everywhere(ZH),
    "notes-en": everywhere(EN),
    "notes-word": everywhere(WORD),
    "notes-url": everywhere(URL),
    "long-name": long_name,
    "odd-characters": odd_characters,
    "observations": observations,
    "many-questions": many_questions(),
}
