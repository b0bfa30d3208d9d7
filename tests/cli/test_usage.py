"""Wrong use is told in a sentence, on stderr, with exit code 2 or 3; help goes to stdout."""

import json
import os
import pty
import subprocess

import cli


class Usage(cli.CliTest):
    def test_bare_program_prints_short_help(self):
        self.assertIn("aira new --client", self.ok().out)

    def test_every_command_has_help_with_an_example(self):
        listed = self.ok("help").out
        for line in listed.split("Commands:")[1].split("Options")[0].strip().splitlines():
            name = line.split()[0]
            told = self.ok(name, "--help").out
            self.assertIn("Examples:", told, name)
            self.assertEqual(told, self.ok("help", name).out)

    def test_did_you_mean(self):
        self.assertIn("aira list", self.fails(2, "lits").err)
        self.assertIn("--client", self.fails(2, "new", "--cleint", "X").err)
        self.start()
        self.assertIn("data.access", self.fails(3, "answer", "1", "data.acess=2").err)
        self.assertIn("lint", self.fails(2, "questionnaire", "lnit").err)

    def test_wrong_use_is_exit_2(self):
        self.start()
        for arguments in (
            ["new"], ["new", "--client"], ["new", "--client", ""], ["new", "--client", "X", "--depth", "deep"],
            ["answer", "1"], ["answer", "1", "data.access"], ["answer", "1", "data.access=7"],
            ["answer", "1", "data.access=two"], ["answer", "1", "=2"], ["show"], ["show", "1", "2"],
            ["score"], ["score", "1", "--from", "x"], ["report", "1", "--format", "doc"],
            ["report", "1", "--lang", "fr"], ["list", "--lang", "fr"], ["list", "more"], ["set", "1", "size=3"],
            ["set", "1", "target.data.access=5"], ["questionnaire", "show"], ["-x"], ["list", "-x"], ["--db"],
            ["list", "--json=yes"], ["export", "1"], ["new", "--client", "a\x1b[31mb"],
        ):
            result = self.fails(2, *arguments)
            self.assertTrue(result.err.startswith("aira: "), arguments)
            self.assertEqual(result.out, "")

    def test_what_is_not_there_is_exit_3(self):
        self.fails(3, "show", "1")
        self.start()
        for arguments in (
            ["show", "9"], ["show", "Nobody"], ["report", "9"], ["answer", "1", "no.such=1"],
            ["answer", "1", "--from", "missing.ini"], ["import", "missing.json"],
            ["score", "--from", "missing.ini"], ["new", "--client", "X", "--questionnaire", "missing"],
            ["questionnaire", "lint", "./missing"],
        ):
            self.fails(3, *arguments)

    def test_errors_are_json_when_asked_for(self):
        told = json.loads(self.fails(3, "show", "1", "--json").err)
        self.assertEqual(told["error"]["code"], "not-found")
        self.assertEqual(set(told["error"]), {"code", "message", "file", "line"})
        bad = self.write("bad.ini", "[assessment]\nclient = X\n[answer no.such]\nvalue = 1\n")
        told = json.loads(self.fails(4, "score", "--from", bad, "--json").err)
        self.assertEqual((told["error"]["code"], told["error"]["line"]), ("input", 3))

    def test_global_options_stand_before_or_after(self):
        self.assertEqual(self.ok("--json", "list").out, self.ok("list", "--json").out)
        self.assertEqual(self.ok("--db", self.path("b.db"), "--json", "list").json(), {"assessments": []})

    def test_no_database_is_a_storage_trouble(self):
        file = self.write("not.db", "this is not a database, but some words of text that go on for a while " * 20)
        self.assertIn("not.db", self.fails(5, "list", "--db", file).err)

    def test_control_characters_never_reach_the_terminal(self):
        for arguments in (["show", "a\x1b[31mb"], ["help\x1b[0m"], ["list", "--\x1b[0m"], ["answer", "\x07", "x=1"]):
            self.assertNotIn("\x1b", self.aira(*arguments).err)
            self.assertNotIn("\x07", self.aira(*arguments).err)

    def test_a_pager_shows_long_output_on_a_terminal_only(self):
        self.start("Sample for the pager")
        mark = self.path("paged")
        self.environment["PAGER"] = f"cat > {mark}"
        self.assertIn("Sample for the pager", self.ok("list").out)
        self.assertFalse(os.path.exists(mark))
        master, terminal = pty.openpty()
        subprocess.run([cli.BINARY, "list"], stdout=terminal, env=self.environment, check=True, timeout=60)
        os.close(terminal)
        os.close(master)
        with open(mark, encoding="utf-8") as file:
            self.assertIn("Sample for the pager", file.read())


if __name__ == "__main__":
    cli.main()
