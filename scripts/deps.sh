#!/bin/sh
# Installs what is missing on a Debian machine.
# usage: sh scripts/deps.sh [run|test|bench]
#   run    to build and run aira (the default)
#   test   also what the tests need
#   bench  also what the side-by-side measurements need
set -eu

run="gcc libc6-dev cmake ninja-build pkg-config libsqlite3-dev libhpdf-dev libiniparser-dev libunistring-dev libjansson-dev
 libsodium-dev libpng-dev libfontconfig-dev libharfbuzz-dev libqpdf-dev libdeflate-dev libxlsxwriter-dev libncurses-dev libzip-dev
 libcairo2-dev coinor-libcbc-dev fonts-wqy-microhei fonts-open-sans"
test="$run git clang libclang-rt-14-dev libcmocka-dev valgrind qpdf poppler-utils python3 tmux"
bench="$test chromium libreoffice-writer"

case "${1:-run}" in
run) wanted=$run ;;
test) wanted=$test ;;
bench) wanted=$bench ;;
*)
    echo "usage: sh scripts/deps.sh [run|test|bench]" >&2
    exit 2
    ;;
esac

installed() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

missing=
for package in $wanted; do
    installed "$package" && continue
    # The runtime of libFuzzer is named after clang's version.
    if [ "$package" = libclang-rt-14-dev ] && dpkg-query -W 'libclang-rt-*-dev' >/dev/null 2>&1; then
        continue
    fi
    missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "deps.sh: this system has no apt-get; please install:$missing" >&2
    exit 1
fi
root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "deps.sh: run as root, or install:$missing" >&2
        exit 1
    fi
    root=sudo
fi
echo "deps.sh: installing$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$root apt-get update -qq
case "$missing" in
*libclang-rt-14-dev*)
    if ! apt-cache show libclang-rt-14-dev >/dev/null 2>&1; then
        newest=$(apt-cache depends clang | sed -n 's/.*Depends: clang-\([0-9]*\).*/\1/p' | head -n 1)
        missing=$(echo "$missing" | sed "s/libclang-rt-14-dev/libclang-rt-$newest-dev/")
    fi
    ;;
esac
# shellcheck disable=SC2086
$root apt-get install -y -qq --no-install-recommends $missing >&2
