"""A person at allauth's headless API, in a browser or in an app."""

import base64
import hashlib
import hmac
import json
import re
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

import core.budget
from core.accounts.models import User
from core.events.models import Entry
from tests.mailbox import delivered

PASSWORD = "correct horse battery"


@dataclass
class Person:
    """Calls `/_allauth/browser/v1` with cookies or `/_allauth/app/v1` with a session token."""

    kind: str = "browser"
    client: Client = field(default_factory=Client)
    token: str = ""

    def ask(self, method: str, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
        headers = {"X-Session-Token": self.token} if self.token else {}
        response = self.client.generic(
            method,
            f"/_allauth/{self.kind}/v1/{path}",
            json.dumps(body) if body else "",
            content_type="application/json",
            headers=headers,
        )
        answer = json.loads(response.content) if response.content else {}
        self.token = (answer.get("meta") or {}).get("session_token") or self.token
        return response.status_code, answer

    def sign_in(self, email: str, password: str = PASSWORD) -> tuple[int, dict[str, Any]]:
        return self.ask("POST", "auth/login", email=email, password=password)

    def confirm(self, password: str = PASSWORD) -> None:
        """What is sensitive asks for the password once more."""
        assert self.ask("POST", "auth/reauthenticate", password=password)[0] == 200

    @property
    def is_signed_in(self) -> bool:
        return self.ask("GET", "auth/session")[0] == 200


def pending(answer: dict[str, Any]) -> list[str]:
    """The steps that are left before somebody is signed in."""
    return [flow["id"] for flow in answer["data"]["flows"] if flow.get("is_pending")]


def code_at(secret: str, step: int = 0) -> str:
    """RFC 6238: the code that an authenticator app shows, `step` periods of 30 seconds from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + step)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    return f"{(int.from_bytes(digest[offset : offset + 4], 'big') & 0x7FFF_FFFF) % 10**6:06d}"


def link_in_mail(index: int = -1) -> str:
    """The first web address in a sent mail."""
    text = str(delivered()[index].body)
    found = re.search(r"http\S+/account/\S+", text)
    assert found is not None, text
    return found[0]


def told(name: str) -> list[dict[str, Any]]:
    """The payloads of the events of that name, in order."""
    return list(Entry.objects.filter(name=name).order_by("id").values_list("payload", flat=True))


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture(autouse=True)
def _real_mail(queued_mail: None) -> None: ...


@pytest.fixture(autouse=True)
def _no_memory_of_attempts() -> None:
    cache.clear()
    core.budget._teller.cache_clear()


@pytest.fixture
def make_member(make_user: Callable[..., User]) -> Callable[..., User]:
    """An account with a verified address and a known password."""

    def make(**fields: Any) -> User:
        user = make_user(**fields)
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    return make


@pytest.fixture
def member(make_member: Callable[..., User]) -> User:
    return make_member()
