"""A page's body, ready for readers: typed blocks with everything they need, in a fixed number of queries.

Blocks are read as they are stored. Wagtail's values would fetch what each kind of block refers to in queries of
its own, and all that a reader may see of it is fetched here anyway, at once.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.images import get_image_model

from core.accounts.models import Viewer

from .embeds import Embed, embed_of
from .images import Picture, pictures_of
from .models.pages import BodyPage
from .moments import Moment, Moments
from .richtext import Renderer, RichText, text_of, texts_of
from .shown import Block, Stored, items_in, stored, text_in
from .targets import PageTarget, Targets, is_key
from .tools import is_tool_address, with_parameters
from .typed import block_of, in_reading_order, sources_in, words_in
from .typed_blocks import PLACES

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
class Step:
    """One of several steps; `id` stays the same as that of a block does."""

    id: str
    title: str
    text: RichText
    picture: Picture | None
    alt: str
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class Steps(Block):
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class VideoMoment(Block):
    moment: Moment
    caption: str


@dataclass(frozen=True, slots=True)
class Frame(Block):
    """What another site shows; `ratio` is that of its width to its height, such as "16:9"."""

    embed: Embed
    title: str
    ratio: str


@dataclass(frozen=True, slots=True)
class Related(Block):
    pages: list[PageTarget]


@dataclass(frozen=True, slots=True)
class Download(Block):
    """`file_type` is the ending of its name in capitals, `size` in bytes where it is known."""

    href: str
    title: str
    description: str
    file_name: str
    file_type: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Tool(Block):
    """`opens_with` says for people what is in the query of `href`."""

    href: str
    title: str
    description: str
    opens_with: list[str]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a body under one heading; the text before the first heading has none."""

    anchor: str
    heading: str
    text: str


def _blocks(body: StreamValue) -> list[Stored]:
    """The blocks in the order in which readers meet them."""
    return in_reading_order([stored(block) for block in body.raw_data])


def named_related(body: StreamValue) -> set[int]:
    """The keys of the pages that the body's writer names as related to it."""
    related = (block for block in _blocks(body) if block.block_type == "related")
    return {int(item.raw) for block in related for item in block.items if is_key(item.raw)}


class _Surroundings:
    """What the blocks of a body refer to, read at once."""

    def __init__(self, blocks: list[Stored], viewer: Viewer, locale: str) -> None:
        targets = Targets(viewer, locale)
        self.renderer = Renderer(viewer, locale, targets)
        self.moments = Moments(targets)
        self.targets = targets
        for block in blocks:
            if block.block_type == "related":
                targets.with_summaries = True
                for item in block.items:
                    targets.add_page(item.raw)
            elif block.block_type == "download":
                targets.add_document(block.fields.get("document"))
            for source in _sources(block):
                self.renderer.add(source)
            for page, second in _moments(block):
                self.moments.add(page, second)
        wanted = [int(pk) for block in blocks for pk in _image_ids(block)]
        images = get_image_model().objects.filter(pk__in=wanted) if wanted else ()
        self.pictures = pictures_of(list(images))

    def picture(self, pk: Any) -> Picture | None:
        return self.pictures.get(int(pk)) if is_key(pk) else None


def render_body(page: BodyPage, viewer: Viewer) -> list[Block]:
    """The blocks of the page as `viewer` may see them.

    Links to hidden pages are plain text, and what is nothing but a way to a hidden page is left out.
    """
    blocks = _blocks(page.body)
    around = _Surroundings(blocks, viewer, page.language_code)
    return [rendered for block in blocks if (rendered := _block(block, around)) is not None]


def _block(block: Stored, around: _Surroundings) -> Block | None:
    head = (block.id, block.block_type)
    render = around.renderer.render
    match block.block_type:
        case "paragraph":
            return Paragraph(*head, render(text_in(block.raw)))
        case "heading":
            return Heading(*head, block["text"], _level(block), block["anchor"])
        case "image":
            return Figure(*head, around.picture(block.fields.get("image")), block["alt"], block["caption"])
        case "code":
            return Code(*head, block["language"] or "text", block["title"], block["code"])
        case "callout":
            return Callout(*head, block["kind"] or "note", block["title"], render(block["text"]))
        case "table":
            columns, rows = _table(block)
            cells = [[render(cell) for cell in row] for row in rows]
            return Table(*head, block["caption"], columns, cells) if columns or cells else None
        case "steps":
            steps = [_step(item, around) for item in block.items]
            return Steps(*head, steps) if steps else None
        case "moment":
            moment = around.moments.get(block.fields.get("tutorial"), block.fields.get("second"))
            return VideoMoment(*head, moment, block["caption"]) if moment else None
        case "embed":
            embed = embed_of(block["address"])
            return Frame(*head, embed, block["title"], block["ratio"] or "16:9") if embed else None
        case "related":
            found = (around.targets.page(item.raw) for item in block.items)
            pages = list(dict.fromkeys(page for page in found if page is not None))
            return Related(*head, pages) if pages else None
        case "download":
            return _download(block, around)
        case "tool":
            return _tool(block)
        case _:
            return block_of(block, around.renderer)


def _download(block: Stored, around: _Surroundings) -> Download | None:
    document = around.targets.document(block.fields.get("document"))
    if document is None:
        return None
    return Download(
        block.id,
        block.block_type,
        href=document.url,
        title=block["title"] or document.title,
        description=block["description"],
        file_name=document.filename,
        file_type=document.file_extension.upper(),
        size=document.file_size,
    )


def _tool(block: Stored) -> Tool | None:
    if not is_tool_address(block["address"]):
        return None
    parameters = _parameters(block)
    return Tool(
        block.id,
        block.block_type,
        href=with_parameters(block["address"], [(one["name"], one["value"]) for one in parameters]),
        title=block["title"],
        description=block["description"],
        opens_with=[_said(one) for one in parameters],
    )


def _parameters(block: Stored) -> list[Stored]:
    return [item for item in items_in(block.fields.get("parameters")) if item["name"]]


def _said(parameter: Stored) -> str:
    return parameter["label"] or f"{parameter['name']} {parameter['value']}"


def _step(item: Stored, around: _Surroundings) -> Step:
    return Step(
        id=item.id,
        title=item["title"],
        text=around.renderer.render(item["text"]),
        picture=around.picture(item.fields.get("image")),
        alt=item["alt"],
        moment=around.moments.get(item.fields.get("tutorial"), item.fields.get("second")),
    )


def _level(block: Stored) -> int:
    return int(block["level"]) if block["level"] in {"2", "3", "4"} else 2


def _table(block: Stored) -> tuple[list[str], list[list[str]]]:
    """The headings and the cells of a table."""
    columns = [column["heading"] for column in items_in(block.fields.get("columns"))]
    rows = [items_in(row.fields.get("values")) for row in items_in(block.fields.get("rows"))]
    return columns, [[text_in(cell.raw) for cell in row] for row in rows]


def _sources(block: Stored) -> Iterator[str]:
    """The rich texts within a block."""
    match block.block_type:
        case "paragraph":
            yield text_in(block.raw)
        case "callout":
            yield block["text"]
        case "table":
            for row in _table(block)[1]:
                yield from row
        case "steps":
            yield from (item["text"] for item in block.items)
        case _:
            yield from sources_in(block)


def _moments(block: Stored) -> Iterator[tuple[Any, Any]]:
    """The tutorials within a block, each with a second."""
    match block.block_type:
        case "moment":
            yield block.fields.get("tutorial"), block.fields.get("second")
        case "steps":
            yield from ((item.fields.get("tutorial"), item.fields.get("second")) for item in block.items)


def _image_ids(block: Stored) -> Iterator[Any]:
    """The keys of the images within a block."""
    match block.block_type:
        case "image":
            found = [block.fields.get("image")]
        case "steps":
            found = [item.fields.get("image") for item in block.items]
        case _:
            found = []
    yield from (pk for pk in found if is_key(pk))


def _words(block: Stored) -> str:
    """What a reader reads in a block, as plain text."""
    match block.block_type:
        case "paragraph":
            said = [text_of(text_in(block.raw))]
        case "image":
            said = [block["alt"], block["caption"]]
        case "code":
            said = [block["title"], block["code"]]
        case "callout":
            said = [block["title"], text_of(block["text"])]
        case "table":
            said = [block["caption"], " | ".join(filter(None, _table(block)[0])), texts_of(_sources(block))]
        case "steps":
            said = [line for item in block.items for line in (item["title"], text_of(item["text"]), item["alt"])]
        case "moment":
            said = [block["caption"]]
        case "embed":
            said = [block["title"]]
        case "download":
            said = [block["title"], block["description"]]
        case "tool":
            said = [block["title"], block["description"], *map(_said, _parameters(block))]
        case _:
            said = words_in(block)
    return "\n".join(filter(None, said))


def sections_of(body: StreamValue) -> list[Section]:
    """The body as search files it: one unit under each heading, and one for each other place, none of them empty.

    A question, say, is a unit of its own; the text behind it still belongs to the heading before it.
    """
    sections: list[tuple[str, str, list[str]]] = [("", "", [])]
    under = sections[0]
    for block in _blocks(body):
        if block.block_type not in PLACES:
            under[2].append(_words(block))
            continue
        sections.append((block["anchor"], block[PLACES[block.block_type]], []))
        if block.block_type == "heading":
            under = sections[-1]
        else:
            sections[-1][2].append(_words(block))
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
    for block in _blocks(body):
        if block.block_type not in PLACES or not block["anchor"]:
            continue
        is_heading = block.block_type == "heading"
        level = _level(block) if is_heading else level
        own = level if is_heading else min(level + 1, 4)
        headings.append(Heading(block.id, block.block_type, block[PLACES[block.block_type]], own, block["anchor"]))
    return headings


def images_of(body: StreamValue) -> list[Any]:
    """The images that the body shows."""
    wanted = [int(pk) for block in _blocks(body) for pk in _image_ids(block)]
    return list(get_image_model().objects.filter(pk__in=wanted)) if wanted else []
