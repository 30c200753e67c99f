"""Inputs of people's mutations."""

from datetime import datetime

import strawberry
from strawberry import relay

from .types import Scope


@strawberry.input(description="What is left out stays as it is.")
class ProfileUpdateInput:
    name: str | None = strawberry.field(default=None, description="The name others see, up to 120 characters.")
    handle: str | None = strawberry.field(default=None, description="3 to 30 of a-z, 0-9 and single hyphens; unique.")
    bio: str | None = strawberry.field(default=None, description="Markdown, up to 2,000 characters.")
    locale: str | None = strawberry.field(default=None, description="One of the site's languages.")
    time_zone: str | None = strawberry.field(default=None, description="A name of the IANA time zone database.")
    client_mutation_id: str | None = None


@strawberry.input
class ApiTokenCreateInput:
    name: str = strawberry.field(description="What it is for, up to 80 characters.")
    scopes: list[Scope]  # type: ignore[valid-type]
    expires_at: datetime | None = strawberry.field(default=None, description="Null: it lasts until it is revoked.")
    client_mutation_id: str | None = None


@strawberry.input
class ApiTokenRevokeInput:
    id: relay.GlobalID
    client_mutation_id: str | None = None


@strawberry.input
class AccountExportRequestInput:
    client_mutation_id: str | None = None


@strawberry.input(description="Ends the viewer's account for good.")
class AccountEraseInput:
    confirmation: str = strawberry.field(description="The account's email address, typed.")
    password: str = strawberry.field(default="", description="The password, of accounts that have one.")
    client_mutation_id: str | None = None
