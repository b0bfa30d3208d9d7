#!/usr/bin/env python3
"""Hashes of all 12 characters in a row of a text, punctuation and spaces left out.
usage: shingles.py TEXT... > report.shingles"""
import hashlib
import re
import sys

LENGTH = 12
HASH_BYTES = 5


def squeeze(text):
    return re.sub(r'[\s，。；：、“”"（）()·,.;:!?！？-]+', '', text)


def digest(piece):
    return hashlib.blake2b(piece.encode(), digest_size=HASH_BYTES).digest()


def main():
    text = squeeze(''.join(open(name, encoding='utf8').read() for name in sys.argv[1:]))
    hashes = {digest(text[i:i + LENGTH]) for i in range(len(text) - LENGTH + 1)}
    sys.stdout.buffer.write(b''.join(sorted(hashes)))


if __name__ == '__main__':
    main()
