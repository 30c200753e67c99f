"""Text, headings, pictures and code: the blocks that say something by themselves."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments.types import BaseValue

from .checked import CheckedStructBlock

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


class CalloutBlock(CheckedStructBlock):
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
