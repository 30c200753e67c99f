"""What readers do with a page."""

from dataclasses import dataclass

from cms.events import WRITERS
from core.accounts.roles import user_label
from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class FeedbackEvent(Event):
    """A reader's word about one published version of a page. `user_id` is None for a visitor.

    Its node is the vote, not the page: what readers are shown of a page does not change with a vote.
    """

    feedback_id: int
    page_id: int
    revision_id: int
    user_id: int | None

    def audience(self) -> frozenset[str]:
        return WRITERS if self.user_id is None else WRITERS | {user_label(self.user_id)}

    def node(self) -> tuple[str, int]:
        return ("ArticleFeedback", self.feedback_id)


@dataclass(frozen=True, kw_only=True)
class ArticleRated(FeedbackEvent):
    """A reader said whether the page helped, or says otherwise now."""

    helpful: bool


@dataclass(frozen=True, kw_only=True)
class ArticleRatingWithdrawn(FeedbackEvent):
    """A reader took the vote back."""
