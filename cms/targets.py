"""The pages and documents that a body leads to, as one reader may follow them: in the reader's language, or not at all.

Everything that one page leads to is read at once, whether a word, a card or a moment of a video leads there.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from core.accounts.models import Viewer

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
    """A page that may be led to. What is said of a video is there for tutorials only; `poster` is a file's name."""

    id: int
    path: str
    locale: str
    title: str
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
        """The document; None where there is none."""
        if self._documents is None:
            found = get_document_model().objects.filter(pk__in=self.document_ids) if self.document_ids else ()
            self._documents = {document.pk: document for document in found}
        return self._documents.get(int(pk)) if is_key(pk) else None

    def _read_pages(self) -> dict[int, PageTarget]:
        linked = Page.objects.filter(pk__in=self.page_ids).order_by().values("translation_key")
        rows = (
            visible_pages(self.viewer)
            .filter(Q(pk__in=self.page_ids) | Q(translation_key__in=linked, locale__language_code=self.locale))
            .values_list("pk", "translation_key", "url_path", "title", *_OF_TUTORIALS)
            .order_by()
        )
        originals: dict[int, tuple[Any, PageTarget]] = {}
        translated: dict[Any, PageTarget] = {}
        for pk, key, url_path, title, tutorial, video, poster, duration in rows:
            target = PageTarget(
                id=pk,
                path=content_path(url_path),
                locale=locale_of(url_path),
                title=title,
                is_tutorial=tutorial is not None,
                video_id=video,
                poster=poster or "",
                duration_ms=duration,
            )
            originals[pk] = (key, target)
            if target.locale == self.locale:
                translated[key] = target
        return {pk: translated.get(key, target) for pk, (key, target) in originals.items()}


def is_key(pk: Any) -> bool:
    """Whether what a stored text names could be the key of a row."""
    text = str(pk)
    return text.isascii() and text.isdecimal() and len(text) < 19
