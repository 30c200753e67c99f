"""What operations cost their caller, and how that is told."""

from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any, Final

from django.conf import settings
from django.utils.translation import ngettext
from graphql import GraphQLError

from core.accounts.callers import caller_name
from core.accounts.models import Viewer
from core.budget import Balance, Budget, spend

SUBSCRIPTION_COST: Final = 10
"""What it costs to subscribe: asking who is there, and reading the backlog. What comes later is free."""

RATE_LIMITED: Final = "RATE_LIMITED"


def charge(viewer: Viewer, address: str, cost: int) -> Balance | None:
    """Take `cost` points from the viewer's budget. None where there is none, or nobody knows."""
    points = settings.GRAPHQL_BUDGET_POINTS if viewer.is_authenticated else settings.GRAPHQL_BUDGET_VISITOR_POINTS
    return spend(f"graphql:{caller_name(viewer, address)}", cost, Budget(points, settings.GRAPHQL_BUDGET_SECONDS))


def refusal_of(balance: Balance) -> GraphQLError:
    """The error of an operation for which the budget does not reach."""
    seconds = ceil(balance.retry_after)
    message = ngettext(
        "You are asking for a lot at once. Please try again in %(seconds)s second.",
        "You are asking for a lot at once. Please try again in %(seconds)s seconds.",
        seconds,
    )
    return GraphQLError(message % {"seconds": seconds}, extensions={"code": RATE_LIMITED, "retryAfterSeconds": seconds})


def report_of(balance: Balance) -> dict[str, Any]:
    """The balance as `extensions.cost` tells it, in GitHub's words."""
    whole_at = datetime.now(UTC) + timedelta(seconds=balance.whole_in)
    return {
        "limit": balance.limit,
        "remaining": balance.remaining,
        "resetAt": whole_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
