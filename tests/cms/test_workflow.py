"""Review: one writer submits, another approves or rejects."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from cms.events import PagePublished
from core.accounts.models import User
from core.events.models import Entry
from tests.cms.conftest import edit
from tests.events import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(article, writer):
    edit(article, writer, publish=False, title="Reviewed title")
    state = article.get_workflow().start(article, user=writer)
    Entry.objects.all().delete()
    return state


def test_every_page_has_the_editorial_review(article):
    assert article.get_workflow().name == "Editorial review"


def test_comments_stand_beside_the_text_they_are_about(article, writer, make_user, client):
    Comment.objects.create(page=article, user=writer, text="Is 0.2 mm still right?", contentpath="title")
    client.force_login(make_user(roles=["writer"]))
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert "Is 0.2 mm still right?" in answer.content.decode()
    assert "comments" in answer.context["form"].formsets


def test_submitting_publishes_nothing(submitted, article):
    article.refresh_from_db()
    assert (article.title, article.current_workflow_state.status) == ("Kerf", WorkflowState.STATUS_IN_PROGRESS)


def test_another_writer_approves_and_the_page_is_published(submitted, article, make_user):
    reviewer = make_user(roles=["writer"])
    task = submitted.current_task_state.task.specific
    assert "approve" in {name for name, *_ in task.get_actions(article, reviewer)}
    submitted.current_task_state.specific.approve(user=reviewer)
    article.refresh_from_db()
    assert article.title == "Reviewed title"
    assert Entry.objects.filter(name=PagePublished.name, node_id=article.pk).count() == 1


def test_a_rejected_page_stays_as_it_was(submitted, article, make_user):
    submitted.current_task_state.specific.reject(user=make_user(roles=["writer"]), comment="The figure is wrong.")
    article.refresh_from_db()
    assert article.title == "Kerf"
    assert TaskState.objects.get().comment == "The figure is wrong."
    assert not Entry.objects.filter(name=PagePublished.name).exists()


def test_others_may_not_approve(submitted, article, make_user):
    task = submitted.current_task_state.task.specific
    for role in ["moderator", "agent"]:
        assert not task.get_actions(article, make_user(roles=[role]))


def test_nobody_approves_their_own_version(submitted, article, writer):
    task = submitted.current_task_state.task.specific
    assert task.get_actions(article, writer) == []
    with pytest.raises(PermissionDenied, match="This version is yours"):
        task.on_action(submitted.current_task_state.specific, writer, "approve")
    assert not task.get_task_states_user_can_moderate(writer).exists()
    article.refresh_from_db()
    assert article.title == "Kerf"


def test_whoever_corrects_a_submitted_page_hands_it_back_to_its_writer(submitted, article, writer, make_user):
    reviewer = make_user(roles=["writer"])
    edit(article, reviewer, publish=False, title="Corrected")
    task = submitted.current_task_state.task.specific
    assert task.get_actions(article, reviewer) == []
    assert "approve" in {name for name, *_ in task.get_actions(article, writer)}


def test_whoever_only_saves_a_submitted_page_again_may_still_approve_it(submitted, article, make_user):
    reviewer = make_user(roles=["writer"])
    edit(article, reviewer, publish=False)
    task = submitted.current_task_state.task.specific
    assert "approve" in {name for name, *_ in task.get_actions(article, reviewer)}


def test_an_administrator_who_is_alone_approves_the_own_version(article, writer, make_user):
    admin = make_user(roles=["admin"])
    edit(article, admin, publish=False, title="Own")
    state = article.get_workflow().start(article, user=admin)
    task = state.current_task_state.task.specific
    assert task.get_actions(article, admin) == []
    User.objects.filter(pk=writer.pk).update(is_active=False)
    assert "approve" in {name for name, *_ in task.get_actions(article, admin)}


def test_the_reviewers_are_told_in_their_language(article, writer, make_user, mailoutbox):
    make_user(roles=["writer"], locale="de", email="rita@example.test")
    edit(article, writer, publish=False, title="Neu", change_note="Falsche Zahl")
    article.get_workflow().start(article, user=writer)
    settle()
    (mail,) = mailoutbox
    assert mail.to == ["rita@example.test"]
    assert mail.subject == "Zu prüfen: Neu"
    assert "Falsche Zahl" in mail.body
    assert f"/admin/pages/{article.pk}/revisions/compare/live...latest/" in mail.body


@pytest.mark.parametrize(
    ("action", "subject"),
    [("approve", "Freigegeben: Reviewed title"), ("reject", "Änderungen gewünscht: Reviewed title")],
)
def test_the_writer_is_told_what_the_reviewer_said(submitted, article, writer, make_user, mailoutbox, action, subject):
    User.objects.filter(pk=writer.pk).update(locale="de")
    settle()
    mailoutbox.clear()
    task = submitted.current_task_state.task.specific
    task.on_action(submitted.current_task_state.specific, make_user(roles=["writer"]), action, comment="Which metal?")
    settle()
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == ([writer.email], subject)
    assert "Which metal?" in mail.body


def test_who_wants_no_mail_gets_none(article, writer, make_user, mailoutbox):
    profile = UserProfile.get_for_user(make_user(roles=["writer"]))
    profile.submitted_notifications = False
    profile.save()
    edit(article, writer, publish=False, title="New")
    article.get_workflow().start(article, user=writer)
    settle()
    assert mailoutbox == []


def test_above_the_editor_stands_who_is_to_do_what(submitted, article, writer, make_user):
    for person, said in ((writer, "This version is yours"), (make_user(roles=["writer"]), "Wanda asked for a review")):
        client = Client()
        client.force_login(person)
        html = client.get(f"/admin/pages/{article.pk}/edit/").content.decode()
        assert said in html
        assert f"/admin/pages/{article.pk}/revisions/compare/live...latest/" in html


def test_a_page_that_is_handed_in_again_tells_when_that_was(submitted, article, writer, make_user, client):
    reviewer = make_user(roles=["writer"])
    TaskState.objects.update(started_at=datetime(2026, 1, 5, 9, tzinfo=UTC))
    WorkflowState.objects.update(created_at=datetime(2026, 1, 5, 9, tzinfo=UTC))
    submitted.current_task_state.specific.reject(user=reviewer)
    edit(article, writer, publish=False, title="Better title")
    article.refresh_from_db()
    article.current_workflow_state.resume(user=writer)
    client.force_login(reviewer)
    html = client.get(f"/admin/pages/{article.pk}/edit/").content.decode()
    assert "Wanda asked for a review" in html
    assert "Jan. 5, 2026, 09:00" not in html
