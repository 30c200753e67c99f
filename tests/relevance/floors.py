"""The figures that must hold, by engine, in `floors.toml`; `python -m tests.relevance --renew` records them anew."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from .measure import ALL, Outcome, figures, groups

FILE = Path(__file__).with_name("floors.toml")

SLACK = 0.01
"""How far a figure may fall short: about one question at one place further down."""

_HEAD = """\
# What search must not fall below (of the last three: not rise above), by engine. Recorded by
# `python -m tests.relevance --renew`, on purpose and never to make a test pass.
"""
_AT_MOST = frozenset({"zero", "zero_typo_synonym", "false_hits"})


def recorded(file: Path = FILE) -> dict[str, dict[str, float]]:
    """The floors by engine and figure."""
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def summary(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The figures that are held: the overall ones, and nDCG@10 of each kind."""
    grouped = groups(outcomes)
    whole, holdout = figures(grouped[ALL, ALL]), figures(grouped[ALL, "holdout"])
    forgiven = figures(grouped["typo", ALL] + grouped["synonym", ALL])
    values = {"ndcg": whole.ndcg, "ndcg_holdout": holdout.ndcg, "mrr": whole.mrr}
    values |= {
        f"ndcg_{kind}": figures(rows).ndcg for (kind, split), rows in grouped.items() if split == ALL and kind != ALL
    }
    values |= {"zero": whole.zero, "zero_typo_synonym": forgiven.zero, "false_hits": whole.false_hits}
    return {name: round(value, 3) for name, value in values.items() if value is not None}


def fallen(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """What is worse than its floor allows, in words."""
    return [
        f"{name}: {measured[name]:.3f}, recorded {floor:.3f}"
        for name, floor in floors.items()
        if (measured[name] - floor if name in _AT_MOST else floor - measured[name]) > SLACK
    ]


def renew(engine: str, measured: Mapping[str, float], file: Path = FILE) -> None:
    """Record the figures of one engine in the place of its floors."""
    floors = recorded(file) | {engine: dict(measured)}
    tables = ["\n".join([f"[{name}]", *(f"{key} = {value}" for key, value in floors[name].items())]) for name in floors]
    file.write_text("\n\n".join([_HEAD.strip(), *tables]) + "\n", encoding="utf-8")
