"""Draws icon.png, the icon of the packages: a small network, 128 x 128. Needs nothing but Python: python3 icon.py"""
import math
import pathlib
import struct
import zlib

SIZE, SAMPLES = 128, 4
BACK, EDGE, NODE, OUT = (31, 41, 68), (96, 124, 178), (240, 244, 252), (255, 176, 46)
LAYERS = [[(26, y) for y in (34, 64, 94)], [(64, y) for y in (24, 50, 78, 104)], [(102, 64)]]
CORNER, LINE, RADIUS = 24, 1.6, 9


def inside(x, y):
    """Whether a point is in the square with round corners."""
    dx, dy = max(CORNER - x, x - (SIZE - CORNER), 0), max(CORNER - y, y - (SIZE - CORNER), 0)
    return math.hypot(dx, dy) <= CORNER


def distance(x, y, a, b):
    """From a point to the line between two others."""
    (ax, ay), (bx, by) = a, b
    t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    t = min(max(t, 0), 1)
    return math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))


def color(x, y):
    if not inside(x, y):
        return None
    for layer in LAYERS:
        for nx, ny in layer:
            if math.hypot(x - nx, y - ny) <= RADIUS:
                return OUT if layer is LAYERS[-1] else NODE
    edges = ((a, b) for before, after in zip(LAYERS, LAYERS[1:]) for a in before for b in after)
    return EDGE if any(distance(x, y, a, b) <= LINE for a, b in edges) else BACK


def pixel(column, row):
    """The mean over some points of the pixel, so that lines are smooth; alpha is the share of points in the square."""
    points = [color(column + (i + 0.5) / SAMPLES, row + (j + 0.5) / SAMPLES) for i in range(SAMPLES) for j in range(SAMPLES)]
    seen = [point for point in points if point]
    mean = [round(sum(channel) / len(seen)) for channel in zip(*seen)] if seen else [0, 0, 0]
    return bytes([*mean, round(255 * len(seen) / len(points))])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(pixel(column, row) for column in range(SIZE)) for row in range(SIZE))
header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
pathlib.Path(__file__).with_name("icon.png").write_bytes(png)
