"""Fixtures that every test may use."""

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import Group

from core.accounts.models import User

_numbers = count(1)


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    """A factory of accounts: `make_user(name="Ada", roles=["agent"])`."""

    def make(*, email: str = "", name: str = "", roles: Iterable[str] = (), **fields: object) -> User:
        number = next(_numbers)
        user = User.objects.create_user(
            email or f"person{number}@example.test", "correct horse", name=name or f"Person {number}", **fields
        )
        user.groups.set([Group.objects.get_or_create(name=role)[0] for role in roles])
        return user

    return make


@pytest.fixture
def queued_mail(settings: Any) -> None:
    """Mail takes the road it takes in real life (see `tests.mailbox`); Django's test runner would shorten it."""
    settings.EMAIL_BACKEND = "core.mail.backend.QueueBackend"
