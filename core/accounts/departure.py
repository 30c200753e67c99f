"""Taking one's data along, and leaving. Every app takes part: see `exporting.py` and the event AccountErased."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.budget import Budget, spend
from core.errors import DomainError, ErrorCode
from core.events.actions import emit

from .actions import refuse_for_last_admin
from .events import AccountErased, AccountExportRequested
from .models import AccountExport, ApiToken, User, Viewer
from .policies import can_manage_own_account
from .sessions import end_sessions

DOWNLOAD_SECONDS = 15 * 60
PASSWORD_TRIES = Budget(points=5, seconds=15 * 60)
_SALT = "account-export"


@transaction.atomic
def request_export(*, actor: Viewer) -> AccountExport:
    """Ask for a copy of everything the house knows about the actor. A worker makes it; then a mail tells.

    While one is being made, asking again answers that one. A finished one stays until the next, or a week.
    """
    user = _oneself(actor)
    running = AccountExport.objects.filter(user=user, finished_at=None).first()
    if running is not None:
        return running
    for earlier in AccountExport.objects.filter(user=user):
        _remove(earlier)
    export = AccountExport.objects.create(user=user)
    emit(AccountExportRequested(user_id=user.pk, export_id=export.pk))
    return export


def download_path(export: AccountExport) -> str | None:
    """A path that downloads the finished export for 15 minutes, for whoever has it; None while it is being made."""
    if export.finished_at is None or not export.file:
        return None
    return f"/account-exports/{signing.dumps(export.pk, salt=_SALT)}"


def export_of_path(signed: str) -> AccountExport | None:
    """The export behind a signed path; None where the signature is wrong or older than 15 minutes."""
    try:
        pk = signing.loads(signed, salt=_SALT, max_age=DOWNLOAD_SECONDS)
    except signing.BadSignature:
        return None
    return AccountExport.objects.exclude(file="").filter(pk=pk, user__is_active=True).first()


@transaction.atomic
def erase_account(*, actor: Viewer, confirmation: str, password: str = "") -> None:
    """Erase the actor's account, for good.

    `confirmation` is the account's email address, typed; `password` is asked of accounts that have one.
    Name, address, password, second factors, tokens, exports and sessions go at once; the row stays, without a
    person in it, so that answers and tickets of others keep making sense. Every app handles AccountErased.
    """
    user = _oneself(actor)
    if confirmation.strip().lower() != user.email:
        raise DomainError(
            ErrorCode.INVALID, _("Type your email address to confirm that your account ends."), "confirmation"
        )
    _check_password(user, password)
    refuse_for_last_admin(user)

    end_sessions(user, reason="erased")
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    ApiToken.objects.filter(user=user).delete()
    for export in AccountExport.objects.filter(user=user):
        _remove(export)

    user.groups.clear()
    user.user_permissions.clear()
    # ".invalid" never receives mail (RFC 2606).
    user.email = f"erased-{user.pk}@erased.invalid"
    user.name = user.locale = ""
    user.time_zone = "UTC"
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.erased_at = timezone.now()
    user.set_unusable_password()
    user.save()
    emit(AccountErased(user_id=user.pk))


@transaction.atomic
def prune_exports() -> int:
    """Remove exports that were kept for their time; answers how many."""
    expired = list(AccountExport.objects.past_keeping().select_for_update())
    for export in expired:
        _remove(export)
    return len(expired)


def _check_password(user: User, password: str) -> None:
    """Ask for the password once more, a few times only: a borrowed session must not guess it."""
    if not user.has_usable_password():
        return
    balance = spend(f"erase:{user.pk}", 1, PASSWORD_TRIES)
    if balance is not None and not balance.granted:
        raise DomainError(ErrorCode.RATE_LIMITED, _("Too many tries. Please wait 15 minutes."), "password")
    if not user.check_password(password):
        raise DomainError(ErrorCode.INVALID, _("The password is not right."), "password")


def _remove(export: AccountExport) -> None:
    storage, name = export.file.storage, export.file.name
    export.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _oneself(actor: Viewer) -> User:
    if not isinstance(actor, User):
        raise DomainError(ErrorCode.UNAUTHENTICATED, _("Sign in first."))
    if not can_manage_own_account(actor):
        raise DomainError(ErrorCode.FORBIDDEN, _("A token may not do this. Sign in yourself."))
    return User.objects.select_for_update().get(pk=actor.pk)
