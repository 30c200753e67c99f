"""Keeping the days by which pages are to be reviewed, and reminding their owners."""

from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.models import ContentPage, ReviewDate
from core.accounts.models import User
from core.accounts.web import locale_of
from core.mail.actions import queue_mail


@transaction.atomic
def note_review_date(*, page: ContentPage) -> None:
    """Keep the day that the page was published with; one without a day is no longer to be reviewed."""
    if page.review_by is None:
        ReviewDate.objects.filter(page_id=page.pk).delete()
    else:
        ReviewDate.objects.update_or_create(page_id=page.pk, defaults={"due": page.review_by})


def remind_of_reviews(today: date) -> int:
    """Write to the owners of live pages whose day has come: once for each day. Answers how many mails were queued.

    Each page is a transaction of its own, in which the mail is queued and the day noted as told, so that a process
    that dies in between neither forgets an owner nor writes to one twice.
    """
    due = ReviewDate.objects.to_remind_of(today).values_list("pk", flat=True)
    return sum(_remind(pk, today) for pk in list(due))


@transaction.atomic
def _remind(pk: int, today: date) -> bool:
    found = ReviewDate.objects.to_remind_of(today).select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        return False
    page = Page.objects.select_related("owner").get(pk=pk)
    queue_mail(_letter(page, page.owner, found.due))
    found.reminded_of = found.due
    found.save(update_fields=["reminded_of"])
    return True


def _letter(page: Page, owner: User, due: date) -> EmailMessage:
    edit = urljoin(settings.PUBLIC_URL, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    with translation.override(locale_of(owner.locale)):
        title = " ".join(page.title.split())
        subject = _("To be reviewed: %(title)s") % {"title": title}
        body = _(
            "You asked to be reminded to review “%(title)s” by %(date)s.\n\n"
            "Read it again, and set the next date where you edit it:\n%(address)s\n"
        ) % {"title": title, "date": formats.date_format(due), "address": edit}
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [owner.email])
