"""Searching everything."""

import strawberry
from django.conf import settings
from django.utils.translation import gettext as _

from api.core.connections import check_first
from api.core.context import Info, viewer_of
from api.core.errors import query_error
from core.errors import DomainError, ErrorCode
from core.search.queries import MOST_SUGGESTIONS, suggest
from core.search.queries import search as find

from .types import SearchConnection, SearchKind, SearchPeriod, SearchSuggestion, connection_of

MOST_FILTERS = 20


@strawberry.type
class SearchQuery:
    """One search over everything the viewer may read."""

    @strawberry.field(
        description=(
            'Hits for what a person typed: words, a `"phrase"`, a `-word` to leave out. Typing errors and an '
            "unfinished last word are forgiven; nothing typed is an error."
        )
    )
    def search(
        self,
        info: Info,
        query: str,
        kinds: list[SearchKind] | None = None,
        locale: str | None = None,
        tags: list[str] | None = None,
        category: str | None = None,
        area: str | None = None,
        changed: SearchPeriod | None = None,  # type: ignore[valid-type]
        first: int | None = None,
        after: str | None = None,
    ) -> SearchConnection:
        size = settings.GRAPHQL_DEFAULT_PAGE if first is None else first
        check_first(size, settings.GRAPHQL_MAX_PAGE)
        try:
            _check_tags(tags or ())
            results = find(
                viewer_of(info),
                query,
                kinds=[kind.value for kind in kinds or ()],
                locale=locale,
                tags=tags or (),
                category=category,
                area=area,
                changed=changed,
                first=size,
                after=after,
            )
        except DomainError as error:
            raise query_error(error) from error
        return connection_of(results, later=after is not None, locale=locale)

    @strawberry.field(
        description=(
            f"At most {MOST_SUGGESTIONS} objects whose titles hold every word of what is being typed, the last word "
            "perhaps unfinished; the best first."
        )
    )
    def search_suggest(self, info: Info, prefix: str, locale: str, first: int = 8) -> list[SearchSuggestion]:
        check_first(first, MOST_SUGGESTIONS)
        return [
            SearchSuggestion(kind=SearchKind(one.kind), title=one.title, path=one.path)
            for one in suggest(viewer_of(info), prefix, locale=locale, first=first)
        ]


def _check_tags(tags: list[str] | tuple[()]) -> None:
    if len(tags) > MOST_FILTERS:
        raise DomainError(ErrorCode.INVALID, _("At most %(most)s tags at once.") % {"most": MOST_FILTERS}, "tags")
