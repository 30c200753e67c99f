"""The nouns of support: ticket, message, and the history of changes."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from .querysets import MessageQuerySet, TicketChangeQuerySet, TicketQuerySet

RENDERER = 1
"""Version of the rendering stored in `Message.html`; a higher number means that rows may be rendered again."""

MAX_CLIENT_ID = 255


class Ticket(models.Model):
    """A customer's case. Its number is its primary key.

    `version` rises with every change a customer may see, and only then: an internal note must not show
    through a counter or a date. All changes happen under the row's lock.
    """

    class Status(models.TextChoices):
        NEW = "new", pgettext_lazy("ticket", "New")
        OPEN = "open", pgettext_lazy("ticket", "Open")
        PENDING = "pending", pgettext_lazy("ticket", "Waiting for the customer")
        HOLD = "hold", pgettext_lazy("ticket", "On hold")
        SOLVED = "solved", pgettext_lazy("ticket", "Solved")
        CLOSED = "closed", pgettext_lazy("ticket", "Closed")

    class Priority(models.TextChoices):
        LOW = "low", pgettext_lazy("ticket", "Low")
        NORMAL = "normal", pgettext_lazy("ticket", "Normal")
        HIGH = "high", pgettext_lazy("ticket", "High")
        URGENT = "urgent", pgettext_lazy("ticket", "Urgent")

    class Channel(models.TextChoices):
        WEB = "web", pgettext_lazy("ticket", "Web")
        APP = "app", pgettext_lazy("ticket", "Mobile app")
        EMAIL = "email", pgettext_lazy("ticket", "Email")
        CHAT = "chat", pgettext_lazy("ticket", "Chat")
        PHONE = "phone", pgettext_lazy("ticket", "Phone")

    subject = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.NEW)
    priority = models.CharField(max_length=10, choices=Priority.choices, default=Priority.NORMAL)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.WEB)
    locale = models.CharField(max_length=12)
    requester = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tickets")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="assigned_tickets"
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The article or tutorial that did not answer it, where the customer came from one.",
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    last_message_at = models.DateTimeField(default=timezone.now)
    first_response_at = models.DateTimeField(null=True, blank=True)
    solved_at = models.DateTimeField(null=True, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["-last_message_at", "-id"], name="tickets_ticket_latest"),
            models.Index(fields=["status", "-last_message_at", "-id"], name="tickets_ticket_status"),
            models.Index(fields=["requester", "-last_message_at", "-id"], name="tickets_ticket_requester"),
            models.Index(fields=["requester", "created_at"], name="tickets_ticket_pace"),
            models.Index(fields=["assignee", "-last_message_at", "-id"], name="tickets_ticket_assignee"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.subject}"

    @property
    def number(self) -> int:
        """The number people quote."""
        return self.pk

    @property
    def path(self) -> str:
        """The ticket's address in the web app."""
        return f"/{self.locale}/support/{self.pk}"


class Message(models.Model):
    """What someone said in a ticket: to everyone in it, or as an internal note among staff."""

    class AuthorKind(models.TextChoices):
        CUSTOMER = "customer", pgettext_lazy("ticket", "Customer")
        AGENT = "agent", pgettext_lazy("ticket", "Agent")
        BOT = "bot", pgettext_lazy("ticket", "Bot")
        SYSTEM = "system", pgettext_lazy("ticket", "System")

    class Visibility(models.TextChoices):
        PUBLIC = "public", pgettext_lazy("ticket", "Public")
        INTERNAL = "internal", pgettext_lazy("ticket", "Internal note")

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="ticket_messages"
    )
    author_kind = models.CharField(max_length=10, choices=AuthorKind.choices)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC)
    body = models.TextField()
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField(default=RENDERER)
    client_id = models.CharField(
        max_length=MAX_CLIENT_ID,
        blank=True,
        help_text="The sender's own id, by which an app finds its unsent copy again.",
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = MessageQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "author", "client_id"],
                condition=~models.Q(client_id=""),
                name="tickets_message_client_id",
            )
        ]
        indexes = [
            models.Index(fields=["ticket", "id"], name="tickets_message_order"),
            models.Index(fields=["author", "created_at"], name="tickets_message_author"),
        ]

    def __str__(self) -> str:
        return f"{self.author_kind} in #{self.ticket_id}"

    @property
    def anchor(self) -> str:
        """The message's anchor on its ticket's page."""
        return f"message-{self.pk}"


class TicketChange(models.Model):
    """One line of a ticket's history: who changed which field from what to what. Written once, never edited."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="changes")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    field = models.CharField(max_length=40)
    old = models.CharField(max_length=200, blank=True)
    new = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = TicketChangeQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["ticket", "id"], name="tickets_change_order")]

    def __str__(self) -> str:
        return f"#{self.ticket_id} {self.field}: {self.old} → {self.new}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the line; a line that stands is not written again."""
        super().save(*args, **{**kwargs, "force_insert": True})
