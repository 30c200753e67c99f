"""What readers say of pages: types, inputs, reads and mutations."""

from datetime import datetime
from typing import Any, cast

import strawberry
from strawberry import relay

from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import Node, key_of, node_type, required_key
from api.core.permissions import ANYONE
from cms import models
from cms.feedback import actions, reading
from cms.kinds import NODE_NAMES
from core.accounts.callers import address_of, caller_name
from core.accounts.scopes import Scope

FeedbackReason = strawberry.enum(
    models.ArticleFeedback.Reason, name="FeedbackReason", description="Why a page did not help."
)
VISITOR = (
    "For visitors without an account: 16 to 64 random letters, digits, '-' or '_' that the app makes up once and "
    "keeps. Only a mark that differs from page to page is stored. Signed-in readers: their vote from before signing "
    "in is replaced, or taken back as well."
)


@node_type(
    models.ArticleFeedback,
    name="ArticleFeedback",
    description="A reader's vote on one published version of a page: for the reader, and for those who "
    "may edit the page.",
)
class ArticleFeedbackType(Node):
    """As `cms.models.ArticleFeedback`; who said it is told to nobody."""

    @strawberry.field
    def helpful(self, root: strawberry.Parent[Any]) -> bool:
        return bool(root.helpful)

    @strawberry.field(description="With a no; null where none was given.")
    def reason(self, root: strawberry.Parent[Any]) -> FeedbackReason | None:  # type: ignore[valid-type]
        return models.ArticleFeedback.Reason(root.reason) if root.reason else None

    @strawberry.field(description="Plain text, up to 1,000 characters; may be empty.")
    def comment(self, root: strawberry.Parent[Any]) -> str:
        return str(root.comment)

    @strawberry.field
    def created_at(self, root: strawberry.Parent[Any]) -> datetime:
        return cast(datetime, root.created_at)

    @strawberry.field(description="When the reader last said something else.")
    def changed_at(self, root: strawberry.Parent[Any]) -> datetime:
        return cast(datetime, root.changed_at)


@strawberry.type(description="How many readers found the version that is live now helpful.")
class Helpfulness:
    """As `cms.feedback.reading.Helpfulness`."""

    yes: int
    no: int
    share: float | None = strawberry.field(description="The part that said yes, 0 to 1; null without a vote.")


def helpfulness_type(found: reading.Helpfulness | None) -> Helpfulness | None:
    """The counts as their type."""
    return Helpfulness(yes=found.yes, no=found.no, share=found.share) if found else None


@strawberry.input
class ArticleFeedbackGiveInput:
    page_id: relay.GlobalID = strawberry.field(description="Of a `DocumentPage`.")
    helpful: bool
    reason: FeedbackReason | None = strawberry.field(default=None, description="With a no only.")  # type: ignore[valid-type]
    comment: str = strawberry.field(default="", description="Plain text, up to 1,000 characters.")
    visitor_id: str | None = strawberry.field(default=None, description=VISITOR)
    client_mutation_id: str | None = None


@strawberry.input
class ArticleFeedbackWithdrawInput:
    page_id: relay.GlobalID = strawberry.field(description="Of a `DocumentPage`.")
    visitor_id: str | None = strawberry.field(default=None, description=VISITOR)
    client_mutation_id: str | None = None


@strawberry.type
class ArticleFeedbackGivePayload(Payload):
    feedback: ArticleFeedbackType | None = None


@strawberry.type
class ArticleFeedbackWithdrawPayload(Payload):
    withdrawn: bool | None = strawberry.field(default=None, description="False where there was no vote.")


@strawberry.type
class FeedbackQuery:
    """One's own votes. What everybody is served of a page says nothing of who reads it, so these stand apart."""

    @strawberry.field(
        description="The viewer's own vote on the version of a page that is live now. Null for visitors: their app "
        "remembers what they said."
    )
    def article_feedback(self, info: Info, page_id: relay.GlobalID) -> ArticleFeedbackType | None:
        return cast(Any, reading.own_feedback(viewer=viewer_of(info), page_id=key_of(page_id, *NODE_NAMES)))


@strawberry.type
class FeedbackMutation:
    @mutation(
        permission=ANYONE,
        scope=Scope.FEEDBACK_WRITE,
        description="Say whether a page helped. The vote is on the version that is live now; another one replaces it.",
    )
    def article_feedback_give(self, info: Info, input: ArticleFeedbackGiveInput) -> ArticleFeedbackGivePayload:
        feedback = actions.give_feedback(
            reader=_reader(info, input.visitor_id),
            page_id=page_key(input.page_id),
            helpful=input.helpful,
            reason=input.reason or "",
            comment=input.comment,
        )
        return ArticleFeedbackGivePayload(feedback=cast(Any, feedback))

    @mutation(
        permission=ANYONE,
        scope=Scope.FEEDBACK_WRITE,
        description="Take one's vote on a page back. May be repeated.",
    )
    def article_feedback_withdraw(
        self, info: Info, input: ArticleFeedbackWithdrawInput
    ) -> ArticleFeedbackWithdrawPayload:
        withdrawn = actions.withdraw_feedback(reader=_reader(info, input.visitor_id), page_id=page_key(input.page_id))
        return ArticleFeedbackWithdrawPayload(withdrawn=withdrawn)


def _reader(info: Info, visitor_id: str | None) -> actions.Reader:
    viewer = viewer_of(info)
    caller = caller_name(viewer, address_of(info.context.request))
    return actions.Reader(viewer=viewer, caller=caller, visitor=visitor_id or "")


def page_key(page_id: relay.GlobalID) -> int:
    """The key of a document. Refuses any other id with NOT_FOUND at `page_id`."""
    return required_key(page_id, NODE_NAMES, "page_id")
