"""Rooms and conversations to test with."""

from collections.abc import Callable
from datetime import datetime

import pytest

from community.forum.actions import create_topic
from community.forum.models import Category, Topic
from core.accounts.models import User
from core.accounts.roles import PUBLIC, SIGNED_IN


@pytest.fixture
def make_category(db: None) -> Callable[..., Category]:
    """A factory of categories: `make_category("staff", readers="role:agent")`."""

    def make(slug: str = "general", *, readers: str = PUBLIC, writers: str = SIGNED_IN) -> Category:
        return Category.objects.create(slug=slug, titles={"en": slug.title()}, readers=readers, writers=writers)

    return make


@pytest.fixture
def make_topic(make_user: Callable[..., User], make_category: Callable[..., Category]) -> Callable[..., Topic]:
    """A factory of topics, each by a new author in a new category unless given."""

    def make(
        *,
        category: Category | None = None,
        author: User | None = None,
        title: str = "Kerf width on birch plywood",
        body: str = "How **wide** is the kerf?",
        kind: str = "question",
        at: datetime | None = None,
    ) -> Topic:
        room = category or make_category(f"room-{Category.objects.count() + 1}")
        writer = author or make_user()
        return create_topic(actor=writer, category_id=room.pk, title=title, body=body, locale="en", kind=kind, at=at)

    return make
