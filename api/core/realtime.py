"""The subscription `events`: what happened, resumable, with permission asked at every delivery."""

import datetime
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from typing import Any

import strawberry
from asgiref.sync import sync_to_async
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from graphql import GraphQLError
from strawberry_django.utils.typing import get_django_definition

from core.accounts.authentication import InvalidCredentials
from core.accounts.events import SessionsEnded
from core.accounts.models import Viewer
from core.events.models import Entry
from core.events.stream import account, follow, latest_cursor

from .context import Info, viewer_of
from .nodes import global_id


@strawberry.type(description="One thing that happened. It carries ids; refetch through the ordinary queries.")
class EventUpdate:
    """One entry of the stream, or a reset."""

    cursor: str = strawberry.field(description="Subscribe with `after: cursor` to go on behind this entry.")
    reset: bool = strawberry.field(
        description="True: what happened since your cursor cannot be told. Fetch your state again and go on from here."
    )
    name: str | None = strawberry.field(default=None, description="What happened, e.g. `forum.TopicReplied`.")
    node_id: strawberry.ID | None = strawberry.field(default=None, description="The node it is about.")
    happened_at: datetime.datetime | None = None


@strawberry.type
class RealtimeQuery:
    """Where the stream stands."""

    @strawberry.field(
        description="The newest cursor of the stream. Take it before you fetch what the events keep fresh."
    )
    def event_cursor(self) -> str:
        return latest_cursor()


@strawberry.type
class RealtimeSubscription:
    """The stream."""

    @strawberry.subscription(
        description="What happens from now on; with `after`, first what happened since. Public events reach anyone."
    )
    async def events(self, info: Info, after: str | None = None) -> AsyncGenerator[EventUpdate, None]:
        async with aclosing(entries(info, after)) as told:
            async for cursor, entry in told:
                if entry is None:
                    yield EventUpdate(cursor=cursor, reset=True)
                    continue
                yield EventUpdate(
                    cursor=cursor,
                    reset=False,
                    name=entry.name,
                    node_id=_node_id(entry),
                    happened_at=entry.happened_at,
                )


async def entries(info: Info, after: str | None) -> AsyncGenerator[tuple[str, Entry | None], None]:
    """What the viewer of a subscription may know, each entry with the cursor behind it; None in its place is a reset.

    Without a cursor it starts now. Raises GraphQLError as soon as the credentials of the socket have ended.
    """
    viewer = await who_is_there(info)
    who: Any = _asker(info, viewer)
    if after is None:
        after = await sync_to_async(latest_cursor)()
    async with aclosing(follow(who, after, visible=_visible(info.schema))) as pages:
        async for page in pages:
            if page.reset:
                yield page.cursor, None
            for entry in page.entries:
                if entry.name == SessionsEnded.name:
                    await who_is_there(info)
                yield page.cursor_of(entry), entry


async def _anyone() -> Viewer:
    """Who is not signed in stays so; asking costs nothing."""
    return AnonymousUser()


def _node_id(entry: Entry) -> strawberry.ID | None:
    if not entry.node_type or entry.node_id is None:
        return None
    return strawberry.ID(global_id(entry.node_type, entry.node_id))


async def who_is_there(info: Info) -> Viewer:
    """The viewer by the credentials with which the socket was opened, as they are now; an error where they ended.

    A socket outlives its operations: what was true when it was opened may not be when it subscribes again.
    """
    opened_by = viewer_of(info)
    try:
        viewer = await sync_to_async(info.context.reauthenticate)()
    except InvalidCredentials as error:
        raise GraphQLError(str(error), extensions={"code": "UNAUTHENTICATED"}) from error
    if opened_by.is_authenticated and not (viewer.is_authenticated and viewer.is_active):
        raise GraphQLError(_("You are signed out."), extensions={"code": "UNAUTHENTICATED"})
    return viewer


def _asker(info: Info, viewer: Viewer) -> Any:
    """Who the viewer is by now, asked before each page. A token may end by the clock, which tells no event."""
    if not viewer.is_authenticated:
        return _anyone
    if not info.context.get("token"):
        return account(viewer.pk)

    def by_token() -> Viewer | None:
        try:
            return info.context.reauthenticate()
        except InvalidCredentials:
            return None

    return by_token


def _visible(schema: Any) -> Any:
    """The stream's question "may this viewer see these objects now?", answered by the types' own querysets."""

    def visible(viewer: Viewer, entries: Sequence[Entry]) -> Iterable[Entry]:
        ids: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            if entry.node_type and entry.node_id is not None:
                ids[entry.node_type].add(entry.node_id)
        seen = {name: _visible_ids(schema, name, keys, viewer) for name, keys in ids.items()}
        return [entry for entry in entries if not entry.node_type or entry.node_id in seen[entry.node_type]]

    return visible


def _visible_ids(schema: Any, type_name: str, keys: set[int], viewer: Viewer) -> set[int]:
    definition = schema.get_type_by_name(type_name)
    django = get_django_definition(definition.origin) if definition is not None else None
    if django is None:
        return set()
    rows: Any = django.model._default_manager.all()
    return set(rows.visible_to(viewer).filter(pk__in=keys).values_list("pk", flat=True))
