"""Mutations of the roadmap: each one is one action."""

from typing import Any, cast

import strawberry

from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import required_key
from api.core.permissions import SIGNED_IN
from community.roadmap import actions

from .inputs import FeatureRequestCreateInput, FeatureRequestVoteInput
from .types import FeatureRequest

SCOPE = "roadmap:write"


@strawberry.type
class FeatureRequestCreatePayload(Payload):
    feature_request: FeatureRequest | None = None


@strawberry.type
class FeatureRequestVotePayload(Payload):
    feature_request: FeatureRequest | None = None


@strawberry.type
class RoadmapMutation:
    @mutation(
        permission=SIGNED_IN, scope=SCOPE, description="Ask for a feature; it has the author's vote from the start."
    )
    def feature_request_create(self, info: Info, input: FeatureRequestCreateInput) -> FeatureRequestCreatePayload:
        request = actions.create_request(
            actor=viewer_of(info),
            title=input.title,
            body=input.body,
            locale=input.locale,
            area_id=required_key(input.area_id, "RoadmapArea", "area_id") if input.area_id else None,
        )
        return FeatureRequestCreatePayload(feature_request=cast(Any, request))

    @mutation(permission=SIGNED_IN, scope=SCOPE, description="Give the viewer's vote to a request, or take it back.")
    def feature_request_vote(self, info: Info, input: FeatureRequestVoteInput) -> FeatureRequestVotePayload:
        request = actions.vote_for_request(
            actor=viewer_of(info), request_id=required_key(input.id, "FeatureRequest", "id"), on=input.on
        )
        return FeatureRequestVotePayload(feature_request=cast(Any, request))
