"""The writers' side of pages: drafts, versions and review; types and reads."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, cast

import strawberry
from strawberry import relay
from wagtail.models import WorkflowState

from api.core.alone import refuse_in_list
from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.nodes import Node, global_id, key_of, node_type
from cms.kinds import NODE_NAMES
from cms.models import PageVersion
from cms.models.pages import BodyPage
from cms.models.translation import Significance as DomainSignificance
from cms.versions import comparison
from cms.writing import reading
from core.text import marking

Significance = strawberry.enum(
    DomainSignificance, name="Significance", description="How much a change of an original matters to translations."
)
PartChange = strawberry.enum(comparison.Kind, name="PartChange", description="What happened to a part of a page.")
TextChange = strawberry.enum(marking.Change, name="TextChange", description="What happened to a piece of a text.")
REVISION = "ArticleRevision"


@node_type(
    PageVersion,
    name=REVISION,
    description="A saved version of a page, for those who may edit or publish the page.",
)
class ArticleRevisionType(Node):
    """As `cms.models.PageVersion`."""

    @strawberry.field(description="When it was saved.")
    def saved_at(self, root: strawberry.Parent[Any]) -> datetime:
        return cast(datetime, root.created_at)

    @strawberry.field(description="The name of whoever saved it; null where the account is gone.")
    def saved_by(self, root: strawberry.Parent[Any]) -> str | None:
        return str(root.user.name or root.user) if root.user else None

    @strawberry.field(description="Why, in the writer's words; may be empty.")
    def change_note(self, root: strawberry.Parent[Any]) -> str:
        return str(root.change_note)

    @strawberry.field(description="What its writer said of it for translations.")
    def significance(self, root: strawberry.Parent[Any]) -> Significance:  # type: ignore[valid-type]
        stored = root.content.get("significance")
        return DomainSignificance(stored) if stored in DomainSignificance.values else DomainSignificance.MINOR

    @strawberry.field(description="Whether this is the version that readers see.")
    def live(self, root: strawberry.Parent[Any]) -> bool:
        return bool(root.is_live)

    @strawberry.field(description="When this version goes live; null where that is not scheduled.")
    def scheduled_at(self, root: strawberry.Parent[Any]) -> datetime | None:
        return cast(datetime | None, root.approved_go_live_at)


@strawberry.type(description="The review that a page waits for, or was sent back from.")
class ArticleReview:
    """As Wagtail's `WorkflowState` and its current task."""

    waiting: bool = strawberry.field(description="For a reviewer; else for its writer, who was asked for changes.")
    requested_by: str | None
    requested_at: datetime
    comment: str = strawberry.field(description="What the reviewer said; may be empty.")
    mine: bool = strawberry.field(description="Whether the viewer may decide it.")


@strawberry.type(description="The latest version of a page, for those who may edit or publish it.")
class ArticleDraft:
    """As `cms.writing.reading`. `page` is the row, `version` in memory."""

    page: strawberry.Private[BodyPage]

    @strawberry.field(description="The page's id, whether readers see it or not.")
    def page_id(self) -> relay.GlobalID:
        return relay.GlobalID(self.page.node_name, str(self.page.pk))

    @strawberry.field(description="The version itself: send its id as `baseRevisionId`.")
    def revision(self) -> ArticleRevisionType | None:
        return cast(Any, reading.latest_version(self.page))

    @strawberry.field
    def title(self) -> str:
        return str(_version(self).title)

    @strawberry.field(description="One or two sentences; may be empty.")
    def summary(self) -> str:
        return str(_version(self).summary)

    @strawberry.field
    def slug(self) -> str:
        return str(_version(self).slug)

    @strawberry.field(description="In alphabetical order.")
    def tags(self) -> list[str]:
        return sorted(tag.name for tag in _version(self).tags.all())

    @strawberry.field(
        description="The body as Markdown, from which `articleUpdate` makes the same body. Images are named "
        "`/images/7`, documents `/documents/7`, videos `/videos/7`, pages by their paths in the web app."
    )
    def markdown(self, info: Info) -> str:
        refuse_in_list(info, "articleDraft(pageId:)")
        return reading.markdown_of(_version(self), viewer_of(info))

    @strawberry.field(description="Where the page stands in the web app once it is live.")
    def path(self) -> str:
        return str(self.page.web_path)

    @strawberry.field
    def locale(self) -> str:
        return str(self.page.language_code)

    @strawberry.field(description="Whether readers see a version of the page.")
    def live(self) -> bool:
        return bool(self.page.live)

    @strawberry.field(description="Whether this version says something that readers do not see.")
    def has_unpublished_changes(self) -> bool:
        return bool(self.page.has_unpublished_changes or not self.page.live)

    @strawberry.field(description="The date this draft would go live on; it counts once the page is published.")
    def go_live_at(self) -> datetime | None:
        return cast(datetime | None, _version(self).go_live_at)

    @strawberry.field(description="The date this draft would expire on; it counts once the page is published.")
    def expire_at(self) -> datetime | None:
        return cast(datetime | None, _version(self).expire_at)

    @strawberry.field(description="When a version is going live by itself; null where nothing is scheduled.")
    def scheduled_at(self) -> datetime | None:
        waiting = self.page.scheduled_revision
        return waiting.approved_go_live_at if waiting is not None else None

    @strawberry.field(description="When what readers see expires by itself.")
    def live_expires_at(self) -> datetime | None:
        return self.page.expire_at if self.page.live else None

    @strawberry.field(description="Null while no review is going on.")
    def review(self, info: Info) -> ArticleReview | None:
        state = self.page.current_workflow_state
        if state is None:
            return None
        task, last = self.page.current_workflow_task, state.current_task_state
        waiting = state.status == WorkflowState.STATUS_IN_PROGRESS
        by = state.requested_by
        return ArticleReview(
            waiting=waiting,
            requested_by=str(by.name or by) if by else None,
            requested_at=state.created_at,
            comment=last.comment if last is not None else "",
            mine=waiting and task is not None and bool(task.get_actions(self.page, viewer_of(info))),
        )


@strawberry.type(description="A piece of a text and what happened to it.")
class MarkedText:
    """As `core.text.marking.Mark`."""

    change: TextChange  # type: ignore[valid-type]
    text: str


@strawberry.type(description="A part of a page that is not what it was.")
class PartDifference:
    """As `cms.versions.comparison.Row`, in plain text."""

    key: str = strawberry.field(description="A block's id over all versions, or a field's name.")
    part: str = strawberry.field(description="A block's type, such as \"paragraph\", or a field's name.")
    label: str = strawberry.field(description="The same in words.")
    change: PartChange  # type: ignore[valid-type]
    moved: bool
    section: str = strawberry.field(description="The heading above it; may be empty.")
    before: str = strawberry.field(description="Up to 4,000 characters.")
    after: str = strawberry.field(description="Up to 4,000 characters.")
    marks: list[MarkedText] = strawberry.field(
        description="Both in one, with what went and what came. Never HTML. Unchanged text far from a change is “…”."
    )


@strawberry.type(description="What changed between two versions.")
class RevisionChanges:
    """As `cms.versions.comparison.Comparison`."""

    parts: list[PartDifference] = strawberry.field(description="In the order of the page, at most 200.")
    omitted: int = strawberry.field(description="How many more there are.")


def _version(draft: ArticleDraft) -> Any:
    held = vars(draft)
    if "_version" not in held:
        held["_version"] = reading.draft_of(draft.page)
    return held["_version"]


def page_and_kind(id: relay.GlobalID) -> tuple[int | None, str]:
    """The key and the type that an id names, where it is one of a page with a body."""
    return key_of(id, *NODE_NAMES), id.type_name


def draft_type(page: BodyPage | None) -> ArticleDraft | None:
    """The draft of a page as its type."""
    return ArticleDraft(page=page) if page is not None else None


@strawberry.type
class WritingQuery:
    """What writers read. A page that is not theirs and one that is not there look the same."""

    @strawberry.field(
        description="The latest version of a page, published or not; null for all but those who may edit or publish it."
    )
    def article_draft(self, info: Info, page_id: relay.GlobalID) -> ArticleDraft | None:
        key, kind = page_and_kind(page_id)
        return draft_type(reading.page_of_writer(viewer=viewer_of(info), page_id=key, kind=kind))

    @connection(
        Connection[ArticleRevisionType],
        disable_optimization=True,
        description="The versions of a page, the latest first; none for all but those who may edit or publish it.",
    )
    def article_revisions(self, info: Info, page_id: relay.GlobalID) -> Iterable[PageVersion]:
        key, kind = page_and_kind(page_id)
        page = reading.page_of_writer(viewer=viewer_of(info), page_id=key, kind=kind)
        found = reading.versions_of(page) if page is not None else PageVersion.objects.none().newest_first()
        return cast(Iterable[PageVersion], found)

    @strawberry.field(
        description="What changed from one version to another; left out, either is what readers see. Null where there "
        "is no such version of the page, or it is not yours."
    )
    def revision_changes(
        self,
        info: Info,
        page_id: relay.GlobalID,
        from_: Annotated[relay.GlobalID | None, strawberry.argument(name="from")] = None,
        to: relay.GlobalID | None = None,
    ) -> RevisionChanges | None:
        key, kind = page_and_kind(page_id)
        page = reading.page_of_writer(viewer=viewer_of(info), page_id=key, kind=kind)
        sides = [key_of(side, REVISION) for side in (from_, to)]
        if page is None or any(side is not None and one is None for side, one in zip((from_, to), sides, strict=True)):
            return None
        found = reading.changes_between(page, *sides, viewer=viewer_of(info))
        if found is None:
            return None
        parts = [
            PartDifference(
                key=row.key,
                part=row.part,
                label=row.label,
                change=row.kind,
                moved=row.moved,
                section=row.section,
                before=row.before,
                after=row.after,
                marks=[MarkedText(change=mark.change, text=mark.text) for mark in row.marks],
            )
            for row in found.rows
        ]
        return RevisionChanges(parts=parts, omitted=found.omitted)


def revision_id(key: Any) -> str | None:
    """The id of a version, as clients see it."""
    return global_id(REVISION, int(key)) if key else None
