"""Charts and tables in picture form. Their numbers are those of the articles, calculated here once more."""

# ruff: noqa: D103 -- each function draws the picture whose title stands in its first line.

import math

from .kit import (
    ACCENT,
    BLUSH,
    GLOW,
    GREEN,
    INK,
    LINE,
    MUTED,
    PAPER,
    STEEL,
    STEEL_DARK,
    STEEL_LIGHT,
    WHITE,
    Box,
    Canvas,
    Point,
)


def power_speed_window() -> Canvas:
    c = Canvas("The process window", "Energy per millimeter = power ÷ feed rate")
    c.panel((80, 200, 1520, 840))
    left, right, top, bottom = 200, 1420, 240, 750

    def curve(share: float) -> list[Point]:
        """Feed rate over power: proportional above the power that melting takes at all."""
        return [(left + step * (right - left) / 60, bottom - share * max(0, step - 6) * 8.8) for step in range(61)]

    upper, lower = curve(1.0), curve(0.45)
    c.polygon([*upper, (right, top), (left, top)], fill=STEEL_LIGHT)
    c.polygon([*lower, (right, bottom)], fill=GLOW)
    c.polygon([*upper, *reversed(lower)], fill="#d7eadf")
    c.line(upper, color=STEEL_DARK, width=4)
    c.line(lower, color=ACCENT, width=4)
    c.arrow((left, bottom), (left, top - 16), width=3)
    c.arrow((left, bottom), (right + 26, bottom), width=3)
    c.text((left - 24, top - 12), "Feed\nrate", size=26, weight="semibold", anchor="ra")
    c.text((right + 20, bottom + 42), "Laser power", size=26, weight="semibold", anchor="rm")
    c.text((520, 350), "Too fast", size=36, weight="bold", color=INK, anchor="mm")
    c.text((520, 396), "no cut through, burr", size=27, color=INK, anchor="mm")
    c.text((1195, 492), "Process window", size=36, weight="bold", color=GREEN, anchor="mm")
    c.text((1195, 536), "clean edge", size=27, color=GREEN, anchor="mm")
    c.text((1220, 668), "Too slow", size=36, weight="bold", color="#a83219", anchor="mm")
    c.text((1220, 712), "heat, char", size=27, color="#a83219", anchor="mm")
    c.circle((1360, 346), 12, fill=WHITE, outline=GREEN, width=5)
    c.text((1330, 392), "production", size=25, weight="semibold", color=GREEN, anchor="mm")
    return c


def gas_flow() -> Canvas:
    c = Canvas("Nitrogen flow by nozzle and pressure", "flow ≈ 0.6 × nozzle area × (gauge pressure + 1 bar)")
    c.panel((80, 200, 1520, 840))
    plot: Box = (220, 270, 1260, 740)
    left, top, right, bottom = plot
    for flow in range(0, 71, 10):
        y = bottom - flow * (bottom - top) / 70
        c.line([(left, y), (right, y)], color=LINE, width=2)
        c.text((left - 18, y), str(flow), size=25, color=MUTED, anchor="rm")
    for pressure in range(0, 21, 4):
        c.text((left + pressure * (right - left) / 20, bottom + 30), str(pressure), size=25, color=MUTED, anchor="mm")
    c.text((left + 12, top - 28), "m³/h", size=25, weight="semibold", color=MUTED, anchor="rm")
    c.text((right, bottom + 66), "gauge pressure in bar", size=25, weight="semibold", color=MUTED, anchor="rm")
    mark = left + 12 * (right - left) / 20
    c.dashes([(mark, top), (mark, bottom)], color=STEEL_DARK, width=2)
    for diameter, color in ((1.5, STEEL_DARK), (2.0, ACCENT), (2.5, INK)):

        def y_of(pressure: float, diameter: float = diameter) -> float:
            return bottom - 0.6 * math.pi / 4 * diameter**2 * (pressure + 1) * (bottom - top) / 70

        c.line([(left + p * (right - left) / 20, y_of(p)) for p in (2, 20)], color=color, width=6)
        c.circle((mark, y_of(12)), 10, fill=WHITE, outline=color, width=5)
        at_mark = 0.6 * math.pi / 4 * diameter**2 * 13
        c.text((mark - 20, y_of(12) - 22), f"{at_mark:.1f}", size=27, weight="bold", color=color, anchor="rm")
        c.text((right + 20, y_of(20)), f"{diameter} mm nozzle", size=27, weight="semibold", color=color, anchor="lm")
    return c


def nesting_comparison() -> Canvas:
    c = Canvas("The same bracket, turned by 90°", "Sheet 3,000 × 1,500 mm, 6 mm between parts, 10 mm margin")
    for left, across, name in ((80, True, "Long side across"), (820, False, "Long side along")):
        c.panel((left, 200, left + 700, 840))
        width, height = (80, 120) if across else (120, 80)
        columns, rows = (2980 + 6) // (width + 6), (1480 + 6) // (height + 6)
        scale = 620 / 3000
        x0, y0 = left + 40, 300
        c.text((left + 40, 226), name, size=32, weight="semibold")
        c.box((x0, y0, x0 + 620, y0 + 310), fill=STEEL_LIGHT, outline=STEEL_DARK, width=2)
        for column in range(columns):
            for row in range(rows):
                x, y = x0 + (10 + column * (width + 6)) * scale, y0 + (10 + row * (height + 6)) * scale
                c.box((x, y, x + width * scale, y + height * scale), fill=STEEL_DARK if across else ACCENT)
        share = columns * rows * (120 * 80 - math.pi * 9**2) / (3000 * 1500)
        c.text(
            (left + 40, 690),
            f"{columns * rows} parts",
            size=50,
            weight="bold",
            color=INK if across else ACCENT,
            anchor="lm",
        )
        c.text((left + 40, 755), f"{columns} columns × {rows} rows", size=27, color=MUTED, anchor="lm")
        c.text((left + 660, 690), f"{share:.1%}", size=40, weight="bold", anchor="rm")
        c.text((left + 660, 755), "of the sheet used", size=27, color=MUTED, anchor="rm")
    return c


def cost_breakdown() -> Canvas:
    c = Canvas("What one bracket costs", "3 mm stainless, nitrogen, order of 100 pieces")
    c.panel((80, 200, 1520, 840))
    material, setup, machine, gas = 375 / 391, 20 * 1.5 / 100, 10 * 0.025, 24.5 * 8.16 / 3600 * 0.45
    rows = (
        ("Material", material, ACCENT),
        ("Setup", setup, STEEL_DARK),
        ("Machine time", machine, STEEL_DARK),
        ("Gas", gas, STEEL_DARK),
    )
    total = material + setup + machine + gas
    for number, (name, value, color) in enumerate(rows):
        y = 290 + number * 108
        c.text((380, y), name, size=32, weight="semibold", anchor="rm")
        length = value * 800
        c.box((410, y - 32, 410 + length, y + 32), fill=color, radius=6)
        c.text((410 + length + 22, y), f"€{value:.3f}", size=32, weight="bold", anchor="lm")
        c.text((410 + length + 150, y), f"{value / total:.0%}", size=28, color=MUTED, anchor="lm")
    c.line([(180, 704), (1420, 704)], color=LINE, width=2)
    c.text((380, 765), "Cost per part", size=34, weight="semibold", anchor="rm")
    c.text((410, 765), f"€{total:.3f}", size=48, weight="bold", color=ACCENT, anchor="lm")
    return c


def machine_rate() -> Canvas:
    c = Canvas("Where €90 per hour comes from", "3 kW fiber laser, one shift, 1,200 productive hours a year")
    c.panel((80, 200, 1520, 840))
    items = (
        ("Depreciation", 22.5, INK),
        ("Interest", 5.5, "#5c544c"),
        ("Maintenance", 7.5, STEEL_DARK),
        ("Space", 4.5, STEEL),
        ("Electricity", 5.0, BLUSH),
        ("Consumables", 5.0, GLOW),
        ("Operator", 40.0, ACCENT),
    )
    x, scale = 160.0, 1280 / 90
    for _, value, color in items:
        c.box((x, 330, x + value * scale, 470), fill=color)
        x += value * scale
    middle = 160 + 40 * scale
    c.measure((160, 286), (middle - 3, 286), "€40.00 fixed", offset=(0, -32), size=28)
    c.measure((middle + 3, 286), (1440, 286), "€50.00 running", offset=(0, -32), size=28)
    for number, (name, value, color) in enumerate(items):
        column, row = divmod(number, 4)
        at = (200 + column * 660, 552 + row * 68)
        c.box((at[0], at[1] - 18, at[0] + 36, at[1] + 18), fill=color, radius=6)
        c.text((at[0] + 60, at[1]), name, size=29, anchor="lm")
        c.text((at[0] + 480, at[1]), f"€{value:.2f}", size=29, weight="semibold", anchor="rm")
    c.line([(860, 726), (1340, 726)], color=LINE, width=2)
    c.text((920, 762), "Rate per hour", size=30, weight="semibold", anchor="lm")
    c.text((1340, 762), "€90.00", size=36, weight="bold", color=ACCENT, anchor="rm")
    return c


def payback() -> Canvas:
    c = Canvas("Payback of your own laser", "Cumulative cash flow in thousand euros; investment €260,000")
    c.panel((80, 200, 1520, 840))
    left, right, top, bottom = 220, 1270, 250, 760

    def at(year: float, amount: float) -> Point:
        return (left + year * (right - left) / 8, top + (400 - amount) * (bottom - top) / 700)

    for amount in range(-300, 401, 100):
        y = at(0, amount)[1]
        c.line([(left, y), (right, y)], color=STEEL_DARK if amount == 0 else LINE, width=3 if amount == 0 else 2)
        c.text((left - 18, y), f"{amount}".replace("-", "−"), size=25, color=MUTED, anchor="rm")
    for year in range(9):
        c.text((at(year, 0)[0], bottom + 32), str(year), size=25, color=MUTED, anchor="mm")
    c.text((right + 30, bottom + 32), "years", size=25, weight="semibold", color=MUTED, anchor="lm")
    for saving, color, name, shift in ((81.6, ACCENT, "as planned", -34), (57.6, STEEL_DARK, "25% less work", 44)):
        c.line([at(0, -260), at(8, -260 + 8 * saving)], color=color, width=6)
        years = 260 / saving
        c.circle(at(years, 0), 12, fill=WHITE, outline=color, width=5)
        x, y = at(years, 0)
        c.text(
            (x, y + shift),
            f"{years:.1f} years",
            size=28,
            weight="bold",
            color=color,
            anchor="rm" if shift < 0 else "lm",
        )
        c.text((right + 16, at(8, -260 + 8 * saving)[1]), name, size=25, weight="semibold", color=color, anchor="lm")
    return c


def week_plan() -> Canvas:
    c = Canvas("The same five jobs, two orders", "Each change of gas takes 15 minutes")
    c.panel((80, 200, 1520, 840))
    minutes = {"A": 37, "B": 230, "C": 29, "D": 135, "E": 195}
    oxygen = {"B", "D"}
    left, scale = 150, 1290 / 700
    for y, order, name in ((318, "ABCDE", "In the order of arrival"), (606, "ACEBD", "Grouped by gas")):
        c.text((left, y - 62), name, size=30, weight="semibold", anchor="lm")
        x, changes = float(left), 0
        for number, job in enumerate(order):
            if number and (job in oxygen) != (order[number - 1] in oxygen):
                c.box((x, y, x + 15 * scale, y + 100), fill=ACCENT)
                x += 15 * scale
                changes += 1
            end = x + minutes[job] * scale
            c.box((x + 1, y, end - 1, y + 100), fill=STEEL if job in oxygen else STEEL_LIGHT)
            c.text(((x + end) / 2, y + 36), job, size=30, weight="bold", anchor="mm")
            c.text(
                ((x + end) / 2, y + 72),
                "O₂" if job in oxygen else "N₂",
                size=23,
                color=MUTED if job not in oxygen else INK,
                anchor="mm",
            )
            x = end
        total = sum(minutes.values()) + 15 * changes
        label = f"{changes} changes" if changes > 1 else "1 change"
        c.text(
            (left, y + 138),
            f"{label}, {total // 60} h {total % 60} min",
            size=28,
            weight="semibold",
            color=ACCENT if changes > 1 else GREEN,
            anchor="lm",
        )
    c.box((1090, 776, 1116, 802), fill=ACCENT)
    c.text((1130, 789), "change of gas and nozzle", size=25, color=MUTED, anchor="lm")
    return c


def webhook_flow() -> Canvas:
    c = Canvas("Answer first, work later", "Check, store, answer; everything else happens afterwards")
    c.panel((80, 200, 1520, 840))
    lanes = ((280, "LaserCalc"), (720, "Your server"), (1060, "Queue"), (1360, "Worker"))
    for x, name in lanes:
        c.box((x - 120, 236, x + 120, 304), fill=PAPER, outline=LINE, radius=12)
        c.text((x, 270), name, size=28, weight="semibold", anchor="mm")
        c.dashes([(x, 304), (x, 806)], color=STEEL, width=2)
    steps = (
        (280, 720, 500, 386, "signed event", ACCENT),
        (720, 1060, 890, 516, "store", INK),
        (720, 280, 500, 586, "204, within 10 s", GREEN),
        (1060, 1360, 1210, 666, "take", INK),
        (1360, 280, 500, 756, "fetch the job through the API", MUTED),
    )
    for start, end, middle, y, label, color in steps:
        c.arrow((start, y), (end, y), color=color, width=4, head=20)
        c.text((middle, y - 24), label, size=26, weight="semibold", color=color, anchor="mm")
    c.box((574, 410, 866, 460), fill=BLUSH, radius=10)
    c.text((720, 435), "check the signature", size=25, weight="semibold", color="#a83219", anchor="mm")
    return c


PICTURES = {
    "power-speed-window": power_speed_window,
    "gas-flow": gas_flow,
    "nesting-comparison": nesting_comparison,
    "cost-breakdown": cost_breakdown,
    "machine-rate": machine_rate,
    "payback": payback,
    "week-plan": week_plan,
    "webhook-flow": webhook_flow,
}
