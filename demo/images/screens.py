"""Pictures of the invented product's screens. Drawn, not captured: there is no LaserCalc."""

# ruff: noqa: D103 -- each function draws the picture whose title stands in its first line.

from .kit import (
    ACCENT,
    BLUSH,
    GREEN,
    INK,
    LINE,
    MUTED,
    PAPER,
    STEEL,
    STEEL_DARK,
    STEEL_LIGHT,
    WHITE,
    Canvas,
)

SIDEBAR = "#2f2a26"
PALE_GREEN = "#dcebe2"


def dashboard() -> Canvas:
    c = Canvas(background=STEEL_LIGHT)
    c.box((50, 40, 1550, 860), fill=PAPER, outline=STEEL, radius=18)
    _sidebar(c)
    c.text((360, 84), "Good morning, Amara", size=40, weight="bold")
    c.text((360, 142), "Three jobs changed since yesterday", size=26, color=MUTED)
    c.box((1190, 80, 1510, 136), fill=WHITE, outline=LINE, radius=10)
    c.text((1212, 108), "Search", size=25, color=MUTED, anchor="lm")
    c.box((1456, 92, 1496, 124), fill=PAPER, outline=LINE, radius=6)
    c.text((1476, 108), "/", size=24, weight="semibold", color=MUTED, anchor="mm")
    for number, (name, value, note) in enumerate(
        (
            ("Open quotes", "7", "2 expire this week"),
            ("Machine load", "76%", "of 29.5 h"),
            ("Material used", "81%", "last 30 days"),
        )
    ):
        left = 360 + number * 260
        c.box((left, 206, left + 240, 376), fill=WHITE, outline=LINE, radius=14)
        c.text((left + 24, 226), name, size=24, color=MUTED)
        c.text((left + 24, 264), value, size=46, weight="bold")
        c.text((left + 24, 332), note, size=21, color=MUTED)
    c.box((360, 404, 1120, 826), fill=WHITE, outline=LINE, radius=14)
    c.text((390, 424), "Recent jobs", size=29, weight="semibold")
    rows = (
        ("Bracket 120 × 80", "3 mm stainless · 100 pcs", "€153.40", "Tested"),
        ("Cover plate", "3 mm stainless · 40 pcs", "€113.60", "Tested"),
        ("Base plate", "6 mm mild steel · 250 pcs", "€1,180.00", "Interpolated"),
    )
    for number, (name, detail, price, label) in enumerate(rows):
        y = 484 + number * 112
        c.line([(390, y), (1090, y)], color=LINE, width=2)
        c.text((390, y + 22), name, size=27, weight="semibold")
        c.text((390, y + 62), detail, size=23, color=MUTED)
        tested = label == "Tested"
        c.pill(
            (760, y + 56), label, fill=PALE_GREEN if tested else BLUSH, color=GREEN if tested else "#a83219", size=20
        )
        c.text((1090, y + 56), price, size=27, weight="semibold", anchor="rm")
    c.box((1150, 206, 1510, 826), fill=WHITE, outline=LINE, radius=14)
    c.text((1180, 226), "Machines", size=29, weight="semibold")
    for number, (name, detail, share) in enumerate(
        (
            ("Fiber 3 kW, hall 1", "4.5 h left today", 0.76),
            ("Fiber 6 kW, hall 2", "2.0 h left today", 0.52),
            ("CO₂ workshop", "free", 0.08),
        )
    ):
        y = 290 + number * 176
        c.line([(1180, y), (1480, y)], color=LINE, width=2)
        c.text((1180, y + 22), name, size=26, weight="semibold")
        c.text((1180, y + 60), detail, size=23, color=MUTED)
        c.box((1180, y + 108, 1480, y + 122), fill=STEEL_LIGHT, radius=7)
        c.box((1180, y + 108, 1180 + 300 * share, y + 122), fill=ACCENT, radius=7)
    return c


def _sidebar(c: Canvas) -> None:
    c.box((50, 40, 320, 860), fill=SIDEBAR, radius=18)
    c.box((290, 40, 320, 860), fill=SIDEBAR)
    c.line([(86, 76), (86, 116)], color=ACCENT, width=8)
    c.text((108, 96), "LaserCalc", size=33, weight="bold", color=WHITE, anchor="lm")
    for number, name in enumerate(("Dashboard", "Calculators", "Jobs", "Library", "Settings")):
        y = 176 + number * 70
        if number == 0:
            c.box((70, y - 28, 300, y + 28), fill="#453e38", radius=10)
            c.line([(74, y - 18), (74, y + 18)], color=ACCENT, width=6)
        c.text((100, y), name, size=27, weight="semibold" if number == 0 else "regular", color=WHITE, anchor="lm")
    c.text((100, 816), "Northline Metal", size=24, color=STEEL, anchor="lm")


def result_card() -> Canvas:
    c = Canvas("How to read a result", "Every value comes with a label and a range")
    c.box((280, 230, 1000, 790), fill=WHITE, outline=LINE, radius=20)
    c.text((330, 270), "Feed rate", size=32, color=MUTED)
    c.pill((800, 290), "Tested", fill=PALE_GREEN, color=GREEN, size=27)
    c.text((330, 340), "5.0", size=128, weight="bold")
    c.text((560, 462), "m/min", size=42, color=MUTED, anchor="ls")
    c.box((330, 560, 950, 576), fill=STEEL_LIGHT, radius=8)
    c.box((480, 560, 800, 576), fill=ACCENT, radius=8)
    c.circle((640, 568), 18, fill=WHITE, outline=ACCENT, width=6)
    c.text((480, 616), "4.85", size=29, weight="semibold", anchor="mm")
    c.text((800, 616), "5.15", size=29, weight="semibold", anchor="mm")
    c.line([(330, 672), (950, 672)], color=LINE, width=2)
    c.text((330, 712), "Recipe: 304 2B, 3 mm, nitrogen, 12 bar", size=26, color=MUTED)
    for y, target, title, note in (
        (290, 946, "Label", "where it comes from"),
        (412, 710, "Value", "the best estimate"),
        (568, 960, "Range", "how far it may be off"),
    ):
        c.arrow((1080, y), (target, y), color=ACCENT, width=4)
        c.text((1100, y - 16), title, size=31, weight="bold", color=ACCENT, anchor="lm")
        c.text((1100, y + 24), note, size=26, color=MUTED, anchor="lm")
    return c


def export_dialog() -> Canvas:
    c = Canvas(background=STEEL)
    c.box((330, 60, 1270, 840), fill=WHITE, outline=STEEL_DARK, radius=20)
    c.text((390, 104), "Export “Bracket 120 × 80”", size=38, weight="bold")
    c.text((390, 184), "Format", size=25, weight="semibold", color=MUTED)
    formats = (("PDF quote", "for your customer"), ("CSV", "for spreadsheets"), ("JSON", "for programs"))
    for number, (name, note) in enumerate(formats):
        left = 390 + number * 280
        chosen = number == 0
        c.box(
            (left, 224, left + 260, 350),
            fill=BLUSH if chosen else WHITE,
            outline=ACCENT if chosen else LINE,
            radius=12,
            width=4 if chosen else 2,
        )
        c.circle((left + 34, 264), 13, outline=ACCENT if chosen else STEEL_DARK, fill=WHITE, width=4)
        if chosen:
            c.circle((left + 34, 264), 6, fill=ACCENT)
        c.text((left + 62, 264), name, size=27, weight="semibold", anchor="lm")
        c.text((left + 24, 316), note, size=23, color=MUTED, anchor="lm")
    for left, label, value in ((390, "Version", "4 (frozen, 12 March)"), (810, "Language", "English")):
        c.text((left, 388), label, size=25, weight="semibold", color=MUTED)
        c.box((left, 428, left + 400, 492), fill=WHITE, outline=STEEL, radius=10)
        c.text((left + 22, 460), value, size=26, anchor="lm")
        c.line([(left + 346, 454), (left + 358, 466), (left + 370, 454)], color=INK, width=4)
    options = (
        ("Include drawings", "one small picture for each part", True),
        ("Include cost details", "shows your machine rate and margin", False),
    )
    for number, (name, note, on) in enumerate(options):
        y = 560 + number * 92
        c.box((390, y - 20, 466, y + 20), fill=ACCENT if on else STEEL, radius=20)
        c.circle((446 if on else 410, y), 15, fill=WHITE)
        c.text((492, y - 16), name, size=27, weight="semibold", anchor="lm")
        c.text((492, y + 20), note, size=23, color=MUTED, anchor="lm")
    c.box((390, 728, 1210, 730), fill=LINE)
    c.box((1030, 756, 1210, 814), fill=ACCENT, radius=12)
    c.text((1120, 785), "Export", size=28, weight="semibold", color=WHITE, anchor="mm")
    c.box((850, 756, 1010, 814), fill=WHITE, outline=STEEL, radius=12)
    c.text((930, 785), "Cancel", size=28, anchor="mm")
    return c


PICTURES = {"dashboard": dashboard, "result-card": result_card, "export-dialog": export_dialog}
