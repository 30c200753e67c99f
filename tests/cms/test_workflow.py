"""Review: one writer submits, another approves or rejects."""

import pytest
from wagtail.models import TaskState, WorkflowState

from cms.events import PagePublished
from core.events.models import Entry
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(article, writer):
    edit(article, writer, publish=False, title="Reviewed title")
    state = article.get_workflow().start(article, user=writer)
    Entry.objects.all().delete()
    return state


def test_every_page_has_the_editorial_review(article):
    assert article.get_workflow().name == "Editorial review"


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
