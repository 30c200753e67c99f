"""What people contribute (topics, tickets, requests): who may at all, in what form, and how fast.

Each function returns the value to store or refuses with a `DomainError` that names the argument at fault.
"""

import re
import unicodedata
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.accounts.models import User, Viewer
from core.budget import Budget, spend
from core.errors import DomainError, ErrorCode

MAX_TITLE: Final = 200
MAX_BODY: Final = 50_000
MAX_SLUG: Final = 80

# Control characters have no place in text, and PostgreSQL refuses NUL. Line breaks and tabs stay.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Marks that reverse the direction of what follows: in a title they would garble the list around it.
_DIRECTION_MARKS: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def contributor(actor: Viewer) -> User:
    """The account that contributes; a visitor without one is asked to sign in."""
    if not isinstance(actor, User) or not actor.is_active:
        raise DomainError(ErrorCode.UNAUTHENTICATED, _("Sign in first."))
    return actor


def line(value: str, *, field: str, longest: int = MAX_TITLE) -> str:
    """`value` as one line of readable text, 1 to `longest` characters: for titles and subjects."""
    return _bounded(one_line(value), field, longest)


def one_line(value: str) -> str:
    """`value` as one line of any length, perhaps empty, without what nobody sees or no database stores."""
    text = " ".join(_DIRECTION_MARKS.sub("", _readable(value)).split())
    return unicodedata.normalize("NFC", text)


def body(value: str, *, field: str = "body", longest: int = MAX_BODY) -> str:
    """`value` as text of several lines, 1 to `longest` characters, with `\\n` at the end of lines."""
    return _bounded(_readable(value).strip(), field, longest)


def locale(value: str, *, field: str = "locale") -> str:
    """`value` where it is one of the site's languages."""
    if value not in dict(settings.LANGUAGES):
        raise DomainError(ErrorCode.INVALID, _("This site does not speak “%(code)s”.") % {"code": value[:12]}, field)
    return value


def slug(title: str, *, fallback: str) -> str:
    """The readable end of a path: ASCII words of `title`, or `fallback` where it has none."""
    return slugify(title)[:MAX_SLUG].strip("-") or fallback


def keep_pace(actor: User, written: QuerySet, *, kind: str) -> None:
    """Refuse with RATE_LIMITED where the actor has written as many of `kind` as CONTRIBUTION_PACE allows.

    `written` are the actor's own rows with a `created_at`. Staff work all day in the same tables and
    are not slowed down.
    """
    most, minutes = settings.CONTRIBUTION_PACE[kind]
    if actor.roles:
        return
    if written.filter(created_at__gt=timezone.now() - timedelta(minutes=minutes)).count() >= most:
        message = ngettext(
            "You are writing very fast. Please try again in a minute.",
            "You are writing very fast. Please try again in %(minutes)s minutes.",
            minutes,
        )
        raise DomainError(ErrorCode.RATE_LIMITED, message % {"minutes": minutes})


def in_pace(kind: str, caller: str) -> bool:
    """Whether a caller, with an account or without, is within what CONTRIBUTION_PACE allows of `kind`; counts this one.

    True where nothing can be counted (`core.budget.spend`).
    """
    most, minutes = settings.CONTRIBUTION_PACE[kind]
    balance = spend(f"{kind}:{caller}", 1, Budget(points=most, seconds=minutes * 60))
    return balance is None or balance.granted


def _readable(value: str) -> str:
    # A lone surrogate is valid in JSON and in a Python string, but in no database.
    text = value.encode("utf-8", "replace").decode()
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _bounded(text: str, field: str, longest: int) -> str:
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise DomainError(ErrorCode.INVALID, _("This may not be empty."), field)
    if len(text) > longest:
        message = _("This is too long: %(length)s characters. At most %(longest)s fit.")
        raise DomainError(ErrorCode.TOO_LONG, message % {"length": len(text), "longest": longest}, field)
    return text
