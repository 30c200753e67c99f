"""What an account's owner gets of the knowledge base: what they wrote and said there."""

from typing import Any

from wagtail.models import Comment, CommentReply, Revision

from core.accounts.exporting import contributes


@contributes("content")
def export_content(user_id: int) -> dict[str, Any]:
    """The versions of pages that the account saved, and its comments in the editor."""
    revisions = Revision.page_revisions.filter(user_id=user_id).order_by("created_at")
    comments = Comment.objects.filter(user_id=user_id).order_by("created_at")
    replies = CommentReply.objects.filter(user_id=user_id).order_by("created_at")
    return {
        "revisions": [
            {"page": revision.object_str, "saved_at": revision.created_at, "content": revision.content}
            for revision in revisions.iterator()
        ],
        "comments": [
            {"page": comment.page_id, "text": comment.text, "created_at": comment.created_at} for comment in comments
        ],
        "replies": [{"text": reply.text, "created_at": reply.created_at} for reply in replies],
    }
