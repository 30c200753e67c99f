"""Mutations of the forum: each one is one action."""

from typing import Any, cast

import strawberry

from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import required_key
from api.core.permissions import SIGNED_IN
from community.forum import actions

from .inputs import TopicCreateInput, TopicReplyInput
from .types import Post, Topic

SCOPE = "forum:write"


@strawberry.type
class TopicCreatePayload(Payload):
    topic: Topic | None = None


@strawberry.type
class TopicReplyPayload(Payload):
    post: Post | None = None
    topic: Topic | None = strawberry.field(default=None, description="The topic, with its counters as they are now.")


@strawberry.type
class ForumMutation:
    @mutation(permission=SIGNED_IN, scope=SCOPE, description="Start a topic with its first post.")
    def topic_create(self, info: Info, input: TopicCreateInput) -> TopicCreatePayload:
        topic = actions.create_topic(
            actor=viewer_of(info),
            category_id=required_key(input.category_id, "ForumCategory", "category_id"),
            title=input.title,
            body=input.body,
            locale=input.locale,
            kind=input.kind,
        )
        return TopicCreatePayload(topic=cast(Any, topic))

    @mutation(permission=SIGNED_IN, scope=SCOPE, description="Add a post to a topic.")
    def topic_reply(self, info: Info, input: TopicReplyInput) -> TopicReplyPayload:
        post = actions.reply_to_topic(
            actor=viewer_of(info), topic_id=required_key(input.topic_id, "Topic", "topic_id"), body=input.body
        )
        return TopicReplyPayload(post=cast(Any, post), topic=cast(Any, post.topic))
