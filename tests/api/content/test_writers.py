"""Who may write pages through GraphQL."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from core.accounts.actions import create_api_token
from tests.cms.conftest import edit
from tests.graphql import Caller, global_id, nodes

from .writing import CHANGES, REVISIONS, base_of, call, id_of, read, refusals

pytestmark = pytest.mark.django_db


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
