"""Rich text as writers' blocks store it, made ready for readers: safe HTML, and a list of where it leads.

All texts of a page are rendered in one pass: its links cost two queries (pages, documents), however many there
are. (Wagtail's own rendering costs up to two for each text, and one for each link once there are two locales.)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape

import nh3
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from core.accounts.models import Viewer

from .targets import Targets

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
    """Renders the texts of one page: `add` each of them, then `render` each.

    `targets` are those of the page, where more of it than its texts leads somewhere.
    """

    def __init__(self, viewer: Viewer, locale: str, targets: Targets | None = None) -> None:
        self.targets = targets or Targets(viewer, locale)

    def add(self, source: str) -> None:
        """Note what `source` links to."""
        for match in FIND_A_TAG.finditer(source):
            attrs = extract_attrs(match[1])
            if attrs.get("linktype") == "page":
                self.targets.add_page(attrs.get("id", ""))
            elif attrs.get("linktype") == "document":
                self.targets.add_document(attrs.get("id", ""))

    def render(self, source: str) -> RichText:
        """`source` as safe HTML. A link to what the viewer may not read, or to nothing, becomes plain text."""
        links: list[Link] = []

        def rewrite(match: re.Match[str]) -> str:
            opening = FIND_A_TAG.match(match[0])
            attrs = extract_attrs(opening[1]) if opening else {}
            text = text_of(match[0])
            found = _outside_link(attrs, text) or self._target(attrs)
            inner = match[0][opening.end() : -len("</a>")] if opening else text
            if found is None:
                return f"<a>{inner}</a>"
            section = attrs.get("anchor", "") if found.kind == LinkKind.PAGE else ""
            href = f"{found.href}#{section}" if _ANCHOR_NAME.fullmatch(section) else found.href
            links.append(Link(found.kind, href, text, found.page_id, found.locale))
            return f'<a href="{escape(href)}">{inner}</a>'

        html = _CLEANER.clean(_ANCHOR.sub(rewrite, source))
        return RichText(_EMPTY_ANCHOR.sub(r"\1", html), links)

    def _target(self, attrs: dict[str, str]) -> Link | None:
        match attrs.get("linktype"):
            case "page":
                page = self.targets.page(attrs.get("id", ""))
                return Link(LinkKind.PAGE, page.path, "", page.id, page.locale) if page else None
            case "document":
                document = self.targets.document(attrs.get("id", ""))
                return Link(LinkKind.DOCUMENT, document.url, "") if document else None
            case _:
                return None


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
