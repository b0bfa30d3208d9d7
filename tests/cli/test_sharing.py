"""Reports for others: behind a password, or without what tells whose they are."""

import json
import os
import re
import shutil
import subprocess
import unittest

import cli
from wordtext import WordText

PASSWORD = "geheim 密码 7"

# What must not leave the house, each told apart from anything that a report says by itself.
SECRETS = {
    "client": "Quendor Testwerke <&> (zebra)",
    "scope": "Marzipan unit",
    "person": "Ottilie Sample-Zimtstern",
    "by": "Sample Assessor Qx",
    "note": "the wombat ledger\nis kept \"in the attic\" by the porter",
    "long": "A wombat counts barrels and " * 60 + "then it sleeps under the quince",
    "reference": "folder wombat-17, page 4",
    "reason": "the wombat does not travel",
    "observation": "wombats share one login",
    "impact": "nobody knows which wombat",
    "owner": "Sample Owner Qx",
}


def run(*command):
    process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return process.returncode, process.stdout.decode("utf-8", "replace"), process.stderr.decode("utf-8", "replace")


def squeeze(text):
    return re.sub(r"[\s\x00-\x1f]+", "", text)


def content(path):
    with open(path, "rb") as file:
        return file.read()


def without_tools(*names):
    missing = [name for name in names if shutil.which(name) is None]
    return unittest.skipIf(missing, f"{', '.join(missing)} not installed")


class Protect(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.number = self.start()
        self.secret = self.write("password.txt", PASSWORD + "\nsecond line\n")

    def protect(self, *options):
        return self.ok("report", self.number, "--protect", self.secret, "-o", self.path("locked.pdf"), *options)

    @without_tools("qpdf", "pdftotext")
    def test_only_the_password_opens_it(self):
        self.protect()
        locked = self.path("locked.pdf")
        self.assertNotEqual(run("qpdf", "--check", locked)[0], 0)
        self.assertNotEqual(run("qpdf", "--check", "--password=second line", locked)[0], 0)
        self.assertNotEqual(run("pdftotext", locked, "-")[0], 0)
        given = self.write("given", PASSWORD)
        code, out, err = run("qpdf", f"--password-file={given}", "--check", locked)
        self.assertEqual(code, 0, out + err)
        self.assertIn(cli.CLIENT, run("pdftotext", "-upw", PASSWORD, locked, "-")[1])
        self.assertNotIn(cli.CLIENT.encode(), content(locked))

    @without_tools("qpdf", "pdftotext")
    def test_it_says_what_the_open_one_says(self):
        self.protect()
        self.ok("report", self.number, "-o", self.path("open.pdf"))
        opened = self.path("opened.pdf")
        self.assertEqual(run("qpdf", f"--password={PASSWORD}", "--decrypt", self.path("locked.pdf"), opened)[0], 0)
        for tool in (["pdftotext", "-layout"], ["pdfinfo"]):
            said = [run(*tool, self.path(name), *(["-"] if tool[0] == "pdftotext" else []))[1]
                    for name in ("open.pdf", "opened.pdf")]
            said = [re.sub(r"File size:.*", "", text) for text in said]
            self.assertEqual(*said)

    @without_tools("qpdf")
    def test_reading_printing_and_aids_are_allowed_and_nothing_else(self):
        self.protect()
        said = run("qpdf", f"--password={PASSWORD}", "--show-encryption", self.path("locked.pdf"))[1]
        self.assertIn("R = 6", said)
        self.assertIn("Supplied password is user password", said)
        for method in ("stream", "string", "file"):
            self.assertIn(f"{method} encryption method: AESv3", said)
        allowed = {name: value for name, value in re.findall(r"^(.+): ((?:not )?allowed)$", said, re.M)}
        self.assertEqual([name for name, value in allowed.items() if value == "allowed"],
                         ["extract for accessibility", "print low resolution", "print high resolution"])
        self.assertGreaterEqual(len(allowed), 8)

    def test_nothing_that_is_said_holds_the_password(self):
        result = self.protect("--json")
        self.assertNotIn("geheim", result.out + result.err)

    def test_bad_passwords_are_refused_with_their_file(self):
        for name, written in {"empty": "", "empty-line": "\nsecret-word\n", "carriage": "\r\nsecret-word",
                              "bom": "\ufeff\n", "long": "secret-word" + "x" * 117, "wide": "密" * 43,
                              "latin": b"secret-w\xf6rd\n", "nul": b"secret\0word\n", "tab": "secret\tword\n",
                              "escape": "secret-\x1b[31m\n"}.items():
            path = self.write(name, written)
            failed = self.fails(4, "report", self.number, "--protect", path, "-o", self.path("no.pdf"))
            self.assertIn(f"{path}:1:", failed.err, name)
            self.assertNotIn("secret", failed.err, name)
            self.assertNotIn("密", failed.err)
            self.assertFalse(os.path.exists(self.path("no.pdf")), name)
        self.fails(3, "report", self.number, "--protect", self.path("nowhere"))

    def test_with_all_a_bad_password_fails_once_and_before_anything_is_made(self):
        out = self.path("out")
        failed = self.fails(4, "report", "--all", "-o", out, "--protect", self.write("none", ""))
        self.assertEqual(failed.err.count("password"), 1)
        self.fails(3, "report", "--all", "-o", out, "--protect", self.path("nowhere"))
        self.fails(2, "report", "--all", "-o", out, "--protect", self.secret, "--format", "json")
        self.assertFalse(os.path.exists(out))

    @without_tools("qpdf")
    def test_with_all_each_is_locked(self):
        out = self.path("out")
        self.ok("report", "--all", "-o", out, "--protect", self.secret)
        for name in os.listdir(out):
            self.assertNotEqual(run("qpdf", "--check", os.path.join(out, name))[0], 0)
        self.assertEqual(len(os.listdir(out)), 1)

    @without_tools("qpdf")
    def test_the_longest_password_opens_it(self):
        for written in ("x" * 127, "\ufeff" + "密" * 42 + "y\r\n"):
            self.secret = self.write("long", written)
            self.protect()
            word = written.strip("\ufeff\r\n")
            self.assertEqual(run("qpdf", f"--password={word}", "--check", self.path("locked.pdf"))[0], 0)
            self.assertNotEqual(run("qpdf", f"--password={word[:-1]}", "--check", self.path("locked.pdf"))[0], 0)

    def test_other_formats_are_refused(self):
        for format in ("docx", "text", "json"):
            failed = self.fails(2, "report", self.number, "--format", format, "--protect", self.secret,
                                "-o", self.path("no"))
            self.assertIn(format, failed.err)
            self.assertFalse(os.path.exists(self.path("no")))


class Redacted(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.number = self.start(SECRETS["client"], "--scope", SECRETS["scope"])
        sample = os.path.join(cli.SOURCE, "data", "samples", "hospital", "answers.ini")
        by = ("--by", SECRETS["by"])
        self.ok("answer", self.number, "--from", sample, *by)
        self.ok("set", self.number, f"person.otto={SECRETS['person']}/technology")
        self.ok("answer", self.number, "data.access=2", "--evidence", "document", "--evidence-reference",
                SECRETS["reference"], "--note", SECRETS["note"], *by)
        self.ok("answer", self.number, "data.access=3", "--person", "otto", "--note", SECRETS["long"], *by)
        self.ok("answer", self.number, "data.cleaning=2", "--note", SECRETS["long"], *by)
        self.ok("answer", self.number, "comp.crossborder=n/a", "--reason", SECRETS["reason"], *by)
        self.ok("observe", self.number, "data.access", SECRETS["observation"], "--impact", SECRETS["impact"],
                "--owner", SECRETS["owner"])

    def look(self, text, where):
        squeezed = squeeze(text)
        for name, secret in SECRETS.items():
            for form in (secret, json.dumps(secret, ensure_ascii=False)[1:-1]):
                self.assertNotIn(squeeze(form)[:24], squeezed, f"{name} stands in {where}")
        for word in ("wombat", "Ottilie", "otto", "Quendor", "Marzipan", "Qx"):
            self.assertNotIn(word, text, f"{word} stands in {where}")

    @without_tools("qpdf", "pdftotext", "pdfinfo")
    def test_nothing_left_out_stands_in_the_pdf(self):
        for language in ("en", "zh", "both"):
            pdf = self.path(f"{language}.pdf")
            self.ok("report", self.number, "--redacted", "--lang", language, "-o", pdf)
            self.look(run("pdftotext", pdf, "-")[1], language)
            self.look(run("pdftotext", "-raw", pdf, "-")[1], language)
            self.look(run("pdfinfo", pdf)[1], f"the metadata of {language}")
            # Every string of every object: bookmarks, descriptions, properties.
            self.look(run("qpdf", "--json", pdf)[1], f"the objects of {language}")
            self.assertEqual(json.loads(run("qpdf", "--json", "--json-key=attachments", pdf)[1])["attachments"], {})
            self.assertRegex(run("pdfinfo", pdf)[1], r"Title: +(A client|某公司)")

    def test_nothing_left_out_stands_in_other_formats(self):
        for format in ("text", "json"):
            self.look(self.ok("report", self.number, "--redacted", "--format", format, "-o", "-").out, format)

    def test_nothing_left_out_stands_in_the_docx(self):
        for language in ("en", "zh", "both"):
            path = self.path(f"{language}.docx")
            self.ok("report", self.number, "--redacted", "--format", "docx", "--lang", language, "-o", path)
            text = WordText(path)
            for name, root in text.xml.items():
                self.look("".join(root.itertext()), f"{name}, {language}")
                for element in root.iter():
                    for key, value in element.attrib.items():
                        if key.rsplit("}")[-1] in ("descr", "name", "title", "anchor"):
                            self.look(value, f"{key} in {name}, {language}")
            self.look("".join(text.texts(text.body)), language)

    def test_the_open_report_holds_all_of_it(self):
        """Or the tests above would prove nothing."""
        text = squeeze(self.ok("report", self.number, "--format", "json", "-o", "-").out)
        for name in ("client", "scope", "person", "by", "note", "reference", "reason", "long"):
            self.assertIn(squeeze(json.dumps(SECRETS[name], ensure_ascii=False)[1:-1]), text, name)

    def test_figures_and_recommendations_are_the_same(self):
        whole, redacted = (json.loads(self.ok("report", self.number, "--format", "json", "-o", "-", *options).out)
                           for options in ((), ("--redacted",)))
        for member in ("index", "parts", "stage", "recommendations", "strengths", "gaps", "aims", "evidence"):
            self.assertEqual(whole[member], redacted[member], member)
        self.assertEqual((redacted["client"], redacted["scope"], redacted["redacted"]), ("[redacted]", "", True))
        self.assertNotEqual(whole["content_hash"], redacted["content_hash"])
        for before, after in zip(whole["answers"], redacted["answers"]):
            for member in ("question", "state", "level", "supported_level", "evidence"):
                self.assertEqual(before.get(member), after.get(member))
            self.assertTrue({"note", "reason", "evidence_reference", "by", "at"}.isdisjoint(after), after)
        self.assertRegex(redacted["as_of"], r"T00:00:00Z$")

    def test_its_name_does_not_tell_the_client(self):
        self.assertEqual(self.ok("report", self.number, "--redacted").out.strip(),
                         f"redacted-scorecard-{self.number}.pdf")

    def test_a_name_that_the_report_says_itself_is_refused(self):
        for format in ("pdf", "docx", "text", "json"):
            number = self.start("Readiness" if format != "json" else "level")
            failed = self.fails(1, "report", number, "--redacted", "--format", format, "-o", self.path("no"))
            self.assertIn("the client's name", failed.err)
            self.assertFalse(os.path.exists(self.path("no")))
            self.ok("report", number, "--format", format, "-o", self.path("open"))

    def test_a_person_whose_name_the_report_says_is_refused(self):
        self.ok("set", self.number, "person.anna=Recommendations/technology")
        failed = self.fails(1, "report", self.number, "--redacted", "--lang", "en", "-o", self.path("no.pdf"))
        self.assertIn("the name of person anna", failed.err)

    def test_ordinary_words_give_nothing_away(self):
        self.ok("set", self.number, "scope=Finance")
        self.ok("answer", self.number, "data.cleaning=2", "--note", "Recommendations", "--by", "assessor")
        self.ok("report", self.number, "--redacted", "-o", self.path("fine.pdf"))

    def test_the_database_knows_it_again(self):
        pdf = self.path("shared.pdf")
        self.ok("report", self.number, "--redacted", "-o", pdf)
        self.assertEqual(self.ok("verify", pdf, "--json").json()["verdict"], "current")
        self.ok("answer", self.number, "data.access=1")
        self.assertNotEqual(self.aira("verify", pdf, "--json").json()["verdict"], "current")

    def test_all_of_them_can_be_redacted_at_once(self):
        self.start("Quendor Two")
        self.ok("report", "--all", "--redacted", "-o", self.path("all"))
        self.assertEqual(len(os.listdir(self.path("all"))), 2)
        for name in os.listdir(self.path("all")):
            self.assertRegex(name, r"^redacted-scorecard-\d+\.pdf$")

    @without_tools("qpdf")
    def test_it_can_be_protected_too(self):
        secret = self.write("password.txt", PASSWORD)
        self.ok("report", self.number, "--redacted", "--protect", secret, "-o", self.path("both.pdf"))
        code, out, err = run("qpdf", f"--password={PASSWORD}", "--json", self.path("both.pdf"))
        self.assertEqual(code, 0, err)
        self.look(out, "the protected one")

    def test_two_runs_give_the_same_bytes(self):
        for name in ("a.pdf", "b.pdf"):
            self.ok("report", self.number, "--redacted", "-o", self.path(name))
        self.assertEqual(content(self.path("a.pdf")), content(self.path("b.pdf")))


if __name__ == "__main__":
    unittest.main()
