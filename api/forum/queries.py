"""Reads of the forum."""

from collections.abc import Iterable
from enum import Enum

import strawberry
import strawberry_django
from django.db.models import QuerySet
from strawberry import relay

from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.nodes import key_of
from community.forum import models

from .types import ForumCategory, Topic


@strawberry.enum(description="The order of a list of topics.")
class TopicSort(Enum):
    NEWEST = "newest"
    ACTIVE = "active"


@strawberry.type
class ForumQuery:
    """Categories and topics. What is not there and what is not yours look the same: null, or not in the list."""

    @connection(Connection[ForumCategory], description="The rooms the viewer may read, in their order.")
    def forum_categories(self, info: Info) -> Iterable[models.Category]:
        return models.Category.objects.visible_to(viewer_of(info)).in_order()

    @strawberry_django.field(graphql_type=ForumCategory | None, description="A room by its slug.")
    def forum_category(self, info: Info, slug: str) -> QuerySet[models.Category]:
        return models.Category.objects.visible_to(viewer_of(info)).filter(slug=slug)

    @strawberry_django.field(graphql_type=Topic | None, description="A topic by its id or its number.")
    def topic(self, info: Info, id: relay.GlobalID | None = None, number: int | None = None) -> QuerySet[models.Topic]:
        key = number if id is None else key_of(id, "Topic")
        return models.Topic.objects.visible_to(viewer_of(info)).numbered(key)

    @connection(Connection[Topic], description="Topics, in one room where `category` (its slug) is given.")
    def topics(
        self,
        info: Info,
        category: str | None = None,
        kind: models.Topic.Kind | None = None,
        sort: TopicSort = TopicSort.ACTIVE,
    ) -> Iterable[models.Topic]:
        topics = models.Topic.objects.visible_to(viewer_of(info))
        if category is not None:
            topics = topics.filter(category__slug=category)
        if kind is not None:
            topics = topics.filter(kind=kind)
        return topics.newest() if sort is TopicSort.NEWEST else topics.active()
