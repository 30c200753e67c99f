"""A library of things to find, and the engines that find them."""

import itertools
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django.fixtures import Settings

from core.accounts.models import Viewer
from core.accounts.roles import PUBLIC
from core.search import queries, sources, upkeep
from core.search.actions import index_object
from core.search.engines.opensearch import client, copying, indexes
from core.search.models import SearchFamily
from core.search.queries import Results
from core.search.sources import Document, Source

PRODUCTION = os.environ.get("KERF_PROFILE") == "production"
ENGINES = ["database", "opensearch"] if PRODUCTION else ["database"]

needs_opensearch = pytest.mark.skipif(not PRODUCTION, reason="the embedded profile has no OpenSearch")

MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


def unit(name: str = "top", **fields: object) -> Document:
    """A document with sensible defaults."""
    values: dict[str, object] = {
        "locale": "en",
        "title": "Untitled",
        "body": "",
        "path": "/en/learn/x",
        "access": frozenset({PUBLIC}),
        "updated_at": MOMENT,
    }
    return Document(unit=name, **(values | fields))  # type: ignore[arg-type]


class Library:
    """A source that lives in memory: what is on its shelves can be found."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.shelves: dict[int, list[Document]] = {}
        self.withheld: set[int] = set()
        self._numbers = itertools.count(1)
        sources.register(
            Source(
                kind=kind,
                node_type=kind.title(),
                documents=lambda object_id: list(self.shelves.get(object_id, [])),
                visible_ids=lambda viewer, ids: set(ids) - self.withheld,
                all_ids=lambda: list(self.shelves),
            )
        )

    def add(self, *documents: Document) -> int:
        """Put an object on the shelves and index it."""
        object_id = next(self._numbers)
        self.put(object_id, *documents)
        return object_id

    def put(self, object_id: int, *documents: Document) -> None:
        """Replace what an object consists of and index it."""
        self.shelves[object_id] = list(documents)
        index_object(self.kind, object_id)

    def remove(self, object_id: int) -> None:
        """Take an object off the shelves and index that."""
        self.shelves.pop(object_id, None)
        index_object(self.kind, object_id)


@pytest.fixture
def clean_sources() -> Iterator[None]:
    """Only what the test registers is a source."""
    before = dict(sources._SOURCES)
    sources._SOURCES.clear()
    yield
    sources._SOURCES.clear()
    sources._SOURCES.update(before)


@pytest.fixture
def library(clean_sources: None, db: None) -> Library:
    return Library("article")


@pytest.fixture(scope="session")
def dropped_at_the_end() -> Iterator[None]:
    yield
    indexes.drop(indexes.names())


@pytest.fixture
def opensearch_on(dropped_at_the_end: None, db: None, settings: Settings) -> Iterator[None]:
    """Search with OpenSearch, in indexes of this test process that are empty."""
    settings.SEARCH_ENGINE = "opensearch"
    # A cold node on a busy machine is slow; what happens then is tested where it is meant.
    settings.OPENSEARCH_SECONDS = 30
    if not indexes.serving():
        upkeep.fill()
    client.BREAKER.succeeded()
    server = settings.OPENSEARCH_URL
    yield
    settings.OPENSEARCH_URL = server
    client.BREAKER.succeeded()
    everything = {"query": {"match_all": {}}}
    copying.refresh()
    client.client().delete_by_query(index=",".join(indexes.names()), body=everything, params={"refresh": "true"})


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of the engine that answers in this run of the test."""
    if request.param == "opensearch":
        request.getfixturevalue("opensearch_on")
    return str(request.param)


def settle() -> None:
    """Bring OpenSearch in line with the database, as handlers would in a moment."""
    if queries.opensearch.enabled():
        copying.copy(SearchFamily.objects.values_list("pk", flat=True))
        copying.refresh()


@pytest.fixture
def find(engine: str) -> Callable[..., Results]:
    """`find("words", viewer=...)`: what a viewer gets from this run's engine once it has caught up."""

    def find(text: str, *, viewer: Viewer | None = AnonymousUser(), **arguments: object) -> Results:  # noqa: B008
        settle()
        results = queries.search(viewer, text, **arguments)  # type: ignore[arg-type]
        assert not results.degraded
        return results

    return find


def ids(results: Results) -> list[int]:
    return [hit.object_id for hit in results.hits]
