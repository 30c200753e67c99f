"""The blocks of a body as Markdown from which `convert` makes the same blocks.

Every block is written in the most readable form that holds it, which is tried out: Markdown; Markdown with HTML
tags for emphasis; and at last a directive, which holds anything.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from wagtail.images import get_image_model

from cms.blocks import titled_from
from cms.typed_blocks import EVERY_BODY

from .anchors import Anchors
from .conversion import convert
from .directives import Address, write_directive
from .model import Resolver
from .rich_text import NotMarkdown, at_start, canonical, escaped, write_line, write_rich_text

SEPARATOR = "<!-- -->"
"""Stands between two text blocks, which would be one without it."""

Block = dict[str, Any]


def same(one: Sequence[Block], other: Sequence[Block]) -> bool:
    """Whether readers and translators would find no difference between two bodies."""
    return comparable(one) == comparable(other)


def comparable(blocks: Sequence[Block]) -> list[Any]:
    """What of stored blocks says something: no ids, no editor's keys."""
    return [(block["type"], _comparable(block["value"])) for block in blocks]


def _comparable(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() <= {"type", "value", "id"} and {"type", "value"} <= value.keys():
            value = {"type": value["type"], "value": value["value"]}
        return {name: _comparable(inner) for name, inner in value.items() if inner not in (None, "", [])}
    if isinstance(value, list):
        return [_comparable(inner) for inner in value]
    if isinstance(value, str):
        return canonical(value) if "<" in value else value
    return value


class Writer:
    """Writes bodies; `address` names what they refer to, `resolver` finds it by that name."""

    def __init__(self, address: Address, href: Callable[[dict[str, str]], str], resolver: Resolver) -> None:
        self.address = address
        self.href = href
        self.resolver = resolver

    def write(self, blocks: Sequence[Block]) -> str:
        """The blocks as Markdown."""
        anchors = Anchors()
        parts: list[str] = []
        kinds: list[str] = []
        for block in blocks:
            if kinds and kinds[-1] == block["type"] == "paragraph":
                parts.append(SEPARATOR)
            parts.append(self.block(block, anchors))
            kinds.append(block["type"])
        markdown = "\n\n".join(part for part in parts if part)
        if not same(convert(markdown, self.resolver).blocks, blocks):
            markdown = "\n\n".join(self.directive(block) for block in blocks)
        return f"{markdown}\n" if markdown else ""

    def block(self, block: Block, anchors: Anchors) -> str:
        for markdown in self.forms(block, anchors):
            try:
                if same(convert(markdown, self.resolver).blocks, [block]):
                    self.note_anchor(block, anchors)
                    return markdown
            except ValueError:
                continue
        self.note_anchor(block, anchors)
        return self.directive(block)

    def note_anchor(self, block: Block, anchors: Anchors) -> None:
        if titled_from(EVERY_BODY.child_blocks[block["type"]]):
            anchors.keep(block["value"].get("anchor") or "")

    def directive(self, block: Block) -> str:
        return write_directive(block["type"], block["value"], self.address)

    def forms(self, block: Block, anchors: Anchors) -> Iterator[str]:
        """Ways to write a block, the most readable first."""
        if block["type"] not in EVERY_BODY.child_blocks:
            return
        for marks in (True, False):
            try:
                match block["type"]:
                    case "paragraph":
                        yield write_rich_text(block["value"], self.href, marks=marks)
                    case "heading":
                        yield _heading(block["value"], anchors)
                    case "callout":
                        yield self.callout(block["value"], marks=marks)
                    case "table":
                        yield self.table(block["value"], marks=marks)
                    case "code":
                        yield _code(block["value"])
                    case "image":
                        yield self.image(block["value"])
            except NotMarkdown:
                continue

    def callout(self, value: dict[str, Any], *, marks: bool) -> str:
        title = f" {escaped(value['title'])}" if value.get("title") else ""
        body = write_rich_text(value["text"], self.href, marks=marks)
        lines = [f"[!{value['kind'].upper()}]{title}", *body.split("\n")]
        return "\n".join(f"> {line}".rstrip() for line in lines)

    def table(self, value: dict[str, Any], *, marks: bool) -> str:
        def row(cells: Sequence[str]) -> str:
            return "| " + " | ".join(cells) + " |"

        if not value["columns"]:
            raise NotMarkdown
        lines = [
            row([escaped(column["heading"] or "") for column in value["columns"]]),
            row(["---"] * len(value["columns"])),
            *(row([write_line(cell, self.href, marks=marks) for cell in one["values"]]) for one in value["rows"]),
        ]
        if value.get("caption"):
            lines += ["", f"Table: {escaped(value['caption'])}"]
        return "\n".join(lines)

    def image(self, value: dict[str, Any]) -> str:
        address = self.address(get_image_model(), value["image"]) if value.get("image") else ""
        if not address:
            raise NotMarkdown
        caption = value.get("caption") or ""
        title = f" {json.dumps(caption, ensure_ascii=False)}" if caption else ""
        return f"![{escaped(value.get('alt') or '')}]({address}{title})"


def _heading(value: dict[str, Any], anchors: Anchors) -> str:
    anchor = value.get("anchor") or ""
    goes_without_saying = Anchors().take(value["text"]) == anchor and anchor not in anchors.taken
    wanted = "" if goes_without_saying else f" {{#{anchor}}}"
    return f"{'#' * int(value['level'])} {at_start(escaped(value['text']))}{wanted}"


def _code(value: dict[str, Any]) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", value["code"])), default=0))
    title = f' title="{value["title"]}"' if value.get("title") else ""
    language = value["language"] if value["language"] != "text" or title else ""
    return f"{fence}{language}{title}\n{value['code']}\n{fence}"
