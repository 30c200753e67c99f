"""Two writers of one page at once, in real transactions."""

import pytest

from cms.models import PageVersion
from tests.api.content.writing import base_of, call, id_of, refusals
from tests.cms.translation.test_concurrency import at_once
from tests.graphql import Caller

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_updates_from_one_base_one_wins_and_the_other_is_told(article, make_user):
    for _ in range(3):
        base, before = base_of(article), PageVersion.objects.of_page(article).count()

        def update(person, base=base):
            return call(Caller(person), "articleUpdate", pageId=id_of(article), baseRevisionId=base, title=person.name)

        people = [make_user(roles=["writer"]) for _ in range(2)]
        answers = at_once(*(lambda person=person: update(person) for person in people))
        (lost,) = [answer for answer in answers if answer["errors"]]
        (won,) = [answer for answer in answers if not answer["errors"]]
        assert refusals(lost) == [("CONFLICT", ["input", "baseRevisionId"])]
        assert lost["newerRevisionId"] == won["draft"]["revision"]["id"]
        assert PageVersion.objects.of_page(article).count() == before + 1
