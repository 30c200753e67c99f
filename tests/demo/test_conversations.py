"""The community's files, and how they become conversations."""

import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from community.forum.models import Category, Post, Topic
from community.roadmap.models import Area, FeatureRequest, Vote
from community.tickets.models import Message, Ticket
from core.accounts import demo as accounts
from core.accounts.models import User
from demo.conversations import FILES, Loader
from demo.library import BadContent

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
COUNTED = (User, Category, Topic, Post, Ticket, Message, Area, FeatureRequest, Vote)


def everything(label, items):
    yield from items


def read(name):
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture
def people(db, settings):
    settings.DEMO_SIGN_INS = True
    return accounts.load()


@pytest.fixture
def load(people):
    def run(counted=everything):
        Loader(people, NOW, counted).load()
        return [model.objects.count() for model in COUNTED]

    return run


def times(row, inner):
    loader = Loader({}, NOW, everything)
    return [loader.at(item["ago"]) for item in [row, *row.get(inner, [])]]


@pytest.mark.parametrize(
    ("ago", "before"),
    [
        ("12d", timedelta(days=12)),
        ("3d 4h", timedelta(days=3, hours=4)),
        ("2h 40m", timedelta(hours=2, minutes=40)),
        ("6h", timedelta(hours=6)),
    ],
)
def test_times_count_back_from_the_loading(ago, before):
    assert Loader({}, NOW, everything).at(ago) == NOW - before


@pytest.mark.parametrize("ago", ["", "yesterday", "3 days", "-2d", "4h 3d"])
def test_an_unreadable_time_is_refused(ago):
    with pytest.raises(BadContent):
        Loader({}, NOW, everything).at(ago)


def test_an_unknown_person_is_named():
    with pytest.raises(BadContent, match="nobody"):
        Loader({}, NOW, everything).email("nobody")


@pytest.mark.parametrize("topic", read("forum")["topics"], ids=lambda topic: topic["title"])
def test_a_topic_is_a_conversation_in_the_order_of_time(topic):
    written = times(topic, "replies")
    assert 2 <= len(written) <= 8
    assert written == sorted(written)
    assert written[-1] < NOW - timedelta(hours=1)
    assert len({topic["author"], *(reply["author"] for reply in topic["replies"])}) >= 2


@pytest.mark.parametrize("ticket", read("tickets")["tickets"], ids=lambda ticket: ticket["subject"])
def test_a_ticket_is_a_conversation_in_the_order_of_time(ticket):
    written = times(ticket, "messages")
    assert written == sorted(written)


def test_members_joined_before_they_wrote():
    loader = Loader({}, NOW, everything)
    joined = {member["key"]: loader.at(member["joined"]) for member in read("members")["members"]}
    said = [(row["author"], loader.at(row["ago"])) for row in read("roadmap")["requests"]]
    for topic in read("forum")["topics"]:
        said += [(row["author"], loader.at(row["ago"])) for row in [topic, *topic["replies"]]]
    said += [(ticket["requester"], loader.at(ticket["ago"])) for ticket in read("tickets")["tickets"]]
    assert [author for author, at in said if author in joined and at < joined[author]] == []
    assert len(joined) >= 12


def test_the_community_shows_every_state_and_language():
    tickets, requests, topics = read("tickets")["tickets"], read("roadmap")["requests"], read("forum")["topics"]
    assert {ticket.get("status", "new") for ticket in tickets} == set(Ticket.Status.values)
    assert {ticket["priority"] for ticket in tickets} == set(Ticket.Priority.values)
    assert {request.get("status", "open") for request in requests} == set(FeatureRequest.Status.values)
    assert min(Counter(request["area"] for request in requests).values()) >= 3
    assert {topic["locale"] for topic in topics} == {"en", "de", "es"}


def test_loading_twice_changes_nothing(load):
    assert load() == load()


def test_everything_in_the_files_is_loaded(load):
    users, categories, topics, posts, tickets, messages, areas, requests, votes = load()
    talk, support, wishes = read("forum"), read("tickets"), read("roadmap")
    assert users == 6 + len(read("members")["members"])
    assert (categories, topics) == (len(talk["categories"]), len(talk["topics"]))
    assert posts == sum(1 + len(topic["replies"]) for topic in talk["topics"])
    assert tickets == len(support["tickets"])
    assert messages == sum(1 + len(ticket.get("messages", [])) for ticket in support["tickets"])
    assert (areas, requests) == (len(wishes["areas"]), len(wishes["requests"]))
    assert votes == sum(1 + len(request["voters"]) for request in wishes["requests"])


def test_tickets_end_in_the_state_their_file_says(load):
    load()
    wanted = {ticket["subject"]: ticket.get("status", "new") for ticket in read("tickets")["tickets"]}
    assert dict(Ticket.objects.values_list("subject", "status")) == wanted


def test_members_have_a_name_and_a_face_but_no_way_in(load):
    load()
    members = User.objects.filter(email__endswith=f"@members.{accounts.DOMAIN}").select_related("profile")
    assert all(not member.has_usable_password() and not member.roles for member in members)
    assert all(member.profile.bio for member in members)


def test_an_interrupted_loading_is_completed_by_the_next(load):
    def until_the_third_topic(label, items):
        for number, item in enumerate(items):
            if label == "Forum topics" and number == 3:
                raise KeyboardInterrupt
            yield item

    with pytest.raises(KeyboardInterrupt):
        load(until_the_third_topic)
    assert Topic.objects.count() == 3
    after = load()
    assert after == load()
    assert Topic.objects.count() == len(read("forum")["topics"])


def test_a_conversation_that_fails_halfway_leaves_nothing_behind(people):
    def with_a_reply_by_a_ghost(label, items):
        for item in items:
            broken = {**item, "replies": [*item.get("replies", []), {"author": "ghost", "ago": "1d", "body": "Boo"}]}
            yield broken if label == "Forum topics" else item

    loader = Loader(people, NOW, with_a_reply_by_a_ghost)
    loader.emails["ghost"] = "ghost@example.test"
    with pytest.raises(User.DoesNotExist):
        loader.load()
    assert not Topic.objects.exists()
