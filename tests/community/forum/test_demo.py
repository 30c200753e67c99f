"""Loading example conversations."""

from datetime import UTC, datetime

import pytest

from community.forum.demo import load_categories, load_topics
from community.forum.models import Category, Post, Topic

pytestmark = pytest.mark.django_db

DAY = datetime(2025, 3, 1, 9, tzinfo=UTC)


def test_loading_twice_changes_nothing(make_user):
    ada, bob, admin = make_user(), make_user(), make_user(roles=["admin"])
    categories = [
        {"slug": "help", "titles": {"en": "Help", "de": "Hilfe"}, "position": 1},
        {"slug": "materials", "titles": {"en": "Materials"}, "parent": "help"},
    ]
    topics = [
        {
            "category": "materials",
            "kind": "question",
            "locale": "en",
            "title": "Which plywood cuts clean?",
            "author": ada.email,
            "body": "Mine chars.",
            "created_at": DAY,
            "replies": [{"author": bob.email, "body": "Poplar.", "created_at": DAY.replace(hour=11)}],
        }
    ]
    for _ in range(2):
        load_categories(categories, administrator=admin)
        load_topics(topics)
    topic = Topic.objects.get()
    assert (Category.objects.count(), Post.objects.count()) == (2, 2)
    assert (topic.created_at, topic.last_post_at, topic.last_reply_author) == (DAY, DAY.replace(hour=11), bob)
    assert Category.objects.get(slug="help").title_in("de") == "Hilfe"
