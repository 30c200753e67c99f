"""How django-allauth, which signs people in, meets our accounts."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.headless.adapter import DefaultHeadlessAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language, override

from core.events.actions import emit
from core.sealing import seal, unseal

from .events import SessionsEnded, UserRegistered
from .models import User
from .web import in_locale, locale_of, web_path, web_url

_ROUTES = {
    "account_confirm_email": "account/verify-email/{key}",
    "account_reset_password": "account/reset",
    "account_reset_password_from_key": "account/reset/{key}",
    "account_signup": "account/sign-up",
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up keeps the person's name and language, and tells the house."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """The new account and the event that tells of it, in one transaction."""
        user.name = form.cleaned_data.get("name", "")
        user.locale = locale_of(get_language())
        with transaction.atomic():
            super().save_user(request, user, form, commit)
            if commit:
                emit(UserRegistered(user_id=user.pk))
        return user

    def send_account_already_exists_mail(self, email: str) -> None:
        """As slow as a real sign-up, whose password is hashed: the time must not tell who has an account."""
        make_password("as slow as a real one")
        super().send_account_already_exists_mail(email)

    def clean_email(self, email: str) -> str:
        """Addresses are kept in lower case."""
        return super().clean_email(email).lower()

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail in the account's language, links too; in the request's where there is no account or it has none.

        It names the site as it calls itself, not as the request's Host header does.
        """
        owner = context.get("user") or User.objects.filter(emailaddress__email__iexact=email).first()
        language = locale_of(owner.locale if owner and owner.locale else get_language())
        links = {name: in_locale(value, language) for name, value in context.items() if name.endswith("_url")}
        site = SimpleNamespace(name=settings.WAGTAIL_SITE_NAME, domain=settings.PUBLIC_URL)
        with override(language):
            super().send_mail(template_prefix, email, {**context, **links, "current_site": site})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Says whose account it is about: the address may be one that the account has just given up."""
        super().send_notification_mail(template_prefix, user, {"user": user, **(context or {})}, email)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return web_path("", get_language())

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return web_path("", get_language())


class HeadlessAdapter(DefaultHeadlessAdapter):
    """Links in mail lead to the web app, in the reader's language."""

    def get_frontend_url(self, urlname: str, **kwargs: Any) -> str | None:
        route = _ROUTES[urlname].format(**{name: quote(str(value), safe="") for name, value in kwargs.items()})
        return web_url(route, get_language())


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Sessions that a person ends in the list of sessions close the sockets that were opened with them."""

    def end_sessions(self, sessions: Any) -> None:
        ending = list(sessions)
        with transaction.atomic():
            super().end_sessions(ending)
            for user_id in {session.user_id for session in ending}:
                emit(SessionsEnded(user_id=user_id, reason="ended"))


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of second factors rest encrypted: a copy of the database alone makes no codes."""

    def encrypt(self, text: str) -> str:
        return seal(text, purpose="mfa")

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, purpose="mfa")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the site's public address, whichever of its hosts a request came to."""
        return {"id": urlsplit(settings.PUBLIC_URL).hostname or "", "name": settings.WAGTAIL_SITE_NAME}

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME
