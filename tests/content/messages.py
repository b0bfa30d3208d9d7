"""The sentences of the program as its sources have them: what errors, diagnostics and the help are made of."""
import functools
import glob
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

TOKEN = re.compile(r'''//[^\n]*|/\*.*?\*/|\\\n|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[A-Za-z_]\w*|\d[\w.]*|\.\.\.|\s+|.''',
                   re.S)
ESCAPE = re.compile(rb'\\(x[0-9A-Fa-f]{2}|.)', re.S)

ENGLISH = re.compile(r"\b[A-Za-z]?[a-z]+'?[a-z]* [a-z]{2,}")
CONVERSION = re.compile(r"%(\d+\$)?([-+ #0-9.*]*)((?:hh|h|ll|l|z|j|t)?[a-zA-Z])")

# Formats of texts that are no sentences; what they print is marked where it is one.
PLAIN = {"aira_buf_printf", "aira_arena_printf", "aira_buf_vprintf"}
# Functions that hand a format on which was given to them, by the name of the parameter or variable.
HANDED_ON = {"format", "trouble"}


class Token:
    def __init__(self, text, line):
        self.text, self.line = text, line
        self.literal = text[0] == '"'

    def value(self):
        def unescape(match):
            escape = match.group(1)
            if escape[:1] == b"x":
                return bytes([int(escape[1:], 16)])
            return {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"0": b"\0"}.get(escape, escape)
        return ESCAPE.sub(unescape, self.text[1:-1].encode()).decode(errors="replace")


@functools.cache
def tokens(text):
    found, line = [], 1
    for match in TOKEN.finditer(text):
        word = match.group()
        if not word.isspace() and word[:2] not in ("//", "/*", "\\\n"):
            found.append(Token(word, line))
        line += word.count("\n")
    return found


def arguments(found, at):
    """The arguments of the call whose "(" or "{" stands at `at`, each a list of tokens, and where it ends."""
    depth, current, result = 0, [], []
    while True:
        word = found[at].text
        if word in ("(", "[", "{"):
            depth += 1
            if depth > 1:
                current.append(found[at])
        elif word in (")", "]", "}"):
            depth -= 1
            if depth == 0:
                if current or result:
                    result.append(current)
                return result, at
            current.append(found[at])
        elif word == "," and depth == 1:
            result.append(current)
            current = []
        else:
            current.append(found[at])
        at += 1


def literals(argument):
    """The string literals in an argument, those that stand together joined: two for `a ? "x" : "y"`."""
    found, current = [], None
    for token in argument:
        if token.literal:
            current = (current[0] + token.value(), current[1]) if current else (token.value(), token)
        elif current:
            found.append(current)
            current = None
    return found + [current] if current else found


def sources(root=ROOT):
    files = sorted(glob.glob(os.path.join(root, "src", "*", "*.[ch]")) +
                   glob.glob(os.path.join(root, "include", "aira", "*.h")))
    result = {}
    for path in files:
        with open(path, encoding="utf-8") as file:
            result[os.path.relpath(path, root)] = file.read()
    return result


def declared(files):
    """Functions that take a format, with the place of that parameter, by their AIRA_PRINTF; those of one file only
    under its path, the others under ""."""
    result = {"": {}}
    for path, text in files.items():
        found = tokens(text)
        own = result.setdefault(path if path.endswith(".c") else "", {})
        for i, token in enumerate(found):
            if token.text != "AIRA_PRINTF" or not found[i + 2].text.isdigit():
                continue
            at, depth = i - 1, 0
            while depth > 0 or found[at].text != "(":
                depth += (found[at].text == ")") - (found[at].text == "(")
                at -= 1
                if depth == 1 and found[at].text == "(":
                    break
            if found[at - 1].text not in PLAIN:
                own[found[at - 1].text] = int(found[i + 2].text) - 1
    return result


def macros(files, functions):
    """Macros that hand their last arguments on to one of `functions`: the format is the first of these."""
    result = {}
    for text in files.values():
        for match in re.finditer(r"#define (\w+)\(([^)]*), *\.\.\.\)((?:[^\n]*\\\n)*[^\n]*)", text):
            if "__VA_ARGS__" in match.group(3) and any(name in match.group(3) for name in functions):
                result[match.group(1)] = len(match.group(2).split(","))
    return result


class Sentences:
    """`texts`: each sentence with the places (file, line) where it stands; `strange`: calls that were not understood;
    `unmarked`: literals that look like English and are given to none of the functions that translate."""

    def __init__(self, files):
        self.texts, self.strange, self.unmarked, self.examples = {}, [], [], {}
        functions = declared(files)
        functions[""] |= macros(files, functions[""])
        for path, text in files.items():
            self.read(path, tokens(text), functions[""] | functions.get(path, {}))

    def take(self, path, argument, seen):
        for text, token in literals(argument):
            seen.add(id(token))
            # A format that only hands on what it is given has no words.
            if not re.fullmatch("(%s)*", text):
                self.texts.setdefault(text, []).append((path, token.line))

    def read(self, path, found, functions):
        seen = set()
        for i, token in enumerate(found[:-1]):
            if found[i + 1].text != "(" or (i > 0 and found[i - 1].text == "define"):
                continue
            if token.text in functions:
                self.call(path, found, i, functions[token.text], seen)
            elif token.text == "_Static_assert":
                seen |= {id(literal) for argument in arguments(found, i + 1)[0] for _, literal in literals(argument)}
            elif token.text in ("aira_say", "AIRA_SENTENCE"):
                given, _ = arguments(found, i + 1)
                # aira_say with a variable says what was marked elsewhere.
                if len(given) == 1:
                    self.take(path, given[0], seen)
        if path.endswith(("commands.c", "args.c")):
            self.tables(path, found, seen)
        self.rest(path, found, seen)

    def call(self, path, found, i, place, seen):
        given, _ = arguments(found, i + 1)
        declaration = any(token.text in ("const", "void") for argument in given for token in argument)
        if declaration or len(given) <= place:
            return
        argument = given[place]
        if literals(argument):
            self.take(path, argument, seen)
        elif [token.text for token in argument] not in [[name] for name in HANDED_ON] + [["__VA_ARGS__"]]:
            self.strange.append((path, found[i].line, found[i].text))

    def tables(self, path, found, seen):
        """The rows of the command table, {name, usage, help, about, examples, options, ...}, and of options."""
        for i, token in enumerate(found):
            if token.text != "{" or not found[i + 1].literal:
                continue
            row, _ = arguments(found, i)
            if len(row) == 3:
                self.take(path, row[1], seen)
                self.take(path, row[2], seen)
            elif len(row) > 6:
                for argument in row[1:4]:
                    self.take(path, argument, seen)
                for text, literal in literals(row[4]):
                    seen.add(id(literal))
                    self.examples[text] = (path, literal.line)

    def rest(self, path, found, seen):
        at = 0
        while at < len(found):
            if not found[at].literal:
                at += 1
                continue
            first, text = found[at], ""
            while at < len(found) and found[at].literal:
                text += found[at].value()
                at += 1
            if id(first) not in seen and ENGLISH.search(text) and not re.fullmatch("(aira|text) [a-z]+", text):
                self.unmarked.append((path, first.line, text))


def conversions(text):
    """The conversions of a format as pairs of number (None: in order) and type, without flags, width, precision."""
    return [(int(number[:-1]) if number else None, ("*" if "*" in size else "") + kind)
            for number, size, kind in CONVERSION.findall(text.replace("%%", ""))]


def agree(english, said):
    """As base_formats_agree: the same arguments, those at the end may be left out."""
    ours, theirs = conversions(english), conversions(said)
    if any(number is None for number, _ in theirs):
        return [kind for _, kind in ours][:len(theirs)] == [kind for _, kind in theirs] and \
            all(number is None for number, _ in theirs)
    numbers = {number for number, _ in theirs}
    return numbers == set(range(1, len(numbers) + 1)) and len(numbers) <= len(ours) and \
        all("*" not in kind and ours[number - 1][1] == kind for number, kind in theirs)
