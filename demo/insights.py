"""Loading how often the demo's pages are read, what of its videos is watched and what its readers look for.

So writers see insights and gaps.
"""

import tomllib
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cms.kinds import kind_of
from cms.models import PageDay, TutorialPage, WatchDay
from cms.querysets import visible_pages
from cms.search import KINDS
from cms.visits.actions import add_visits
from cms.watching.actions import add_watching
from cms.watching.stretches import Counts, Stretch, counts_of, watched_of
from community.insights.actions import gather_gaps
from community.insights.grouping import words_by_term
from community.insights.models import ContentGap
from core.accounts.models import User
from core.search.actions import index_object
from core.search.engines import Filters
from core.search.log.actions import Asker, record_click, record_question
from core.search.models import AskedQuestion

from .library import ROOT, BadContent

FILE = ROOT / "community" / "insights.toml"
DAYS = 84
SHARES = ((PageDay.Source.SEARCH, 45), (PageDay.Source.LINK, 35), (PageDay.Source.DIRECT, 20))


def load(writer: User, now: datetime, counted: Callable[[str, Iterable[Any]], Iterable[Any]]) -> None:
    """Count visits and ask questions where there are none yet; then gather the gaps. Dates count back from `now`."""
    with FILE.open("rb") as file:
        rows = tomllib.load(file)
    for row in counted("Visits of pages", rows["visits"]):
        page = _page(row["path"])
        if not PageDay.objects.of([page.pk]).exists():
            _visit(page.pk, row, now)
    for row in rows["watching"]:
        tutorial = TutorialPage.objects.get(pk=_page(row["path"]).pk)
        if not WatchDay.objects.of([tutorial.pk]).exists():
            _watch(tutorial, row, now)
    # What a question finds is written down with it, so search has to know the pages by now.
    for kind, model in KINDS.items():
        for pk in list(model.objects.live().values_list("pk", flat=True)):
            index_object(kind, pk)
    for number, row in enumerate(counted("Searches", rows["searches"])):
        _search(number, row, now)
    for row in rows["published"]:
        _publish(row, writer, now)
    gather_gaps(timezone.now())


def _page(path: str) -> Any:
    page = visible_pages(AnonymousUser()).at_path(path).first()
    if page is None:
        raise BadContent(f"{FILE.name}: there is no page at {path}.")
    return page


def _visit(page_id: int, row: dict[str, Any], now: datetime) -> None:
    """A little more from week to week, and less at the weekend."""
    for ago in range(DAYS):
        day = timezone.localdate(now) - timedelta(days=ago)
        views = row["weekly"] / 7 * (0.5 if day.weekday() > 4 else 1.2) * (1 - ago / (2.5 * DAYS))
        for source, share in SHARES:
            seen = round(views * share / 100)
            if seen:
                read = round(seen * row["read"])
                add_visits(page_id=page_id, day=day, locale="en", source=source, views=seen, read_through=read)


def _watch(page: TutorialPage, row: dict[str, Any], now: datetime) -> None:
    """Each way of watching on one day of the week. A video of a hundred seconds stands for that of any length."""
    for number, way in enumerate(row["ways"]):
        stretches = [Stretch(start=start, end=end) for start, end in way["stretches"]]
        one = counts_of(watched_of(stretches, 100_000), 100_000)
        more = sum([one] * round(row["weekly"] * way["of"] / 100), Counts())
        for week in range(DAYS // 7):
            day = timezone.localdate(now) - timedelta(days=7 * week + number)
            add_watching(page_id=page.pk, video_id=page.video_id, day=day, more=more)


def _search(number: int, row: dict[str, Any], now: datetime) -> None:
    for person in range(row["people"]):
        token = f"demo-question-{number:02}-{person:02}"
        if not AskedQuestion.objects.filter(token=token).exists():
            back = row.get("ago", 0) + row["days"] * (person + 0.5) / row["people"]
            asker = Asker(viewer=AnonymousUser(), caller=token, visitor=token)
            at = now - timedelta(days=back)
            record_question(
                asker=asker,
                token=token,
                text=row["texts"][person % len(row["texts"])],
                locale=row["locale"],
                filters=Filters(locale=row["locale"]),
                place="page",
                at=at,
            )
            if "opens" in row:
                page = _page(row["opens"])
                record_click(
                    asker=asker,
                    token=token,
                    kind=kind_of(page.specific_class),
                    object_id=page.pk,
                    position=1,
                    at=at + timedelta(seconds=10),
                )


def _publish(row: dict[str, Any], writer: User, now: datetime) -> None:
    published = now - timedelta(days=row["ago"])
    ContentGap.objects.get_or_create(
        locale=row["locale"],
        key=" ".join(sorted(words_by_term(row["question"], row["locale"]))),
        defaults={
            "state": ContentGap.State.CLOSED,
            "page": _page(row["path"]),
            "assignee": writer,
            "assigned_at": published - timedelta(days=2),
            "closed_at": published,
        },
    )
