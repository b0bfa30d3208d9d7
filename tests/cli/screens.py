"""What the tests of the full screen share: a database with three assessments, and sessions in tmux on copies of it.

1 is the sample manufacturer with everything answered, 2 a quick one with nothing, 3 one of a questionnaire that has a
question of every type.
"""

import os
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor

import cli
from cli import BINARY, SOURCE
from terminal import Tmux

NOW = "1795000000"  # 2026-11-18
QUESTIONNAIRE = """[questionnaire]
id = types
version = 1
languages = en, zh
roles = data, people
[part all]
order = 1
[question all.level]
part = all
type = level
roles = data
[question all.single]
part = all
type = single
options = a, b
levels = a:1, b:3
[question all.many]
part = all
type = single
options = a, b, c, d, e, f, g, h, i, j, k
roles = people
[question all.multi]
part = all
type = multi
options = a, b, none
none = none
full = 2
[question all.number]
part = all
type = number
range = 0, 100
[question all.yesno]
part = all
type = yesno
[question all.text]
part = all
type = text
"""
TEXTS = """[questionnaire]
title = "{types}"
[part all]
title = "{part}"
[role data]
title = "{data}"
[role people]
title = "{people}"
"""


def texts(chinese):
    ask = "请回答{}题" if chinese else "A question of type {}"
    out = [TEXTS.format(types="各种题型", part="全部", data="数据", people="人员") if chinese else
           TEXTS.format(types="Every type", part="All of them", data="Data", people="People")]
    for name, options in (("level", "01234"), ("single", "ab"), ("many", "abcdefghijk"), ("multi", "ab"), ("number", ""),
                          ("yesno", ""), ("text", "")):
        out.append(f"[question all.{name}]")
        out.append(f'ask = "{ask.format(name)}"')
        out.append('help = "' + ("说明" if chinese else "Help") + '"')
        for option in options:
            out.append(f'{option} = "' + (f"选项{option}" if chinese else f"Choice {option}") + '"')
        if name == "multi":
            out.append('none = "' + ("都没有" if chinese else "None of these") + '"')
    return "\n".join(out) + "\n"


class ScreenTest(cli.CliTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.mkdtemp(prefix="aira-screen-")
        cls.tmux = Tmux(cls.shared)
        cls.template = os.path.join(cls.shared, "template.db")
        cls.addClassCleanup(shutil.rmtree, cls.shared, ignore_errors=True)
        cls.addClassCleanup(cls.tmux.stop)

    def setUp(self):
        super().setUp()
        self.environment["SOURCE_DATE_EPOCH"] = NOW
        self.environment["TERM"] = "tmux-256color"
        if os.path.exists(self.template):
            shutil.copy(self.template, self.database)
        else:
            self.sample()
            self.start("示例制造公司", "--depth", "quick")
            self.write("types/questionnaire.ini", QUESTIONNAIRE)
            self.write("types/text.en.ini", texts(False))
            self.write("types/text.zh.ini", texts(True))
            self.start("Sample Types", "--questionnaire", self.path("types"))
            shutil.copy(self.database, self.template)

    def fresh(self):
        """A folder with a database of its own, for sessions side by side."""
        folder = tempfile.mkdtemp(dir=self.shared)
        shutil.copy(self.template, os.path.join(folder, "aira.db"))
        return folder

    def together(self, work, jobs):
        """Runs work(*job) for all jobs, several at a time: they mostly wait.  Each failure is one of a subtest."""
        with ThreadPoolExecutor(8) as pool:
            futures = [(job, pool.submit(work, *job)) for job in jobs]
            for job, future in futures:
                with self.subTest(job[0]):
                    future.result()

    def open(self, *arguments, size="80x24", settle=True, folder=None, **environment):
        """The program in a terminal, when its first screen is there."""
        if folder is not None:
            environment = {"HOME": folder, "AIRA_DB": os.path.join(folder, "aira.db"), **environment}
        session = self.tmux.start(size, [BINARY, *arguments], {**self.environment, **environment}, folder or self.folder)
        self.addCleanup(session.close)
        if settle:
            shown = session.until(lambda screen: "q " in screen or "--plain" in screen or "[ended" in screen)
            self.assertNotIn("[ended", shown)
        return session

    def sees(self, session, *words):
        """Waits until all words are on the screen."""
        shown = session.until(lambda screen: all(word in screen for word in words))
        for word in words:
            self.assertIn(word, shown)
        return shown

    def ends(self, session, status=0):
        """Waits until the program has ended with that status."""
        return self.sees(session, f"[ended {status}]")

    def answers(self, number):
        shown = self.ok("show", number, "--json").json()
        return {answer["question"]: answer for answer in shown["answers"]}

    def values(self, number):
        return {question: answer["value"] for question, answer in self.answers(number).items()}
