"""Documents follow their objects, and the last change wins."""

import threading
from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from core.events.models import Entry
from core.search import sources
from core.search.actions import index_object
from core.search.events import FamilyIndexed
from core.search.models import SearchDocument, SearchFamily
from core.search.queries import search

from .conftest import Library, unit


def version_of(object_id: int) -> int:
    return SearchFamily.objects.get(object_id=object_id).version


def announced() -> list[int]:
    return [entry.payload["version"] for entry in Entry.objects.filter(name=FamilyIndexed.name).order_by("pk")]


def test_a_change_raises_the_version_and_tells_of_it(library: Library) -> None:
    article = library.add(unit(title="First"))
    library.put(article, unit(title="Second"))
    assert version_of(article) == 2
    assert announced() == [1, 2]


def test_indexing_what_did_not_change_writes_nothing(library: Library) -> None:
    article = library.add(unit("a", title="Same"), unit("b", title="Same"))
    assert not index_object("article", article)
    assert version_of(article) == 1
    assert announced() == [1]


def test_only_units_that_differ_are_written_again(library: Library) -> None:
    article = library.add(unit("a", body="one"), unit("b", body="two"))
    kept = SearchDocument.objects.get(unit="a").pk
    library.put(article, unit("a", body="one"), unit("b", body="three"))
    assert SearchDocument.objects.get(unit="a").pk == kept
    assert SearchDocument.objects.get(unit="b").body == "three"


def test_the_version_outlives_the_documents(library: Library) -> None:
    article = library.add(unit(title="Here"))
    library.remove(article)
    assert not SearchDocument.objects.exists()
    library.put(article, unit(title="Here"))
    assert version_of(article) == 3


def test_a_change_that_is_rolled_back_leaves_nothing(library: Library) -> None:
    with transaction.atomic():
        library.add(unit(title="Regretted"))
        transaction.set_rollback(True)
    assert not SearchFamily.objects.exists()
    assert search(AnonymousUser(), "regretted").hits == ()
    assert announced() == []


def test_two_units_of_one_name_are_both_kept(library: Library) -> None:
    library.add(unit("intro", body="one"), unit("intro", body="two"))
    assert list(SearchDocument.objects.order_by("place").values_list("unit", flat=True)) == ["intro", "intro~2"]


def test_text_that_no_database_takes_is_cleaned(library: Library) -> None:
    library.add(unit(title="Nul\x00 and\x07 bell", body="surrogate \ud800 and private \ue000", tags=("a\x00",)))
    stored = SearchDocument.objects.get()
    assert stored.title == "Nul  and  bell"
    assert stored.tags == ["a "]
    assert search(AnonymousUser(), "surrogate").total == 1


def test_very_long_bodies_are_searched_to_a_limit(library: Library) -> None:
    library.add(unit(body="word " * 60_000 + "lateword"))
    assert len(SearchDocument.objects.get().body) == sources.LONGEST_BODY
    assert search(AnonymousUser(), "word").total == 1


def test_an_unknown_kind_is_an_error_of_the_program(library: Library) -> None:
    with pytest.raises(LookupError):
        index_object("spaceship", 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_writers_the_one_that_commits_last_read_last(clean_sources: None) -> None:
    """The slow writer reads the object, is overtaken by a change, and writes: nothing old may remain."""
    library = Library("article")
    article = library.add(unit(title="First"))
    reading, changed = threading.Event(), threading.Event()
    slow = sources.source_of("article")

    def read_slowly(object_id: int) -> list[sources.Document]:
        seen = library.shelves[object_id]
        reading.set()
        changed.wait(10)
        return seen

    def write(source: sources.Source) -> None:
        sources.register(source)
        try:
            index_object("article", article)
        finally:
            connection.close()

    library.shelves[article] = [unit(title="Second")]
    first = threading.Thread(target=write, args=[replace(slow, documents=read_slowly)])
    first.start()
    assert reading.wait(10)
    library.shelves[article] = [unit(title="Third")]
    second = threading.Thread(target=write, args=[slow])
    second.start()
    # Time to overtake, for one that could. One that waits for its turn is still waiting then.
    second.join(1)
    changed.set()
    first.join(30)
    second.join(30)
    assert SearchDocument.objects.get().title == "Third"
    assert version_of(article) == 3


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_leave_whole_families(clean_sources: None) -> None:
    library = Library("article")
    errors: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for object_id in range(1, 6):
                words = f"sharedword writer{chr(97 + number)} object{chr(97 + object_id)}"
                library.put(object_id, unit("a", title=words), unit("b", title=words))
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[number]) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert errors == []
    for object_id in range(1, 6):
        index_object("article", object_id)
        titles = set(SearchDocument.objects.filter(family__object_id=object_id).values_list("title", flat=True))
        assert titles == {library.shelves[object_id][0].title}
    assert search(AnonymousUser(), "sharedword").total == 5
