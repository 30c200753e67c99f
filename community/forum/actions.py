"""Every write of the forum."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.people.actions import author_of
from core import contributions
from core.accounts.models import Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.text import render_markdown

from . import policies
from .events import CategoryChanged, TopicCreated, TopicReplied
from .models import Category, Post, Topic


@transaction.atomic
def create_topic(
    *,
    actor: Viewer,
    category_id: int,
    title: str,
    body: str,
    locale: str,
    kind: str = Topic.Kind.DISCUSSION,
    at: datetime | None = None,
) -> Topic:
    """Start a topic with its first post.

    `at` is when it was written; an import gives the original date, everyone else leaves it out.
    Refuses: NOT_FOUND for a category the actor cannot see, FORBIDDEN where others may write but not the
    actor, INVALID or TOO_LONG texts, RATE_LIMITED.
    """
    author = author_of(actor)
    category = Category.objects.visible_to(author).filter(pk=category_id).first()
    if category is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such category."), "category_id")
    if not policies.can_write(author, category):
        raise DomainError(ErrorCode.FORBIDDEN, _("You can read this category, but not write in it."), "category_id")
    contributions.keep_pace(author, Topic.objects.by(author), kind="topic")

    title = contributions.line(title, field="title")
    body = contributions.body(body)
    written_at = at or timezone.now()
    topic = Topic.objects.create(
        category=category,
        kind=Topic.Kind(kind),
        title=title,
        slug=contributions.slug(title, fallback="topic"),
        locale=contributions.locale(locale),
        author=author,
        last_post_at=written_at,
        created_at=written_at,
    )
    Post.objects.create(
        topic=topic, post_number=1, author=author, body=body, html=render_markdown(body), created_at=written_at
    )
    emit(TopicCreated(topic_id=topic.pk, category_id=category.pk, readers=category.readers, author_id=author.pk))
    return topic


@transaction.atomic
def reply_to_topic(*, actor: Viewer, topic_id: int, body: str, at: datetime | None = None) -> Post:
    """Add a post to a topic and return it.

    The topic's row is locked meanwhile: post numbers have no gaps and the counters are exact however many
    people reply at once. `at` as in `create_topic`.
    Refuses: NOT_FOUND for a topic the actor cannot see, CONFLICT for a locked one, FORBIDDEN where the actor
    may only read, INVALID or TOO_LONG text, RATE_LIMITED.
    """
    author = author_of(actor)
    body = contributions.body(body)
    html = render_markdown(body)
    topic = (
        Topic.objects.visible_to(author)
        .select_related("category")
        .select_for_update(of=("self",))
        .filter(pk=topic_id)
        .first()
    )
    if topic is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such topic."), "topic_id")
    if not policies.can_reply(author, topic):
        if topic.state == Topic.State.LOCKED:
            raise DomainError(ErrorCode.CONFLICT, _("This topic is locked. You can start a new one."), "topic_id")
        raise DomainError(ErrorCode.FORBIDDEN, _("You can read this topic, but not reply to it."), "topic_id")
    contributions.keep_pace(author, Post.objects.by(author), kind="post")

    written_at = at or timezone.now()
    topic.last_post_number += 1
    topic.reply_count += 1
    topic.last_post_at = max(topic.last_post_at, written_at)
    topic.last_reply_author = author
    topic.save(update_fields=["last_post_number", "reply_count", "last_post_at", "last_reply_author"])
    post = Post.objects.create(
        topic=topic,
        post_number=topic.last_post_number,
        author=author,
        body=body,
        html=html,
        created_at=written_at,
    )
    emit(
        TopicReplied(
            topic_id=topic.pk,
            category_id=topic.category_id,
            readers=topic.category.readers,
            post_id=post.pk,
            post_number=post.post_number,
            author_id=author.pk,
        )
    )
    return post


@transaction.atomic
def save_category(*, actor: Viewer, category: Category) -> Category:
    """Store a category as an administrator edited it. Refuses: FORBIDDEN, INVALID."""
    if not policies.can_manage_categories(actor):
        raise DomainError(ErrorCode.FORBIDDEN, _("Only administrators arrange the forum."))
    try:
        category.full_clean()
    except ValidationError as error:
        raise DomainError(ErrorCode.INVALID, " ".join(error.messages)) from error
    category.save()
    emit(CategoryChanged(category_id=category.pk))
    return category
