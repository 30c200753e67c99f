"""Bounded lists: every list of nodes is a cursor connection of 20 by default and 100 at most."""

from collections.abc import Callable, Iterable
from typing import Any

import strawberry_django
from django.conf import settings
from django.db import DataError
from django.utils.translation import gettext as _
from graphql import GraphQLError
from strawberry_django.fields.field import StrawberryDjangoConnectionExtension
from strawberry_django.relay import DjangoCursorConnection

from .context import Info

Connection = DjangoCursorConnection

__all__ = ["Connection", "check_first", "connection"]


def check_first(first: int, most: int) -> None:
    """Refuse a size that a short list, which is no connection, does not have: fewer than one or more than `most`."""
    if not 1 <= first <= most:
        message = _("'first' must be between 1 and %(most)s.") % {"most": most}
        raise GraphQLError(message, extensions={"code": "INVALID"})


class BoundedConnection(StrawberryDjangoConnectionExtension):
    """Gives a connection its default size and turns bad paging arguments into clear errors.

    Stock cursor connections return every row where neither `first` nor `last` is given.
    """

    def resolve(
        self,
        next_: Callable[..., Any],
        source: Any,
        info: Info,
        *,
        before: str | None = None,
        after: str | None = None,
        first: int | None = None,
        last: int | None = None,
        **kwargs: Any,
    ) -> Any:
        if first is None and last is None:
            first = settings.GRAPHQL_DEFAULT_PAGE
        for argument, size in (("first", first), ("last", last)):
            if size is not None and not 0 <= size <= settings.GRAPHQL_MAX_PAGE:
                message = _("'%(argument)s' must be between 0 and %(most)s.")
                values = {"argument": argument, "most": settings.GRAPHQL_MAX_PAGE}
                raise GraphQLError(message % values, extensions={"code": "INVALID"})
        try:
            return super().resolve(next_, source, info, before=before, after=after, first=first, last=last, **kwargs)
        except (ValueError, OverflowError, DataError) as error:
            if before is None and after is None:
                raise
            raise GraphQLError(
                _("This cursor is not one of this list's; start again without it."), extensions={"code": "INVALID"}
            ) from error


def connection(
    graphql_type: Any = None, *, resolver: Callable[..., Iterable[Any]] | None = None, **options: Any
) -> Any:
    """A bounded connection field: `topics: Connection[Topic] = connection()` or with a resolver.

    As a decorator: `@connection(Connection[Topic]) def topics(self, info, ...) -> Iterable[Topic]`; the
    resolver returns an ordered queryset, never a list.
    """
    extensions = [*options.pop("extensions", []), BoundedConnection(max_results=settings.GRAPHQL_MAX_PAGE)]
    field = strawberry_django.field(graphql_type=graphql_type, extensions=extensions, **options)
    return field(resolver) if resolver is not None else field
