"""The judged questions of `judgements.toml`."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.search.queries import Hit

FILE = Path(__file__).with_name("judgements.toml")
NO_ANSWER = "no-answer"


@dataclass(frozen=True)
class Judged:
    """A question as somebody types it on the pages of `locale`, with the grades of its answers."""

    text: str
    locale: str
    kind: str
    answers: Mapping[str, int]
    """Grade (1 to 3) by address: the last part of a page's path, with `@` and a second for a moment of a video."""

    @property
    def split(self) -> str:
        """Every third question or so is held out: nothing may be tuned on it. Its text alone decides."""
        held_out = hashlib.sha256(f"{self.locale} {self.text}".encode()).digest()[0] % 3 == 0
        return "holdout" if held_out else "tuning"

    def grade(self, hit: Hit) -> int:
        """The grade of a hit: of its moment where that is judged, else of its page."""
        return next((self.answers[address] for address in addresses(hit) if address in self.answers), 0)

    @property
    def best_grades(self) -> list[int]:
        """The grades of all pages that answer, each once, at the place in it that answers best."""
        best: dict[str, int] = {}
        for address, grade in self.answers.items():
            page = address.partition("@")[0]
            best[page] = max(grade, best.get(page, 0))
        return list(best.values())


def addresses(hit: Hit) -> list[str]:
    """What a hit is judged by, the most exact first."""
    page = hit.path.rstrip("/").rpartition("/")[2]
    return [page] if hit.start_ms is None else [f"{page}@{hit.start_ms // 1000}", page]


def load(file: Path = FILE) -> list[Judged]:
    """All judged questions in the order of the file."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    names: dict[str, str] = content.pop("names", {})
    return [
        Judged(text, locale, kind, {_address(name, names): grade for name, grade in answers.items()})
        for locale, kinds in content.items()
        for kind, questions in kinds.items()
        for text, answers in questions.items()
    ]


def _address(name: str, names: Mapping[str, str]) -> str:
    page, at, second = name.partition("@")
    return f"{names.get(page, page)}{at}{second}"
