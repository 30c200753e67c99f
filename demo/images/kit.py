"""The drawing kit of the demo's pictures: one palette, one type family, a few shapes that all pictures share.

Coordinates are pixels of the finished picture, 1600 x 900. Everything is drawn at twice that size and scaled
down at the end, which is what makes lines and letters smooth.
"""

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1600, 900
SCALE = 2
COLORS = 128

PAPER = "#f6f2ec"
WHITE = "#ffffff"
INK = "#2b2622"
MUTED = "#776d63"
LINE = "#ddd5ca"
ACCENT = "#e2452a"
GLOW = "#f6b8a8"
BLUSH = "#fbe3dc"
STEEL = "#b7b1a9"
STEEL_DARK = "#8b847b"
STEEL_LIGHT = "#d9d4cc"
GREEN = "#3d8361"

Point = tuple[float, float]
Box = tuple[float, float, float, float]

_FACES = {"regular": "Regular", "medium": "Medium", "semibold": "SemiBold", "bold": "Bold"}
_INTER = Path("/usr/share/fonts/opentype/inter")
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


@cache
def font(size: float, weight: str = "regular") -> ImageFont.FreeTypeFont:
    """Inter where Debian's `fonts-inter` is installed, else DejaVu Sans."""
    inter = _INTER / f"Inter-{_FACES[weight]}.otf"
    dejavu = _DEJAVU / ("DejaVuSans.ttf" if weight == "regular" else "DejaVuSans-Bold.ttf")
    return ImageFont.truetype(inter if inter.exists() else dejavu, round(size * SCALE))


class Canvas:
    """One picture. Methods draw; `save` writes an optimised PNG."""

    def __init__(self, title: str = "", subtitle: str = "", background: str = PAPER) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self.draw = ImageDraw.Draw(self.image)
        if title:
            self.text((80, 64), title, size=44, weight="bold")
        if subtitle:
            self.text((80, 128), subtitle, size=27, color=MUTED)

    def text(
        self,
        at: Point,
        text: str,
        *,
        size: float = 26,
        weight: str = "regular",
        color: str = INK,
        anchor: str = "la",
        spacing: float = 8,
    ) -> None:
        """Text with Pillow's anchors; `\\n` starts a new line."""
        face = font(size, weight)
        lines = text.split("\n")
        step = (size * 1.22 + spacing) * SCALE
        x, y = _scaled(at)
        if len(lines) > 1 and anchor[1] == "m":
            y -= step * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            self.draw.text((x, y + number * step), line, font=face, fill=color, anchor=anchor)

    def width_of(self, text: str, size: float = 26, weight: str = "regular") -> float:
        return font(size, weight).getlength(text) / SCALE

    def box(
        self, box: Box, *, fill: str | None = WHITE, outline: str | None = None, radius: float = 0, width: float = 2
    ) -> None:
        """A rectangle, rounded where a radius is given."""
        self.draw.rounded_rectangle(
            [value * SCALE for value in box],
            radius=radius * SCALE,
            fill=fill,
            outline=outline,
            width=round(width * SCALE) if outline else 0,
        )

    def panel(self, box: Box) -> None:
        """The white card that most pictures stand on."""
        self.box(box, fill=WHITE, outline=LINE, radius=16)

    def polygon(self, points: Sequence[Point], fill: str, outline: str | None = None, width: float = 3) -> None:
        scaled = [_scaled(point) for point in points]
        self.draw.polygon(scaled, fill=fill)
        if outline:
            self.line([*points, points[0]], color=outline, width=width)

    def line(self, points: Sequence[Point], *, color: str = INK, width: float = 3) -> None:
        self.draw.line([_scaled(point) for point in points], fill=color, width=round(width * SCALE), joint="curve")

    def dashes(
        self, points: Sequence[Point], *, color: str = INK, width: float = 3, dash: float = 14, gap: float = 10
    ) -> None:
        """A dashed line; dashes run on around corners."""
        left, drawing = dash, True
        for (x0, y0), (x1, y1) in pairwise(points):
            length, done = math.hypot(x1 - x0, y1 - y0), 0.0
            while done < length:
                step = min(left, length - done)
                if drawing:
                    a, b = done / length, (done + step) / length
                    self.line(
                        [(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a), (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)],
                        color=color,
                        width=width,
                    )
                done += step
                left -= step
                if left <= 0:
                    drawing = not drawing
                    left = dash if drawing else gap

    def circle(
        self, center: Point, radius: float, *, fill: str | None = None, outline: str | None = None, width: float = 3
    ) -> None:
        x, y = center
        self.draw.ellipse(
            [value * SCALE for value in (x - radius, y - radius, x + radius, y + radius)],
            fill=fill,
            outline=outline,
            width=round(width * SCALE) if outline else 0,
        )

    def arrow(self, start: Point, end: Point, *, color: str = INK, width: float = 3, head: float = 16) -> None:
        """A line with a solid head at its end."""
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        back = (end[0] - head * 0.8 * math.cos(angle), end[1] - head * 0.8 * math.sin(angle))
        self.line([start, back], color=color, width=width)
        wings = [
            (end[0] - head * math.cos(angle + turn), end[1] - head * math.sin(angle + turn)) for turn in (0.42, -0.42)
        ]
        self.polygon([end, *wings], fill=color)

    def measure(
        self, start: Point, end: Point, label: str, *, color: str = INK, offset: Point = (0, -30), size: float = 26
    ) -> None:
        """A dimension line with heads at both ends; the label stands `offset` from its middle."""
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        self.arrow(middle, end, color=color)
        self.arrow(middle, start, color=color)
        at = (middle[0] + offset[0], middle[1] + offset[1])
        self.text(at, label, size=size, weight="semibold", color=color, anchor="mm")

    def pill(self, at: Point, label: str, *, fill: str, color: str = WHITE, size: float = 22) -> float:
        """A rounded label with its left edge and middle at `at`; returns its width."""
        width = self.width_of(label, size, "semibold") + size * 1.5
        x, y = at
        self.box((x, y - size, x + width, y + size), fill=fill, radius=size)
        self.text((x + width / 2, y), label, size=size, weight="semibold", color=color, anchor="mm")
        return width

    def save(self, path: Path) -> None:
        """Scale down, reduce to a palette (refined, so that the accent keeps its hue), write."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        palette = small.quantize(COLORS, method=Image.Quantize.MEDIANCUT, kmeans=3, dither=Image.Dither.NONE)
        palette.save(path, optimize=True)


def _scaled(point: Point) -> Point:
    return (point[0] * SCALE, point[1] * SCALE)
