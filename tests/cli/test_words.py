"""The words of the walk and the screen: both languages have the same keys with the same names to fill, and the code uses
each key, and none that is not there."""

import configparser
import glob
import os
import re
import unittest

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Keys that the code puts together.
FILTERS = {"filter-" + name for name in ("all", "open", "flagged", "noted", "na", "unknown", "no-evidence", "gates")}
GRADES = ("none", "interview", "document", "verified")
TYPES = ("level", "single", "multi", "number", "number-range", "yesno", "text")


def words(name, language):
    parser = configparser.ConfigParser(interpolation=None, comment_prefixes=(";",), delimiters=("=",))
    parser.read(os.path.join(SOURCE, "data", f"{name}.{language}.ini"), encoding="utf-8")
    (section,) = parser.sections()
    return {key: value.strip('"') for key, value in parser[section].items()}


def code(*patterns):
    text = ""
    for pattern in patterns:
        for path in sorted(glob.glob(os.path.join(SOURCE, "src", "terminal", pattern))):
            with open(path, encoding="utf-8") as file:
                text += file.read()
    return text


SCREEN = ("screen*.c", "walk_*.c", "home*.c")


def rows():
    """(action, places, name) of the table of keys."""
    return re.findall(r'\{(ACT_\w+),\s*([A-Z_ |]+),\s*"([^"]+)",\s*"[^"]+"\}', code("screen_keys.c"))


class Words(unittest.TestCase):
    def test_both_languages_have_the_same_keys_and_names_to_fill(self):
        for name in ("walk", "terminal"):
            en, zh = words(name, "en"), words(name, "zh")
            self.assertEqual(set(en), set(zh), name)
            for key in en:
                self.assertEqual(set(re.findall(r"\{\w+\}", en[key])), set(re.findall(r"\{\w+\}", zh[key])), key)
                self.assertTrue(en[key] and zh[key], key)

    def composed(self):
        """What the screen puts together from the table of keys and the lists of the footers."""
        footers = set(re.findall(r"ACT_\w+", "".join(re.findall(r"enum screen_action \w+\[\] = \{([^}]*)\}", code(*SCREEN)))))
        keys = set(FILTERS)
        for action, places, name in rows():
            if places.strip() != "IN_HELP":
                keys.add("help-" + name)
        first = {}
        for action, places, name in rows():
            for place in re.findall(r"IN_\w+", places.replace("IN_ALL", "IN_HOME | IN_WALK | IN_LIST | IN_FIELD | IN_HELP")):
                first.setdefault((action, place), name)
        # A footer belongs to one place, which its file tells.
        for file, place in (("home.c", "IN_HOME"), ("walk_act.c", "IN_WALK"), ("screen_field.c", "IN_FIELD"),
                            ("screen_list.c", "IN_LIST"), ("screen_help.c", "IN_HELP")):
            for body in re.findall(r"enum screen_action \w+\[\] = \{([^}]*)\}", code(file)):
                for action in re.findall(r"ACT_\w+", body):
                    if action != "ACT_NONE":
                        keys.add("foot-" + first[action, place])
        self.assertTrue(footers)
        return keys

    def test_the_screen_uses_each_word_and_no_other(self):
        there, text, composed = set(words("terminal", "en")), code(*SCREEN), self.composed()
        self.assertEqual(composed - there, set(), "put together by the code, but not there")
        literals = set(re.findall(r'"([a-z][a-z0-9-]*)"', text))
        self.assertEqual(there - composed - literals, set(), "not used")
        for call in re.findall(r"screen_(?:word|tell|fill)\(([^;]*?)\)\s*[;,)]", text):
            if "const struct" in call:
                continue  # a definition
            for key in re.findall(r'^(?:(?!SESSION_PAIRS)[^"])*"([a-z][a-z0-9-]+)"', call):
                if not key.endswith("-"):
                    self.assertTrue(key in there, f"{key} in {call}")

    def test_the_walk_uses_each_word(self):
        composed = {"evidence-" + grade for grade in GRADES} | {"grade-words-" + grade for grade in GRADES}
        composed |= {"takes-" + kind for kind in TYPES} | FILTERS
        composed |= {"help-" + name for name in re.findall(r'\{"([a-z]+)", "[^"]*", (?:line_)?run_', code("line_command.c"))}
        there = set(words("walk", "en"))
        self.assertEqual(composed - there, set())
        literals = set(re.findall(r'"([a-z][a-z0-9-]*)"', code("line*.c", "session*.c")))
        self.assertEqual(there - composed - literals, set(), "not used")


if __name__ == "__main__":
    unittest.main(verbosity=1)
