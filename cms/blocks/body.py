"""The body: which blocks there are, and the anchors of its headings."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .steps import MomentBlock, StepsBlock
from .table import TableBlock
from .text import TEXT_FEATURES, CalloutBlock, CodeBlock, HeadingBlock, ImageBlock
from .ways import DownloadBlock, EmbedBlock, RelatedBlock, ToolBlock


def anchor_for(text: str, taken: Iterable[str] = ()) -> str:
    """The anchor of a section headed `text`: short, readable, and none of those already `taken`."""
    base = slugify(text.replace("_", "-"))[:60].strip("-") or "section"
    used, anchor, number = set(taken), base, 1
    while anchor in used:
        number += 1
        anchor = f"{base}-{number}"
    return anchor


class BodyBlock(blocks.StreamBlock):
    """A page's body. Every heading, and whatever else can be linked to, gets an anchor, and no two the same."""

    paragraph = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"), icon="pilcrow", group=_("Text"))
    heading = HeadingBlock()
    callout = CalloutBlock()
    table = TableBlock()
    code = CodeBlock()
    image = ImageBlock()
    steps = StepsBlock()
    moment = MomentBlock()
    embed = EmbedBlock()
    related = RelatedBlock()
    download = DownloadBlock()
    tool = ToolBlock()

    def ordered_child_blocks(self) -> list[blocks.Block]:
        """As the editor offers them: first those for the sake of which one has chosen this type of page."""
        return sorted(self.child_blocks.values(), key=lambda block: block.name in BodyBlock.base_blocks)

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
