"""What an account's owner gets of the knowledge base: what they wrote and said there."""

from typing import Any

from wagtail.models import Comment, CommentReply, Revision

from core.accounts.exporting import contributes

from .models import ArticleFeedback


@contributes("content")
def export_content(user_id: int) -> dict[str, Any]:
    """The versions of pages that the account saved, its comments in the editor, and its votes on pages."""
    revisions = Revision.page_revisions.filter(user_id=user_id).order_by("created_at")
    comments = Comment.objects.filter(user_id=user_id).order_by("created_at")
    replies = CommentReply.objects.filter(user_id=user_id).order_by("created_at")
    votes = ArticleFeedback.objects.filter(user_id=user_id).select_related("page").order_by("created_at")
    return {
        "revisions": [
            {"page": revision.object_str, "saved_at": revision.created_at, "content": revision.content}
            for revision in revisions.iterator()
        ],
        "comments": [
            {"page": comment.page_id, "text": comment.text, "created_at": comment.created_at} for comment in comments
        ],
        "replies": [{"text": reply.text, "created_at": reply.created_at} for reply in replies],
        "feedback": [
            {
                "page": vote.page.title,
                "helpful": vote.helpful,
                "reason": vote.reason,
                "comment": vote.comment,
                "created_at": vote.created_at,
            }
            for vote in votes
        ],
    }
