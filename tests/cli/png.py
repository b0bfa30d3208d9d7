"""Writes PNG files of every kind, for tests of what reads them."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, pixel, colour_type=2, depth=8, interlaced=False, palette=b"", transparent=b""):
    """`pixel(x, y)` gives the channels of one pixel as a tuple of `depth` bits each (8 or 16)."""

    def rows(x0, y0, dx, dy):
        data = b""
        for y in range(y0, height, dy):
            row = b"".join(struct.pack(">B" if depth == 8 else ">H", part)
                           for x in range(x0, width, dx) for part in pixel(x, y))
            data += b"\0" + row if row else b""
        return data

    data = b"".join(rows(*each) for each in PASSES) if interlaced else rows(0, 0, 1, 1)
    assert len(pixel(0, 0)) == CHANNELS[colour_type]
    return (SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, interlaced))
            + (chunk(b"PLTE", palette) if palette else b"") + (chunk(b"tRNS", transparent) if transparent else b"")
            + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))
