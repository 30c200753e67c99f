"""A page cut into its parts: the fields that readers read, and each block of its body.

All of it works on content as Wagtail serialises it, in revisions and in wagtail-localize's sources, so that a
part looks the same wherever it comes from.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict

from django.db.models import Model
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from cms.richtext import text_of

# Translated, but not read on the page: a change here makes no reader's text outdated.
UNREAD = frozenset({"slug", "seo_title", "search_description"})

# Draftail numbers paragraphs whenever a text without numbers is opened and saved.
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
# Settings of blocks that nobody reads as words.
_SETTINGS = frozenset({"id", "type", "level", "anchor", "language", "kind"})


class Part(NamedTuple):
    """A piece of a page: `id` is a field's name or a block's id, `kind` "title" or a block's type."""

    id: str
    kind: str
    value: Any

    @property
    def digest(self) -> str:
        """The same for the same content, however it was saved."""
        said = json.dumps(canonical(self.value), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class StoredPart(TypedDict):
    """A part as a `SourceVersion` keeps it. `key` is its identity over all versions, `id` that in this one."""

    key: str
    id: str
    kind: str
    digest: str


def parts_of(model: type[Model], content: Mapping[str, Any]) -> list[Part]:
    """The parts of a page of type `model` whose serialised content is `content`, none of them empty."""
    parts: list[Part] = []
    for field in get_translatable_fields(model):
        if not isinstance(field, TranslatableField) or field.field_name in UNREAD:
            continue
        name, value = field.field_name, content.get(field.field_name)
        if isinstance(field.get_field(model), StreamField):
            blocks = json.loads(value) if isinstance(value, str) else value or []
            parts += (Part(block.get("id") or "", block["type"], block["value"]) for block in blocks)
        elif isinstance(value, str) and value:
            parts.append(Part(name, name, value))
    return _told_apart(parts)


def with_keys(parts: Sequence[Part], before: Sequence[StoredPart]) -> list[StoredPart]:
    """`parts` with the keys of the same parts in the version `before`.

    The same part is the one with the same id, or else one that has gone with the same content: a block that was
    cut and pasted gets a new id from the editor, and is no change.
    """
    keys = {part["id"]: part["key"] for part in before}
    present = {part.id for part in parts}
    gone: dict[tuple[str, str], list[str]] = defaultdict(list)
    for old in before:
        if old["id"] not in present:
            gone[old["kind"], old["digest"]].append(old["key"])
    taken = {keys[part.id] for part in parts if part.id in keys}
    stored: list[StoredPart] = []
    for part in parts:
        digest = part.digest
        key = keys.get(part.id)
        if key is None:
            moved = gone[part.kind, digest]
            key = moved.pop(0) if moved else _free(part.id, taken)
            taken.add(key)
        stored.append({"key": key, "id": part.id, "kind": part.kind, "digest": digest})
    return stored


def words_of(value: Any) -> str:
    """What there is to read in a part, as plain text, a line for each piece."""
    return "\n".join(line for line in _lines(value) if line)


def _lines(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield text_of(value) if "<" in value else value
        case list():
            for item in value:
                yield from _lines(item)
        case dict():
            for name, item in value.items():
                if name not in _SETTINGS or not isinstance(item, str):
                    yield from _lines(item)


def canonical(value: Any) -> Any:
    """A stored value without what says nothing: the editor's keys, ids of items, empty settings."""
    match value:
        case str():
            return _BLOCK_KEY.sub("", value)
        case list():
            return [canonical(item) for item in value]
        case dict():
            listed = value.keys() == {"type", "value", "id"}
            cleaned = {name: canonical(item) for name, item in value.items() if not (listed and name == "id")}
            return {name: item for name, item in cleaned.items() if item not in ("", None, [], {})}
        case _:
            return value


def _told_apart(parts: Sequence[Part]) -> list[Part]:
    """Content from elsewhere may lack ids or repeat them."""
    taken: set[str] = set()
    apart = []
    for part in parts:
        id = _free(part.id or part.kind, taken)
        taken.add(id)
        apart.append(part._replace(id=id))
    return apart


def _free(id: str, taken: set[str]) -> str:
    free, number = id, 1
    while free in taken:
        number += 1
        free = f"{id}~{number}"
    return free
