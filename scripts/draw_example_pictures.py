"""Draws the pictures of the invented forum: two logos and a river between towns, all our own.

draw_example_pictures.py [FOLDER] writes them, the same bytes with the same Pillow.
"""

import math
import sys
from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).parent.parent / "inputs" / "seomaru-forum-2026" / "pictures"
FINE = 4
"""Drawn so many times larger, then made small: edges are smooth."""

GREEN, TEAL, SAND, NIGHT, RIVER = "#2F6B4F", "#1B6C7A", "#E9DFC8", "#22384D", "#5B93B5"


def _canvas(width: int, height: int, ground: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (width * FINE, height * FINE), ground)
    return image, ImageDraw.Draw(image)


def _finished(image: Image.Image) -> Image.Image:
    size = (image.width // FINE, image.height // FINE)
    return image.resize(size, Image.Resampling.LANCZOS).quantize(64)


def institute() -> Image.Image:
    """Return the logo of the institute: a roof over three counters."""
    image, draw = _canvas(240, 160, "white")
    draw.polygon([(20 * FINE, 70 * FINE), (120 * FINE, 16 * FINE), (220 * FINE, 70 * FINE)], GREEN)
    for left in (40, 100, 160):
        draw.rectangle((left * FINE, 84 * FINE, (left + 40) * FINE, 144 * FINE), GREEN)
    return _finished(image)


def network() -> Image.Image:
    """Return the logo of the network: towns along a wave."""
    image, draw = _canvas(340, 160, "white")
    places = [(x, 80 + 36 * math.sin(x / 34)) for x in range(20, 321, 2)]
    draw.line([(x * FINE, y * FINE) for x, y in places], TEAL, 14 * FINE, joint="curve")
    for x, y in places[10::32]:
        draw.ellipse([(x - 17) * FINE, (y - 17) * FINE, (x + 17) * FINE, (y + 17) * FINE], NIGHT)
    return _finished(image)


def river() -> Image.Image:
    """Return a river between hills and houses at dusk, as a child would cut it out of paper."""
    width, height = 900, 520
    image, draw = _canvas(width, height, SAND)
    draw.ellipse([650 * FINE, 60 * FINE, 770 * FINE, 180 * FINE], "#D9874B")
    for base, color in ((250, "#9DB7A5"), (310, GREEN)):
        ridge = [(x, base + 40 * math.sin(x / 90 + base)) for x in range(0, width + 1, 6)]
        outline = [*ridge, (width, height), (0, height)]
        draw.polygon([(x * FINE, y * FINE) for x, y in outline], color)
    banks = [(y, 450 + 120 * math.sin(y / 60), 30 + (y - 320) * 0.7) for y in range(320, 521, 4)]
    left = [((x - w) * FINE, y * FINE) for y, x, w in banks]
    right = [((x + w) * FINE, y * FINE) for y, x, w in reversed(banks)]
    draw.polygon([*left, *right], RIVER)
    for x, y in ((120, 360), (190, 400), (700, 380), (780, 430), (260, 450)):
        walls = [x * FINE, y * FINE, (x + 48) * FINE, (y + 44) * FINE]
        draw.rectangle(walls, NIGHT)
        roof = [(x - 8, y), (x + 24, y - 30), (x + 56, y)]
        draw.polygon([(a * FINE, b * FINE) for a, b in roof], "#A4553A")
    return _finished(image)


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawn in (("silps", institute()), ("nerico", network()), ("river", river())):
        drawn.save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
