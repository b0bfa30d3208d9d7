"""Runs the real program for the tests of the command line.

Each test gets a folder of its own with a database in it; nothing of the user's surroundings reaches the program.
"""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

BINARY = os.environ["AIRA_BINARY"]
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CASES = os.path.join(SOURCE, "tests", "cases")
CLIENT = "Sample Manufacturing Co."


class Result:
    def __init__(self, process):
        self.code = process.returncode
        self.raw = process.stdout
        self.out = process.stdout.decode("utf-8", "surrogateescape")
        self.err = process.stderr.decode("utf-8", "surrogateescape")

    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"exit {self.code}\nstdout: {self.out[:2000]}\nstderr: {self.err[:2000]}"


class CliTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="aira-cli-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.database = os.path.join(self.folder, "aira.db")
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": self.folder,
            "AIRA_DB": self.database,
            "LANG": "C.UTF-8",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def aira(self, *arguments, stdin=b"", **environment):
        """Runs aira and returns its result; a crash or a sanitizer's finding fails the test at once."""
        process = subprocess.run(
            [BINARY, *arguments],
            input=stdin if isinstance(stdin, bytes) else stdin.encode("utf-8"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**self.environment, **environment},
            cwd=self.folder,
            timeout=120,
        )
        result = Result(process)
        self.assertGreaterEqual(result.code, 0, f"{arguments}: killed by a signal\n{result}")
        self.assertNotIn("Sanitizer", result.err, f"{arguments}\n{result}")
        self.assertNotIn("runtime error", result.err, f"{arguments}\n{result}")
        return result

    def ok(self, *arguments, **keywords):
        result = self.aira(*arguments, **keywords)
        self.assertEqual(result.code, 0, f"{arguments}\n{result}")
        return result

    def fails(self, code, *arguments, **keywords):
        result = self.aira(*arguments, **keywords)
        self.assertEqual(result.code, code, f"{arguments}\n{result}")
        return result

    def start(self, client=CLIENT, *options):
        """A new assessment; its number as a string."""
        return self.ok("new", "--client", client, *options).out.strip()

    def sample(self):
        """The sample manufacturer's assessment; its number as a string."""
        number = self.start("示例制造公司 Sample Manufacturing Co.")
        self.ok("answer", number, "--from", os.path.join(SOURCE, "data", "samples", "manufacturer", "answers.ini"))
        return number


def main():
    unittest.main(verbosity=1)
