"""What each translation was made from: versions of originals, and where each translation stands against them.

An *original* is a page of the default locale, a *translation* the page of its family in another one. The rules
that fill these tables stand in `cms.translation`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, Revision

if TYPE_CHECKING:
    from cms.translation.parts import StoredPart


class Significance(models.IntegerChoices):
    """How much a change of an original matters to its translations; the writer of the change says so."""

    TYPO = 10, _("Typo: translations stay up to date")
    MINOR = 20, _("Minor: translations should follow")
    MAJOR = 30, _("Major: translations are wrong until they follow")


class Level(models.IntegerChoices):
    """How stale a translation is: as much as the most significant change that it has not followed."""

    FRESH = 0, pgettext_lazy("translation", "Up to date")
    MINOR = 20, pgettext_lazy("translation", "Minor changes missing")
    MAJOR = 30, pgettext_lazy("translation", "Major changes missing")


class SourceVersion(models.Model):
    """The parts of an original as one publication left them, with what its writer said of the change.

    `parts` are the title, the summary and the blocks of the body, in order: see `cms.translation.parts`. The
    words themselves stand in the revision, for as long as it is kept.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="source_versions")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    significance = models.PositiveSmallIntegerField(choices=Significance.choices, default=Significance.MINOR)
    published_at = models.DateTimeField(default=timezone.now)
    parts: "models.JSONField[list[StoredPart], list[StoredPart]]" = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["page", "id"], name="cms_source_version_order")]

    def __str__(self) -> str:
        return f"Version {self.pk} of page {self.page_id}"


class TranslationRecordQuerySet(models.QuerySet["TranslationRecord"]):
    def of_pages(self, ids: Iterable[int]) -> "TranslationRecordQuerySet":
        """The records of these pages, where they are translations with a published original."""
        return self.filter(page_id__in=ids)


class TranslationRecord(models.Model):
    """Which version of its original each part of a translation was made from, and what has changed since.

    The whole was made from `version`; `newer` names, by the part's key, the later versions that single parts
    were made from, and `lacking` the keys of those that nobody has translated yet. `level`, `stale_since` and
    `changes` follow from these and the original's versions, and are written by
    `cms.translation.actions.compare_translations` alone.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="translation_record")
    version = models.ForeignKey(SourceVersion, on_delete=models.CASCADE, related_name="+")
    newer = models.JSONField(default=dict, blank=True)
    lacking: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.FRESH, db_index=True)
    stale_since = models.DateTimeField(null=True, blank=True)
    changes = models.JSONField(default=list, blank=True)

    objects = TranslationRecordQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"Page {self.page_id}: {self.get_level_display()}"
