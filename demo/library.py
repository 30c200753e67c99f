"""The demo's content folder as Python objects: Markdown files with TOML between `+++` lines.

    content/<locale>/<category>/<page>.md      content/<locale>/<category>/_category.md
    content/<locale>/<category>/<category>/…   content/<locale>/_home.md

Folder and file are named by the English slug in every locale, so that a page and its translations have the
same place in their trees; `slug` in the front matter is what readers see in the address.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
CONTENT = ROOT / "content"
VIDEOS = ROOT / "videos"
FILES = ROOT / "files"
ROADMAP = ROOT / "community" / "roadmap.toml"
SOURCE = "en"
FENCE = "+++\n"
CATEGORY_FILE = "_category.md"
HOME_FILE = "_home.md"
EDITS_FILE = "_edits.toml"


class BadContent(Exception):
    """A file of the demo is not as it must be; the message names the file."""


@dataclass(frozen=True)
class Front:
    """The home page of one locale."""

    path: Path
    locale: str
    summary: str


@dataclass(frozen=True)
class Shelf:
    """A category in one locale."""

    path: Path
    locale: str
    title: str
    slug: str
    summary: str
    icon: str
    order: int
    pages: tuple[str, ...] = ()
    """The files of the category in the order of reading; given in the source locale alone."""
    area: str = ""
    """The part of the product that its pages are about, where they say nothing else; in the source locale alone."""
    audience: str = "everyone"
    translation_of: str = ""


@dataclass(frozen=True)
class Sheet:
    """A document of the type that it names; a tutorial has a video, a release note its version and its day."""

    path: Path
    locale: str
    title: str
    slug: str
    summary: str
    markdown: str
    tags: tuple[str, ...] = ()
    type: str = "article"
    video: str = ""
    area: str = ""
    audience: str = ""
    version: str = ""
    released: str = ""
    translation_of: str = ""


@dataclass(frozen=True)
class Edit:
    """A change of an original that was published after its translations: what it was `before`, and is `now`."""

    path: Path
    significance: str
    before: str
    now: str
    followed_in: tuple[str, ...] = ()

    def earlier(self, markdown: str) -> str:
        """The text of the original as its translations were made from it."""
        if markdown.count(self.now) != 1:
            raise BadContent(f"{self.path}: the text of its edit has to be there once: {self.now}")
        return markdown.replace(self.now, self.before)


def areas() -> list[dict[str, Any]]:
    """The parts of the product: those of the roadmap."""
    found: list[dict[str, Any]] = tomllib.loads(ROADMAP.read_text(encoding="utf-8"))["areas"]
    return found


def edits(content: Path = CONTENT) -> dict[Path, Edit]:
    """The edits of originals, by the original's file."""
    path = content / EDITS_FILE
    found = tomllib.loads(path.read_text(encoding="utf-8")).get("edit", []) if path.exists() else []
    pages = [(content / SOURCE / f"{fields.pop('page')}.md", fields) for fields in found]
    return {
        page: _made(Edit, page, **{**fields, "followed_in": tuple(fields.get("followed_in", ()))})
        for page, fields in pages
    }


def fronts(content: Path = CONTENT) -> list[Front]:
    """The home page of each locale."""
    return [
        _made(Front, path, locale=_locale(path, content), **_read(path)[0])
        for path in sorted(content.glob(f"*/{HOME_FILE}"))
    ]


def shelves(content: Path = CONTENT) -> list[Shelf]:
    """All categories, those of the source locale first, each before those within it, each locale in its order."""
    found: dict[Path, Shelf] = {}
    for path in content.glob(f"*/**/{CATEGORY_FILE}"):
        fields, _body = _read(path)
        fields["pages"] = tuple(fields.get("pages", ()))
        found[path.parent] = _made(Shelf, path, locale=_locale(path, content), **fields)

    def place(shelf: Shelf) -> tuple[bool, str, list[int]]:
        folders = [folder for folder in (*reversed(shelf.path.parent.parents), shelf.path.parent) if folder in found]
        return (shelf.locale != SOURCE, shelf.locale, [found[folder].order for folder in folders])

    return sorted(found.values(), key=place)


def counterpart(path: Path, locale: str, content: Path = CONTENT) -> Path:
    """The file at the same place in another locale."""
    _locale, *rest = path.relative_to(content).parts
    return content.joinpath(locale, *rest)


def sheets(content: Path = CONTENT) -> list[Sheet]:
    """All pages, originals before their translations, in the order of reading."""
    return [sheet for shelf in shelves(content) for sheet in _of(shelf, content)]


def _of(shelf: Shelf, content: Path) -> Iterator[Sheet]:
    _fields, _body = _read(counterpart(shelf.path, SOURCE, content))
    listed = [f"{name}.md" for name in _fields.get("pages", ())]
    present = {path.name for path in shelf.path.parent.glob("*.md")} - {CATEGORY_FILE}
    lost = present - set(listed) if shelf.locale != SOURCE else present ^ set(listed)
    if lost:
        raise BadContent(f"{shelf.path.parent}: files and the category's list differ: {', '.join(sorted(lost))}")
    for name in listed:
        if name in present:
            path = shelf.path.parent / name
            fields, body = _read(path)
            fields["tags"] = tuple(fields.get("tags", ()))
            fields = {"area": _fields.get("area", ""), "audience": _fields.get("audience", "everyone"), **fields}
            yield _made(Sheet, path, locale=shelf.locale, markdown=body, **fields)


def _locale(path: Path, content: Path) -> str:
    return path.relative_to(content).parts[0]


def _read(path: Path) -> tuple[dict[str, Any], str]:
    text = path.read_text(encoding="utf-8")
    head, fence, body = text.removeprefix(FENCE).partition("\n" + FENCE)
    if not text.startswith(FENCE) or not fence:
        raise BadContent(f"{path}: front matter between two lines “+++” is missing.")
    try:
        return tomllib.loads(head), body.strip() + "\n"
    except tomllib.TOMLDecodeError as error:
        raise BadContent(f"{path}: {error}") from error


def _made(kind: Any, path: Path, **fields: Any) -> Any:
    try:
        return kind(path=path, **fields)
    except TypeError as error:
        raise BadContent(f"{path}: {error}") from error
