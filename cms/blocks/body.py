"""The body: which blocks there are, and the anchors of its headings."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .steps import MomentBlock, StepsBlock
from .table import TableBlock
from .text import TEXT_FEATURES, CalloutBlock, CodeBlock, HeadingBlock, ImageBlock


def anchor_for(text: str, taken: Iterable[str] = ()) -> str:
    """The anchor of a section headed `text`: short, readable, and none of those already `taken`."""
    base = slugify(text.replace("_", "-"))[:60].strip("-") or "section"
    used, anchor, number = set(taken), base, 1
    while anchor in used:
        number += 1
        anchor = f"{base}-{number}"
    return anchor


class BodyBlock(blocks.StreamBlock):
    """A page's body. Every heading gets an anchor, and no two the same."""

    paragraph = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"), icon="pilcrow", group=_("Text"))
    heading = HeadingBlock()
    callout = CalloutBlock()
    table = TableBlock()
    code = CodeBlock()
    image = ImageBlock()
    steps = StepsBlock()
    moment = MomentBlock()

    def clean(self, value: blocks.StreamValue, **kwargs: Any) -> blocks.StreamValue:
        cleaned: blocks.StreamValue = super().clean(value, **kwargs)
        give_anchors(child.value for child in cleaned if child.block_type == "heading")
        return cleaned


def give_anchors(headings: Iterable[Any]) -> None:
    """Give every heading that lacks one an anchor, and every repeated anchor a number. The first keeps its own."""
    taken: set[str] = set()
    for heading in headings:
        anchor = heading["anchor"] or ""
        if heading["text"] and (not anchor or anchor in taken):
            anchor = anchor_for(anchor or heading["text"], taken)
        heading["anchor"] = anchor
        taken.add(anchor)
