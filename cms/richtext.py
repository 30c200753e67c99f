"""Rich text as writers' blocks store it, made ready for readers: safe HTML, and a list of where it leads.

All texts of a page are rendered in one pass: its links cost two queries (pages, documents), however many there
are. (Wagtail's own rendering costs up to two for each text, and one for each link once there are two locales.)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape
from typing import Any

import nh3
from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from core.accounts.models import Viewer

from .paths import content_path, locale_of
from .querysets import visible_pages

_CLEANER = nh3.Cleaner(
    tags={"a", "b", "blockquote", "br", "code", "em", "hr", "i", "li", "ol", "p", "s", "strong", "sub", "sup", "ul"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
_ANCHOR = re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL)
_EMPTY_ANCHOR = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_ANCHOR_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"(</(?:p|li|blockquote)>|<br\s*/?>)")


class LinkKind(StrEnum):
    """What a link leads to."""

    PAGE = "PAGE"
    DOCUMENT = "DOCUMENT"
    SECTION = "SECTION"
    EMAIL = "EMAIL"
    EXTERNAL = "EXTERNAL"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text. `page_id` and `locale` are those of the page it leads to, where it leads to one."""

    kind: LinkKind
    href: str
    text: str
    page_id: int | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class RichText:
    """A text ready for readers."""

    html: str
    links: list[Link]


class Renderer:
    """Renders the texts of one page: `add` each of them, then `render` each."""

    def __init__(self, viewer: Viewer, locale: str) -> None:
        self.viewer = viewer
        self.locale = locale
        self.page_ids: set[int] = set()
        self.document_ids: set[int] = set()
        self.targets: dict[str, Link] | None = None

    def add(self, source: str) -> None:
        """Note what `source` links to."""
        for match in FIND_A_TAG.finditer(source):
            attrs = extract_attrs(match[1])
            pk = attrs.get("id", "")
            if pk.isascii() and pk.isdecimal() and len(pk) < 19:
                if attrs.get("linktype") == "page":
                    self.page_ids.add(int(pk))
                elif attrs.get("linktype") == "document":
                    self.document_ids.add(int(pk))

    def render(self, source: str) -> RichText:
        """`source` as safe HTML. A link to what the viewer may not read, or to nothing, becomes plain text."""
        if self.targets is None:
            self.targets = self._targets()
        targets, links = self.targets, []

        def rewrite(match: re.Match[str]) -> str:
            opening = FIND_A_TAG.match(match[0])
            attrs = extract_attrs(opening[1]) if opening else {}
            text = text_of(match[0])
            found = _outside_link(attrs, text) or targets.get(f"{attrs.get('linktype')}:{attrs.get('id')}")
            inner = match[0][opening.end() : -len("</a>")] if opening else text
            if found is None:
                return f"<a>{inner}</a>"
            section = attrs.get("anchor", "") if found.kind == LinkKind.PAGE else ""
            href = f"{found.href}#{section}" if _ANCHOR_NAME.fullmatch(section) else found.href
            links.append(Link(found.kind, href, text, found.page_id, found.locale))
            return f'<a href="{escape(href)}">{inner}</a>'

        html = _CLEANER.clean(_ANCHOR.sub(rewrite, source))
        return RichText(_EMPTY_ANCHOR.sub(r"\1", html), links)

    def _targets(self) -> dict[str, Link]:
        targets: dict[str, Link] = {}
        if self.page_ids:
            targets |= self._pages()
        if self.document_ids:
            for document in get_document_model().objects.filter(pk__in=self.document_ids):
                targets[f"document:{document.pk}"] = Link(LinkKind.DOCUMENT, document.url, "")
        return targets

    def _pages(self) -> dict[str, Link]:
        """For each visible page linked to: its translation into the text's locale where there is one, else itself."""
        linked = Page.objects.filter(pk__in=self.page_ids).order_by().values("translation_key")
        rows = (
            visible_pages(self.viewer)
            .filter(Q(pk__in=self.page_ids) | Q(translation_key__in=linked, locale__language_code=self.locale))
            .values_list("pk", "translation_key", "url_path")
            .order_by()
        )
        originals: dict[int, tuple[Any, Link]] = {}
        translated: dict[Any, Link] = {}
        for pk, key, url_path in rows:
            link = Link(LinkKind.PAGE, content_path(url_path), "", pk, locale_of(url_path))
            originals[pk] = (key, link)
            if link.locale == self.locale:
                translated[key] = link
        return {f"page:{pk}": translated.get(key, link) for pk, (key, link) in originals.items()}


def _outside_link(attrs: dict[str, str], text: str) -> Link | None:
    if "linktype" in attrs:
        return None
    href = attrs.get("href", "")
    if href.startswith("#"):
        return Link(LinkKind.SECTION, href, text)
    if href.lower().startswith("mailto:"):
        return Link(LinkKind.EMAIL, href, text)
    if href.lower().startswith(("http://", "https://")) or (href.startswith("/") and not href.startswith("//")):
        return Link(LinkKind.EXTERNAL, href, text)
    return None


def text_of(html: str) -> str:
    """The words of a stored rich text. For counting, indexing and labels; never to be shown as HTML."""
    return " ".join(unescape(_TAG.sub("", _BLOCK_END.sub(r"\1 ", html))).split())


def texts_of(sources: Iterable[str]) -> str:
    """The words of several, one line each."""
    return "\n".join(filter(None, map(text_of, sources)))
