"""Wagtail's signals, told as our events. The only place where they are listened to.

Wagtail's own writers (admin views, actions, the scheduler) know nothing of our events; they send signals.
Each is told within the transaction of its cause where there is one (the editor's save and publish, our own
actions); where Wagtail changes a page outside of one, the event is committed right behind the change.

Privacy is changed through a plain model and has no signal of its own, so the model's are listened to.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal
from wagtail.models import Page, PageViewRestriction, Revision, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from core.accounts.roles import PUBLIC
from core.events.actions import emit

from .access import labels_for
from .actions import show_videos_of_tutorials
from .events import PageAccessChanged, PageEvent, PageMoved, PagePublished, PageUnpublished
from .models import ContentPage, TutorialPage
from .models.pages import BodyPage
from .paths import content_path
from .review_mail import ask_for_review, stay_silent, tell_of_approval, tell_of_rejection
from .reviews.actions import note_review_date
from .translation.actions import note_publication


def connect() -> None:
    """Begin to listen."""
    for signal, receiver in (
        (page_published, _page_published),
        (page_unpublished, _page_unpublished),
        (page_slug_changed, _page_slug_changed),
        (post_page_move, _page_moved),
    ):
        signal.connect(receiver, dispatch_uid=f"cms.{receiver.__name__}")
    post_save.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="cms.restriction_saved")
    post_delete.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="cms.restriction_deleted")
    m2m_changed.connect(
        _restriction_groups_changed, sender=PageViewRestriction.groups.through, dispatch_uid="cms.restriction_groups"
    )
    # Wagtail connects its mails under the same names after us, and what has its name already is not connected again.
    mails: tuple[tuple[Signal, Callable[..., None], type[Any], str], ...] = (
        (task_submitted, ask_for_review, TaskState, "group_approval_task_submitted_email_notification"),
        (workflow_submitted, stay_silent, WorkflowState, "workflow_state_submitted_email_notification"),
        (workflow_approved, tell_of_approval, WorkflowState, "workflow_state_approved_email_notification"),
        (workflow_rejected, tell_of_rejection, WorkflowState, "workflow_state_rejected_email_notification"),
    )
    for signal, letter, sender, name in mails:
        signal.connect(letter, sender=sender, dispatch_uid=name)


def _page_published(instance: Page, revision: Revision, **kwargs: Any) -> None:
    # Wagtail also sends this when a publication is only scheduled; readers see nothing of that yet.
    if instance.live and isinstance(instance, ContentPage):
        with transaction.atomic():
            note_publication(page=instance, revision=revision)
            note_review_date(page=instance)
            _tell(PagePublished, instance, revision_id=revision.pk)


def _page_unpublished(instance: Page, **kwargs: Any) -> None:
    _tell(PageUnpublished, instance)


def _page_slug_changed(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    _tell(PageMoved, instance.specific, old_path=content_path(instance_before.url_path))


def _page_moved(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    # A new place among its siblings is a move too, but it changes no address.
    if url_path_before != url_path_after:
        _tell(PageMoved, instance.specific, old_path=content_path(url_path_before))


def _restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _tell(PageAccessChanged, page.specific)


def _restriction_groups_changed(instance: Any, action: str, **kwargs: Any) -> None:
    if isinstance(instance, PageViewRestriction) and action.startswith("post_"):
        _restriction_changed(instance)


def _tell(event: type[PageEvent], page: Page, **details: Any) -> None:
    if not isinstance(page, ContentPage):
        return
    with transaction.atomic():
        # No other document shows a video, nor has any pages below it.
        if isinstance(page, TutorialPage) or not isinstance(page, BodyPage):
            show_videos_of_tutorials(without=page.pk if event is PageUnpublished else None)
        emit(
            event(
                page_id=page.pk,
                kind=page.node_name,
                locale=page.locale.language_code,
                path=page.web_path,
                public=PUBLIC in labels_for(page),
                **details,
            )
        )
