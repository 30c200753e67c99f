"""The one GraphQL schema. Each domain package adds its root types to the tuples below."""

from typing import Any

import strawberry
from strawberry import relay
from strawberry.tools import merge_types

from .content.feedback import FeedbackMutation, FeedbackQuery
from .content.queries import ContentQuery
from .content.types import PAGE_TYPES
from .content.visits import VisitsMutation
from .content.watching import WatchingMutation
from .content.writing import WritingQuery
from .content.writing_mutations import WritingMutation
from .core.context import Info
from .core.extensions import EXTENSIONS
from .core.nodes import resolve_node
from .core.realtime import RealtimeQuery, RealtimeSubscription
from .core.schema import KerfSchema, config
from .forum.mutations import ForumMutation
from .forum.queries import ForumQuery
from .insights.queries import InsightsQuery
from .media.mutations import MediaMutation
from .media.queries import MediaQuery
from .media.subscriptions import MediaSubscription
from .media.transcripts import TranscriptMutation
from .media.translations import TranslationMutation
from .media.types import VideoType
from .people.mutations import PeopleMutation
from .people.queries import PeopleQuery
from .roadmap.mutations import RoadmapMutation
from .roadmap.queries import RoadmapQuery
from .search.log import SearchLogMutation, SearchLogQuery
from .search.queries import SearchQuery
from .tickets.mutations import TicketsMutation
from .tickets.queries import TicketsQuery


@strawberry.type
class NodeQuery:
    """Refetching by global id."""

    @strawberry.field(description="Any object by its id; null where it is not there or not yours.")
    def node(self, info: Info, id: relay.GlobalID) -> relay.Node | None:
        return resolve_node(info, id)


QUERIES: tuple[type[Any], ...] = (
    NodeQuery,
    ContentQuery,
    FeedbackQuery,
    WritingQuery,
    PeopleQuery,
    RealtimeQuery,
    MediaQuery,
    ForumQuery,
    TicketsQuery,
    RoadmapQuery,
    SearchQuery,
    SearchLogQuery,
    InsightsQuery,
)
MUTATIONS: tuple[type[Any], ...] = (
    FeedbackMutation,
    WritingMutation,
    VisitsMutation,
    WatchingMutation,
    PeopleMutation,
    MediaMutation,
    TranscriptMutation,
    TranslationMutation,
    ForumMutation,
    TicketsMutation,
    RoadmapMutation,
    SearchLogMutation,
)
SUBSCRIPTIONS: tuple[type[Any], ...] = (RealtimeSubscription, MediaSubscription)
TYPES: tuple[type[Any], ...] = (*PAGE_TYPES, VideoType)
"""Types that only an interface or a union leads to."""


def build() -> KerfSchema:
    """The schema of all domains."""
    return KerfSchema(
        query=merge_types("Query", QUERIES),
        mutation=merge_types("Mutation", MUTATIONS) if MUTATIONS else None,
        subscription=merge_types("Subscription", SUBSCRIPTIONS) if SUBSCRIPTIONS else None,
        types=TYPES,
        extensions=EXTENSIONS,
        config=config(),
    )


schema = build()
