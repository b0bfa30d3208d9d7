"""Reports of all assessments at once, and the mark on those that are outdated."""

import os
import pty
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

import cli
from cli import BINARY

CLIENTS = 12


def at(second):
    return {"SOURCE_DATE_EPOCH": str(1795564800 + second)}  # 2026-11-25


class ReportAll(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.environment.update(at(0))
        for i in range(1, CLIENTS + 1):
            options = ["--depth", "quick" if i % 3 == 0 else "full"]
            if i % 2 == 0:
                options += ["--scope", "零售 Retail"]
            if i <= 4:
                options += ["--set", "profile.industry=finance"]
            self.start(f"Sample Client {i}", *options)

    def damage(self, number):
        """The assessment does not load any more; the others do."""
        self.ok("answer", str(number), "data.access=2")
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE answer SET value = 'zz' WHERE assessment = ? AND question = 'data.access'",
                             (number,))

    def all(self, code, *options):
        told = self.fails(code, "report", "--all", "--json", "-o", "out", *options).json()
        return [made["assessment"] for made in told["reports"]], [bad["assessment"] for bad in told["failed"]], told

    def test_twelve_in_three_processes_with_one_that_cannot_be_read(self):
        self.damage(5)
        made, failed, told = self.all(1, "--jobs", "3")
        self.assertEqual(made, [i for i in range(1, CLIENTS + 1) if i != 5])
        self.assertEqual(failed, [5])
        self.assertEqual((told["failed"][0]["client"], told["failed"][0]["error"]["code"]), ("Sample Client 5", "store"))
        self.assertEqual(sorted(os.listdir(self.path("out"))),
                         sorted(f"Sample-Client-{i}-scorecard-{i}.pdf" for i in made))
        if shutil.which("qpdf"):
            for report in told["reports"]:
                subprocess.run(["qpdf", "--check", self.path(report["file"])], check=True, stdout=subprocess.DEVNULL)
                self.assertEqual(self.ok("verify", report["file"], "--json").json()["verdict"], "current")

    def test_words_name_what_failed_and_paths_go_to_stdout(self):
        self.damage(5)
        said = self.fails(1, "report", "--all", "--jobs", "3", "-o", "out")
        self.assertEqual(said.out.splitlines(),
                         [f"out/Sample-Client-{i}-scorecard-{i}.pdf" for i in range(1, CLIENTS + 1) if i != 5])
        self.assertRegex(said.err, r"(?m)^aira: 5 Sample Client 5: .*data\.access")
        self.assertTrue(said.err.rstrip().endswith("1 of 12 reports could not be written."), said.err)
        self.assertNotIn("\r", said.err, "no progress line but on a terminal")

    def test_they_are_the_same_as_one_by_one(self):
        self.ok("report", "--all", "--jobs", "4", "-o", "out", "--lang", "both")
        for i in (1, 7, 12):
            self.ok("report", str(i), "-o", "one.pdf", "--lang", "both")
            with open(self.path(f"out/Sample-Client-{i}-scorecard-{i}.pdf"), "rb") as a, open(self.path("one.pdf"), "rb") as b:
                self.assertEqual(a.read(), b.read())

    def test_where_narrows_down(self):
        for options, wanted in (
                (["client=sample CLIENT 7"], [7]),
                (["client=Client 7"], []),
                (["scope=零售 retail"], [2, 4, 6, 8, 10, 12]),
                (["scope="], [1, 3, 5, 7, 9, 11]),
                (["depth=quick"], [3, 6, 9, 12]),
                (["questionnaire=enterprise-ai", "depth=quick", "scope="], [3, 9]),
                (["questionnaire=sme-quick"], []),
                (["industry=Finance"], [1, 2, 3, 4]),
                (["industry=finance", "depth=full"], [1, 2, 4]),
                (["industry=retail"], []),
                (["industry="], [])):
            terms = [word for term in options for word in ("--where", term)]
            if wanted:
                self.assertEqual(self.all(0, *terms, "--format", "json")[0], wanted, options)
            else:
                said = self.fails(3, "report", "--all", *terms, "--format", "json", "-o", "out")
                self.assertIn("No saved assessment fits", said.err)

    def test_wrong_use_is_told_before_anything_is_done(self):
        for arguments, words in (
                (["--all", "1"], "leave out '1'"), ([], "ID|NAME, or aira report --all"), (["1", "--jobs", "2"], "--all"),
                (["1", "--where", "depth=full"], "--all"), (["--all", "--jobs", "0"], "from 1 to"),
                (["--all", "--jobs", "many"], "from 1 to"), (["--all", "--where", "depth"], "KEY=VALUE"),
                (["--all", "--where", "clint=x"], "Did you mean 'client'"),
                (["--all", "--where", "depth=short"], "quick or full"), (["--all", "-o", "-"], "folder"),
                (["--all", "--format", "wav"], "wav"), (["--all", "--lang", "fr"], "fr")):
            self.assertIn(words, self.fails(2, "report", *arguments).err, arguments)
        self.assertEqual([name for name in os.listdir(self.folder) if "scorecard" in name], [])

    def test_nothing_saved(self):
        self.fails(3, "report", "--all", AIRA_DB=self.path("none.db"))

    def test_a_folder_that_cannot_be_written(self):
        self.write("file", "x")
        self.assertIn("file/out", self.fails(1, "report", "--all", "-o", "file/out").err)

    def test_characters_without_a_face_are_told_with_the_client(self):
        self.ok("answer", "3", "data.access=2", "--note", "see \U0001F9EA lab")
        said = self.ok("report", "--all", "--jobs", "2", "-o", "out", "--lang", "en").err
        self.assertRegex(said, r"(?m)^Sample Client 3: .*U\+1F9EA")
        self.assertNotIn("Sample Client 4:", said)

    def start_all(self, *options, **keywords):
        return subprocess.Popen([BINARY, "report", "--all", "-o", "out", *options], cwd=self.folder,
                                env=self.environment, stdout=subprocess.PIPE, **keywords)

    def children(self, process):
        with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]

    def wait_for_a_report(self, process, at_most=60):
        end = time.monotonic() + at_most
        while time.monotonic() < end and process.poll() is None:
            if os.path.isdir(self.path("out")) and any(n.endswith(".pdf") for n in os.listdir(self.path("out"))):
                return
            time.sleep(0.002)

    def many(self, count):
        """So many that a signal comes in between."""
        with sqlite3.connect(self.database) as database:
            for i in range(CLIENTS + 1, count + 1):
                database.execute(
                    "INSERT INTO assessment (uuid, origin, client, scope, snapshot, depth, created, changed, position, "
                    "version) SELECT ?, origin, client, scope, snapshot, depth, created, changed, position, version "
                    "FROM assessment WHERE number = 1", (f"00000000-0000-4000-8000-{i:012d}",))

    def test_ctrl_c_ends_it_and_leaves_whole_files(self):
        self.many(100)
        process = self.start_all("--jobs", "3", stderr=subprocess.PIPE)
        self.wait_for_a_report(process)
        workers = self.children(process)
        process.send_signal(signal.SIGINT)  # to the first process alone
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, err)
        self.assertIn(b"Broken off: ", err)
        self.assertEqual(len(workers), 3)
        for worker in workers:
            self.assertFalse(os.path.exists(f"/proc/{worker}"), "ended and reaped")
        files = os.listdir(self.path("out"))
        self.assertTrue(0 < len(files) < 100, len(files))
        self.assertEqual(sorted(files), sorted(os.path.basename(line) for line in out.decode().splitlines()))
        for name in files:
            with open(self.path("out/" + name), "rb") as file:
                self.assertTrue(file.read().rstrip().endswith(b"%%EOF"), name)
        self.ok("verify")

    def test_a_process_that_dies_takes_one_report_with_it(self):
        self.many(40)
        process = self.start_all("--jobs", "2", stderr=subprocess.PIPE)
        self.wait_for_a_report(process)
        for worker in self.children(process):
            os.kill(worker, signal.SIGKILL)
        out, err = process.communicate(timeout=120)
        lost = re.findall(rb"(?m)^aira: (\d+) .*ended before", err)
        self.assertEqual(process.returncode, 1 if lost else 0, err)
        self.assertLessEqual(len(lost), 2)
        self.assertEqual(len(out.splitlines()) + len(lost), 40)

    def test_a_terminal_sees_a_progress_line(self):
        self.damage(5)
        main, side = pty.openpty()
        process = self.start_all("--jobs", "2", stderr=side)
        os.close(side)
        seen = b""
        while select.select([main], [], [], 60)[0]:
            try:
                data = os.read(main, 4096)
            except OSError:
                break
            if not data:
                break
            seen += data
        process.communicate(timeout=60)
        os.close(main)
        text = seen.decode("utf-8")
        self.assertIn("0 of 12 assessments done", text)
        self.assertIn("12 of 12 assessments done, 1 failed", text)
        self.assertNotIn("\x1b", text)
        after = text[text.rindex("12 of 12 assessments"):]
        self.assertRegex(after, r"\r +\r", "the line is wiped before words follow")
        quiet_main, quiet_side = pty.openpty()
        subprocess.run([BINARY, "report", "--all", "-o", "out", "--quiet", "--where", "client=Sample Client 1"],
                       cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL, stderr=quiet_side, check=True)
        os.close(quiet_side)
        self.assertEqual(select.select([quiet_main], [], [], 0)[0] and self.read_rest(quiet_main), [])
        os.close(quiet_main)

    def read_rest(self, terminal):
        try:
            return list(os.read(terminal, 4096))
        except OSError:
            return []


class Outdated(cli.CliTest):
    def mark(self):
        listed = self.ok("list", "--json").json()["assessments"][0]
        return listed["report"], listed["reported"]

    def test_a_report_older_than_the_last_change_is_marked(self):
        self.environment.update(at(0))
        number = self.start("Sample Bank")
        self.ok("answer", number, "data.access=2", **at(10))
        self.assertEqual(self.mark(), (None, None))
        self.assertRegex(self.ok("list").out, r"2026-11-25 +none\n")
        self.ok("report", number, "-o", "a.pdf", **at(20))
        self.assertEqual(self.mark(), ("current", "2026-11-25T00:00:20Z"))
        self.assertRegex(self.ok("list").out, r"2026-11-25 +current\n")
        self.ok("answer", number, "data.access=3", **at(30))
        self.assertEqual(self.mark(), ("outdated", "2026-11-25T00:00:20Z"))
        self.assertRegex(self.ok("list").out, r"2026-11-25 +outdated\n")
        self.assertRegex(self.ok("list", "--lang", "zh").out, r"2026-11-25 +已过时\n")
        self.ok("report", "--all", "-o", "out", **at(40))
        self.assertEqual(self.mark(), ("current", "2026-11-25T00:00:40Z"))
        self.ok("set", number, "scope=Retail", **at(50))
        self.assertEqual(self.mark()[0], "outdated")

    def test_a_failed_report_is_none(self):
        number = self.start("Sample Bank")
        self.assertIn("no/such/folder", self.fails(1, "report", number, "-o", "no/such/folder/x.pdf").err)
        self.assertEqual(self.mark(), (None, None))


class Notices(cli.CliTest):
    def setUp(self):
        super().setUp()
        if shutil.which("pdftotext") is None:
            self.skipTest("pdftotext is not installed")

    def pages(self, number, language):
        self.ok("report", number, "--lang", language, "-o", "report.pdf")
        return subprocess.run(["pdftotext", self.path("report.pdf"), "-"], check=True,
                              stdout=subprocess.PIPE).stdout.decode("utf-8").split("\f")[:-1]

    def test_a_quick_assessment_says_so_on_every_page(self):
        number = self.sample()
        for depth in ("quick", "full"):
            self.ok("set", number, f"depth={depth}")
            for language, words in (("en", "Quick assessment"), ("zh", "快速评估"), ("both", "快速评估")):
                pages = self.pages(number, language)
                self.assertGreater(len(pages), 10)
                for place, page in enumerate(pages, 1):
                    self.assertEqual(words in page, depth == "quick", f"{language} {depth}, page {place}")

    def test_low_coverage_puts_a_notice_in_place_of_the_band(self):
        number = self.start("Sample Bank")
        self.ok("answer", number, "data.access=3")
        for language, notice, none in (("en", "No band yet: coverage is", "Band: not yet given"),
                                       ("zh", "因此暂不定档", "档位：暂不定档")):
            summary = self.pages(number, language)[1]
            self.assertIn(notice, summary)
            self.assertEqual(summary.count(none), 2, "claimed and supported")
        index = self.ok("score", number, "--json").json()["index"]
        self.assertIsNone(index["band"])


if __name__ == "__main__":
    unittest.main()
