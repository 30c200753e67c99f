"""Every write of the roadmap."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.people.actions import author_of
from core import contributions
from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.text import render_markdown

from . import policies
from .events import FeatureRequestChanged, FeatureRequestCreated, FeatureRequestVoted
from .models import Area, FeatureRequest, Vote


@transaction.atomic
def create_request(
    *,
    actor: Viewer,
    title: str,
    body: str,
    locale: str,
    area_id: int | None = None,
    at: datetime | None = None,
) -> FeatureRequest:
    """Ask for a feature. Whoever asks for it wants it: the author's vote is given with it.

    `at` is when it was written; an import gives the original date, everyone else leaves it out.
    Refuses: UNAUTHENTICATED, NOT_FOUND for an unknown area, INVALID or TOO_LONG texts, RATE_LIMITED.
    """
    author = author_of(actor)
    if area_id is not None and not Area.objects.visible_to(author).filter(pk=area_id).exists():
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such area."), "area_id")
    contributions.keep_pace(author, FeatureRequest.objects.by(author), kind="request")

    title = contributions.line(title, field="title")
    body = contributions.body(body)
    written_at = at or timezone.now()
    request = FeatureRequest.objects.create(
        title=title,
        slug=contributions.slug(title, fallback="request"),
        body=body,
        html=render_markdown(body),
        locale=contributions.locale(locale),
        area_id=area_id,
        author=author,
        vote_count=1,
        created_at=written_at,
        changed_at=written_at,
    )
    Vote.objects.create(request=request, user=author, created_at=written_at)
    emit(FeatureRequestCreated(request_id=request.pk, author_id=author.pk))
    return request


@transaction.atomic
def vote_for_request(*, actor: Viewer, request_id: int, on: bool, at: datetime | None = None) -> FeatureRequest:
    """Give the actor's vote to a request (`on`), or take it back; asking twice changes nothing.

    The request's row is locked meanwhile, so `vote_count` equals the number of votes at every commit.
    Refuses: UNAUTHENTICATED, NOT_FOUND, CONFLICT for a request that is shipped or declined.
    """
    voter = contributions.contributor(actor)
    request = _locked(voter, request_id)
    if not policies.can_vote(voter, request):
        raise DomainError(ErrorCode.CONFLICT, _why_closed(request))
    if _set_vote(request, voter, on=on, at=at):
        request.save(update_fields=["vote_count"])
        emit(FeatureRequestVoted(request_id=request.pk, voter_id=voter.pk, on=on))
    return request


@transaction.atomic
def plan_request(
    *,
    actor: Viewer,
    request_id: int,
    status: str,
    area_id: int | None,
    hidden: bool = False,
    at: datetime | None = None,
) -> FeatureRequest:
    """Give a request its area and its place in the plan, or hide it. Its votes stay as they are.

    Refuses: NOT_FOUND, FORBIDDEN for others than planners.
    """
    planner = contributions.contributor(actor)
    request = _locked(planner, request_id)
    if not policies.can_plan(planner):
        raise DomainError(ErrorCode.FORBIDDEN, _("Only planners change the plan."))
    request.status = FeatureRequest.Status(status)
    request.area_id = area_id
    request.hidden = hidden
    request.changed_at = at or timezone.now()
    request.save(update_fields=["status", "area", "hidden", "changed_at"])
    emit(FeatureRequestChanged(request_id=request.pk))
    return request


def _locked(viewer: User, request_id: int) -> FeatureRequest:
    request = FeatureRequest.objects.visible_to(viewer).select_for_update().filter(pk=request_id).first()
    if request is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such request."))
    return request


def _set_vote(request: FeatureRequest, voter: User, *, on: bool, at: datetime | None) -> bool:
    """Whether the vote changed; `request.vote_count` follows it. The caller holds the row's lock."""
    mine = Vote.objects.filter(request=request, user=voter)
    if on == mine.exists():
        return False
    if on:
        Vote.objects.create(request=request, user=voter, created_at=at or timezone.now())
        request.vote_count += 1
    else:
        mine.delete()
        request.vote_count -= 1
    return True


def _why_closed(request: FeatureRequest) -> str:
    if request.status == FeatureRequest.Status.SHIPPED:
        return _("This is already shipped; votes are closed.")
    return _("This was declined; votes are closed.")
