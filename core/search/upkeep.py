"""Keeping what can be found in line with what there is: check, repair, rebuild."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from . import drift, spelling
from .actions import forget_object, index_object
from .drift import Drift
from .engines import opensearch
from .engines.database.dialects import dialect
from .engines.opensearch import comparing, copying, indexes
from .engines.opensearch.schema import LANGUAGES
from .models import SearchFamily
from .sources import sources


def check(grace: timedelta = drift.GRACE) -> list[Drift]:
    """Everything that differs now, in the database and in OpenSearch. Changes nothing."""
    if opensearch.enabled() and indexes.serving():
        copying.refresh()
    found = list(drift.in_database())
    reported = {item.family_id for item in found}
    found += [item for item in drift.in_spelling() if item.family_id not in reported]
    return [*found, *drift.in_opensearch(grace)]


def repair(grace: timedelta = drift.GRACE) -> list[Drift]:
    """Mend what differs; returns what was found. The database first, since OpenSearch is compared with it."""
    found = list(drift.in_database())
    known = {source.kind for source in sources()}
    for item in found:
        if item.kind in known:
            index_object(item.kind, item.object_id, force=True)
        elif item.kind != drift.WORDS:
            forget_object(item.kind, item.object_id)
    dialect().sweep()
    misspelled = list(drift.in_spelling())
    if misspelled:
        spelling.mend()
    found += misspelled
    if opensearch.enabled():
        if not indexes.serving():
            fill()
        copying.refresh()
        copied = list(drift.in_opensearch(grace))
        for item in copied:
            _mend_copy(item)
        copying.copy(item.family_id for item in (*found, *copied) if item.family_id)
        copying.refresh()
        found += copied
    return found


def _mend_copy(item: Drift) -> None:
    if item.family_id is None:
        comparing.remove(item.object_id)
        return
    # A version above all that OpenSearch has seen, or it would refuse the copy: a database restored from a backup
    # counts from an old version, and a document that somebody deleted there has left a version one higher.
    held = comparing.newest_version(item.family_id)
    with transaction.atomic():
        family = SearchFamily.objects.select_for_update().get(pk=item.family_id)
        family.version = max(family.version, held) + 1
        family.save(update_fields=["version"])


def rebuild(progress: Callable[[str], None] = lambda line: None) -> None:
    """Write every document anew, and new OpenSearch indexes, while people go on writing and searching.

    Searches use the old indexes until the new ones are complete; then all aliases move in one step. A change
    made meanwhile reaches both: its handler writes to every index there is.
    """
    for source in sources():
        ids = set(source.all_ids())
        for object_id in sorted(ids):
            index_object(source.kind, object_id, force=True)
        indexed = SearchFamily.objects.filter(kind=source.kind, documents__isnull=False)
        for object_id in set(indexed.values_list("object_id", flat=True)) - ids:
            index_object(source.kind, object_id)
        progress(f"database: {len(ids)} of kind {source.kind}")
    dialect().sweep()
    # At the end, so that words are known meanwhile, and all the same where a rebuild breaks off.
    spelling.mend()
    if opensearch.enabled():
        copied, replaced = fill()
        progress(f"opensearch: {copied} families copied, {replaced} old indexes dropped")


def fill() -> tuple[int, int]:
    """Build new OpenSearch indexes from all documents and let searches use them.

    Returns how many families were copied and how many indexes dropped. Until the first are complete, searches
    find none and the database answers: an empty index would answer with nothing.
    """
    token = indexes.new_token()
    fresh = {language: [indexes.create(language, token)] for language in LANGUAGES}
    copied = copying.copy(SearchFamily.objects.order_by("pk").values_list("pk", flat=True).iterator(), fresh)
    indexes.refresh(token)
    replaced = indexes.serve(token) + indexes.abandoned()
    indexes.drop(replaced)
    return copied, len(replaced)
