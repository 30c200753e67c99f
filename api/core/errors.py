"""Errors as clients see them."""

from collections.abc import Iterator
from contextlib import contextmanager

import strawberry
from graphql import GraphQLError
from strawberry.utils.str_converters import to_camel_case

from core.errors import DomainError
from core.errors import ErrorCode as DomainErrorCode

ErrorCode = strawberry.enum(DomainErrorCode, name="ErrorCode", description="Why something was refused.")


@strawberry.type(description="A refusal, for people to read and programs to branch on.")
class UserError:
    """One refusal in a payload."""

    code: ErrorCode  # type: ignore[valid-type]
    message: str = strawberry.field(description="What is wrong and what to do, in the viewer's language.")
    path: list[str] = strawberry.field(description="The input field at fault; empty where no single one is.")


def user_error(error: DomainError) -> UserError:
    """The payload's form of a domain error."""
    path = ["input", *map(to_camel_case, error.field.split("."))] if error.field else []
    return UserError(code=error.code, message=error.message, path=path)


def query_error(error: DomainError) -> GraphQLError:
    """The form of a domain error in a query, where no payload can carry it."""
    return GraphQLError(error.message, extensions={"code": error.code.value})


@contextmanager
def called(**names: str) -> Iterator[None]:
    """Refusals name the input's fields, where those of the action go by other names."""
    try:
        yield
    except DomainError as error:
        field = names.get(error.field or "", error.field)
        raise DomainError(error.code, error.message, field, error.found) from error
