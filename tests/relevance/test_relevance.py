"""Search finds: no figure of any engine falls below its floor."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from core.search.models import SearchDocument

from . import corpus, engines, floors, judgements, measure
from .measure import Outcome

# With the tests of one transaction: those of many come after them, and leave a database without the site's setup.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def outcomes(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, list[Outcome]]]:
    """What every engine of the profile answers, asked once for all tests here; the demo is gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        corpus.load(str(tmp_path_factory.mktemp("media")))
        asked = {}
        for name in engines.names():
            with engines.answering(name):
                asked[name] = measure.ask(judgements.load())
        yield asked
        transaction.set_rollback(True)


def test_no_figure_falls_below_its_floor(outcomes: dict[str, list[Outcome]]) -> None:
    recorded = floors.recorded()
    fallen = [
        f"{name}: {line}"
        for name, asked in outcomes.items()
        for line in floors.fallen(floors.summary(asked), recorded[name])
    ]
    assert fallen == []


def test_every_judged_answer_is_in_the_demo(outcomes: dict[str, list[Outcome]]) -> None:
    """A renamed page would otherwise count as never found."""
    known = {path.rpartition("/")[2] for path in SearchDocument.objects.values_list("path", flat=True)}
    judged = {address.partition("@")[0] for one in judgements.load() for address in one.answers}
    assert judged <= known
