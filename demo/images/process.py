"""Pictures of the cutting process: kerf, focus, piercing, edges."""

# ruff: noqa: D103 -- each function draws the picture whose title stands in its first line.

import math
import random

from .kit import (
    ACCENT,
    BLUSH,
    GLOW,
    GREEN,
    INK,
    MUTED,
    STEEL,
    STEEL_DARK,
    STEEL_LIGHT,
    WHITE,
    Canvas,
    Point,
)


def kerf_cross_section() -> Canvas:
    c = Canvas("The kerf in cross-section", "The beam removes a narrow strip; the part ends where the strip begins")
    top, bottom, middle = 420, 700, 800
    c.panel((80, 200, 1520, 840))
    c.polygon([(200, top), (middle - 46, top), (middle - 34, bottom), (200, bottom)], fill=STEEL)
    c.polygon([(middle + 46, top), (1400, top), (1400, bottom), (middle + 34, bottom)], fill=STEEL_LIGHT)
    c.polygon([(middle - 130, 230), (middle + 130, 230), (middle + 44, top), (middle - 44, top)], fill=BLUSH)
    c.polygon([(middle - 54, 230), (middle + 54, 230), (middle + 24, 740), (middle - 24, 740)], fill=GLOW)
    c.polygon([(middle - 26, 230), (middle + 26, 230), (middle + 7, 750), (middle - 7, 750)], fill=ACCENT)
    c.text((410, 560), "Part", size=38, weight="semibold", color=INK, anchor="mm")
    c.text((1190, 560), "Waste", size=38, weight="semibold", color=MUTED, anchor="mm")
    c.dashes([(middle, 215), (middle, 800)], color=INK, width=2.5)
    c.text((middle + 150, 258), "Laser beam and assist gas", size=28, color=ACCENT, weight="semibold", anchor="lm")
    c.arrow((middle - 190, top - 34), (middle - 48, top - 34))
    c.arrow((middle + 190, top - 34), (middle + 48, top - 34))
    c.text((middle - 204, top - 34), "Kerf at the top", size=28, weight="semibold", anchor="rm")
    c.arrow((middle - 180, bottom + 38), (middle - 36, bottom + 38))
    c.arrow((middle + 180, bottom + 38), (middle + 36, bottom + 38))
    c.text((middle - 194, bottom + 38), "Kerf at the bottom", size=28, weight="semibold", anchor="rm")
    c.text((middle + 20, 808), "Programmed path = center of the kerf", size=26, color=MUTED, anchor="lm")
    return c


def kerf_compensation() -> Canvas:
    c = Canvas(
        "Compensate by half a kerf, on the side of the waste", "Solid: the edge you drew. Dashed: the path of the beam"
    )
    for left, name in ((80, "Outer contour"), (820, "Hole")):
        c.panel((left, 200, left + 700, 840))
        c.text((left + 40, 232), name, size=32, weight="semibold")
    # Outer contour: the part inside, the path around it.
    c.box((190, 330, 670, 700), fill=GLOW, radius=34)
    c.box((220, 360, 640, 670), fill=STEEL, outline=INK, radius=4, width=3)
    c.dashes([(205, 345), (655, 345), (655, 685), (205, 685), (205, 345)], color=ACCENT, width=4)
    c.text((430, 490), "Part", size=36, weight="semibold", anchor="mm")
    c.text((430, 545), "keeps the drawn size", size=26, color=INK, anchor="mm")
    c.text((430, 770), "Path moves outward by kerf ÷ 2", size=28, weight="semibold", color=ACCENT, anchor="mm")
    # Hole: the part around, the path inside.
    c.box((900, 300, 1440, 730), fill=STEEL, radius=8)
    center = (1170, 515)
    c.circle(center, 165, fill=GLOW, outline=INK, width=3)
    c.circle(center, 135, fill=WHITE)
    c.dashes(_ring(center, 150), color=ACCENT, width=4)
    c.text((1170, 498), "Waste", size=34, weight="semibold", color=MUTED, anchor="mm")
    c.text((1170, 545), "falls out", size=26, color=MUTED, anchor="mm")
    c.text((940, 335), "Part", size=32, weight="semibold", anchor="lm")
    c.text((1170, 770), "Path moves inward by kerf ÷ 2", size=28, weight="semibold", color=ACCENT, anchor="mm")
    return c


def kerf_comb() -> Canvas:
    c = Canvas("The comb: ten kerfs measured at once", "kerf = (100 mm − measured length) ÷ 10")
    c.panel((80, 200, 1520, 840))
    left, width, height = 240, 112, 150
    c.text((left, 240), "1  Drawn and cut without compensation", size=28, weight="semibold")
    c.box((left, 300, left + 10 * width, 300 + height), fill=STEEL_LIGHT, outline=INK, width=2)
    for number in range(1, 10):
        x = left + number * width
        c.line([(x, 300), (x, 300 + height)], color=ACCENT, width=5)
    c.box((left, 300, left + 10 * width, 300 + height), fill=None, outline=ACCENT, width=5)
    c.measure((left, 484), (left + 10 * width, 484), "100 mm", offset=(0, 26))
    c.text((left, 555), "2  Pushed together", size=28, weight="semibold")
    short = width - 6
    for number in range(10):
        x = left + number * short
        c.box((x, 610, x + short, 610 + height - 20), fill=STEEL, outline=WHITE, width=1)
    end = left + 10 * short
    c.box((left, 610, end, 610 + height - 20), fill=None, outline=INK, width=2)
    c.measure((left, 774), (end, 774), "98.20 mm", offset=(0, 28))
    c.dashes([(left + 10 * width, 600), (left + 10 * width, 790)], color=ACCENT, width=3)
    c.text((left + 10 * width + 18, 654), "10 kerfs", size=27, weight="semibold", color=ACCENT, anchor="lm")
    c.text((left + 10 * width + 18, 692), "1.80 mm", size=27, color=ACCENT, anchor="lm")
    return c


def focus_position() -> Canvas:
    c = Canvas("Focus position", "Where the narrowest point of the beam lies, measured from the top surface")
    top, bottom = 500, 680
    names = ("Positive: above", "Zero: on the surface", "Negative: inside")
    uses = ("mild steel, oxygen, thick plate", "engraving, thin mild steel", "stainless and aluminum, nitrogen")
    for number, waist in enumerate((440, 500, 590)):
        left = 80 + number * 490
        middle = left + 230
        c.panel((left, 200, left + 460, 840))
        c.text((middle, 246), names[number], size=30, weight="semibold", anchor="mm")
        c.box((left + 30, top, left + 430, bottom), fill=STEEL)
        edge_top, edge_bottom = _half_width(top - waist) + 8, _half_width(bottom - waist) + 8
        c.polygon(
            [
                (middle - edge_top, top),
                (middle + edge_top, top),
                (middle + edge_bottom, bottom),
                (middle - edge_bottom, bottom),
            ],
            fill=WHITE,
        )
        heights = range(290, 741, 3)
        beam = [(middle - _half_width(y - waist), float(y)) for y in heights]
        beam += [(middle + _half_width(y - waist), float(y)) for y in reversed(heights)]
        c.polygon(beam, fill=GLOW, outline=ACCENT, width=2)
        c.dashes([(left + 30, top), (left + 430, top)], color=INK, width=2)
        c.line([(middle - 90, waist), (middle + 90, waist)], color=ACCENT, width=4)
        c.text((left + 48, top + 30), "0", size=24, weight="semibold", anchor="lm")
        c.text((middle, 790), uses[number], size=25, color=MUTED, anchor="mm")
    return c


def pierce_stages() -> Canvas:
    c = Canvas("Three stages of a pierce", "Until the beam is through, the melt can only leave upward")
    names = ("1  Opens a crater", "2  Deepens it", "3  Breaks through")
    notes = ("spatter flies up", "melt is still thrown upward", "gas and melt leave below")
    chance = random.Random(7)  # noqa: S311 -- a fixed seed: the same picture every time
    top, bottom = 500, 690
    for number, depth in enumerate((60, 140, 190)):
        left = 80 + number * 490
        middle = left + 230
        c.panel((left, 200, left + 460, 840))
        c.text((middle, 246), names[number], size=30, weight="semibold", anchor="mm")
        c.polygon([(middle - 42, 300), (middle + 42, 300), (middle + 14, 360), (middle - 14, 360)], fill=STEEL_DARK)
        c.box((left + 30, top, left + 430, bottom), fill=STEEL)
        through = depth == bottom - top
        tip = 16 if through else 5
        c.polygon(
            [(middle - 36, top), (middle + 36, top), (middle + tip, top + depth), (middle - tip, top + depth)],
            fill=WHITE,
        )
        c.polygon(
            [(middle - 9, 360), (middle + 9, 360), (middle + 6, top + depth), (middle - 6, top + depth)], fill=ACCENT
        )
        if through:
            c.polygon([(middle - 6, bottom), (middle + 6, bottom), (middle + 3, 750), (middle - 3, 750)], fill=ACCENT)
        for _ in range(16 if number < 2 else 14):
            spread = chance.uniform(-1, 1)
            if through:
                x, y = middle + spread * 50, bottom + chance.uniform(12, 66)
            else:
                x, y = middle + spread * 130, top - 12 - (1 - abs(spread)) * chance.uniform(10, 110)
            if abs(x - middle) > 16:
                c.circle((x, y), chance.uniform(3, 7), fill=ACCENT if chance.random() < 0.4 else GLOW)
        c.text((middle, 795), notes[number], size=25, color=MUTED, anchor="mm")
    return c


def heat_affected_zone() -> Canvas:
    c = Canvas("Beside the kerf", "How far the heat reaches depends on the time it has, and so on the feed rate")
    c.panel((80, 200, 1520, 840))
    top, bottom = 300, 700
    c.box((180, top, 300, bottom), fill=BLUSH)
    c.line([(240, 250), (240, 740)], color=ACCENT, width=10)
    c.text((240, 226), "Kerf", size=28, weight="semibold", color=ACCENT, anchor="mm")
    zones = ((300, 350, "#c9543b"), (350, 450, "#d88d78"), (450, 560, "#d9aa9b"), (560, 660, "#cbb8b0"))
    for left, right, color in zones:
        c.box((left, top, right, bottom), fill=color)
    c.box((660, top, 1420, bottom), fill=STEEL)
    chance = random.Random(3)  # noqa: S311 -- a fixed seed: the same picture every time
    for _ in range(150):
        x, y = chance.uniform(690, 1395), chance.uniform(top + 20, bottom - 20)
        if not (850 < x < 1220 and 460 < y < 540):
            c.line([(x, y), (x + chance.uniform(10, 26), y + chance.uniform(-8, 8))], color=STEEL_DARK, width=1.5)
    c.text((1040, 500), "Unchanged material", size=36, weight="semibold", anchor="mm")
    c.measure((300, 760), (350, 760), "", color=INK)
    c.text((325, 796), "Recast layer", size=26, weight="semibold", anchor="mm")
    c.measure((352, 760), (660, 760), "", color=INK)
    c.text((540, 796), "Heat-affected zone", size=26, weight="semibold", anchor="mm")
    c.text((1420, 770), "stainless 1–3 mm, nitrogen:  0.05–0.15 mm", size=25, color=MUTED, anchor="rm")
    c.text((1420, 806), "mild steel 12–20 mm, oxygen:  0.3–1.0 mm", size=25, color=MUTED, anchor="rm")
    return c


def dross_edge() -> Canvas:
    c = Canvas("Read the edge", "Striations and the bottom edge tell you whether you are inside the process window")
    chance = random.Random(11)  # noqa: S311 -- a fixed seed: the same picture every time
    for left, name, lean, clean in ((80, "Clean cut", 8, True), (820, "Too fast: dross", 105, False)):
        c.panel((left, 200, left + 700, 840))
        c.circle((left + 58, 250), 14, fill=GREEN if clean else ACCENT)
        c.text((left + 90, 250), name, size=32, weight="semibold", anchor="lm")
        x0, x1, top, bottom = left + 60, left + 640, 320, 640
        c.box((x0, top, x1, bottom), fill=STEEL)
        for x in range(x0 - 110, x1, 13 if clean else 20):
            curve = [(x + lean * (step / 20) ** 1.8, top + (bottom - top) * step / 20) for step in range(21)]
            curve = [point for point in curve if x0 < point[0] < x1]
            if len(curve) > 1:
                c.line(curve, color=STEEL_DARK, width=1.6 if clean else 3)
        c.line([(x0, top), (x1, top)], color=STEEL_LIGHT, width=6)
        if not clean:
            at = x0 + 12.0
            while at < x1 - 12:
                size = chance.uniform(8, 22)
                c.circle((at, bottom + size * 0.45), size, fill=STEEL_DARK)
                c.circle((at - size * 0.25, bottom + size * 0.2), size * 0.3, fill=STEEL)
                at += size * 1.25
        note = (
            "fine, nearly vertical striations\nbottom edge without burr"
            if clean
            else "striations lean backward\nbeads of melt on the bottom edge"
        )
        c.text((left + 350, 745), note, size=27, color=MUTED, anchor="mm")
    c.arrow((1440, 295), (1180, 295), color=ACCENT)
    c.text((1165, 295), "cutting direction", size=23, color=ACCENT, anchor="rm")
    return c


def _half_width(distance: float) -> float:
    """Half the beam's width at a distance from its waist: a hyperbola, as for a real beam."""
    return 11 * math.sqrt(1 + (distance / 58) ** 2)


def _ring(center: Point, radius: float) -> list[Point]:
    turns = [2 * math.pi * step / 180 for step in range(181)]
    return [(center[0] + radius * math.cos(turn), center[1] + radius * math.sin(turn)) for turn in turns]


PICTURES = {
    "kerf-cross-section": kerf_cross_section,
    "kerf-compensation": kerf_compensation,
    "kerf-comb": kerf_comb,
    "focus-position": focus_position,
    "pierce-stages": pierce_stages,
    "heat-affected-zone": heat_affected_zone,
    "dross-edge": dross_edge,
}
