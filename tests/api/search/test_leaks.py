"""Nothing of what is hidden shows: every kind of thing that can be found, in every state in which some may not read it.

Each field of the thing holds a word that nothing else holds. Whoever may not read the thing asks by every way there is,
for each of these words and for what its neighbour has in common with it, and is told none of the words, no number that
counts it, and no value that only it has.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.models import Page

from cms.kinds import KINDS
from cms.models import ArticlePage
from community.forum.actions import create_topic, reply_to_topic, save_category
from community.forum.models import Category, Post, Topic
from community.roadmap.actions import create_request, plan_request
from community.roadmap.models import Area, FeatureRequest
from community.tickets.actions import open_ticket, reply_to_ticket
from core.accounts.models import User, Viewer
from core.accounts.roles import role_label
from core.search import actions, synonyms
from core.search.engines.opensearch import client, copying
from core.search.models import Pin, SearchFamily
from core.search.queries import opensearch, search, suggest
from core.search.sources import source_of, sources
from tests.cms.conftest import (  # noqa: F401 (fixtures)
    category,
    edit,
    make_article,
    make_category,
    make_transcript,
    make_tutorial,
    video,
    writer,
)
from tests.cms.test_visibility import STATES
from tests.core.search.conftest import dropped_at_the_end, engine, opensearch_on  # noqa: F401 (fixtures)
from tests.events import settle
from tests.graphql import Caller, global_id

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SHARED = "Kerfshared beamshared widthshared"
"""What the hidden thing and the open one beside it both say, so that each is related to the other."""

ROLES = ["anonymous", "customer", "agent", "writer", "admin"]
NOBODY: set[str] = set()
AROUND_IT = {"category", "room", "area"}
"""Fields that name what a thing stands in: no secret, but no hit and no facet may lead there because of it."""


@dataclass
class World:
    """What a thing is made of: its maker's tools, and the people who ask for it."""

    fixture: Callable[[str], Any]
    people: dict[str, Viewer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        make_user = self.fixture("make_user")
        people = {role: make_user(roles=[role]) for role in ("agent", "writer", "planner")}
        people |= {"customer": make_user(), "owner": make_user(), "admin": make_user(is_superuser=True, is_staff=True)}
        self.people = {"anonymous": AnonymousUser(), **people}

    def __getitem__(self, name: str) -> User:
        person = self.people[name]
        assert isinstance(person, User)
        return person


@dataclass
class Thing:
    """Something that can be found: `words` are those that nothing else has, by field."""

    kind: str
    pk: int
    words: dict[str, str]
    values: set[str] = field(default_factory=set)
    """Tags and categories of its own."""
    path: str = ""
    remains: bool = False
    """Whether it stays to be found by what is not hidden of it."""


def words(*fields: str) -> dict[str, str]:
    return {name: f"zq{name}wort" for name in fields}


def page(world: World, kind: str) -> Thing:
    """An article or a tutorial, in a category of its own, with what is said in its video."""
    own = words("title", "summary", "heading", "body", "tag", "category", "slug")
    below = world.fixture("make_category")(slug=own["category"], title=own["category"])
    fields: dict[str, Any] = {
        "title": f"{SHARED} {own['title']}", "summary": f"Sums {own['summary']}", "tags": [own["tag"]], "below": below,
        "markdown": f"Lead.\n\n## Why {own['heading']}\n\nBecause of {own['body']}.",
    }  # fmt: skip
    if kind == "tutorial":
        own |= words("spoken")
        video = world.fixture("video")
        world.fixture("make_transcript")(video, "en", "Welcome.", f"Now {own['spoken']}.")
        made = world.fixture("make_tutorial")(own["slug"], video, **fields)
    else:
        made = world.fixture("make_article")(own["slug"], **fields)
    return Thing(kind, made.pk, own, {own["tag"], own["category"]}, made.web_path)


NEEDED: dict[str, dict[str, Any]] = {"release_note": {"version": "9.9", "released_on": date(2026, 11, 1)}}
"""Fields that a type of page cannot be without."""


def other_page(world: World, kind: str) -> Thing:
    """A page of another type, by the fields that all of them have."""
    own = words("title", "summary", "tag", "category", "slug")
    below = world.fixture("make_category")(slug=own["category"], title=own["category"])
    made = KINDS[kind](
        slug=own["slug"], title=f"{SHARED} {own['title']}", summary=f"Sums {own['summary']}", locale=below.locale,
        **NEEDED.get(kind, {}),
    )  # fmt: skip
    below.add_child(instance=made)
    made.tags.add(own["tag"])
    made.save_revision(user=world["admin"], clean=False).publish(user=world["admin"])
    return Thing(kind, made.pk, own, {own["tag"], own["category"]}, made.web_path)


def topic(world: World, kind: str) -> Thing:
    """A topic with a reply, in a room of its own."""
    own = words("title", "body", "reply", "room")
    room = save_category(actor=world["admin"], category=Category(slug=own["room"], titles={"en": "Room"}))
    made = create_topic(
        actor=world["owner"], category_id=room.pk, title=f"{SHARED} {own['title']}", body=f"About {own['body']}.",
        locale="en", kind="discussion",
    )  # fmt: skip
    reply_to_topic(actor=world["owner"], topic_id=made.pk, body=f"Rather {own['reply']}.")
    return Thing(kind, made.pk, own, {own["room"], "discussion"}, made.path)


def request(world: World, kind: str) -> Thing:
    """A request in an area of its own."""
    own = words("title", "body", "area")
    area = Area.objects.create(slug=own["area"], titles={"en": "Area"})
    made = create_request(
        actor=world["owner"], title=f"{SHARED} {own['title']}", body=f"I want {own['body']}.", locale="en",
        area_id=area.pk,
    )  # fmt: skip
    return Thing(kind, made.pk, own, {own["area"], made.status}, made.path)


def ticket(world: World, kind: str) -> Thing:
    """A ticket, with a note that only the house reads."""
    own = words("subject", "body")
    made = open_ticket(
        actor=world["owner"], subject=f"{SHARED} {own['subject']}", body=f"It {own['body']}.", locale="en"
    )
    return Thing(kind, made.pk, own, {made.status}, made.path)


def private_note(world: World, kind: str) -> Thing:
    """The note on a ticket: what its requester is not told, either."""
    made = ticket(world, kind)
    own = words("note")
    reply_to_ticket(actor=world["agent"], ticket_id=made.pk, body=f"Customer {own['note']}.", internal=True)
    return Thing(kind, made.pk, own)


MAKERS: dict[str, Callable[[World, str], Thing]] = {
    **dict.fromkeys(KINDS, other_page),
    "article": page,
    "tutorial": page,
    "topic": topic,
    "request": request,
    "ticket": ticket,
}
"""How one of each kind of source comes about. What can be found stands here, with its states in CASES."""

Hide = Callable[[World, Thing], object]
HOUSE = {"agent", "admin"}


def _page_state(name: str) -> Hide:
    return lambda world, thing: STATES[name][0](ArticleLike(thing).page)


class ArticleLike:
    """The page behind a thing, with the class it has."""

    def __init__(self, thing: Thing) -> None:
        self.page = Page.objects.get(pk=thing.pk).specific


def _expired(world: World, thing: Thing) -> None:
    Page.objects.filter(pk=thing.pk).update(expire_at="2020-01-01T00:00:00Z")
    actions.index_object(thing.kind, thing.pk)


def _alias(world: World, thing: Thing) -> None:
    original = Page.objects.get(pk=thing.pk).get_parent()
    Page.objects.filter(pk=thing.pk).update(alias_of_id=original.pk)
    actions.index_object(thing.kind, thing.pk)


def _draft(world: World, thing: Thing) -> None:
    """What was never published: the words are those of a draft over what is live."""
    secret = "zqdraftwort"
    edit(ArticleLike(thing).page, publish=False, title=f"{SHARED} {secret}", summary=f"{secret}", slug=secret)
    thing.words, thing.values, thing.remains = {"draft": secret}, set(), True


def _room_for(*groups: str) -> Hide:
    def hide(world: World, thing: Thing) -> None:
        room = Topic.objects.get(pk=thing.pk).category
        room.readers = role_label(groups[0])
        save_category(actor=world["admin"], category=room)

    return hide


def _hidden_topic(world: World, thing: Thing) -> None:
    Topic.objects.filter(pk=thing.pk).update(hidden=True)
    actions.index_object(thing.kind, thing.pk)


def _deleted_topic(world: World, thing: Thing) -> None:
    Topic.objects.get(pk=thing.pk).delete()
    actions.index_object(thing.kind, thing.pk)


def _hidden_reply(world: World, thing: Thing) -> None:
    Post.objects.filter(topic_id=thing.pk, post_number=2).update(hidden=True)
    actions.index_object(thing.kind, thing.pk)
    thing.words, thing.values, thing.remains = {"reply": thing.words["reply"]}, set(), True


def _hidden_request(world: World, thing: Thing) -> None:
    area = FeatureRequest.objects.get(pk=thing.pk).area_id
    plan_request(actor=world["planner"], request_id=thing.pk, status="open", area_id=area, hidden=True)


PAGES = {
    name: (_page_state(name), expected)
    for name, (_bring_about, expected) in STATES.items()
    if expected != STATES["live"][1] and name not in {"expired, the clock has not come by", "an alias"}
} | {
    "a draft over what is live": (_draft, NOBODY),
    "expired, the clock has not come by": (_expired, NOBODY),
    "an alias": (_alias, NOBODY),
}
TOPICS = {
    "hidden": (_hidden_topic, NOBODY),
    "deleted": (_deleted_topic, NOBODY),
    "in a room for agents": (_room_for("agent"), HOUSE),
    "whose reply is hidden": (_hidden_reply, NOBODY),
}
CASES: dict[str, dict[str, tuple[Hide, set[str]]]] = {
    **{key: {state: PAGES[state] for state in ("unpublished", "for agents")} for key in KINDS},
    "article": PAGES,
    "tutorial": PAGES,
    "topic": TOPICS,
    "request": {"hidden": (_hidden_request, NOBODY)},
    "ticket": {"of somebody else": (lambda world, thing: None, HOUSE)},
}


READ_BY_ID = {("topic", "hidden"): {"admin"}, ("request", "hidden"): {"admin"}}
"""Who may read by its id what nobody finds."""


def test_every_kind_of_source_stands_in_the_matrix() -> None:
    """A new kind of thing that can be found: say above how one is made, and who may not read it when."""
    assert {source.kind for source in sources()} == MAKERS.keys() == CASES.keys()


@pytest.fixture
def world(engine: str, request: pytest.FixtureRequest) -> World:  # noqa: F811
    return World(request.getfixturevalue)


def neighbour(world: World) -> ArticlePage:
    """What everybody may read and what is much like the hidden thing."""
    return world.fixture("make_article")("openly", title=f"{SHARED} openword", markdown="Text.", tags=["opentag"])  # type: ignore[no-any-return]


def catch_up() -> None:
    settle()
    if opensearch.enabled():
        client.BREAKER.succeeded()
        copying.copy(SearchFamily.objects.values_list("pk", flat=True))
        copying.refresh()


def pin(thing: Thing) -> str:
    """The question that the thing is pinned to."""
    asked = synonyms.words_of("which one stands first", "en")
    Pin.objects.create(
        locale="en", phrase="pinned", key=synonyms.pin_key(asked, "en"), kind=thing.kind, object_id=thing.pk
    )
    return "which one stands first"


AROUND = """
query ($id: ID!, $open: ID!%(variables)s) {
  node(id: $id) { id }
  open: node(id: $open) { ... on DocumentPage { related { title path } previous { title } next { title } } }
  articles { edges { node { title path tags } } }
  %(searches)s
}
fragment Found on SearchConnection {
  totalCount didYouMean
  facets { kinds { value count } locales { value count } categories { value count } tags { value count } }
  edges { node { title markedTitle heading snippet path url category tags node { id } } }
}
"""
"""What a client may ask for around a thing, with all its searches at once."""
MACHINES = ["/sitemap-learn.xml", "/sitemap-community.xml", "/sitemap-roadmap.xml", "/en/feed.xml", "/de/feed.xml"]


def around(viewer: Viewer, ids: dict[str, str], texts: list[str]) -> dict[str, Any]:
    """AROUND as the viewer is answered it, with a search in all languages for each text."""
    names = [f"search{number}" for number in range(len(texts))]
    document = AROUND % {
        "variables": "".join(f", ${name}: String!" for name in names),
        "searches": " ".join(f"{name}: search(query: ${name}, first: 10) {{ ...Found }}" for name in names),
    }
    caller = Caller(viewer if isinstance(viewer, User) else None)
    return caller.data(document, **ids, **dict(zip(names, texts, strict=True)))


def told(viewer: Viewer, thing: Thing, phrase: str) -> Iterator[tuple[str, Any]]:
    """Whatever the viewer is answered by asking for the thing, and by which way."""
    for name, word in thing.words.items():
        mistyped = word[:3] + word[4] + word[3] + word[5:]
        for way, text in (("as it is", word), ("mistyped", mistyped), ("begun", word[:-2])):
            yield f"{name}, {way}", search(viewer, text, locale="en")
        yield f"{name}, suggested", suggest(viewer, word[:-2], locale="en")
    yield "suggested beside its neighbour", suggest(viewer, "kerfshared", locale="en")
    yield "pinned", search(viewer, phrase, locale="en")
    yield "beside its neighbour", search(viewer, SHARED, locale="en")
    for value in thing.values:
        yield "narrowed to its tag", search(viewer, "kerfshared", tags=[value])
        yield "narrowed to its category", search(viewer, "kerfshared", category=value)


@pytest.mark.parametrize(("kind", "state"), [(kind, state) for kind, states in CASES.items() for state in states])
def test_nothing_of_it_shows(world: World, kind: str, state: str) -> None:
    open_page = neighbour(world)
    thing = MAKERS[kind](world, kind)
    catch_up()
    findable(world, thing)
    phrase = pin(thing)
    hide, expected = CASES[kind][state]
    hide(world, thing)

    strangers = [name for name in ROLES if name not in expected]
    # For a moment search knows it as it was: what is answered is asked for access all the same.
    nothing_told(world.people[strangers[0]], thing, phrase, open_page, f"{kind} {state}, a moment later", counts=False)
    catch_up()
    # An administrator holds the labels of every role, and anybody those of a visitor: the others ask as clients only.
    askers = {"anonymous", "admin"} if "admin" in strangers else {"anonymous", "agent", "writer"}
    for name in strangers:
        nothing_told(
            world.people[name],
            thing,
            phrase,
            open_page,
            f"{kind} {state}: {name}",
            node=name not in READ_BY_ID.get((kind, state), ()),
            every_way=name in askers,
        )


def test_a_note_of_the_house_does_not_show_to_whose_ticket_it_is(world: World) -> None:
    open_page = neighbour(world)
    thing = private_note(world, "ticket")
    catch_up()
    phrase = pin(thing)
    for name in ("anonymous", "customer", "writer", "owner"):
        # The ticket itself is its owner's to find and to count.
        viewer = world.people[name]
        nothing_told(viewer, thing, phrase, open_page, f"note: {name}", counts=name != "owner", node=name != "owner")


def findable(world: World, thing: Thing) -> None:
    """While it is open each of its words finds it, so that what is asked for below is there to be hidden."""
    viewer = world.people["owner" if thing.kind == "ticket" else "anonymous"]
    for name, word in thing.words.items():
        if name in AROUND_IT:
            assert word in search(viewer, "kerfshared").facets["category"], name
        elif name != "slug":
            assert [hit.kind for hit in search(viewer, word, locale="en").hits] == [thing.kind], name
    assert thing.pk in source_of(thing.kind).visible_ids(viewer, [thing.pk])


def nothing_told(
    viewer: Viewer,
    thing: Thing,
    phrase: str,
    open_page: ArticlePage,
    where: str,
    counts: bool = True,
    node: bool = True,
    every_way: bool = True,
) -> None:
    """Fails where one of the answers says a word of it, or (once indexing `counts`) has a number that counts it."""
    for way, answer in told(viewer, thing, phrase) if every_way else ():
        reveals(thing, answer, f"{where}: {way}")
        if not counts or isinstance(answer, tuple):
            continue
        beside = way.endswith("its neighbour")
        itself = thing.remains and (beside or way == "pinned")
        assert answer.total == len(answer.hits) == beside + itself, f"{where}: {way}"
        if itself:
            reveals(thing, answer.facets, f"{where}: {way}: facets")
            continue
        for facet, values in (("category", {"cutting": 1}), ("tag", {"opentag": 1}), ("area", {})):
            assert dict(answer.facets.get(facet, {})).items() <= values.items(), f"{where}: {way}: {facet}"

    ids = {"id": global_id(source_of(thing.kind).node_type, thing.pk), "open": global_id("Article", open_page.pk)}
    data = around(viewer, ids, [SHARED, *thing.words.values()])
    searches = [data[name] for name in data if name.startswith("search")]
    if node and not thing.remains:
        assert data["node"] is None, where
    if counts:
        assert [found["totalCount"] for found in searches] == [1 + thing.remains] + [0] * len(thing.words), (
            f"{where}: GraphQL"
        )
    else:
        for found in searches:
            del found["facets"]
    reveals(thing, data, f"{where}: GraphQL")
    if isinstance(viewer, AnonymousUser):
        for address in MACHINES:
            answer = Client().get(address).content.decode()
            reveals(thing, answer, f"{where}: {address}", besides=AROUND_IT)


def reveals(thing: Thing, answer: Any, where: str, besides: Iterable[str] = ()) -> None:
    """Fails where a word of the thing, besides those of some fields, stands in an answer."""
    said = (answer if isinstance(answer, str) else json.dumps(answer, default=_plain)).lower()
    shown = [word for name, word in thing.words.items() if word in said and name not in besides]
    assert not shown, f"{where}: {shown} in {said[:500]}"


def _plain(value: Any) -> Any:
    if hasattr(value, "hits"):
        # What a category is called may be counted for a moment, until indexing knows; see `counts`.
        return [vars(hit) for hit in value.hits] + [value.did_you_mean]
    return vars(value) if hasattr(value, "__dict__") else str(value)
