"""The table."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter
from wagtail_localize.segments.types import BaseValue, StringSegmentValue

from .text import INLINE_FEATURES


def _segment_key(source: str) -> str:
    """How a cell's translation finds its cell: by content, so that it survives rows being moved."""
    return hashlib.sha256(source.encode()).hexdigest()[:16]


class TableBlock(TypedTableBlock):
    """A table of rich text cells. wagtail-localize knows no tables: what to translate is told here."""

    text = blocks.RichTextBlock(features=INLINE_FEATURES, required=False, label=_("Text"))

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Text")

    def clean(self, table: TypedTable) -> TypedTable:
        # A draft may be saved before its table has columns.
        if not table.columns and not self.is_deferred_validation:
            message = _("A table needs a column. Add one, or delete the table.")
            raise TypedTableBlockValidationError(non_block_errors=[message])
        return super().clean(table)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return ("cms.blocks.TableBlock", [], self._constructor_kwargs)

    def deconstruct_with_lookup(self, lookup: Any) -> tuple[str, list[Any], dict[str, Any]]:
        return self.deconstruct()

    @classmethod
    def construct_from_lookup(cls, lookup: Any, **kwargs: Any) -> "TableBlock":
        return cls(**kwargs)

    def get_translatable_segments(self, value: TypedTable) -> list[BaseValue]:
        extractor = StreamFieldSegmentExtractor(None)
        lines = [value.caption or "", *(column["heading"] or "" for column in value.columns)]
        segments: dict[str, list[BaseValue]] = {
            f"line-{_segment_key(line)}": [StringSegmentValue("", line)] for line in lines if line
        }
        for column, cell in _cells(value):
            if cell.source:
                segments.setdefault(f"cell-{_segment_key(cell.source)}", extractor.handle_block(column["block"], cell))
        return [segment.wrap(key) for key, found in segments.items() for segment in found]

    def restore_translated_segments(self, value: TypedTable, segments: list[BaseValue]) -> TypedTable:
        groups: dict[str, list[BaseValue]] = {}
        for segment in segments:
            key, inner = segment.unwrap()
            groups.setdefault(key, []).append(inner)

        def line(text: str) -> str:
            found = groups.get(f"line-{_segment_key(text or '')}")
            return found[0].render_text() if found else text

        def cell(block: blocks.Block, content: Any) -> Any:
            found = groups.get(f"cell-{_segment_key(content.source)}")
            return writer.handle_block(block, content, found) if found else content

        writer = StreamFieldSegmentsWriter(None, None, None)
        return TypedTable(
            columns=[{**column, "heading": line(column["heading"])} for column in value.columns],
            row_data=[
                {"values": [cell(c["block"], v) for c, v in zip(value.columns, row["values"], strict=True)]}
                for row in value.row_data
            ],
            caption=line(value.caption),
        )


def _cells(table: TypedTable) -> Iterable[tuple[dict[str, Any], Any]]:
    for row in table.row_data:
        yield from zip(table.columns, row["values"], strict=True)
