"""An installed program finds its questionnaires and words under its prefix."""

import os
import shutil
import subprocess

import cli


class Install(cli.CliTest):
    def test_installed_program_runs_from_its_prefix(self):
        prefix = self.path("prefix")
        build = os.environ["AIRA_BUILD"]
        subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
        program = os.path.join(prefix, "bin", "aira")
        run = lambda *words: subprocess.run([program, *words], env=self.environment, cwd=self.folder,
                                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertIn(b"enterprise-ai", run("questionnaire", "list").stdout)
        self.assertEqual(run("new", "--client", "Sample").stdout, b"1\n")
        self.assertEqual(run("report", "1", "--lang", "both", "-o", "r.pdf").returncode, 0)
        self.assertEqual(run("report", "1", "--theme", "plain", "-o", "r.pdf").returncode, 0)
        for path in ("doc/aira/LICENSE", "man/man1/aira.1", "bash-completion/completions/aira",
                     "zsh/site-functions/_aira", "fish/vendor_completions.d/aira.fish"):
            self.assertGreater(os.path.getsize(os.path.join(prefix, "share", path)), 100, path)

    def test_without_its_files_it_says_where_to_look(self):
        alone = self.path("alone")
        shutil.copy(cli.BINARY, alone)
        told = subprocess.run([alone, "list"], env=self.environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        self.assertEqual(told.returncode, 3)
        self.assertIn(b"AIRA_DATA", told.stderr)
        self.ok("list", AIRA_DATA=cli.SOURCE)
        self.fails(3, "list", AIRA_DATA=self.folder)


if __name__ == "__main__":
    cli.main()
