#!/bin/sh
# Runs every libFuzzer target of a build with AIRA_FUZZ on a copy of its corpus.
# usage: sh tests/fuzz/run.sh BUILD [SECONDS]
#   SECONDS (default 40) are shared among the targets.  Exits 1 when an input crashed one, leaked or took too long; the
#   input stays in BUILD/fuzz-findings.
set -eu

if [ $# -lt 1 ] || [ ! -d "$1/tests/fuzz" ]; then
    echo "usage: sh tests/fuzz/run.sh BUILD [SECONDS]" >&2
    exit 2
fi
build=$(cd "$1" && pwd)
seconds=${2:-40}
corpora=$(cd "$(dirname "$0")" && pwd)/corpus
found=$build/fuzz-findings
if [ -w /dev/shm ]; then
    work=$(mktemp -d /dev/shm/aira-fuzz-XXXXXX) # databases are made there
else
    work=$(mktemp -d)
fi
trap 'rm -rf "$work"' EXIT
mkdir -p "$found"

targets=
count=0
for corpus in "$corpora"/*/; do
    name=$(basename "$corpus")
    if [ -x "$build/tests/fuzz/fuzz_$name" ]; then
        targets="$targets $name"
        count=$((count + 1))
    fi
done
if [ "$count" -eq 0 ]; then
    echo "run.sh: no fuzz target is built in $build" >&2
    exit 2
fi
each=$((seconds / count))
[ "$each" -ge 1 ] || each=1

failed=0
for name in $targets; do
    cp -r "$corpora/$name" "$work/$name"
    log=$work/$name.log
    if TMPDIR=$work "$build/tests/fuzz/fuzz_$name" -max_total_time="$each" -timeout=10 -rss_limit_mb=1024 \
        -max_len=4096 -print_final_stats=1 -artifact_prefix="$found/$name-" "$work/$name" >"$log" 2>&1; then
        result=ok
    else
        result=CRASH
        failed=1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "fuzz $name: ${runs:-0} runs in $each s: $result"
    [ "$result" = ok ] || tail -n 40 "$log"
done
exit $failed
