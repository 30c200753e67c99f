"""Moments of tutorials' videos, ready for readers: where to go, and what is said there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from media_pipeline.models import Cue
from media_pipeline.querysets import rank
from media_pipeline.serving import signed_url

from .clock import MAX_SECOND
from .targets import PageTarget, Targets, is_key

MOST_SENTENCES = 100
"""How many moments of one page come with what is said there: a bound for the query that reads it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a video on a page that the reader may see. `locale` is that page's language.

    `sentence` is what is said there, in the language of the text around it; empty where there is no transcript in it.
    """

    title: str
    path: str
    locale: str
    second: int
    poster: str
    duration_seconds: float | None
    sentence: str

    @property
    def href(self) -> str:
        """Where it leads: the tutorial, which begins to play there."""
        return f"{self.path}?t={self.second}"


class Moments:
    """Add the moments of one page, then ask for each: one query, beside that of `targets`."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self.asked: dict[tuple[Any, int], None] = {}
        self._sentences: dict[tuple[int, int], str] | None = None

    def add(self, page: Any, second: Any) -> None:
        if is_key(page):
            self.targets.add_page(page)
            self.asked[page, _second(second)] = None

    def get(self, page: Any, second: Any) -> Moment | None:
        """The moment; None where there is no such tutorial for this reader. One beyond the end is the beginning."""
        target = self.targets.page(page)
        if target is None or not target.is_tutorial:
            return None
        at = _within(target, _second(second))
        if self._sentences is None:
            self._sentences = self._read_sentences()
        return Moment(
            title=target.title,
            path=target.path,
            locale=target.locale,
            second=at,
            poster=signed_url(target.poster),
            duration_seconds=target.duration_ms / 1000 if target.duration_ms is not None else None,
            sentence=self._sentences.get((target.video_id or 0, at), ""),
        )

    def _read_sentences(self) -> dict[tuple[int, int], str]:
        places: dict[tuple[int, int], None] = {}
        for page, second in self.asked:
            target = self.targets.page(page)
            if target is not None and target.video_id:
                places[target.video_id, _within(target, second)] = None
        chosen = list(places)[:MOST_SENTENCES]
        if not chosen:
            return {}
        spoken = Q()
        for video, second in chosen:
            spoken |= Q(transcript__video=video, start_ms__lt=1000 * (second + 1), end_ms__gt=1000 * second)
        language = self.targets.locale
        cues = (
            # Whoever sees the page sees its video.
            Cue.objects.filter(spoken, transcript__complete=True)
            .filter(Q(transcript__language=language) | Q(transcript__language__startswith=f"{language}-"))
            # The best last: a person's captions after an engine's, the page's own language after its variants.
            .order_by("-transcript__language", rank("transcript__").desc(), "transcript_id", "start_ms")
            .values_list("transcript__video_id", "start_ms", "end_ms", "text")
        )
        found: dict[tuple[int, int], str] = {}
        for video, start, end, text in _rows(cues):
            for at in (second for of, second in chosen if of == video):
                if start < 1000 * (at + 1) and end > 1000 * at:
                    found[video, at] = text
        return found


def _rows(cues: Any) -> Iterable[tuple[int, int, int, str]]:
    rows: Iterable[tuple[int, int, int, str]] = cues
    return rows


def _second(stored: Any) -> int:
    return stored if isinstance(stored, int) and 0 < stored <= MAX_SECOND else 0


def _within(target: PageTarget, second: int) -> int:
    return 0 if target.duration_ms is not None and 1000 * second >= target.duration_ms else second
