"""Structs whose fields have to agree with one another."""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeAlias

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.functional import Promise
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

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
        required = (
            name
            for name, block in self.child_blocks.items()
            if isinstance(block, blocks.RichTextBlock) and block.required
        )
        # The editor keeps the markup of a paragraph around nothing.
        blank = (name for name in required if not get_text_for_indexing(value[name].source).strip())
        return dict.fromkeys(blank, Field.default_error_messages["required"])
