"""Requests to test with."""

from collections.abc import Callable

import pytest

from community.roadmap.actions import create_request
from community.roadmap.models import FeatureRequest
from core.accounts.models import User


@pytest.fixture
def make_request(make_user: Callable[..., User]) -> Callable[..., FeatureRequest]:
    """A factory of feature requests, each by a new author unless given, in the given status."""

    def make(*, author: User | None = None, title: str = "Export cut lists as CSV", status: str = "open", **more):
        request = create_request(
            actor=author or make_user(), title=title, body="For **our** shop.", locale="en", **more
        )
        FeatureRequest.objects.filter(pk=request.pk).update(status=status)
        request.refresh_from_db()
        return request

    return make
