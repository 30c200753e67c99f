"""Blocks for which Markdown has no words, as YAML in a fence: ```` ```{steps} ````.

Any block type can be written so, those that are yet to be invented included: what it holds is walked by its
definition. Images, pages, documents and other chosen objects are named by their addresses, not by the ids of
one database; rich text is HTML in which links lead to such addresses.
"""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from django.core.exceptions import ValidationError
from markdown_it.token import Token
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from cms.blocks import CheckedStructBlock
from cms.typed_blocks import EVERY_BODY

from .html import Link, read_html
from .inline import Inline
from .model import Resolver, Unresolved
from .plain_yaml import BadYaml, dump, load

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}$")
Problem = Callable[[str], None]
Address = Callable[[type[Any], Any], str]
"""What names an object of a model, by its id, in a folder; empty where nothing does."""


def directive_in(token: Token, resolver: Resolver, problem: Problem, body: blocks.StreamBlock) -> dict[str, Any] | None:
    """The block of a `body` that a fence describes; None where it is code."""
    found = _NAME.match(token.info.strip())
    block = body.child_blocks.get(found[1]) if found else None
    if found is None or block is None:
        if found and found[1] in EVERY_BODY.child_blocks:
            problem(f"A page of this type holds no “{{{found[1]}}}”: it is shown as code.")
        return None
    try:
        value = _Reader(resolver, problem).read(block, load(token.content))
    except (BadYaml, TypeError, ValueError, KeyError, AttributeError, StopIteration, ValidationError) as error:
        problem(f"What “{{{found[1]}}}” holds is no such block, and shown as code ({_first_line(error)}).")
        return None
    return {"type": found[1], "value": value}


def write_directive(block_type: str, value: Any, address: Address) -> str:
    """The block as a fence."""
    content = dump(portable(EVERY_BODY.child_blocks[block_type], value, address))
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", content)), default=0))
    return f"{fence}{{{block_type}}}\n{content}{fence}"


def portable(block: blocks.Block, raw: Any, address: Address) -> Any:
    """The stored value of a block without anything that only this database understands."""
    if raw is None:
        return None
    if isinstance(block, blocks.BaseStructBlock):
        named = {
            name: portable(child, raw[name], address)
            for name, child in block.child_blocks.items()
            if raw.get(name) not in (None, "", [])
        }
        # What was chosen and is gone has no name, and what belongs to it means nothing any more.
        gone = {name for name, value in named.items() if value == ""}
        needs = block.needs if isinstance(block, CheckedStructBlock) else {}
        return {name: value for name, value in named.items() if name not in gone and needs.get(name) not in gone}
    if isinstance(block, blocks.ListBlock):
        items = [portable(block.child_block, item["value"] if _is_item(item) else item, address) for item in raw]
        # What was chosen and is gone has no name.
        return [item for item in items if item != ""]
    if isinstance(block, blocks.BaseStreamBlock):
        return [{item["type"]: portable(block.child_blocks[item["type"]], item["value"], address)} for item in raw]
    if isinstance(block, BaseTypedTableBlock):
        types = [block.child_blocks[column["type"]] for column in raw["columns"]]
        return {
            "caption": raw.get("caption") or "",
            "columns": [{"type": column["type"], "heading": column["heading"] or ""} for column in raw["columns"]],
            "rows": [
                [portable(kind, cell, address) for kind, cell in zip(types, row["values"], strict=True)]
                for row in raw["rows"]
            ],
        }
    if isinstance(block, blocks.RichTextBlock):
        return with_addresses(raw, address)
    if isinstance(block, blocks.ChooserBlock):
        # Whatever type of page may be chosen, it is named as a page.
        model = _chosen_model(block)
        return address(Page if issubclass(model, Page) else model, raw)
    return raw


class _Reader:
    """Makes the stored value of a block from its portable one."""

    def __init__(self, resolver: Resolver, problem: Problem) -> None:
        self.resolver = resolver
        self.problem = problem
        self.link: Link = Inline(resolver, problem).link
        self.is_rehearsal = False

    def read(self, block: blocks.Block, value: Any) -> Any:
        if isinstance(block, blocks.BaseStructBlock):
            _expect(value, dict)
            if unknown := value.keys() - block.child_blocks.keys():
                raise ValueError(f"there is no “{sorted(unknown)[0]}”")
            return self.checked(
                block,
                {
                    name: self.read(child, value[name]) if name in value else self.nothing(child)
                    for name, child in block.child_blocks.items()
                },
            )
        if isinstance(block, blocks.ListBlock):
            most = block.meta.max_num
            if most is not None and isinstance(value, list) and len(value) > most:
                raise ValueError(f"more than {most} items")
            return [{"type": "item", "value": self.read(block.child_block, item)} for item in _expect(value, list)]
        if isinstance(block, blocks.BaseStreamBlock):
            pairs = [next(iter(item.items())) for item in _expect(value, list)]
            return [{"type": kind, "value": self.read(block.child_blocks[kind], item)} for kind, item in pairs]
        if isinstance(block, BaseTypedTableBlock):
            return self.table(block, value)
        if isinstance(block, blocks.RichTextBlock):
            return self.rich_text(_expect(value, str))
        if isinstance(block, blocks.ChooserBlock):
            return self.chosen(block, value)
        cleaned = block.clean(block.to_python(value))
        return value if isinstance(cleaned, str) else block.get_prep_value(cleaned)

    def checked(self, block: blocks.BaseStructBlock, raw: dict[str, Any]) -> dict[str, Any]:
        """What the editor would refuse is refused here, too."""
        if isinstance(block, CheckedStructBlock) and not self.is_rehearsal:
            for text in block.objections(block.to_python(raw)).values():
                raise ValueError(str(text))
        return raw

    def nothing(self, block: blocks.Block) -> Any:
        """The stored value of a block that was left out: what it would be, empty."""
        if isinstance(block, blocks.BaseStructBlock):
            return self.read(block, {})
        if isinstance(block, blocks.ListBlock | blocks.BaseStreamBlock):
            return []
        if isinstance(block, BaseTypedTableBlock):
            return {"columns": [], "rows": [], "caption": ""}
        if isinstance(block, blocks.ChooserBlock):
            return None
        # What would be None is no text that could be translated.
        is_text = isinstance(block, blocks.RichTextBlock | blocks.CharBlock | blocks.TextBlock)
        return "" if is_text else block.get_prep_value(block.get_default())

    def table(self, block: BaseTypedTableBlock, value: Any) -> dict[str, Any]:
        columns = [{"type": column["type"], "heading": str(column["heading"])} for column in value["columns"]]
        kinds = [block.child_blocks[column["type"]] for column in columns]
        rows = [
            {"values": [self.read(kind, cell) for kind, cell in zip(kinds, row, strict=True)]} for row in value["rows"]
        ]
        return {"columns": columns, "rows": rows, "caption": str(value.get("caption", ""))}

    def rich_text(self, html: str) -> str:
        return "".join(piece.content for piece in read_html(html, self.link, self.problem) if piece.kind == "text")

    def chosen(self, block: blocks.ChooserBlock, value: Any) -> int | None:
        name = _expect(value, str)
        model = _chosen_model(block)
        try:
            if issubclass(model, AbstractImage):
                found = self.resolver.image(name)
            elif issubclass(model, Page | AbstractDocument):
                target = self.resolver.link(name)
                if target is not None and target.kind != ("page" if issubclass(model, Page) else "document"):
                    raise ValueError(f"“{name}” is no {model._meta.verbose_name}")
                found = target.id if target else None
            else:
                found = self.resolver.reference(model, name)
        except Unresolved as unresolved:
            raise ValueError(f"“{name}”: {unresolved}") from unresolved
        if found is None:
            raise ValueError(f"there is no “{name}”")
        if found < 0:
            # It stands for what a dry run does not make.
            self.is_rehearsal = True
        elif issubclass(model, Page) and not model.objects.filter(pk=found).exists():
            raise ValueError(f"“{name}” is no {model._meta.verbose_name}")
        return found


def with_addresses(html: str, address: Address) -> str:
    """Rich text in which links to pages and documents lead to their addresses."""
    models: dict[str, type[Any]] = {"page": Page, "document": get_document_model()}

    def rewrite(match: re.Match[str]) -> str:
        attrs = extract_attrs(match[1])
        kind = attrs.get("linktype", "")
        if kind not in models:
            return match[0]
        anchor = f"#{attrs['anchor']}" if attrs.get("anchor") else ""
        return f'<a href="{escape(address(models[kind], attrs.get("id")) + anchor)}">'

    return FIND_A_TAG.sub(rewrite, html)


def _chosen_model(block: blocks.ChooserBlock) -> type[Any]:
    # `target_model` may be a name.
    model: type[Any] = block.model_class
    return model


def _is_item(item: Any) -> bool:
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item


def _expect(value: Any, kind: type[Any]) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} expected")
    return value


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
