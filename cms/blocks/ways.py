"""Ways out of a text: to other pages, to a file, into the product, and what other sites show."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.embeds import MAX_ADDRESS, embed_of, further_hosts
from cms.tools import MAX_ADDRESS as MAX_TOOL_ADDRESS
from cms.tools import MAX_PARAMETERS, is_tool_address

from .checked import CheckedStructBlock, Objections
from .steps import SharedPageBlock
from .text import VerbatimCharBlock

MAX_RELATED = 6
RATIOS = [
    ("16:9", _("Wide (16:9)")),
    ("4:3", _("Less wide (4:3)")),
    ("1:1", _("Square (1:1)")),
    ("9:16", _("Upright (9:16)")),
]


class EmbedBlock(CheckedStructBlock):
    """A video or an interactive page of another site, loaded when a reader asks for it."""

    address = VerbatimCharBlock(
        max_length=MAX_ADDRESS,
        label=_("Address"),
        help_text=_("Of a video on YouTube or Vimeo, or of another site that your operator allows."),
    )
    title = blocks.CharBlock(max_length=200, label=_("Title"), help_text=_("What it shows. Readers decide by it."))
    ratio = blocks.ChoiceBlock(choices=RATIOS, default="16:9", label=_("Shape"))

    def objections(self, value: Any) -> Objections:
        if embed_of(value["address"]) is not None:
            return {}
        hosts = ", ".join(["YouTube", "Vimeo", *further_hosts()])
        return {"address": _("This cannot be shown here. Paste the address of a page on %(hosts)s.") % {"hosts": hosts}}

    class Meta:
        icon = "code"
        label = _("Video or page of another site")
        group = _("Media")
        label_format = "{title}"


class RelatedBlock(blocks.ListBlock):
    """Pages to go on with, chosen by hand."""

    def __init__(self, **kwargs: Any) -> None:
        page = SharedPageBlock(
            label=_("Page"),
            help_text=_("Readers get it in their language, where it is translated and they may see it."),
        )
        super().__init__(page, **{"min_num": 1, "max_num": MAX_RELATED, **kwargs})

    class Meta:
        icon = "link"
        label = _("Related pages")
        group = _("Links")


class DownloadBlock(blocks.StructBlock):
    """A file to take away."""

    document = DocumentChooserBlock(
        label=_("Document"), help_text=_("One in a private collection is offered to those alone who may read it.")
    )
    title = blocks.CharBlock(
        required=False, max_length=200, label=_("Title"), help_text=_("Leave it empty to show that of the document.")
    )
    description = blocks.CharBlock(required=False, max_length=300, label=_("Description"))

    class Meta:
        icon = "download"
        label = _("Download")
        group = _("Links")
        label_format = "{title}"


class ParameterBlock(blocks.StructBlock):
    """A value that the product opens with."""

    name = VerbatimCharBlock(
        max_length=60,
        validators=[RegexValidator(r"^[A-Za-z][A-Za-z0-9_.-]*$", _("Use letters, digits, dots, hyphens and “_”."))],
        label=_("Name"),
        help_text=_("As the product knows it, such as “thickness”."),
    )
    value = VerbatimCharBlock(max_length=200, label=_("Value"), help_text=_("As the product reads it, such as “3”."))
    label = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("In words"),
        help_text=_("As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value."),
    )

    class Meta:
        icon = "cog"
        label = _("Parameter")
        label_format = "{name} = {value}"


class ToolBlock(CheckedStructBlock):
    """A link into the product, which opens with what the text is about."""

    title = blocks.CharBlock(max_length=200, label=_("Title"), help_text=_("What readers can do there."))
    address = VerbatimCharBlock(
        max_length=MAX_TOOL_ADDRESS,
        label=_("Address"),
        help_text=_("It begins with https://, or with / for a page of this site."),
    )
    description = blocks.CharBlock(required=False, max_length=300, label=_("Description"))
    parameters = blocks.ListBlock(ParameterBlock(), default=[], max_num=MAX_PARAMETERS, label=_("Opens with"))

    def objections(self, value: Any) -> Objections:
        if is_tool_address(value["address"]):
            return {}
        return {
            "address": _("This is no address to lead to. It begins with https://, or with / for a page of this site.")
        }

    class Meta:
        icon = "cogs"
        label = _("Calculator link")
        group = _("Links")
        label_format = "{title}"
