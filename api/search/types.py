"""What a search answers with."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import strawberry
from django.utils.translation import get_language
from strawberry import relay

from api.core.context import Info
from api.core.enums import enum_of
from api.core.nodes import Node
from cms.kinds import KINDS
from core.search.engines import Facets, Period
from core.search.queries import Hit, Results
from core.search.sources import titles_of_areas

_KINDS = (*KINDS, "topic", "request", "ticket")
SearchKind: Any = enum_of("SearchKind", _KINDS, "What was found.")


SearchPeriod = strawberry.enum(
    Period,
    name="SearchPeriod",
    description="When what was found last changed: in the last 7, 30 or 365 days. The wider hold the narrower.",
)


class HitNodes:
    """The objects behind the hits of one page, read together when the first is asked for."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        self._hits = hits
        self._read: dict[str, dict[int, relay.Node | None]] = {}

    def get(self, hit: Hit, info: Info) -> relay.Node | None:
        """The object, or None where it went out of the viewer's sight since it was found."""
        if hit.node_type not in self._read:
            self._read[hit.node_type] = self._of_type(hit.node_type, info)
        return self._read[hit.node_type].get(hit.object_id)

    def _of_type(self, name: str, info: Info) -> dict[int, relay.Node | None]:
        definition = info.schema.get_type_by_name(name)
        origin = getattr(definition, "origin", None)
        if origin is None or not issubclass(origin, Node):
            return {}
        ids = [hit.object_id for hit in self._hits if hit.node_type == name]
        rows = origin.resolve_nodes(info=info, node_ids=[str(key) for key in ids])
        return {key: strawberry.cast(origin, row) for key, row in zip(ids, rows, strict=True) if row is not None}


@strawberry.type(description="One object that answers the question, at the place in it that answers best.")
class SearchHit:
    source: strawberry.Private[Hit]
    nodes: strawberry.Private[HitNodes]

    node_id: relay.GlobalID = strawberry.field(description="Of `node`, without reading it.")
    kind: SearchKind
    title: str
    marked_title: str = strawberry.field(description="HTML in which `<mark>` is the only element.")
    heading: str = strawberry.field(description="Of the section that answers; empty for the object as a whole.")
    snippet: str = strawberry.field(description="HTML in which `<mark>` is the only element.")
    path: str = strawberry.field(description="Of the page on the website.")
    url: str = strawberry.field(description="The path with the place in it: `#anchor`, or `?t=` and seconds.")
    anchor: str = strawberry.field(description="Of the section or post; empty for the object as a whole.")
    start_seconds: float | None = strawberry.field(description="Where in a video it is said.")
    locale: str
    category: str = strawberry.field(description="A slug; empty where the kind has none.")
    area: str = strawberry.field(description="Slug of the part of the product; empty where it is about none.")
    tags: list[str]

    @strawberry.field(description="The object itself; null where the viewer may no longer see it.")
    def node(self, info: Info) -> relay.Node | None:
        return self.nodes.get(self.source, info)


@strawberry.type(description="An object by its title, to offer while somebody types.")
class SearchSuggestion:
    kind: SearchKind
    title: str
    path: str = strawberry.field(description="Of the page on the website.")


@strawberry.type(description="A hit and where it stands.")
class SearchEdge:
    cursor: str
    node: SearchHit


class AreaTitles:
    """What areas are called in a language, read when the first is asked for."""

    def __init__(self, locale: str) -> None:
        self._locale = locale

    @cached_property
    def _titles(self) -> dict[str, str]:
        return titles_of_areas(self._locale)

    def of(self, slug: str) -> str:
        """The title of an area; its slug where nobody named it."""
        return self._titles.get(slug, slug)


@strawberry.type(description="One value that hits can be narrowed to, and how many there are.")
class SearchFacetValue:
    value: str
    count: int
    titles: strawberry.Private["AreaTitles | None"] = None

    @strawberry.field(description="What an area is called in the language searched in; else the value itself.")
    def title(self) -> str:
        return self.titles.of(self.value) if self.titles else self.value


@strawberry.type(description="What the hits are, the most frequent value first.")
class SearchFacets:
    """Kinds, locales, categories, areas and dates are counted as if not narrowed to one of them; tags as narrowed."""

    kinds: list[SearchFacetValue]
    locales: list[SearchFacetValue]
    categories: list[SearchFacetValue]
    areas: list[SearchFacetValue]
    dates: list[SearchFacetValue] = strawberry.field(description="A `SearchPeriod` in lower case; the narrowest first.")
    tags: list[SearchFacetValue]


@strawberry.type(description="A page of hits, best first.")
class SearchConnection:
    edges: list[SearchEdge]
    page_info: relay.PageInfo
    total_count: int = strawberry.field(description="All hits; from 10,000 on a lower bound.")
    facets: SearchFacets
    degraded: bool = strawberry.field(
        description="The search engine did not answer in time and the database did: ranking may be poorer."
    )
    did_you_mean: str | None = strawberry.field(description="The question without typing errors, where it had some.")


def connection_of(results: Results, *, later: bool, locale: str | None) -> SearchConnection:
    """Results as clients see them; `later` says that this is not the first page."""
    nodes = HitNodes(results.hits)
    edges = [SearchEdge(cursor=hit.cursor, node=_hit(hit, nodes)) for hit in results.hits]
    return SearchConnection(
        edges=edges,
        page_info=relay.PageInfo(
            has_next_page=results.cursor is not None,
            has_previous_page=later,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=results.cursor or (edges[-1].cursor if edges else None),
        ),
        total_count=results.total,
        facets=_facets(results.facets, AreaTitles(locale or get_language() or "")),
        degraded=results.degraded,
        did_you_mean=results.did_you_mean,
    )


def _hit(hit: Hit, nodes: HitNodes) -> SearchHit:
    return SearchHit(
        source=hit,
        nodes=nodes,
        node_id=relay.GlobalID(hit.node_type, str(hit.object_id)),
        kind=SearchKind(hit.kind),
        title=hit.title,
        marked_title=hit.marked_title,
        heading=hit.heading,
        snippet=hit.snippet,
        path=hit.path,
        url=hit.url,
        anchor=hit.anchor,
        start_seconds=None if hit.start_ms is None else hit.start_ms / 1000,
        locale=hit.locale,
        category=hit.category,
        area=hit.area,
        tags=list(hit.tags),
    )


def _facets(facets: Facets, titles: AreaTitles) -> SearchFacets:
    def values(counts: Mapping[str, int], titles: AreaTitles | None = None) -> list[SearchFacetValue]:
        return [SearchFacetValue(value=value, count=count, titles=titles) for value, count in counts.items()]

    return SearchFacets(
        kinds=values(facets.get("kind", {})),
        locales=values(facets.get("locale", {})),
        categories=values(facets.get("category", {})),
        areas=values(facets.get("area", {}), titles),
        dates=values(facets.get("date", {})),
        tags=values(facets.get("tag", {})),
    )
