"""What people are told of a review by mail: reviewers that one waits, writers what became of it and why.

Stands in for Wagtail's own mails, which leave out the comment of an approval and are written in the language of whoever
caused them. Who has turned such mails off in the own Wagtail account gets none.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from core.accounts.models import User
from core.accounts.web import locale_of
from core.mail.actions import queue_mail


def ask_for_review(instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    """Write to those who may review, other than whoever hands it in."""
    task = instance.task.specific
    if not isinstance(task, AbstractGroupApprovalTask):
        return
    members = User.objects.filter(is_active=True, groups__in=task.groups.all()).distinct()
    page = instance.workflow_state.content_object
    if user is not None:
        members = members.exclude(pk=user.pk)
    for reader in _wanting(members, "submitted_notifications"):
        with translation.override(locale_of(reader.locale)):
            told = {
                "title": _title(page),
                "who": str(user.name or user) if user else _("Somebody"),
                "note": _quoted(_note(page)),
                "compare": _address("revisions_compare", page, "live", "latest"),
                "edit": _address("edit", page),
            }
            subject = _("To be reviewed: %(title)s") % told
            body = _(
                "%(who)s asks for a review of “%(title)s”.%(note)s\n\n"
                "See what changes:\n%(compare)s\n\nApprove it, or send it back with a comment:\n%(edit)s\n"
            )
            _send(reader, subject, body % told)


def tell_of_approval(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """Write to the writer that the page was approved, and what the reviewer said."""
    _tell(
        instance,
        user,
        "approved_notifications",
        lambda: _("Approved: %(title)s"),
        lambda: _("%(who)s approved “%(title)s”. It is published, or scheduled.%(comment)s\n\n%(edit)s\n"),
    )


def tell_of_rejection(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """Write to the writer that changes are asked for, and which."""
    _tell(
        instance,
        user,
        "rejected_notifications",
        lambda: _("Changes are asked for: %(title)s"),
        lambda: _("%(who)s sent “%(title)s” back.%(comment)s\n\nCorrect it, and submit it again:\n%(edit)s\n"),
    )


def stay_silent(**kwargs: Any) -> None:
    """Wagtail also writes to superusers that something was submitted: whoever may review is told by the task."""


def _tell(state: WorkflowState, user: User | None, wish: str, subject: Any, body: Any) -> None:
    page, last = state.content_object, state.current_task_state
    latest = page.get_latest_revision()
    people = {person.pk: person for person in (state.requested_by, latest.user if latest else None) if person}
    if user is not None:
        people.pop(user.pk, None)
    for reader in _wanting(people.values(), wish):
        with translation.override(locale_of(reader.locale)):
            told = {
                "title": _title(page),
                "who": str(user.name or user) if user else _("Somebody"),
                "comment": _quoted(last.comment if last else ""),
                "edit": _address("edit", page),
            }
            _send(reader, subject() % told, body() % told)


def _wanting(people: Iterable[User], wish: str) -> Iterable[User]:
    return (
        person
        for person in people
        if person.is_active and person.email and getattr(UserProfile.get_for_user(person), wish)
    )


def _send(reader: User, subject: str, body: str) -> None:
    queue_mail(EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [reader.email]))


def _title(page: Any) -> str:
    return " ".join(page.get_latest_revision_as_object().title.split())


def _note(page: Any) -> str:
    return str(getattr(page.get_latest_revision_as_object(), "change_note", ""))


def _quoted(text: str) -> str:
    return f"\n\n“{text.strip()}”" if text.strip() else ""


def _address(view: str, page: Any, *names: str) -> str:
    return urljoin(settings.PUBLIC_URL, reverse(f"wagtailadmin_pages:{view}", args=[page.pk, *names]))
