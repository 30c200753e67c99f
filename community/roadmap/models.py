"""The nouns of the roadmap: area, feature request, vote."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.languages import in_language, validate_by_language

from .querysets import AreaQuerySet, FeatureRequestQuerySet, VoteQuerySet

RENDERER = 1
"""Version of the rendering stored in `FeatureRequest.html`; a higher number means that rows may be rendered again."""


class Area(models.Model):
    """A part of the product that requests are about."""

    slug = models.SlugField(unique=True)
    titles = models.JSONField(_("title, by language"), default=dict, validators=[validate_by_language])
    position = models.PositiveSmallIntegerField(default=0)

    objects = AreaQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title_in(settings.LANGUAGE_CODE)

    def title_in(self, locale: str) -> str:
        """The title in a language, or in another where it has none; never empty."""
        return in_language(self.titles, locale) or self.slug


class FeatureRequest(models.Model):
    """Something people want from the product. Its number is its primary key.

    `vote_count` is the number of its votes; it changes only under the row's lock, together with them.
    """

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("request", "Open")
        PLANNED = "planned", pgettext_lazy("request", "Planned")
        IN_PROGRESS = "in_progress", pgettext_lazy("request", "In progress")
        SHIPPED = "shipped", pgettext_lazy("request", "Shipped")
        DECLINED = "declined", pgettext_lazy("request", "Declined")

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, db_index=False)
    body = models.TextField()
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField(default=RENDERER)
    locale = models.CharField(max_length=12)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="requests")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN)
    hidden = models.BooleanField(default=False)
    vote_count = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="feature_requests"
    )
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = FeatureRequestQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="roadmap_request_newest"),
            models.Index(fields=["-vote_count", "-id"], name="roadmap_request_top"),
            models.Index(fields=["status", "-vote_count", "-id"], name="roadmap_request_status_top"),
            models.Index(fields=["author", "created_at"], name="roadmap_request_author"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def number(self) -> int:
        """The number in the request's address."""
        return self.pk

    @property
    def path(self) -> str:
        """The request's address in the web app."""
        return f"/{self.locale}/roadmap/{self.pk}/{self.slug}"

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to decide, so that votes would mean nothing."""
        return self.status in {self.Status.SHIPPED, self.Status.DECLINED}


class Vote(models.Model):
    """One account wants one request; once."""

    request = models.ForeignKey(FeatureRequest, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feature_votes")
    created_at = models.DateTimeField(default=timezone.now)

    objects = VoteQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["request", "user"], name="roadmap_vote_once")]

    def __str__(self) -> str:
        return f"{self.user_id} wants {self.request_id}"
