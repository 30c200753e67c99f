"""What every engine promises. Runs on each engine of the profile."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from core.accounts.models import User
from core.accounts.roles import PUBLIC, role_label, user_label
from core.errors import DomainError, ErrorCode
from core.search.engines import Ask, Filters, Period, Stage, opensearch
from core.search.engines.database import DatabaseEngine
from core.search.language import parse
from core.search.queries import Results

from .conftest import Library, ids, settle, unit

Find = Callable[..., Results]


def test_title_ranks_before_heading_before_body(library: Library, find: Find) -> None:
    filler = "A page about many other things in the workshop."
    body = library.add(unit(title="One", heading="First", body=f"Something about kerf. {filler}"))
    heading = library.add(unit(title="Two", heading="The kerf", body=filler))
    title = library.add(unit(title="About kerf", heading="Third", body=filler))
    assert ids(find("kerf")) == [title, heading, body]


@pytest.mark.parametrize(
    ("locale", "text", "question"),
    [
        ("en", "Engraving anodised aluminium", "engraves"),
        ("en", "Adjusting the mirrors", "mirror"),
        ("de", "Die Spiegel einstellen", "spiegeln"),
        ("de", "Häufige Schnittfehler", "haufig"),
        ("de", "Größe der Düse", "GRÖSSE"),
        ("es", "Limpieza de las lentes", "lente"),
        ("es", "Cómo añadir máquinas", "anadir maquina"),
    ],
)
def test_finds_inflections_and_passes_over_case_and_accents(
    library: Library, find: Find, locale: str, text: str, question: str
) -> None:
    wanted = library.add(unit(title=text, locale=locale))
    assert ids(find(question, locale=locale)) == [wanted]
    assert ids(find(question)) == [wanted]


def test_what_nobody_sees_in_a_word_does_not_part_it(library: Library, find: Find) -> None:
    wanted = library.add(unit(title="Die Schnitt\u00adfuge", body="Ver\u2060schnitt", locale="de"))
    for question in ("Schnittfuge", "Schnitt\u00adfuge", "verschnitt"):
        assert ids(find(question, locale="de")) == [wanted]


@pytest.mark.parametrize("question", ["acry", "cutting acry", "acrylic"])
def test_completes_the_last_word(library: Library, find: Find, question: str) -> None:
    wanted = library.add(unit(title="Cutting acrylic"))
    library.add(unit(title="Cutting plywood"))
    assert ids(find(question)) == [wanted]


def test_a_beginning_that_is_not_last_completes_nothing(library: Library, find: Find) -> None:
    library.add(unit(title="Cutting acrylic"))
    assert find("acryl sheets cut").did_you_mean is None


@pytest.mark.parametrize(
    ("question", "meant"),
    [("kref", "kerf"), ("acrilic", "acrylic"), ("engarvnig", "engraving"), ("plywod charring", "plywood charring")],
)
def test_forgives_typing_errors_and_says_what_it_took_them_for(
    library: Library, find: Find, question: str, meant: str
) -> None:
    library.add(unit(title="Kerf"))
    library.add(unit(title="Acrylic"))
    library.add(unit(title="Engraving"))
    library.add(unit(title="Charring of plywood"))
    results = find(question)
    assert len(results.hits) == 1
    assert results.did_you_mean == meant
    assert "<mark>" in results.hits[0].marked_title


def test_forgives_many_errors_in_many_words_at_once(library: Library, find: Find) -> None:
    """Each of the most words there may be has the most near words there may be."""
    clusters = [f"{stem}ing" for stem in ("cutt", "engrav", "mark", "focus", "align", "clean", "weld", "bend")]
    clusters += ["acrylic", "plywood", "leather", "mirrors"]
    plain = library.add(unit(title="All", body=" ".join(clusters)))
    near = library.add(unit(title="Near", body=" ".join(word[:-1] + end for word in clusters for end in "abcdefgh")))
    question = " ".join(f"{word[:2]}{word[3]}{word[2]}{word[4:]}" for word in clusters)
    results = find(question)
    assert set(ids(results)) == {plain, near}
    assert results.did_you_mean


def test_what_is_spelled_right_wins_over_what_is_near(library: Library, find: Find) -> None:
    library.add(unit(title="Lasers"))
    wanted = library.add(unit(title="Layers"))
    results = find("layers")
    assert ids(results) == [wanted]
    assert results.did_you_mean is None


def test_asks_for_every_word_and_settles_for_some(library: Library, find: Find) -> None:
    both = library.add(unit(title="Cutting leather"))
    library.add(unit(title="Cutting felt"))
    assert ids(find("cutting leather")) == [both]
    assert ids(find("leather smell ventilation")) == [both]


def test_a_phrase_is_found_as_it_is(library: Library, find: Find) -> None:
    wanted = library.add(unit(title="A", body="Set the air assist before you start."))
    library.add(unit(title="B", body="The assist sends air to the nozzle."))
    assert ids(find('"air assist"')) == [wanted]


def test_an_excluded_word_is_in_no_hit(library: Library, find: Find) -> None:
    wanted = library.add(unit(title="Focus lens"))
    library.add(unit(title="Focus mirror"))
    assert ids(find("focus -mirror")) == [wanted]
    assert ids(find('focus -"mirror"')) == [wanted]


def test_an_object_is_one_hit_at_its_best_unit(library: Library, find: Find) -> None:
    wanted = library.add(
        unit("intro", title="Tutorial", body="Welcome.", start_ms=0),
        unit("cue-2", title="Tutorial", body="Now clean the lens. The lens must be dry.", start_ms=41_500),
        unit("cue-3", title="Tutorial", body="Mount the lens again in its holder and tighten it.", start_ms=55_000),
    )
    results = find("lens")
    assert ids(results) == [wanted]
    assert (results.hits[0].unit, results.hits[0].url) == ("cue-2", "/en/learn/x?t=41")
    assert results.total == 1


def test_a_hit_leads_to_its_section(library: Library, find: Find) -> None:
    library.add(
        unit("top", title="Lens care", body="What a lens needs."),
        unit("drying", title="Lens care", heading="Drying", body="Let it dry.", anchor="drying"),
    )
    assert find("drying").hits[0].url == "/en/learn/x#drying"


def test_narrows_by_kind_locale_category_and_tags(clean_sources: None, db: None, find: Find) -> None:
    articles, topics = Library("article"), Library("topic")
    first = articles.add(unit(title="Focus", tags=("lens", "start"), category="machines"))
    articles.add(unit(title="Focus", locale="de", tags=("lens",), category="machines"))
    articles.add(unit(title="Focus", category="materials"))
    topics.add(unit(title="Focus", tags=("lens",)))
    assert len(find("focus").hits) == 4
    assert len(find("focus", kinds=["article"]).hits) == 3
    assert len(find("focus", kinds=["article", "topic"]).hits) == 4
    assert len(find("focus", locale="de").hits) == 1
    assert len(find("focus", category="machines").hits) == 2
    assert ids(find("focus", tags=["lens", "start"])) == [first]
    assert find("focus", kinds=["spaceship"]).hits == ()


def test_narrows_by_area_and_by_when_it_last_changed(clean_sources: None, db: None, find: Find) -> None:
    articles, topics, now = Library("article"), Library("topic"), timezone.now()
    new = articles.add(unit(title="Focus", area="layers", updated_at=now - timedelta(days=6, hours=23)))
    month = articles.add(unit(title="Focus", area="motion", updated_at=now - timedelta(days=8)))
    year = topics.add(unit(title="Focus", area="motion", updated_at=now - timedelta(days=31)))
    articles.add(unit(title="Focus", updated_at=now - timedelta(days=366)))
    mixed = topics.add(
        unit("post-1", title="Focus", body="An old answer.", updated_at=now - timedelta(days=400)),
        unit("post-2", title="Focus", body="A new answer.", updated_at=now),
    )
    assert set(ids(find("focus", area="motion"))) == {month, year}
    assert ids(find("focus", area="motion", kinds=["topic"])) == [year]
    assert set(ids(find("focus", changed=Period.LAST_WEEK))) == {new, mixed}
    assert set(ids(find("focus", changed=Period.LAST_MONTH))) == {new, month, mixed}
    assert set(ids(find("focus", changed=Period.LAST_YEAR))) == {new, month, year, mixed}
    assert [hit.unit for hit in find("answer", changed=Period.LAST_YEAR).hits] == ["post-2"]
    assert ids(find("old", changed=Period.LAST_YEAR)) == []
    assert find("focus", area="spaceship").hits == ()


def test_areas_and_dates_are_counted_as_if_not_narrowed_to_one(clean_sources: None, db: None, find: Find) -> None:
    articles, now = Library("article"), timezone.now()
    articles.add(unit("a", title="Focus", area="layers"), unit("b", title="Focus", area="layers"))
    articles.add(unit(title="Focus", area="motion", updated_at=now))
    articles.add(unit(title="Focus", area="motion", updated_at=now - timedelta(days=20)))
    articles.add(unit(title="Focus", updated_at=now - timedelta(days=3)))
    everything = find("focus", changed=None)
    results = find("focus", area="motion", changed=Period.LAST_WEEK)
    assert results.total == 1
    assert results.facets["area"] == {"motion": 1}
    assert results.facets["date"] == {"last_week": 1, "last_month": 2, "last_year": 2}
    assert everything.facets["area"] == {"motion": 2, "layers": 1}
    assert list(everything.facets["date"]) == ["last_week", "last_month", "last_year"]
    assert find("nothing").facets.get("date") == {}


def test_a_period_begins_to_the_second(library: Library, engine: str) -> None:
    now = timezone.now()
    begin = Period.LAST_WEEK.since(now)
    library.add(unit(title="Kerf", updated_at=begin))
    library.add(unit(title="Kerf", updated_at=begin - timedelta(milliseconds=1)))
    settle()
    filters = Filters(changed=Period.LAST_WEEK)
    ask = Ask(parse("kerf"), filters, frozenset({PUBLIC}), 10, at=now)
    answering = opensearch.engine() if engine == "opensearch" else DatabaseEngine()
    assert answering.find(ask, Stage.EVERY_WORD).total == 1


def test_facets_count_objects_and_ignore_the_filter_on_themselves(clean_sources: None, db: None, find: Find) -> None:
    articles, topics = Library("article"), Library("topic")
    articles.add(unit("a", title="Focus", tags=("lens",)), unit("b", title="Focus", tags=("lens",)))
    articles.add(unit(title="Focus", locale="de", category="machines"))
    topics.add(unit(title="Focus", tags=("lens",)))
    results = find("focus", kinds=["article"], locale="en")
    assert results.total == 1
    assert results.facets["kind"] == {"article": 1, "topic": 1}
    assert results.facets["locale"] == {"de": 1, "en": 1}
    assert results.facets["category"] == {}
    assert results.facets["tag"] == {"lens": 1}


def test_pages_through_everything_once(library: Library, find: Find) -> None:
    for number in range(250):
        library.add(unit(title=f"Sheet {number}", body="plywood " * (1 + number % 7)))
    # `find` writes every document to OpenSearch again, which shifts all scores between one page and the next.
    pages = [find("plywood", first=30)]
    while pages[-1].cursor:
        pages.append(find("plywood", first=30, after=pages[-1].cursor))
    found = [object_id for page in pages for object_id in ids(page)]
    assert [len(page.hits) for page in pages] == [30] * 8 + [10]
    assert {page.total for page in pages} == {250}
    assert len(set(found)) == 250


def test_paging_goes_on_where_the_last_hit_has_gone(library: Library, find: Find) -> None:
    added = [library.add(unit(title="Plywood")) for _ in range(6)]
    page = find("plywood", first=3)
    library.remove(page.hits[-1].object_id)
    rest = find("plywood", first=3, after=page.cursor)
    assert set(ids(rest)) == set(added) - set(ids(page))


def test_a_page_is_full_where_the_database_refused_some_hits(library: Library, find: Find) -> None:
    added = [library.add(unit(title="Plywood")) for _ in range(12)]
    library.withheld = set(added[::2])
    results = find("plywood", first=4)
    rest = find("plywood", first=4, after=results.cursor)
    assert len(results.hits) == 4
    assert sorted(ids(results) + ids(rest)) == sorted(added[1::2])


@pytest.mark.parametrize("cursor", ["", "AAAA", "x" * 5000, "W10", "bnVsbA", "\x00", "WzksMSwxLCIiXQ"])
def test_a_cursor_that_is_not_ours_is_refused(library: Library, find: Find, cursor: str) -> None:
    library.add(unit(title="Plywood"))
    if not cursor:
        assert len(find("plywood", after=cursor).hits) == 1
        return
    with pytest.raises(DomainError) as refused:
        find("plywood", after=cursor)
    assert (refused.value.code, refused.value.field) == (ErrorCode.INVALID, "after")


def test_a_cursor_of_another_search_is_refused(library: Library, find: Find) -> None:
    for _ in range(3):
        library.add(unit(title="Plywood and felt"))
    cursor = find("plywood", first=1).cursor
    with pytest.raises(DomainError):
        find("felt", first=1, after=cursor)
    with pytest.raises(DomainError):
        find("plywood", first=1, after=cursor, locale="en")


LABELS = {
    "public": frozenset({PUBLIC}),
    "agents": frozenset({role_label("agent")}),
    "nobody": frozenset[str](),
}


@pytest.mark.parametrize(
    ("roles", "signed_in", "sees"),
    [
        ([], False, {"public"}),
        ([], True, {"public", "own"}),
        (["agent"], True, {"public", "agents", "own"}),
        (["planner"], True, {"public", "own"}),
        (["admin"], True, {"public", "agents", "own"}),
        (None, True, set()),
    ],
)
def test_nothing_of_a_document_shows_to_who_holds_none_of_its_labels(
    library: Library,
    find: Find,
    make_user: Callable[..., User],
    roles: list[str] | None,
    signed_in: bool,
    sees: set[str],
) -> None:
    user = make_user(roles=roles or [])
    stranger = make_user()
    labels = LABELS | {"own": frozenset({user_label(user.pk)}), "strangers": frozenset({user_label(stranger.pk)})}
    for name, access in labels.items():
        library.add(
            unit(
                title=f"Secretword {name}",
                tags=(name,),
                category=name,
                area=name,
                locale="en",
                access=access,
                updated_at=timezone.now(),
            )
        )
    viewer = None if roles is None else user if signed_in else AnonymousUser()
    for question in ("secretword", "secretwrod", "secretwo", "secretword unheard of"):
        results = find(question, viewer=viewer)
        assert {hit.category for hit in results.hits} == sees
        assert results.total == len(sees)
        assert set(results.facets.get("tag", {})) == sees
        assert set(results.facets.get("category", {})) == sees
        assert set(results.facets.get("area", {})) == sees
        assert results.facets.get("date", {}) == (dict.fromkeys(Period, len(sees)) if sees else {})
    for name in labels.keys() - sees:
        for narrowed in ({}, {"area": name}, {"changed": Period.LAST_WEEK}):
            hidden = find(f"{name}", viewer=viewer, **narrowed)
            assert (hidden.hits, hidden.total, hidden.did_you_mean) == ((), 0, None)
            assert not any(hidden.facets.values())
        assert find("secretword", viewer=viewer, area=name).total == 0


def test_a_restricted_unit_of_a_public_object_stays_hidden(library: Library, find: Find) -> None:
    library.add(
        unit("post-1", title="Ticket", body="My lens is scratched."),
        unit("note-2", title="Ticket", body="Customer is angry about the lens.", access=LABELS["agents"]),
    )
    assert find("angry").hits == ()
    assert find("angry").total == 0
    assert [hit.unit for hit in find("lens").hits] == ["post-1"]


def test_no_spelling_is_suggested_from_hidden_documents(library: Library, find: Find) -> None:
    library.add(unit(title="Acquisition of Beamworks", access=LABELS["agents"]))
    results = find("acqusition")
    assert (results.hits, results.total, results.did_you_mean) == ((), 0, None)


def test_what_changed_is_found_as_it_is_now(library: Library, find: Find) -> None:
    article = library.add(unit("a", title="Old name"), unit("b", title="Old name", body="gone soon"))
    assert ids(find("old")) == [article]
    library.put(article, unit("a", title="New name"))
    assert find("old").hits == find("gone").hits == ()
    assert ids(find("new")) == [article]
    library.remove(article)
    assert find("new").hits == ()
    assert find("new").total == 0
    library.put(article, unit("a", title="Back again", locale="de"))
    assert ids(find("back")) == [article]


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        "-",
        "- - -",
        '"',
        '""',
        "AND OR NOT",
        "NEAR(a b)",
        "title:kerf",
        "kerf*",
        "^kerf",
        "(((",
        "' OR 1=1 --",
        "\\",
        "kerf\x00",
        "\x00",
        "%_%",
        "🪵🔥",
        "\ud800",
        "a" * 10_000,
        "kerf " * 2_500,
        "-kerf",
        "kerf:* & !x | <->",
        "{}[]$@#!~`",
        "\u202ekerf",
        "ﬀ ﬁ ㎜ ½",
    ],
)
def test_hostile_questions_get_a_sane_answer(library: Library, find: Find, question: str) -> None:
    library.add(unit(title="Kerf", body="ordinary"))
    results = find(question)
    assert len(results.hits) <= 1
    assert results.total == len(results.hits)
