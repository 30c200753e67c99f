"""Lists that can only be read where their owner stands alone."""

from graphql import GraphQLError

from .context import Info


def refuse_in_list(info: Info, instead: str) -> None:
    """Refuse to page through this list once for every row of another list: that would be a query for each.

    Such lists grow without bound, so they are read by their own index, one owner at a time. `instead`
    names the query to use.
    """
    if any(isinstance(key, int) for key in info.path.as_list()):
        raise GraphQLError(
            f"'{info.field_name}' cannot be read for every row of a list. Use {instead}.",
            extensions={"code": "INVALID"},
        )
