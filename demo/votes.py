"""Loading what the demo's visitors say of pages, so that writers have something to read."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from cms.feedback.actions import Reader, give_feedback
from cms.models import ArticleFeedback
from cms.querysets import visible_pages

from .library import ROOT, BadContent

FILE = ROOT / "community" / "votes.toml"


def load(counted: Callable[[str, Iterable[Any]], Iterable[Any]]) -> None:
    """Cast the votes on each page that has none yet."""
    with FILE.open("rb") as file:
        pages = tomllib.load(file)["pages"]
    for row in counted("Votes on pages", pages):
        page = visible_pages(AnonymousUser()).at_path(row["path"]).first()
        if page is None:
            raise BadContent(f"{FILE.name}: there is no page at {row['path']}.")
        if not ArticleFeedback.objects.about(page).exists():
            with transaction.atomic():
                for number, vote in enumerate(votes(row)):
                    visitor = f"demo-visitor-{page.pk}-{number:03}"
                    reader = Reader(viewer=AnonymousUser(), caller=visitor, visitor=visitor)
                    give_feedback(reader=reader, page_id=page.pk, **vote)


def votes(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each vote on one page: the silent ones, then those with words, which are among `yes` and `no`."""
    words = row.get("words", [])
    for helpful, number in ((True, row["yes"]), (False, row["no"])):
        yield from [{"helpful": helpful}] * (number - sum(vote["helpful"] is helpful for vote in words))
    yield from words
