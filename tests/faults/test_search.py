"""Indexing that is killed (`kill -9`) leaves nothing half, is searched meanwhile, and is whole after the next run."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db.models import Sum

from community.forum.actions import create_topic
from community.forum.models import Category, Topic
from core.accounts.models import User
from core.search import drift, spelling, upkeep
from core.search.engines.opensearch import copying
from core.search.models import SearchFamily
from core.search.queries import Results, opensearch, search
from tests.core.search.conftest import dropped_at_the_end, engine, opensearch_on  # noqa: F401 (fixtures)
from tests.events import settle
from tests.processes import Processes, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TOPICS = 40
AT_ONCE = timedelta(0)


@pytest.fixture
def library(engine: str, make_user: Callable[..., User]) -> None:  # noqa: F811
    """Forty topics that can be found, each of somebody else: one person would write too fast."""
    room = Category.objects.create(slug="help", titles={"en": "Help"})
    for number in range(TOPICS):
        create_topic(
            actor=make_user(), category_id=room.pk, title=f"Kerf {number}", body="Plywood chars.", locale="en",
            kind="question",
        )  # fmt: skip
    settle()
    upkeep.repair(AT_ONCE)


@pytest.fixture
def processes(tmp_path: Path, library: None) -> Iterator[Processes]:
    with Processes(tmp_path, CELERY_SKIP_CHECKS="1") as processes:
        yield processes


def found() -> Results:
    return search(AnonymousUser(), "kerf", first=100)


def versions() -> int:
    return int(SearchFamily.objects.aggregate(sum=Sum("version"))["sum"])


@pytest.mark.parametrize("written", [1, TOPICS // 2])
def test_a_rebuild_that_is_killed_takes_nothing_away(processes: Processes, written: int) -> None:
    before = versions()
    rebuild = processes.python("manage.py", "search", "rebuild")
    wait_until(lambda: versions() >= before + written, 120, "nothing was written anew", rebuild)
    rebuild.kill()
    half = found()
    assert (half.total, half.degraded) == (TOPICS, False)
    assert list(drift.in_database()) == []
    assert spelling.near("plywod") == ["plywood"]

    changed = Topic.objects.order_by("pk").first()
    assert changed is not None
    Topic.objects.filter(pk=changed.pk).update(title="Renamed while nobody looked")
    call_command("search", "rebuild")
    assert upkeep.check(AT_ONCE) == []
    assert (found().total, found().degraded) == (TOPICS - 1, False)
    assert search(AnonymousUser(), "renamed").total == 1


LOOP = """
import django; django.setup()
from itertools import cycle
from core.search.actions import index_object
from core.search.models import SearchFamily
for pk in cycle(SearchFamily.objects.values_list("object_id", flat=True)):
    index_object("topic", pk, force=True)
"""


def test_indexing_that_is_killed_leaves_whole_objects(processes: Processes) -> None:
    for stretch in (1, 7, 23):
        before = versions()
        indexing = processes.python("-c", LOOP)
        wait_until(lambda before=before, stretch=stretch: versions() >= before + stretch, 120, "stands still", indexing)
        indexing.kill()
        assert list(drift.in_database()) == []
        assert found().total == TOPICS
    # What the killed process had told of and nobody copied yet is copied by whoever comes next.
    upkeep.repair(AT_ONCE)
    if opensearch.enabled():
        copying.refresh()
    assert upkeep.check(AT_ONCE) == []
    assert (found().total, found().degraded) == (TOPICS, False)
