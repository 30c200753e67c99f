"""How fast search answers at 100,000 documents, how fast they are indexed, and how soon a publication is found.

`python -m tests.benchmarks search`, once in each profile: on SQLite in the embedded one, on PostgreSQL and OpenSearch
in the other. `search-million` asks OpenSearch of a million. The questions go through the whole of Django, as the web
app asks them. Takes minutes, so it is not part of `make bench`.
"""

import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, override_settings

from api.core.documents import trusted_documents
from core.accounts.models import User
from core.search import upkeep
from core.search.engines import opensearch
from core.search.rules import save_synonyms
from tests.benchmarks import lag
from tests.benchmarks.figures import percentile, row
from tests.benchmarks.library import OWNERS, Library, word
from tests.benchmarks.reads import call, environ

DOCUMENTS = int(os.environ.get("KERF_BENCH_DOCUMENTS", "100000"))
MILLION = int(os.environ.get("KERF_BENCH_DOCUMENTS", "1000000"))
BOUND = 100
"""Milliseconds within which the 95th percentile of one client's requests is answered."""

BOUND_TOGETHER = 4 * BOUND
"""The same for four clients that ask one web process without a pause: each may wait for the three others."""

TOGETHER = 4
ROUNDS = 60
MOST_SECONDS = 30
"""A question that is slow is asked less often."""

REBUILT = 2_000


@dataclass(frozen=True)
class Question:
    """What is measured, as the web app sends it."""

    name: str
    variables: dict[str, Any]
    document: str = "Search"


def questions() -> list[Question]:
    """What people ask, by what it costs."""
    en = partial(word, "en")

    def asked(text: str, **narrowing: Any) -> dict[str, Any]:
        return {"query": text, "locale": "en", **narrowing}

    rare, frequent, suggest = en(5_500), en(0), "SearchSuggest"
    return [
        Question("one frequent word", asked(frequent)),
        Question("one rare word", asked(rare)),
        Question("two frequent words", asked(f"{en(1)} {en(2)}")),
        Question("a frequent and a rare word", asked(f"{en(400)} {frequent}")),
        Question("a sentence of six words", asked(f"how do I {en(3)} the {en(60)} with {en(500)}")),
        Question("a frequent word, narrowed by kind and tag", asked(frequent, kinds=["ARTICLE"], tags=["tag-7"])),
        Question("a frequent word in all languages", {"query": frequent}),
        Question("a typing error in a frequent word", asked(_mistyped(en(12)))),
        Question("a word with three synonyms", asked("kerfword")),
        Question("words that nothing holds", asked("qqqqzzzz xxxxyyyy")),
        Question("titles for a beginning of three letters", {"prefix": frequent[:3], "locale": "en"}, suggest),
        Question("titles for a word and a beginning", {"prefix": f"{en(1)} {frequent[:4]}", "locale": "en"}, suggest),
    ]  # fmt: skip


def tables() -> list[str]:
    """The figures of every engine of the profile, as lines of Markdown."""
    library = _prepared(DOCUMENTS)
    lines = []
    database = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    started = time.perf_counter()
    count = library.load(words=True)
    loaded = time.perf_counter() - started
    _say(f"{count:,} documents of {library.size:,} objects loaded in {loaded:.0f} s")
    with override_settings(SEARCH_ENGINE="database"):
        lines += _latencies(f"{database}, {count:,} documents of {library.size:,} objects")
        pace = [_rebuild(library, database)]
    filled = _filled(count) if opensearch.enabled() else None
    if filled:
        lines += _latencies(f"OpenSearch, {count:,} documents of {library.size:,} objects")
        pace.append(filled)
    pace += lag.rows("OpenSearch" if filled else database)
    return [*lines, *_table(pace)]


def million() -> list[str]:
    """The figures of OpenSearch at a million documents."""
    if not opensearch.enabled():
        raise SystemExit("kerf bench: search-million needs the production profile.")
    library = _prepared(MILLION)
    started = time.perf_counter()
    # The words of the database engine are not asked for here.
    count = library.load(words=False)
    _say(f"{count:,} documents of {library.size:,} objects loaded in {time.perf_counter() - started:.0f} s")
    filled = _filled(count)
    return [*_latencies(f"OpenSearch, {count:,} documents of {library.size:,} objects"), *_table([filled])]


def _prepared(documents: int) -> Library:
    """An empty site with the accounts and the synonyms that are asked with."""
    library = Library.of(documents)
    actor = User.objects.create_superuser("bench@example.test", None)
    User.objects.bulk_create(User(email=f"owner{number}@example.test", name="Owner") for number in range(OWNERS))
    save_synonyms(actor=actor, locale="en", terms=["kerfword", *(word("en", rank) for rank in (700, 800, 900))])
    library.register()
    return library


def _mistyped(text: str) -> str:
    return text[:3] + text[4] + text[3] + text[5:]


def _rebuild(library: Library, engine: str) -> tuple[str, ...]:
    """How fast the database engine's documents are written anew, object by object, as `search rebuild` does."""
    from core.search.actions import index_object
    from core.search.models import SearchDocument, SearchFamily

    families = list(SearchFamily.objects.order_by("pk")[: min(REBUILT, library.size)])
    started = time.perf_counter()
    for family in families:
        index_object(family.kind, family.object_id, force=True)
    seconds = time.perf_counter() - started
    count = SearchDocument.objects.filter(family__in=[family.pk for family in families]).count()
    return row(
        f"rebuild, {engine}", f"{count:,} documents of {len(families):,} objects in {seconds:.0f} s", "-",
        f"{count / seconds:,.0f} documents/s", ">= 100/s", count / seconds >= 100,
    )  # fmt: skip


def _filled(count: int) -> tuple[str, ...]:
    started = time.perf_counter()
    upkeep.fill()
    seconds = time.perf_counter() - started
    _say(f"copied to OpenSearch in {seconds:.0f} s")
    return row(
        "rebuild, OpenSearch", f"{count:,} documents in {seconds:.0f} s", "-", f"{count / seconds:,.0f} documents/s",
        ">= 500/s", count / seconds >= 500,
    )  # fmt: skip


def _latencies(title: str) -> list[str]:
    """A table: each question, asked by a visitor, by somebody signed in, and by four visitors at once."""
    handler = WSGIHandler()
    visitor, customer = _asker(handler, None), _asker(handler, User.objects.get(email="owner7@example.test"))
    for question in questions():
        visitor(question)
    lines = [
        f"**{title}**, milliseconds: p50 / p95",
        "",
        "| question | found | visitor | signed in | four visitors at once | bounds of p95 | kept |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    degraded = 0
    for question in questions():
        answer = visitor(question)[1]
        found = "-" if isinstance(answer, list) else f"{answer['totalCount']:,}"
        alone, signed_in = _times(visitor, question), _times(customer, question)
        together = _times_together(visitor, question)
        degraded += sum(bool(one) for times in (alone, signed_in, together) for _, one in times)
        cells, highs = [], []
        for times in (alone, signed_in, together):
            values = [seconds * 1000 for seconds, _ in times]
            highs.append(percentile(values, 0.95))
            cells.append(f"{percentile(values, 0.5):,.0f} / {highs[-1]:,.0f}")
        kept = max(highs[:2]) <= BOUND and highs[2] <= BOUND_TOGETHER
        bounds = f"{BOUND}, {BOUND_TOGETHER} at once"
        lines.append("| " + " | ".join([question.name, found, *cells, bounds, "yes" if kept else "**no**"]) + " |")
        _say(lines[-1])
    if degraded:
        lines += ["", f"{degraded} answers came from the database, because OpenSearch took too long."]
    return [*lines, ""]


Asker = Callable[[Question], tuple[float, Any]]


def _asker(handler: WSGIHandler, user: User | None) -> Asker:
    """Asks as this person: seconds, and what was answered."""
    cookie = ""
    if user is not None:
        client = Client()
        client.force_login(user)
        cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    documents = {}
    for digest, text in trusted_documents().items():
        if named := re.search(r"\bquery (Search|SearchSuggest)\b", text):
            documents[named.group(1)] = digest

    def ask(question: Question) -> tuple[float, Any]:
        variables = json.dumps(question.variables)
        request = environ("/graphql", {"documentId": documents[question.document], "variables": variables})
        if cookie:
            request["HTTP_COOKIE"] = cookie
        seconds, body = call(handler, request)
        answer = json.loads(body)
        if "errors" in answer:
            raise SystemExit(f"kerf bench: {question}: {answer['errors']}")
        return seconds, next(iter(answer["data"].values()))

    return ask


def _times(ask: Asker, question: Question, rounds: int = ROUNDS) -> list[tuple[float, bool]]:
    """Seconds of each request, and whether the answer was the database's in the place of OpenSearch's."""
    times: list[tuple[float, bool]] = []
    end = time.perf_counter() + MOST_SECONDS / 3
    while len(times) < rounds and (len(times) < 5 or time.perf_counter() < end):
        seconds, answer = ask(question)
        times.append((seconds, isinstance(answer, dict) and answer["degraded"]))
    return times


def _times_together(ask: Asker, question: Question) -> list[tuple[float, bool]]:
    """The same, asked from as many threads of this process at once."""
    times: list[tuple[float, bool]] = []

    def work() -> None:
        try:
            times.extend(_times(ask, question, ROUNDS // TOGETHER * 2))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [
        "| what | measured | peer | figure | bound | kept |",
        "| --- | --- | --- | --- | --- | --- |",
        *("| " + " | ".join(line) + " |" for line in rows),
    ]


def _say(line: str) -> None:
    print(f"kerf bench: {line}", file=sys.stderr, flush=True)
