"""Questions that people ask, and the writers who answer them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community.forum.actions import create_topic
from community.forum.models import Category, Topic
from community.insights.models import ContentGap
from community.tickets.actions import open_ticket
from community.tickets.models import Ticket
from core.accounts.models import User
from core.accounts.roles import PUBLIC, SIGNED_IN
from core.search.engines import Filters
from core.search.log.actions import Asker, record_question
from tests.cms.conftest import (  # noqa: F401
    article,
    category,
    make_article,
    make_category,
    make_tutorial,
    video,
    writer,
)


def ago(days: float) -> datetime:
    return timezone.now() - timedelta(days=days)


@pytest.fixture
def ask_support(make_user: Callable[..., User]) -> Callable[..., Ticket]:
    """A ticket by a new customer unless given."""

    def ask(
        subject: str, *, who: User | None = None, at: datetime | None = None, locale: str = "en", **more: Any
    ) -> Ticket:
        body = "It has to be done by Friday."
        return open_ticket(actor=who or make_user(), subject=subject, body=body, locale=locale, at=at or ago(5), **more)

    return ask


@pytest.fixture
def ask_community(make_user: Callable[..., User]) -> Callable[..., Topic]:
    """A question in the forum by a new member unless given."""

    def ask(
        title: str,
        *,
        who: User | None = None,
        at: datetime | None = None,
        readers: str = PUBLIC,
        locale: str = "en",
        kind: str = "question",
    ) -> Topic:
        room, _ = Category.objects.get_or_create(
            slug=f"room-{readers.replace(':', '-')}", defaults={"readers": readers, "writers": SIGNED_IN}
        )
        author = who or make_user(roles=[readers.partition(":")[2]] if ":" in readers else [])
        return create_topic(
            actor=author, category_id=room.pk, title=title, body="Who knows?", locale=locale, kind=kind, at=at or ago(5)
        )

    return ask


@pytest.fixture
def search_for(db: None) -> Callable[..., Any]:
    """A question to search, by another visitor each time unless given."""
    numbers = count()

    def search(text: str, *, who: User | None = None, at: datetime | None = None, locale: str = "en") -> Any:
        number = next(numbers)
        asker = Asker(viewer=who or AnonymousUser(), caller=f"address:{number}", visitor=f"0123456789abcdef{number}")
        filters, token = Filters(locale=locale), f"question-{number:016}"
        question = record_question(
            asker=asker, token=token, text=text, locale=locale, filters=filters, place="page", at=at or timezone.now()
        )
        assert question is not None
        return SimpleNamespace(by=asker, token=token, question=question)

    return search


def gap_of(*terms: str) -> ContentGap:
    """The gap with these key terms among its own."""
    (found,) = [gap for gap in ContentGap.objects.all() if set(terms) <= gap.terms]
    return found
