"""Asking for features, and voting."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.roadmap.actions import create_request, plan_request, vote_for_request
from community.roadmap.models import Area, FeatureRequest, Vote
from core.accounts.roles import PUBLIC
from core.contributions import MAX_BODY, MAX_TITLE
from core.errors import DomainError, ErrorCode
from core.events.models import Entry

pytestmark = pytest.mark.django_db


def asked(**changes):
    return {"title": "Nesting for parts", "body": "Save *material*.", "locale": "en", **changes}


def refusal(action, **arguments):
    with pytest.raises(DomainError) as caught:
        action(**arguments)
    return caught.value.code, caught.value.field


def test_whoever_asks_has_voted(make_user):
    ada, area = make_user(), Area.objects.create(slug="calculator", titles={"en": "Calculator"})
    request = create_request(actor=ada, area_id=area.pk, **asked())
    assert (request.status, request.vote_count, request.votes.get().user) == ("open", 1, ada)
    assert (request.path, request.html) == (
        f"/en/roadmap/{request.pk}/nesting-for-parts",
        "<p>Save <em>material</em>.</p>\n",
    )


def test_a_request_is_told_to_everyone_without_its_text(make_user):
    request = create_request(actor=make_user(), **asked())
    entry = Entry.objects.get(name="roadmap.FeatureRequestCreated")
    assert (entry.node_type, entry.node_id, entry.audience) == ("FeatureRequest", request.pk, [PUBLIC])
    assert "material" not in str(entry.payload)


def test_a_vote_counts_once_however_often_it_is_given(make_request, make_user):
    request, bob = make_request(), make_user()
    counts = [vote_for_request(actor=bob, request_id=request.pk, on=on).vote_count for on in (True, True, False, False)]
    assert counts == [2, 2, 1, 1]
    assert not Vote.objects.filter(user=bob).exists()


def test_only_a_change_is_told(make_request, make_user):
    request, bob = make_request(), make_user()
    for on in (True, True, False):
        vote_for_request(actor=bob, request_id=request.pk, on=on)
    told = Entry.objects.filter(name="roadmap.FeatureRequestVoted").order_by("id")
    assert [entry.payload["on"] for entry in told] == [True, False]


@pytest.mark.parametrize(("status", "word"), [("shipped", "shipped"), ("declined", "declined")])
def test_a_decided_request_explains_why_it_takes_no_votes(make_request, make_user, status, word):
    request = make_request(status=status)
    with pytest.raises(DomainError, match=word) as caught:
        vote_for_request(actor=make_user(), request_id=request.pk, on=True)
    assert caught.value.code == ErrorCode.CONFLICT
    assert refusal(vote_for_request, actor=request.author, request_id=request.pk, on=False)[0] == ErrorCode.CONFLICT
    assert request.votes.count() == 1


@pytest.mark.parametrize("status", ["open", "planned", "in_progress"])
def test_an_undecided_request_takes_votes(make_request, make_user, status):
    request = make_request(status=status)
    assert vote_for_request(actor=make_user(), request_id=request.pk, on=True).vote_count == 2


def test_a_visitor_is_asked_to_sign_in(make_request):
    request, visitor = make_request(), AnonymousUser()
    assert refusal(create_request, actor=visitor, **asked())[0] == ErrorCode.UNAUTHENTICATED
    assert refusal(vote_for_request, actor=visitor, request_id=request.pk, on=True)[0] == ErrorCode.UNAUTHENTICATED


def test_a_hidden_request_looks_like_a_missing_one(make_request, make_user):
    request = make_request()
    FeatureRequest.objects.update(hidden=True)
    for key in (request.pk, 10**9):
        assert refusal(vote_for_request, actor=make_user(), request_id=key, on=True) == (
            ErrorCode.NOT_FOUND,
            None,
        )


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"title": "  "}, ErrorCode.INVALID, "title"),
        ({"title": "x" * (MAX_TITLE + 1)}, ErrorCode.TOO_LONG, "title"),
        ({"body": "\n"}, ErrorCode.INVALID, "body"),
        ({"body": "x" * (MAX_BODY + 1)}, ErrorCode.TOO_LONG, "body"),
        ({"locale": "xx"}, ErrorCode.INVALID, "locale"),
        ({"area_id": 10**9}, ErrorCode.NOT_FOUND, "area_id"),
    ],
)
def test_a_bad_request_is_refused_and_nothing_is_written(make_user, changes, code, field):
    assert refusal(create_request, actor=make_user(), **asked(**changes)) == (code, field)
    assert (
        FeatureRequest.objects.count(),
        Vote.objects.count(),
        Entry.objects.filter(name__startswith="roadmap.").count(),
    ) == (0, 0, 0)


def test_members_are_slowed_down(make_user, settings):
    settings.CONTRIBUTION_PACE = {"request": (1, 60)}
    member = make_user()
    create_request(actor=member, **asked())
    assert refusal(create_request, actor=member, **asked())[0] == ErrorCode.RATE_LIMITED


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [([], False), (["agent"], False), (["moderator"], False), (["planner"], True), (["admin"], True)],
)
def test_only_planners_plan(make_request, make_user, roles, allowed):
    request, actor = make_request(), make_user(roles=roles)
    codes = []
    try:
        plan_request(actor=actor, request_id=request.pk, status="planned", area_id=None, hidden=False)
    except DomainError as error:
        codes = [error.code]
    request.refresh_from_db()
    assert (request.status, codes) == (("planned", []) if allowed else ("open", [ErrorCode.FORBIDDEN]))
    assert Entry.objects.filter(name="roadmap.FeatureRequestChanged").count() == allowed
