"""The full screen, driven in tmux: what it shows, as reviewed files in tests/golden/screens have it, and what every key
of the help page does.

AIRA_UPDATE=1 writes the files anew; look at each before it is kept.
"""

import os
import re
import unittest

from cli import SOURCE
from screens import ScreenTest

GOLDEN = os.path.join(SOURCE, "tests", "golden", "screens")
SIZES = ("60x18", "80x24", "200x50")
LANGUAGES = ("en", "zh")

# Shown in every size and language: what is opened, and the keys that lead there.
EVERYWHERE = {
    "home": ([], []),
    "first": (["assess", "2"], []),
    "answered": (["assess", "1"], ["Tab", "Tab", "Tab", "F3"]),
    "present": (["assess", "1"], ["Tab", "Tab", "p"]),
    "note": (["assess", "1"], ["Tab", "Tab", "Tab", "t", "text: 还要看a new rule."]),
    "jump": (["assess", "1"], ["'", "text:data."]),
    "help": (["assess", "1"], ["F1"]),
    "end": (["assess", "3"], ["2", "2", "text:11", "Enter", "1", "2", "Enter", "text:55.5", "Enter", "?", "Enter",
                              "text:好 fine", "Enter"]),
}
# Shown once.
ONCE = {
    "multi.80x24.en": (["assess", "3"], ["g", "?", "?", "?", "1", "2"]),
    "none-alone.80x24.en": (["assess", "3"], ["?", "?", "?", "1", "2", "3"]),
    "number-refused.80x24.en": (["assess", "3"], ["?", "?", "?", "?", "text:101", "Enter"]),
    "number-refused.60x18.zh": (["assess", "3"], ["?", "?", "?", "?", "text:101", "Enter"]),
    "many-options.80x24.en": (["assess", "3"], ["?", "?", "text:11"]),
    "yesno.80x24.en": (["assess", "3"], ["?", "?", "?", "?", "?"]),
    "yesno-na.80x24.zh": (["assess", "3"], ["?", "?", "?", "?", "?", "N", "text:没有", "Enter", "Left"]),
    "text.80x24.en": (["assess", "3"], ["?", "?", "?", "?", "?", "?", "Enter", "text:One line", "C-j", "text:二行"]),
    "reason.80x24.en": (["assess", "3"], ["n", "text:Nothing of the kind", "Enter", "Left"]),
    "evidence.80x24.en": (["assess", "3"], ["2", "Left", "e", "2", "text:access list", "Enter"]),
    "evidence-list.60x18.zh": (["assess", "3"], ["2", "Left", "e"]),
    "flag.80x24.zh": (["assess", "3"], ["2", "Left", "f"]),
    "observation.80x24.en": (["assess", "3"], ["i", "text:Shared accounts", "Enter", "text:Nobody can tell who", "Enter",
                                               "text:CIO", "Enter", "text:2027-03-31", "Enter"]),
    "observation-bad-day.80x24.en": (["assess", "3"], ["i", "text:Seen", "Enter", "Enter", "Enter", "text:soon", "Enter"]),
    "undone.80x24.en": (["assess", "3"], ["2", "u"]),
    "answer-first.60x18.en": (["assess", "3"], ["t"]),
    "filters.80x24.zh": (["assess", "1"], ["F"]),
    "filter-flagged.80x24.en": (["assess", "1"], ["F", "2"]),
    "filter-none.80x24.en": (["assess", "2"], ["F", "3"]),
    "role.80x24.en": (["assess", "3", "--ask-role", "people"], []),
    "search.80x24.en": (["assess", "1"], ["/", "text:lawful", "Enter"]),
    "search-nothing.80x24.zh": (["assess", "1"], ["/", "text:没有这个词", "Enter"]),
    "home-search.80x24.en": ([], ["/", "text:示例", "Enter"]),
    "home-no-hit.80x24.zh": ([], ["/", "text:nobody", "Enter"]),
    "home-sorted.200x50.en": ([], ["2"]),
    "home-help.80x24.en": ([], ["F1"]),
    "home-delete.60x18.en": ([], ["G", "d"]),
    "help-end.80x24.zh": (["assess", "1"], ["F1", "G"]),
    "switched.80x24.en": (["assess", "1"], ["F2"]),
    "cursor.60x18.en": (["assess", "1"], ["Tab", "Down"]),
    "scrolled.60x18.en": (["assess", "1"], ["Tab", "NPage", "NPage"]),
    "too-small.40x10.en": (["assess", "1"], []),
    "too-small.59x18.zh": (["assess", "1"], []),
}


def sessions():
    for name, (arguments, keys) in EVERYWHERE.items():
        for size in SIZES:
            for language in LANGUAGES:
                yield f"{name}.{size}.{language}", arguments, keys
    for name, (arguments, keys) in ONCE.items():
        yield name, arguments, keys


class Screens(ScreenTest):
    def compare(self, name, arguments, keys):
        _, size, language = name.split(".")
        path = os.path.join(GOLDEN, name + ".txt")
        session = self.open(*arguments, "--lang", language, size=size, settle="too-small" not in name,
                            folder=self.fresh())
        session.keys(*keys)
        if os.environ.get("AIRA_UPDATE"):
            with open(path, "w", encoding="utf-8") as file:
                file.write(session.settled())
        with open(path, encoding="utf-8") as file:
            expected = file.read()
        shown = session.until(lambda screen: screen == expected)
        session.close()
        self.assertEqual(shown, expected, name)

    def test_sessions_end_in_the_reviewed_screens(self):
        names = [name for name, _, _ in sessions()]
        self.assertGreaterEqual(len(names), 60)
        self.together(self.compare, list(sessions()))
        left = {file[:-4] for file in os.listdir(GOLDEN)} - set(names)
        self.assertEqual(left, set(), "files that no session has")


# ---- every key ------------------------------------------------------------------------------------------------------

TMUX_KEYS = {"Backspace": "BSpace", "Esc": "Escape", "Shift-Tab": "BTab", "PageUp": "PPage", "PageDown": "NPage",
             "Delete": "DC"}
OPEN = {"HOME": [], "WALK": ["assess", "1"], "FIELD": ["assess", "1"], "LIST": ["assess", "1"], "HELP": ["assess", "1"]}
# The way to where the keys of a place work, and back from what they left.
FIELD = ["/", "text:one two"]
ENTER = {"HOME": [], "WALK": ["F", "0", "Tab"], "FIELD": FIELD, "LIST": ["'"], "HELP": ["F1"]}
# What a key needs before it has something to do; where it is another assessment, that comes first.
BEFORE = {
    ("HOME", "up"): ["Down"], ("HOME", "letter-up"): ["Down"], ("HOME", "page-up"): ["Down"], ("HOME", "first"): ["Down"],
    ("WALK", "yes"): ["3", "?", "?", "?", "?", "?"], ("WALK", "no"): ["3"], ("WALK", "toggle"): ["3", "?", "?", "?", "Down"],
    ("WALK", "first"): ["Tab"], ("WALK", "undo"): ["f"], ("WALK", "page-up"): ["NPage"],
    ("WALK", "search-next"): ["/", "text:data", "Enter"], ("WALK", "search-previous"): ["/", "text:data", "Enter"],
    ("FIELD", "right"): ["Home"], ("FIELD", "word-right"): ["Home"], ("FIELD", "line-end"): ["Home"],
    ("FIELD", "erase-at"): ["Home"], ("FIELD", "erase-rest"): ["Home"],
    ("FIELD", "up"): "note", ("FIELD", "down"): "note", ("FIELD", "page-up"): "note", ("FIELD", "page-down"): "note",
    ("FIELD", "new-line"): "note", ("FIELD", "editor"): "note",
    ("LIST", "up"): ["Down"], ("LIST", "page-up"): ["NPage"],
    ("HELP", "up"): ["Down"], ("HELP", "letter-up"): ["Down"], ("HELP", "page-up"): ["NPage"], ("HELP", "first"): ["G"],
}


def table():
    """(place, name, key) of every key in the program's one table."""
    with open(os.path.join(SOURCE, "src", "terminal", "screen_keys.c"), encoding="utf-8") as file:
        text = file.read()
    rows = re.findall(r'\{ACT_\w+,\s*([A-Z_ |]+),\s*"([^"]+)",\s*"([^"]+)"\}', text)
    assert len(rows) > 50
    for places, name, keys in rows:
        for place in ("HOME", "WALK", "FIELD", "LIST", "HELP"):
            if f"IN_{place}" in places or "IN_ALL" in places:
                for key in keys.split():
                    yield place, name, key


class Keys(ScreenTest):
    def way(self, place, name):
        """What is opened and typed before the key."""
        before = BEFORE.get((place, name), [])
        arguments = OPEN[place]
        if before == "note":
            up = [] if "down" in name else ["G"]
            return ["assess", "1"], ["Tab", "Tab", "Tab", "t", "C-u", "text:a", "C-j", "text:b", "C-j", "text:c"] + (
                ["Up"] * 2 if "down" in name else [])
        if place == "WALK" and before[:1] == ["3"]:
            return ["assess", "3"], before[1:]
        return arguments, ENTER[place] + before

    def test_every_key_of_the_help_page_does_something(self):
        editor = self.write("editor.sh", '#!/bin/sh\necho changed >"$1"\n')
        os.chmod(editor, 0o755)
        jobs = [(f"{place} {name} {key}", place, name, key, editor) for place, name, key in table()]
        self.together(self.press, [job for job in jobs if job[2] != "redraw"])  # that shows the same, see below

    def press(self, _, place, name, key, editor):
        arguments, keys = self.way(place, name)
        session = self.open(*arguments, folder=self.fresh(), EDITOR=editor)
        session.keys(*keys)
        before, cursor = session.settled(0.5), self.cursor(session)
        session.keys("Space" if key == "Space" else TMUX_KEYS.get(key, key.replace("Ctrl-", "C-")))
        if place == "WALK" and key in "56789":  # no level is called so, which is said
            self.sees(session, "takes")
        session.until(lambda screen: screen != before or self.cursor(session) != cursor, 30)
        self.assertTrue(session.screen() != before or self.cursor(session) != cursor, before)
        session.close()

    def cursor(self, session):
        return self.tmux.tmux("display", "-p", "-t", session.name, "#{cursor_x},#{cursor_y}")

    def test_redraw_repairs_the_screen(self):
        session = self.open("assess", "1")
        good = session.settled()
        with open(self.tmux.tmux("display", "-p", "-t", session.name, "#{pane_tty}").strip(), "w",
                  encoding="utf-8") as tty:
            tty.write("\033[5;5Hrubbish from elsewhere\n")
        self.sees(session, "rubbish")
        session.keys("C-l")
        self.assertEqual(session.until(lambda screen: screen == good).split("\n")[:20], good.split("\n")[:20])


if __name__ == "__main__":
    unittest.main(verbosity=1)
