"""The blocks that belong to one type of page, and the bodies that offer them beside those of every page."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .api_reference import provider
from .blocks import TEXT_FEATURES, BodyBlock, CheckedStructBlock, VerbatimCharBlock, VerbatimTextBlock, titled_from
from .blocks.checked import Objections

CHANGE_KINDS = [
    ("added", _("Added")),
    ("changed", _("Changed")),
    ("fixed", _("Fixed")),
    ("removed", _("Removed")),
    ("security", _("Security")),
]


def _anchor() -> VerbatimCharBlock:
    return VerbatimCharBlock(
        required=False,
        max_length=80,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use lower-case letters, digits and hyphens."))],
        label=_("Anchor"),
        help_text=_("Links to this place end with it. Leave it empty in a new one, and as it is in an old one."),
    )


class QuestionBlock(CheckedStructBlock):
    """A question with its answer."""

    anchor_from = "question"

    question = blocks.CharBlock(max_length=200, label=_("Question"))
    answer = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Answer"))
    anchor = _anchor()

    class Meta:
        icon = "help"
        label = _("Question")
        group = _("This page")
        label_format = "{question}"


class ProblemBlock(CheckedStructBlock):
    """A problem: how it shows, why it comes, and how it goes away."""

    anchor_from = "symptom"

    symptom = blocks.CharBlock(
        max_length=200, label=_("Symptom"), help_text=_("What the reader sees or hears, in the reader's words.")
    )
    cause = blocks.RichTextBlock(features=TEXT_FEATURES, required=False, label=_("Cause"))
    fix = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Fix"))
    anchor = _anchor()

    class Meta:
        icon = "warning"
        label = _("Problem")
        group = _("This page")
        label_format = "{symptom}"


class TermBlock(CheckedStructBlock):
    """A term and what it means. Readers find terms in alphabetical order, wherever they stand here."""

    anchor_from = "term"

    term = blocks.CharBlock(max_length=120, label=_("Term"))
    also = blocks.CharBlock(
        required=False, max_length=200, label=_("Also called"), help_text=_("Other words for it, separated by commas.")
    )
    definition = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Definition"))
    anchor = _anchor()

    class Meta:
        icon = "openquote"
        label = _("Term")
        group = _("This page")
        label_format = "{term}"


class ChangeBlock(CheckedStructBlock):
    """One change of a release."""

    kind = blocks.ChoiceBlock(choices=CHANGE_KINDS, default="added", label=_("Kind"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "plus-inverse"
        label = _("Change")
        group = _("This page")


class OperationBlock(CheckedStructBlock):
    """An operation or a type of the API. All that readers see of it is read from the schema when they do."""

    anchor_from = "name"

    name = VerbatimCharBlock(
        max_length=120,
        label=_("Name"),
        help_text=_("Of a query, mutation, subscription or type, spelled as in the schema."),
    )
    anchor = _anchor()

    class Meta:
        icon = "code"
        label = _("Operation or type")
        group = _("This page")
        label_format = "{name}"

    def objections(self, value: Any) -> Objections:
        name = value["name"] or ""
        if provider().entry(name) is not None:
            return {}
        near = provider().near(name)
        if not near:
            return {"name": gettext("The API has no “%(name)s”.") % {"name": name}}
        meant = ", ".join(near)
        return {"name": gettext("The API has no “%(name)s”. Did you mean: %(near)s?") % {"name": name, "near": meant}}


class ExampleBlock(CheckedStructBlock):
    """A GraphQL document that a reader can copy and run."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    document = VerbatimTextBlock(label=_("GraphQL document"))
    variables = VerbatimTextBlock(required=False, label=_("Variables"), help_text=_("A JSON object, or nothing."))

    class Meta:
        icon = "code"
        label = _("Example")
        group = _("This page")
        label_format = "{title}"

    def objections(self, value: Any) -> Objections:
        found = provider().faults(value["document"] or "", value["variables"] or "")
        told = [
            gettext("Line %(line)d, column %(column)d: %(message)s")
            % {"line": fault.line, "column": fault.column, "message": fault.message}
            if fault.line
            else fault.message
            for fault in found
        ]
        return {"document": " ".join(told)} if told else {}


class GuideBody(BodyBlock):
    """Steps, at least once. They are among the blocks of every page; a guide is nothing without."""

    def lacks(self, block_types: Iterable[str]) -> str:
        """What is missing in a body of blocks of these types, for people; empty where nothing is."""
        return "" if "steps" in block_types else gettext("A guide leads through steps: add a block “Steps”.")

    def clean(self, value: blocks.StreamValue, **kwargs: Any) -> blocks.StreamValue:
        cleaned = super().clean(value, **kwargs)
        # A draft may be saved before its first step is written.
        missing = "" if self.is_deferred_validation else self.lacks(child.block_type for child in cleaned)
        if missing:
            raise blocks.StreamBlockValidationError(non_block_errors=[missing])
        return cleaned


class FaqBody(BodyBlock):
    """Questions."""

    question = QuestionBlock()


class TroubleshootingBody(BodyBlock):
    """Problems."""

    problem = ProblemBlock()


class GlossaryBody(BodyBlock):
    """Terms."""

    term = TermBlock()


class ApiReferenceBody(BodyBlock):
    """Operations and examples."""

    operation = OperationBlock()
    example = ExampleBlock()


class ReleaseNoteBody(BodyBlock):
    """Changes."""

    change = ChangeBlock()


BODIES: tuple[type[BodyBlock], ...] = (
    GuideBody,
    FaqBody,
    TroubleshootingBody,
    GlossaryBody,
    ApiReferenceBody,
    ReleaseNoteBody,
)
EVERY_BODY = BodyBlock([(name, block) for body in BODIES for name, block in body.base_blocks.items()])
"""Every block that some page may hold."""
PLACES = {name: field for name, block in EVERY_BODY.child_blocks.items() if (field := titled_from(block))}
"""The types of blocks that one can be led to, each with the field that names the place."""
