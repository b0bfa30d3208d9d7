"""The sample firms: each scores as it is described, and its report says what concerns it."""

import os
import re

import cli
from cli import SOURCE

SAMPLES = os.path.join(SOURCE, "data", "samples")
STAGES = {"bank": "product", "game-studio": "internal", "hospital": "internal", "manufacturer": "internal",
          "retailer": None, "startup": "native"}


class Samples(cli.CliTest):
    def load(self, firm, *options):
        number = self.start(f"Sample {firm}", *options)
        self.ok("answer", number, "--from", os.path.join(SAMPLES, firm, "answers.ini"))
        return number

    def words(self, number, language="en"):
        """The report as text, without its line breaks."""
        text = self.ok("report", number, "--format", "text", "--lang", language, "-o", "-")
        self.assertNotIn("typeface", text.err)
        return re.sub(r"\s+", " " if language == "en" else "", text.out)

    def asked(self):
        shown = self.ok("questionnaire", "show", "enterprise-ai", "--json").json()
        return {question["id"]: question for question in shown["questions"]}

    def test_each_stands_at_the_stage_it_is_described_at(self):
        self.assertEqual(sorted(STAGES), sorted(os.listdir(SAMPLES)))
        for firm, stage in STAGES.items():
            score = self.ok("score", "--from", os.path.join(SAMPLES, firm, "answers.ini"), "--questionnaire",
                            "enterprise-ai", "--json").json()
            self.assertEqual(score["stage"]["reached"], stage, firm)
            self.assertGreater(score["index"]["coverage"], 95, firm)

    def test_each_gets_a_pdf_in_both_languages_and_a_small_one_in_each(self):
        for firm in STAGES:
            number = self.load(firm)
            path = self.path(f"{firm}.pdf")
            made = self.ok("report", number, "--lang", "both", "-o", path)
            self.assertNotIn("typeface", made.err, firm)
            self.assertLess(os.path.getsize(path), 460 * 1024, firm)
            for language in ("en", "zh"):
                self.ok("report", number, "--lang", language, "-o", path)
                self.assertLess(os.path.getsize(path), 300 * 1024, f"{firm} {language}")

    def test_upper_stages_do_not_concern_a_firm_without_products(self):
        number = self.load("hospital")
        words = self.words(number)
        self.assertIn("AI in existing products: does not concern the firm", words)
        self.assertIn("going further does not mean the next stage but deeper use inside", words)
        self.assertNotIn("AI in existing products: the next stage", words)
        self.assertIn("与贵公司无关", self.words(number, "zh"))
        other = self.words(self.load("manufacturer"))
        self.assertNotIn("does not concern the firm", other)
        self.assertIn("AI in existing products: the next stage", other)

    def test_the_catalogue_says_what_is_live_and_what_is_open(self):
        question = self.asked()["manufacturing.scenes"]
        number = self.load("manufacturer")
        live = {answer["question"]: answer["value"] for answer in self.ok("show", number, "--json").json()["answers"]}
        live = live["manufacturing.scenes"].split(", ")
        words = self.words(number)
        lists = re.search(r"Live: (.*?) - Open: (.*?)( Notes| Published| [A-Z])", words)
        self.assertIsNotNone(lists)
        options = [key for key in question["texts"]["en"] if key not in ("ask", "help", "title")]
        self.assertGreater(len(options), 7)
        shown = words[words.index("Live: "):]
        for option in options:
            name = question["texts"]["en"][option]
            if option == "none":
                continue
            place = shown.index(name)
            self.assertEqual(place < shown.index("Open: "), option in live, name)

    def test_published_figures_stand_beside_the_client(self):
        number = self.load("bank")
        words = self.words(number)
        section = words[words.index("Published figures"):words.index("Recommendations =")]
        for figure in ("59.2 %", "52 %", "53.2 %", "34.2 %", "30.5 %", "42.9 %", "37.8 %", "27.1 %", "place 1",
                       "place 6", "22 %", "32 %", "60 %", "40 %", "36", "348", "148"):
            self.assertIn(figure, section)
        chosen = {answer["question"]: answer["value"] for answer in self.ok("show", number, "--json").json()["answers"]}
        code = re.search(r"Code and testing +59\.2 % +(\S+ ?\S*) Of the", section).group(1)
        self.assertEqual(code == "named", "code" in chosen["profile.scenarios"].split(", "))
        self.assertIn("Asked: AI application developers", section)
        # What was not asked is not compared.
        quick = self.start("Quick", "--depth", "quick", "--set", "profile.offers=no")
        self.assertNotIn("53.2 %", self.words(quick))

    def test_clauses_are_those_of_the_client(self):
        """Law of a client's own places; what is not sure is marked."""
        bank, retailer = self.words(self.load("bank")), self.words(self.load("retailer"))
        self.assertNotIn("EU AI Act", bank)
        self.assertIn("EU AI Act", retailer)
        self.assertNotIn("Personal Information Protection Law", retailer)
        self.assertIn("Personal Information Protection Law", bank)
        for words in (bank, retailer):
            law = words[words.index("Law and standards ="):words.index("Published figures =")]
            self.assertIn("ISO/IEC 42001", law)
            self.assertIn("Privacy protection", law)
        self.assertIn("(to be verified)", bank)
        self.assertIn("China: Algorithm Recommendation Provisions, Art. 7, 8 (2022-03-01)", bank)

    def test_a_short_walk_says_so(self):
        number = self.load("manufacturer", "--depth", "quick")
        self.ok("set", number, "depth=quick")
        words = self.words(number)
        self.assertIn("Quick assessment", words)
        self.assertIn("Gates outside it were not asked, so the stage is provisional", words)
        self.assertIn("快速评估", self.words(number, "zh"))


if __name__ == "__main__":
    cli.main()
