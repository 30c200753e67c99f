"""Inputs of the forum's mutations."""

import strawberry
from strawberry import relay

from community.forum.models import Topic


@strawberry.input
class TopicCreateInput:
    category_id: relay.GlobalID
    title: str = strawberry.field(description="One line, up to 200 characters.")
    body: str = strawberry.field(description="The opening post in Markdown, up to 50,000 characters.")
    locale: str = strawberry.field(description="The language it is written in.")
    kind: Topic.Kind = Topic.Kind.DISCUSSION
    client_mutation_id: str | None = None


@strawberry.input
class TopicReplyInput:
    topic_id: relay.GlobalID
    body: str = strawberry.field(description="Markdown, up to 50,000 characters.")
    client_mutation_id: str | None = None
