"""Writing the search documents of one object."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from core.events.actions import emit

from . import analysis, spelling
from .engines.database.dialects import dialect
from .events import FamilyIndexed
from .models import SearchDocument, SearchFamily
from .sources import Document, source_of


@transaction.atomic
def index_object(kind: str, object_id: int, *, force: bool = False) -> bool:
    """Bring the documents of one object in line with its current state. True where something changed.

    The family's row is locked before the source is read, so of two writers the later one reads the later
    state: what happens last wins, in whatever order events arrive. All documents change at once. `force`
    writes every document anew even where none differs.
    """
    source = source_of(kind)
    SearchFamily.objects.get_or_create(kind=kind, object_id=object_id)
    family = SearchFamily.objects.select_for_update().get(kind=kind, object_id=object_id)
    wanted = by_unit(source.documents(object_id))
    stored = {unit: (pk, digest, place) for unit, pk, digest, place in _stored(family)}

    kept = (
        set()
        if force
        else {
            unit
            for unit, (place, document) in wanted.items()
            if unit in stored and stored[unit][1:] == (document.digest(), place)
        }
    )
    gone = [pk for unit, (pk, _, _) in stored.items() if unit not in kept]
    if not force and not gone and len(kept) == len(wanted):
        return False

    family.version += 1
    family.indexed_at = timezone.now()
    family.save(update_fields=["version", "indexed_at"])
    family.documents.filter(pk__in=gone).delete()
    dialect().forget(gone)
    fresh = [_row(family, place, document, unit) for unit, (place, document) in wanted.items() if unit not in kept]
    _write(fresh)
    emit(FamilyIndexed(kind=kind, object_id=object_id, version=family.version))
    return True


@transaction.atomic
def forget_object(kind: str, object_id: int) -> None:
    """Remove the documents of an object whose kind nobody registers any more."""
    family = SearchFamily.objects.select_for_update().get(kind=kind, object_id=object_id)
    gone = list(family.documents.values_list("pk", flat=True))
    family.version += 1
    family.save(update_fields=["version"])
    family.documents.all().delete()
    dialect().forget(gone)
    emit(FamilyIndexed(kind=kind, object_id=object_id, version=family.version))


def _stored(family: SearchFamily) -> Iterable[tuple[str, int, str, int]]:
    return family.documents.values_list("unit", "pk", "digest", "place")


def by_unit(documents: Iterable[Document]) -> dict[str, tuple[int, Document]]:
    """Documents by unit, with their place. A unit named twice gets a number, as its heading would on a page."""
    units: dict[str, tuple[int, Document]] = {}
    for place, document in enumerate(documents):
        cleaned = document.cleaned()
        unit, number = cleaned.unit, 1
        while unit in units:
            number += 1
            unit = f"{cleaned.unit}~{number}"
        units[unit] = (place, cleaned)
    return units


def _row(family: SearchFamily, place: int, document: Document, unit: str) -> SearchDocument:
    return SearchDocument(
        family=family,
        unit=unit,
        version=family.version,
        place=place,
        locale=document.locale,
        title=document.title,
        heading=document.heading,
        body=document.body,
        tags=list(document.tags),
        category=document.category,
        area=document.area,
        access=sorted(document.access),
        path=document.path,
        anchor=document.anchor,
        start_ms=document.start_ms,
        digest=document.digest(),
        updated_at=document.updated_at,
        expires_at=document.expires_at,
    )


def _write(rows: list[SearchDocument]) -> None:
    """Insert documents, with their words for the database engine and for spelling."""
    SearchDocument.objects.bulk_create(rows, batch_size=200)
    dialect().store(rows)
    spelling.learn(
        word for row in rows for text in (row.title, row.heading, *row.tags, row.body) for word in analysis.words(text)
    )
