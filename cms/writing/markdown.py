"""A page's body as Markdown for those who write it elsewhere, and back.

What a body refers to is named by addresses of the site: a page by its path in the web app, an image by `/images/7`, a
document by `/documents/7`, a video by `/videos/7`, and a page that has no path for this writer by `/pages/7`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model
from wagtail.blocks import StreamBlock
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from cms.markdown import Converted, Target, Writer, convert
from cms.paths import content_path, full_url, tree_path
from cms.querysets import visible_pages
from core.accounts.models import User
from media_pipeline.models import Video

_NUMBERED = re.compile(r"/(pages|images|documents|videos)/([1-9][0-9]{0,17})")
_PATH = re.compile(r"/[a-z]{2}(?:-[a-z]+)?/[\w/-]{0,255}")
_SLICE = 500


class SiteAddresses:
    """The addresses that stand in one body, for one writer, as a `cms.markdown.Resolver`.

    What the page `refers` to already is found again whoever writes; anything else only where this writer may use it.
    """

    def __init__(self, writer: User, blocks: Sequence[Any], markdown: str = "") -> None:
        self.writer = writer
        self.known = {pair for source in _strings(blocks) for pair in _links(source)}
        self.known |= {("chosen", number) for number in _numbers(blocks)}
        self.used: dict[tuple[str, int], bool] = {}
        self.paths = self._paths_of({pk for kind, pk in self.known if kind == "page"})
        self.pages = {path: pk for pk, path in self.paths.items()}
        self.pages |= self._pages_at(set(_PATH.findall(markdown)))

    def address(self, model: type[Any], pk: Any) -> str:
        """What names an object of the site in Markdown."""
        if model is Page:
            return self.paths.get(int(pk), f"/pages/{pk}") if str(pk).isdecimal() else ""
        kinds = {get_image_model(): "images", get_document_model(): "documents", Video: "videos"}
        return f"/{kinds[model]}/{pk}" if model in kinds and str(pk).isdecimal() else ""

    def href(self, attrs: dict[str, str]) -> str:
        """What a link's attributes lead to."""
        match attrs.get("linktype"):
            case "page":
                anchor = f"#{attrs['anchor']}" if attrs.get("anchor") else ""
                found = self.address(Page, attrs.get("id"))
                return found + anchor if found else ""
            case "document":
                return self.address(get_document_model(), attrs.get("id"))
            case _:
                return attrs.get("href", "")

    def image(self, source: str) -> int | None:
        """The image at `/images/7`."""
        return self._numbered("images", source, get_image_model())

    def link(self, href: str) -> Target | None:
        """A page or a document of the site."""
        address, _, anchor = href.removeprefix(full_url("")).partition("#")
        if (document := self._numbered("documents", address, get_document_model())) is not None:
            return Target("document", document)
        page = self._numbered("pages", address, Page)
        if page is None:
            page = self.pages.get(address.rstrip("/") or address) or self.pages.get(address)
        return Target("page", page, anchor) if page is not None else None

    def reference(self, model: type[Any], name: str) -> int | None:
        """A video, by its number."""
        return self._numbered("videos", name, Video) if model is Video else None

    def _numbered(self, kind: str, address: str, model: type[Model]) -> int | None:
        found = _NUMBERED.fullmatch(address)
        if found is None or found[1] != kind:
            return None
        pk = int(found[2])
        link = ("page" if kind == "pages" else "document", pk)
        if link in self.known or (kind in {"images", "videos"} and ("chosen", pk) in self.known):
            return pk
        if (kind, pk) not in self.used:
            self.used[kind, pk] = self._choosable(model).filter(pk=pk).exists()
        return pk if self.used[kind, pk] else None

    def _choosable(self, model: type[Model]) -> Any:
        """What this writer may put into a page."""
        if model is Page:
            return _pages_of(self.writer)
        if model is Video:
            return Video.objects.visible_to(self.writer)
        return policy_registry.get_by_type(model).instances_user_has_any_permission_for(
            self.writer, ["choose", "change", "add"]
        )

    def _paths_of(self, ids: Iterable[int]) -> dict[int, str]:
        rows = _pages_of(self.writer).filter(pk__in=ids).values_list("pk", "url_path").order_by()
        return {pk: content_path(url_path) for pk, url_path in rows}

    def _pages_at(self, paths: set[str]) -> dict[str, int]:
        places = {place for path in paths if (place := tree_path(path))}
        found: dict[str, int] = {}
        wanted = sorted(places)
        for start in range(0, len(wanted), _SLICE):
            rows = _pages_of(self.writer).filter(url_path__in=wanted[start : start + _SLICE])
            for pk, url_path in rows.values_list("pk", "url_path").order_by():
                found[content_path(url_path)] = pk
        return found


def to_markdown(writer: User, blocks: Sequence[Any]) -> str:
    """The body as Markdown from which `from_markdown` makes the same body."""
    around = SiteAddresses(writer, blocks)
    plain = [{"type": block["type"], "value": block["value"]} for block in blocks]
    return Writer(around.address, around.href, around).write(plain)


def from_markdown(
    writer: User, markdown: str, before: Sequence[Any] = (), body: StreamBlock | None = None
) -> Converted:
    """The blocks of a `body` that the Markdown says, for a page whose body was `before`.

    ValueError where it is too long.
    """
    return convert(markdown, SiteAddresses(writer, before, markdown), body)


def _pages_of(writer: User) -> Any:
    """Pages that the writer knows of: readers' pages, and those in the writer's part of the tree."""
    own = PagePermissionPolicy().explorable_instances(writer).order_by().values("pk")
    return Page.objects.filter(depth__gt=1, pk__in=own) | Page.objects.filter(
        depth__gt=1, pk__in=visible_pages(writer).order_by().values("pk")
    )


def _strings(value: Any) -> Iterable[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _strings(inner)
        case _ if hasattr(value, "__iter__"):
            for inner in value:
                yield from _strings(inner)


def _numbers(value: Any) -> Iterable[int]:
    """The keys of what blocks show: nothing else in a stored body is a number."""
    match value:
        case bool():
            return
        case int():
            yield value
        case dict():
            for inner in value.values():
                yield from _numbers(inner)
        case str() | None:
            return
        case _ if hasattr(value, "__iter__"):
            for inner in value:
                yield from _numbers(inner)


def _links(source: str) -> Iterable[tuple[str, int]]:
    for match in FIND_A_TAG.finditer(source):
        attrs = extract_attrs(match[1])
        pk = attrs.get("id", "")
        if pk.isascii() and pk.isdecimal() and len(pk) < 19 and attrs.get("linktype") in {"page", "document"}:
            yield attrs["linktype"], int(pk)
