#!/bin/sh
# Builds and tests everything: with gcc and clang, plain, under sanitizers, the unit tests under Valgrind, and a short
# round of fuzzing.
# usage: sh scripts/test.sh [--long]
#   --long  adds soak, longer kill loops, many more random cases for the scorer, twenty minutes of fuzzing, and what
#           is slow under sanitizers (label slow) and Valgrind (label long)
# The last lines are ctest's; the exit code is 0 only when everything passed.
set -eu
cd "$(dirname "$0")/.."

fuzz_seconds=40
under_asan='-LE slow'
under_valgrind='-LE long'
case "${1:-}" in
'') ;;
--long)
    AIRA_LONG=1
    export AIRA_LONG
    fuzz_seconds=1200
    under_asan='-E ^cli/demo$'
    under_valgrind=
    ;;
*)
    echo "usage: sh scripts/test.sh [--long]" >&2
    exit 2
    ;;
esac

sh scripts/deps.sh test
jobs=$(nproc)
mkdir -p build
log=build/test.log

# Runs a command quietly; when it fails, shows what it said and ends.
quietly() {
    "$@" >"$log" 2>&1 || {
        tail -n 200 "$log"
        exit 1
    }
}

build() { # preset, cmake options
    preset=$1
    shift
    quietly cmake --preset "$preset" "$@"
    quietly cmake --build "build/$preset" -j "$jobs"
}

echo "== clang, warnings are errors"
quietly cmake --preset debug -B build/clang -DCMAKE_C_COMPILER=clang -DBUILD_TESTING=OFF
quietly cmake --build build/clang -j "$jobs"

echo "== the suite under AddressSanitizer and UndefinedBehaviorSanitizer"
build asan
# Kills test the order of writes, which sanitizers do not change: few will do here.
quietly env AIRA_KILLS=20 ctest --test-dir build/asan -j "$jobs" --output-on-failure $under_asan
tail -n 4 "$log"

echo "== fuzzing, $fuzz_seconds seconds"
quietly cmake --preset fuzz
quietly cmake --build build/fuzz -j "$jobs" --target fuzz_targets
sh tests/fuzz/run.sh build/fuzz "$fuzz_seconds"

build release
if [ -n "${AIRA_LONG:-}" ]; then
    echo "== soak, and random cases against the independent scorer"
    python3 tests/soak/soak.py build/release/src/cli/aira 400
    python3 tests/reference/compare.py build/release/src/cli/aira 10000 | tail -n 3
fi

echo "== the suite, release, and the unit tests under Valgrind"
ctest --test-dir build/release -j "$jobs" --output-on-failure $under_valgrind
