"""How the schema is configured, and what is logged when a resolver fails."""

import logging
from typing import Any

import strawberry
from django.conf import settings
from django.db import DataError
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.exceptions import CannotGetOperationTypeError

logger = logging.getLogger("kerf.api")


def config() -> StrawberryConfig:
    """The schema's configuration: page bounds, no field suggestions (they reveal what is not shown)."""
    return StrawberryConfig(relay_max_results=settings.GRAPHQL_MAX_PAGE, disable_field_suggestions=True)


class KerfSchema(strawberry.Schema):
    """A schema that logs surprises only: a client's mistake is the client's business."""

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        for error in errors:
            if is_surprise(error):
                logger.error("%s at %s", error.message, error.path, exc_info=error.original_error)


def is_surprise(error: GraphQLError) -> bool:
    """Whether the error is ours: an exception that no resolver meant to show.

    A NUL character in an argument is the client's: PostgreSQL stores none and says so. So is an operation
    that is not there.
    """
    cause = error.original_error
    if isinstance(cause, MissingQueryError | CannotGetOperationTypeError):
        return False
    if isinstance(cause, DataError | ValueError) and "NUL (0x00)" in str(cause):
        return False
    return cause is not None and not isinstance(cause, GraphQLError)
