"""What an account's owner gets of the roadmap."""

from typing import Any

from core.accounts.exporting import contributes

from .models import FeatureRequest, Vote


@contributes("roadmap")
def export_roadmap(user_id: int) -> dict[str, Any]:
    """The requests the account wrote, and those it voted for."""
    requests = FeatureRequest.objects.filter(author_id=user_id).order_by("id")
    votes = Vote.objects.filter(user_id=user_id).select_related("request").order_by("id")
    return {
        "requests": [
            {"title": request.title, "path": request.path, "body": request.body, "created_at": request.created_at}
            for request in requests
        ],
        "votes": [
            {"title": vote.request.title, "path": vote.request.path, "created_at": vote.created_at} for vote in votes
        ],
    }
