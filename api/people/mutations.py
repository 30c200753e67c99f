"""Mutations of one's own account: each one is one action. Signing in and out is allauth's, at `/_allauth/`."""

import strawberry

from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import required_key
from api.core.permissions import SIGNED_IN
from community.people.actions import update_profile
from core.accounts import actions, departure

from .inputs import (
    AccountEraseInput,
    AccountExportRequestInput,
    ApiTokenCreateInput,
    ApiTokenRevokeInput,
    ProfileUpdateInput,
)
from .types import AccountExportType, ApiTokenType, UserType

# No token has it: what it guards is for people who are signed in themselves.
IN_PERSON = "account"


@strawberry.type
class ProfileUpdatePayload(Payload):
    viewer: UserType | None = None


@strawberry.type
class ApiTokenCreatePayload(Payload):
    token: ApiTokenType | None = None
    secret: str | None = strawberry.field(default=None, description="Shown this once. Keep it as you keep a password.")


@strawberry.type
class ApiTokenRevokePayload(Payload):
    token: ApiTokenType | None = None


@strawberry.type
class AccountExportRequestPayload(Payload):
    export: AccountExportType | None = None


@strawberry.type
class AccountErasePayload(Payload):
    erased: bool | None = strawberry.field(default=None, description="True once the account is gone.")


@strawberry.type
class PeopleMutation:
    @mutation(permission=SIGNED_IN, scope="profile:write", description="Change what others see of you.")
    def profile_update(self, info: Info, input: ProfileUpdateInput) -> ProfileUpdatePayload:
        profile = update_profile(
            actor=viewer_of(info),
            name=input.name,
            handle=input.handle,
            bio=input.bio,
            locale=input.locale,
            time_zone=input.time_zone,
        )
        return ProfileUpdatePayload(viewer=profile.user)  # type: ignore[arg-type]

    @mutation(permission=SIGNED_IN, scope=IN_PERSON, replayable=False, description="Make an API token.")
    def api_token_create(self, info: Info, input: ApiTokenCreateInput) -> ApiTokenCreatePayload:
        token, secret = actions.create_api_token(
            actor=viewer_of(info),
            name=input.name,
            scopes=[str(scope) for scope in input.scopes],
            expires_at=input.expires_at,
        )
        return ApiTokenCreatePayload(token=token, secret=secret)  # type: ignore[arg-type]

    @mutation(permission=SIGNED_IN, scope=IN_PERSON, description="Make a token open nothing, at once and for good.")
    def api_token_revoke(self, info: Info, input: ApiTokenRevokeInput) -> ApiTokenRevokePayload:
        token = actions.revoke_api_token(actor=viewer_of(info), token_id=required_key(input.id, "ApiToken", "id"))
        return ApiTokenRevokePayload(token=token)  # type: ignore[arg-type]

    @mutation(permission=SIGNED_IN, scope=IN_PERSON, description="Ask for a copy of all your data; a mail tells when.")
    def account_export_request(self, info: Info, input: AccountExportRequestInput) -> AccountExportRequestPayload:
        return AccountExportRequestPayload(export=departure.request_export(actor=viewer_of(info)))  # type: ignore[arg-type]

    @mutation(permission=SIGNED_IN, scope=IN_PERSON, replayable=False, description="Erase your account, for good.")
    def account_erase(self, info: Info, input: AccountEraseInput) -> AccountErasePayload:
        departure.erase_account(actor=viewer_of(info), confirmation=input.confirmation, password=input.password)
        return AccountErasePayload(erased=True)
