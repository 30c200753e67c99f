"""Pages whose body holds something of their own: steps, questions, problems, terms, operations, changes.

All of a page's content is in its body, so that whatever works on bodies (search, staleness, Markdown) works on it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms.typed_blocks import (
    ApiReferenceBody,
    FaqBody,
    GlossaryBody,
    GuideBody,
    ReleaseNoteBody,
    TroubleshootingBody,
)

from .pages import BODY, BodyPage


class GuidePage(BodyPage):
    """Numbered steps that lead to one end."""

    body = StreamField(GuideBody(), **BODY)
    page_description = _("Leads through numbered steps to one end, each with its picture or moment of a video.")

    class Meta:
        verbose_name = _("guide")
        base_manager_name = "objects"


class FaqPage(BodyPage):
    """Questions and answers."""

    body = StreamField(FaqBody(), **BODY)
    page_description = _("Questions that are asked often, each with its answer.")

    class Meta:
        verbose_name = _("FAQ")
        verbose_name_plural = _("FAQs")
        base_manager_name = "objects"


class TroubleshootingPage(BodyPage):
    """Problems, each with what causes it and what helps."""

    body = StreamField(TroubleshootingBody(), **BODY)
    page_description = _("Problems by what the reader notices, each with its cause and what helps.")

    class Meta:
        verbose_name = _("troubleshooting page")
        verbose_name_plural = _("troubleshooting pages")
        base_manager_name = "objects"


class GlossaryPage(BodyPage):
    """Terms and what they mean."""

    body = StreamField(GlossaryBody(), **BODY)
    page_description = _("Terms and what they mean, shown in alphabetical order.")

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")
        base_manager_name = "objects"


class ApiReferencePage(BodyPage):
    """Operations and types of the API, as its schema describes them, with examples."""

    body = StreamField(ApiReferenceBody(), **BODY)
    page_description = _("Operations and types of the API, described by its schema, with examples that are checked.")

    class Meta:
        verbose_name = _("API reference")
        verbose_name_plural = _("API references")
        base_manager_name = "objects"


class ReleaseNotePage(BodyPage):
    """What a version of the product changed."""

    version = models.CharField(_("version"), max_length=40, help_text=_("As readers know it, such as “4.2”."))
    released_on = models.DateField(_("released on"))
    body = StreamField(ReleaseNoteBody(), **BODY)

    shared_fields = (*BodyPage.shared_fields, "version", "released_on")
    page_description = _("What a version adds, changes, fixes and removes.")
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("version"),
        FieldPanel("released_on"),
        FieldPanel("body"),
        *BodyPage.about_panels,
    ]
    override_translatable_fields = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("version", overridable=False),
        SynchronizedField("released_on", overridable=False),
    ]

    class Meta:
        verbose_name = _("release note")
        verbose_name_plural = _("release notes")
        base_manager_name = "objects"

    def clean(self) -> None:
        self.version = self.version.strip()
        super().clean()
