"""Loading the content folder into Wagtail, through the imports of `cms`.

Links between pages go both ways, so no order has every target before its links. Pages whose links could not
be resolved at first are imported once more when all pages exist; a second loading finds nothing to change.

A few originals are first loaded as they were before an edit that not all translations have followed.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.models import Page

from cms.imports import import_area, import_category, import_document, import_file, import_home, import_image
from cms.kinds import KINDS
from cms.markdown import Target
from cms.models import CategoryPage, ProductArea
from cms.models.translation import Significance
from cms.translation.actions import follow_original
from core.accounts.models import User
from media_pipeline.actions import upload_video
from media_pipeline.models import SpeechModel, Video

from .library import (
    CATEGORY_FILE,
    FILES,
    SOURCE,
    VIDEOS,
    Sheet,
    Shelf,
    areas,
    counterpart,
    edits,
    fronts,
    sheets,
    shelves,
)

T = TypeVar("T")
Counted = Callable[[str, Iterable[T]], Iterable[T]]


class Loader:
    """Brings categories, videos and pages into the site in the name of `writer`."""

    def __init__(self, writer: User, counted: Counted[Any]) -> None:
        self.writer = writer
        self.counted = counted
        self.pages: dict[Path, Any] = {}
        self.images: dict[Path, int] = {}
        self.files: dict[Path, int] = {}
        self.videos: dict[str, Video] = {}
        self.areas: dict[str, ProductArea] = {}
        self.edits = edits()

    def load(self) -> list[str]:
        """Load everything; what could not be carried over, in words, with the file's name."""
        shelved, everything = shelves(), sheets()
        self.remember(shelved, everything)
        for front in fronts():
            import_home(actor=self.writer, locale=front.locale, summary=front.summary)
        for area in areas():
            self.areas[area["slug"]] = import_area(slug=area["slug"], names=area["titles"], position=area["position"])
        for shelf in self.counted("Categories", shelved):
            self.category(shelf)
        originals = [sheet for sheet in everything if sheet.video and sheet.locale == SOURCE]
        for sheet in self.counted("Videos", originals):
            self.video(sheet)
        earlier = {path for path in self.edits if path not in self.pages}
        texts = {
            sheet.path: self.edits[sheet.path].earlier(sheet.markdown) for sheet in everything if sheet.path in earlier
        }
        unresolved = [sheet for sheet in self.counted("Articles", everything) if self.sheet(sheet, texts)]
        problems: list[str] = []
        for sheet in self.counted("Links between them", unresolved):
            # What is linked says the same as before: no translation is behind.
            found = self.sheet(sheet, texts, Significance.TYPO)
            problems += [f"{sheet.locale}/{sheet.path.name}: {problem}" for problem in found]
        for sheet in everything:
            if sheet.path in self.edits:
                self.edit(sheet)
        return problems

    def edit(self, sheet: Sheet) -> None:
        """Publish an original as it is now, and note which translations have followed."""
        edit = self.edits[sheet.path]
        self.sheet(sheet, significance=Significance[edit.significance])
        for locale in edit.followed_in:
            page = self.pages[counterpart(sheet.path, locale)]
            page.refresh_from_db()
            follow_original(actor=self.writer, page=page)

    def remember(self, shelved: list[Shelf], everything: list[Sheet]) -> None:
        """Find the pages of an earlier loading, so that links to them hold from the start."""
        places: dict[Path, str] = {}
        for shelf in shelved:
            folder = shelf.path.parent
            places[folder] = f"{places.get(folder.parent, f'/{shelf.locale}/')}{shelf.slug}/"
        addresses = {places[shelf.path.parent]: shelf.path for shelf in shelved}
        addresses |= {f"{places[sheet.path.parent]}{sheet.slug}/": sheet.path for sheet in everything}
        for page in Page.objects.filter(url_path__in=addresses).specific():
            self.pages[addresses[page.url_path]] = page

    def category(self, shelf: Shelf) -> None:
        original = self.original(shelf)
        imported = import_category(
            actor=self.writer,
            locale=shelf.locale,
            slug=shelf.slug,
            title=shelf.title,
            summary=shelf.summary,
            icon=shelf.icon,
            parent=self.pages.get(shelf.path.parent.parent / CATEGORY_FILE),
            translation_of=original,
        )
        self.pages[shelf.path] = imported.page

    def video(self, sheet: Sheet) -> None:
        """Upload a tutorial's video once. The worker makes its captions while the page is online already."""
        path = VIDEOS / f"{sheet.video}.mp4"
        video = Video.objects.filter(file_name=path.name, uploaded_by=self.writer).first()
        if video is None:
            with path.open("rb") as file:
                video = upload_video(
                    actor=self.writer,
                    title=sheet.title,
                    file=File(file, name=path.name),
                    language=SOURCE,
                    model=SpeechModel.MICRO,
                )
        self.videos[sheet.video] = video

    def sheet(
        self,
        sheet: Sheet,
        texts: Mapping[Path, str] = MappingProxyType({}),
        significance: Significance = Significance.MINOR,
    ) -> list[str]:
        """Import one page, with its text in `texts` where there is one; what of it could not be carried over."""
        category: CategoryPage = self.pages[sheet.path.parent / CATEGORY_FILE]
        own: dict[str, Any] = {"video": self.videos[sheet.video]} if sheet.video else {}
        if sheet.version:
            own = {"version": sheet.version, "released_on": date.fromisoformat(sheet.released)}
        imported = import_document(
            KINDS[sheet.type],
            actor=self.writer,
            category=category,
            slug=sheet.slug,
            title=sheet.title,
            markdown=texts.get(sheet.path, sheet.markdown),
            summary=sheet.summary,
            tags=sheet.tags,
            area=self.areas.get(sheet.area),
            audience=sheet.audience,
            resolver=Resolver(sheet.path.parent, self),
            translation_of=self.original(sheet),
            significance=significance,
            **own,
        )
        self.pages[sheet.path] = imported.page
        return [str(problem) for problem in imported.problems]

    def original(self, item: Shelf | Sheet) -> Any:
        """The page of which this one is a translation: the same place in the tree of the source locale."""
        if not item.translation_of:
            return None
        return self.pages[counterpart(item.path, SOURCE)]

    def image(self, path: Path) -> int | None:
        """The id of the Wagtail image with this file's content."""
        if path not in self.images and path.is_file():
            title = path.stem.replace("-", " ").capitalize()
            with path.open("rb") as file:
                image = import_image(actor=self.writer, title=title, file=ImageFile(file, name=path.name))
            self.images[path] = image.pk
        return self.images.get(path)

    def file(self, path: Path) -> int | None:
        """The id of the Wagtail document with this file's content."""
        if path not in self.files and path.parent == FILES and path.is_file():
            title = path.stem.replace("-", " ").capitalize()
            with path.open("rb") as file:
                document = import_file(actor=self.writer, title=title, file=File(file, name=path.name))
            self.files[path] = document.pk
        return self.files.get(path)


class Resolver:
    """Finds what relative addresses stand for, as seen from one file (`cms.markdown.Resolver`)."""

    def __init__(self, folder: Path, loader: Loader) -> None:
        self.folder = folder
        self.loader = loader

    def image(self, source: str) -> int | None:
        return self.loader.image((self.folder / source).resolve())

    def link(self, href: str) -> Target | None:
        name, _, anchor = href.partition("#")
        path = (self.folder / name).resolve()
        if document := self.loader.file(path):
            return Target("document", document)
        page = self.loader.pages.get(path) if name else None
        return Target("page", page.pk, anchor) if page else None

    def reference(self, model: type[Any], name: str) -> int | None:
        return None
