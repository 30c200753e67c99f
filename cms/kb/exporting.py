"""Pages become a folder of Markdown, from which an import makes the same pages.

A language is a folder, a category is a folder in it with an `index.md`, an article is a file. A translation
stands at the same place as its original, whatever its own address is. The same pages always give the same bytes.
"""

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.kinds import kind_of
from cms.markdown import Target, Writer
from cms.models import Audience, CategoryPage, ContentPage, HomePage, ImportedPage, ReleaseNotePage
from cms.models.pages import BodyPage
from cms.paths import content_path
from media_pipeline.models import Video

from . import front_matter
from .folder import SKIPPED
from .report import Report
from .sources import INDEXES

_SLUG = re.compile(r"[\w-]{1,255}")
# Names of files that describe a folder, and of folders that an import passes over.
_TAKEN = {*INDEXES, *SKIPPED}
_CHUNK = 1 << 20


class FolderInTheWay(Exception):
    """The folder holds something already, or is none."""


@dataclass(frozen=True)
class ExportOptions:
    """What is exported: one language or all, one category (by its slug) or all, with or without videos' files.

    `origin` is the name under which an import of the folder will look for what is known of its files.
    """

    origin: str = ""
    into: str = ""
    locale: str = ""
    videos: bool = False
    force: bool = False


def export_folder(root: Path, options: ExportOptions) -> Report:
    """Write the pages into the folder; what could not be written as it is."""
    if root.exists() and (not root.is_dir() or (any(root.iterdir()) and not options.force)):
        raise FolderInTheWay(f"{root} is not an empty folder; --force writes into it nevertheless.")
    report = Report()
    root.mkdir(parents=True, exist_ok=True)
    _Export(root.resolve(), options, report).run()
    return report


class _Export:
    def __init__(self, root: Path, options: ExportOptions, report: Report) -> None:
        self.root = root
        self.options = options
        self.report = report
        self.names: dict[int, str] = {}
        self.pages: dict[str, int] = {}
        self.files: dict[str, tuple[type[Any], int]] = {}
        self.addresses: dict[tuple[type[Any], Any], str] = {}
        self.origin = (options.origin or root.name)[:100]
        # What this folder said last comes before what others did, and imports before exports.
        records = ImportedPage.objects.order_by("pk")
        ranked = sorted(records, key=lambda record: (record.origin == self.origin, not record.exported, -record.pk))
        self.records = {record.page_id: record for record in ranked}
        self.written: list[ImportedPage] = []

    def run(self) -> None:
        pages = list(self.chosen())
        self.name_all(pages)
        siblings: Counter[str] = Counter()
        for page in pages:
            above = page.path[: -page.steplen]
            siblings[above] += 1
            self.page(page, order=siblings[above])
        self.remember()

    def chosen(self) -> Iterator[ContentPage]:
        """The pages in the order of their trees, each as readers see it; drafts as they were last saved."""
        homes = HomePage.objects.select_related("locale").order_by("path")
        for home in homes:
            if self.options.locale in {"", home.locale.language_code}:
                if not self.options.into:
                    yield home
                categories = CategoryPage.objects.child_of(home).order_by("path")
                if self.options.into:
                    named = CategoryPage.objects.descendant_of(home).filter(slug=self.options.into)
                    categories = named.order_by("depth", "path")[:1]
                for category in categories:
                    below = Page.objects.descendant_of(category, inclusive=True).order_by("path").specific()
                    for page in below:
                        if isinstance(page, ContentPage) and page.alias_of_id is None:
                            yield page if page.live else page.get_latest_revision_as_object()

    def name_all(self, pages: list[ContentPage]) -> None:
        """Give each page its file: that of its family, which is named after the original."""
        families: dict[Any, str] = {}
        taken: set[str] = set()
        by_path = {page.url_path: page for page in Page.objects.all()}
        for page in sorted(Page.objects.type(ContentPage).select_related("locale"), key=_originals_first):
            if page.translation_key in families:
                continue
            parent = by_path.get(posixpath.dirname(page.url_path.rstrip("/")) + "/")
            above = families.get(parent.translation_key, "") if parent else ""
            own = f"{page.slug}-page" if page.slug.lower() in _TAKEN else page.slug
            name = base = posixpath.join(above, own) if page.depth > 2 else ""
            number = 1
            # Two names that differ in case alone are one on many systems.
            while name.casefold() in taken:
                number += 1
                name = f"{base}-{number}"
            taken.add(name.casefold())
            families[page.translation_key] = name
        for page in pages:
            if not all(_SLUG.fullmatch(part) for part in page.url_path.strip("/").split("/")):
                self.report.add("refused", page.url_path, "its address cannot be the name of a file")
                continue
            name = families[page.translation_key]
            ending = ".md" if isinstance(page, BodyPage) else "/index.md"
            self.names[page.pk] = posixpath.normpath(f"{page.locale.language_code}/{name}{ending}")
        self.pages = {name: pk for pk, name in self.names.items()}

    def page(self, page: ContentPage, *, order: int) -> None:
        name = self.names.get(page.pk)
        if name is None:
            return
        head: dict[str, Any] = {}
        if isinstance(page, HomePage):
            head = {"type": "home", "description": page.summary, **self.asides(page)}
            if not page.summary:
                return
            text = front_matter.write(head)
        else:
            text = front_matter.write(self.head(page, name, order)) + self.body(page, name)
        self.write(name, text)
        self.note(page, name, text)
        self.report.add("created", name, page=page.web_path)

    def head(self, page: ContentPage, name: str, order: int) -> dict[str, Any]:
        """The front matter: what the page says of itself, then what an import has kept."""
        head: dict[str, Any] = {"title": page.title, "slug": page.slug, "description": page.summary}
        if isinstance(page, BodyPage):
            head["tags"] = sorted(tag.name for tag in page.tags.all())
            head["type"] = "" if (kind := kind_of(type(page))) in {"article", "tutorial"} else kind
            head["area"] = page.area.slug if page.area else ""
            head["audience"] = "" if page.audience == Audience.EVERYONE else page.audience
        if isinstance(page, ReleaseNotePage):
            head |= {"version": page.version, "released": page.released_on.isoformat()}
        if page.first_published_at:
            head["date"] = page.first_published_at.astimezone(UTC).replace(microsecond=0).isoformat()
        head |= {"order": order, "draft": not page.live, "icon": getattr(page, "icon", "")}
        video = getattr(page, "video", None)
        if video is not None:
            head["video"] = self.relative(name, self.address(Video, video.pk))
        head |= self.asides(page)
        unknown = self.records[page.pk].front_matter if page.pk in self.records else {}
        return head | {key: value for key, value in unknown.items() if key not in head}

    def asides(self, page: ContentPage) -> dict[str, Any]:
        """What is said of a page rather than in it. An owner whom this site does not know is given back as written."""
        said: dict[str, Any] = {"review_by": page.review_by.isoformat() if page.review_by else ""}
        record = self.records.get(page.pk)
        is_foreign = record is not None and "owner" in record.front_matter
        if record is None or not is_foreign or record.stated.get("kept_by", page.owner_id) != page.owner_id:
            said["owner"] = page.owner.email if page.owner is not None and page.owner.is_active else ""
        return said | {"seo_title": page.seo_title, "seo_description": page.search_description}

    def note(self, page: ContentPage, name: str, text: str) -> None:
        """Keep in mind what was written: the file says what readers see now, and a change of it is a change."""
        known = self.records.get(page.pk)
        record = known if known is not None and known.origin == self.origin else None
        if record is None:
            record = ImportedPage(page_id=page.pk, origin=self.origin, exported=True)
            record.front_matter = known.front_matter if known is not None else {}
            record.stated = {"kept_by": known.stated["kept_by"]} if known and "kept_by" in known.stated else {}
        split, _body = front_matter.split(text)
        record.path = name
        record.digest = hashlib.sha256(text.encode()).hexdigest()
        record.revision_id = page.live_revision_id if page.live else page.latest_revision_id
        record.live = page.live
        kept = {"kept_by": record.stated["kept_by"]} if "kept_by" in record.stated else {}
        record.stated = front_matter.stated(split) | kept
        parent = page.get_parent()
        record.placed_in = parent.pk if parent else None
        self.written.append(record)

    @transaction.atomic
    def remember(self) -> None:
        """Store what was written, and forget what only an earlier export under this name has written."""
        pages = [record.page_id for record in self.written]
        ImportedPage.objects.filter(origin=self.origin, exported=True).exclude(page_id__in=pages).delete()
        for record in self.written:
            record.save()

    def body(self, page: ContentPage, name: str) -> str:
        if not isinstance(page, BodyPage):
            return ""
        here = _Here(self, name, page)
        known = page.body.stream_block.child_blocks
        blocks = [{"type": b["type"], "value": b["value"]} for b in page.body.raw_data if b["type"] in known]
        markdown = Writer(here.address, here.href, here).write(blocks)
        return f"\n{markdown}" if markdown else ""

    def relative(self, name: str, target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(name)) if target else ""

    def address(self, model: type[Any], pk: Any) -> str:
        """The file that stands for an object of the site; empty where nothing does."""
        key = (model, int(pk)) if str(pk).isdecimal() else (model, 0)
        if key not in self.addresses:
            self.addresses[key] = self.copied(*key)
            self.files[self.addresses[key]] = key
        return self.addresses[key]

    def copied(self, model: type[Any], pk: int) -> str:
        found = model.objects.filter(pk=pk).first()
        if found is None:
            return ""
        if isinstance(found, Video):
            name = f"videos/{_file_name(found.file_name)}"
            if self.options.videos:
                self.copy(name, found.file)
            return name
        folder = "images" if model is get_image_model() else "documents"
        ending = posixpath.splitext(found.file.name)[1].lower()
        stem = slugify(found.title)[:80] or "untitled"
        try:
            digest = found.get_file_hash() if folder == "documents" else found.file_hash or found.get_file_hash()
        except (OSError, ValueError):
            digest = "missing0"
        name = f"{folder}/{stem}-{digest[:8]}{ending}"
        self.copy(name, found.file)
        return name

    def copy(self, name: str, file: File) -> None:
        path = self.path(name)
        try:
            with file.open("rb") as source, path.open("wb") as copy:
                while chunk := source.read(_CHUNK):
                    copy.write(chunk)
        except (OSError, ValueError):
            path.unlink(missing_ok=True)
            self.report.add("unmapped", name, "The file of this is missing.")

    def write(self, name: str, text: str) -> None:
        self.path(name).write_text(text, encoding="utf-8", newline="\n")

    def path(self, name: str) -> Path:
        """Where a file is written: within the folder, whatever links are in it."""
        path = self.root / name
        if not path.resolve().is_relative_to(self.root):
            raise FolderInTheWay(f"{path} leads out of the folder.")
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


class _Here:
    """Addresses as seen from one file, and (as a `cms.markdown.Resolver`) what they stand for."""

    def __init__(self, export: _Export, name: str, page: ContentPage) -> None:
        self.export = export
        self.name = name
        self.page = page

    def address(self, model: type[Any], pk: Any) -> str:
        if model is Page:
            return self.page_address(pk)
        return self.export.relative(self.name, self.export.address(model, pk))

    def href(self, attrs: dict[str, str]) -> str:
        match attrs.get("linktype"):
            case "page":
                anchor = f"#{attrs['anchor']}" if attrs.get("anchor") else ""
                found = self.page_address(attrs.get("id"))
                return found + anchor if found else ""
            case "document":
                return self.address(get_document_model(), attrs.get("id"))
            case _:
                return attrs.get("href", "")

    def page_address(self, pk: Any) -> str:
        if not str(pk).isdecimal():
            return ""
        name = self.export.names.get(int(pk))
        if name:
            return self.export.relative(self.name, name)
        page = Page.objects.filter(pk=pk, depth__gt=1).first()
        if page is None:
            self.export.report.add("unmapped", self.name, "A link to a page that is gone becomes text.")
        return content_path(page.url_path) if page else ""

    def located(self, address: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.name), address))

    def image(self, source: str) -> int | None:
        model, pk = self.export.files.get(self.located(source), (None, 0))
        return pk if model is get_image_model() else None

    def link(self, href: str) -> Target | None:
        address, _, anchor = href.partition("#")
        if not address:
            return None
        if address.startswith("/"):
            page = next((pk for pk, path in self.outside() if path == address), None)
            return Target("page", page, anchor) if page else None
        name = self.located(address)
        if name in self.export.pages:
            return Target("page", self.export.pages[name], anchor)
        model, pk = self.export.files.get(name, (None, 0))
        return Target("document", pk) if model is get_document_model() else None

    def outside(self) -> Iterator[tuple[int, str]]:
        for page in Page.objects.filter(depth__gt=1).only("pk", "url_path"):
            yield page.pk, content_path(page.url_path)

    def reference(self, model: type[Any], name: str) -> int | None:
        found, pk = self.export.files.get(self.located(name), (None, 0))
        return pk if found is model else None


def _originals_first(page: Page) -> tuple[int, int, str]:
    return (page.depth, page.locale_id, page.url_path)


def _file_name(name: str) -> str:
    stem, ending = posixpath.splitext(posixpath.basename(name))
    return (re.sub(r"[^\w.-]+", "-", stem).strip(".-") or "video") + (re.sub(r"[^\w.]+", "", ending) or ".mp4")
