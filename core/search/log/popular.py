"""What many people look for, to offer to others: nothing personal, and nothing that only hidden content answers."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum
from django.utils import timezone

from core.search import analysis
from core.search.queries import search

from .actions import week_of
from .models import AskedWeek
from .words import looks_personal

MOST_POPULAR = 10
WEEKS = 4
"""How far back popular questions are looked for, besides this week."""

_CANDIDATES = 3


def popular(locale: str, *, first: int = 5) -> tuple[str, ...]:
    """At most `first` questions that many people ask in a language now, the most frequent first.

    Each was asked by at least SEARCH_LOG_PEOPLE people in one week, and a visitor who asks it finds something as it is
    spelled. What is hidden by now is asked for anew each time, so it counts for nothing.
    """
    first = max(1, min(first, MOST_POPULAR))
    return tuple(text for text in _candidates(locale)[: _CANDIDATES * first] if _answers(text, locale))[:first]


def popular_like(prefix: str, locale: str, *, first: int) -> tuple[str, ...]:
    """Popular questions that begin with what is being typed."""
    typed = " ".join(analysis.words(prefix))
    if len(typed) < 2:
        return ()
    fitting = [text for text in _candidates(locale) if " ".join(analysis.words(text)).startswith(typed)]
    return tuple(text for text in fitting[: 2 * first] if _answers(text, locale))[:first]


def _candidates(locale: str) -> list[str]:
    since = week_of(timezone.now()) - timedelta(days=7 * WEEKS)
    groups = (
        AskedWeek.objects.filter(locale=locale, week__gte=since)
        .order_by()
        .values("key")
        .annotate(number=Sum("asked"), failed=Sum("nothing_found"))
        .order_by("-number", "key")[:100]
    )
    keys = [row["key"] for row in groups]
    weeks = AskedWeek.objects.filter(locale=locale, week__gte=since, key__in=keys).order_by("week")
    texts = dict(weeks.values_list("key", "text"))
    return [texts[key] for key in keys if not looks_personal(texts[key])]


def _answers(text: str, locale: str) -> bool:
    found = search(AnonymousUser(), text, locale=locale, first=1)
    return bool(found.hits) and found.did_you_mean is None
