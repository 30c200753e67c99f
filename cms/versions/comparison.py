"""What changed between two versions of a page: part by part, in words.

The identity of a part is that which translations are compared by (`cms.translation.parts`): a block keeps it through
rewording and moving, and where it was cut and pasted.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from taggit.models import Tag
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page

from cms.models import ContentPage, PageVersion
from cms.times import told_time
from cms.translation.parts import Part, StoredPart, parts_of, with_keys, words_of
from core.accounts.models import Viewer
from core.text.marking import Budget, Change, Mark, as_html, marked, shown

from .words import Chosen, Line, Names, formatted, lines_of_block, rich_lines

MAX_ROWS = 200
"""Parts shown of one comparison."""

_FIRST = ("title", "summary")
_UNTOLD = frozenset(
    {"id", "page_ptr", "path", "depth", "numchild", "content_type", "first_published_at", "change_note", "significance"}
)


class Kind(StrEnum):
    """What happened to a part. One that was moved and changed is changed; `Row.moved` says the rest."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    MOVED = "MOVED"
    CHANGED = "CHANGED"


@dataclass(frozen=True)
class Row:
    """One part that is not what it was.

    `part` is a block's type or a field's name, `label` the same in words; `section` the heading above it; `marks` both
    versions in one. `setting_only`: the words are the same, what differs is how they are set.
    """

    key: str
    part: str
    label: str
    kind: Kind
    moved: bool
    section: str
    before: str
    after: str
    marks: list[Mark]
    setting_only: bool = False

    @property
    def html(self) -> str:
        """The marks as safe HTML."""
        return as_html(self.marks)


@dataclass(frozen=True)
class Comparison:
    """The rows in the order of the page, at most `MAX_ROWS`, and how many there are beyond."""

    rows: list[Row]
    omitted: int


def content_of(page: ContentPage, version: PageVersion | None) -> dict[str, Any]:
    """What a version holds; without one, what the page holds that readers see."""
    if version is not None:
        return dict(version.content)
    found: dict[str, Any] = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    return found


@dataclass
class _Piece:
    """A part on both sides, yet to be written out; None where it is not there."""

    key: str
    part: str
    label: str
    section: str
    before: Callable[[], list[Line]] | None
    after: Callable[[], list[Line]] | None
    moved: bool = False
    set_before: Callable[[], list[Line]] | None = None
    set_after: Callable[[], list[Line]] | None = None


def compare(model: type[Page], before: Mapping[str, Any], after: Mapping[str, Any], *, viewer: Viewer) -> Comparison:
    """What happened to a page of type `model` between two contents, in words that this viewer may read.

    Takes a time that does not grow with the square of the page: see `marking` for what is compared word by word.
    """
    fields = list(_fields(model, before, after))
    pieces = [
        *(piece for piece in fields if piece.part in _FIRST),
        *_blocks(model, before, after),
        *(piece for piece in fields if piece.part not in _FIRST),
    ]
    chosen = pieces[:MAX_ROWS]
    names, budget = Names(viewer), Budget()
    sides = [
        tuple(side() if side else [] for side in (piece.before, piece.after, piece.set_before, piece.set_after))
        for piece in chosen
    ]
    for lines in sides:
        for side in lines:
            names.note(side)
    rows = [
        _row(piece, [[names.written(line) for line in side] for side in lines], budget)
        for piece, lines in zip(chosen, sides, strict=True)
    ]
    return Comparison(rows, len(pieces) - len(chosen))


def _row(piece: _Piece, sides: list[list[str]], budget: Budget) -> Row:
    before, after, set_before, set_after = sides
    kind = Kind.CHANGED
    if piece.before is None:
        kind = Kind.ADDED
    elif piece.after is None:
        kind = Kind.REMOVED
    elif piece.moved and before == after and set_before == set_after:
        kind = Kind.MOVED
    setting_only = kind is Kind.CHANGED and before == after and set_before != set_after
    if setting_only:
        before, after = set_before, set_after
    old, new = "\n".join(before), "\n".join(after)
    marks = [Mark(Change.SAME, shown(new))] if kind is Kind.MOVED else marked(before, after, budget)
    return Row(
        key=piece.key,
        part=piece.part,
        label=piece.label,
        kind=kind,
        moved=piece.moved,
        section=piece.section,
        before=shown(old),
        after=shown(new),
        marks=marks,
        setting_only=setting_only,
    )


def _blocks(model: type[Page], before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[_Piece]:
    """The blocks that differ, in the order of the new version, what is gone where it stood."""
    known: dict[str, Any] = {}
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            known |= field.stream_block.child_blocks
    names = {field.name for field in model._meta.get_fields()}
    old, new = ([part for part in parts_of(model, side) if part.id not in names] for side in (before, after))
    stored_old = with_keys(old, ())
    stored_new = with_keys(new, stored_old)
    was = {one["key"]: (part, one) for part, one in zip(old, stored_old, strict=True)}
    now = {one["key"]: (part, one) for part, one in zip(new, stored_new, strict=True)}
    moved = _moved([key for key in was if key in now], [key for key in now if key in was])
    sections_old, sections_new = _sections(was), _sections(now)
    gone: dict[str, list[str]] = {}
    place = ""
    for key in was:
        if key in now:
            place = key
        else:
            gone.setdefault(place, []).append(key)

    def piece(key: str) -> _Piece:
        before_part, after_part = was.get(key), now.get(key)
        part = (after_part or before_part)[0]  # type: ignore[index]
        block = known.get(part.kind)
        return _Piece(
            key=key,
            part=part.kind,
            label=str(block.label) if block else part.kind,
            section=sections_new.get(key, "") if after_part else sections_old.get(key, ""),
            before=_lines_of(known, before_part),
            after=_lines_of(known, after_part),
            moved=key in moved,
            set_before=_formatted(before_part),
            set_after=_formatted(after_part),
        )

    yield from (piece(key) for key in gone.get("", ()))
    for key, (_part, stored) in now.items():
        if key not in was or was[key][1]["digest"] != stored["digest"] or key in moved:
            yield piece(key)
        yield from (piece(key) for key in gone.get(key, ()))


Known = tuple[Part, StoredPart]


def _lines_of(known: Mapping[str, Any], found: Known | None) -> Callable[[], list[Line]] | None:
    return (lambda: lines_of_block(known.get(found[0].kind), found[0].value)) if found else None


def _formatted(found: Known | None) -> Callable[[], list[Line]] | None:
    return (lambda: formatted(found[0].value)) if found else None


def _sections(parts: Mapping[str, Known]) -> dict[str, str]:
    """For each block the heading above it."""
    found: dict[str, str] = {}
    heading = ""
    for key, (part, _stored) in parts.items():
        found[key] = heading
        if part.kind == "heading" and isinstance(part.value, dict):
            heading = str(part.value.get("text") or "")
    return found


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Of the keys that both orders have, the fewest that must be moved to come from one to the other."""
    place = {key: number for number, key in enumerate(old)}
    ends: list[int] = []
    last: list[str] = []
    before: dict[str, str | None] = {}
    for key in new:
        at = bisect_left(ends, place[key])
        before[key] = last[at - 1] if at else None
        ends[at : at + 1], last[at : at + 1] = [place[key]], [key]
    stays: set[str] = set()
    step = last[-1] if last else None
    while step is not None:
        stays.add(step)
        step = before[step]
    return set(new) - stays


def _fields(model: type[Page], before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[_Piece]:
    """The fields that differ."""
    for field in model._meta.fields:
        if not field.editable or field.name in _UNTOLD or isinstance(field, StreamField):
            continue
        old, new = before.get(field.name), after.get(field.name)
        if (old or "") != (new or ""):
            yield _field_piece(field.name, field.verbose_name, _told(field, old), _told(field, new))
    for field in get_all_child_m2m_relations(model):
        old, new = (side.get(field.name) or [] for side in (before, after))
        if old != new and set(map(str, old)) != set(map(str, new)):
            chosen: list[list[Line]] = [[(Chosen(field.related_model, str(pk)),) for pk in side] for side in (old, new)]
            yield _field_piece(field.name, field.verbose_name, *chosen)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name == COMMENTS_RELATION_NAME:
            continue
        pieces = [_related(relation.related_model, side.get(name) or []) for side in (before, after)]
        if pieces[0] != pieces[1]:
            is_tags = name == "page_tags"
            label = _("tags") if is_tags else relation.related_model._meta.verbose_name_plural
            yield _field_piece("tags" if is_tags else name, label, *pieces)


def _field_piece(name: str, label: Any, old: list[Line], new: list[Line]) -> _Piece:
    return _Piece(
        key=name, part=name, label=str(capfirst(str(label))), section="", before=lambda: old, after=lambda: new
    )


def _related(model: type[Any], rows: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Rows of another table that belong to the page, such as its tags: what they say, without their numbers."""
    lines: list[Line] = []
    for row in rows:
        if "tag" in row:
            lines.append((Chosen(Tag, str(row["tag"])),))
        else:
            own = {name: value for name, value in row.items() if name not in {"pk", "sort_order", "translation_key"}}
            lines += [(line,) for line in words_of(own).split("\n") if line]
    return sorted(lines, key=str) if rows and "tag" in rows[0] else lines


def _told(field: "Field[Any, Any]", value: Any) -> list[Line]:
    """The stored value of a field in words."""
    if value in (None, ""):
        return []
    if field.is_relation and field.related_model:
        return [(Chosen(field.related_model, str(value)),)]
    if field.choices:
        return [(str(dict(field.flatchoices).get(value, value)),)]
    if isinstance(value, bool):
        return [(_("yes") if value else _("no"),)]
    if isinstance(field, RichTextField):
        return rich_lines(value)
    match field.get_internal_type():
        case "DateTimeField":
            moment = parse_datetime(str(value))
            return [(told_time(moment) if moment else str(value),)]
        case "DateField":
            day = parse_date(str(value))
            return [(date_format(day) if day else str(value),)]
        case _:
            return [(line,) for line in str(value).split("\n")]
