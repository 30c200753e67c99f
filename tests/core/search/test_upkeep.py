"""Drift is found and mended; a rebuild loses nothing that is written meanwhile."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import QuerySet

from core.search import sources, spelling, upkeep
from core.search.drift import Problem
from core.search.engines.database.dialects import dialect
from core.search.engines.opensearch import client, copying, indexes
from core.search.models import SearchDocument, SearchFamily, SearchWord
from core.search.queries import Results, search
from core.search.sources import Document
from core.search.tasks import prune
from settings.celery import schedule
from tests.events import settle as settle_events

from .conftest import PRODUCTION, Library, ids, needs_opensearch, settle, unit

AT_ONCE = timedelta(0)


def problems(found: list[upkeep.Drift]) -> list[tuple[str, Problem, int]]:
    return sorted((item.place, item.problem, item.object_id) for item in found)


def test_nothing_differs_where_all_was_indexed(library: Library, find: Callable[..., Results]) -> None:
    library.add(unit(title="Kerf"))
    settle()
    assert upkeep.check(AT_ONCE) == []


def test_drift_of_the_database_is_found_and_mended(library: Library, find: Callable[..., Results]) -> None:
    same, stale, missing, extra, unfindable, tampered = (library.add(unit(title=f"Kerf {n}")) for n in "abcdef")
    settle()
    library.shelves[stale] = [unit(title="Kerf changed")]
    library.shelves.pop(extra)
    library.shelves[99] = [unit(title="Kerf unheard of")]
    orphaned = SearchDocument.objects.get(family__object_id=missing).pk
    SearchDocument.objects.filter(family__object_id=missing).delete()
    SearchDocument.objects.filter(family__object_id=tampered).update(access=[], title="Kerf hidden")
    strip_words(SearchDocument.objects.get(family__object_id=unfindable).pk)

    assert problems(upkeep.check(AT_ONCE)) == sorted(
        [
            ("database", Problem.STALE, stale),
            ("database", Problem.MISSING, missing),
            ("database", Problem.MISSING, 99),
            ("database", Problem.EXTRA, extra),
            ("database", Problem.UNFINDABLE, unfindable),
            ("database", Problem.STALE, tampered),
            # PostgreSQL keeps the words in the row of their document.
            *([] if PRODUCTION else [("database", Problem.EXTRA, orphaned)]),
        ]
    )
    upkeep.repair(AT_ONCE)
    assert upkeep.check(AT_ONCE) == []
    assert set(ids(find("kerf"))) == {same, stale, missing, 99, unfindable, tampered}
    assert ids(find("kerf changed")) == [stale]


def strip_words(document_id: int) -> None:
    """Take a document's words away behind everybody's back."""
    statements = {
        "sqlite": "DELETE FROM search_text WHERE rowid = %s",
        "postgresql": "UPDATE search_searchdocument SET vector = NULL WHERE id = %s",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor], [document_id])


def test_words_that_are_not_those_of_the_text_are_found_and_mended(
    library: Library, find: Callable[..., Results]
) -> None:
    right, wrong = library.add(unit(title="Kerf width")), library.add(unit(title="Mirror"))
    settle()
    swap_words(SearchDocument.objects.get(family__object_id=wrong), unit(title="Forged"))
    assert problems(upkeep.check(AT_ONCE)) == [("database", Problem.UNFINDABLE, wrong)]
    upkeep.repair(AT_ONCE)
    assert upkeep.check(AT_ONCE) == []
    assert (ids(find("mirror")), ids(find("kerf")), ids(find("forged"))) == ([wrong], [right], [])


def swap_words(row: SearchDocument, other: Document) -> None:
    """Store the words of another text for a document."""
    row.title = other.title
    dialect().store([row])


@pytest.mark.skipif(PRODUCTION, reason="PostgreSQL keeps the words in the row of their document")
def test_words_without_a_document_are_found_and_removed(library: Library) -> None:
    row = SearchDocument.objects.get(family__object_id=library.add(unit(title="Kerf")))
    row.pk = 4711
    dialect().store([row])
    assert problems(upkeep.check(AT_ONCE)) == [("database", Problem.EXTRA, 4711)]
    upkeep.repair(AT_ONCE)
    assert upkeep.check(AT_ONCE) == []


def test_fragments_that_are_gone_or_wrong_are_found_and_mended(library: Library) -> None:
    forgotten, broken, forged = (library.add(unit(title=title)) for title in ("Acrylic", "Plywood", "Leather"))
    SearchWord.objects.filter(word="acrylic").delete()
    SearchWord.objects.filter(word="plywood", fragment="plwood").delete()
    SearchWord.objects.filter(word="leather", fragment="lather").update(fragment="zzz")
    assert problems(upkeep.check(AT_ONCE)) == [
        ("spelling", Problem.UNKNOWN, object_id) for object_id in (forgotten, broken, forged)
    ]
    upkeep.repair(AT_ONCE)
    assert upkeep.check(AT_ONCE) == []
    assert [spelling.near(word) for word in ("acrlyic", "plwyood", "lather")] == [["acrylic"], ["plywood"], ["leather"]]


def test_a_typing_error_is_understood_while_all_is_written_anew(
    library: Library,
) -> None:
    library.add(unit(title="Acrylic"))
    understood = []
    shelves = library.shelves
    source = sources.source_of("article")

    def read(object_id: int) -> list[Document]:
        understood.append(spelling.near("acrilic"))
        return shelves[object_id]

    sources.register(replace(source, documents=read))
    upkeep.rebuild()
    assert understood == [["acrylic"]]


def test_documents_of_a_kind_that_is_gone_are_removed(library: Library) -> None:
    other = Library("relic")
    other.add(unit(title="Kerf relic"))
    del sources._SOURCES["relic"]
    assert [item.problem for item in upkeep.repair(AT_ONCE)] == [Problem.EXTRA]
    assert not SearchDocument.objects.exists()
    assert upkeep.check(AT_ONCE) == []


@needs_opensearch
@pytest.mark.usefixtures("opensearch_on")
def test_drift_of_opensearch_is_found_and_mended(library: Library) -> None:
    same, missing, stale, ahead = (library.add(unit(title=f"Kerf {n}")) for n in "abcd")
    settle()
    family = {object_id: SearchFamily.objects.get(object_id=object_id) for object_id in (missing, stale, ahead)}
    server, index = client.client(), indexes.live("en")
    server.delete(index=index, id=family[missing].pk)
    SearchFamily.objects.filter(pk=family[stale].pk).update(version=7)
    SearchFamily.objects.filter(pk=family[ahead].pk).update(version=9)
    copying.copy([family[ahead].pk])
    SearchFamily.objects.filter(pk=family[ahead].pk).update(version=1)
    body = server.get(index=index, id=SearchFamily.objects.get(object_id=same).pk)["_source"]
    server.index(index=index, id="999999", body=body | {"family_id": 999999, "bucket": 999999 % 64})

    assert problems(upkeep.check(AT_ONCE)) == sorted(
        [
            ("opensearch", Problem.MISSING, missing),
            ("opensearch", Problem.STALE, stale),
            ("opensearch", Problem.AHEAD, ahead),
            ("opensearch", Problem.EXTRA, 999999),
        ]
    )
    upkeep.repair(AT_ONCE)
    assert upkeep.check(AT_ONCE) == []
    results = search(AnonymousUser(), "kerf")
    assert (set(ids(results)), results.total, results.degraded) == ({same, missing, stale, ahead}, 4, False)


@needs_opensearch
@pytest.mark.usefixtures("opensearch_on")
def test_what_was_indexed_a_moment_ago_is_not_judged(library: Library) -> None:
    library.add(unit(title="On its way"))
    assert upkeep.check() == []


def test_the_command_reports_drift_and_its_end(library: Library) -> None:
    library.add(unit(title="Kerf"))
    library.shelves[7] = [unit(title="Forgotten")]
    output = StringIO()
    with pytest.raises(CommandError, match=r"not in line \(1\)"):
        call_command("search", "check", stdout=output)
    assert "article 7 is missing" in output.getvalue()
    call_command("search", "repair", stdout=output)
    call_command("search", "check", stdout=output)
    call_command("search", "rebuild", stdout=output)
    assert "database: 2 of kind article" in output.getvalue()


def test_a_rebuild_forgets_words_that_nobody_uses(library: Library) -> None:
    article = library.add(unit(title="Obsoleteword"))
    library.put(article, unit(title="Currentword"))
    upkeep.rebuild()
    assert not SearchWord.objects.filter(word="obsoleteword").exists()
    assert SearchWord.objects.filter(word="currentword").exists()


def test_the_schedule_forgets_words_that_nobody_uses(library: Library) -> None:
    article = library.add(unit(title="Obsoleteword", body="shared", tags=("labelled",)))
    library.add(unit(title="Otherword", body="shared"))
    library.put(article, unit(title="Currentword", tags=("labelled",)))
    assert spelling.near("obsoletword") == ["obsoleteword"]
    prune()
    assert spelling.near("obsoletword") == []
    for mistyped, known in (("curentword", "currentword"), ("shred", "shared"), ("labeled", "labelled")):
        assert known in spelling.near(mistyped)
    assert spelling.forget_unused() == 0
    assert prune.name in {entry["task"] for entry in schedule()["beat_schedule"].values()}


def test_a_word_that_comes_back_while_words_are_forgotten_stays(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = library.add(unit(title="Returningword"))
    library.put(article, unit(title="Something else"))
    counted = spelling.words_of

    def counted_then_indexed(documents: QuerySet[SearchDocument]) -> set[str]:
        found = counted(documents)
        library.put(article, unit(title="Returningword"))
        return found

    monkeypatch.setattr(spelling, "words_of", counted_then_indexed)
    spelling.forget_unused()
    assert spelling.near("returnngword") == ["returningword"]


@pytest.mark.django_db(transaction=True)
def test_a_rebuild_under_writes_loses_and_doubles_nothing(
    clean_sources: None, find: Callable[..., Results], engine: str
) -> None:
    library = Library("article")
    for number in range(1, 31):
        library.put(number, unit(title="Kerf steady"))
    settle()
    done = threading.Event()
    failures: list[BaseException] = []

    def follow(object_id: int) -> None:
        """What the handler does after each commit."""
        if engine == "opensearch":
            copying.copy(SearchFamily.objects.filter(object_id=object_id).values_list("pk", flat=True))

    def write() -> None:
        try:
            number = 0
            while not done.is_set() or number < 20:
                number += 1
                changing, coming, going = 1 + number % 10, 100 + number, 11 + number % 10
                closing = 200 + number
                library.put(changing, unit(title=f"Kerf changed {number}"))
                library.put(coming, unit(title="Kerf new"))
                library.remove(going)
                library.put(closing, unit(title="Kerf soon closed"))
                library.put(closing, unit(title="Kerf soon closed", access=frozenset({"role:agent"})))
                for object_id in (changing, coming, going, closing):
                    follow(object_id)
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    def read() -> None:
        """Object 25 never changes: a search that misses or doubles it has seen a half-built index."""
        try:
            while not done.is_set():
                found = [hit for hit in search(AnonymousUser(), "steady", first=100).hits if hit.object_id == 25]
                assert len(found) == 1
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write), threading.Thread(target=read)]
    for thread in threads:
        thread.start()
    try:
        upkeep.rebuild()
        upkeep.rebuild()
    finally:
        done.set()
        for thread in threads:
            thread.join(120)
    assert failures == []
    if engine == "opensearch":
        copying.refresh()
    assert upkeep.check(AT_ONCE) == []
    closed = {object_id for object_id in library.shelves if object_id > 200}
    results = search(AnonymousUser(), "kerf", first=100)
    assert results.total == len(library.shelves.keys() - closed)
    assert set(ids(results)) <= library.shelves.keys() - closed
    assert not results.degraded
    assert search(AnonymousUser(), "closed").total == 0


@needs_opensearch
@pytest.mark.usefixtures("opensearch_on")
def test_an_older_write_that_arrives_late_changes_nothing(library: Library) -> None:
    article = library.add(unit(title="Kerf old"))
    family = SearchFamily.objects.get(object_id=article)
    late = {"version": family.version, "version_type": "external_gte"}
    body = {"family_id": family.pk, "version": 1, "bucket": 0, "checksum": 0, "units": []}
    library.put(article, unit(title="Kerf new"))
    settle()
    refused = client.client().index(
        index=indexes.live("en"), id=str(family.pk), body=body, params={**late, "ignore": 409}
    )
    copying.refresh()
    assert refused["error"]["type"] == "version_conflict_engine_exception"
    assert search(AnonymousUser(), "kerf new").total == 1


@needs_opensearch
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("opensearch_on")
def test_the_handler_copies_what_was_indexed(clean_sources: None) -> None:
    library = Library("article")
    article = library.add(unit(title="Kerf"))
    settle_events()
    copying.refresh()
    results = search(AnonymousUser(), "kerf")
    assert (ids(results), results.degraded) == ([article], False)
    library.put(article, unit(title="Schnittfuge", locale="de"))
    settle_events()
    copying.refresh()
    assert search(AnonymousUser(), "kerf").total == 0
    assert ids(search(AnonymousUser(), "schnittfuge")) == [article]


@needs_opensearch
@pytest.mark.usefixtures("opensearch_on")
def test_a_stale_copy_shows_nothing_that_the_database_no_longer_has(library: Library) -> None:
    hidden = library.add(unit(title="Kerf secret"))
    shown = library.add(unit(title="Kerf open"))
    settle()
    library.put(hidden, unit(title="Kerf secret", access=frozenset({"role:agent"})))
    results = search(AnonymousUser(), "kerf")
    assert not results.degraded
    assert ids(results) == [shown]


@needs_opensearch
@pytest.mark.usefixtures("opensearch_on")
def test_indexes_of_another_revision_are_replaced_by_themselves(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = library.add(unit(title="Kerf"))
    settle()
    monkeypatch.setattr(indexes, "REVISION", indexes.REVISION + 1)
    assert not indexes.serving()
    while_old = search(AnonymousUser(), "kerf")
    assert (ids(while_old), while_old.degraded) == ([article], True)
    upkeep.repair(AT_ONCE)
    client.BREAKER.succeeded()
    assert (indexes.serving(), indexes.outdated()) == (True, [])
    renewed = search(AnonymousUser(), "kerf")
    assert (ids(renewed), renewed.degraded) == ([article], False)
