#!/usr/bin/env python3
"""Editorial check of a questionnaire folder. It judges wording, not structure: `aira questionnaire lint` does that.
usage: check.py QUESTIONNAIRE_DIR [--quiet] [--wording]
  --wording  leaves out whether the criteria of criteria.tsv are asked (for questionnaires that do not rest on them)
Reads criteria.tsv, crosswalk.tsv and report.shingles beside it. Exit 0: nothing found; 1: findings, a line each, then a summary.
report.shingles holds no text of the report, only hashes of every 12 characters in a row, 5 bytes each in ascending order, so that
borrowed sentences are found without keeping any (shingles.py makes it from a copy of the report)."""
import sys, os, re, glob, collections
from shingles import LENGTH as SH, HASH_BYTES, digest, squeeze
here = os.path.dirname(os.path.abspath(__file__))
qdir = sys.argv[1]; quiet = '--quiet' in sys.argv
found = collections.Counter()
def say(kind, msg):
    found[kind] += 1
    if not quiet and found[kind] <= 25: print(f'{kind}: {msg}')
def read_ini(path):
    out, cur, seen = collections.OrderedDict(), None, set()
    for n, ln in enumerate(open(path, encoding='utf8'), 1):
        if len(ln.encode()) > 1022: say('line too long', f'{os.path.basename(path)}:{n}')
        ln = ln.strip()
        if not ln or ln[0] in ';#': continue
        m = re.match(r'\[(.+)\]$', ln)
        if m: cur = m.group(1).strip().lower(); out.setdefault(cur, {}); continue
        if '=' not in ln: say('junk line', f'{os.path.basename(path)}:{n}'); continue
        k, v = ln.split('=', 1); k, v = k.strip().lower(), v.strip()
        if (cur, k) in seen: say('duplicate key', f'{os.path.basename(path)}:{n} [{cur}] {k}')
        seen.add((cur, k))
        if v[:1] == '"':
            if v.count('"') != 2: say('quotes inside quotes', f'{os.path.basename(path)}:{n}')
            v = v[1:].split('"')[0]
        else:
            if re.search(r'[;#]', v): say('unquoted ; or #', f'{os.path.basename(path)}:{n}')
            v = re.split(r'[;#]', v)[0].strip()
        out.setdefault(cur, {})[k] = v
    return out
def rows(name): return [l.rstrip('\n').split('\t') for l in open(os.path.join(here, name), encoding='utf8') if l.strip() and l[0] != '#']
Q = read_ini(os.path.join(qdir, 'questionnaire.ini'))
ques = {k[9:]: v for k, v in Q.items() if k.startswith('question ')}
acts = {}
if os.path.exists(os.path.join(qdir, 'actions.ini')): acts = {k[7:]: v for k, v in read_ini(os.path.join(qdir, 'actions.ini')).items() if k.startswith('action ')}
texts = {os.path.basename(f).split('.')[1]: read_ini(f) for f in sorted(glob.glob(os.path.join(qdir, 'text.*.ini')))}
for r in [] if '--wording' in sys.argv else rows('criteria.tsv'):
    if r[0] not in ques: say('criterion not asked', r[0])
    elif r[6] == 'quick' and ques[r[0]].get('depth') != 'quick': say('depth differs', r[0])
known = {r[0].lower() for r in rows('crosswalk.tsv')}
for i, v in list(ques.items()) + list(acts.items()):
    refs = [x.strip() for x in v.get('refs', '').split(',') if x.strip()]
    for x in refs:
        if not x.lower().startswith('report/') and x.lower() not in known: say('unknown reference', f'{i}: {x}')
    if i in ques and v.get('part') != 'profile' and not refs: say('no reference', i)
stored = open(os.path.join(here, 'report.shingles'), 'rb').read()
grams = {stored[i:i + HASH_BYTES] for i in range(0, len(stored), HASH_BYTES)}
keys = {l: {(s, k) for s in t for k in t[s]} for l, t in texts.items()}
for l in keys:
    for o in keys:
        for s, k in sorted(keys[o] - keys[l]): say('text missing', f'{l}: [{s}] {k}')
limits = {'zh': dict(ask=(8, 70), level=(8, 110), help=(15, 220), title=(4, 20)), 'en': dict(ask=(20, 200), level=(20, 260), help=(40, 480), title=(8, 90))}
vague = {'zh': r'基本(上|实现|完成|建立)|较为?完善|全面(实现|落地|建立|覆盖)|部分(实现|落地|建立|覆盖)|初步(建立|实现|形成)|持续优化|体系化', 'en': r'\b(ad[ -]hoc|partial(ly)?|mostly|fully|optimi[sz]ed|to some extent|systematic(ally)?|mature|well[- ]established)\b'}
for l, t in texts.items():
    lim = limits.get(l, limits['en']); levels = []
    for i, v in ques.items():
        sec = t.get('question ' + i, {})
        need = ['ask'] + (['help'] if v.get('part') != 'profile' else []) + ([str(n) for n in range(5)] if v.get('type') == 'level' else []) + [o.strip() for o in v.get('options', '').split(',') if o.strip()]
        for k in need:
            if not sec.get(k): say('text missing', f'{l}: [question {i}] {k}')
        for k, (a, b) in (('ask', lim['ask']), ('help', lim['help'])):
            if sec.get(k) and not a <= len(sec[k]) <= b: say('length', f'{l}: [question {i}] {k}: {len(sec[k])}, wanted {a} to {b}')
        if v.get('type') == 'level': levels += [(i, n, sec.get(str(n), '')) for n in range(5) if sec.get(str(n))]
    for a in acts:
        sec = t.get('action ' + a, {})
        for k in ('title', 'text', 'done'):
            if not sec.get(k): say('text missing', f'{l}: [action {a}] {k}')
        if sec.get('title') and len(sec['title']) > lim['title'][1]: say('length', f'{l}: [action {a}] title: {len(sec["title"])}')
    v = 0
    for i, n, s in levels:
        a, b = lim['level']
        if not a <= len(s) <= b: say('length', f'{l}: [question {i}] {n}: {len(s)}, wanted {a} to {b}')
        if re.search(vague[l if l in vague else 'en'], s, re.I): v += 1
    if levels and v > len(levels) * .06: say('vague levels', f'{l}: {v} of {len(levels)} level texts lean on scale words (6 % at most)')
    shing = [(i, n, {squeeze(s)[j:j + 3] for j in range(len(squeeze(s)) - 2)}) for i, n, s in levels]
    by = collections.defaultdict(list)
    for x in shing: by[x[1]].append(x)
    for n, xs in by.items():
        for p in range(len(xs)):
            for q in range(p):
                A, B = xs[p][2], xs[q][2]
                if A and B and len(A & B) / len(A | B) > .55: say('alike', f'{l}: level {n} of {xs[p][0]} and {xs[q][0]}')
    for s in t:
        for k, val in t[s].items():
            z = squeeze(val); hit = [j for j in range(len(z) - SH + 1) if digest(z[j:j + SH]) in grams]
            if hit: say("the report's words", f'{l}: [{s}] {k}: …{z[hit[0]:hit[0] + SH + len(hit) - 1][:40]}…')
scored = [i for i, v in ques.items() if v.get('part') != 'profile' and v.get('weight', '1') != '0' and (v.get('type') in ('level', 'yesno') or {'full', 'thresholds', 'levels'} & v.keys())]
for i in scored:
    for kind in ('establish', 'extend'):
        a = acts.get(f'{i}.{kind}')
        if not a: say('no action', f'{i}.{kind}'); continue
        for k in ('question', 'raises-to', 'effort', 'owner', 'horizon'):
            if k not in a: say('action lacks', f'{i}.{kind}: {k}')
for a, v in acts.items():
    for x in [x.strip() for x in v.get('after', '').split(',') if x.strip()]:
        if x not in acts: say('unknown action', f'{a}: after {x}')
print('; '.join(f'{k} {n}' for k, n in found.most_common()) or f'nothing found in {len(ques)} questions, {len(acts)} actions, {len(texts)} languages')
sys.exit(1 if found else 0)
