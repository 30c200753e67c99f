"""What becomes of drafts through GraphQL: publication, versions, review."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.events import PagePublished, PageUnpublished
from core.events.models import Entry
from tests.graphql import Caller, nodes

from .writing import CHANGES, REVISIONS, base_of, call, id_of, read, refusals

pytestmark = pytest.mark.django_db


def test_publishing_says_why_and_how_much(caller, article):
    call(
        caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), title="New", changeNote="Draft"
    )
    Entry.objects.all().delete()
    said = call(caller, "articlePublish", pageId=id_of(article), significance="MAJOR", changeNote="It was wrong")
    revision = said["draft"]["revision"]
    assert (revision["changeNote"], revision["significance"], revision["live"]) == ("It was wrong", "MAJOR", True)
    assert Entry.objects.filter(name=PagePublished.name, node_id=article.pk).count() == 1
    following = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=revision["id"], title="Newer")[
        "draft"
    ]["revision"]
    assert (following["changeNote"], following["significance"]) == ("", "MINOR")


INCOMPLETE = [
    (
        {"type": "embed", "value": {"url": "https://example.test/clip", "title": ""}},
        "(Video or page of another site) is not ready for readers: ",
    ),
    (
        {"type": "heading", "value": {"text": "", "level": "2", "anchor": ""}},
        "(Heading) is not ready for readers: Heading: ",
    ),
    (
        {"type": "steps", "value": [{"type": "item", "id": "1", "value": {"title": "Cut", "second": 5}}]},
        "(Steps) is not ready for readers: Tutorial: Choose the tutorial that shows this moment.",
    ),
    ({"type": "steps", "value": "nonsense"}, "(Steps) is not ready for readers: "),
]


@pytest.mark.parametrize("action", ["articlePublish", "articleSubmitForReview"])
@pytest.mark.parametrize(("block", "why"), INCOMPLETE)
def test_what_the_editor_would_not_publish_is_not_published(caller, article, action, block, why):
    """As it would be in Wagtail: saved as a draft, and held back from readers until it is complete."""
    article.body = json.dumps([{"type": "paragraph", "value": "<p>Fine.</p>"}, block])
    article.save_revision()
    answer = call(caller, action, pageId=id_of(article))
    assert refusals(answer) == [("INVALID", ["input", "body"])]
    assert answer["errors"][0]["message"].startswith(f"Block 2 {why}")
    article.refresh_from_db()
    assert article.has_unpublished_changes
    assert not article.workflow_in_progress


def test_a_block_of_a_type_that_was_removed_does_not_hold_a_page_back(caller, article):
    """Readers do without it, as they do wherever one is stored."""
    article.body = json.dumps([{"type": "removed", "value": {"a": 1}}, {"type": "paragraph", "value": "<p>Fine.</p>"}])
    article.save_revision()
    said = call(caller, "articlePublish", pageId=id_of(article))
    assert said["errors"] == []
    assert said["draft"]["live"]


def test_publishing_on_schedule_and_taking_the_schedule_back(caller, article):
    base = base_of(article)
    later, end = timezone.now() + timedelta(days=2), timezone.now() + timedelta(days=9)
    call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base, title="Later")
    said = call(caller, "articlePublish", pageId=id_of(article), goLiveAt=later.isoformat(), expireAt=end.isoformat())
    assert said["errors"] == []
    assert said["draft"]["scheduledAt"] == later.isoformat()
    article.refresh_from_db()
    assert article.title == "Kerf"
    blocked = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), title="No")
    assert refusals(blocked) == [("CONFLICT", [])]
    back = call(caller, "articleUnpublish", pageId=id_of(article))
    assert back["errors"] == []
    assert (back["draft"]["scheduledAt"], back["draft"]["live"]) == (None, False)
    assert call(caller, "articleUnpublish", pageId=id_of(article))["errors"] == []


@pytest.mark.parametrize(
    ("dates", "field"),
    [({"goLiveAt": 2, "expireAt": 1}, "expireAt"), ({"expireAt": -1}, "expireAt")],
)
def test_dates_that_make_no_sense_are_refused(caller, article, dates, field):
    said = {name: (timezone.now() + timedelta(days=days)).isoformat() for name, days in dates.items()}
    answer = call(caller, "articlePublish", pageId=id_of(article), **said)
    assert refusals(answer) == [("INVALID", ["input", field])]


def test_a_moment_without_a_time_zone_is_refused(caller, article):
    answer = call(caller, "articlePublish", pageId=id_of(article), goLiveAt="2099-01-01T00:00:00")
    assert refusals(answer) == [("INVALID", ["input", "goLiveAt"])]


def test_unpublishing_is_told(caller, article):
    assert call(caller, "articleUnpublish", pageId=id_of(article))["draft"]["live"] is False
    assert Entry.objects.filter(name=PageUnpublished.name, node_id=article.pk).count() == 1


def test_going_back_makes_a_draft_that_says_so(caller, article):
    old = base_of(article)
    changed = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=old, title="Wrong", body="Wrong.")
    call(caller, "articlePublish", pageId=id_of(article))
    stale = changed["draft"]["revision"]["id"]
    refused = call(caller, "articleRevert", pageId=id_of(article), revisionId=old, baseRevisionId=stale)
    assert refusals(refused) == [("CONFLICT", ["input", "baseRevisionId"])]
    said = call(caller, "articleRevert", pageId=id_of(article), revisionId=old)
    assert said["draft"]["title"] == "Kerf"
    assert said["draft"]["hasUnpublishedChanges"]
    assert said["draft"]["revision"]["changeNote"].startswith("Back to the version of")
    article.refresh_from_db()
    assert article.title == "Wrong"


def test_a_version_of_another_page_is_no_version(caller, article, make_article):
    other = make_article("other")
    answer = call(caller, "articleRevert", pageId=id_of(article), revisionId=base_of(other))
    assert refusals(answer) == [("NOT_FOUND", ["input", "revisionId"])]
    answer = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(other), title="x")
    assert refusals(answer) == [("NOT_FOUND", ["input", "baseRevisionId"])]


def test_a_review_from_submission_to_publication(caller, article, writer, make_user):
    reviewer = Caller(make_user(name="Rita", roles=["writer"]))
    base = base_of(article)
    call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base, title="Reviewed")
    submitted = call(caller, "articleSubmitForReview", pageId=id_of(article))
    assert submitted["errors"] == []
    assert submitted["draft"]["review"] == {"waiting": True, "comment": "", "requestedBy": "Wanda", "mine": False}
    own = call(caller, "articleReviewDecide", pageId=id_of(article), decision="APPROVE")
    assert refusals(own) == [("FORBIDDEN", [])]
    assert read(reviewer, article)["review"]["mine"]
    silent = call(reviewer, "articleReviewDecide", pageId=id_of(article), decision="REJECT")
    assert refusals(silent) == [("INVALID", ["input", "comment"])]
    back = call(reviewer, "articleReviewDecide", pageId=id_of(article), decision="REJECT", comment="Which metal?")
    assert back["draft"]["review"] == {
        "waiting": False,
        "comment": "Which metal?",
        "requestedBy": "Wanda",
        "mine": False,
    }
    fixed = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), title="Steel")
    assert call(caller, "articleSubmitForReview", pageId=id_of(article))["errors"] == []
    stale = call(reviewer, "articleReviewDecide", pageId=id_of(article), decision="APPROVE", revisionId=base)
    assert refusals(stale) == [("CONFLICT", ["input", "revisionId"])]
    assert stale["newerRevisionId"] == fixed["draft"]["revision"]["id"]
    Entry.objects.all().delete()
    done = call(reviewer, "articleReviewDecide", pageId=id_of(article), decision="APPROVE", comment="Good")
    assert done["errors"] == []
    assert (done["draft"]["live"], done["draft"]["review"]) == (True, None)
    article.refresh_from_db()
    assert article.title == "Steel"
    assert Entry.objects.filter(name=PagePublished.name, node_id=article.pk).count() == 1


def test_what_became_incomplete_after_it_was_submitted_is_sent_back_not_approved(caller, article, make_user):
    reviewer = Caller(make_user(name="Rita", roles=["writer"]))
    call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), title="Reviewed")
    assert call(caller, "articleSubmitForReview", pageId=id_of(article))["errors"] == []
    draft = article.get_latest_revision_as_object()
    draft.body = json.dumps([INCOMPLETE[0][0]])
    draft.save_revision()
    approved = call(reviewer, "articleReviewDecide", pageId=id_of(article), decision="APPROVE")
    assert refusals(approved) == [("INVALID", ["input", "body"])]
    article.refresh_from_db()
    assert article.workflow_in_progress
    said = {"decision": "REJECT", "comment": approved["errors"][0]["message"]}
    assert call(reviewer, "articleReviewDecide", pageId=id_of(article), **said)["errors"] == []


def test_there_must_be_something_to_review(caller, article):
    assert refusals(call(caller, "articleSubmitForReview", pageId=id_of(article))) == [("CONFLICT", [])]
    assert refusals(call(caller, "articleReviewDecide", pageId=id_of(article), decision="APPROVE")) == [
        ("CONFLICT", [])
    ]


def test_versions_are_listed_the_latest_first(caller, article):
    call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), title="B", changeNote="why")
    first = caller.data(REVISIONS, id=id_of(article), first=1)["articleRevisions"]
    assert [(one["changeNote"], one["live"]) for one in nodes(first)] == [("why", False)]
    assert first["pageInfo"]["hasNextPage"]
    rest = caller.data(REVISIONS, id=id_of(article), after=first["pageInfo"]["endCursor"])["articleRevisions"]
    assert [one["live"] for one in nodes(rest)] == [True]


def test_changes_are_told_part_by_part_in_plain_text(caller, article):
    body = "Before.\n\n## Kerf width\n\nThe beam takes <b>some</b> material.\n"
    call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), title="Kerf width", body=body)
    found = caller.data(CHANGES, id=id_of(article), to=base_of(article))["revisionChanges"]
    told = [(part["part"], part["change"], part["section"]) for part in found["parts"]]
    assert told == [
        ("title", "CHANGED", ""),
        ("paragraph", "CHANGED", "Kerf width"),
        ("heading", "REMOVED", "Kerf width"),
        ("paragraph", "REMOVED", "Gas"),
    ]
    marks = found["parts"][1]["marks"]
    assert {"change": "REMOVED", "text": "removes"} in marks
    assert {"change": "ADDED", "text": "takes some"} in marks
    assert found["omitted"] == 0
