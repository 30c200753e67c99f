"""Inputs of the roadmap's mutations."""

import strawberry
from strawberry import relay


@strawberry.input
class FeatureRequestCreateInput:
    title: str = strawberry.field(description="One line, up to 200 characters.")
    body: str = strawberry.field(description="What for, in Markdown, up to 50,000 characters.")
    locale: str = strawberry.field(description="The language it is written in.")
    area_id: relay.GlobalID | None = None
    client_mutation_id: str | None = None


@strawberry.input
class FeatureRequestVoteInput:
    id: relay.GlobalID
    on: bool = strawberry.field(description="True gives the vote, false takes it back; either may be repeated.")
    client_mutation_id: str | None = None
