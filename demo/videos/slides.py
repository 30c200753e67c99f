"""The drawings of the tutorial videos. Each takes how far its scene is (0 to 1) and draws on a canvas.

The lowest sixth of the picture stays empty: that is where players put captions.
"""

import math
from collections.abc import Callable
from itertools import pairwise

from demo.images.kit import (
    ACCENT,
    GLOW,
    GREEN,
    INK,
    LINE,
    MUTED,
    STEEL,
    STEEL_DARK,
    STEEL_LIGHT,
    WHITE,
    Canvas,
    Point,
)

Draw = Callable[[Canvas, float], None]

GROUND = "#ece6dd"
WOOD, WOOD_DARK = "#d9b98c", "#b8935f"
GLASS = "#cfe3ea"
BLUE = "#3566a8"


def eased(t: float) -> float:
    """Slow at both ends."""
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


def title(heading: str, line: str) -> Draw:
    """The opening: the heading is underlined by a cut that runs across."""

    def draw(canvas: Canvas, t: float) -> None:
        canvas.text((130, 300), heading, size=108, weight="bold")
        canvas.text((134, 446), line, size=40, color=MUTED)
        end = 134 + 1330 * eased(t * 1.15)
        canvas.line([(134, 548), (end, 548)], color=GLOW, width=16)
        canvas.line([(134, 548), (end, 548)], color=ACCENT, width=5)
        spark(canvas, (end, 548))

    return draw


def spark(canvas: Canvas, at: Point, size: float = 1.0) -> None:
    """Where the beam meets the material."""
    canvas.circle(at, 22 * size, fill=GLOW)
    canvas.circle(at, 11 * size, fill=ACCENT)
    canvas.circle(at, 5 * size, fill=WHITE)


def bed(canvas: Canvas) -> None:
    """The machine's bed from the side."""
    canvas.box((180, 640, 1420, 676), fill=STEEL_DARK, radius=6)
    for x in range(200, 1410, 44):
        canvas.polygon([(x, 640), (x + 14, 612), (x + 28, 640)], fill=STEEL)


def sheet(label: str, thickness: str = "", color: str = WOOD, edge: str = WOOD_DARK) -> Draw:
    """A sheet comes down onto the bed; its thickness is measured where one is given."""

    def draw(canvas: Canvas, t: float) -> None:
        bed(canvas)
        top = 330 + 214 * eased(t * 1.8)
        canvas.box((330, top, 1270, top + 68), fill=color, outline=edge, radius=4, width=3)
        canvas.text((800, top + 34), label, size=34, weight="semibold", anchor="mm")
        if thickness and t > 0.5:
            canvas.line([(1280, top), (1370, top)], color=INK, width=2)
            canvas.line([(1280, top + 68), (1370, top + 68)], color=INK, width=2)
            canvas.arrow((1340, top - 80), (1340, top), color=ACCENT, width=4)
            canvas.arrow((1340, top + 148), (1340, top + 68), color=ACCENT, width=4)
            canvas.text((1370, top - 70), thickness, size=44, weight="bold", color=ACCENT)

    return draw


def optics(part: str, *, gap: str = "", move: float = 0.0, focus: float = 1.0) -> Draw:
    """Mirror, lens and nozzle over the sheet, cut open. `part` is marked, `gap` measured.

    `move` is how far the head travels down during the scene, `focus` where the beam is narrowest: 1 on the
    sheet's surface, less above it.
    """

    def draw(canvas: Canvas, t: float) -> None:
        down = move * eased(t * 1.3)
        x, lens, tip = 700.0, 372 + down, 500 + down
        surface = 580.0
        point = tip + (surface - tip) * focus
        canvas.line([(250, 232), (x, 232)], color=GLOW, width=40)
        canvas.line([(250, 232), (x, 232)], color=ACCENT, width=4)
        canvas.polygon([(x - 26, 232), (x + 26, 232), (x + 26, lens), (x - 26, lens)], fill=GLOW)
        canvas.polygon([(x - 26, lens), (x + 26, lens), (x + 2, point), (x - 2, point)], fill=GLOW)
        spread = max(0.0, surface - point) * 0.28
        canvas.polygon(
            [(x - 2, point), (x + 2, point), (x + 2 + spread, surface), (x - 2 - spread, surface)], fill=GLOW
        )
        canvas.line([(x, 232), (x, surface)], color=ACCENT, width=4)
        canvas.line([(x - 58, 290), (x + 58, 174)], color=_marked(part, "mirror", STEEL_DARK), width=18)
        for left, right in ((-150, -110), (110, 150)):
            canvas.box((x + left, lens - 60, x + right, lens + 60), fill=STEEL, radius=4)
        _lens(canvas, x, lens, _marked(part, "lens", STEEL_DARK))
        nozzle = _marked(part, "nozzle", STEEL_DARK)
        for side in (-1, 1):
            corners = [(150, lens + 60), (110, lens + 60), (18, tip), (44, tip)]
            canvas.polygon([(x + side * dx, y) for dx, y in corners], fill=nozzle)
        canvas.box((330, surface, 1070, surface + 60), fill=WOOD, outline=WOOD_DARK, radius=3)
        canvas.line([(x, surface), (x, surface + 60)], color=ACCENT, width=6 + spread / 3)
        spark(canvas, (x, point if focus >= 1 else surface), 0.9)
        for name, y in (("mirror", 232.0), ("lens", lens), ("nozzle", tip - 20)):
            here = name == part
            start = x + (170 if name != "nozzle" else 110)
            canvas.line([(start, y), (980, y)], color=ACCENT if here else LINE, width=4 if here else 2)
            weight, color = ("bold", ACCENT) if here else ("medium", MUTED)
            canvas.text((1000, y), name.capitalize(), size=46 if here else 36, weight=weight, color=color, anchor="lm")
        if gap:
            canvas.arrow((x - 250, (tip + surface) / 2), (x - 250, tip), color=INK, width=3)
            canvas.arrow((x - 250, (tip + surface) / 2), (x - 250, surface), color=INK, width=3)
            canvas.line([(x - 280, tip), (x - 30, tip)], color=INK, width=2)
            canvas.text((x - 290, (tip + surface) / 2), gap, size=50, weight="bold", anchor="rm")

    return draw


def _lens(canvas: Canvas, x: float, y: float, outline: str) -> None:
    arc = [(x + 112 * math.cos(angle), y + 24 * math.sin(angle)) for angle in (i * math.pi / 24 for i in range(48))]
    canvas.polygon(arc, fill=GLASS, outline=outline, width=6)


def _marked(part: str, name: str, otherwise: str) -> str:
    return ACCENT if part == name else otherwise


def machine(lid: tuple[float, float], *, air: bool = False, beam: bool = False, note: str = "") -> Draw:
    """The machine from the side; the lid turns from one angle to another (0 shut, 1 open)."""

    def draw(canvas: Canvas, t: float) -> None:
        open_by = lid[0] + (lid[1] - lid[0]) * eased(t * 1.6)
        canvas.box((330, 430, 1170, 690), fill=STEEL_LIGHT, outline=STEEL_DARK, radius=18, width=4)
        canvas.box((390, 560, 1110, 580), fill=STEEL_DARK, radius=4)
        canvas.box((470, 540, 1030, 560), fill=WOOD, outline=WOOD_DARK, width=2)
        angle = math.radians(62 * open_by)
        hinge = (1150.0, 424.0)
        tip = (hinge[0] - 800 * math.cos(angle), hinge[1] - 800 * math.sin(angle) * 0.42)
        canvas.line([hinge, tip], color=ACCENT if lid[0] != lid[1] else STEEL_DARK, width=24)
        if beam:
            canvas.line([(700, 450), (700, 540)], color=ACCENT, width=6)
            spark(canvas, (700, 540), 0.9)
        if air:
            for row in range(3):
                y = 470 + row * 32
                shift = (t * 260 + row * 50) % 120
                for start in range(0, 240, 120):
                    x = 1185 + start + shift
                    canvas.arrow((x, y), (x + 62, y), color=BLUE, width=5)
        if note:
            canvas.pill((390, 636), note, fill=INK, size=28)

    return draw


def cutting(path_color: str, *, sheet_color: str = WOOD, note: str = "") -> Draw:
    """The sheet from above; the beam runs along a square and leaves the kerf behind."""

    def draw(canvas: Canvas, t: float) -> None:
        canvas.box((300, 210, 1300, 690), fill=sheet_color, outline=WOOD_DARK, radius=8, width=3)
        corners = [(560.0, 300.0), (1040.0, 300.0), (1040.0, 600.0), (560.0, 600.0), (560.0, 300.0)]
        canvas.dashes(corners, color=STEEL_DARK, width=2)
        done = _along(corners, t)
        canvas.line(done, color=WHITE, width=14)
        canvas.line(done, color=path_color, width=5)
        spark(canvas, done[-1])
        if note:
            canvas.text((800, 450), note, size=52, weight="bold", anchor="mm")

    return draw


def _along(corners: list[Point], t: float) -> list[Point]:
    """The part of a line up to a share of its length."""
    lengths = [math.dist(a, b) for a, b in pairwise(corners)]
    left, walked = sum(lengths) * min(max(t, 0.001), 1.0), [corners[0]]
    for (a, b), length in zip(pairwise(corners), lengths, strict=True):
        share = min(left / length, 1.0)
        walked.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        left -= length
        if left <= 0:
            break
    return walked


def dial(name: str, start: float, end: float, unit: str = "%", most: float = 100) -> Draw:
    """A gauge that turns from one value to another."""

    def draw(canvas: Canvas, t: float) -> None:
        value = start + (end - start) * eased(t * 1.7)
        center, radius = (800.0, 500.0), 240.0

        def at(share: float, r: float) -> Point:
            angle = math.pi * (0.8 + 1.4 * share)
            return center[0] + r * math.cos(angle), center[1] + r * math.sin(angle)

        canvas.line([at(i / 60, radius) for i in range(61)], color=STEEL_LIGHT, width=34)
        reached = max(1, round(60 * value / most))
        canvas.line([at(i / 60, radius) for i in range(reached + 1)], color=ACCENT, width=34)
        for tick in range(11):
            canvas.line([at(tick / 10, radius + 30), at(tick / 10, radius + 46)], color=MUTED, width=3)
        canvas.text(center, f"{value:.0f}{unit}", size=118, weight="bold", anchor="mm")
        canvas.text((800, 640), name, size=46, weight="medium", color=MUTED, anchor="mm")

    return draw


def kerf(width_label: str) -> Draw:
    """The cut under a magnifying glass: the gap that the beam leaves."""

    def draw(canvas: Canvas, t: float) -> None:
        half = 14 + 46 * eased(t * 1.6)
        for left, right in ((260.0, 800 - half), (800 + half, 1340.0)):
            canvas.box((left, 330, right, 610), fill=WOOD, outline=WOOD_DARK, width=3)
            edge = right if left < 800 else left
            canvas.line([(edge, 330), (edge, 610)], color="#6b4a2a", width=10)
        canvas.line([(800, 200), (800, 610)], color=GLOW, width=max(4.0, half))
        canvas.line([(800, 200), (800, 610)], color=ACCENT, width=5)
        for side in (-1, 1):
            canvas.line([(800 + side * half, 618), (800 + side * half, 690)], color=INK, width=2)
            canvas.arrow((800 + side * (half + 130), 668), (800 + side * half, 668), color=INK, width=4)
        canvas.text((800 + half + 150, 668), width_label, size=46, weight="bold", color=ACCENT, anchor="lm")
        canvas.text((300, 470), "panel", size=36, color=INK, anchor="lm")
        canvas.text((1300, 470), "frame", size=36, color=INK, anchor="rm")

    return draw


def caliper(label: str) -> Draw:
    """A panel between the jaws of a caliper."""

    def draw(canvas: Canvas, t: float) -> None:
        jaw = 1090 - 90 * eased(t * 1.6)
        canvas.box((560, 420, 1000, 640), fill=WOOD, outline=WOOD_DARK, width=3)
        canvas.box((340, 250, 1360, 316), fill=STEEL_LIGHT, outline=STEEL_DARK, radius=6)
        for number, x in enumerate(range(372, 1350, 24)):
            canvas.line([(x, 316), (x, 300 if number % 5 else 286)], color=INK, width=2)
        canvas.polygon([(480, 316), (560, 316), (560, 600), (540, 600)], fill=STEEL_DARK)
        canvas.polygon([(jaw, 316), (jaw + 80, 316), (jaw + 20, 600), (jaw, 600)], fill=STEEL_DARK)
        canvas.box((jaw - 6, 236, jaw + 190, 330), fill=INK, radius=8)
        canvas.text((jaw + 92, 283), label, size=38, weight="bold", color=WHITE, anchor="mm")

    return draw


def layers(chosen: str) -> Draw:
    """The drawing's layers by colour, one of them chosen."""
    rows = (("red", ACCENT, "Cut"), ("blue", BLUE, "Engrave"), ("green", GREEN, "Score"))

    def draw(canvas: Canvas, t: float) -> None:
        for number, (name, color, use) in enumerate(rows):
            y = 250 + number * 140
            here = name == chosen
            canvas.box((220, y, 800, y + 112), fill=WHITE, outline=color if here else LINE, radius=14, width=5)
            canvas.box((250, y + 26, 310, y + 86), fill=color, radius=10)
            canvas.text((340, y + 56), name.capitalize(), size=42, weight="bold" if here else "regular", anchor="lm")
            canvas.text((770, y + 56), use, size=36, color=MUTED, anchor="rm")
        canvas.box((880, 250, 1380, 642), fill=WOOD, outline=WOOD_DARK, radius=8)
        outline = [(940.0, 310.0), (1320.0, 310.0), (1320.0, 582.0), (940.0, 582.0), (940.0, 310.0)]
        canvas.line(_along(outline, t * 1.3 if chosen == "red" else 1), color=ACCENT, width=6)
        lines = 9 if chosen != "blue" else max(1, round(9 * min(1.0, t * 1.4)))
        for number in range(lines if chosen in {"blue", ""} else 0):
            canvas.line([(1010, 376 + number * 18), (1250, 376 + number * 18)], color=BLUE, width=5)

    return draw


def warning(first: str, second: str) -> Draw:
    """A danger and what to do about it."""

    def draw(canvas: Canvas, t: float) -> None:
        size = 1 + 0.03 * math.sin(t * math.pi * 4)
        top, base, half = 450 - 190 * size, 450 + 140 * size, 200 * size
        canvas.polygon([(430, top), (430 + half, base), (430 - half, base)], fill=ACCENT)
        canvas.line([(430, top + 120), (430, base - 100)], color=WHITE, width=28)
        canvas.circle((430, base - 52), 17, fill=WHITE)
        canvas.text((720, 350), first, size=74, weight="bold")
        canvas.text((720, 470), second, size=44, color=MUTED)

    return draw


def files(first: str, second: str) -> Draw:
    """One drawing is put away, the next one comes."""

    def draw(canvas: Canvas, t: float) -> None:
        for x, label, color in ((330, first, STEEL_DARK), (930, second, ACCENT)):
            canvas.polygon(
                [(x, 250), (x + 220, 250), (x + 300, 330), (x + 300, 640), (x, 640)], fill=WHITE, outline=color
            )
            canvas.polygon([(x + 220, 250), (x + 300, 330), (x + 220, 330)], fill=color)
            canvas.circle((x + 150, 450), 62, outline=color, width=8)
            canvas.line([(x + 88, 540), (x + 212, 540)], color=color, width=8)
            canvas.text((x + 150, 596), label, size=36, weight="semibold", anchor="mm")
        canvas.arrow((690, 445), (700 + 170 * eased(t * 1.5), 445), color=ACCENT, width=8, head=34)

    return draw


def align() -> Draw:
    """The pointer's red dot finds the corner of the sheet."""

    def draw(canvas: Canvas, t: float) -> None:
        canvas.box((420, 300, 1240, 670), fill="#d8c3a5", outline=WOOD_DARK, radius=4, width=3)
        move = eased(t * 1.5)
        x, y = 700 - 280 * move, 480 - 180 * move
        canvas.line([(x - 110, y), (x + 110, y)], color=ACCENT, width=2)
        canvas.line([(x, y - 110), (x, y + 110)], color=ACCENT, width=2)
        canvas.circle((x, y), 20, fill=ACCENT)
        canvas.circle((x, y), 44, outline=ACCENT, width=4)

    return draw


def closing(lines: list[str]) -> Draw:
    """What to keep in mind."""

    def draw(canvas: Canvas, t: float) -> None:
        for number, line in enumerate(lines):
            y = 300 + number * 120
            if t * 1.6 >= number / len(lines):
                canvas.circle((190, y), 30, fill=ACCENT)
                canvas.text((190, y), str(number + 1), size=34, weight="bold", color=WHITE, anchor="mm")
                canvas.text((260, y), line, size=54, weight="semibold", anchor="lm")

    return draw
