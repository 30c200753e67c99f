"""Structs whose fields have to agree with one another."""

from collections.abc import Mapping
from html import unescape
from typing import Any, ClassVar, TypeAlias

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.functional import Promise
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.rich_text import RichText

Objections: TypeAlias = Mapping[str, str | Promise]
"""What is wrong, for people, by the name of the field that it is shown at."""


class CheckedStructBlock(blocks.StructBlock):
    """A struct that can refuse what its fields accept one by one; asked in the editor and by imports.

    Rich text that it requires says something: spaces and empty paragraphs do not do.
    """

    needs: ClassVar[Mapping[str, str]] = {}
    """Fields that say nothing without another one."""

    def objections(self, value: Any) -> Objections:
        """What is wrong with `value`, whose fields are valid by themselves."""
        return {}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        # A draft may be saved while it does not make sense yet.
        if not self.is_deferred_validation and (found := {**self._blanks(cleaned), **self.objections(cleaned)}):
            raise blocks.StructBlockValidationError({name: ValidationError(str(text)) for name, text in found.items()})
        return cleaned

    def _blanks(self, value: Any) -> Objections:
        return {
            name: Field.default_error_messages["required"]
            for name, block in self.child_blocks.items()
            if isinstance(block, blocks.RichTextBlock) and block.required and _is_blank(value[name])
        }


def _is_blank(text: RichText) -> bool:
    # The editor keeps the markup of a paragraph around nothing.
    return not unescape(strip_tags(text.source)).strip()
