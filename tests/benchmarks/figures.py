"""One row of the table of figures."""

from collections.abc import Sequence


def row(what: str, measured: str, peer: str, figure: str, bound: str, kept: bool) -> tuple[str, ...]:
    """What was measured, against what, and whether the bound is kept."""
    return (what, measured, peer, figure, bound, "yes" if kept else "**no**")


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
