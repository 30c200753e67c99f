"""Loading example requests."""

from datetime import UTC, datetime

import pytest

from community.roadmap.demo import load, load_areas
from community.roadmap.models import Area, FeatureRequest

pytestmark = pytest.mark.django_db

DAY = datetime(2025, 3, 1, 9, tzinfo=UTC)


def test_loading_twice_changes_nothing(make_user):
    ada, bob, planner = make_user(), make_user(), make_user(roles=["planner"])
    row = {
        "title": "Dark mode",
        "body": "For the night shift.",
        "locale": "en",
        "author": ada.email,
        "created_at": DAY,
        "area": "app",
        "status": "shipped",
        "voters": [bob.email],
    }
    for _ in range(2):
        load_areas([{"slug": "app", "titles": {"en": "App"}, "position": 1}])
        load([row], planner=planner)
    request = FeatureRequest.objects.get()
    assert (request.status, request.vote_count, request.created_at, request.area.slug) == ("shipped", 2, DAY, "app")
    assert Area.objects.count() == 1
