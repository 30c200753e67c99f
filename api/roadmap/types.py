"""Types of the roadmap."""

import strawberry
import strawberry_django
from strawberry import auto

from api.core.context import Info, viewer_of
from api.core.nodes import Node, node_type
from api.people.authors import AUTHOR, person_of
from api.people.types import PersonType
from community.roadmap import models, policies

strawberry.enum(models.FeatureRequest.Status, name="FeatureRequestStatus", description="A request's place in the plan.")


@node_type(models.Area, name="RoadmapArea", description="A part of the product that requests are about.")
class RoadmapArea(Node):
    slug: auto

    @strawberry_django.field(description="The title in a language, or in another where it has none.")
    def title(self, root: models.Area, locale: str = "en") -> str:
        return root.title_in(locale)


@node_type(models.FeatureRequest, name="FeatureRequest", description="Something people want from the product.")
class FeatureRequest(Node):
    title: auto
    slug: auto
    html: auto = strawberry_django.field(description="Safe HTML.")
    locale: auto
    vote_count: auto
    created_at: auto
    changed_at: auto = strawberry_django.field(description="When it was written, or last given another place.")

    @strawberry_django.field(description="The number in the request's address.")
    def number(self, root: models.FeatureRequest) -> int:
        return root.number

    @strawberry_django.field(description="The request's address in the web app.")
    def path(self, root: models.FeatureRequest) -> str:
        return root.path

    @strawberry_django.field(description="The text as it was written, in Markdown.")
    def body(self, root: models.FeatureRequest) -> str:
        return root.body

    @strawberry_django.field
    def status(self, root: models.FeatureRequest) -> models.FeatureRequest.Status:
        return models.FeatureRequest.Status(root.status)

    @strawberry_django.field(
        graphql_type=RoadmapArea | None, select_related=["area"], description="Null where nobody has said."
    )
    def area(self, root: models.FeatureRequest) -> models.Area | None:
        return root.area

    @strawberry_django.field(select_related=[AUTHOR], description="Null where the account does not exist any more.")
    def author(self, root: models.FeatureRequest) -> PersonType | None:
        return person_of(root.author)

    @strawberry_django.field(description="Whether the viewer may vote, or take the vote back.")
    def viewer_can_vote(self, root: models.FeatureRequest, info: Info) -> bool:
        return policies.can_vote(viewer_of(info), root)

    @strawberry_django.field(
        annotate={"viewer_has_voted": lambda info: models.FeatureRequest.objects.voted_by(viewer_of(info))},
        description="Whether the viewer's vote is among the votes; false for visitors.",
    )
    def viewer_has_voted(self, root: models.FeatureRequest, info: Info) -> bool:
        annotated = root.__dict__.get("viewer_has_voted")
        if annotated is None:
            # A request that a mutation answers was not read through a query that could be annotated.
            return models.Vote.objects.visible_to(viewer_of(info)).of(root, viewer_of(info)).exists()
        return bool(annotated)
