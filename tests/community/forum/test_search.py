"""Finding what was said in the forum."""

import pytest

from community.forum import search
from community.forum.actions import reply_to_topic, save_category
from community.forum.models import Post, Topic
from core.accounts.roles import PUBLIC
from core.search.models import SearchDocument
from tests.events import settle

pytestmark = pytest.mark.django_db


def test_every_post_is_a_document_with_its_own_place(make_topic, make_user):
    topic = make_topic(body="How **wide**?")
    reply_to_topic(actor=make_user(), topic_id=topic.pk, body="0.15 mm, roughly")
    settle()
    documents = SearchDocument.objects.filter(family__kind="topic", family__object_id=topic.pk).order_by("place")
    assert list(documents.values_list("unit", "body", "anchor")) == [
        ("post-1", "How wide?", "post-1"),
        ("post-2", "0.15 mm, roughly", "post-2"),
    ]
    assert {(d.path, d.title, tuple(d.access)) for d in documents} == {(topic.path, topic.title, (PUBLIC,))}


def test_what_is_hidden_has_no_documents(make_topic, make_user):
    topic = make_topic()
    reply_to_topic(actor=make_user(), topic_id=topic.pk, body="Spam")
    Post.objects.filter(topic=topic, post_number=2).update(hidden=True)
    assert [document.unit for document in search.documents(topic.pk)] == ["post-1"]
    Topic.objects.filter(pk=topic.pk).update(hidden=True)
    assert list(search.documents(topic.pk)) == []


def test_closing_a_category_takes_its_topics_out_of_public_search(make_topic, make_user):
    topic = make_topic()
    settle()
    topic.category.readers = "role:agent"
    save_category(actor=make_user(roles=["admin"]), category=topic.category)
    settle()
    assert SearchDocument.objects.get(family__object_id=topic.pk, family__kind="topic").access == ["role:agent"]
    assert search.visible_ids(make_user(), [topic.pk]) == set()
    assert search.visible_ids(make_user(roles=["agent"]), [topic.pk]) == {topic.pk}
