"""Loading example conversations through the actions, so that they behave like anyone's.

Loading twice changes nothing: a category is known by its slug, a topic by its title and date.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NotRequired, TypedDict

from core.accounts.models import User

from .actions import create_topic, reply_to_topic, save_category
from .models import Category, Topic


class CategoryRow(TypedDict):
    slug: str
    titles: dict[str, str]
    descriptions: NotRequired[dict[str, str]]
    position: NotRequired[int]
    readers: NotRequired[str]
    writers: NotRequired[str]
    parent: NotRequired[str]


class PostRow(TypedDict):
    author: str
    body: str
    created_at: datetime


class TopicRow(TypedDict):
    category: str
    kind: str
    locale: str
    title: str
    author: str
    body: str
    created_at: datetime
    replies: NotRequired[list[PostRow]]


def load_categories(rows: Iterable[CategoryRow], *, administrator: User) -> None:
    """Make the categories that are missing. `parent` is the slug of an earlier row."""
    for row in rows:
        if Category.objects.filter(slug=row["slug"]).exists():
            continue
        values = {key: value for key, value in row.items() if key != "parent"}
        parent = Category.objects.get(slug=row["parent"]) if "parent" in row else None
        save_category(actor=administrator, category=Category(parent=parent, **values))


def load_topics(rows: Iterable[TopicRow]) -> None:
    """Write the topics that are missing, with their replies. Authors are named by email address."""
    for row in rows:
        if Topic.objects.filter(title=row["title"], created_at=row["created_at"]).exists():
            continue
        topic = create_topic(
            actor=User.objects.get(email=row["author"]),
            category_id=Category.objects.get(slug=row["category"]).pk,
            title=row["title"],
            body=row["body"],
            locale=row["locale"],
            kind=row["kind"],
            at=row["created_at"],
        )
        for reply in row.get("replies", []):
            reply_to_topic(
                actor=User.objects.get(email=reply["author"]),
                topic_id=topic.pk,
                body=reply["body"],
                at=reply["created_at"],
            )
