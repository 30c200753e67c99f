"""The blocks of which a page's body is made. Each knows what of it is to be translated."""

from .body import BodyBlock, anchor_for, give_anchors, titled_from
from .checked import CheckedStructBlock
from .steps import MomentBlock, SecondsBlock, StepBlock, StepsBlock
from .table import TableBlock
from .text import (
    CALLOUT_KINDS,
    CODE_LANGUAGES,
    INLINE_FEATURES,
    TEXT_FEATURES,
    CalloutBlock,
    CodeBlock,
    HeadingBlock,
    ImageBlock,
    VerbatimCharBlock,
    VerbatimTextBlock,
)

__all__ = [
    "CALLOUT_KINDS",
    "CODE_LANGUAGES",
    "INLINE_FEATURES",
    "TEXT_FEATURES",
    "BodyBlock",
    "CalloutBlock",
    "CheckedStructBlock",
    "CodeBlock",
    "HeadingBlock",
    "ImageBlock",
    "MomentBlock",
    "SecondsBlock",
    "StepBlock",
    "StepsBlock",
    "TableBlock",
    "VerbatimCharBlock",
    "VerbatimTextBlock",
    "anchor_for",
    "give_anchors",
    "titled_from",
]
