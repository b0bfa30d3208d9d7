"""The catalogue of sentences (data/messages.*.ini, data/help.*.ini) against the sources and against itself: what the
program can say is there in both languages, and says the same."""
import ctypes
import errno
import os
import re
import unittest

from messages import ROOT, Sentences, agree, sources

NAMES = ("messages", "help")
# Sections with what libraries say.
LIBRARIES = ("system", "sqlite")
CHINESE = "㐀-鿿"
# Marks of what is written in Chinese as in English: names, forms, words of the files' own language and of commands.
LATIN = set("""
    aira AI JSON UTF UTF-8 UTF-16 INI PDF HTML SQL NUL GBK Latin UUID TrueType AES-256 MB U EDITOR nano AIRA_DATA
    YYYY-MM-DD     stdout libharu libxlsxwriter Krippendorff alpha TEXT ncursesw TERM dumb ACCESSIBLE F1 q libzip CBC coinor-libcbc3 next libcairo2 docx F9 fontconfig Ctrl-C ID LANGUAGE QUESTION PERSON
    KEY VALUE a-z f n n/a x04lX
    and or not in has answered question option level number factor single multi yes no
    questionnaire part stage action reference band report role person assessment answer target
    when weight depth quick full levels thresholds blocker-band core core.N gate.N size-factor size-from after
    files languages flag value reason client scope
    none interview document verified low middle high zh en both cn eu sg us other
    user deployer provider model-provider format_version hash content index strength gap
    all open flagged noted na unknown no-evidence gates summary adoption parts heat since law benchmarks actions answers method
    enterprise-ai industry pdf html xlsx csv text json list show lint diff new questionnaires data kind
    cover ground latin latin-bold consultant pages paper a4 letter order firm default plain dark-cover PNG F3A5F
    .ini .ttf .ttc long bash zsh fish shell
""".split())
FILES = re.compile(r"[\w./*-]+\.(ini|pdf)\b", re.ASCII)
COMMANDS = re.compile(r"aira\(1\)|aira( [a-z]+)*|--[a-z-]+|:[a-z]+|-o|!=|answered\(question\)|:[0-9.]+|0x|key = ")
# Literals that are markup, styles, scripts of a shell, or the manual page, which is English.
NO_SENTENCES = re.compile(r"src/(render/(html\w*|pdf_repair|xlsx_cells)|cli/(cmd_completion|cmd_followups|manual))\.c")


def read(name, language, folder=os.path.join(ROOT, "data")):
    """The file's sections with their keys and texts, in order."""
    result, keys = {}, None
    with open(os.path.join(folder, f"{name}.{language}.ini"), encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            assert len(line.encode()) <= 1022, f"longer than the program reads: {line}"
            if line.startswith("["):
                keys = result.setdefault(line[1:-1], {})
            elif line and line[0] != ";":
                key, value = line.split(" = ", 1)
                assert value[0] == value[-1] == '"' and key not in keys, line
                keys[key] = value[1:-1].replace("{quote}", '"').replace("{backslash}", "\\")
    return result


def catalogue(language):
    return {(name, section, key): text for name in NAMES for section, keys in read(name, language).items()
            for key, text in keys.items()}


def library_texts():
    """Everything that the system and SQLite say of errors."""
    sqlite = ctypes.CDLL("libsqlite3.so.0")
    sqlite.sqlite3_errstr.restype = ctypes.c_char_p
    return {os.strerror(number) for number in errno.errorcode} | \
        {sqlite.sqlite3_errstr(number).decode() for number in range(30)}


def compare_with_code(sentences, english):
    """What the code says and the catalogue lacks, and the other way round."""
    for path, line, name in sentences.strange:
        yield f"{path}:{line}: {name} is given a format that cannot be read here"
    for path, line, text in sentences.unmarked:
        if not NO_SENTENCES.fullmatch(path) and not text.startswith(("<", ">", '"/>')):  # markup
            yield f"{path}:{line}: looks like English and is not given to aira_say: {text!r}"
    needed = dict(sentences.texts)
    # A command with words in it has them in each language.
    needed |= {text: [place] for text, place in sentences.examples.items() if "'" in text}
    known = {}
    for key, text in english.items():
        if text in known:
            yield f"{key}: the same English as {known[text]}"
        known[text] = key
    for text, places in needed.items():
        if text not in known:
            yield f"{places[0][0]}:{places[0][1]}: not in the catalogue: {text!r}"
    libraries = library_texts()
    for text, key in known.items():
        if key[1] in LIBRARIES and text not in libraries:
            yield f"{key}: no library says {text!r}"
        elif key[1] not in LIBRARIES and text not in needed:
            yield f"{key}: the code does not say {text!r}"


def wording(key, english, said):
    """What is wrong with one Chinese text."""
    if not agree(english, said):
        yield f"{key}: takes other arguments than {english!r}: {said!r}"
    text = re.sub(r"%(\d+\$)?[-+ #0-9.*]*(hh|h|ll|l|z|j|t)?[a-zA-Z]", "%", said)
    if key[1] == "examples":
        return
    text = COMMANDS.sub("", FILES.sub("", text))
    if re.search(f"[{CHINESE}][,;:!?()]|[,;:!?()][{CHINESE}]|[{CHINESE}][.\"'][{CHINESE}]", text):
        yield f"{key}: ASCII punctuation among Chinese: {said!r}"
    if re.search("[，。；：？] ", said):
        yield f"{key}: a space behind a Chinese mark: {said!r}"
    for word in re.findall(r"[A-Za-z.][A-Za-z0-9_./-]*", text):
        if word not in LATIN and not all(part in LATIN for part in re.split(r"[./]", word) if part):
            yield f"{key}: {word!r} is left in English: {said!r}"
    if english[0].isupper() and re.search(r"[a-z)]\.$", english) and not said.endswith("。"):
        yield f"{key}: a sentence without its full stop: {said!r}"
    if english.endswith("?") and not said.endswith("？"):
        yield f"{key}: a question without its mark: {said!r}"
    if re.search("[a-z]{2}", re.sub("%[a-z]+", "", english)) and said == english and english not in SAME:
        yield f"{key}: not translated: {said!r}"


# Pieces of the language of questionnaires.
SAME = {"levels = option:level, ...", "bash|zsh|fish"}


def compare_languages(english, chinese):
    for key in english.keys() ^ chinese.keys():
        yield f"{key}: in one language only"
    # The program takes the texts by their place and looks a key up only where the order differs.
    if list(english) != list(chinese) and english.keys() == chinese.keys():
        yield "the keys stand in another order"
    for key in english.keys() & chinese.keys():
        yield from wording(key, english[key], chinese[key])


class Messages(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.files = sources()
        cls.english, cls.chinese = catalogue("en"), catalogue("zh")

    def test_the_catalogue_has_what_the_code_says(self):
        self.assertEqual(list(compare_with_code(Sentences(self.files), self.english)), [])

    def test_both_languages_say_the_same(self):
        self.assertEqual(list(compare_languages(self.english, self.chinese)), [])

    def in_code(self, path, old, new):
        """What is found when the source has `new` in place of `old`."""
        self.assertEqual(self.files[path].count(old), 1, old)
        files = self.files | {path: self.files[path].replace(old, new)}
        return "\n".join(compare_with_code(Sentences(files), self.english))

    def test_changed_code_is_found(self):
        sentence = '"There is no such file. Check the path."'
        plants = [
            ("src/base/file.c", sentence, sentence, ""),
            ("src/base/file.c", sentence, '"There is no such file. " "Check the path."', ""),
            ("src/base/file.c", sentence, '"There is no file."', "not in the catalogue: 'There is no file.'"),
            ("src/base/file.c", sentence, "words", "is given a format that cannot"),
            ("src/base/ini_check.c", "The section has no name.", "The section needs a name.", "not in the catalogue"),
            ("src/base/ini_check.c", 'aira_say("it begins with its byte order mark")',
             '"it begins with its byte order mark"', "looks like English"),
            ("src/cli/commands.c", '"line by line"', '"by lines"', "not in the catalogue: 'by lines'"),
            ("src/cli/commands.c", "'nothing leaves the country'", "'nothing leaves it'", "not in the catalogue"),
            ("src/store/handle.c", "The disk is full", "The disk has no room", "does not say 'The disk is full"),
        ]
        for path, old, new, finding in plants:
            found = self.in_code(path, old, new)
            self.assertTrue(finding in found if finding else not found, f"{new}: {found}")

    def test_a_changed_catalogue_is_found(self):
        key = ("messages", "base", "the-file-is-larger-than-bytes-name")
        plants = [
            ("文件超过%d字节。请指定较小的文件。", "other arguments"),
            ("文件超过%zu字节（%s）。请指定较小的文件。", "other arguments"),
            ("文件超过%2$zu字节。请指定较小的文件。", "other arguments"),
            ("文件超过%1$zu字节。请指定较小的文件。", ""),
            ("文件太大。请指定较小的文件。", ""),
            ("文件超过%zu字节.请指定较小的文件。", "ASCII punctuation"),
            ("文件超过%zu字节,请指定较小的文件。", "ASCII punctuation"),
            ("文件超过%zu字节。 请指定较小的文件。", "a space"),
            ("文件超过%zu bytes。请指定较小的文件。", "'bytes' is left in English"),
            ("文件超过%zu字节。请指定较小的文件", "full stop"),
        ]
        for said, finding in plants:
            found = "\n".join(compare_languages(self.english, self.chinese | {key: said}))
            self.assertTrue(finding in found if finding else not found, f"{said}: {found}")
        fewer = {other: said for other, said in self.chinese.items() if other != key}
        self.assertIn("in one language only", "\n".join(compare_languages(self.english, fewer)))
        unsaid = self.english | {("messages", "base", "more"): "Nobody says this.",
                                 ("messages", "system", "more"): "No system says this.",
                                 ("messages", "base", "again"): "There is no such file. Check the path."}
        found = "\n".join(compare_with_code(Sentences(self.files), unsaid))
        for finding in ("the code does not say 'Nobody", "no library says 'No system", "the same English as"):
            self.assertIn(finding, found)


if __name__ == "__main__":
    unittest.main()
