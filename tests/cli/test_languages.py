"""Errors, diagnostics and help speak the language that --lang or the surroundings name."""

import json
import os
import re
import shutil
import unicodedata

import cli

CHINESE = re.compile("[㐀-鿿]")


def width(text):
    """Columns on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Languages(cli.CliTest):
    def chinese(self, code, arguments, *parts):
        """Fails with `code` and a Chinese sentence on stderr that holds `parts`."""
        told = self.fails(code, *arguments, "--lang", "zh")
        self.assertRegex(told.err, "^aira: |:[0-9]+: 错误：")
        self.assertRegex(told.err, CHINESE, arguments)
        # English words only where a word of the program is named.
        self.assertNotRegex(told.err, r"[a-z]+ (is|are|the|of|and|not|no) ", arguments)
        for part in parts:
            self.assertIn(part, told.err, arguments)
        return told.err

    def test_wrong_use(self):
        self.start()
        for arguments, *parts in (
            [["lits"], "“lits”", "“aira list”"],
            [["nothing"], "“nothing”", "“aira help”"],
            [["help", "nothing"], "“nothing”"],
            [["new", "--cleint", "X"], "--cleint", "--client"],
            [["new"], "aira new --client 客户名称"],
            [["list", "--json=yes"], "--json"],
            [["answer", "1"], "--from"],
            [["answer"], "aira answer 编号|客户 问题=回答"],
            [["answer", "1", "data.access=7"], "“7”", "data.access", "0到4级"],
            [["set", "1", "size=3"], "“size”", "target.问题"],
            [["show", "1", "2"], "“2”", "aira show 编号|客户"],
            [["report", "1", "--format", "doc"], "“doc”", "pdf、html"],
            [["report", "--all", "--where", "clinet=X"], "“clinet”", "“client”"],
            [["questionnaire", "lnit"], "“lnit”", "lint"],
            [["score", "1", "--from", "x"], "aira score 编号"],
            [["finding", "1", "gap.x"], "--replace"],
            [["delete", "1", "--no-input"], "aira delete 1"],
            [["delete", "1", "--confirm", "Another"], cli.CLIENT],
        ):
            self.chinese(2, arguments, *parts)

    def test_what_is_not_there(self):
        self.chinese(3, ["show", "1"], self.database, "aira new --client 客户名称")
        self.start()
        self.chinese(3, ["show", "9"], "9", "“aira list”")
        self.chinese(3, ["show", "Nobody"], "“Nobody”")
        self.chinese(3, ["answer", "1", "data.acess=2"], "“data.acess”", "“data.access”")
        self.chinese(3, ["import", "missing.json"], "missing.json: 没有这个文件")
        self.chinese(3, ["questionnaire", "lint", "./missing"], "./missing/questionnaire.ini: ")

    def test_bad_input_keeps_file_and_line(self):
        self.start()
        bad = self.write("bad.ini", "[assessment]\nclient = X\n[answer no.such]\nvalue = 1\n")
        self.assertIn("bad.ini:3: 错误：问卷enterprise-ai中没有名为“no.such”的问题。 [unknown-question]",
                      self.chinese(4, ["answer", "1", "--from", bad]))
        bad = self.write("bad.ini", b"[assessment]\nclient = \xff\n")
        self.assertIn("bad.ini:2: 错误：这一行的第10个字节不是UTF-8", self.chinese(4, ["answer", "1", "--from", bad]))
        bad = self.write("bad.json", "{")
        self.assertRegex(self.chinese(4, ["import", bad]), r"bad\.json:1: 不是有效的JSON")
        text = self.write("text.md", "One.\n\n# Two\n")
        self.assertIn("text.md:3: 这里不能用标题。标题由报告生成", self.chinese(4, ["text", "1", "summary", "--file", text]))
        self.chinese(4, ["report", "1", "--protect", self.write("empty", "\n")], "empty:1: 密码是空的")

    def test_trouble_with_files(self):
        self.start()
        self.chinese(1, ["export", "1", "-o", "no/folder/x.json"], "no/folder", "没有这个文件或文件夹")
        shutil.copy(self.database, self.path("copy.db"))
        with open(self.path("copy.db"), "r+b") as file:
            file.write(b"not a database")
        self.chinese(5, ["list", "--db", self.path("copy.db")], "copy.db: 这不是aira的数据库")
        self.write("empty.db", "")
        self.chinese(5, ["list", "--db", self.path("empty.db")], "empty.db: 文件是空的")
        self.chinese(5, ["list", "--db", self.folder], f"{self.folder}: ")

    def test_diagnostics(self):
        folder = self.path("mine")
        self.ok("questionnaire", "new", folder)
        with open(os.path.join(folder, "questionnaire.ini"), encoding="utf-8") as file:
            text = file.read()
        question = re.search(r"\[question (\S+)\]\n", text)
        line = text[:question.start()].count("\n") + 2
        self.write("mine/questionnaire.ini", text.replace(question.group(), question.group() + "wieght = 2\n", 1))
        told = self.fails(4, "questionnaire", "lint", folder, "--lang", "zh").err
        self.assertIn(f"questionnaire.ini:{line}: 错误：没有名为“wieght”的键；是否指“weight”？ [unknown-key]", told)
        diagnostics = json.loads(self.fails(4, "questionnaire", "lint", folder, "--lang", "zh", "--json").out)
        first = diagnostics["diagnostics"][0]
        self.assertEqual((first["code"], first["severity"], first["line"]), ("unknown-key", "error", line))
        self.assertIn("没有名为“wieght”的键", first["message"])

    def test_errors_in_json(self):
        told = json.loads(self.fails(3, "show", "1", "--json", "--lang", "zh").err)["error"]
        self.assertEqual(told["code"], "not-found")
        self.assertIn("还没有保存过评估", told["message"])

    def test_the_language_is_known_before_the_command_line_is_understood(self):
        self.assertRegex(self.fails(2, "--lang", "zh", "nothing").err, CHINESE)
        self.assertRegex(self.fails(2, "list", "--lang=zh", "more").err, CHINESE)
        self.assertRegex(self.fails(2, "list", "more", AIRA_LANG="zh").err, CHINESE)
        self.assertRegex(self.fails(2, "list", "more", LANG="zh_CN.UTF-8").err, CHINESE)
        self.assertRegex(self.fails(2, "list", "--lang", "fr", LANG="zh_CN.UTF-8").err, CHINESE)
        self.assertNotRegex(self.fails(2, "list", "more", "--lang", "en", AIRA_LANG="zh").err, CHINESE)
        self.assertNotRegex(self.fails(2, "list", "more", "--lang", "zh", "--lang", "en").err, CHINESE)
        self.assertNotRegex(self.fails(2, "new", "--", "--lang", "zh").err, CHINESE)

    def test_the_walk_changes_the_language_of_errors(self):
        number, long = self.start(), "x" * 2000
        lines = [":jump data.access", f"2 :evidence document {long}", ":lang zh", f"2 :evidence document {long}", ":lang en", f"2 :evidence document {long}"]
        told = self.ok("assess", number, stdin="\n".join(lines + [":quit", ""])).out
        said = re.findall(r"The reference to the evidence for data|data\.\w+的佐证出处", told)
        self.assertEqual([bool(CHINESE.search(words)) for words in said], [False, True, False], told)

    def test_help_is_aligned(self):
        names = [line.split()[0] for line in
                 self.ok("help", "--lang", "zh").out.split("命令：")[1].split("\n\n")[0].strip().splitlines()]
        self.assertEqual(names, [line.split()[0] for line in self.ok("help").out.split("Commands:")[1]
                                 .split("\n\n")[0].strip().splitlines()])
        for name in names:
            told = self.ok("help", name, "--lang", "zh").out
            self.assertEqual(told, self.ok(name, "--help", "--lang", "zh").out)
            self.assertEqual(told, self.ok(name, "--help", AIRA_LANG="zh").out)
            self.assertIn("\n示例：\n", told)
            rows = re.findall(r"^(  --\S+(?: \S+)? +)(\S.*)$", told.split("\n示例：")[0], re.M)
            self.assertEqual({width(left) for left, _ in rows}, {29}, told)
            for _, right in rows:
                self.assertRegex(right, "[㐀-鿿、]", told)
            english = self.ok(name, "--help").out
            self.assertEqual(re.findall(r"^  (--\S+)", told, re.M), re.findall(r"^  (--\S+)", english, re.M))
            for line in told.split("\n示例：")[0].splitlines() + english.split("\nExamples:")[0].splitlines():
                if not line.startswith("  "):
                    self.assertFalse(line.endswith("-"), line)
                    self.assertLessEqual(width(line), 80 if not line.startswith("aira ") else 100, line)

    def test_without_its_files_the_program_speaks_english(self):
        data = self.path("share")
        shutil.copytree(os.path.join(cli.SOURCE, "data"), os.path.join(data, "data"))
        shutil.copytree(os.path.join(cli.SOURCE, "questionnaires"), os.path.join(data, "questionnaires"))
        self.assertIn("没有编号为9的评估", self.in_(data))
        os.remove(os.path.join(data, "data", "messages.zh.ini"))
        self.assertIn("There is no assessment 9.", self.in_(data))
        self.write("share/data/messages.zh.ini", "[store\nno sense")
        self.assertIn("There is no assessment 9.", self.in_(data))
        self.write("share/data/messages.zh.ini",
                   '[store]\nthere-is-no-assessment-see-aira-list-for = "没有%s%n"\n')
        self.assertIn("There is no assessment 9.", self.in_(data))
        self.assertRegex(self.fails(3, "show", "9", AIRA_DATA="/nowhere", AIRA_LANG="zh").err, "^aira: AIRA_DATA is")

    def in_(self, data):
        if not os.path.exists(self.database):
            self.start()
        return self.fails(3, "show", "9", AIRA_DATA=data, AIRA_LANG="zh").err


if __name__ == "__main__":
    cli.main()
