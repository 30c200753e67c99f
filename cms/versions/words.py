"""What a page holds, in lines that people can read and compare.

Works on content as Wagtail serialises it in revisions, and walks blocks by their definitions, so that a block type of
tomorrow is read as well. What is chosen (images, pages, videos) is named by its title, looked up for all at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.querysets import visible_pages
from cms.translation.parts import words_of
from core.accounts.models import Viewer


class Chosen(NamedTuple):
    """An object of the site, yet to be named."""

    model: type[Model]
    key: str


Line = tuple[str | Chosen, ...]
"""A line, in pieces that follow each other."""


class Names:
    """Titles of what is chosen, as this viewer may know them. `note` all of it, then ask."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.wanted: dict[type[Model], set[str]] = defaultdict(set)
        self.known: dict[type[Model], dict[str, str]] = {}

    def note(self, lines: Iterable[Line]) -> None:
        """Remember what the lines name."""
        for line in lines:
            for piece in line:
                if isinstance(piece, Chosen):
                    self.wanted[piece.model].add(piece.key)

    def of(self, chosen: Chosen) -> str:
        """The title, or a number where it is gone or not this viewer's to know."""
        if chosen.model not in self.known:
            self.known[chosen.model] = self._titles(chosen.model)
        unnamed = _("%(kind)s no. %(number)s (not available)")
        values = {"kind": capfirst(chosen.model._meta.verbose_name), "number": chosen.key[:20]}
        return self.known[chosen.model].get(chosen.key) or unnamed % values

    def written(self, line: Line) -> str:
        """The line as text."""
        return "".join(self.of(piece) if isinstance(piece, Chosen) else piece for piece in line)

    def _titles(self, model: type[Model]) -> dict[str, str]:
        keys = [int(key) for key in self.wanted[model] if key.isascii() and key.isdecimal() and len(key) < 19]
        found = model._default_manager.filter(pk__in=keys)
        if issubclass(model, Page):
            explorable = PagePermissionPolicy().explorable_instances(self.viewer).filter(pk__in=keys).order_by()
            own = set(explorable.values_list("pk", flat=True))
            own |= set(visible_pages(self.viewer).filter(pk__in=keys).values_list("pk", flat=True).order_by())
            found = found.filter(pk__in=own)
        elif hasattr(found, "visible_to"):
            found = found.visible_to(self.viewer)
        return {str(one.pk): " ".join(str(one).split()) for one in found}


def lines_of_block(block: blocks.Block | None, raw: Any) -> list[Line]:
    """The block's stored value in lines; one whose type is no longer known, by its words."""
    if block is None:
        return [(line,) for line in words_of(raw).split("\n") if line]
    try:
        return list(_lines(block, raw))
    except (AttributeError, KeyError, TypeError, ValueError):
        # Stored by an older definition of the block.
        return [(line,) for line in words_of(raw).split("\n") if line]


def _lines(block: blocks.Block, raw: Any) -> Iterator[Line]:
    if raw in (None, "", []):
        return
    if isinstance(block, blocks.BaseStructBlock):
        parts = {name: list(_lines(child, raw.get(name))) for name, child in block.child_blocks.items()}
        for name, lines in parts.items():
            child = block.child_blocks[name]
            if _is_prose(child):
                yield from lines
            else:
                yield from ((f"{child.label}: ", *line) for line in lines)
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            is_item = isinstance(item, dict) and item.get("type") == "item" and "value" in item
            yield from (("• ", *line) for line in _lines(block.child_block, item["value"] if is_item else item))
    elif isinstance(block, blocks.BaseStreamBlock):
        for item in raw:
            yield from lines_of_block(block.child_blocks.get(item["type"]), item["value"])
    elif isinstance(block, BaseTypedTableBlock):
        yield from _table(block, raw)
    elif isinstance(block, blocks.RichTextBlock):
        yield from rich_lines(raw)
    elif isinstance(block, blocks.ChooserBlock):
        yield (Chosen(block.target_model, str(raw)),)
    elif isinstance(block, blocks.ChoiceBlock):
        yield (_choice(block, raw),)
    elif isinstance(raw, bool):
        yield (_("yes") if raw else _("no"),)
    else:
        yield from ((line,) for line in str(raw).split("\n"))


def _is_prose(block: blocks.Block) -> bool:
    """Whether a part of a block is what readers read as its text, which needs no label."""
    return isinstance(
        block, blocks.RichTextBlock | blocks.TextBlock | blocks.BaseStreamBlock | blocks.ListBlock
    ) or block.name in {"text", "title", "heading"}


def _choice(block: blocks.ChoiceBlock, raw: Any) -> str:
    choices = block.field.choices
    return next((str(label) for value, label in choices if value == raw), str(raw))


def _table(block: BaseTypedTableBlock, raw: Mapping[str, Any]) -> Iterator[Line]:
    if raw.get("caption"):
        yield (f"{_('Caption')}: {raw['caption']}",)
    yield (" | ".join(column["heading"] or "" for column in raw["columns"]),)
    kinds = [block.child_blocks[column["type"]] for column in raw["columns"]]
    for row in raw["rows"]:
        pieces: list[str | Chosen] = []
        for place, (kind, cell) in enumerate(zip(kinds, row["values"], strict=True)):
            pieces += [" | "] if place else []
            for number, line in enumerate(_lines(kind, cell)):
                pieces += [" / ", *line] if number else line
        yield tuple(pieces)


class _Text(HTMLParser):
    """A rich text as lines: a paragraph, an item of a list or a line break each."""

    def __init__(self, *, links: bool, marks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.links, self.marks = links, marks
        self.lines: list[list[str | Chosen]] = [[]]
        self.targets: list[list[str | Chosen]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "p" | "blockquote" | "ul" | "ol" | "br":
                self.begin()
            case "li":
                self.begin()
                self.lines[-1].append("• ")
            case "a":
                self.targets.append(_target(dict(attrs)))
            case _ if self.marks:
                self.lines[-1].append(f"‹{tag}›")

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "p" | "blockquote" | "ul" | "ol" | "li":
                self.begin()
            case "a":
                target = self.targets.pop() if self.targets else []
                if self.links and target:
                    self.lines[-1] += [" [→ ", *target, "]"]
            case _ if self.marks and tag != "br":
                self.lines[-1].append(f"‹/{tag}›")

    def handle_data(self, data: str) -> None:
        self.lines[-1].append(data)

    def begin(self) -> None:
        if self.lines[-1] and self.lines[-1] != ["• "]:
            self.lines.append([])


def _target(attrs: Mapping[str, str | None]) -> list[str | Chosen]:
    kinds: dict[str | None, type[Model]] = {"page": Page, "document": get_document_model()}
    model = kinds.get(attrs.get("linktype"))
    anchor = f"#{attrs['anchor']}" if attrs.get("anchor") else ""
    if model is not None:
        return [Chosen(model, str(attrs.get("id") or "")), anchor]
    return [str(attrs.get("href") or "")]


def rich_lines(html: Any, *, links: bool = True, marks: bool = False) -> list[Line]:
    """A stored rich text in lines, with where its links lead, and (with `marks`) how it is set."""
    text = _Text(links=links, marks=marks)
    text.feed(str(html))
    text.close()
    return [tuple(line) for line in text.lines if line]


def formatted(value: Any) -> list[Line]:
    """Everything that a block says, down to how its words are set: for what is the same in words alone."""
    match value:
        case str():
            return rich_lines(value, marks=True) if "<" in value else [(value,)]
        case dict():
            return [line for name, inner in value.items() if name != "id" for line in formatted(inner)]
        case list():
            return [line for inner in value for line in formatted(inner)]
        case None:
            return []
        case _:
            return [(str(value),)]
