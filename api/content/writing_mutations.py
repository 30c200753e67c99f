"""The writers' side of pages: mutations, each of them one action."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import strawberry
from strawberry import relay

from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import required_key
from api.core.permissions import SIGNED_IN
from cms.kinds import NODE_NAMES
from cms.markdown import Problem
from cms.models.pages import BodyPage
from cms.writing import actions, reading
from core.accounts.scopes import Scope

from .writing import REVISION, ArticleDraft, Significance, draft_type, revision_id

SCOPE = Scope.CONTENT_WRITE
MAX_PROBLEMS = 100

ReviewDecision = strawberry.enum(
    actions.Decision, name="ReviewDecision", description="What a reviewer says of a version."
)
PAGE = "Of a `DocumentPage`."
BASE = "The version you have read, as `ArticleRevision`: where there is a later one by now, it is a CONFLICT."
NOTE = "Why, for other writers: up to 300 characters. Left out in a draft, what the draft said stays."
BODY = (
    "Markdown, up to 500,000 characters and 2,000 blocks. `articleDraft.markdown` says how it names images and pages."
)


@strawberry.input
class ArticleCreateInput:
    category_id: relay.GlobalID = strawberry.field(description="A `Category`, in any language.")
    locale: str | None = strawberry.field(default=None, description="Its language; else the category's.")
    title: str
    summary: str = strawberry.field(default="", description="One or two sentences, up to 320 characters.")
    slug: str | None = strawberry.field(default=None, description="The end of its address; else made from the title.")
    tags: list[str] | None = None
    body: str = strawberry.field(default="", description=BODY)
    video_id: relay.GlobalID | None = strawberry.field(default=None, description="A `Video` makes it a tutorial.")
    client_mutation_id: str | None = None


@strawberry.input(description="What is left out stays as it is.")
class ArticleUpdateInput:
    page_id: relay.GlobalID = strawberry.field(description=PAGE)
    base_revision_id: relay.GlobalID = strawberry.field(description=BASE)
    base_saved_at: datetime | None = strawberry.field(
        default=None,
        description="Its `savedAt`: Wagtail's editor saves one version several times while its writer types.",
    )
    title: str | None = None
    summary: str | None = None
    slug: str | None = None
    seo_title: str | None = None
    search_description: str | None = None
    tags: list[str] | None = None
    body: str | None = strawberry.field(default=None, description=BODY)
    change_note: str | None = strawberry.field(default=None, description=NOTE)
    client_mutation_id: str | None = None


@strawberry.input
class ArticlePublishInput:
    page_id: relay.GlobalID = strawberry.field(description=PAGE)
    base_revision_id: relay.GlobalID | None = strawberry.field(default=None, description=BASE)
    significance: Significance | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="What the change means for translations; MINOR where nothing was said."
    )
    change_note: str | None = strawberry.field(default=None, description=NOTE)
    go_live_at: datetime | None = strawberry.field(
        default=strawberry.UNSET,
        description="With its time zone. In the future: it is scheduled. Null: at once. Left out: as the draft says.",
    )
    expire_at: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="With its time zone. Null: never. Left out: as the draft says."
    )
    client_mutation_id: str | None = None


@strawberry.input
class ArticleUnpublishInput:
    page_id: relay.GlobalID = strawberry.field(description=PAGE)
    client_mutation_id: str | None = None


@strawberry.input
class ArticleRevertInput:
    page_id: relay.GlobalID = strawberry.field(description=PAGE)
    revision_id: relay.GlobalID = strawberry.field(description="The `ArticleRevision` that becomes the draft.")
    base_revision_id: relay.GlobalID | None = strawberry.field(default=None, description=BASE)
    client_mutation_id: str | None = None


@strawberry.input
class ArticleSubmitForReviewInput:
    page_id: relay.GlobalID = strawberry.field(description=PAGE)
    base_revision_id: relay.GlobalID | None = strawberry.field(default=None, description=BASE)
    client_mutation_id: str | None = None


@strawberry.input
class ArticleReviewDecideInput:
    page_id: relay.GlobalID = strawberry.field(description=PAGE)
    decision: ReviewDecision  # type: ignore[valid-type]
    comment: str = strawberry.field(default="", description="Up to 2,000 characters; needed to reject.")
    revision_id: relay.GlobalID | None = strawberry.field(default=None, description=BASE)
    client_mutation_id: str | None = None


@strawberry.type(description="Something in the Markdown that the page cannot hold as it is: it was simplified.")
class ConversionProblem:
    """As `cms.markdown.Problem`."""

    text: str
    line: int = strawberry.field(description="The line of the Markdown, from 1; 0 where it has none.")


@strawberry.type(description="How the Markdown became blocks.")
class Conversion:
    """As `cms.writing.actions.Written`."""

    problems: list[ConversionProblem] = strawberry.field(
        description="What could not be carried over as it was, at most 100."
    )


@strawberry.interface(description="What a mutation of a draft answers.")
class DraftPayload(Payload):
    """Keeps the page's key, so that a replay reads the draft as it is by then."""

    page: strawberry.Private[str | None] = None

    @strawberry.field(description="The draft as it is now.")
    def draft(self, info: Info) -> ArticleDraft | None:
        if not self.page:
            return None
        kind, _, key = self.page.partition(":")
        return draft_type(reading.page_of_writer(viewer=viewer_of(info), page_id=int(key), kind=kind))


@strawberry.interface(description="What a mutation answers that builds on a version.")
class BasedPayload(DraftPayload):
    newer_revision: strawberry.Private[int | None] = None

    @strawberry.field(description="With a CONFLICT: the version that somebody has saved since yours.")
    def newer_revision_id(self) -> strawberry.ID | None:
        found = revision_id(self.newer_revision)
        return strawberry.ID(found) if found else None


@strawberry.interface(description="What a mutation answers that reads Markdown.")
class ConvertedPayload(DraftPayload):
    told: strawberry.Private[str | None] = None

    @strawberry.field(description="What became of the Markdown.")
    def conversion(self) -> Conversion | None:
        if self.told is None:
            return None
        return Conversion(problems=[ConversionProblem(text=text, line=line) for text, line in json.loads(self.told)])


@strawberry.type
class ArticleCreatePayload(ConvertedPayload):
    pass


@strawberry.type
class ArticleUpdatePayload(ConvertedPayload, BasedPayload):
    pass


@strawberry.type
class ArticlePublishPayload(BasedPayload):
    pass


@strawberry.type
class ArticleUnpublishPayload(DraftPayload):
    pass


@strawberry.type
class ArticleRevertPayload(BasedPayload):
    pass


@strawberry.type
class ArticleSubmitForReviewPayload(BasedPayload):
    pass


@strawberry.type
class ArticleReviewDecidePayload(BasedPayload):
    pass


@strawberry.type
class WritingMutation:
    @mutation(
        permission=SIGNED_IN,
        scope=SCOPE,
        description="Begin an article, or a tutorial around a video. Nobody but its writers sees it.",
    )
    def article_create(self, info: Info, input: ArticleCreateInput) -> ArticleCreatePayload:
        written = actions.start_article(
            actor=viewer_of(info),
            category_id=required_key(input.category_id, "Category", "category_id"),
            locale=input.locale,
            video_id=required_key(input.video_id, "Video", "video_id") if input.video_id else None,
            fields=actions.Fields(
                title=input.title,
                summary=input.summary,
                slug=input.slug,
                tags=input.tags or [],
                markdown=input.body,
            ),
        )
        return ArticleCreatePayload(page=_name(written.page), told=_told(written.problems))

    @mutation(
        permission=SIGNED_IN,
        scope=SCOPE,
        description="Save a new version of a page as its draft. What is live stays as it is.",
    )
    def article_update(self, info: Info, input: ArticleUpdateInput) -> ArticleUpdatePayload:
        page_id, kind = _page(input.page_id)
        written = actions.update_draft(
            actor=viewer_of(info),
            page_id=page_id,
            kind=kind,
            base_revision_id=required_key(input.base_revision_id, REVISION, "base_revision_id"),
            base_saved_at=input.base_saved_at,
            note=input.change_note,
            fields=actions.Fields(
                title=input.title,
                summary=input.summary,
                slug=input.slug,
                seo_title=input.seo_title,
                search_description=input.search_description,
                tags=input.tags,
                markdown=input.body,
            ),
        )
        return ArticleUpdatePayload(page=_name(written.page), told=_told(written.problems))

    @mutation(
        permission=SIGNED_IN,
        scope=SCOPE,
        description="Publish the latest version of a page, at once or on schedule. A review that is going on ends.",
    )
    def article_publish(self, info: Info, input: ArticlePublishInput) -> ArticlePublishPayload:
        page_id, kind = _page(input.page_id)
        page = actions.publish_page(
            actor=viewer_of(info),
            page_id=page_id,
            kind=kind,
            base_revision_id=_base(input.base_revision_id),
            significance=input.significance,
            note=input.change_note,
            go_live_at=actions.KEEP if input.go_live_at is strawberry.UNSET else input.go_live_at,
            expire_at=actions.KEEP if input.expire_at is strawberry.UNSET else input.expire_at,
        )
        return ArticlePublishPayload(page=_name(page))

    @mutation(
        permission=SIGNED_IN,
        scope=SCOPE,
        description="Take a page away from its readers, and a schedule back. May be repeated. Nothing is deleted.",
    )
    def article_unpublish(self, info: Info, input: ArticleUnpublishInput) -> ArticleUnpublishPayload:
        page_id, kind = _page(input.page_id)
        page = actions.unpublish_page(actor=viewer_of(info), page_id=page_id, kind=kind)
        return ArticleUnpublishPayload(page=_name(page))

    @mutation(
        permission=SIGNED_IN,
        scope=SCOPE,
        description="Make an older version of a page its draft. What is live stays as it is.",
    )
    def article_revert(self, info: Info, input: ArticleRevertInput) -> ArticleRevertPayload:
        page_id, kind = _page(input.page_id)
        page = actions.revert_page(
            actor=viewer_of(info),
            page_id=page_id,
            kind=kind,
            revision_id=required_key(input.revision_id, REVISION, "revision_id"),
            base_revision_id=_base(input.base_revision_id),
        )
        return ArticleRevertPayload(page=_name(page))

    @mutation(permission=SIGNED_IN, scope=SCOPE, description="Hand the latest version of a page to its reviewers.")
    def article_submit_for_review(
        self, info: Info, input: ArticleSubmitForReviewInput
    ) -> ArticleSubmitForReviewPayload:
        page_id, kind = _page(input.page_id)
        page = actions.submit_for_review(
            actor=viewer_of(info), page_id=page_id, kind=kind, base_revision_id=_base(input.base_revision_id)
        )
        return ArticleSubmitForReviewPayload(page=_name(page))

    @mutation(
        permission=SIGNED_IN,
        scope=SCOPE,
        description="Approve the version that waits for its review, or send it back. Nobody approves their own.",
    )
    def article_review_decide(self, info: Info, input: ArticleReviewDecideInput) -> ArticleReviewDecidePayload:
        page_id, kind = _page(input.page_id)
        page = actions.decide_review(
            actor=viewer_of(info),
            page_id=page_id,
            kind=kind,
            decision=input.decision,
            comment=input.comment,
            revision_id=_base(input.revision_id, "revision_id"),
        )
        return ArticleReviewDecidePayload(page=_name(page))


def _page(id: relay.GlobalID) -> tuple[int, str]:
    return required_key(id, NODE_NAMES, "page_id"), id.type_name


def _base(id: relay.GlobalID | None, field: str = "base_revision_id") -> int | None:
    return required_key(id, REVISION, field) if id is not None else None


def _name(page: BodyPage) -> str:
    return f"{page.node_name}:{page.pk}"


def _told(problems: Sequence[Problem]) -> str:
    told: list[tuple[Any, ...]] = [(problem.text, problem.line) for problem in problems[:MAX_PROBLEMS]]
    return json.dumps(told)
