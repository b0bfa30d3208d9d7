#!/usr/bin/env python3
"""Compares the program with the reference scorer on random cases.

usage: compare.py AIRA_BINARY COUNT [SEED] [--all]

Case N has the seed SEED + N, SEED 1 if none is given.  At the first difference, prints it with both values, keeps the
case's folder and ends with 1; with --all goes on to the end.  Prints how many cases were compared, how many the
program refused, and how many had each feature, so that a generator that went silent is seen.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import generate
import score


def differences(ours, theirs, path=""):
    """(path, ours, theirs) for each place where they part; keys that only the program has are its own affair."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours:
            yield from differences(ours[key], theirs.get(key, "(no such key)"), f"{path}.{key}" if path else key)
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for place, (left, right) in enumerate(zip(ours, theirs)):
            yield from differences(left, right, f"{path}[{place}]")
    elif ours != theirs or isinstance(ours, bool) != isinstance(theirs, bool):
        yield path, ours, theirs


def agreements(assessment):
    """How several people's answers to a question came out, as names to count."""
    for ident, answers in assessment.people.items():
        question = assessment.questionnaire.questions[ident]
        agreed = score.agree(question, answers)
        given = [answer for answer in answers if answer.kind == "value"]
        if not given:
            kinds = {answer.kind for answer in answers}
            yield "several: " + ("n/a beside ?" if len(kinds) == 2 else "all n/a" if kinds == {"na"} else "all ?")
        elif agreed.kind == "unknown":
            yield "several: no agreement on " + question.type
        else:
            yield "several: agreed on " + question.type
            if question.type in ("level", "number") and len(given) % 2 == 0 and len({a.value for a in given}) > 1:
                yield "several: lower median of an even number"
            if len(given) < len(answers):
                yield "several: values beside n/a or ?"
            if any(answer.value == agreed.value and answer.evidence != agreed.evidence for answer in given):
                yield "several: highest of different grades"


def outcomes(assessment, result):
    """What the case came to, as names to count."""
    yield from agreements(assessment)
    for ident in assessment.questionnaire.questions:
        yield "state " + assessment.state(ident)
    for stage in result["stage"]["stages"]:
        yield from (f"gate {'core' if g['core'] else 'other'} {g['status']}" for g in stage["gates"])
        yield from ("gate met as claimed, missed as supported" for g in stage["gates"]
                    if (g["status"], g["supported_status"]) == ("met", "missed"))
    if result["stage"]["stages"]:
        yield "stage reached: " + ("none" if result["stage"]["reached"] is None else
                                   "top" if result["stage"]["next"] is None else "some")
    index = result["index"]
    yield from ("blocker " + blocker["status"] for blocker in index["blockers"])
    yield "index " + ("null" if index["score"] is None else "without band" if index["band"] is None else "with band")
    if index["band"] is not None:
        bands = [name for name, _ in assessment.questionnaire.bands]
        plain = score.band_of(assessment.questionnaire, round(index["score"] * 10) * 1000)
        yield "band " + ("as the figure" if bands[plain] == index["band"] else "capped")
        if index["band"] != index["supported_band"]:
            yield "bands claimed and supported apart"


def run(binary, folder):
    """The program's JSON and what it said, None for JSON when it refused."""
    done = subprocess.run([binary, "score", "--from", os.path.join(folder, "answers.ini"), "--questionnaire", folder,
                           "--json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None, f"exit {done.returncode}: {done.stderr.strip()}"
    return json.loads(done.stdout), ""


def compare(binary, seed, folder, hits, refusals):
    """Writes and compares one case; the first difference, or None."""
    for name in generate.generate(seed, folder):
        hits[name] += 1
    questionnaire = score.Questionnaire(folder)
    assessment = score.Assessment(questionnaire, os.path.join(folder, "answers.ini"))
    ours = score.score(assessment)
    for name in set(outcomes(assessment, ours)):
        hits[name] += 1
    theirs, said = run(binary, folder)
    if theirs is None:
        refusals[re.sub(r"\d+", "N", said.replace(folder, "DIR"))] += 1
        return f"refused: {said}"
    for path, left, right in differences(ours, theirs):
        return f"{path}: reference {json.dumps(left)}, program {json.dumps(right)}"
    return None


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--all"]
    if len(arguments) not in (2, 3):
        sys.exit(__doc__)
    binary, count, first = arguments[0], int(arguments[1]), int(arguments[2]) if len(arguments) > 2 else 1
    root = tempfile.mkdtemp(prefix="aira-compare-")
    hits, refusals = collections.Counter(), collections.Counter()
    compared = found = 0
    for seed in range(first, first + count):
        folder = os.path.join(root, f"case-{seed}")
        difference = compare(binary, seed, folder, hits, refusals)
        compared += 1
        if difference is None:
            shutil.rmtree(folder)
            continue
        found += 1
        if found <= 20:
            print(f"{folder}: {difference}")
        if "--all" not in sys.argv:
            break
    print(f"{compared} cases compared, {found} differ, {sum(refusals.values())} of them refused")
    for said, times in refusals.most_common(20):
        print(f"  refused {times} times: {said}")
    print("cases with:")
    for name in sorted(hits):
        print(f"  {hits[name]:6d}  {name}")
    if found:
        sys.exit(1)
    os.rmdir(root)


if __name__ == "__main__":
    main()
