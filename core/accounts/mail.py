"""Mail about one's account that is not part of signing in (allauth sends that)."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from .models import User
from .web import locale_of, web_url


def send_export_ready(user: User) -> None:
    """Tell the owner that the copy of their data is ready."""
    locale = locale_of(user.locale)
    context = {"user": user, "url": web_url("account/settings", locale), "site_name": settings.WAGTAIL_SITE_NAME}
    with translation.override(locale):
        subject = render_to_string("account/email/export_ready_subject.txt", context)
        body = render_to_string("account/email/export_ready_message.txt", context)
    send_mail(" ".join(subject.split()), body, settings.DEFAULT_FROM_EMAIL, [user.email])
