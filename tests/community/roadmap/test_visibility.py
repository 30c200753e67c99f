"""Who sees what on the roadmap."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.roadmap.models import Area, FeatureRequest, Vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap(make_request):
    Area.objects.create(slug="app", titles={"en": "App"})
    make_request(title="shown")
    hidden = make_request(title="hidden")
    FeatureRequest.objects.filter(pk=hidden.pk).update(hidden=True)


@pytest.mark.parametrize(
    ("roles", "titles", "votes"),
    [
        (None, {"shown"}, 0),
        ([], {"shown"}, 0),
        (["agent"], {"shown"}, 0),
        (["moderator"], {"shown", "hidden"}, 0),
        (["planner"], {"shown", "hidden"}, 2),
        (["admin"], {"shown", "hidden"}, 2),
    ],
)
def test_requests_are_public_and_voters_are_not(roadmap, make_user, roles, titles, votes):
    viewer = AnonymousUser() if roles is None else make_user(roles=roles)
    assert set(FeatureRequest.objects.visible_to(viewer).values_list("title", flat=True)) == titles
    assert Vote.objects.visible_to(viewer).count() == votes
    assert Area.objects.visible_to(viewer).count() == 1


def test_one_sees_ones_own_votes(make_request):
    request = make_request()
    assert Vote.objects.visible_to(request.author).get().request == request


def test_nobody_sees_nothing(roadmap):
    assert not FeatureRequest.objects.visible_to(None).exists()
    assert not Vote.objects.visible_to(None).exists()
    assert not Area.objects.visible_to(None).exists()


def test_whether_the_viewer_voted_is_one_query_for_all(make_request, make_user, django_assert_num_queries):
    mine = make_request(title="mine")
    make_request(title="theirs")
    assert mine.author.roles == frozenset()  # asked once per viewer, not per list
    with django_assert_num_queries(1):
        requests = FeatureRequest.objects.visible_to(mine.author)
        rows = requests.annotate(voted=FeatureRequest.objects.voted_by(mine.author))
        assert {row.title: row.voted for row in rows} == {"mine": True, "theirs": False}
    anybody = FeatureRequest.objects.annotate(voted=FeatureRequest.objects.voted_by(AnonymousUser()))
    assert not anybody.filter(voted=True).exists()
