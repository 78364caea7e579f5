"""Writes subsampled.jpg and progressive.jpg: a smooth picture of 40 x 24 pixels by a JPEG encoder as cameras and programs have it.

Run once with `python3 make_jpeg_fixtures.py` (cjpeg of libjpeg-turbo 2.1.5 on the path); the tests read the JPEG files only.
Colours are stored in half the height and width (4:2:0). Red grows to the right, green downwards, and blue falls along the diagonal.
"""
import pathlib
import subprocess

WIDTH, HEIGHT = 40, 24

pixels = bytes(value for y in range(HEIGHT) for x in range(WIDTH) for value in (20 + 5 * x, 30 + 8 * y, 240 - 3 * (x + y)))
picture = b"P6\n%d %d\n255\n" % (WIDTH, HEIGHT) + pixels
folder = pathlib.Path(__file__).parent
for name, option in (("subsampled", "-optimize"), ("progressive", "-progressive")):
    jpeg = subprocess.run(["cjpeg", "-quality", "90", option, "-sample", "2x2"], input=picture, capture_output=True, check=True).stdout
    (folder / f"{name}.jpg").write_bytes(jpeg)
