"""Types of people: the public person, the account that only its owner (and staff) sees, tokens, exports."""

from collections.abc import Iterable
from datetime import datetime

import strawberry
import strawberry_django
from strawberry import auto

from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.nodes import Node, node_type
from community.people.models import Profile
from core.accounts import departure, models
from core.accounts.policies import can_manage_own_account
from core.accounts.roles import Role as RoleName
from core.accounts.scopes import Scope as ScopeName
from core.text import render_markdown

Role = strawberry.enum(RoleName, name="Role", description="What an account may do for the house.")
Scope = strawberry.enum(ScopeName, name="TokenScope", description="What an API token may do.")


@node_type(Profile, name="Person", description="Someone, as others see them. Never holds an email address.")
class PersonType(Node):
    handle: auto
    name: str = strawberry_django.field(select_related=["user"], description="The name to show.")
    is_staff: bool = strawberry_django.field(select_related=["user"], description="Works for this site: show a badge.")

    @strawberry_django.field(description="About this person, as safe HTML; may be empty.")
    def bio_html(self, root: Profile) -> str:
        return render_markdown(root.bio) if root.bio else ""

    @strawberry_django.field(description="A square picture, or null.")
    def avatar_url(self, root: Profile) -> str | None:
        return root.avatar.url if root.avatar else None


@node_type(
    models.ApiToken, name="ApiToken", description="A token of the viewer. Its secret is shown at its making only."
)
class ApiTokenType(Node):
    name: auto
    start: auto = strawberry_django.field(description="How the secret begins, to recognise it by.")
    created_at: auto
    expires_at: auto
    last_used_at: auto = strawberry_django.field(description="To about ten minutes; null where it never was.")
    revoked_at: auto

    @strawberry_django.field(description="What it may do; reading what you can read needs no scope.")
    def scopes(self, root: models.ApiToken) -> list[Scope]:  # type: ignore[valid-type]
        return [ScopeName(scope) for scope in root.scopes]


@node_type(models.AccountExport, name="AccountExport", description="A copy of the viewer's data, kept for a week.")
class AccountExportType(Node):
    requested_at: auto
    finished_at: auto = strawberry_django.field(description="Null while it is being made.")

    @strawberry_django.field(
        description="Downloads the archive for 15 minutes from now; null while it is being made, and for tokens."
    )
    def download_url(self, root: models.AccountExport, info: Info) -> str | None:
        return departure.download_path(root) if can_manage_own_account(viewer_of(info)) else None


@node_type(models.User, name="User", description="An account, as its owner and the staff see it.")
class UserType(Node):
    email: auto
    name: auto = strawberry_django.field(description="As the owner wrote it; may be empty.")
    display_name: str = strawberry_django.field(description="The name others see.")
    locale: auto = strawberry_django.field(description="The language for mail; may be empty.")
    time_zone: auto = strawberry_django.field(description="A name of the IANA time zone database.")
    date_joined: datetime
    is_staff: auto

    @strawberry_django.field(description="The roles held; an administrator holds ADMIN, which includes all.")
    def roles(self, root: models.User) -> list[Role]:  # type: ignore[valid-type]
        return [RoleName(role) for role in sorted(root.roles)]

    @strawberry_django.field(
        select_related=["profile"], description="The public face; null for a moment after sign-up."
    )
    def person(self, root: models.User) -> PersonType | None:
        return getattr(root, "profile", None)

    @strawberry_django.field(select_related=["profile"], description="The bio as it was written, in Markdown.")
    def bio(self, root: models.User) -> str:
        profile: Profile | None = getattr(root, "profile", None)
        return profile.bio if profile else ""

    @strawberry_django.field(description="Whether a password is set; an account may sign in by passkey alone.")
    def has_password(self, root: models.User) -> bool:
        return root.has_usable_password()

    @connection(Connection[ApiTokenType], description="Your tokens, the newest first; empty for other accounts.")
    def api_tokens(self, root: models.User, info: Info) -> Iterable[ApiTokenType]:
        tokens = models.ApiToken.objects.visible_to(viewer_of(info)).filter(user=root)
        return tokens.order_by("-created_at", "-id")  # type: ignore[return-value]

    @strawberry_django.field(description="The last copy of your data that you asked for; null for other accounts.")
    def account_export(self, root: models.User, info: Info) -> AccountExportType | None:
        exports = models.AccountExport.objects.visible_to(viewer_of(info)).filter(user=root)
        return exports.order_by("-id").first()  # type: ignore[return-value]
