"""How the schema is configured, and what is logged when a resolver fails."""

import logging
from collections.abc import Callable
from typing import Any, cast

import strawberry
from django.conf import settings
from django.db import DataError
from graphql import GraphQLError, GraphQLObjectType
from strawberry import relay
from strawberry.exceptions import MissingQueryError
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.exceptions import CannotGetOperationTypeError
from strawberry.types.field import StrawberryField

logger = logging.getLogger("kerf.api")


def config() -> StrawberryConfig:
    """The schema's configuration: page bounds, no field suggestions (they reveal what is not shown)."""
    return StrawberryConfig(relay_max_results=settings.GRAPHQL_MAX_PAGE, disable_field_suggestions=True)


class KerfSchema(strawberry.Schema):
    """A schema that logs surprises only: a client's mistake is the client's business.

    Fields that look at nothing but their parent are called without strawberry's argument handling, which costs
    more than most of them do.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for graphql_type in self._schema.type_map.values():
            if isinstance(graphql_type, GraphQLObjectType):
                for field in graphql_type.fields.values():
                    definition = field.extensions.get("strawberry-definition")
                    field.resolve = _of_parent_alone(definition) or field.resolve
                if any(interface.name == "Node" for interface in graphql_type.interfaces):
                    graphql_type.fields["id"].resolve = _id_of(graphql_type.name)

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        for error in errors:
            if is_surprise(error):
                logger.error("%s at %s", error.message, error.path, exc_info=error.original_error)


def _id_of(name: str) -> Callable[[Any, Any], str]:
    """The resolver of a node's global id, which relay's own looks up from the schema for every object."""
    return lambda source, info: relay.to_base64(name, source.pk)


def _of_parent_alone(field: StrawberryField | None) -> Callable[[Any, Any], Any] | None:
    """The resolver of a field whose function takes its parent and nothing else; None for any other field."""
    if type(field) is not StrawberryField or field.base_resolver is None:
        return None
    function, parent = field.base_resolver, field.base_resolver.parent_parameter
    if field.arguments or field.extensions or field.permission_classes or field.is_async or function.info_parameter:
        return None
    method = cast("Callable[..., Any]", function.wrapped_func)
    match [*function.signature.parameters]:
        case ["self"]:
            return lambda source, info: method(source)
        case ["self", name] if parent is not None and name == parent.name:
            # As strawberry calls it: `self` is the parent too.
            return lambda source, info: method(source, source)
    return None


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
