"""Loading the demo's community: members, forum, tickets, roadmap.

The TOML files say how long ago something was written ("3d 4h"); dates are counted back from the moment the
demo was first loaded, so that it always looks alive. Each conversation is loaded in one transaction.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from community.forum import demo as forum
from community.people.actions import profile_of, update_profile
from community.roadmap import demo as roadmap
from community.tickets import demo as tickets
from core.accounts.demo import DOMAIN
from core.accounts.events import UserRegistered
from core.accounts.models import User
from core.events.actions import emit

from .library import ROOT, BadContent

Counted = Callable[[str, Iterable[Any]], Iterable[Any]]

FILES = ROOT / "community"
_AGO = re.compile(r"(?:(?P<days>\d+)d)?\s*(?:(?P<hours>\d+)h)?\s*(?:(?P<minutes>\d+)m)?")
_PEOPLE = ("author", "requester", "assignee")


class Loader:
    """Brings the community to life. `people` are the demo's sign-ins by name, `now` the time to count back from."""

    def __init__(self, people: dict[str, User], now: datetime, counted: Counted) -> None:
        self.people = people
        self.now = now
        self.counted = counted
        self.emails = {key: user.email for key, user in people.items()}

    def load(self) -> None:
        """Load everything that is missing, in the order in which it refers to each other."""
        for member in self.counted("Members", _read("members")["members"]):
            self.member(**member)
        talk, wishes, support = _read("forum"), _read("roadmap"), _read("tickets")
        with transaction.atomic():
            forum.load_categories(talk["categories"], administrator=self.people["admin"])
            roadmap.load_areas(wishes["areas"])
        for topic in self.counted("Forum topics", talk["topics"]):
            with transaction.atomic():
                forum.load_topics([self.row(topic)])
        for ticket in self.counted("Support tickets", support["tickets"]):
            with transaction.atomic():
                tickets.load([self.row(ticket)])
        for request in self.counted("Feature requests", wishes["requests"]):
            with transaction.atomic():
                roadmap.load([self.row(request)], planner=self.people["planner"])

    @transaction.atomic
    def member(self, *, key: str, name: str, locale: str, time_zone: str, joined: str, bio: str) -> None:
        """An account that nobody can sign in to."""
        email = f"{key}@members.{DOMAIN}"
        self.emails[key] = email
        if User.objects.filter(email=email).exists():
            return
        user = User.objects.create_user(
            email, None, name=name, locale=locale, time_zone=time_zone, date_joined=self.at(joined)
        )
        emit(UserRegistered(user_id=user.pk))
        profile_of(user)
        update_profile(actor=user, bio=bio)

    def row(self, row: dict[str, Any]) -> Any:
        """A row of a file as the rooms take it: people by address, dates as dates."""
        made = {key: value for key, value in row.items() if key not in {"ago", "replies", "messages", "voters"}}
        made["created_at"] = self.at(row["ago"])
        for field in _PEOPLE:
            if field in row:
                made[field] = self.email(row[field])
        for field in ("replies", "messages"):
            if field in row:
                made[field] = [self.row(inner) for inner in row[field]]
        if "voters" in row:
            made["voters"] = [self.email(key) for key in row["voters"]]
        return made

    def email(self, key: str) -> str:
        if key not in self.emails:
            raise BadContent(f"There is nobody called “{key}” in the demo.")
        return self.emails[key]

    def at(self, ago: str) -> datetime:
        """The moment that lies `ago` ("12d 7h 30m") before the loading."""
        found = _AGO.fullmatch(ago)
        if not found or not ago.strip():
            raise BadContent(f"“{ago}” is no span of time such as “12d 7h”.")
        return self.now - timedelta(**{unit: int(number) for unit, number in found.groupdict("0").items()})


def _read(name: str) -> dict[str, Any]:
    with (FILES / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
