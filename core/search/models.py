"""What the search engines are filled from: documents, grouped in families."""

from django.db import models
from django.utils import timezone

from .sources import Document


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
    access = models.JSONField(default=list)
    path = models.CharField(max_length=1000)
    anchor = models.CharField(max_length=200, blank=True)
    start_ms = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=32)
    updated_at = models.DateTimeField()

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
            access=frozenset(self.access),
            path=self.path,
            anchor=self.anchor,
            start_ms=self.start_ms,
            updated_at=self.updated_at,
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
