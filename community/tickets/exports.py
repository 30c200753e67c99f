"""What an account's owner gets of support."""

from typing import Any

from core.accounts.exporting import contributes

from .models import Ticket


@contributes("tickets")
def export_tickets(user_id: int) -> dict[str, Any]:
    """The tickets the account asked, with their public messages: what the owner could always read."""
    tickets = Ticket.objects.filter(requester_id=user_id).select_related("page").order_by("id")
    return {
        "tickets": [
            {
                "number": ticket.number,
                "subject": ticket.subject,
                "status": ticket.status,
                "created_at": ticket.created_at,
                "page": ticket.page.title if ticket.page else None,
                "messages": [
                    {"from": message.author_kind, "body": message.body, "created_at": message.created_at}
                    for message in ticket.messages.public().in_order()
                ],
            }
            for ticket in tickets
        ]
    }
