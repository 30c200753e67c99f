"""Who sees what in the forum."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.forum.models import Category, Post, Topic
from core.accounts.roles import PUBLIC, SIGNED_IN

pytestmark = pytest.mark.django_db


@pytest.fixture
def rooms(make_user, make_category, make_topic):
    """One topic in each kind of room, and one hidden topic and post in the public one."""
    admin = make_user(roles=["admin"])
    for slug, readers in [("open", PUBLIC), ("members", SIGNED_IN), ("agents", "role:agent")]:
        make_topic(category=make_category(slug, readers=readers), author=admin, title=slug)
    hidden = make_topic(category=Category.objects.get(slug="open"), author=admin, title="hidden")
    Topic.objects.filter(pk=hidden.pk).update(hidden=True)
    Post.objects.create(topic=Topic.objects.get(title="open"), post_number=2, body="bad", html="bad", hidden=True)


@pytest.mark.parametrize(
    ("roles", "categories", "topics", "posts"),
    [
        (None, {"open"}, {"open"}, 1),
        ([], {"open", "members"}, {"open", "members"}, 2),
        (["agent"], {"open", "members", "agents"}, {"open", "members", "agents"}, 3),
        (["moderator"], {"open", "members"}, {"open", "members", "hidden"}, 4),
        (["admin"], {"open", "members", "agents"}, {"open", "members", "agents", "hidden"}, 5),
    ],
)
def test_each_viewer_sees_the_rooms_of_their_labels(rooms, make_user, roles, categories, topics, posts):
    viewer = AnonymousUser() if roles is None else make_user(roles=roles)
    assert set(Category.objects.visible_to(viewer).values_list("slug", flat=True)) == categories
    assert set(Topic.objects.visible_to(viewer).values_list("title", flat=True)) == topics
    assert Post.objects.visible_to(viewer).count() == posts


@pytest.mark.parametrize("model", [Category, Topic, Post])
def test_nobody_sees_nothing(rooms, model):
    assert not model.objects.visible_to(None).exists()
