"""Completion of command lines, by the program itself and in the shells, and the manual page."""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess

import cli

CLIENT = "Sample Works & Co."
CHINESE = "示例制造公司"
FILES = ":files"


class Candidates(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.first = self.start(CLIENT)
        self.second = self.start(CHINESE)

    def candidates(self, *words):
        lines = self.ok("completion", "--at", str(len(words)), "--", "aira", *words).out.splitlines()
        return [line.split("\t")[0] for line in lines]

    def test_every_command_and_each_of_its_options(self):
        commands = re.findall(r"(?m)^  ([a-z]+) ", self.ok("help").out.split("Options of every")[0])
        self.assertGreater(len(commands), 15)
        self.assertEqual(self.candidates(""), commands)
        for command in commands:
            named = re.findall(r"(?m)^  (--[a-z-]+)", self.ok("help", command).out)
            self.assertEqual(sorted(self.candidates(command, "-")), sorted(set(named)), command)
        self.assertEqual(self.candidates("repo"), ["report"])
        self.assertEqual(self.candidates("nosuch", "-"), self.candidates("list", "-"))

    def test_assessments_by_number_and_client(self):
        for command in ("show", "assess", "report", "export", "delete"):
            self.assertEqual(self.candidates(command, ""), [self.second, CHINESE, self.first, CLIENT], command)
        self.assertEqual(self.candidates("show", "Sample"), [CLIENT])
        self.assertEqual(self.candidates("show", "示例"), [CHINESE])
        self.assertEqual(self.candidates("show", self.first, ""), [])
        self.assertEqual(self.candidates("delete", self.first, "--confirm", "S"), [CLIENT])

    def test_what_belongs_to_the_assessment_that_is_named(self):
        self.assertEqual(self.candidates("answer", CLIENT, "data.acc"), ["data.access="])
        self.assertEqual(self.candidates("answer", CLIENT, "data.access=2", "data.acc"), ["data.access="])
        self.assertEqual(self.candidates("observe", self.first, "data.acc"), ["data.access"])
        self.assertEqual(self.candidates("score", self.first, "--explain", "inde"), ["index"])
        self.assertIn("data.access", self.candidates("score", self.first, "--explain", ""))
        self.assertIn("parts.data", self.candidates("text", self.first, "p"))
        self.assertEqual(self.candidates("set", self.first, "depth=q"), ["depth=quick"])
        self.assertEqual(self.candidates("answer", "Nobody", ""), [])
        self.assertEqual(self.candidates("whatif", self.first, "data.acc"), ["data.access="])
        self.assertEqual(self.candidates("action", self.first, "data.access.ex"), ["data.access.extend"])
        self.assertEqual(self.candidates("plan", self.first, "--pin", "data.access.ex"), ["data.access.extend"])
        self.assertEqual(self.candidates("plan", self.first, "--to-stage", "n"), ["next", "native"])
        self.assertEqual(self.candidates("plan", self.first, "--capacity", "tech"), ["technology="])

    def test_words_that_an_option_takes(self):
        self.assertEqual(self.candidates("report", self.first, "--lang", ""), ["en", "zh", "both"])
        self.assertEqual(self.candidates("report", self.first, "--format", "x"), ["xlsx"])
        self.assertEqual(self.candidates("report", self.first, "--theme", ""), ["dark-cover", "default", "plain", FILES])
        self.assertEqual(self.candidates("report", self.first, "-o", ""), [FILES])
        self.assertEqual(self.candidates("new", "--depth", "f"), ["full"])
        self.assertIn("sme-quick", self.candidates("new", "--questionnaire", ""))
        self.assertEqual(self.candidates("import", ""), [FILES])

    def test_ways_of_one_command(self):
        self.assertEqual(self.candidates("questionnaire", ""), ["list", "show", "lint", "diff", "new"])
        self.assertEqual(self.candidates("questionnaire", "show", "sme"), ["sme-quick", FILES])
        self.assertEqual(self.candidates("questionnaire", "show", "enterprise-ai", "data.acc"), ["data.access"])
        self.assertEqual(self.candidates("questionnaire", "diff", "a", ""), [FILES])
        self.assertEqual(self.candidates("questionnaire", "list", ""), [])

    def test_the_database_that_the_line_names(self):
        self.assertEqual(self.candidates("--db", "nowhere.db", "show", ""), [])
        self.assertEqual(self.candidates("show", "--db", "nowhere.db", ""), [])
        self.assertFalse(os.path.exists(self.path("nowhere.db")))

    def test_a_client_never_reaches_the_terminal_as_it_is(self):
        with contextlib.closing(sqlite3.connect(self.environment["AIRA_DB"])) as database:
            database.execute("UPDATE assessment SET client = ? WHERE number = ?", ("Sample\x1b[31m Red", self.first))
            database.commit()
        out = self.ok("completion", "--at", "2", "--", "aira", "show", self.first).out
        self.assertIn("Red", out)
        self.assertNotIn("\x1b", out)

    def test_wrong_use(self):
        self.fails(2, "completion")
        self.fails(2, "completion", "tcsh")
        self.fails(2, "completion", "--at", "x", "--", "aira", "")

    def test_a_word_that_is_not_there_yet_is_empty(self):
        self.assertEqual(self.ok("completion", "--at", "7", "--", "aira", "show").out,
                         self.ok("completion", "--at", "2", "--", "aira", "show", "").out)


class Shells(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.start(CLIENT)
        self.environment["PATH"] = os.path.dirname(cli.BINARY) + os.pathsep + os.environ["PATH"]

    def shell(self, *command):
        if shutil.which(command[0]) is None:
            self.skipTest(f"{command[0]} is not installed")
        return subprocess.run(command, cwd=self.folder, env=self.environment, check=True, stdout=subprocess.PIPE,
                              timeout=60).stdout.decode("utf-8")

    def test_bash(self):
        script = """source <(aira completion bash)
            try() { COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _aira; printf '<%s>' "${COMPREPLY[@]}"; echo; }
            try aira repo; try aira show Sam; try aira show "'Sample W"; try aira import an
            try aira answer "'Sample Works & Co.'" data.acc"""
        self.write("answers here.ini", "")
        self.assertEqual(self.shell("bash", "-c", script).splitlines(),
                         ["<report>", f"<{CLIENT}>", f"<{CLIENT}>", "<answers here.ini>", "<data.access=>"])

    def test_zsh_takes_the_script(self):
        self.assertEqual(self.shell("zsh", "-fc", "autoload -U compinit; compinit -u -d ./dump; "
                                    "source <(aira completion zsh); echo ${_comps[aira]}"), "_aira\n")

    def test_fish(self):
        said = self.shell("fish", "-c", "source (aira completion fish | psub); complete -C 'aira show S'; "
                          "complete -C 'aira repo'")
        self.assertEqual([line.split("\t")[0] for line in said.splitlines()], [CLIENT, "report"])


class Manual(cli.CliTest):
    def test_it_names_every_command_and_option(self):
        manual = self.ok("help", "--manual").out.replace("\\-", "-").replace("\\(aq", "'")
        for command in re.findall(r"(?m)^  ([a-z]+) ", self.ok("help").out.split("Options of every")[0]):
            self.assertIn(f'.SS "aira {command}"', manual)
            for line in self.ok("help", command).out.splitlines():
                option = re.match(r"  (--[a-z-]+)", line)
                if option:
                    self.assertIn(f"\\fB{option.group(1)}\\fR", manual)
                if line.startswith("  aira "):
                    self.assertIn(line.strip(), manual)

    def test_nothing_in_it_is_taken_for_a_request_by_mistake(self):
        known = {"TH", "SH", "SS", "B", "I", "BR", "PP", "TP", "nf", "fi"}
        for line in self.ok("help", "--manual").out.splitlines():
            if line.startswith((".", "'")):
                self.assertIn(re.match(r"[.'](\w*)", line).group(1), known, line)


if __name__ == "__main__":
    cli.main()
