"""What an account's export holds of the knowledge base, and what goes with an erased account."""

import pytest
from django.core.files.base import ContentFile
from wagtail.users.models import UserProfile

from cms.actions import issue_preview
from cms.exports import export_content
from cms.models import ArticlePage, PreviewToken
from core.accounts.events import AccountErased
from core.events.actions import emit
from tests.cms.conftest import edit
from tests.events import settle

pytestmark = pytest.mark.django_db


def test_the_export_holds_what_the_account_wrote_and_nothing_else(article, writer, make_user):
    other = make_user(roles=["writer"])
    edit(article, other, title="By another")
    saved = export_content(writer.pk)["revisions"]
    assert {revision["content"]["title"] for revision in saved} == {"Cutting", "Kerf"}
    assert [revision["content"]["title"] for revision in export_content(other.pk)["revisions"]] == ["By another"]


def test_an_erased_writer_leaves_the_pages(article, writer, django_capture_on_commit_callbacks):
    issue_preview(actor=writer, page=article)
    profile = UserProfile.get_for_user(writer)
    profile.avatar.save("me.png", ContentFile(b"picture"))
    storage, name = profile.avatar.storage, profile.avatar.name
    emit(AccountErased(user_id=writer.pk))
    with django_capture_on_commit_callbacks(execute=True):
        settle()
    assert not PreviewToken.objects.exists()
    assert not UserProfile.objects.filter(user=writer).exists()
    assert not storage.exists(name)
    assert ArticlePage.objects.get().live
