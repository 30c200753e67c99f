"""Types of the forum."""

from collections.abc import Iterable
from typing import Annotated, TypeAlias

import strawberry
import strawberry_django
from django.db.models import Prefetch
from strawberry import auto

from api.core.alone import refuse_in_list
from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.nodes import Node, node_type
from api.people.authors import AUTHOR, person_of
from api.people.types import PersonType
from community.forum import models, policies
from core.text import excerpt, plain_text

strawberry.enum(models.Topic.Kind, name="TopicKind", description="What a topic asks of its readers.")
strawberry.enum(models.Topic.State, name="TopicState", description="Whether a topic takes replies.")


LazyTopic: TypeAlias = Annotated["Topic", strawberry.lazy("api.forum.types")]


@node_type(models.Category, name="ForumCategory", description="A room of the forum.")
class ForumCategory(Node):
    slug: auto
    parent: "ForumCategory | None" = strawberry_django.field(
        description="The room around this one; null at the top, or where it is not yours to see."
    )

    @strawberry_django.field(description="The title in a language, or in another where it has none.")
    def title(self, root: models.Category, locale: str = "en") -> str:
        return root.title_in(locale)

    @strawberry_django.field(description="The description in a language, or in another; may be empty.")
    def description(self, root: models.Category, locale: str = "en") -> str:
        return root.description_in(locale)

    @strawberry_django.field(description="Whether the viewer may start topics here.")
    def viewer_can_write(self, root: models.Category, info: Info) -> bool:
        return policies.can_write(viewer_of(info), root)


@node_type(models.Post, name="Post", description="What one person wrote in a topic.")
class Post(Node):
    html: auto = strawberry_django.field(description="Safe HTML.")
    created_at: auto
    edited_at: auto

    @strawberry_django.field(description="The post's number in its topic: 1 is the opening post.")
    def number(self, root: models.Post) -> int:
        return root.post_number

    @strawberry_django.field(description="The text as it was written, in Markdown.")
    def body(self, root: models.Post) -> str:
        return root.body

    @strawberry_django.field(description="The post's place on its topic's page: the page's path, '#', this.")
    def anchor(self, root: models.Post) -> str:
        return root.anchor

    @strawberry_django.field(select_related=[AUTHOR], description="Null where the account does not exist any more.")
    def author(self, root: models.Post) -> PersonType | None:
        return person_of(root.author)

    @strawberry_django.field(graphql_type=LazyTopic, select_related=["topic"])
    def topic(self, root: models.Post) -> models.Topic:
        # Who sees a post sees its topic: the same category decides.
        return root.topic


def _opening_posts(info: Info) -> Prefetch[str]:
    """The first post of every topic in a list, in one query."""
    opening = models.Post.objects.visible_to(viewer_of(info)).filter(post_number=1)
    return Prefetch("posts", queryset=opening, to_attr="opening_posts")


@node_type(models.Topic, name="Topic", description="A conversation of the forum.")
class Topic(Node):
    title: auto
    slug: auto
    locale: auto
    reply_count: auto
    last_post_at: auto
    created_at: auto

    @strawberry_django.field(description="The number in the topic's address.")
    def number(self, root: models.Topic) -> int:
        return root.number

    @strawberry_django.field(description="The topic's address in the web app.")
    def path(self, root: models.Topic) -> str:
        return root.path

    @strawberry_django.field
    def kind(self, root: models.Topic) -> models.Topic.Kind:
        return models.Topic.Kind(root.kind)

    @strawberry_django.field
    def state(self, root: models.Topic) -> models.Topic.State:
        return models.Topic.State(root.state)

    @strawberry_django.field(graphql_type=ForumCategory, select_related=["category"])
    def category(self, root: models.Topic) -> models.Category:
        # Who sees a topic sees its category: the category decides.
        return root.category

    @strawberry_django.field(select_related=[AUTHOR], description="Null where the account does not exist any more.")
    def author(self, root: models.Topic) -> PersonType | None:
        return person_of(root.author)

    @strawberry_django.field(
        select_related=["last_reply_author__profile"], description="Who replied last; null where nobody has."
    )
    def last_reply_author(self, root: models.Topic) -> PersonType | None:
        return person_of(root.last_reply_author)

    @strawberry_django.field(prefetch_related=[_opening_posts], description="The opening words, as plain text.")
    def excerpt(self, root: models.Topic, info: Info) -> str:
        opening = getattr(root, "opening_posts", None)
        if opening is None:
            opening = models.Post.objects.visible_to(viewer_of(info)).filter(topic=root, post_number=1)
        return "".join(excerpt(plain_text(post.html)) for post in opening)

    @strawberry_django.field(
        select_related=["category"], description="Whether the viewer may reply: signed in, allowed here, not locked."
    )
    def viewer_can_reply(self, root: models.Topic, info: Info) -> bool:
        return policies.can_reply(viewer_of(info), root)

    @connection(
        Connection[Post],
        description="The posts in the order of their numbers, from `fromNumber` on where it is given. Only where the "
        "topic stands alone, not in a list of topics.",
    )
    def posts(self, root: models.Topic, info: Info, from_number: int = 1) -> Iterable[models.Post]:
        refuse_in_list(info, "topic(number:)")
        return models.Post.objects.visible_to(viewer_of(info)).filter(topic=root).since(from_number).in_order()
