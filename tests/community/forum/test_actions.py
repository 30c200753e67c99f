"""Writing in the forum."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.forum.actions import create_topic, reply_to_topic, save_category
from community.forum.models import Category, Post, Topic
from core.accounts.roles import PUBLIC, SIGNED_IN
from core.contributions import MAX_BODY, MAX_TITLE
from core.errors import DomainError, ErrorCode
from core.events.models import Entry

pytestmark = pytest.mark.django_db


def written(**changes):
    return {"title": "Charred edges on acrylic", "body": "Why *do* they char?", "locale": "en", **changes}


def refusal(action, **arguments):
    with pytest.raises(DomainError) as caught:
        action(**arguments)
    return caught.value.code, caught.value.field


def test_a_new_topic_has_its_text_as_first_post(make_user, make_category):
    ada, room = make_user(), make_category()
    topic = create_topic(actor=ada, category_id=room.pk, kind="question", **written())
    post = topic.posts.get()
    assert (topic.number, topic.path) == (topic.pk, f"/en/community/t/{topic.pk}/charred-edges-on-acrylic")
    assert (topic.reply_count, topic.last_post_number, topic.author) == (0, 1, ada)
    assert (post.post_number, post.body, post.html) == (1, "Why *do* they char?", "<p>Why <em>do</em> they char?</p>\n")


def test_a_new_topic_is_told_to_those_who_may_read_it(make_user, make_category):
    room = make_category(readers="role:agent", writers="role:agent")
    topic = create_topic(actor=make_user(roles=["agent"]), category_id=room.pk, **written())
    entry = Entry.objects.get(name="forum.TopicCreated")
    assert (entry.node_type, entry.node_id, entry.audience) == ("Topic", topic.pk, ["role:agent"])
    assert "char" not in str(entry.payload)


def test_a_reply_gets_the_next_number_and_moves_the_topic(make_topic, make_user):
    topic, bob = make_topic(), make_user()
    first = reply_to_topic(actor=bob, topic_id=topic.pk, body="0.15 mm")
    second = reply_to_topic(actor=topic.author, topic_id=topic.pk, body="Thanks!")
    topic.refresh_from_db()
    assert [first.post_number, second.post_number] == [2, 3]
    assert (topic.reply_count, topic.last_post_number) == (2, 3)
    assert (topic.last_post_at, topic.last_reply_author) == (second.created_at, topic.author)


def test_a_reply_is_told_once_with_its_number_and_without_its_text(make_topic, make_user):
    topic, bob = make_topic(), make_user()
    post = reply_to_topic(actor=bob, topic_id=topic.pk, body="Nothing of this in the stream")
    entry = Entry.objects.get(name="forum.TopicReplied")
    assert (entry.node_type, entry.node_id, entry.audience) == ("Topic", topic.pk, [PUBLIC])
    assert (entry.payload["post_id"], entry.payload["post_number"]) == (post.pk, 2)
    assert "Nothing" not in str(entry.payload)


def test_a_locked_topic_takes_replies_from_moderators_only(make_topic, make_user):
    topic = make_topic()
    Topic.objects.filter(pk=topic.pk).update(state="locked")
    locked = refusal(reply_to_topic, actor=topic.author, topic_id=topic.pk, body="But")
    assert locked == (ErrorCode.CONFLICT, "topic_id")
    assert reply_to_topic(actor=make_user(roles=["moderator"]), topic_id=topic.pk, body="Closed.").post_number == 2


WRITERS = ["visitor", "member", "agent", "moderator", "admin"]


@pytest.mark.parametrize(
    ("readers", "writers", "allowed"),
    [
        (PUBLIC, SIGNED_IN, {"member", "agent", "moderator", "admin"}),
        (PUBLIC, "role:moderator", {"moderator", "admin"}),
        (SIGNED_IN, SIGNED_IN, {"member", "agent", "moderator", "admin"}),
        ("role:agent", "role:agent", {"agent", "admin"}),
        ("role:agent", SIGNED_IN, {"agent", "admin"}),
    ],
)
@pytest.mark.parametrize("who", WRITERS)
def test_who_may_write_where(make_user, make_category, make_topic, who, readers, writers, allowed):
    people = {
        "visitor": lambda: AnonymousUser(),
        "member": make_user,
        "agent": lambda: make_user(roles=["agent"]),
        "moderator": lambda: make_user(roles=["moderator"]),
        "admin": lambda: make_user(roles=["admin"]),
    }
    actor, room = people[who](), make_category(readers=readers, writers=writers)
    topic = make_topic(category=room, author=make_user(roles=["admin"]))
    outcomes = []
    for attempt in (
        lambda: create_topic(actor=actor, category_id=room.pk, **written()),
        lambda: reply_to_topic(actor=actor, topic_id=topic.pk, body="Me too"),
    ):
        try:
            attempt()
            outcomes.append(True)
        except DomainError:
            outcomes.append(False)
    assert outcomes == [who in allowed] * 2
    assert Post.objects.count() == 1 + 2 * (who in allowed)


def test_an_unreadable_category_and_topic_look_like_missing_ones(make_user, make_category, make_topic):
    room = make_category(readers="role:agent")
    hidden_away = make_topic(category=room, author=make_user(roles=["admin"]))
    member = make_user()
    for category_id in (room.pk, 10**9):
        assert refusal(create_topic, actor=member, category_id=category_id, **written()) == (
            ErrorCode.NOT_FOUND,
            "category_id",
        )
    for topic_id in (hidden_away.pk, 10**9):
        assert refusal(reply_to_topic, actor=member, topic_id=topic_id, body="Hello?") == (
            ErrorCode.NOT_FOUND,
            "topic_id",
        )


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"title": " \t\n"}, ErrorCode.INVALID, "title"),
        ({"title": "\u200b\u202e"}, ErrorCode.INVALID, "title"),
        ({"title": "x" * (MAX_TITLE + 1)}, ErrorCode.TOO_LONG, "title"),
        ({"body": "\x00"}, ErrorCode.INVALID, "body"),
        ({"body": "x" * (MAX_BODY + 1)}, ErrorCode.TOO_LONG, "body"),
        ({"locale": "tlh"}, ErrorCode.INVALID, "locale"),
    ],
)
def test_a_bad_text_is_refused_and_nothing_is_written(make_user, make_category, changes, code, field):
    room = make_category()
    assert refusal(create_topic, actor=make_user(), category_id=room.pk, **written(**changes)) == (code, field)
    assert (Topic.objects.count(), Post.objects.count(), Entry.objects.filter(name__startswith="forum.").count()) == (
        0,
        0,
        0,
    )


def test_the_longest_texts_fit(make_user, make_category):
    longest = written(title="ü" * MAX_TITLE, body="🔥" * MAX_BODY)
    topic = create_topic(actor=make_user(), category_id=make_category().pk, **longest)
    topic.refresh_from_db()
    assert (len(topic.title), len(topic.posts.get().body)) == (MAX_TITLE, MAX_BODY)


def test_what_no_database_stores_is_left_out(make_user, make_category):
    dirty = written(title="Laser\x00  power\n\u202eup", body="one\r\ntwo\x00\x07 \ud800 three")
    topic = create_topic(actor=make_user(), category_id=make_category().pk, **dirty)
    topic.refresh_from_db()
    assert topic.title == "Laser power up"
    assert topic.posts.get().body == "one\ntwo ? three"


def test_a_title_without_ascii_still_has_an_address(make_user, make_category):
    topic = create_topic(actor=make_user(), category_id=make_category().pk, **written(title="激光"))
    assert topic.slug == "topic"


def test_scripts_do_not_survive(make_user, make_category):
    body = "<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))"
    topic = create_topic(actor=make_user(), category_id=make_category().pk, **written(body=body))
    html = topic.posts.get().html
    assert "<script" not in html
    assert "onerror" not in html
    assert 'href="javascript' not in html


def test_members_are_slowed_down_and_staff_are_not(make_user, make_category, settings):
    settings.CONTRIBUTION_PACE = {"topic": (1, 60), "post": (1, 10)}
    room, member, moderator = make_category(), make_user(), make_user(roles=["moderator"])
    topic = create_topic(actor=member, category_id=room.pk, **written())
    assert refusal(create_topic, actor=member, category_id=room.pk, **written())[0] == ErrorCode.RATE_LIMITED
    assert refusal(reply_to_topic, actor=member, topic_id=topic.pk, body="One more")[0] == ErrorCode.RATE_LIMITED
    for _ in range(2):
        create_topic(actor=moderator, category_id=room.pk, **written())


def test_an_import_keeps_the_dates(make_topic, make_user):
    from datetime import UTC, datetime

    day = datetime(2024, 5, 1, tzinfo=UTC)
    topic = make_topic(at=day)
    reply_to_topic(actor=make_user(), topic_id=topic.pk, body="Later", at=day.replace(day=2))
    topic.refresh_from_db()
    assert (topic.created_at.day, topic.last_post_at.day) == (1, 2)


def test_only_administrators_arrange_categories(make_user):
    assert refusal(save_category, actor=make_user(roles=["moderator"]), category=Category(slug="new")) == (
        ErrorCode.FORBIDDEN,
        None,
    )
    save_category(actor=make_user(roles=["admin"]), category=Category(slug="new", titles={"en": "New"}))
    assert Entry.objects.get(name="forum.CategoryChanged").audience == []


@pytest.mark.parametrize("titles", [["New"], {"en": 1}, {"xx": "New"}])
def test_a_category_needs_titles_by_language(make_user, titles):
    category = Category(slug="new", titles=titles)
    assert refusal(save_category, actor=make_user(roles=["admin"]), category=category)[0] == ErrorCode.INVALID


def test_a_category_cannot_lie_within_itself(make_user, make_category):
    room = make_category()
    room.parent = room
    assert refusal(save_category, actor=make_user(roles=["admin"]), category=room)[0] == ErrorCode.INVALID
