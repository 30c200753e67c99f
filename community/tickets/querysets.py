"""Reads of tickets. A customer sees their own; agents and supervisors see all; nobody else learns that one exists."""

from typing import TYPE_CHECKING, Self

from django.db import models

from core.accounts.roles import Role, has_role

if TYPE_CHECKING:
    from core.accounts.models import Viewer

    from .models import Message, Ticket, TicketChange  # noqa: F401 (named in strings below)


def is_staff(viewer: "Viewer | None") -> bool:
    """Whether the viewer works with everyone's tickets."""
    return has_role(viewer, Role.AGENT, Role.SUPERVISOR)


class TicketQuerySet(models.QuerySet["Ticket"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """One's own tickets; staff see all."""
        if is_staff(viewer):
            return self.all()
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(requester_id=viewer.pk)

    def numbered(self, number: int | None) -> Self:
        """The ticket with this number; none where there is no number."""
        return self.none() if number is None else self.filter(pk=number)

    def of(self, requester: "Viewer") -> Self:
        """Those that an account asked."""
        return self.filter(requester_id=requester.pk)

    def recent(self) -> Self:
        """The one with the most recent public message first; unique, so that cursors are stable."""
        return self.order_by("-last_message_at", "-id")


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """The public messages of one's own tickets; staff see all, internal notes included."""
        if is_staff(viewer):
            return self.all()
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(ticket__requester_id=viewer.pk).public()

    def public(self) -> Self:
        """What the customer may read."""
        return self.filter(visibility="public")

    def in_order(self) -> Self:
        """As they were written: a message is written under its ticket's lock, so its key tells the order."""
        return self.order_by("id")

    def by(self, author: "Viewer") -> Self:
        """Those that an account wrote."""
        return self.filter(author_id=author.pk)


class TicketChangeQuerySet(models.QuerySet["TicketChange"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """The history is the staff's."""
        return self.all() if is_staff(viewer) else self.none()
