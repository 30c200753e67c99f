"""What search knows of the roadmap: each request is one document."""

from collections.abc import Iterable

from core.accounts.models import Viewer
from core.accounts.roles import PUBLIC
from core.search.sources import Document, Source, register
from core.text import plain_text

from .models import Area, FeatureRequest

KIND = "request"


def documents(request_id: int) -> Iterable[Document]:
    """The document of one request as it is now; none where it is gone or hidden."""
    for request in FeatureRequest.objects.filter(pk=request_id, hidden=False).select_related("area"):
        yield Document(
            unit="body",
            locale=request.locale,
            title=request.title,
            heading="",
            body=plain_text(request.html),
            path=request.path,
            anchor="",
            start_ms=None,
            tags=(request.status,),
            category=request.area.slug if request.area else "",
            area=request.area.slug if request.area else "",
            access=frozenset({PUBLIC}),
            updated_at=request.changed_at,
        )


def visible_ids(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that the viewer may see now."""
    return set(FeatureRequest.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def all_ids() -> Iterable[int]:
    """Every request, for a rebuild."""
    return FeatureRequest.objects.order_by("pk").values_list("pk", flat=True).iterator()


def area_titles(locale: str) -> dict[str, str]:
    """What the areas of the roadmap are called in a language."""
    return {area.slug: area.title_in(locale) for area in Area.objects.all()}


register(
    Source(
        kind=KIND,
        node_type="FeatureRequest",
        documents=documents,
        visible_ids=visible_ids,
        all_ids=all_ids,
        area_titles=area_titles,
    )
)
