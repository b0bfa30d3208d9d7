"""What is to be asked of the client again."""

import csv
import io

import cli


class Followups(cli.CliTest):
    def setUp(self):
        super().setUp()
        self.start("Sample & <Co>")
        self.ok("answer", "1", "data.access=2", "--flag", "--note", "=1+1 <b>seen</b>\nagain")
        self.ok("answer", "1", "data.lawful=?")
        self.ok("answer", "1", "data.collection=3")

    def test_text_names_what_is_flagged_and_what_nobody_knew(self):
        out = self.ok("followups", "1").out
        self.assertIn("(data.access)", out)
        self.assertIn("marked for follow-up", out)
        self.assertIn("(data.lawful)", out)
        self.assertIn("nobody could answer it", out)
        self.assertNotIn("data.collection", out)
        self.assertIn("待跟进", self.ok("followups", "1", "--lang", "zh").out)

    def test_csv_is_read_back_and_holds_no_formula(self):
        out = self.ok("followups", "1", "--format", "csv").raw.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(out, newline="")))
        self.assertEqual([row[1] for row in rows], ["Id", "data.access", "data.lawful"])
        self.assertEqual(rows[1][4], "'=1+1 <b>seen</b>\nagain")

    def test_html_holds_no_markup_from_outside(self):
        self.ok("followups", "1", "--format", "html", "-o", self.path("f.html"))
        with open(self.path("f.html"), encoding="utf-8") as file:
            page = file.read()
        self.assertIn("Sample &amp; &lt;Co&gt;", page)
        self.assertIn("=1+1 &lt;b&gt;seen&lt;/b&gt;<br>again", page)

    def test_nothing_to_ask_and_wrong_use(self):
        self.start("Sample Empty")
        self.assertIn("nothing to be asked again", self.ok("followups", "2").out)
        self.assertIn("csv", self.fails(2, "followups", "1", "--format", "pdf").err)
        self.fails(3, "followups", "9")


if __name__ == "__main__":
    cli.main()
