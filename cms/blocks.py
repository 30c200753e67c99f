"""The blocks of which a page's body is made. Each knows what of it is to be translated."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter
from wagtail_localize.segments.types import BaseValue, StringSegmentValue

INLINE_FEATURES = ["bold", "italic", "code", "superscript", "subscript", "strikethrough", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "ol", "ul", "blockquote"]

CALLOUT_KINDS = [
    ("note", _("Note: good to know")),
    ("tip", _("Tip: makes it easier")),
    ("important", _("Important: needed to succeed")),
    ("warning", _("Warning: something may go wrong")),
    ("caution", _("Caution: danger to people or machines")),
]

CODE_LANGUAGES = [
    ("text", _("Plain text")),
    ("bash", "Shell"),
    ("css", "CSS"),
    ("gcode", "G-code"),
    ("graphql", "GraphQL"),
    ("html", "HTML"),
    ("ini", "INI / TOML"),
    ("javascript", "JavaScript"),
    ("json", "JSON"),
    ("kotlin", "Kotlin"),
    ("python", "Python"),
    ("sql", "SQL"),
    ("swift", "Swift"),
    ("typescript", "TypeScript"),
    ("xml", "XML / SVG"),
    ("yaml", "YAML"),
]


def anchor_for(text: str, taken: Iterable[str] = ()) -> str:
    """The anchor of a section headed `text`: short, readable, and none of those already `taken`."""
    base = slugify(text.replace("_", "-"))[:60].strip("-") or "section"
    used, anchor, number = set(taken), base, 1
    while anchor in used:
        number += 1
        anchor = f"{base}-{number}"
    return anchor


class VerbatimCharBlock(blocks.CharBlock):
    """A line that reads the same in every language: translators are not asked for it."""

    def get_translatable_segments(self, value: str) -> list[BaseValue]:
        return []


class VerbatimTextBlock(blocks.TextBlock):
    """Text that reads the same in every language: translators are not asked for it."""

    def get_translatable_segments(self, value: str) -> list[BaseValue]:
        return []


class HeadingBlock(blocks.StructBlock):
    """A section's heading. Its anchor is made from the first wording and then stays, so that links last."""

    anchor_from = "text"

    text = blocks.CharBlock(max_length=200, label=_("Heading"))
    level = blocks.ChoiceBlock(
        choices=[("2", _("Section")), ("3", _("Subsection")), ("4", _("Detail"))], default="2", label=_("Level")
    )
    anchor = VerbatimCharBlock(
        required=False,
        max_length=80,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use lower-case letters, digits and hyphens."))],
        label=_("Anchor"),
        help_text=_("Links to this section end with it. Leave it empty in a new section, and as it is in an old one."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        form_layout = ["text", "level", "anchor"]
        label_format = "{text}"


class ImageBlock(blocks.StructBlock):
    """A picture with its alternative text and caption."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Alternative text"),
        help_text=_("What the picture shows, for people who cannot see it. Leave it empty only for decoration."),
    )
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Image")
        group = _("Media")
        label_format = "{alt}"


class CodeBlock(blocks.StructBlock):
    """Code or commands, shown as they are."""

    language = blocks.ChoiceBlock(choices=CODE_LANGUAGES, default="text", label=_("Language"))
    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"), help_text=_("A file name, for example."))
    code = VerbatimTextBlock(label=_("Code"))

    class Meta:
        icon = "code"
        label = _("Code")
        group = _("Text")
        label_format = "{title}"


class CalloutBlock(blocks.StructBlock):
    """A remark that stands out from the text."""

    kind = blocks.ChoiceBlock(choices=CALLOUT_KINDS, default="note", label=_("Kind"))
    title = blocks.CharBlock(
        required=False, max_length=120, label=_("Title"), help_text=_("Leave it empty to show the kind.")
    )
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        group = _("Text")


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


class BodyBlock(blocks.StreamBlock):
    """A page's body. Every heading, and whatever else can be linked to, gets an anchor, and no two the same."""

    paragraph = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"), icon="pilcrow", group=_("Text"))
    heading = HeadingBlock()
    callout = CalloutBlock()
    table = TableBlock()
    code = CodeBlock()
    image = ImageBlock()

    def clean(self, value: blocks.StreamValue, **kwargs: Any) -> blocks.StreamValue:
        cleaned: blocks.StreamValue = super().clean(value, **kwargs)
        give_anchors((child.value, name) for child in cleaned if (name := titled_from(child.block)))
        return cleaned


def titled_from(block: blocks.Block) -> str:
    """The name of the field that names a block's place in the page; empty where nothing can lead there.

    A block with such a place says so as `anchor_from`, and has a field `anchor`.
    """
    return str(getattr(block, "anchor_from", ""))


def give_anchors(places: Iterable[tuple[Any, str]]) -> None:
    """Give every place that lacks one an anchor, and every repeated anchor a number. The first keeps its own.

    A place is a block's value and the name of the field that names it.
    """
    taken: set[str] = set()
    for place, name in places:
        anchor = place["anchor"] or ""
        if place[name] and (not anchor or anchor in taken):
            anchor = anchor_for(anchor or place[name], taken)
        place["anchor"] = anchor
        taken.add(anchor)
