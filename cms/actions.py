"""Everything that is done to content outside of Wagtail's own actions."""

import hashlib
import logging
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Comment, Page, PageSubscription, Revision
from wagtail.users.models import UserProfile

from core import contributions
from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from media_pipeline.actions import set_published
from media_pipeline.models import Video

from .imports import as_refusal
from .models import ArticlePage, CategoryPage, ContentPage, PreviewToken, TutorialPage
from .models.pages import BodyPage
from .paths import default_locale
from .policies import can_preview, can_start_article
from .translation.actions import original_of

logger = logging.getLogger("kerf.cms")

PREVIEW_MINUTES = 15


@transaction.atomic
def show_videos_of_tutorials(*, without: int | None = None) -> None:
    """Let everyone watch a video for as long as a tutorial that everyone may read shows it.

    `without` is a page that is just going: Wagtail tells before it is gone.

    Called in the transaction that changes a page, not by an event behind it: a tutorial must not appear
    without its video, nor a video outlive its tutorial. The page may have shown another video before, so all
    that is marked is compared with all that is shown.
    """
    shows = TutorialPage.objects.visible_to(AnonymousUser()).filter(video__isnull=False).exclude(pk=without)
    shown = set(shows.values_list("video_id", flat=True).order_by())
    marked = set(Video.objects.filter(published=True).values_list("pk", flat=True).order_by())
    for video_id in shown ^ marked:
        set_published(video_id=video_id, published=video_id in shown)


@transaction.atomic
def share_facts(*, page_id: int) -> list[BodyPage]:
    """Give a page's translations the area, the audience and whatever else they have alike; those that it changed.

    Asked at each publication, of the original or of a translation: an older revision may have brought other values.
    """
    page = Page.objects.filter(pk=page_id).specific().first()
    original = (original_of(page) or page) if isinstance(page, BodyPage) else None
    if original is None or original.language_code != default_locale() or not isinstance(original, BodyPage):
        return []
    facts = {name: getattr(original, name) for name in original.shared_fields}
    family = type(original).objects.filter(translation_key=original.translation_key).exclude(pk=original.pk)
    behind = [one for one in family if any(getattr(one, name) != fact for name, fact in facts.items())]
    family.filter(pk__in=[one.pk for one in behind]).update(**facts)
    return behind


@transaction.atomic
def issue_preview(*, actor: Viewer, page: ContentPage) -> str:
    """A token that shows `page` as it is in memory, saved or not, to `actor` alone, for a few minutes."""
    parent = None if page.pk else Page.objects.filter(path=page.path[: -Page.steplen]).first()
    if not can_preview(actor, page if page.pk else None, parent):
        raise DomainError(ErrorCode.FORBIDDEN, _("Your account may not preview this page."))
    token = secrets.token_urlsafe(32)
    minutes = getattr(settings, "CMS_PREVIEW_MINUTES", PREVIEW_MINUTES)
    PreviewToken.objects.create(
        digest=_digest(token),
        user=cast(User, actor),
        page_id=page.pk,
        parent=parent,
        content_type=ContentType.objects.get_for_model(type(page)),
        content=page.serializable_data(),
        expires_at=timezone.now() + timedelta(minutes=minutes),
    )
    return token


def open_preview(*, viewer: Viewer, token: str) -> ContentPage | None:
    """The version of the page that the token shows; it is not saved and must not be.

    None where there is nothing to be shown, and no reason given: an unknown, expired or foreign token, or a
    viewer who may no longer edit the page, look the same from outside.
    """
    if not viewer.is_authenticated:
        return None
    found = (
        PreviewToken.objects.usable()
        .filter(digest=_digest(token), user_id=viewer.pk)
        .select_related("page", "parent", "content_type")
        .first()
    )
    if found is None or not can_preview(viewer, found.page, found.parent):
        return None
    model = cast(type[ContentPage], found.content_type.model_class())
    if found.page is not None:
        saved = found.page.specific
        if not isinstance(saved, model):
            return None
        page = cast(ContentPage, saved.with_content_json(found.content))
    else:
        page = cast(ContentPage, model.from_serializable_data(found.content, check_fks=False))
        page.pk = 0
    page.preview = True
    return page


@transaction.atomic
def start_article(*, actor: User, category: CategoryPage, title: str, owner: User, note: str) -> ArticlePage:
    """A draft of an article without text, that `owner` is to write; `note` is a comment on its title in the editor.

    Refuses: FORBIDDEN where either of them may not add pages to the category, INVALID or TOO_LONG titles.
    """
    for person, field in ((actor, None), (owner, "assignee_id")):
        if not can_start_article(person, category):
            raise DomainError(ErrorCode.FORBIDDEN, _("This account may not write pages there."), field)
    title = contributions.line(title, field="title")
    page = ArticlePage(title=title, locale=category.locale, owner=owner, live=False)
    category.refresh_from_db()
    try:
        category.add_child(instance=page)
    except ValidationError as error:
        raise as_refusal(error) from error
    revision = page.save_revision(user=actor, log_action=True)
    Comment.objects.create(page=page, user=actor, text=note, contentpath="title", revision_created=revision)
    PageSubscription.objects.update_or_create(page=page, user=owner, defaults={"comment_notifications": True})
    return page


@transaction.atomic
def prune_previews() -> int:
    """Remove expired tokens; how many there were."""
    return PreviewToken.objects.expired().delete()[0]


@transaction.atomic
def erase_writer(*, user_id: int) -> None:
    """Forget what only the person needed: preview tokens, and their profile in the admin with its picture."""
    PreviewToken.objects.filter(user_id=user_id).delete()
    profile = UserProfile.objects.filter(user_id=user_id).first()
    if profile is not None:
        avatar = profile.avatar
        profile.delete()
        if avatar:
            transaction.on_commit(lambda: avatar.storage.delete(avatar.name))


def publish_due() -> int:
    """Unpublish what has expired and publish what is due, each for itself; how many pages changed.

    Wagtail's `publish_scheduled` does the same in one go. Here each page is a transaction of its own, so that
    its event is told with it, and a page that cannot be published does not hold back the others.
    """
    now = timezone.now()
    expired = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at").values_list("pk", flat=True)
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    return sum(_attempt(_expire, pk) for pk in list(expired)) + sum(
        _attempt(_publish, pk) for pk in list(due.values_list("pk", flat=True))
    )


@transaction.atomic
def _expire(pk: int) -> bool:
    page = Page.objects.select_for_update(of=("self",)).filter(pk=pk, live=True).first()
    if page is None:
        return False
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


@transaction.atomic
def _publish(pk: int) -> bool:
    revision = (
        Revision.objects.select_for_update(of=("self",)).filter(pk=pk, approved_go_live_at__lt=timezone.now()).first()
    )
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


def _attempt(step: Callable[[int], bool], pk: int) -> bool:
    try:
        return step(pk)
    except Exception:
        logger.exception("On schedule: %s(%s) failed", step.__name__, pk)
        return False


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
