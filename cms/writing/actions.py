"""What writers do to pages from elsewhere than Wagtail's editor.

Each of these asks Wagtail's permissions, holds the page's row, and goes through Wagtail's own ways: a revision, its
publication, its workflow. Who may not edit a page is told the same as where there is none.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, WorkflowState

from cms.imports import as_refusal, body_of, keep_ids
from cms.markdown import MAX_MARKDOWN, Problem, same
from cms.models import ArticlePage, CategoryPage, ContentPage, EditorialReviewTask, PageVersion, TutorialPage
from cms.models.pages import BodyPage
from cms.models.review_task import own_version
from cms.models.translation import Significance
from cms.policies import can_preview
from cms.times import told_time
from core.accounts.models import User, Viewer
from core.contributions import one_line
from core.errors import DomainError, ErrorCode
from media_pipeline.models import Video

from .checks import check_body, check_dates, check_title, checked_tags
from .markdown import from_markdown

MAX_NOTE = 300
MAX_COMMENT = 2_000


class KeepDate:
    """Said instead of a date: it stays as it is in the draft."""


KEEP = KeepDate()


class Decision(StrEnum):
    """What a reviewer says of a version."""

    APPROVE = "APPROVE"
    REJECT = "REJECT"


@dataclass(frozen=True)
class Written:
    """A page after it was written to, and what of the Markdown could not be carried over."""

    page: BodyPage
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Fields:
    """New values of a draft's fields; None: as it is."""

    title: str | None = None
    summary: str | None = None
    slug: str | None = None
    seo_title: str | None = None
    search_description: str | None = None
    tags: Iterable[str] | None = None
    markdown: str | None = None

    def plain(self) -> dict[str, str]:
        """Those that are one line each."""
        names = ("title", "summary", "slug", "seo_title", "search_description")
        return {name: one_line(getattr(self, name)) for name in names if getattr(self, name) is not None}


@transaction.atomic
def start_article(
    *,
    actor: Viewer,
    category_id: int,
    locale: str | None,
    fields: Fields,
    video_id: int | None = None,
) -> Written:
    """A new article that nobody but its writers sees; a tutorial where it has a video.

    `category_id` may be the category in any language: the page is made in the one of `locale`.
    """
    writer = _writer(actor)
    shelf = _shelf(writer, category_id, locale)
    model: type[BodyPage] = ArticlePage if video_id is None else TutorialPage
    page = model(locale=shelf.locale, live=False, owner=writer, **fields.plain())
    if video_id is not None:
        page.video = Video.objects.visible_to(writer).filter(pk=video_id).first()
        if page.video is None:
            raise DomainError(ErrorCode.NOT_FOUND, _("There is no such video."), "video_id")
    check_title(page.title)
    problems = _assign(page, writer, fields)
    with _as_refusals():
        if model not in shelf.creatable_subpage_models():
            raise PermissionDenied
        # Its path is counted from its siblings: two new pages at once follow each other.
        Page.objects.select_for_update(of=("self",), no_key=True).get(pk=shelf.pk)
        shelf.refresh_from_db()
        shelf.add_child(instance=page)
        page.save_revision(user=writer, log_action=True)
    return Written(page, problems)


@transaction.atomic
def update_draft(
    *,
    actor: Viewer,
    page_id: int,
    kind: str,
    base_revision_id: int,
    fields: Fields,
    base_saved_at: datetime | None = None,
    note: str | None = None,
) -> Written:
    """Save a new version that nobody but the page's writers sees. CONFLICT where there is one since the base."""
    writer = _writer(actor)
    page = _held(writer, page_id, kind, base_revision_id, base_saved_at)
    _refuse_locked(page, writer)
    draft = _draft_of(page, note)
    for name, value in fields.plain().items():
        setattr(draft, name, value)
    problems = _assign(draft, writer, fields)
    check_title(draft.title)
    with _as_refusals():
        draft.save_revision(user=writer, log_action=True)
    page.refresh_from_db()
    return Written(page, problems)


@transaction.atomic
def publish_page(
    *,
    actor: Viewer,
    page_id: int,
    kind: str,
    base_revision_id: int | None = None,
    significance: Significance | None = None,
    note: str | None = None,
    go_live_at: datetime | KeepDate | None = KEEP,
    expire_at: datetime | KeepDate | None = KEEP,
) -> BodyPage:
    """Publish the latest version, now or at `go_live_at`; a date that is `KEEP` stays as it is in the draft."""
    writer = _writer(actor)
    page = _held(writer, page_id, kind, base_revision_id)
    if not page.permissions_for_user(writer).can_publish():
        raise DomainError(ErrorCode.FORBIDDEN, _("Your account may not publish this page."))
    _refuse_locked(page, writer)
    draft = _draft_of(page, note)
    draft.significance = significance or draft.significance
    if not isinstance(go_live_at, KeepDate):
        draft.go_live_at = go_live_at
    if not isinstance(expire_at, KeepDate):
        draft.expire_at = expire_at
    check_dates(draft)
    check_body(draft)
    with _as_refusals():
        revision = draft.save_revision(user=writer, log_action=True)
        revision.publish(user=writer)
    page.refresh_from_db()
    return page


@transaction.atomic
def unpublish_page(*, actor: Viewer, page_id: int, kind: str) -> BodyPage:
    """Take a page away from its readers, and back what was scheduled. May be repeated."""
    writer = _writer(actor)
    page = _held(writer, page_id, kind)
    permissions = page.permissions_for_user(writer)
    if not permissions.can_publish():
        raise DomainError(ErrorCode.FORBIDDEN, _("Your account may not unpublish this page."))
    _refuse_locked(page, writer, of_schedule=False)
    with _as_refusals():
        waiting = page.scheduled_revision
        if waiting is not None:
            waiting.approved_go_live_at = None
            waiting.save(user=writer, update_fields=["approved_go_live_at"])
        page = _afresh(page)
        if page.live:
            UnpublishPageAction(page, user=writer).execute()
    return _afresh(page)


@transaction.atomic
def revert_page(
    *, actor: Viewer, page_id: int, kind: str, revision_id: int, base_revision_id: int | None = None
) -> BodyPage:
    """Make an older version the draft, with a change note that says so. Dates of a schedule stay as they are now.

    CONFLICT where somebody has saved a version since `base_revision_id`.
    """
    writer = _writer(actor)
    page = _held(writer, page_id, kind, base_revision_id)
    _refuse_locked(page, writer)
    older = PageVersion.objects.of_page(page).filter(pk=revision_id).first()
    if older is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("The page has no such version."), "revision_id")
    if older.pk == page.latest_revision_id:
        raise DomainError(ErrorCode.CONFLICT, _("This is the latest version already."), "revision_id")
    now = page.get_latest_revision_as_object()
    draft = older.as_object()
    draft.go_live_at, draft.expire_at = now.go_live_at, now.expire_at
    draft.change_note = _revert_note(older)
    with _as_refusals():
        draft.save_revision(user=writer, log_action=True, previous_revision=older)
    page.refresh_from_db()
    return page


@transaction.atomic
def submit_for_review(*, actor: Viewer, page_id: int, kind: str, base_revision_id: int | None = None) -> BodyPage:
    """Hand the latest version to the page's reviewers."""
    writer = _writer(actor)
    page = _held(writer, page_id, kind, base_revision_id)
    workflow = page.get_workflow()
    if workflow is None:
        raise DomainError(ErrorCode.CONFLICT, _("Pages here are not reviewed: publish it."))
    if page.workflow_in_progress:
        raise DomainError(ErrorCode.CONFLICT, _("This page waits for its review already."))
    _refuse_locked(page, writer)
    if page.live and not page.has_unpublished_changes:
        raise DomainError(ErrorCode.CONFLICT, _("There is nothing to review: readers see the latest version."))
    draft = page.get_latest_revision_as_object()
    check_body(draft)
    with _as_refusals():
        draft.full_clean()
        state = page.current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(user=writer)
        else:
            workflow.start(page, writer)
    return _afresh(page)


@transaction.atomic
def decide_review(
    *, actor: Viewer, page_id: int, kind: str, decision: Decision, comment: str = "", revision_id: int | None = None
) -> BodyPage:
    """Approve the version that waits for its review, or send it back with a comment."""
    writer = _writer(actor)
    page = _held(writer, page_id, kind, revision_id, field="revision_id")
    state, task = page.current_workflow_task_state, page.current_workflow_task
    if not page.workflow_in_progress or state is None or task is None:
        raise DomainError(ErrorCode.CONFLICT, _("This page does not wait for a review."))
    if isinstance(task, EditorialReviewTask) and task.is_own(page, writer):
        raise DomainError(ErrorCode.FORBIDDEN, own_version())
    action = decision.value.lower()
    if action not in {name for name, *_rest in task.get_actions(page, writer)}:
        raise DomainError(ErrorCode.FORBIDDEN, _("Your account may not review this page."))
    comment = comment.strip()
    if len(comment) > MAX_COMMENT:
        message = _("The comment is too long. At most %s characters fit.") % MAX_COMMENT
        raise DomainError(ErrorCode.TOO_LONG, message, "comment")
    if decision is Decision.REJECT and not comment:
        raise DomainError(ErrorCode.INVALID, _("Say what should be changed."), "comment")
    if decision is Decision.APPROVE:
        check_body(page.get_latest_revision_as_object())
    with _as_refusals():
        task.on_action(state.specific, writer, action, comment=comment)
    return _afresh(page)


def _writer(actor: Viewer) -> User:
    if not isinstance(actor, User) or not actor.is_active:
        raise DomainError(ErrorCode.UNAUTHENTICATED, _("Sign in first."))
    return actor


def _no_page(field: str = "page_id") -> DomainError:
    return DomainError(ErrorCode.NOT_FOUND, _("There is no such page, or it is not yours to edit."), field)


def _held(
    writer: User,
    page_id: int,
    kind: str,
    base_id: int | None = None,
    saved_at: datetime | None = None,
    *,
    field: str = "base_revision_id",
) -> BodyPage:
    """The page, whose row is held until the end of the transaction, as it is after the last version was saved."""
    held = Page.objects.select_for_update(of=("self",), no_key=True).filter(pk=page_id, alias_of__isnull=True).first()
    page = held.specific if held is not None else None
    if not isinstance(page, BodyPage) or page.node_name != kind or not can_preview(writer, page):
        raise _no_page()
    if base_id is None:
        return page
    latest = PageVersion.objects.of_page(page).filter(pk=page.latest_revision_id).first()
    if latest is not None and latest.pk == base_id and saved_at in {None, latest.created_at}:
        return page
    if not PageVersion.objects.of_page(page).filter(pk=base_id).exists():
        raise DomainError(ErrorCode.NOT_FOUND, _("The page has no such version."), field)
    raise DomainError(
        ErrorCode.CONFLICT,
        _("Somebody has saved another version since. Compare it with yours, then save again from there."),
        field,
        found={"newer_revision": latest.pk} if latest else None,
    )


def _afresh(page: BodyPage) -> BodyPage:
    """The page as it is now, without what was remembered of its workflow."""
    found: BodyPage = type(page).objects.get(pk=page.pk)
    return found


def _refuse_locked(page: BodyPage, writer: User, *, of_schedule: bool = True) -> None:
    lock = page.get_lock()
    if lock is None or not lock.for_user(writer):
        return
    if page.scheduled_revision is not None:
        if of_schedule:
            raise DomainError(
                ErrorCode.CONFLICT, _("This page is scheduled for publishing. Take the schedule back, then change it.")
            )
        return
    raise DomainError(ErrorCode.CONFLICT, _("This page is locked by somebody else."))


def _draft_of(page: BodyPage, note: str | None) -> BodyPage:
    """The latest version in memory, with the change note of the next one: what the draft says of itself stays said."""
    draft: BodyPage = page.get_latest_revision_as_object()
    if note is not None:
        if len(note) > MAX_NOTE:
            message = _("The note is too long. At most %s characters fit.") % MAX_NOTE
            raise DomainError(ErrorCode.TOO_LONG, message, "change_note")
        draft.change_note = one_line(note)
    elif not page.has_unpublished_changes:
        draft.change_note = ""
    if not page.has_unpublished_changes:
        draft.significance = Significance.MINOR
    return draft


def _assign(page: BodyPage, writer: User, fields: Fields) -> list[Problem]:
    """Give a draft its body and tags."""
    if fields.tags is not None:
        page.tags.set(checked_tags(fields.tags))
    if fields.markdown is None:
        return []
    before = list(page.body.raw_data)
    try:
        converted = from_markdown(writer, fields.markdown, before, body_of(type(page)))
    except (ValueError, RecursionError) as error:
        message = _("The text is too long. At most %s characters fit.") % MAX_MARKDOWN
        raise DomainError(ErrorCode.TOO_LONG, message, "body") from error
    if not same(before, converted.blocks):
        page.body = json.dumps(keep_ids(before, converted.blocks))
    return converted.problems


def _revert_note(older: PageVersion) -> str:
    author = str(older.user.name or older.user) if older.user is not None else _("somebody")
    note = _("Back to the version of %(date)s by %(author)s")
    return (note % {"date": told_time(older.created_at), "author": author})[:MAX_NOTE]


def _shelf(writer: User, category_id: int, locale: str | None) -> CategoryPage:
    """The category in which a page of `locale` is made, as far as this writer may add pages there."""
    category = CategoryPage.objects.filter(pk=category_id, alias_of__isnull=True).select_related("locale").first()
    if category is None:
        raise _no_category("category_id")
    if locale is not None and category.locale.language_code != locale:
        family = CategoryPage.objects.filter(translation_key=category.translation_key, alias_of__isnull=True)
        found = family.filter(locale__language_code=locale).select_related("locale").first()
        if found is None or not found.permissions_for_user(writer).can_add_subpage():
            raise _no_category("locale" if _may_add(category, writer) else "category_id")
        return found
    if not _may_add(category, writer):
        raise _no_category("category_id")
    return category


def _may_add(category: ContentPage, writer: User) -> bool:
    return bool(category.permissions_for_user(writer).can_add_subpage())


def _no_category(field: str) -> DomainError:
    return DomainError(ErrorCode.NOT_FOUND, _("There is no such category that you may add pages to."), field)


@contextmanager
def _as_refusals() -> Iterator[None]:
    """What Wagtail and the models refuse, as an action refuses."""
    try:
        yield
    except ValidationError as error:
        raise as_refusal(error) from error
    except PermissionDenied as error:
        raise DomainError(ErrorCode.FORBIDDEN, str(error) or _("Your account may not do this.")) from error
