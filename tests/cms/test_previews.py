"""A preview token shows one version to one user, for a while."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone

from cms.actions import issue_preview, open_preview, prune_previews
from cms.models import ArticlePage, PreviewToken
from core.errors import DomainError, ErrorCode
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(article):
    edit(article, publish=False, title="Draft title")
    return article.get_latest_revision_as_object()


@pytest.fixture
def token(draft, writer):
    return issue_preview(actor=writer, page=draft)


def test_it_shows_the_draft_and_changes_nothing(token, draft, writer):
    shown = open_preview(viewer=writer, token=token)
    assert shown.title == "Draft title"
    assert shown.preview
    assert ArticlePage.objects.get(pk=draft.pk).title == "Kerf"


def test_it_keeps_showing_the_version_it_was_made_for(token, draft, writer):
    edit(draft, title="Published meanwhile")
    edit(draft, publish=False, title="And changed again")
    assert open_preview(viewer=writer, token=token).title == "Draft title"


def test_it_shows_what_was_never_saved(writer, category):
    page = ArticlePage(title="New", slug="new", summary="Unsaved")
    page.locale = category.locale
    page.depth, page.path = category.depth + 1, category._get_path(category.path, category.depth + 1, 1)
    page.set_url_path(category)
    page.tags.add("fresh")
    token = issue_preview(actor=writer, page=page)
    shown = open_preview(viewer=writer, token=token)
    assert (shown.title, shown.summary, [tag.name for tag in shown.tags.all()]) == ("New", "Unsaved", ["fresh"])
    assert not ArticlePage.objects.exists()


def test_it_is_not_stored_where_a_reader_of_the_database_could_use_it(token):
    stored = PreviewToken.objects.get()
    assert token not in {stored.digest, str(stored.content)}
    assert len(token) >= 40


def test_it_is_for_its_user_alone(token, make_user):
    assert open_preview(viewer=make_user(roles=["writer"]), token=token) is None
    assert open_preview(viewer=make_user(is_superuser=True), token=token) is None
    assert open_preview(viewer=AnonymousUser(), token=token) is None


@pytest.mark.parametrize("tamper", [lambda t: t[:-1], lambda t: t + "A", lambda t: t.swapcase(), lambda t: ""])
def test_a_changed_token_shows_nothing(token, writer, tamper):
    assert open_preview(viewer=writer, token=tamper(token)) is None


def test_an_expired_token_shows_nothing_and_is_pruned(token, writer):
    PreviewToken.objects.update(expires_at=timezone.now())
    assert open_preview(viewer=writer, token=token) is None
    assert prune_previews() == 1
    assert not PreviewToken.objects.exists()


def test_a_live_token_is_not_pruned(token, writer):
    assert prune_previews() == 0
    assert open_preview(viewer=writer, token=token)


def test_it_lasts_for_some_minutes_only(token, settings, draft, writer):
    left = PreviewToken.objects.get().expires_at - timezone.now()
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)


def test_the_permission_is_asked_again_when_it_is_used(token, writer, draft):
    writer.groups.remove(Group.objects.get(name="writer"))
    assert open_preview(viewer=type(writer).objects.get(pk=writer.pk), token=token) is None


def test_a_deactivated_account_sees_nothing(token, writer):
    writer.is_active = False
    assert open_preview(viewer=writer, token=token) is None


def test_it_ends_with_its_page(token, draft, writer):
    draft.delete()
    assert open_preview(viewer=writer, token=token) is None


def test_who_may_not_edit_gets_no_token(draft, make_user):
    for actor in [make_user(), make_user(roles=["moderator"]), AnonymousUser()]:
        with pytest.raises(DomainError) as refusal:
            issue_preview(actor=actor, page=draft)
        assert refusal.value.code == ErrorCode.FORBIDDEN
    assert not PreviewToken.objects.exists()


def test_wagtails_preview_leads_to_the_web_app(client, article, writer):
    client.force_login(writer)
    edit(article, publish=False, title="Draft title")
    response = client.get(f"/admin/pages/{article.pk}/view_draft/")
    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]
    assert response["Location"].startswith("/en/preview/")
    token = response["Location"].rpartition("/")[2]
    assert open_preview(viewer=writer, token=token).title == "Draft title"
