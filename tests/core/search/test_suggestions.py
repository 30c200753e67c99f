"""Titles to offer while somebody types: what they may read, from every engine, and nothing of the rest."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from core.accounts.models import User, Viewer
from core.accounts.roles import PUBLIC, role_label, user_label
from core.search import queries

from .conftest import Library, settle, unit

Suggest = Callable[..., list[str]]


@pytest.fixture
def suggested(engine: str) -> Suggest:
    """`suggested("words", viewer=...)`: the titles that a viewer is offered by this run's engine."""

    def suggested(text: str, *, viewer: Viewer | None = AnonymousUser(), locale: str = "en") -> list[str]:  # noqa: B008
        settle()
        return [one.title for one in queries.suggest(viewer, text, locale=locale)]

    return suggested


def test_offers_titles_that_hold_every_word_and_begin_with_the_last(library: Library, suggested: Suggest) -> None:
    library.add(unit(title="Kerf width"), unit("more", title="Kerf width", heading="Width", body="Kerf and width."))
    library.add(unit(title="Kerf compensation"))
    library.add(unit(title="Gas", heading="Kerf", body="The width of a kerf."))
    assert suggested("kerf wi") == ["Kerf width"]
    assert sorted(suggested("ker")) == ["Kerf compensation", "Kerf width"]
    assert suggested("kerf gas") == []


def test_offers_inflections_in_the_language_asked_for(library: Library, suggested: Suggest) -> None:
    library.add(unit(title="Die Linse einstellen", locale="de"))
    assert suggested("linsen", locale="de") == ["Die Linse einstellen"]
    assert suggested("linse", locale="en") == []


def test_offers_a_bounded_number(library: Library, suggested: Suggest) -> None:
    for number in range(15):
        library.add(unit(title=f"Sheet {number}"))
    assert len(suggested("she")) == 8
    assert len(queries.suggest(AnonymousUser(), "she", locale="en", first=1_000)) == queries.MOST_SUGGESTIONS


@pytest.mark.parametrize(
    ("roles", "sees"),
    [
        (None, {"public"}),
        ([], {"public", "own"}),
        (["moderator"], {"public", "own"}),
        (["agent"], {"public", "own", "agents"}),
        (["admin"], {"public", "own", "agents"}),
    ],
)
def test_nothing_of_a_title_shows_to_who_may_not_read_it(
    library: Library, suggested: Suggest, make_user: Callable[..., User], roles: list[str] | None, sees: set[str]
) -> None:
    user, stranger = make_user(roles=roles or []), make_user()
    access = {
        "public": PUBLIC,
        "agents": role_label("agent"),
        "own": user_label(user.pk),
        "strangers": user_label(stranger.pk),
    }
    for name, label in access.items():
        library.add(unit(title=f"Secretword {name}", access=frozenset({label})))
    library.add(unit(title="Secretword nobody", access=frozenset()))
    viewer = AnonymousUser() if roles is None else user
    assert {title.removeprefix("Secretword ") for title in suggested("secretw", viewer=viewer)} == sees
    assert suggested("secretword nobody", viewer=viewer) == []
    assert suggested("secretw", viewer=None) == []


def test_the_source_has_the_last_word(library: Library, suggested: Suggest) -> None:
    library.withheld = {library.add(unit(title="Secretword"))}
    assert suggested("secret") == []


@pytest.mark.parametrize("text", ["acrilic", "cuttign acrylic", "cuttign acryl", "acryilc"])
def test_forgives_typing_errors_where_no_title_holds_a_word(library: Library, suggested: Suggest, text: str) -> None:
    library.add(unit(title="Cutting acrylic"))
    library.add(unit(title="Cutting plywood", body="Not acrylic."))
    assert suggested(text) == ["Cutting acrylic"]


def test_what_is_spelled_right_is_taken_as_it_is(library: Library, suggested: Suggest) -> None:
    library.add(unit(title="Layers"))
    library.add(unit(title="Lasers"))
    assert suggested("layers") == ["Layers"]
    assert suggested("layers kerf") == []


def test_no_typing_error_is_forgiven_with_a_title_that_one_may_not_read(library: Library, suggested: Suggest) -> None:
    library.add(unit(title="Acquisition of Beamworks", access=frozenset({role_label("agent")})))
    library.add(unit(title="Requisition", access=frozenset({role_label("agent")})))
    assert suggested("acqusition") == suggested("beamwroks") == suggested("requistion") == []


@pytest.mark.parametrize("text", ["", " ", '"', "-", "***", "title:kerf", "a" * 10_000, "kerf " * 2_500, "\x00", "🪵"])
def test_whatever_is_typed_is_no_error(library: Library, suggested: Suggest, text: str) -> None:
    library.add(unit(title="Kerf"))
    assert set(suggested(text)) <= {"Kerf"}
