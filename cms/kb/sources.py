"""The files of a folder as the pages that they are to become, before any page is looked at."""

import hashlib
import posixpath
import re
from typing import Any

from django.conf.locale import LANG_INFO

from cms.kinds import KINDS
from cms.markdown import MAX_MARKDOWN, Converted, NoResolver, Unresolved, as_on_github, convert
from cms.models.pages import MAX_CATEGORY_LEVELS
from cms.paths import slug_of
from cms.richtext import text_of

from .folder import MARKDOWN, MAX_FILES, Folder
from .front_matter import BadFrontMatter, FrontMatter, split, stated
from .items import Item
from .layouts import Layouts
from .patience import TooSlow, time_limit
from .report import Report

MAX_BYTES = 4 * MAX_MARKDOWN
SECONDS_PER_FILE = 10.0
INDEXES = ("_index", "index", "_category", "readme")
OVERVIEW = "overview"
# Shorter than Wagtail's by what tells two apart that want the same.
_SLUG = re.compile(r"[\w-]{1,250}")


class TooManyFiles(Exception):
    """The folder is too large to be imported as a whole."""


class Sources:
    """Reads the files of a folder. What cannot be a page is told to the report, and the others go on."""

    def __init__(self, folder: Folder, report: Report, *, locale: str, locales: list[str], into: str) -> None:
        self.folder = folder
        self.report = report
        self.locale = locale
        self.locales = locales
        self.into = into
        self.shelves: dict[tuple[str, str], Item] = {}
        self.pages: list[Item] = []
        self.homes: list[Item] = []
        self.refused: set[str] = set()
        self.unread: dict[tuple[str, str], str] = {}
        self.layouts = Layouts(folder, lambda path, text: report.add("unmapped", path, text))

    def read(self) -> list[Item]:
        """Everything that is to be a page: homes, then each category before all that stands in it."""
        names = []
        for name in self.folder.markdown(self.refuse):
            names.append(name)
            if len(names) > MAX_FILES:
                raise TooManyFiles(f"There are more than {MAX_FILES} Markdown files.")
        described: dict[tuple[str, str], str] = {}
        for name in sorted(names, key=_index_first):
            self.file(name, described)
        for place, shelf in self.shelves.items():
            if place in self.unread and place not in described:
                shelf.path, shelf.unread = self.unread[place], True
            shelf.title = shelf.title or self.shelf_title(shelf)
        return [*self.homes, *sorted([*self.shelves.values(), *self.pages], key=_place)]

    def refuse(self, name: str, why: str) -> None:
        """Tell why a file or folder is passed over. It is there nevertheless: what came of it is not gone."""
        self.report.add("refused", name, why)
        self.refused.add(name)
        found, key = self.spoken(name)
        folder, base = posixpath.split(key)
        stem, ending = posixpath.splitext(base.lower())
        if stem in INDEXES and ending in MARKDOWN:
            self.unread.setdefault((self.configured(found or self.locale), folder), name)

    def is_there(self, path: str) -> bool:
        """Whether what made no page is in the folder: refused, in a part of it that was, or around what was."""
        if "." in self.refused:
            return True
        if path.endswith("/"):
            return any(name.startswith(path) or path.startswith(f"{name}/") for name in self.refused)
        parts = path.split("/")
        return any("/".join(parts[:end]) in self.refused for end in range(1, len(parts) + 1))

    def file(self, name: str, described: dict[tuple[str, str], str]) -> None:
        """Make of one file what it is to be."""
        if not name.isprintable():
            self.refuse(name, "its name is not printable")
            return
        try:
            data = self.folder.read(name, MAX_BYTES)
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
            front, body = split(text)
            with time_limit(SECONDS_PER_FILE):
                converted = convert(body, NoResolver())
        except UnicodeDecodeError:
            self.refuse(name, "it is not UTF-8")
            return
        except (Unresolved, BadFrontMatter, TooSlow, ValueError, RecursionError) as error:
            self.refuse(name, str(error) or "it is nested too deeply")
            return
        locale, key = self.place(name, front)
        if not locale:
            return
        for unknown in front.unknown:
            self.report.add("unmapped", name, f"“{unknown}” in the front matter is kept for the export.", line=1)
        folder, stem = posixpath.dirname(key), posixpath.splitext(posixpath.basename(key))[0]
        digest = hashlib.sha256(data).hexdigest()
        if stem.lower() not in INDEXES:
            beside = self.layouts.of(posixpath.dirname(name))
            front.title = front.title or beside.titles.get(posixpath.basename(name), "")
            front.order = beside.places.get(posixpath.basename(name)) if front.order is None else front.order
        page = self.page(name, locale, key, stem, front, body, converted, digest)
        is_index = stem.lower() in INDEXES and front.type in {"", "category", "home"}
        if front.type == "home" and is_index and not folder:
            page.kind = "home"
            self.homes.append(page)
        elif is_index and (locale, folder) not in described:
            described[locale, folder] = name
            self.describe(self.shelf(locale, folder, name), page, converted)
        else:
            page.shelf = self.shelf(locale, folder, name)
            self.pages.append(page)

    def page(
        self,
        name: str,
        locale: str,
        key: str,
        stem: str,
        front: FrontMatter,
        body: str,
        converted: Converted,
        digest: str,
    ) -> Item:
        first = next(iter(converted.sections), None)
        is_titled = first is not None and first.level == 1 and (not front.title or _alike(front.title, first.text))
        headings = [section for section in converted.sections if not (is_titled and section is first)]
        title = front.title or (first.text if first and first.level == 1 else "") or _in_words(stem)
        for limit, what, value in (
            (255, "title", title),
            (320, "summary", front.summary),
            (255, "title for search engines", front.seo_title),
        ):
            if len(value) > limit:
                self.report.add("unmapped", name, f"The {what} is cut off after {limit} characters.", line=1)
        return Item(
            path=name,
            kind=_kind(front),
            locale=locale,
            key=key,
            title=title[:255],
            slug=self.slug(name, front.slug),
            name=stem,
            summary=front.summary[:320],
            tags=front.tags,
            icon=self.icon(name, front.icon),
            video=front.video,
            area=front.area,
            audience=front.audience,
            version=front.version,
            released=front.released,
            review_by=front.review_by,
            owner=front.owner,
            seo_title=front.seo_title[:255],
            seo_description=front.seo_description,
            stated=stated(front),
            order=front.order,
            date=front.date,
            draft=front.draft,
            markdown=body,
            first_line=front.lines,
            title_is_in_text=is_titled,
            anchors={
                spelling: section.anchor
                for section in reversed(headings)
                for spelling in (as_on_github(section.text), section.explicit, section.anchor)
                if spelling
            },
            digest=digest,
            unknown=front.unknown,
        )

    def describe(self, shelf: Item, page: Item, converted: Converted) -> None:
        """A folder's own file describes the category; what it says beyond that is its first article."""
        shelf.path, shelf.title, shelf.slug, shelf.summary = page.path, page.title, page.slug, page.summary
        shelf.icon, shelf.draft, shelf.date, shelf.described = page.icon, page.draft, page.date, True
        shelf.order = shelf.order if page.order is None else page.order
        shelf.review_by, shelf.owner = page.review_by, page.owner
        shelf.seo_title, shelf.seo_description, shelf.stated = page.seo_title, page.seo_description, page.stated
        shelf.digest, shelf.unknown, shelf.tags = page.digest, page.unknown, []
        rest = converted.blocks[1:] if page.title_is_in_text else converted.blocks
        only = text_of(rest[0]["value"]) if len(rest) == 1 and rest[0]["type"] == "paragraph" else ""
        if only and not shelf.summary and len(only) <= 320 and "<a" not in rest[0]["value"]:
            shelf.summary = only
        elif rest:
            page.shelf, page.slug, page.name, page.unknown = shelf, "", OVERVIEW, {}
            page.order, page.summary, page.icon = float("-inf"), "", ""
            page.review_by, page.owner, page.seo_title, page.seo_description, page.stated = None, "", "", "", {}
            self.pages.append(page)

    def shelf(self, locale: str, folder: str, name: str) -> Item:
        """The category for a folder, in a language, with those above it. `name` is a file in it.

        What is nested deeper than categories may be stands at the lowest level, under the names of all its folders.
        """
        if (locale, folder) in self.shelves:
            return self.shelves[locale, folder]
        parts = [part for part in folder.split("/") if part]
        words = [slug_of(part) for part in parts]
        place = posixpath.dirname(name)
        above: Item | None = None
        kept = min(len(parts), self.levels) - 1
        if kept > 0:
            above = self.shelf(locale, "/".join(parts[:kept]), posixpath.join(_above(place, len(parts) - kept), "x"))
        elif self.into and parts:
            above = self.shelf(locale, "", posixpath.join(_above(place, len(parts)), "x"))
        if len(parts) > self.levels:
            said = f"It is nested deeper than {MAX_CATEGORY_LEVELS} categories: it becomes one of the lowest level."
            self.report.add("unmapped", f"{place}/", said)
        layout = self.layouts.of(place)
        order = layout.order
        if order is None and parts:
            order = self.layouts.of(posixpath.dirname(place)).places.get(posixpath.basename(place))
        top = self.into or slug_of(self.folder.root.name) or "documentation"
        shelf = Item(
            path=f"{place}/",
            kind="category",
            locale=locale,
            key=f"{folder}/",
            title=layout.title[:255],
            name="-".join(filter(None, words[max(kept, 0) :]))[:200] if words else top,
            summary=layout.summary[:320],
            order=order,
            described=bool(layout.title or layout.summary),
            shelf=above,
        )
        self.shelves[locale, folder] = shelf
        return shelf

    @property
    def levels(self) -> int:
        """How many folders within each other can be categories within each other."""
        return MAX_CATEGORY_LEVELS - (1 if self.into else 0)

    def shelf_title(self, shelf: Item) -> str:
        """The title of a folder that says nothing of itself: its name."""
        parts = [part for part in shelf.key.split("/") if part] or [self.into or self.folder.root.name]
        return ": ".join(_in_words(part) for part in parts[min(len(parts), self.levels) - 1 :])[:255]

    def place(self, name: str, front: FrontMatter) -> tuple[str, str]:
        """The locale of a file, empty for one that this site does not have, and its path without the locale."""
        named, key = self.spoken(name)
        found = front.locale or named or self.locale
        locale = self.configured(found)
        if not locale:
            self.refuse(name, f"this site has no language “{found}”")
        return locale, key

    def spoken(self, name: str) -> tuple[str, str]:
        """What the path of a file says of its language, perhaps nothing, and the path without that."""
        folders, base = posixpath.dirname(name).split("/"), posixpath.basename(name)
        stem, ending = posixpath.splitext(base)
        found = ""
        for position, part in enumerate(folders):
            if self.configured(part) or self.is_foreign(folders, position):
                found = part
                folders = [*folders[:position], *folders[position + 1 :]]
                break
        head, _dot, suffix = stem.rpartition(".")
        if head and (self.configured(suffix) or suffix.lower().replace("_", "-") in LANG_INFO):
            found, stem = suffix, head
        return found, posixpath.join(*[part for part in folders if part], stem + ending)

    def configured(self, word: str) -> str:
        """The locale of this site that a word names; empty for none."""
        code = word.lower().replace("_", "-")
        if not re.fullmatch(r"[a-z]{2,3}(-([a-z]{2}|[a-z]{4}|\d{3}))?", code):
            return ""
        exact = [locale for locale in self.locales if locale.lower() == code]
        return (exact or [locale for locale in self.locales if locale.lower() == code.partition("-")[0]] or [""])[0]

    def is_foreign(self, folders: list[str], position: int) -> bool:
        """Whether a folder is named by a language that this site lacks, beside one by a language that it has."""
        if folders[position].lower().replace("_", "-") not in LANG_INFO:
            return False
        above = self.folder.root.joinpath(*folders[:position])
        return any((above / locale).is_dir() for locale in self.locales)

    def icon(self, name: str, wanted: str) -> str:
        """The icon that a file asks for, where it may be one."""
        if wanted and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", wanted[:41]):
            self.report.add("unmapped", name, f"“{wanted}” is no icon's name.", line=1)
            return ""
        return wanted[:40]

    def slug(self, name: str, wanted: str) -> str:
        """The slug that a file asks for: as it is where Wagtail would take it, or else as an address can hold it."""
        slug = wanted.rstrip("/").rpartition("/")[2]
        if not _SLUG.fullmatch(slug):
            slug = slug_of(slug)[:200]
        if wanted and slug != wanted:
            self.report.add("unmapped", name, f"The slug “{wanted}” becomes “{slug}”.", line=1)
        return slug


def _kind(front: FrontMatter) -> str:
    """The type of document that a file is to be. A tutorial is what has a video, whatever else is said of it."""
    if front.video:
        return "tutorial"
    return front.type if front.type in KINDS and front.type != "tutorial" else "article"


def _index_first(name: str) -> tuple[str, int, str]:
    folder, base = posixpath.split(name)
    stem = posixpath.splitext(base)[0].lower().partition(".")[0]
    return (folder, INDEXES.index(stem) if stem in INDEXES else len(INDEXES), base)


def _place(item: Item) -> tuple[Any, ...]:
    """Where an item stands in the tree: behind the category that it stands in, in the order of its siblings."""
    above = _place(item.shelf) if item.shelf else ()
    return (*above, (item.order is None, item.order or 0.0, item.key.lower(), item.path))


def _above(place: str, steps: int) -> str:
    """The folder so many steps above another."""
    for _step in range(steps):
        place = posixpath.dirname(place)
    return place


def _in_words(name: str) -> str:
    words = re.sub(r"[\s_-]+", " ", re.sub(r"^\d+[-_. ]+(?=\D)", "", name)).strip()
    return words[:1].upper() + words[1:] if words else name


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
