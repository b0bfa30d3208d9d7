#!/bin/sh
# Builds and tests everything, plain and under sanitizers, and the unit tests under Valgrind.
# usage: sh scripts/test.sh [--long]
#   --long  adds soak, fuzz and kill loops (about an hour)
# The last lines are ctest's; the exit code is 0 only when every test passed.
set -eu
cd "$(dirname "$0")/.."

long=
case "${1:-}" in
'') ;;
--long) long=1 ;;
*)
    echo "usage: sh scripts/test.sh [--long]" >&2
    exit 2
    ;;
esac

sh scripts/deps.sh test
jobs=$(nproc)

build() { # preset, further cmake options
    preset=$1
    shift
    cmake --preset "$preset" "$@" >/dev/null
    cmake --build --preset "$preset" -j "$jobs" | grep -E 'FAILED|error|warning' || true
    cmake --build --preset "$preset" -j "$jobs" >/dev/null
}

echo "== clang: warnings are errors"
cmake --preset debug -B build/clang -DCMAKE_C_COMPILER=clang -DBUILD_TESTING=OFF >/dev/null
cmake --build build/clang -j "$jobs" >/dev/null

echo "== AddressSanitizer and UndefinedBehaviorSanitizer"
build asan
ctest --test-dir build/asan -j "$jobs" --output-on-failure --progress -LE 'slow|long' | tail -n 5

echo "== libFuzzer targets"
build fuzz
sh tests/fuzz/run.sh build/fuzz "${long:+3600}"

echo "== release, with the whole suite"
build release
if [ -n "$long" ]; then
    AIRA_LONG=1
    export AIRA_LONG
fi
ctest --test-dir build/release -j "$jobs" --output-on-failure
