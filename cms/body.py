"""A page's body, ready for readers: typed blocks with everything they need, in a fixed number of queries."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import StreamValue

from core.accounts.models import Viewer

from .blocks import titled_from
from .images import Picture, pictures_of
from .models.pages import BodyPage
from .richtext import Renderer, RichText, text_of, texts_of
from .shown import Block
from .typed import block_of, in_reading_order, sources_in, words_in

WORDS_PER_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    text: RichText


@dataclass(frozen=True, slots=True)
class Heading(Block):
    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Figure(Block):
    picture: Picture | None
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Code(Block):
    language: str
    title: str
    code: str


@dataclass(frozen=True, slots=True)
class Callout(Block):
    kind: str
    title: str
    text: RichText


@dataclass(frozen=True, slots=True)
class Table(Block):
    caption: str
    columns: list[str]
    rows: list[list[RichText]]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a body under one heading; the text before the first heading has none."""

    anchor: str
    heading: str
    text: str


def render_body(page: BodyPage, viewer: Viewer) -> list[Block]:
    """The blocks of the page as `viewer` may see them: links to hidden pages are plain text."""
    children = in_reading_order(page.body)
    renderer = Renderer(viewer, page.language_code)
    for child in children:
        for source in _sources(child):
            renderer.add(source)
    pictures = pictures_of([c.value["image"] for c in children if c.block_type == "image" and c.value["image"]])
    return [_block(child, renderer, pictures) for child in children]


def _block(child: Any, renderer: Renderer, pictures: dict[int, Picture]) -> Block:
    value, head = child.value, (child.id or "", child.block_type)
    match child.block_type:
        case "paragraph":
            return Paragraph(*head, renderer.render(value.source))
        case "heading":
            return Heading(*head, value["text"] or "", int(value["level"] or 2), value["anchor"] or "")
        case "image":
            image = value["image"]
            picture = pictures.get(image.pk) if image else None
            return Figure(*head, picture, value["alt"] or "", value["caption"] or "")
        case "code":
            return Code(*head, value["language"] or "text", value["title"] or "", value["code"] or "")
        case "callout":
            return Callout(*head, value["kind"] or "note", value["title"] or "", renderer.render(value["text"].source))
        case "table":
            rows = [[renderer.render(cell.source) for cell in row["values"]] for row in value.row_data]
            return Table(*head, value.caption or "", [column["heading"] or "" for column in value.columns], rows)
        case _:
            return block_of(child, renderer)


def _sources(child: Any) -> Iterator[str]:
    """The rich texts within a block."""
    match child.block_type:
        case "paragraph":
            yield child.value.source
        case "callout":
            yield child.value["text"].source
        case "table":
            for row in child.value.row_data:
                yield from (cell.source for cell in row["values"])
        case _:
            yield from sources_in(child)


def _words(child: Any) -> str:
    """What a reader reads in a block, as plain text."""
    value = child.value
    match child.block_type:
        case "paragraph":
            return text_of(value.source)
        case "image":
            return "\n".join(filter(None, [value["alt"], value["caption"]]))
        case "code":
            return "\n".join(filter(None, [value["title"], value["code"]]))
        case "callout":
            return "\n".join(filter(None, [value["title"], text_of(value["text"].source)]))
        case "table":
            headings = " | ".join(filter(None, (column["heading"] for column in value.columns)))
            return "\n".join(filter(None, [value.caption, headings, texts_of(_sources(child))]))
        case _:
            return words_in(child)


def sections_of(body: StreamValue) -> list[Section]:
    """The body as search files it: one unit under each heading, and one for each other place, none of them empty.

    A question, say, is a unit of its own; the text behind it still belongs to the heading before it.
    """
    sections: list[tuple[str, str, list[str]]] = [("", "", [])]
    under = sections[0]
    for child in in_reading_order(body):
        title = titled_from(child.block)
        if not title:
            under[2].append(_words(child))
            continue
        sections.append((child.value["anchor"] or "", child.value[title] or "", []))
        if child.block_type == "heading":
            under = sections[-1]
        else:
            sections[-1][2].append(_words(child))
    told = [Section(anchor, heading, "\n".join(filter(None, texts))) for anchor, heading, texts in sections]
    return [section for section in told if section.heading or section.text]


def reading_minutes(body: StreamValue) -> int:
    """Minutes that reading takes at 200 words a minute; at least one."""
    words = sum(len(section.text.split()) + len(section.heading.split()) for section in sections_of(body))
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def headings_of(body: StreamValue) -> list[Heading]:
    """The table of contents: the headings, and below each the other places that one can be led to."""
    headings: list[Heading] = []
    level = 1
    for child in in_reading_order(body):
        name = titled_from(child.block)
        if not name or not (anchor := child.value["anchor"]):
            continue
        if child.block_type == "heading":
            level = int(child.value["level"] or 2)
        own = level if child.block_type == "heading" else min(level + 1, 4)
        headings.append(Heading(child.id or "", child.block_type, child.value[name] or "", own, anchor))
    return headings


def images_of(body: StreamValue) -> list[Any]:
    """The images that the body shows."""
    return [child.value["image"] for child in body if child.block_type == "image" and child.value["image"]]
