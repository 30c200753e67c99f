"""Synonyms and pinned results: in force with the next question, in every engine, and never a way around access."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from core.accounts.models import User
from core.accounts.roles import PUBLIC, role_label
from core.errors import DomainError, ErrorCode
from core.events.models import Entry
from core.search import synonyms
from core.search.language import Term, parse
from core.search.models import Pin, SynonymGroup, SynonymKey
from core.search.queries import Results
from core.search.rules import checked_target, delete_pin, delete_synonyms, save_pin, save_synonyms

from .conftest import Library, ids, unit

Find = Callable[..., Results]


@pytest.fixture
def writer(make_user: Callable[..., User]) -> User:
    return make_user(roles=["writer"])


def test_each_term_finds_the_others_in_any_inflection_at_once(library: Library, find: Find, writer: User) -> None:
    wanted = library.add(unit(title="Cutting acrylics"))
    library.add(unit(title="Cutting felt"))
    assert find("plexiglasses", locale="en").hits == ()
    group = save_synonyms(actor=writer, locale="en", terms=["acrylic", "plexiglass", "PMMA"])
    results = find("plexiglasses", locale="en")
    assert (ids(results), results.did_you_mean) == ([wanted], None)
    assert "<mark>acrylics</mark>" in results.hits[0].marked_title
    assert ids(find("cutting pmma", locale="en")) == [wanted]
    delete_synonyms(actor=writer, group_id=group.pk)
    assert find("plexiglasses", locale="en").hits == ()


def test_a_phrase_and_a_word_can_mean_the_same(library: Library, find: Find, writer: User) -> None:
    assisted = library.add(unit(title="Air assist", body="Set the pressure."))
    library.add(unit(title="Air", body="The pressure of the air."))
    save_synonyms(actor=writer, locale="en", terms=["compressed air", "air assist", "blower"])
    assert ids(find("blower", locale="en")) == [assisted]
    assert ids(find("compressed air pressure", locale="en")) == [assisted]
    assert ids(find('"compressed air"', locale="en")) == []


def test_one_way_is_one_way(library: Library, find: Find, writer: User) -> None:
    sheet, csv = library.add(unit(title="Spreadsheet")), library.add(unit(title="CSV"))
    save_synonyms(actor=writer, locale="en", terms=["spreadsheet", "csv"], one_way=True)
    assert set(ids(find("spreadsheets", locale="en"))) == {sheet, csv}
    assert ids(find("csv", locale="en")) == [csv]


def test_rules_hold_in_their_language_only(library: Library, find: Find, writer: User) -> None:
    library.add(unit(title="Acrylglas", locale="de"))
    save_synonyms(actor=writer, locale="en", terms=["acrylglas", "plexiglas"])
    assert find("plexiglas", locale="de").hits == ()


def test_a_group_that_changes_is_read_anew(library: Library, find: Find, writer: User) -> None:
    wanted = library.add(unit(title="Dross"))
    group = save_synonyms(actor=writer, locale="en", terms=["dross", "slag"])
    save_synonyms(actor=writer, locale="en", terms=["dross", "burr"], group_id=group.pk)
    assert find("slag", locale="en").hits == ()
    assert ids(find("burr", locale="en")) == [wanted]
    assert SynonymKey.objects.count() == 2


def test_one_question_is_widened_by_a_bounded_number_of_synonyms() -> None:
    words = [f"{first}{second}ol" for first in "bdfgklmnprst" for second in "aeiou"]
    groups = [synonyms.Group((f"word{at}", *words[at * 5 : at * 5 + 15])) for at in range(12)]
    question = synonyms.widened(parse(" ".join(f"word{at}" for at in range(12)), "en"), "en", groups)
    assert sum(len(term.synonyms) for term in question.synonyms) == synonyms.MOST_EXPANSIONS


def test_the_longest_term_of_a_question_is_the_one_that_is_meant() -> None:
    groups = [synonyms.Group(("air assist", "blower")), synonyms.Group(("assist", "help"))]
    question = synonyms.widened(parse("air assist hose", "en"), "en", groups)
    assert question.terms == [Term(("air", "assist"), (("blower",),)), Term(("hose",))]


@pytest.mark.parametrize(
    "terms",
    [[], ["kerf"], ["kerf", " kerf "], ["kerf", "kerfs"], ["kerf", "---"], ["kerf", "one two three four five"],
     ["kerf", *(f"w{at}" for at in range(20))]],
)  # fmt: skip
def test_what_is_no_group_is_refused(db: None, writer: User, terms: list[str]) -> None:
    with pytest.raises(DomainError) as refused:
        save_synonyms(actor=writer, locale="en", terms=terms)
    assert (refused.value.code, refused.value.field) == (ErrorCode.INVALID, "terms")
    assert not SynonymGroup.objects.exists()


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [([], False), (["agent"], False), (["moderator"], False), (["writer"], True), (["admin"], True)],
)
def test_writers_decide(library: Library, make_user: Callable[..., User], roles: list[str], allowed: bool) -> None:
    article = library.add(unit(title="Kerf"))
    actor = make_user(roles=roles)
    codes = [
        code_of(lambda: save_synonyms(actor=actor, locale="en", terms=["dross", "slag"])),
        code_of(lambda: save_pin(actor=actor, locale="en", phrase="start", kind="article", object_id=article)),
    ]
    assert codes == [None if allowed else ErrorCode.FORBIDDEN] * 2
    assert SynonymGroup.objects.visible_to(actor).count() == Pin.objects.visible_to(actor).count() == int(allowed)


def refusal_of(call: Callable[[], object]) -> tuple[ErrorCode, str, str] | None:
    """How a call is refused; None where it is not."""
    try:
        call()
    except DomainError as refused:
        return refused.code, str(refused.message), refused.field
    return None


def code_of(call: Callable[[], object]) -> ErrorCode | None:
    """Why a call is refused; None where it is not."""
    refused = refusal_of(call)
    return refused and refused[0]


def test_a_change_is_told(library: Library, writer: User) -> None:
    article = library.add(unit(title="Kerf"))
    group = save_synonyms(actor=writer, locale="en", terms=["dross", "slag"])
    delete_synonyms(actor=writer, group_id=group.pk)
    pin = save_pin(actor=writer, locale="en", phrase="x", kind="article", object_id=article)
    delete_pin(actor=writer, pin_id=pin.pk)
    told = Entry.objects.filter(name="search.RulesChanged").values_list("payload", flat=True)
    assert [payload["locale"] for payload in told] == ["en"] * 4


def pinned(writer: User, phrase: str, object_id: int, kind: str = "article") -> Pin:
    return save_pin(actor=writer, locale="en", phrase=phrase, kind=kind, object_id=object_id)


def test_a_pinned_object_stands_first_and_once(library: Library, find: Find, writer: User) -> None:
    others = [library.add(unit(title="Start cutting")) for _ in range(3)]
    own = library.add(unit(title="Platform", body="Where to start cutting."))
    pin = pinned(writer, "how to start cutting", own)
    results = find("cutting started?", locale="en")
    assert ids(results)[0] == own
    assert sorted(ids(results)) == sorted([*others, own])
    assert results.total == 4
    delete_pin(actor=writer, pin_id=pin.pk)
    assert ids(find("start cutting", locale="en"))[-1] == own


def test_a_pinned_object_needs_no_word_of_the_question(library: Library, find: Find, writer: User) -> None:
    own = library.add(unit(title="Platform"))
    pinned(writer, "getting going", own)
    assert (ids(find("getting going", locale="en")), find("getting going", locale="en").total) == ([own], 1)
    assert find("going nowhere", locale="en").hits == ()


@pytest.mark.parametrize("first", [1, 2, 3])
def test_pages_hold_the_pinned_object_once(library: Library, find: Find, writer: User, first: int) -> None:
    added = [library.add(unit(title="Plywood")) for _ in range(5)]
    pinned(writer, "plywood", added[2])
    pages = [find("plywood", locale="en", first=first)]
    while pages[-1].cursor:
        pages.append(find("plywood", locale="en", first=first, after=pages[-1].cursor))
    found = [object_id for page in pages for object_id in ids(page)]
    assert found[0] == added[2]
    assert sorted(found) == sorted(added)
    assert all(len(page.hits) == first for page in pages[:-1])


def test_filters_hold_for_what_is_pinned(library: Library, find: Find, writer: User) -> None:
    own = library.add(unit(title="Platform", tags=("start",), category="guides"))
    pinned(writer, "begin", own)
    assert ids(find("begin", locale="en", kinds=["article"], tags=["start"], category="guides")) == [own]
    for narrowed in (
        {"kinds": ["topic"]},
        {"tags": ["other"]},
        {"category": "other"},
        {"locale": "de"},
        {"locale": None},
    ):
        assert find("begin", **({"locale": "en"} | narrowed)).hits == ()


def test_what_is_pinned_shows_only_to_who_may_read_it(
    library: Library, find: Find, writer: User, make_user: Callable[..., User]
) -> None:
    secret = library.add(unit(title="Secret", access=frozenset({role_label("agent")})))
    pinned(make_user(roles=["writer", "agent"]), "begin", secret)
    hidden = find("begin", locale="en")
    assert (hidden.hits, hidden.total) == ((), 0)
    assert ids(find("begin", locale="en", viewer=make_user(roles=["agent"]))) == [secret]
    assert find("begin", locale="en", viewer=None).hits == ()


def test_nobody_pins_or_tells_apart_what_they_may_not_read(
    library: Library, writer: User, make_user: Callable[..., User]
) -> None:
    """An address that is taken by something hidden answers as one where nothing is."""
    ticket = library.add(unit(title="Secret", path="/en/support/7", access=frozenset({role_label("agent")})))
    withheld = library.add(unit(title="Withheld", path="/en/learn/withheld"))
    library.withheld = {withheld}
    refusals = [
        refusal_of(lambda at=at: checked_target(writer, at, "en"))  # type: ignore[misc]
        for at in ("/en/support/7", "/en/learn/withheld", "/en/nowhere", "http://[", "")
    ]
    assert refusals == [refusals[0]] * 5
    assert refusals[0] is not None
    for hidden in (ticket, withheld):
        assert code_of(lambda hidden=hidden: pinned(writer, "begin", hidden)) is ErrorCode.INVALID  # type: ignore[misc]
    both = make_user(roles=["writer", "agent"])
    assert checked_target(both, "https://kerf.example/en/support/7/?x=1#top", "en") == ("article", ticket)
    assert pinned(both, "begin", ticket).object_id == ticket


def test_what_is_pinned_and_gone_does_not_show(library: Library, find: Find, writer: User) -> None:
    withheld, removed = library.add(unit(title="Withheld")), library.add(unit(title="Removed"))
    pinned(writer, "one", withheld)
    pinned(writer, "two", removed)
    library.withheld = {withheld}
    library.remove(removed)
    assert find("one", locale="en").hits == find("two", locale="en").hits == ()
    library.put(removed, unit(title="Removed", access=frozenset({PUBLIC})))
    assert ids(find("two", locale="en", viewer=AnonymousUser())) == [removed]


def test_a_pin_names_something_that_can_be_found_and_a_question_of_its_own(library: Library, writer: User) -> None:
    article = library.add(unit(title="Platform"))
    pinned(writer, "getting started", article)
    for phrase, object_id, code in (
        ("started getting", article, ErrorCode.CONFLICT),
        ("other", article + 1, ErrorCode.INVALID),
        ("?!", article, ErrorCode.INVALID),
    ):
        with pytest.raises(DomainError) as refused:
            pinned(writer, phrase, object_id)
        assert refused.value.code is code
