"""Small grey PNGs of eight tones, and how much two of them differ."""

import struct
import zlib

TONES = (0, 45, 90, 135, 180, 215, 240, 255)  # close together at the end, where pale grounds are told from paper
MOST_OFF = 12       # of 255, that a pixel may be off after the blur
MOST_SHARE = 0.001  # of all pixels that may be further off: a word or two of a page


def of_gray(width, height, gray):
    """The packed rows, two pixels a byte, of a picture of one byte a pixel."""
    table = bytes(min(range(len(TONES)), key=lambda tone: abs(TONES[tone] - value)) for value in range(256))
    tones = gray.translate(table)
    rows = []
    for y in range(height):
        row = tones[y * width:(y + 1) * width] + b"\0" * (width % 2)
        rows.append(bytes(a << 4 | z for a, z in zip(row[::2], row[1::2])))
    return rows


def write(path, width, rows):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 4, 3, 0, 0, 0)) +
                   chunk(b"PLTE", bytes(tone for tone in TONES for _ in range(3))) +
                   chunk(b"IDAT", packed) + chunk(b"IEND", b""))


def read(path):
    """Width and rows of a picture that `write` wrote."""
    with open(path, "rb") as file:
        data = file.read()
    width, height = struct.unpack(">II", data[16:24])
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += 12 + length
    raw, step = zlib.decompress(packed), 1 + (width + 1) // 2
    if len(raw) != step * height or any(raw[y * step] for y in range(height)):
        raise ValueError(f"{path} is not of the kind that is written here")
    return width, [raw[y * step + 1:(y + 1) * step] for y in range(height)]


def unpacked(row):
    return [TONES[tone] for byte in row for tone in (byte >> 4, byte & 15)]


def share_off(rows, others):
    """The share of pixels that differ by more than MOST_OFF after a blur over one pixel around."""
    if len(rows) != len(others) or len(rows[0]) != len(others[0]):
        return 1.0
    width, off = 2 * len(rows[0]), 0
    differs = [row != other for row, other in zip(rows, others)]
    flat = [0] * width
    diffs = {}

    def diff(y):
        if not 0 <= y < len(rows) or not differs[y]:
            return flat
        if y not in diffs:
            diffs[y] = [a - z for a, z in zip(unpacked(rows[y]), unpacked(others[y]))]
        return diffs[y]

    for y in range(len(rows)):
        if not any(differs[max(0, y - 1):y + 2]):
            continue
        column = [0] + [a + b + c for a, b, c in zip(diff(y - 1), diff(y), diff(y + 1))] + [0]
        off += sum(abs(a + b + c) > 9 * MOST_OFF for a, b, c in zip(column, column[1:], column[2:]))
        diffs.pop(y - 2, None)
    return off / (width * len(rows))
