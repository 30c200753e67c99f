"""What is watched of videos: what is counted, what is not, and who gets to see it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.models import WatchDay, WatchVisit
from cms.tasks import prune_visits
from cms.visits.actions import Visitor
from cms.watching.actions import MOST_STRETCHES, add_watching, record_watching
from cms.watching.reading import recent_watching
from cms.watching.stretches import PARTS, Counts, Stretch
from core.errors import DomainError, ErrorCode
from core.events.models import Entry
from media_pipeline.models import Video

pytestmark = pytest.mark.django_db


@pytest.fixture
def tutorial(make_tutorial, video):
    """42 seconds."""
    return make_tutorial("first", video)


def visitor(number=0, **more):
    return Visitor(viewer=AnonymousUser(), caller=f"address:{number}", **more)


def watch(page, *pairs, who=None, visit="0123456789abcdef", video_id=None):
    return record_watching(
        visitor=who or visitor(),
        page_id=page.pk,
        video_id=video_id or page.video_id,
        token=visit,
        stretches=[Stretch(start=start, end=end) for start, end in pairs],
    )


def refusal(page, *pairs, **asked):
    with pytest.raises(DomainError) as caught:
        watch(page, *pairs, **asked)
    return caught.value.code, caught.value.field


def day():
    return WatchDay.objects.get().counts


def test_watching_is_counted_by_day_and_nothing_is_kept_of_the_viewer(tutorial, make_user):
    before = Entry.objects.count()
    viewer = make_user()
    assert watch(tutorial, (0, 42), who=Visitor(viewer=viewer, caller="user:1"))
    assert watch(tutorial, (0, 21), visit="another-visit-here")
    assert (day().starts, day().quarter, day().half, day().three_quarters, day().whole, day().completed) == (
        *(2, 2, 2, 1, 1, 1),
    )
    assert day().watched == (2,) * 20 + (1,) * 20
    kept = {field.name for model in (WatchDay, WatchVisit) for field in model._meta.fields}
    assert kept == {
        *("id", "page", "video", "day", "starts", "quarter", "half", "three_quarters", "whole", "completed"),
        *("watched", "replayed", "skipped", "token", "duration_ms", "seen", "again", "furthest"),
    }
    assert Entry.objects.count() == before
    assert not WatchVisit.objects.visible_to(viewer).exists()


def test_a_later_report_of_a_visit_takes_the_place_of_the_earlier(tutorial):
    watch(tutorial, (0, 2), (20, 22))
    assert sum(day().skipped) > 10
    for _again in range(2):
        watch(tutorial, (0, 22))
    assert (day().starts, day().half, sum(day().skipped)) == (1, 1, 0)
    # One that was overtaken on its way.
    watch(tutorial, (0, 2), (20, 22))
    assert (day().starts, day().half, sum(day().skipped)) == (1, 1, 0)
    watch(tutorial, (0, 42), (0, 10))
    assert (day().starts, day().completed, sum(day().replayed)) == (1, 1, 10)


def test_a_visit_stays_on_the_day_on_which_it_began(tutorial):
    watch(tutorial, (0, 10))
    yesterday = timezone.localdate() - timedelta(days=1)
    WatchVisit.objects.update(day=yesterday)
    WatchDay.objects.update(day=yesterday)
    watch(tutorial, (0, 42))
    assert list(WatchDay.objects.values_list("day", "starts", "completed")) == [(yesterday, 1, 1)]


def test_who_declines_and_who_edits_the_page_is_not_counted_and_neither_is_a_moment(tutorial, writer):
    assert not watch(tutorial, (0, 42), who=visitor(declines=True))
    assert not watch(tutorial, (0, 42), who=Visitor(viewer=writer, caller="user:1"))
    assert not watch(tutorial, (5, 5.5))
    assert not watch(tutorial)
    assert not WatchDay.objects.exists()
    assert not WatchVisit.objects.exists()


def test_a_video_bounds_what_is_told_of_it_and_one_without_a_length_is_not_counted(tutorial, video):
    assert watch(tutorial, (-5, 1e300))
    assert day().watched == (1,) * PARTS
    Video.objects.filter(pk=video.pk).update(duration_ms=None)
    assert not watch(tutorial, (0, 42), visit="another-visit-here")


def test_a_visit_keeps_to_the_length_with_which_it_began(tutorial, video):
    watch(tutorial, (0, 2), (20, 22))
    Video.objects.filter(pk=video.pk).update(duration_ms=20_000)
    watch(tutorial, (0, 42))
    assert day() == Counts(
        **dict.fromkeys(("starts", "quarter", "half", "three_quarters", "whole", "completed"), 1), watched=(1,) * PARTS
    )


def test_one_caller_cannot_fill_the_counts(tutorial, settings):
    settings.CONTRIBUTION_PACE = {**settings.CONTRIBUTION_PACE, "watching of a page": (2, 60)}
    visits = [f"visit-{number}-of-the-busy" for number in range(3)]
    assert [watch(tutorial, (0, 9), who=visitor("busy"), visit=visit) for visit in visits] == [True, True, False]
    assert watch(tutorial, (0, 20), who=visitor("busy"), visit=visits[0])
    assert watch(tutorial, (0, 9), who=visitor("other"), visit="visit-of-another")
    assert day().starts == 3


def test_reports_of_one_caller_come_no_faster_than_allowed(tutorial, settings):
    settings.CONTRIBUTION_PACE = {**settings.CONTRIBUTION_PACE, "watching": (1, 10)}
    watch(tutorial, (0, 9), who=visitor("fast"))
    assert refusal(tutorial, (0, 10), who=visitor("fast")) == (ErrorCode.RATE_LIMITED, None)


def test_what_the_viewer_cannot_see_and_what_makes_no_sense_is_refused(tutorial, article, category, video):
    other = Video.objects.create(title="Another", file="videos/another.mp4", duration_ms=42_000)
    assert refusal(tutorial, (0, 9), video_id=other.pk) == (ErrorCode.NOT_FOUND, "video_id")
    assert refusal(article, (0, 9), video_id=video.pk) == (ErrorCode.NOT_FOUND, "tutorial_id")
    assert refusal(tutorial, (0, 9), visit="short") == (ErrorCode.INVALID, "visit_id")
    assert refusal(tutorial, *[(0, 9)] * (MOST_STRETCHES + 1)) == (ErrorCode.TOO_LONG, "stretches")
    PageViewRestriction.objects.create(page=category, restriction_type=PageViewRestriction.LOGIN)
    for video_id in (tutorial.video_id, other.pk):
        assert refusal(tutorial, (0, 9), video_id=video_id) == (ErrorCode.NOT_FOUND, "tutorial_id")
    assert not WatchVisit.objects.exists()


def test_a_report_costs_no_more_than_it_has_to(tutorial):
    for visit in ("the-first-of-today", "the-second-of-today"):
        watch(tutorial, (0, 9), visit=visit)
    with CaptureQueriesContext(connection) as more:
        watch(tutorial, (0, 40), visit="the-second-of-today")
    with CaptureQueriesContext(connection) as same:
        watch(tutorial, (0, 40), visit="the-second-of-today")
    assert sum(query["sql"].startswith(("INSERT", "UPDATE")) for query in more) == 2
    assert not any(query["sql"].startswith(("INSERT", "UPDATE")) for query in same)
    assert len(more) <= 12


def test_counts_and_visits_are_forgotten_after_their_time(tutorial, video, settings):
    settings.VISITS_DAYS = 30
    today = timezone.localdate()
    for ago in (29, 30, 31):
        more = Counts(starts=1)
        add_watching(page_id=tutorial.pk, video_id=video.pk, day=today - timedelta(days=ago), more=more)
    for ago in (0, 1, 2):
        token = f"the-visit-of-day-{ago}"
        watch(tutorial, (0, 9), visit=token)
        WatchVisit.objects.filter(token=token).update(day=today - timedelta(days=ago))
    prune_visits()
    assert WatchDay.objects.filter(day__lt=today).count() == 2
    assert set(WatchVisit.objects.values_list("token", flat=True)) == {"the-visit-of-day-0", "the-visit-of-day-1"}


def test_no_more_is_completed_than_was_started(tutorial):
    watch(tutorial, (0, 42))
    with pytest.raises(IntegrityError), transaction.atomic():
        WatchDay.objects.update(completed=2)


def test_writers_read_how_their_videos_are_watched_and_nobody_else_does(tutorial, article, writer, make_user):
    watch(tutorial, (0, 42))
    watch(tutorial, (0, 2), (30, 33), visit="another-visit-here")
    found = recent_watching(tutorial, writer)
    assert (found.counts.starts, found.completion, found.meets_aim) == (2, 0.5, False)
    assert [part.start_ms for part in found.parts[:3]] == [0, 1050, 2100]
    assert (found.parts[10].watched, found.parts[10].skipped, found.parts[39].skipped) == (1, 1, 0)
    for viewer in (AnonymousUser(), make_user(roles=["agent"]), None):
        assert recent_watching(tutorial, viewer) is None
        assert not WatchDay.objects.visible_to(viewer).exists()
    assert WatchDay.objects.visible_to(writer).exists()
    assert recent_watching(article, writer) is None


def test_what_was_watched_of_another_video_or_long_ago_is_not_told(tutorial, writer, video):
    other = Video.objects.create(title="Another", file="videos/another.mp4", duration_ms=42_000)
    today = timezone.localdate()
    for of, ago, starts in ((video, 0, 1), (video, 27, 2), (video, 28, 4), (other, 0, 8)):
        more = Counts(starts=starts)
        add_watching(page_id=tutorial.pk, video_id=of.pk, day=today - timedelta(days=ago), more=more)
    assert recent_watching(tutorial, writer).counts.starts == 3


def test_before_anybody_has_watched_there_is_nothing_to_take_a_part_of(tutorial, writer):
    found = recent_watching(tutorial, writer)
    assert (found.counts, found.completion, found.meets_aim) == (Counts(), None, False)


@pytest.mark.django_db(transaction=True)
def test_of_reports_at_once_none_is_lost_and_none_counts_twice(tutorial):
    together = Barrier(4)

    def report(number):
        together.wait(timeout=30)
        try:
            for at in range(8):
                # Two threads speak of each visit.
                watch(tutorial, (0, 5 * at + 7), who=visitor(number), visit=f"visit-of-number-{number % 2}")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(report, range(4)))
    assert (day().starts, day().completed, day().watched) == (2, 2, (2,) * PARTS)
