"""Bars of a chart, as an SVG of its template draws them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

HEIGHT: Final = 96
WIDTH: Final = 28
GAP: Final = 8


@dataclass(frozen=True)
class Bar:
    """One number. The places are those of an SVG: y goes down from the top."""

    label: str
    value: int
    x: int
    y: int
    height: int
    strong: bool

    @property
    def middle(self) -> int:
        """Where its number stands."""
        return self.x + WIDTH // 2


@dataclass(frozen=True)
class Chart:
    """Bars beside each other, the highest as high as the chart."""

    bars: list[Bar]

    @property
    def width(self) -> int:
        """In the units of the bars."""
        return len(self.bars) * (WIDTH + GAP)


def chart(values: Iterable[tuple[str, int, bool]]) -> Chart:
    """A chart of labelled numbers from 0 on; the third of each says whether its bar is to stand out."""
    rows = list(values)
    most = max((value for _label, value, _strong in rows), default=0)
    bars = []
    for at, (label, value, strong) in enumerate(rows):
        # What is not nothing can be seen.
        height = max(2, round(value * HEIGHT / most)) if value else 0
        bars.append(Bar(label, value, at * (WIDTH + GAP) + GAP // 2, HEIGHT - height, height, strong))
    return Chart(bars)
