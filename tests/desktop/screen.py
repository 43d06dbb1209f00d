"""How many colours a part of Xvfb's screen has, from its frame buffer (an XWD file): screen.py FILE [LEFT TOP RIGHT BOTTOM].

A map has thousands, an empty window one or two. Without a part, the whole screen counts."""

import struct
import sys


def colours(path, part):
    data = open(path, "rb").read()
    head = struct.unpack(">25I", data[:100])
    header, width, height, line, count = head[0], head[4], head[5], head[12], head[19]
    start = header + count * 12
    left, top, right, bottom = part or (0, 0, width, height)
    seen = set()
    for y in range(top, min(bottom, height)):
        row = data[start + y * line : start + y * line + width * 4]
        seen.update(row[x * 4 : x * 4 + 3] for x in range(left, min(right, width)))
    return len(seen)


print(colours(sys.argv[1], tuple(map(int, sys.argv[2:6]))))
