"""What is kept of what people look for."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .outcome import Outcome, outcome
from .querysets import AskedQuestionQuerySet, AskedWeekQuerySet


class Place(models.TextChoices):
    """Where a question was asked."""

    PAGE = "page", _("Search page")
    PALETTE = "palette", _("Quick search")
    SUPPORT = "support", _("Support form")


class AskedQuestion(models.Model):
    """One question that a person settled on, and what became of it. Kept for SEARCH_LOG_DAYS.

    The same question again within half an hour is the same row. `asker` tells the questions of one person apart from
    those of others: the account, or a visitor's mark that is another every day. `origin` is four hexadecimal digits of
    a keyed hash of day and network: enough to count how many asked, too little to find anybody by.
    """

    token = models.CharField(max_length=64, unique=True, help_text="The random id that the app gave it.")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    asker = models.CharField(max_length=64)
    origin = models.CharField(max_length=4, blank=True)
    text = models.CharField(max_length=400, help_text="As typed, addresses and long numbers hidden.")
    key = models.CharField(max_length=400, help_text="Its stems, in any order.")
    locale = models.CharField(max_length=12)
    filters = models.JSONField(default=dict)
    place = models.CharField(max_length=8, choices=Place.choices)
    results = models.PositiveIntegerField()
    degraded = models.BooleanField(default=False)
    did_you_mean = models.CharField(max_length=400, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True)
    refined_by = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="refines")
    ticket_at = models.DateTimeField(null=True)

    objects = AskedQuestionQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = pgettext_lazy("search", "question")
        verbose_name_plural = pgettext_lazy("search", "questions")
        indexes = [
            models.Index(fields=["asker", "-asked_at"], name="search_asked_by"),
            models.Index(fields=["-asked_at", "locale"], name="search_asked_latest"),
            models.Index(fields=["key", "locale", "-asked_at"], name="search_asked_key"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def outcome(self) -> Outcome:
        """What became of it (outcome.py)."""
        return outcome(
            results=self.results,
            opened=self.opened_at is not None,
            refined=self.refined_by_id is not None,
            ticket=self.ticket_at is not None,
        )


class OpenedHit(models.Model):
    """What was opened from the results of a question, and where it stood; the first time counts."""

    question = models.ForeignKey(AskedQuestion, on_delete=models.CASCADE, related_name="opened")
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    position = models.PositiveSmallIntegerField(help_text="From 1.")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "kind", "object_id"], name="search_opened_once")]
        indexes = [models.Index(fields=["kind", "object_id", "-at"], name="search_opened_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} at {self.position}"


class AskedWeek(models.Model):
    """How often something was asked in a week (Monday to Sunday, UTC), by SEARCH_LOG_PEOPLE people or more. Stays."""

    week = models.DateField()
    locale = models.CharField(max_length=12)
    key = models.CharField(max_length=400)
    text = models.CharField(max_length=400, help_text="As most people typed it.")
    people = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    success = models.PositiveIntegerField(default=0)
    nothing_found = models.PositiveIntegerField(default=0)
    refined = models.PositiveIntegerField(default=0)
    ticket = models.PositiveIntegerField(default=0)
    abandoned = models.PositiveIntegerField(default=0)

    objects = AskedWeekQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["week", "locale", "key"], name="search_week_once")]

    def __str__(self) -> str:
        return f"{self.week} {self.locale}: {self.text}"
