"""Loading example requests through the actions, so that they behave like anyone's.

Loading twice changes nothing: an area is known by its slug, a request by its title and date.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NotRequired, TypedDict

from core.accounts.models import User

from .actions import create_request, plan_request, vote_for_request
from .models import Area, FeatureRequest


class AreaRow(TypedDict):
    slug: str
    titles: dict[str, str]
    position: NotRequired[int]


class RequestRow(TypedDict):
    title: str
    body: str
    locale: str
    author: str
    created_at: datetime
    area: NotRequired[str]
    status: NotRequired[str]
    voters: NotRequired[list[str]]


def load_areas(rows: Iterable[AreaRow]) -> None:
    """Make the areas that are missing."""
    for row in rows:
        Area.objects.get_or_create(slug=row["slug"], defaults=row)


def load(rows: Iterable[RequestRow], *, planner: User) -> None:
    """Write the requests that are missing, with votes and status. People are named by email address."""
    for row in rows:
        if FeatureRequest.objects.filter(title=row["title"], created_at=row["created_at"]).exists():
            continue
        at = row["created_at"]
        request = create_request(
            actor=User.objects.get(email=row["author"]),
            title=row["title"],
            body=row["body"],
            locale=row["locale"],
            area_id=Area.objects.get(slug=row["area"]).pk if "area" in row else None,
            at=at,
        )
        for voter in row.get("voters", []):
            vote_for_request(actor=User.objects.get(email=voter), request_id=request.pk, on=True, at=at)
        if "status" in row:
            plan_request(
                actor=planner, request_id=request.pk, status=row["status"], area_id=request.area_id, hidden=False, at=at
            )
