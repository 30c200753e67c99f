"""Taking one's posts along, and leaving."""

import pytest

from community.forum.actions import reply_to_topic
from community.forum.exports import export_forum
from core.accounts.departure import erase_account
from tests.events import settle

pytestmark = pytest.mark.django_db


def test_the_export_holds_every_post_of_the_account(make_topic, make_user):
    topic, bob = make_topic(), make_user()
    reply_to_topic(actor=bob, topic_id=topic.pk, body="0.15 *mm*")
    (post,) = export_forum(bob.pk)["posts"]
    assert (post["topic"], post["path"], post["body"]) == (topic.title, f"{topic.path}#post-2", "0.15 *mm*")


def test_what_an_erased_person_wrote_stays_without_the_name(make_topic, make_user):
    ada = make_user(email="ada@example.test", name="Ada")
    topic = make_topic(author=ada)
    erase_account(actor=ada, confirmation="ada@example.test", password="correct horse")
    settle()
    post = topic.posts.select_related("author").get()
    assert (post.body, post.author.name) == ("How **wide** is the kerf?", "")
