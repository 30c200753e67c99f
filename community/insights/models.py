"""Gaps: what people ask and no page answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.querysets import Batch

from .querysets import ContentGapQuerySet, GapEvidenceQuerySet

MAX_REASON = 500


class ContentGap(models.Model):
    """A question, in all its wordings, that people asked in one language and that no published page answers.

    `key` are the key terms (stems, in alphabetical order) by which questions belong to it: see `grouping`. It never
    changes, so that what is asked before and after a page was published is counted by the same measure. The counts
    are those of the last `gathering.WINDOW_DAYS`, as of the last gathering.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("gap", "Open")
        ASSIGNED = "assigned", pgettext_lazy("gap", "Being written")
        CLOSED = "closed", pgettext_lazy("gap", "Published")
        DISMISSED = "dismissed", pgettext_lazy("gap", "Dismissed")

    locale = models.CharField(_("language"), max_length=12)
    key = models.CharField(max_length=800)
    words = models.CharField(
        max_length=800,
        blank=True,
        help_text="The key terms that several people used, as they wrote them: may be told to every writer.",
    )
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    people = models.PositiveIntegerField(
        _("people"),
        default=0,
        help_text=_(
            "How many different people asked in the last 90 days. An account counts once, however often and wherever "
            "it asked; visitors who search count once a day."
        ),
    )
    search_people = models.PositiveIntegerField(_("searches"), default=0)
    ticket_people = models.PositiveIntegerField(_("customers with tickets"), default=0)
    topic_people = models.PositiveIntegerField(_("people in the community"), default=0)
    last_asked_at = models.DateTimeField(_("last asked"), default=timezone.now)
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    assigned_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True, help_text="When the page was published.")
    reason = models.CharField(_("reason"), max_length=MAX_REASON, blank=True)
    people_before = models.PositiveIntegerField(
        null=True,
        help_text=_(
            "People who asked in the four weeks before the page was published: the different people of each week, "
            "added up."
        ),
    )
    people_after = models.PositiveIntegerField(
        null=True, help_text=_("The same for the four weeks after it; known once they have passed.")
    )

    objects = ContentGapQuerySet.as_manager()

    class Meta:
        verbose_name = _("content gap")
        verbose_name_plural = _("content gaps")
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["locale", "key"], name="insights_gap_once")]
        indexes = [models.Index(fields=["-people", "-last_asked_at", "-id"], name="insights_gap_ranked")]

    def __str__(self) -> str:
        return f"{self.locale}: {self.key}"

    @cached_property
    def batch(self) -> Batch:
        """The gaps this one was read with; alone where it was not read in a list."""
        return Batch([self])

    @property
    def terms(self) -> frozenset[str]:
        """The key terms."""
        return frozenset(self.key.split())

    @property
    def is_followed(self) -> bool:
        """Whether a page is being written or was published for it: its questions are counted, answered or not."""
        return self.state in {self.State.ASSIGNED, self.State.CLOSED}


class GapEvidence(models.Model):
    """One thing that was asked: a ticket, a topic, or one wording of a search in one week.

    What a ticket or a topic says is not copied, so that whoever reads it here is asked for permission there. The
    wording of a search is kept only where FEWEST people used it, and empty otherwise.
    """

    class Kind(models.TextChoices):
        SEARCH = "search", _("Search")
        TICKET = "ticket", _("Ticket")
        TOPIC = "topic", _("Topic")

    gap = models.ForeignKey(ContentGap, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    topic = models.ForeignKey("forum.Topic", null=True, on_delete=models.CASCADE, related_name="+")
    ticket = models.ForeignKey("tickets.Ticket", null=True, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=400, blank=True)
    asked_at = models.DateTimeField()
    people = models.PositiveIntegerField(default=1)

    objects = GapEvidenceQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["topic"], condition=models.Q(topic__isnull=False), name="insights_evidence_topic"
            ),
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(ticket__isnull=False), name="insights_evidence_ticket"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="search", topic=None, ticket=None)
                | models.Q(kind="ticket", topic=None, ticket__isnull=False, text="")
                | models.Q(kind="topic", topic__isnull=False, ticket=None, text=""),
                name="insights_evidence_of_one_kind",
            ),
        ]
        indexes = [models.Index(fields=["gap", "-asked_at"], name="insights_evidence_latest")]

    def __str__(self) -> str:
        return f"{self.kind} in gap {self.gap_id}"

    @property
    def identity(self) -> tuple[Any, ...]:
        """What makes it the same thing at the next gathering."""
        if self.kind == self.Kind.SEARCH:
            return (self.kind, self.gap_id, self.text, self.asked_at)
        return (self.kind, self.topic_id or self.ticket_id)
