"""Finding requests."""

import pytest

from community.roadmap import search
from community.roadmap.actions import plan_request
from core.accounts.roles import PUBLIC
from core.search.models import SearchDocument
from tests.events import settle

pytestmark = pytest.mark.django_db


def test_a_request_is_one_public_document(make_request):
    request = make_request()
    settle()
    document = SearchDocument.objects.get(family__kind="request", family__object_id=request.pk)
    assert (document.body, document.path, document.access) == ("For our shop.", request.path, [PUBLIC])


def test_a_hidden_request_is_forgotten(make_request, make_user):
    request, planner = make_request(), make_user(roles=["planner"])
    settle()
    plan_request(actor=planner, request_id=request.pk, status="open", area_id=None, hidden=True)
    settle()
    assert not SearchDocument.objects.filter(family__kind="request").exists()
    assert search.visible_ids(make_user(), [request.pk]) == set()
