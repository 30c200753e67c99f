"""What a writer sets about themselves in Wagtail, what an account's export holds, and what goes with an erased one."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.actions import issue_preview
from cms.exports import export_content
from cms.models import ArticlePage, PreviewToken
from core.accounts.events import AccountErased
from core.accounts.models import User
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


@pytest.fixture
def settle_account(client, writer):
    """Save Wagtail's page of one's own account as it is shown, but for these values."""
    client.force_login(writer)
    address = reverse("wagtailadmin_account")

    def save(**values):
        shown = {}
        for panels in client.get(address).context["panels_by_tab"].values():
            for panel in panels:
                form = panel.get_form()
                shown |= {form[name].html_name: form[name].value() or "" for name in form.fields}
        return client.post(address, shown | values)

    return save


def test_language_and_time_zone_are_saved_without_inventing_a_name(settle_account, writer):
    name = writer.name
    saved = settle_account(**{"locale-preferred_language": "de", "locale-current_time_zone": "Europe/Berlin"})
    profile = UserProfile.get_for_user(writer)
    profile.refresh_from_db()
    writer.refresh_from_db()
    assert saved.status_code == 302
    assert (profile.preferred_language, profile.current_time_zone) == ("de", "Europe/Berlin")
    assert writer.name == name


def test_the_name_in_wagtail_is_that_of_the_account(settle_account, writer):
    assert settle_account(**{"name_email-name": "  Wanda   Writes "}).status_code == 302
    writer.refresh_from_db()
    assert writer.name == "Wanda Writes"
    refused = settle_account(**{"name_email-name": "\u202e"})
    writer.refresh_from_db()
    assert refused.status_code == 200
    assert writer.name == "Wanda Writes"


def test_the_page_of_ones_account_is_for_staff(client, make_user):
    client.force_login(make_user())
    assert client.get(reverse("wagtailadmin_account")).status_code == 302


def test_no_time_zone_is_offered_that_browsers_do_not_know(settings):
    assert {"localtime", "Factory"}.isdisjoint(settings.WAGTAIL_USER_TIME_ZONES)
    assert {"UTC", "Europe/Berlin"} <= set(settings.WAGTAIL_USER_TIME_ZONES)


@pytest.mark.parametrize("method", ["get", "post"])
def test_accounts_are_changed_where_the_actions_are_asked(client, make_user, method):
    operator, other = make_user(), make_user(roles=["agent"])
    User.objects.filter(pk=operator.pk).update(is_superuser=True, is_staff=True)
    client.force_login(operator)
    assert other.email in client.get(reverse("wagtailusers_users:index")).content.decode()
    role = Group.objects.get(name="writer").pk
    values = {
        "email": other.email,
        "first_name": "A",
        "last_name": "B",
        "is_superuser": "on",
        "role": role,
        "mark_as_active": False,
    }
    many = "wagtail_bulk_action"
    addresses = [
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[other.pk]),
        reverse("wagtailusers_users:delete", args=[other.pk]),
        *(
            f"{reverse(many, args=['accounts', 'user', name])}?id={other.pk}"
            for name in ("delete", "assign_role", "set_active_state")
            if method == "post"
        ),
    ]
    for address in addresses:
        answer = getattr(client, method)(address, values)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith("/django-admin/accounts/user/")
    other = User.objects.get(pk=other.pk)
    assert not other.is_superuser
    assert other.is_active
    assert other.roles == {"agent"}
