"""Steps to follow, and moments of videos that show them."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import AdminPageChooser
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments.types import BaseValue

from cms.clock import clock, second_of

from .checked import CheckedStructBlock, Objections
from .text import TEXT_FEATURES

MAX_STEPS = 50
TUTORIAL = "cms.TutorialPage"


class SecondField(forms.Field):
    """A moment, typed as m:ss or in seconds; its value is the second."""

    def prepare_value(self, value: Any) -> Any:
        return clock(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        try:
            return second_of(text)
        except ValueError:
            raise ValidationError(
                _("“%(moment)s” is no moment. Write minutes and seconds, such as 1:05."), params={"moment": text}
            ) from None


class SecondsBlock(blocks.FieldBlock):
    """A moment of a video, kept as the second; the same in every language."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = SecondField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, bool) or value is None:
            return None
        return second_of(str(value)) if isinstance(value, str | int) and value != "" else None

    def get_prep_value(self, value: Any) -> int | None:
        return value if isinstance(value, int) else None

    def get_translatable_segments(self, value: Any) -> list[BaseValue]:
        return []

    class Meta:
        icon = "time"


class SharedPageBlock(blocks.PageChooserBlock):
    """A page of which each reader gets the translation into their language: translators are not asked for it."""

    @cached_property
    def widget(self) -> AdminPageChooser:
        """Wagtail's, but with the kind of page named in the language of whoever looks, not of whoever looked first."""
        chooser: AdminPageChooser = super().widget
        if len(self.target_models) == 1:
            kind = capfirst(self.target_models[0]._meta.verbose_name)
            chooser.choose_one_text = format_lazy(
                "{choose} ({kind})", choose=AdminPageChooser.choose_one_text, kind=kind
            )
        return chooser

    def get_translatable_segments(self, value: Any) -> list[BaseValue]:
        return []


def _beyond_the_end(value: Any) -> Objections:
    page, second = value["tutorial"], value["second"]
    length = page.video.duration_ms if page is not None and page.video_id else None
    if second is not None and length is not None and second * 1000 >= length:
        return {"second": _("The video ends at %(end)s.") % {"end": clock(length // 1000)}}
    return {}


class MomentBlock(CheckedStructBlock):
    """A moment of a tutorial's video, as a card that leads there."""

    tutorial = SharedPageBlock(
        page_type=TUTORIAL,
        label=_("Tutorial"),
        help_text=_("Readers get it in their language, where it is translated. Nothing is shown to those who may not."),
    )
    second = SecondsBlock(
        label=_("Moment"), help_text=_("Where it begins: minutes and seconds, such as 1:05, or seconds.")
    )
    caption = blocks.CharBlock(
        required=False, max_length=200, label=_("Caption"), help_text=_("What is to be seen there.")
    )

    def objections(self, value: Any) -> Objections:
        return _beyond_the_end(value)

    class Meta:
        icon = "media"
        label = _("Moment of a video")
        group = _("Media")


class StepBlock(CheckedStructBlock):
    """One thing to do: what, how, and what it looks like."""

    title = blocks.CharBlock(max_length=200, label=_("Title"), help_text=_("What to do, as a request."))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, required=False, label=_("Text"))
    image = ImageChooserBlock(required=False, label=_("Image"))
    alt = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Alternative text"),
        help_text=_("What the picture shows, for people who cannot see it. Leave it empty only for decoration."),
    )
    tutorial = SharedPageBlock(
        page_type=TUTORIAL, required=False, label=_("Tutorial"), help_text=_("One whose video shows this step.")
    )
    second = SecondsBlock(
        required=False,
        label=_("Moment"),
        help_text=_("Where it begins: minutes and seconds, such as 1:05, or seconds."),
    )

    needs: ClassVar = {"second": "tutorial"}

    def objections(self, value: Any) -> Objections:
        if value["tutorial"] is None and value["second"] is not None:
            return {"tutorial": _("Choose the tutorial that shows this moment.")}
        return _beyond_the_end(value)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"


class StepsBlock(blocks.ListBlock):
    """Numbered steps."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(StepBlock(), **{"min_num": 1, "max_num": MAX_STEPS, **kwargs})

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Text")
