"""What fails around the program: full disks, files that may only be read, locks, damage.  It says so in a sentence with
a cure, ends with the exit code for it, and loses nothing that was stored."""

import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess

import cli
from cli import BINARY, CLIENT

NOBODY = 65534
FLIPS = 300 if os.environ.get("AIRA_LONG") else 60
SEED = int(os.environ.get("AIRA_SEED", random.randrange(1 << 32)))


class Failing(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.number = self.start()
        self.ok("answer", self.number, "data.access=2", "--note", "rights are shared")

    def answers(self, **environment):
        shown = self.ok("show", self.number, "--json", **environment).json()
        return {answer["question"]: answer["value"] for answer in shown["answers"]}

    def sentence(self, result):
        """What it said, as text or JSON: one line of whole sentences."""
        if result.err.startswith("{"):
            error = json.loads(result.err)["error"]
            said = f"{error['file']}: {error['message']}"
        else:
            self.assertRegex(result.err, r"^aira: .*\n$", result)
            said = result.err.strip()
        self.assertRegex(said, r"[.]$", result)
        return said

    def told(self, result, code, *words):
        """It ended with that code and said all of the words."""
        self.assertEqual(result.code, code, result)
        said = self.sentence(result)
        for word in words:
            self.assertIn(word, said, result)
        return result

    def limited(self, size, *arguments, stdin=b""):
        """Runs the program with a limit on the bytes of a file that it may write."""
        process = subprocess.run([BINARY, *arguments], input=stdin, capture_output=True, env=self.environment,
                                 cwd=self.folder, timeout=60,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
        result = cli.Result(process)
        self.assertGreaterEqual(result.code, 0, f"killed by a signal\n{result}")
        self.assertNotIn("Sanitizer", result.err, result)
        return result

    # ---- the disk is full ----

    def grow_log(self):
        """Lets the log beside the database grow and stay, as it does while another program reads; its size."""
        other = sqlite3.connect(self.database, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        for i in range(4):
            self.ok("answer", self.number, "data.access=2", "--note", f"{i}" + "x" * 90000)
        return os.path.getsize(self.database + "-wal")

    def test_an_answer_that_finds_no_room_is_refused_and_nothing_is_lost(self):
        size = self.grow_log()
        codes = []
        for limit in (size // 2, size - 4096, size, size + 1, size + 4096, size + 8192, size + 16384, 4 * size):
            before = self.answers()
            value = str((int(before["data.access"]) + 1) % 5)
            result = self.limited(limit, "answer", self.number, f"data.access={value}")
            codes.append(result.code)
            if result.code == 0:
                self.assertEqual(self.answers(), {"data.access": value}, f"{limit} bytes")
            else:
                self.told(result, 5, "aira.db", "disk")
                self.assertEqual(self.answers(), before, f"{limit} bytes")
            self.ok("verify")
        self.assertEqual((codes[0], codes[-1]), (5, 0))

    def test_a_walk_on_a_full_disk_says_so_and_keeps_the_rest(self):
        limit = self.grow_log() + 100000
        lines = "".join(f":jump data.access\n{i % 5}\n" for i in range(60))
        result = self.limited(limit, "assess", self.number, "--plain", stdin=lines.encode())
        self.told(result, 5, "aira.db", "disk")
        saved = [line.split()[3] for line in result.out.splitlines() if line.startswith("saved data.access = ")]
        self.assertGreater(len(saved), 1, result)
        self.assertLess(len(saved), 60, result)
        self.assertEqual(self.answers()["data.access"], saved[-1], result)
        self.ok("verify")

    def test_a_new_database_that_finds_no_room(self):
        self.environment["AIRA_DB"] = self.path("other.db")
        for size in (65536, 200000):
            self.told(self.limited(size, "new", "--client", CLIENT), 5, "other.db", "disk")
            self.assertEqual(self.ok("list", "--json").json(), {"assessments": []})
        self.ok("new", "--client", CLIENT)

    def test_files_that_find_no_room(self):
        """A report, an export and a backup: the old file stays, and nothing is left beside it."""
        for file, code, arguments in (("report.pdf", 1, ["report", self.number, "-o"]),
                                      ("out.json", 1, ["export", self.number, "-o"]),
                                      ("copy.db", 5, ["backup"])):
            with self.subTest(file):
                names = set(os.listdir(self.folder))
                self.told(self.limited(65536, *arguments, self.path(file)), code, file, "room on the disk")
                self.assertEqual(set(os.listdir(self.folder)), names)
                self.write(file, "what was there")
                self.told(self.limited(65536, *arguments, self.path(file), *["--replace"] * (code == 5)), code, file)
                with open(self.path(file)) as old:
                    self.assertEqual(old.read(), "what was there")
        self.ok("verify")

    def test_a_really_full_disk(self):
        disk = self.path("disk")
        os.mkdir(disk)
        script = """
            mount -t tmpfs -o size=2m none "$1" || exit 99
            cp "$AIRA_DB" "$1/aira.db" && export AIRA_DB="$1/aira.db"
            dd if=/dev/zero of="$1/filler" bs=1k 2>/dev/null
            "$2" answer "$3" data.access=4; echo "exit $?"
            "$2" report "$3" --format text -o "$1/report.txt"; echo "exit $?"
            rm "$1/filler"
            "$2" verify >/dev/null && "$2" answer "$3" data.lawful=1 && "$2" show "$3" --json"""
        if shutil.which("unshare") is None:
            self.skipTest("there is no unshare")
        process = subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", disk, BINARY, self.number],
                                 capture_output=True, env=self.environment, cwd=self.folder, timeout=60)
        result = cli.Result(process)
        if result.code in (1, 99):
            self.skipTest("no disk of its own may be mounted here")
        self.assertEqual(result.code, 0, result)
        self.assertTrue(result.out.startswith("exit 5\nexit 5\nsaved 1\n{"), result)
        self.assertEqual(result.err.count("disk is full"), 2, result)
        self.assertIn('"value": "2"', result.out)

    def test_output_that_cannot_be_written(self):
        for arguments in (["list"], ["list", "--json"], ["show", self.number], ["show", self.number, "--json"],
                          ["score", self.number], ["score", self.number, "--json"], ["help"], ["--version"],
                          ["questionnaire", "list"], ["report", self.number, "--format", "json", "-o", "-"],
                          ["export", self.number, "-o", "-"], ["show", self.number, "--ini"]):
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                process = subprocess.run([BINARY, *arguments], stdout=full, stderr=subprocess.PIPE,
                                         env=self.environment, cwd=self.folder, timeout=60)
                self.assertEqual(process.returncode, 1, process.stderr)
                self.assertIn(b"could not be written", process.stderr)

    def test_an_answer_is_kept_when_its_word_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            process = subprocess.run([BINARY, "answer", self.number, "data.access=3"], stdout=full,
                                     stderr=subprocess.PIPE, env=self.environment, cwd=self.folder, timeout=60)
        self.assertEqual(process.returncode, 1, process.stderr)
        self.assertEqual(self.answers(), {"data.access": "3"})

    # ---- rights ----

    def as_nobody(self, *arguments):
        """Runs the program as a user who has no more rights than the files give."""
        if os.geteuid() != 0:
            return self.aira(*arguments)
        process = subprocess.run([BINARY, *arguments], capture_output=True, env=self.environment, cwd="/",
                                 user=NOBODY, group=NOBODY, extra_groups=[], timeout=60)
        return cli.Result(process)

    def hand_over(self):
        """Gives the database to the user that as_nobody runs as."""
        if os.geteuid() != 0:
            return
        try:
            reachable = self.as_nobody("--version").code == 0 and self.as_nobody("questionnaire", "list").code == 0
        except PermissionError:
            reachable = False
        if not reachable:
            self.skipTest("the program cannot be reached by another user here")
        os.chown(self.folder, NOBODY, NOBODY)
        for name in os.listdir(self.folder):
            os.chown(self.path(name), NOBODY, NOBODY)

    def contents(self):
        with open(self.database, "rb") as file:
            return file.read()

    def test_a_database_that_may_only_be_read(self):
        self.hand_over()
        before = self.contents()
        os.chmod(self.database, 0o400)
        self.told(self.as_nobody("answer", self.number, "data.access=4"), 5, "aira.db", "may only be read")
        shown = self.as_nobody("show", self.number, "--json")
        self.assertEqual(shown.code, 0, shown)
        self.assertEqual(shown.json()["answers"][0]["value"], "2")
        self.assertEqual(self.contents(), before)

    def test_a_folder_that_may_only_be_read(self):
        self.hand_over()
        before = self.contents()
        os.chmod(self.folder, 0o500)
        self.addCleanup(os.chmod, self.folder, 0o700)
        self.told(self.as_nobody("answer", self.number, "data.access=4"), 5, "aira.db", "folder")
        shown = self.as_nobody("show", self.number, "--json")
        if shown.code != 0:
            self.told(shown, 5, "aira.db", "folder")
        self.assertEqual(self.contents(), before)

    def test_a_database_that_may_not_be_read(self):
        self.hand_over()
        os.chmod(self.database, 0)
        self.told(self.as_nobody("show", self.number), 5, "aira.db")
        os.chmod(self.database, 0o600)
        self.assertEqual(self.as_nobody("show", self.number).code, 0)

    def test_a_folder_where_no_database_can_be_made(self):
        self.hand_over()
        self.environment["AIRA_DB"] = self.path("deeper/aira.db")
        os.chmod(self.folder, 0o500)
        self.addCleanup(os.chmod, self.folder, 0o700)
        self.told(self.as_nobody("new", "--client", CLIENT), 5, "deeper")

    # ---- other programs ----

    def test_a_locked_database_is_waited_for_and_then_told_of(self):
        other = sqlite3.connect(self.database, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN EXCLUSIVE")
        self.told(self.aira("answer", self.number, "data.access=4"), 5, "aira.db", "locked", "try again")
        self.assertEqual(self.answers(), {"data.access": "2"})  # reading goes on meanwhile
        other.execute("ROLLBACK")
        self.ok("answer", self.number, "data.access=4")

    # ---- files that are not what they should be ----

    def test_a_database_of_a_newer_version(self):
        with sqlite3.connect(self.database) as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()
        before = self.contents()
        for arguments in (["list"], ["show", self.number], ["answer", self.number, "data.access=4"],
                          ["new", "--client", CLIENT], ["verify"]):
            self.told(self.aira(*arguments), 5, "newer aira", "999")
        self.assertEqual(self.contents(), before)

    def test_files_that_are_no_database(self):
        for name, content in (("text.db", b"These are notes of a meeting.\n" * 400), ("zeros.db", bytes(8192)),
                              ("head.db", b"SQLite format 3\0"), ("empty.db", b"")):
            with self.subTest(name):
                file = self.write(name, content)
                for arguments in (["list"], ["show", "1"], ["answer", "1", "data.access=4"], ["verify"]):
                    self.told(self.aira(*arguments, AIRA_DB=file), 5, name)
                with open(file, "rb") as after:
                    self.assertEqual(after.read(), content)
        os.mkdir(self.path("folder.db"))
        self.told(self.aira("list", AIRA_DB=self.path("folder.db")), 5, "folder.db")
        with sqlite3.connect(self.path("foreign.db")) as connection:
            connection.execute("CREATE TABLE notes (text)")
        connection.close()
        self.told(self.aira("new", "--client", CLIENT, AIRA_DB=self.path("foreign.db")), 5, "another program")

    def damaged(self, arguments, *expected):
        """Runs on a database that may be damaged anywhere: it may go well or fail, but only in order."""
        result = self.aira(*arguments)
        self.assertIn(result.code, expected, f"AIRA_SEED={SEED}: {arguments}\n{result}")
        if result.code == 5:
            self.sentence(result)
        return result

    def test_a_truncated_database(self):
        self.ok("backup", self.path("good.db"))
        whole = os.path.getsize(self.path("good.db"))
        for size in (100, 512, 4096, 4097, whole // 2, whole - 4096, whole - 1):
            with self.subTest(size):
                shutil.copyfile(self.path("good.db"), self.database)
                os.truncate(self.database, size)
                for beside in ("-wal", "-shm"):
                    if os.path.exists(self.database + beside):
                        os.remove(self.database + beside)
                self.damaged(["show", self.number], 3, 5)
                self.assertNotEqual(self.damaged(["verify"], 1, 5).code, 0)
                self.damaged(["answer", self.number, "data.access=4"], 3, 5)

    def test_flipped_bytes(self):
        """Wherever a byte is flipped, the program does not crash, and verify finds it where it changed an answer."""
        self.ok("backup", self.path("good.db"))
        with open(self.path("good.db"), "rb") as file:
            good = file.read()
        chance = random.Random(SEED)
        places = [chance.randrange(len(good)) for _ in range(FLIPS)]
        note = good.index(b"rights are shared") + 3
        for place in places + [note, 16, 18, 20, 44, 100, 4096]:
            content = bytearray(good)
            content[place] ^= 1 if place == note else 1 << chance.randrange(8)  # the note stays a text
            self.write("aira.db", bytes(content))
            for beside in ("-wal", "-shm"):
                if os.path.exists(self.database + beside):
                    os.remove(self.database + beside)
            shown = self.damaged(["show", self.number, "--json"], 0, 3, 4, 5)
            verified = self.damaged(["verify"], 0, 1, 5)
            if place == note and place not in places:
                self.assertEqual((shown.code, verified.code), (0, 1), verified)
            self.damaged(["list"], 0, 5)
            self.damaged(["answer", self.number, "data.access=4"], 0, 3, 4, 5)


if __name__ == "__main__":
    cli.main()
