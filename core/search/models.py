"""What the search engines are filled from: documents, grouped in families."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import querysets
from .log.models import AskedQuestion, AskedWeek, OpenedHit, Place
from .sources import Document

__all__ = [
    "AskedQuestion",
    "AskedWeek",
    "OpenedHit",
    "Pin",
    "Place",
    "SearchDocument",
    "SearchFamily",
    "SearchWord",
    "SynonymGroup",
    "SynonymKey",
]


class SearchFamily(models.Model):
    """One searchable object and the version of its documents.

    The row outlives its documents: the version only ever grows, so that a copy elsewhere (OpenSearch) can
    refuse a write that arrives late. Its lock is what puts two writers of the same object in order.
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    version = models.BigIntegerField(default=0)
    indexed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "search families"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_family_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} v{self.version}"


class SearchDocument(models.Model):
    """One findable unit of an object, as its source described it when the family had `version`.

    The words that the database engine matches stand beside it (`engines/database`): a `tsvector` column
    on PostgreSQL, an FTS5 table with the same row ids on SQLite. Both are made by a migration.
    """

    family = models.ForeignKey(SearchFamily, on_delete=models.CASCADE, related_name="documents")
    unit = models.CharField(max_length=120)
    version = models.BigIntegerField()
    place = models.PositiveIntegerField(help_text="Order within the object, from 0.")
    locale = models.CharField(max_length=12)
    title = models.TextField()
    heading = models.TextField(blank=True)
    body = models.TextField(blank=True)
    tags = models.JSONField(default=list)
    category = models.CharField(max_length=100, blank=True)
    area = models.CharField(max_length=100, blank=True)
    access = models.JSONField(default=list)
    path = models.CharField(max_length=1000)
    anchor = models.CharField(max_length=200, blank=True)
    start_ms = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=32)
    updated_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "unit"], name="search_document_once")]

    def __str__(self) -> str:
        return f"{self.title} ({self.unit})"

    def as_document(self) -> Document:
        """The document that this row stores."""
        return Document(
            unit=self.unit,
            locale=self.locale,
            title=self.title,
            heading=self.heading,
            body=self.body,
            tags=tuple(self.tags),
            category=self.category,
            area=self.area,
            access=frozenset(self.access),
            path=self.path,
            anchor=self.anchor,
            start_ms=self.start_ms,
            updated_at=self.updated_at,
            expires_at=self.expires_at,
        )


class SearchWord(models.Model):
    """A known word under one of its fragments (the word with up to two letters left out).

    Two words within a typing error of each other share a fragment: the index behind "did you mean".
    """

    fragment = models.CharField(max_length=32)
    word = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fragment", "word"], name="search_word_once")]

    def __str__(self) -> str:
        return f"{self.fragment}: {self.word}"


class SynonymGroup(models.Model):
    """Words and phrases that mean the same to whoever asks in one language."""

    locale = models.CharField(max_length=12)
    terms = models.JSONField(help_text="As typed, at least two.")
    one_way = models.BooleanField(default=False, help_text="Only who asks for the first term finds the others too.")
    updated_at = models.DateTimeField(auto_now=True)

    objects = querysets.RuleQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["locale", "pk"]
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return (" → " if self.one_way else " = ").join([self.terms[0], ", ".join(self.terms[1:])])


class SynonymKey(models.Model):
    """One term of a group that finds the others, as its stems (core.search.synonyms.key)."""

    group = models.ForeignKey(SynonymGroup, on_delete=models.CASCADE, related_name="keys")
    locale = models.CharField(max_length=12)
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["locale", "key", "group"], name="search_synonym_key_once")]

    def __str__(self) -> str:
        return f"{self.locale}: {self.key}"


class Pin(models.Model):
    """What stands first for a question, for those who may read it."""

    locale = models.CharField(max_length=12)
    phrase = models.CharField(max_length=200, help_text="As typed.")
    key = models.CharField(max_length=400, help_text="Its stems, in any order.")
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    updated_at = models.DateTimeField(auto_now=True)

    objects = querysets.RuleQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["locale", "phrase"]
        constraints = [models.UniqueConstraint(fields=["locale", "key"], name="search_pin_once")]
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")

    def __str__(self) -> str:
        return self.phrase
