"""Reads of the roadmap."""

from collections.abc import Iterable
from enum import Enum

import strawberry
import strawberry_django
from django.db.models import QuerySet
from strawberry import relay

from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.nodes import key_of
from community.roadmap import models

from .types import FeatureRequest, RoadmapArea


@strawberry.enum(description="The order of a list of requests.")
class FeatureRequestSort(Enum):
    TOP = "top"
    NEW = "new"


@strawberry.type
class RoadmapQuery:
    """Requests and areas. What is not there and what is not yours look the same: null, or not in the list."""

    @connection(Connection[RoadmapArea], description="The parts of the product, in their order.")
    def roadmap_areas(self, info: Info) -> Iterable[models.Area]:
        return models.Area.objects.visible_to(viewer_of(info)).in_order()

    @strawberry_django.field(graphql_type=FeatureRequest | None, description="A request by its id or its number.")
    def feature_request(
        self, info: Info, id: relay.GlobalID | None = None, number: int | None = None
    ) -> QuerySet[models.FeatureRequest]:
        key = number if id is None else key_of(id, "FeatureRequest")
        return models.FeatureRequest.objects.visible_to(viewer_of(info)).numbered(key)

    @connection(Connection[FeatureRequest], description="Requests, of one area where `area` (its slug) is given.")
    def feature_requests(
        self,
        info: Info,
        status: models.FeatureRequest.Status | None = None,
        area: str | None = None,
        sort: FeatureRequestSort = FeatureRequestSort.TOP,
    ) -> Iterable[models.FeatureRequest]:
        requests = models.FeatureRequest.objects.visible_to(viewer_of(info))
        if status is not None:
            requests = requests.filter(status=status)
        if area is not None:
            requests = requests.filter(area__slug=area)
        return requests.newest() if sort is FeatureRequestSort.NEW else requests.top()
