"""The archive that an account's owner takes along: one JSON file for each part of the house."""

import io
import json
import zipfile

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from core.events.actions import emit

from .events import AccountExported
from .exporting import CONTRIBUTIONS, contributes
from .models import AccountExport, ApiToken, User


@contributes("account")
def export_account(user_id: int) -> dict[str, object]:
    """The account itself, its addresses, sessions and tokens, without any secret."""
    user = User.objects.get(pk=user_id)
    return {
        "email": user.email,
        "name": user.name,
        "locale": user.locale,
        "time_zone": user.time_zone,
        "joined": user.date_joined,
        "last_sign_in": user.last_login,
        "roles": sorted(user.roles),
        "email_addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "second_factors": list(Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")),
        "sessions": list(
            UserSession.objects.filter(user=user).values("ip", "user_agent", "created_at", "last_seen_at")
        ),
        "api_tokens": list(
            ApiToken.objects.filter(user=user).values(
                "name", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"
            )
        ),
    }


@transaction.atomic
def finish_export(*, export_id: int) -> AccountExport | None:
    """Write the archive of a requested export. None where it is no longer wanted or was finished before."""
    export = AccountExport.objects.select_for_update().filter(pk=export_id, finished_at=None).first()
    if export is None:
        return None
    export.finished_at = timezone.now()
    export.file.save("export.zip", ContentFile(_archive(export.user_id)), save=False)
    export.save(update_fields=["file", "finished_at"])
    emit(AccountExported(user_id=export.user_id, export_id=export.pk))
    return export


def _archive(user_id: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, contribution in sorted(CONTRIBUTIONS.items()):
            content = json.dumps(contribution(user_id), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            archive.writestr(f"{part}.json", content)
    return buffer.getvalue()
