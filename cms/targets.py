"""The pages and documents that a body leads to, as one reader may follow them: in the reader's language, or not at all.

Everything that one page leads to is read at once, whether a word, a card or a moment of a video leads there.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Coalesce
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, get_page_models

from core.accounts.models import Viewer

from .documents import visible_documents
from .models.pages import ContentPage, node_name_of
from .paths import content_path, locale_of
from .querysets import visible_pages

_OF_TUTORIALS = (
    "tutorialpage__pk",
    "tutorialpage__video_id",
    "tutorialpage__video__poster",
    "tutorialpage__video__duration_ms",
)


@dataclass(frozen=True, slots=True)
class PageTarget:
    """A page that may be led to. What is said of a video is there for tutorials only; `poster` is a file's name.

    `kind` is the name of its type in GraphQL; `summary` is empty unless summaries were asked for."""

    id: int
    path: str
    locale: str
    title: str
    kind: str = ""
    summary: str = ""
    is_tutorial: bool = False
    video_id: int | None = None
    poster: str = ""
    duration_ms: int | None = None


class Targets:
    """Add what is led to, then ask for it: two queries, pages and documents, however much there is."""

    def __init__(self, viewer: Viewer, locale: str) -> None:
        self.viewer = viewer
        self.locale = locale
        self.page_ids: set[int] = set()
        self.with_summaries = False
        self.document_ids: set[int] = set()
        self._pages: dict[int, PageTarget] | None = None
        self._documents: dict[int, AbstractDocument] | None = None

    def add_page(self, pk: Any) -> None:
        if is_key(pk):
            self.page_ids.add(int(pk))

    def add_document(self, pk: Any) -> None:
        if is_key(pk):
            self.document_ids.add(int(pk))

    def page(self, pk: Any) -> PageTarget | None:
        """The page's translation into the text's locale where there is one, else itself; None where it is hidden."""
        if self._pages is None:
            self._pages = self._read_pages() if self.page_ids else {}
        return self._pages.get(int(pk)) if is_key(pk) else None

    def document(self, pk: Any) -> AbstractDocument | None:
        """The document; None where there is none for this reader."""
        if self._documents is None:
            wanted = self.document_ids
            found = visible_documents(self.viewer).filter(pk__in=wanted) if wanted else ()
            self._documents = {document.pk: document for document in found}
        return self._documents.get(int(pk)) if is_key(pk) else None

    def _read_pages(self) -> dict[int, PageTarget]:
        linked = Page.objects.filter(pk__in=self.page_ids).order_by().values("translation_key")
        rows = (
            visible_pages(self.viewer)
            .filter(depth__gt=1)
            .filter(Q(pk__in=self.page_ids) | Q(translation_key__in=linked, locale__language_code=self.locale))
            .annotate(said=_summary() if self.with_summaries else Value(""))
            .values_list("pk", "translation_key", "url_path", "title", "content_type_id", "said", *_OF_TUTORIALS)
            .order_by()
        )
        originals: dict[int, tuple[Any, PageTarget]] = {}
        translated: dict[Any, PageTarget] = {}
        for pk, key, url_path, title, type_id, summary, tutorial, video, poster, duration in rows:
            target = PageTarget(
                id=pk,
                path=content_path(url_path),
                locale=locale_of(url_path),
                title=title,
                kind=_kind(type_id),
                summary=summary or "",
                is_tutorial=tutorial is not None,
                video_id=video,
                poster=poster or "",
                duration_ms=duration,
            )
            originals[pk] = (key, target)
            if target.locale == self.locale:
                translated[key] = target
        return {pk: translated.get(key, target) for pk, (key, target) in originals.items()}


def _summary() -> Any:
    """The summary of a page, whatever its type: each type has a table of its own."""
    models = [model for model in get_page_models() if issubclass(model, ContentPage)]
    return Coalesce(*(F(f"{model._meta.model_name}__summary") for model in models), Value(""), output_field=TextField())


def _kind(type_id: int) -> str:
    model = ContentType.objects.get_for_id(type_id).model_class()
    return node_name_of(model) if model and issubclass(model, ContentPage) else ""


def is_key(pk: Any) -> bool:
    """Whether what a stored text names could be the key of a row."""
    text = str(pk)
    return text.isascii() and text.isdecimal() and len(text) < 19
