"""What an account's owner gets of search: what they asked, as far as it is still kept."""

from typing import Any

from core.accounts.exporting import contributes

from .models import AskedQuestion


@contributes("search")
def export_search(user_id: int) -> dict[str, Any]:
    """The account's questions with what was opened from them."""
    questions = AskedQuestion.objects.filter(user_id=user_id).prefetch_related("opened").order_by("asked_at")
    return {
        "questions": [
            {
                "text": question.text,
                "locale": question.locale,
                "filters": question.filters,
                "place": question.place,
                "results": question.results,
                "asked_at": question.asked_at,
                "opened": [
                    {"kind": hit.kind, "id": hit.object_id, "position": hit.position, "at": hit.at}
                    for hit in question.opened.all()
                ],
            }
            for question in questions
        ]
    }
