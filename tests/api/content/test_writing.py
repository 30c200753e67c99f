"""Writing pages through GraphQL: drafts, publication, versions, review."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms.events import PagePublished, PageUnpublished
from cms.models import ArticlePage, PageVersion
from core.accounts.actions import create_api_token
from core.events.models import Entry
from tests.cms.conftest import edit
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

DRAFT = """
draft { pageId title summary slug tags markdown live hasUnpublishedChanges scheduledAt expireAt goLiveAt
  revision { id savedAt savedBy changeNote live significance } review { waiting comment requestedBy mine } }
errors { code path message }
"""
FIELDS = {
    "articleCreate": "conversion { problems { text line } }",
    "articleUpdate": "conversion { problems { text line } } newerRevisionId",
    "articlePublish": "newerRevisionId",
    "articleUnpublish": "",
    "articleRevert": "newerRevisionId",
    "articleSubmitForReview": "",
    "articleReviewDecide": "newerRevisionId",
}
READ = f"query ($id: ID!) {{ articleDraft(pageId: $id) {{ {DRAFT.split('errors')[0].strip()[8:-2]} }} }}"
REVISIONS = """
query ($id: ID!, $first: Int, $after: String) {
  articleRevisions(pageId: $id, first: $first, after: $after) {
    edges { node { id savedBy changeNote live significance } } pageInfo { hasNextPage endCursor }
  }
}
"""
CHANGES = """
query ($id: ID!, $from: ID, $to: ID) {
  revisionChanges(pageId: $id, from: $from, to: $to) {
    omitted parts { key part label change moved section before after marks { change text } }
  }
}
"""


def call(caller, name, **said):
    kind = name[0].upper() + name[1:]
    document = f"mutation ($input: {kind}Input!) {{ {name}(input: $input) {{ {FIELDS[name]} {DRAFT} }} }}"
    return caller.data(document, input=said)[name]


def refusals(payload):
    return [(error["code"], error["path"]) for error in payload["errors"]]


def id_of(page):
    return global_id(page.node_name, page.pk)


def base_of(page):
    page.refresh_from_db()
    return global_id("ArticleRevision", page.latest_revision_id)


def read(caller, page):
    return caller.data(READ, id=id_of(page))["articleDraft"]


@pytest.fixture
def caller(writer):
    return Caller(writer)


@pytest.fixture
def section_writer(make_user, make_category):
    """Somebody who may write in one other category, and nowhere else."""
    shelf = make_category(slug="engraving", title="Engraving")
    group = Group.objects.create(name="engravers")
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page_id=shelf.pk, permission=permission)
    user = make_user(name="Egon")
    user.groups.add(group)
    return user


def test_an_article_is_written_published_and_read(caller, category):
    made = call(
        caller,
        "articleCreate",
        categoryId=global_id("Category", category.pk),
        title="Assist gas",
        summary="Which gas for which metal.",
        tags=["Gas", "gas", "metal"],
        body="Before.\n\n## Nitrogen\n\nKeeps the **edge** bright.\n",
    )
    assert made["errors"] == []
    assert made["conversion"]["problems"] == []
    draft = made["draft"]
    assert (draft["slug"], draft["live"], draft["tags"]) == ("assist-gas", False, ["gas", "metal"])
    assert "## Nitrogen" in draft["markdown"]
    assert "**edge**" in draft["markdown"]
    article = "query ($path: String!) { article(path: $path) { title draft { title } } }"
    path = "/en/learn/cutting/assist-gas"
    assert Caller().data(article, path=path)["article"] is None
    said = call(caller, "articlePublish", pageId=draft["pageId"], baseRevisionId=draft["revision"]["id"])
    assert said["errors"] == []
    assert said["draft"]["live"]
    assert not said["draft"]["hasUnpublishedChanges"]
    assert Caller().data(article, path=path)["article"] == {"title": "Assist gas", "draft": None}
    assert caller.data(article, path=path)["article"]["draft"] == {"title": "Assist gas"}
    assert Entry.objects.filter(name=PagePublished.name).count() >= 1


def test_a_page_is_made_in_the_language_asked_for(caller, category, make_category):
    shelf = {"categoryId": global_id("Category", category.pk), "title": "Gas"}
    assert refusals(call(caller, "articleCreate", locale="de", **shelf)) == [("NOT_FOUND", ["input", "locale"])]
    make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    made = call(caller, "articleCreate", locale="de", **shelf)
    page = ArticlePage.objects.get(slug="gas")
    assert made["errors"] == []
    assert page.url_path == "/de/schneiden/gas/"


def test_a_tutorial_is_made_around_a_video(caller, category, video):
    made = call(
        caller,
        "articleCreate",
        categoryId=global_id("Category", category.pk),
        title="First cut",
        videoId=global_id("Video", video.pk),
    )
    assert made["errors"] == []
    again = caller.data(READ, id=made["draft"]["pageId"])["articleDraft"]
    assert again["title"] == "First cut"
    said = call(caller, "articlePublish", pageId=made["draft"]["pageId"])
    assert said["draft"]["live"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"title": "  "}, ("INVALID", ["input", "title"])),
        ({"title": "\x00\u202e"}, ("INVALID", ["input", "title"])),
        ({"title": "x" * 300}, ("TOO_LONG", ["input", "title"])),
        ({"title": "\U0001f0a1"}, ("INVALID", ["input", "title"])),
        ({"title": "-"}, ("INVALID", ["input", "title"])),
        ({"title": "Gas", "summary": "x" * 321}, ("INVALID", ["input", "summary"])),
        ({"title": "Gas", "slug": "two words"}, ("INVALID", ["input", "slug"])),
        ({"title": "Gas", "slug": "kerf"}, ("INVALID", ["input", "slug"])),
        ({"title": "Gas", "body": "x" * 500_001}, ("TOO_LONG", ["input", "body"])),
        ({"title": "Gas", "tags": ["x" * 101]}, ("TOO_LONG", ["input", "tags"])),
    ],
)
def test_what_is_wrong_with_a_new_page_is_said_where_it_is(caller, article, category, said, refusal):
    before = ArticlePage.objects.count()
    answer = call(caller, "articleCreate", categoryId=global_id("Category", category.pk), **said)
    assert refusals(answer) == [refusal]
    assert ArticlePage.objects.count() == before


def test_a_title_of_which_no_address_can_be_made_needs_a_slug(caller, category):
    said = {"categoryId": global_id("Category", category.pk), "title": "#"}
    assert call(caller, "articleCreate", **said)["errors"][0]["message"].startswith("No address can be made")
    made = call(caller, "articleCreate", slug="hash", **said)
    page = ArticlePage.objects.get(slug="hash")
    assert (made["errors"], page.title) == ([], "#")
    taken_away = {"pageId": id_of(page), "baseRevisionId": base_of(page), "slug": ""}
    assert refusals(call(caller, "articleUpdate", **taken_away)) == [("INVALID", ["input", "title"])]
    assert call(caller, "articleUpdate", **taken_away, title="Gas")["draft"]["slug"] == "gas"


def test_what_nobody_sees_and_no_database_stores_is_left_out(caller, category):
    body = '```{callout}\nkind: note\ntitle: "a\\ud800b"\ntext: "<p>c\\0d</p>"\n```\n'
    made = call(
        caller,
        "articleCreate",
        categoryId=global_id("Category", category.pk),
        title="Assist\x00\n gas\u202e",
        summary="One\x07\nline",
        tags=["ga\x00s"],
        body=body,
    )
    assert made["errors"] == []
    draft = caller.data(READ, id=made["draft"]["pageId"])["articleDraft"]
    assert (draft["title"], draft["summary"], draft["tags"]) == ("Assist gas", "One line", ["gas"])
    assert [(block.block_type, block.value["title"]) for block in ArticlePage.objects.get(slug="assist-gas").body] == [
        ("callout", "a?b")
    ]


def test_an_update_keeps_what_is_left_out_and_what_is_live(caller, article):
    said = call(
        caller,
        "articleUpdate",
        pageId=id_of(article),
        baseRevisionId=base_of(article),
        title="Kerf width",
        changeNote="Clearer",
    )
    assert said["errors"] == []
    assert said["draft"]["title"] == "Kerf width"
    assert said["draft"]["hasUnpublishedChanges"]
    assert "## Kerf width" in said["draft"]["markdown"]
    assert said["draft"]["revision"]["changeNote"] == "Clearer"
    assert said["draft"]["revision"]["savedBy"] == "Wanda"
    article.refresh_from_db()
    assert article.title == "Kerf"


def test_markdown_that_is_read_and_written_back_changes_nothing(caller, make_article, make_image, article, writer):
    picture = make_image()
    page = make_article(
        "rich", markdown="Intro with `code`.\n\n| a | b |\n| --- | --- |\n| 1 | **2** |\n\n```python\nx = 1\n```\n"
    )
    draft = page.get_latest_revision_as_object()
    body = [
        *draft.body.raw_data,
        {"type": "image", "value": {"image": picture.pk, "alt": "A nozzle", "caption": ""}},
        {"type": "paragraph", "value": f'<p>See <a linktype="page" id="{article.pk}" anchor="gas">gas</a>.</p>'},
        {"type": "paragraph", "value": '<p>See <a linktype="page" id="999999">what is gone</a>.</p>'},
    ]
    draft.body = type(draft.body)(draft.body.stream_block, body, is_lazy=True)
    draft.save_revision(user=writer)
    before = read(caller, page)
    assert f"![A nozzle](/images/{picture.pk})" in before["markdown"]
    assert "(/en/learn/cutting/kerf#gas)" in before["markdown"]
    said = call(
        caller, "articleUpdate", pageId=id_of(page), baseRevisionId=before["revision"]["id"], body=before["markdown"]
    )
    assert (said["errors"], said["conversion"]["problems"]) == ([], [])
    assert said["draft"]["markdown"] == before["markdown"]
    page.refresh_from_db()
    first, second = PageVersion.objects.of_page(page).order_by("-pk")[:2]
    assert first.content["body"] == second.content["body"]


def test_what_markdown_says_that_a_page_cannot_hold_is_told(caller, article, make_image):
    body = "![x](/images/987654321)\n\n[gone](/en/learn/no/such)\n"
    said = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), body=body)
    assert said["errors"] == []
    assert [problem["line"] for problem in said["conversion"]["problems"]] == [1, 3]


def test_a_link_to_a_page_that_is_not_this_writers_is_no_link(
    section_writer, make_article, make_category, article, writer
):
    hidden = make_article("secret", title="Secret")
    hidden.unpublish()
    own = make_category(slug="engraving", title="Engraving")
    made = call(
        Caller(section_writer),
        "articleCreate",
        categoryId=global_id("Category", own.pk),
        title="Mine",
        body=f"[a](/en/learn/cutting/secret) [b](/pages/{hidden.pk}) [c](/en/learn/cutting/kerf)",
    )
    assert made["errors"] == []
    assert len(made["conversion"]["problems"]) == 2
    assert "/en/learn/cutting/kerf" in made["draft"]["markdown"]
    assert "secret" not in made["draft"]["markdown"]


def test_of_two_updates_from_one_base_the_later_is_a_conflict_that_names_the_newer_version(caller, article, make_user):
    base = base_of(article)
    first = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base, title="First")
    other = Caller(make_user(roles=["writer"]))
    second = call(other, "articleUpdate", pageId=id_of(article), baseRevisionId=base, title="Second")
    assert refusals(second) == [("CONFLICT", ["input", "baseRevisionId"])]
    assert second["newerRevisionId"] == first["draft"]["revision"]["id"]
    assert second["draft"] is None
    assert read(caller, article)["title"] == "First"
    again = call(
        other, "articleUpdate", pageId=id_of(article), baseRevisionId=second["newerRevisionId"], title="Second"
    )
    assert again["draft"]["title"] == "Second"


def test_a_version_that_was_saved_over_is_another_version(caller, article, writer):
    before = read(caller, article)
    revision = article.get_latest_revision()
    draft = article.get_latest_revision_as_object()
    draft.title = "Typed in Wagtail meanwhile"
    PageVersion.objects.filter(pk=revision.pk).update(user=writer)
    draft.save_revision(user=writer, overwrite_revision=article.get_latest_revision())
    said = call(
        caller,
        "articleUpdate",
        pageId=id_of(article),
        baseRevisionId=before["revision"]["id"],
        baseSavedAt=before["revision"]["savedAt"],
        title="Mine",
    )
    assert refusals(said) == [("CONFLICT", ["input", "baseRevisionId"])]


def test_the_same_update_sent_twice_happens_once(caller, article):
    said = {"pageId": id_of(article), "baseRevisionId": base_of(article), "title": "Once", "clientMutationId": "tap-1"}
    first, again = (call(caller, "articleUpdate", **said) for _ in range(2))
    assert first == again
    assert PageVersion.objects.of_page(article).count() == 2


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


CALLS = {
    "articleUpdate": {"title": "x"},
    "articlePublish": {},
    "articleUnpublish": {},
    "articleRevert": {},
    "articleSubmitForReview": {},
    "articleReviewDecide": {"decision": "APPROVE"},
}


@pytest.mark.parametrize("who", ["customer", "agent", "section writer"])
@pytest.mark.parametrize("name", CALLS)
def test_who_may_not_write_a_page_is_told_as_if_it_were_not_there(who, name, article, make_user, section_writer):
    edit(article, publish=False, title="Draft")
    person = {
        "customer": make_user,
        "agent": lambda: make_user(roles=["agent"]),
        "section writer": lambda: section_writer,
    }
    caller, said = Caller(person[who]()), dict(CALLS[name])
    if name == "articleUpdate":
        said["baseRevisionId"] = base_of(article)
    if name == "articleRevert":
        said["revisionId"] = base_of(article)
    there = call(caller, name, pageId=id_of(article), **said)
    missing = call(caller, name, pageId=global_id("Article", 999_999), **said)
    assert refusals(there) == [("NOT_FOUND", ["input", "pageId"])]
    assert there["errors"] == missing["errors"]
    assert there["draft"] is None
    article.refresh_from_db()
    assert (article.title, article.live) == ("Kerf", True)


@pytest.mark.parametrize("name", CALLS)
def test_a_visitor_is_asked_to_sign_in(name, article):
    said = dict(CALLS[name])
    if name in {"articleUpdate", "articleRevert"}:
        said["baseRevisionId" if name == "articleUpdate" else "revisionId"] = base_of(article)
    assert refusals(call(Caller(), name, pageId=id_of(article), **said)) == [("UNAUTHENTICATED", [])]


def test_reads_are_for_those_who_write_the_page(article, make_user, section_writer, writer):
    edit(article, publish=False, title="Draft")
    for person in (None, make_user(), make_user(roles=["agent"]), section_writer):
        caller = Caller(person)
        assert read(caller, article) is None
        assert nodes(caller.data(REVISIONS, id=id_of(article))["articleRevisions"]) == []
        assert caller.data(CHANGES, id=id_of(article), to=base_of(article))["revisionChanges"] is None
        node = caller.data("query ($id: ID!) { node(id: $id) { id } }", id=base_of(article))["node"]
        assert node is None
    for person in (writer, make_user(roles=["admin"])):
        assert read(Caller(person), article)["title"] == "Draft"


def test_a_section_writer_writes_in_the_own_section_alone(section_writer, category, make_category):
    own = make_category(slug="engraving", title="Engraving")
    caller = Caller(section_writer)
    made = call(caller, "articleCreate", categoryId=global_id("Category", own.pk), title="Mine")
    assert made["errors"] == []
    assert call(caller, "articlePublish", pageId=made["draft"]["pageId"])["draft"]["live"]
    for foreign in (category.pk, 999_999):
        refused = call(caller, "articleCreate", categoryId=global_id("Category", foreign), title="Not mine")
        assert refusals(refused) == [("NOT_FOUND", ["input", "categoryId"])]


def test_an_editor_without_the_right_to_publish_is_told_so(article, make_user, category):
    group = Group.objects.create(name="editors")
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page_id=category.pk, permission=permission)
    person = make_user()
    person.groups.add(group)
    caller = Caller(person)
    said = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), title="Draft")
    assert said["errors"] == []
    for name in ("articlePublish", "articleUnpublish"):
        assert refusals(call(caller, name, pageId=id_of(article))) == [("FORBIDDEN", [])]
    assert call(caller, "articleSubmitForReview", pageId=id_of(article))["errors"] == []


@pytest.mark.parametrize(("scopes", "allowed"), [(["read"], False), (["content:write"], True)])
def test_a_token_needs_the_scope(article, writer, scopes, allowed):
    _token, secret = create_api_token(actor=writer, name="script", scopes=scopes)
    caller = Caller()
    caller.client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret}"
    said = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), title="By token")
    assert refusals(said) == ([] if allowed else [("FORBIDDEN", [])])
