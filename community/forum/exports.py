"""What an account's owner gets of the forum."""

from typing import Any

from core.accounts.exporting import contributes

from .models import Post


@contributes("forum")
def export_forum(user_id: int) -> dict[str, Any]:
    """Every post the account wrote, hidden ones included, with the title of its topic."""
    posts = Post.objects.filter(author_id=user_id).select_related("topic").order_by("id")
    return {
        "posts": [
            {
                "topic": post.topic.title,
                "path": f"{post.topic.path}#{post.anchor}",
                "body": post.body,
                "created_at": post.created_at,
                "edited_at": post.edited_at,
            }
            for post in posts.iterator(chunk_size=500)
        ]
    }
