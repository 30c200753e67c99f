"""Reads of people: the viewer, and anyone by handle."""

import strawberry

from api.core.context import Info, viewer_of
from community.people.models import Profile
from core.accounts.models import User

from .types import PersonType, UserType


@strawberry.type
class PeopleQuery:
    @strawberry.field(description="Who asks: the account that is signed in; null for visitors.")
    def viewer(self, info: Info) -> UserType | None:
        viewer = viewer_of(info)
        return viewer if isinstance(viewer, User) else None  # type: ignore[return-value]

    @strawberry.field(description="Someone by handle; null where there is none.")
    def person(self, info: Info, handle: str) -> PersonType | None:
        found = Profile.objects.visible_to(viewer_of(info)).filter(handle=handle.strip().removeprefix("@").lower())
        return found.first()  # type: ignore[return-value]
