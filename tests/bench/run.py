"""Measures aira side by side with bare programs, as whole processes, and prints medians and ratios.

usage: run.py BUILD_FOLDER [report] [tagged] [answer] [start] [load] [plan] [keys]      (all when none is named)
Nothing is asserted: these are figures to read.  The pairs alternate within one run, so a machine whose speed drifts
drifts for both.
"""

import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(SOURCE, "tests", "cli"))
from glass import Pty  # noqa: E402


def measure(command, environment=None):
    """Wall seconds, processor seconds and peak memory (KiB) of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, **(environment or {})})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def pair(name, ours, theirs, rounds, environment=None):
    """Alternates two commands; prints the median of each and of the ratio pair by pair."""
    measure(ours, environment), measure(theirs, environment)
    rows = [(measure(ours, environment), measure(theirs, environment)) for _ in range(rounds)]
    mine = statistics.median(row[0][0] for row in rows)
    other = statistics.median(row[1][0] for row in rows)
    ratio = statistics.median(row[0][0] / row[1][0] for row in rows)
    processor = statistics.median(row[0][1] / max(row[1][1], 1e-9) for row in rows)
    memory = max(row[0][2] for row in rows) / 1024
    print(f"{name}: {mine * 1e3:.1f} ms against {other * 1e3:.1f} ms, ratio {ratio:.2f} (processor time {processor:.2f}), "
          f"our peak memory {memory:.1f} MB, {rounds} pairs")
    return ratio


class Bench:
    def __init__(self, build):
        self.build = os.path.abspath(build)
        self.aira = os.path.join(self.build, "src", "cli", "aira")
        self.folder = tempfile.mkdtemp(prefix="aira-bench-")
        self.database = os.path.join(self.folder, "sample.db")

    def program(self, name):
        return os.path.join(self.build, "tests", "bench", name)

    def run(self, *arguments):
        return subprocess.run([self.aira, *arguments, "--db", self.database], check=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL).stdout

    def sample(self):
        self.run("new", "--client", "示例制造公司 Sample Manufacturing Co.")
        self.run("answer", "1", "--from", os.path.join(SOURCE, "data", "samples", "manufacturer", "answers.ini"))

    def report(self):
        self.sample()
        pdf, text, page = (os.path.join(self.folder, name) for name in ("ours.pdf", "ours.txt", "page.html"))
        ours = [self.aira, "report", "1", "--db", self.database, "--lang", "both", "-o", pdf]
        self.run("report", "1", "--lang", "both", "-o", pdf)
        subprocess.run(["pdftotext", "-layout", pdf, text], check=True)
        with open(text, encoding="utf-8") as file:
            pages = file.read().count("\f")
        print(f"report: {pages} pages, {os.path.getsize(pdf) / 1024:.0f} KB")
        pair("report, against bare libharu drawing the same lines (at most 2)", ours,
             [self.program("bench_bare_report"), text, os.path.join(self.folder, "bare.pdf")], 15)
        chromium = shutil.which("chromium")
        if chromium is None:
            print("report, against Chromium: left out, Chromium is not installed (sh scripts/deps.sh bench)")
            return
        self.run("report", "1", "--format", "html", "--lang", "both", "-o", page)
        print_page = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                      "--disable-background-networking", "--disable-component-update", "--disable-sync",
                      f"--user-data-dir={self.folder}/chromium", "--no-pdf-header-footer",
                      f"--print-to-pdf={self.folder}/chromium.pdf", f"file://{page}"]
        ratio = pair("report, against Chromium printing our HTML of the same report", ours, print_page, 5)
        print(f"report: {1 / ratio:.0f} times as fast as Chromium (at least 15)")

    def tagged(self):
        self.sample()
        pdf, text = (os.path.join(self.folder, name) for name in ("tagged.pdf", "tagged.txt"))
        for language in ("zh", "en", "both"):
            ours = [self.aira, "report", "1", "--db", self.database, "--lang", language, "-o", pdf]
            self.run("report", "1", "--lang", language, "-o", pdf)
            subprocess.run(["pdftotext", pdf, text], check=True)
            with open(text, encoding="utf-8") as file:
                pages = file.read().count("\f")
            limit = "" if language == "both" else " (at most 300)"
            print(f"tagged, {language}: {pages} pages, {os.path.getsize(pdf) / 1024:.0f} KB{limit}, peak memory at most 40 MB")
            if language != "en":
                pair(f"tagged, {language}, against bare libraries writing {pages} tagged pages (at most 2)", ours,
                     [self.program("bench_bare_tagged"), text, str(pages), os.path.join(self.folder, "bare.pdf")], 15)

    def answer(self):
        folder = os.path.join(self.folder, "answer")
        os.makedirs(folder)
        print("answer: durable answers, store room against a bare SQLite loop", flush=True)
        subprocess.run([self.program("bench_answer"), folder, "21"], check=True)

    def start(self):
        database = os.path.join(self.folder, "many.db")
        subprocess.run([self.program("bench_many"), database, "1000"], check=True)
        pair("start: aira list on 1,000 assessments, against an empty program with the same libraries (at most 2)",
             [self.aira, "list", "--db", database], [self.program("bench_bare_start"), database], 31)
        pair("start: aira --version, against the same", [self.aira, "--version"],
             [self.program("bench_bare_start"), database], 31)

    def load(self):
        """The full questionnaire in one language: a copy of the folder with that language alone."""
        for language in ("zh", "en"):
            folder = os.path.join(self.folder, f"enterprise-ai-{language}")
            shutil.copytree(os.path.join(SOURCE, "questionnaires", "enterprise-ai"), folder)
            for name in os.listdir(folder):
                if name.startswith("text.") and name != f"text.{language}.ini":
                    os.remove(os.path.join(folder, name))
            path = os.path.join(folder, "questionnaire.ini")
            with open(path, encoding="utf-8") as file:
                text = re.sub(r"(?m)^languages = .*$", f"languages = {language}", file.read())
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            print(f"load, questionnaire in {language} (at most 2, and at most 15 ms): ", end="", flush=True)
            subprocess.run([self.program("bench_load"), folder, "41"], check=True)

    def plan(self):
        subprocess.run([self.program("bench_plan"), "50"], check=True)


    def large_questionnaire(self, count):
        folder = os.path.join(self.folder, "large")
        os.makedirs(folder)
        with open(os.path.join(folder, "questionnaire.ini"), "w", encoding="utf-8") as file:
            file.write("[questionnaire]\nid = large\nversion = 1\nlanguages = en\n")
            file.write("".join(f"[part p{i}]\norder = {i}\n" for i in range(10)))
            for i in range(count):
                file.write(f"[question p{i * 10 // count}.q{i}]\ntype = level\npart = p{i * 10 // count}\n")
                if i % 10:
                    file.write(f"when = p{(i - 1) * 10 // count}.q{i // 10 * 10} != 0\n")
        with open(os.path.join(folder, "text.en.ini"), "w", encoding="utf-8") as file:
            file.write('[questionnaire]\ntitle = "Large"\n')
            file.write("".join(f'[part p{i}]\ntitle = "Part {i}"\n' for i in range(10)))
            for i in range(count):
                file.write(f'[question p{i * 10 // count}.q{i}]\nask = "Question {i} of many?"\nhelp = "Why."\n')
                file.write("".join(f'{level} = "Level {level} of question {i}"\n' for level in range(5)))
        return folder

    def bare_commits(self, count):
        """Seconds of single durable writes, as the answers are written."""
        connection = sqlite3.connect(os.path.join(self.folder, "bare.db"), isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
        took = []
        for i in range(count):
            begin = time.perf_counter()
            connection.execute("INSERT INTO t (b) VALUES (?)", ("x" * 200,))
            took.append(time.perf_counter() - begin)
        connection.close()
        return took

    def keys(self):
        """From a key to the last byte that it draws, on a pseudo-terminal, with 1,000 questions."""
        self.run("new", "--client", "Sample Many", "--questionnaire", self.large_questionnaire(1000))
        program = Pty([self.aira, "assess", "Sample Many", "--db", self.database],
                      {"HOME": self.folder, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"},
                      self.folder, 24, 80)
        program.read(20, 0.5)
        kinds = {"answer": [], "move": []}
        drawn = 0
        for i in range(2000):
            key = b"2" if i % 4 == 0 else (b"\x1b[B", b"\x1b[B", b"\x1b[A")[i % 4 - 1]
            begin = time.perf_counter()
            program.write(key)
            data, last = program.read(1, 0.012)
            kinds["answer" if i % 4 == 0 else "move"].append(last - begin)
            drawn += len(data)
        program.close()
        commits = self.bare_commits(500)
        for name, took in (*kinds.items(), ("all", kinds["answer"] + kinds["move"]), ("bare commit", commits)):
            took.sort()
            print(f"keys: {name}: median {statistics.median(took) * 1e3:.2f} ms, 99th percentile "
                  f"{took[len(took) * 99 // 100] * 1e3:.2f} ms of {len(took)}")
        print(f"keys: {drawn / 2000:.0f} bytes drawn a key (median at most 2 ms; 99th percentile at most 16 ms or twice a "
              "bare commit's)")


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    bench = Bench(sys.argv[1])
    try:
        for name in sys.argv[2:] or ["report", "tagged", "answer", "start", "load", "plan", "keys"]:
            getattr(bench, name)()
    finally:
        shutil.rmtree(bench.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
