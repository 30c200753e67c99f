"""What the addresses in a file of a folder stand for: pages, images, documents, videos."""

import hashlib
import posixpath
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.imports import import_file, import_image
from cms.markdown import Target, Unresolved
from cms.paths import full_url, tree_path
from core.accounts.models import User
from core.errors import DomainError
from media_pipeline.actions import upload_video
from media_pipeline.models import Video

from .folder import MARKDOWN, Folder
from .items import Item
from .sources import INDEXES

IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
DOCUMENTS = (".pdf", ".zip", ".csv", ".txt", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".rtf", ".dxf")
MAX_DOCUMENT = 50_000_000
MAX_PIXELS = 40_000_000


class Surroundings:
    """All files and pages of one import. What is looked up once is remembered.

    `kept` are the pages of files that were refused, by their paths: links lead there as before.
    In a dry run nothing is stored; what would be gets a negative id, which no page holds.
    """

    def __init__(
        self, folder: Folder, items: list[Item], *, kept: dict[str, int], actor: User, default: str, dry_run: bool
    ) -> None:
        self.folder = folder
        self.kept = kept
        self.actor = actor
        self.default = default
        self.dry_run = dry_run
        self.stand_ins = count(-1, -1)
        self.images: dict[str, int | Unresolved] = {}
        self.documents: dict[str, int | Unresolved] = {}
        self.by_path: dict[str, Item] = {}
        self.by_key: dict[tuple[str, str], Item] = {}
        for item in items:
            self.by_path[item.path] = item
            self.by_key[item.locale, item.key] = item
        self.ids: dict[Item, int] = {}

    def forget(self) -> None:
        """Drop what was stored in a transaction that did not come to its end."""
        self.images.clear()
        self.documents.clear()

    def page_id(self, item: Item) -> int:
        """The id of the page for an item, or its stand-in."""
        if item.page is not None:
            return item.page.pk
        if item not in self.ids:
            self.ids[item] = next(self.stand_ins)
        return self.ids[item]

    def find(self, name: str, item: Item) -> Item | None:
        """The item that a path names as documentation does: with or without its ending, or as a folder."""
        candidates = _candidates(name)
        found = next((self.by_path[one] for one in candidates if one in self.by_path), None)
        if found is None:
            within = f"/{item.locale}/"
            candidates += [f"/{one}".replace(within, "/", 1)[1:] for one in candidates if within in f"/{one}"]
            keys = [(locale, one) for one in candidates for locale in (item.locale, self.default)]
            found = next((self.by_key[one] for one in keys if one in self.by_key), None)
        return found

    def kept_page(self, name: str) -> int | None:
        """The page of a file that was refused, named as in `find`."""
        return next((self.kept[one] for one in _candidates(name) if one in self.kept), None)

    def image(self, name: str) -> int:
        """The id of the Wagtail image with the content of a file."""
        if name not in self.images:
            try:
                self.images[name] = self._image(name)
            except Unresolved as unresolved:
                self.images[name] = unresolved
        return _known(self.images[name])

    def document(self, name: str) -> int:
        """The id of the Wagtail document with the content of a file."""
        if name not in self.documents:
            try:
                self.documents[name] = self._document(name)
            except Unresolved as unresolved:
                self.documents[name] = unresolved
        return _known(self.documents[name])

    def video(self, name: str) -> int | None:
        """The id of the video whose uploaded file has this name; of the folder's own, where it has one."""
        found = Video.objects.filter(file_name=posixpath.basename(name)).order_by("-pk").first()
        if found is not None or not self.folder.is_file(name):
            return found.pk if found else None
        if self.dry_run:
            return next(self.stand_ins)
        with self.folder.open(name, settings.VIDEO_MAX_BYTES) as file:
            named = File(file, name=posixpath.basename(name))
            return upload_video(actor=self.actor, title=_title(name, ""), file=named).pk

    def _image(self, name: str) -> int:
        if name.lower().endswith(".svg"):
            raise Unresolved("SVG is not shown as an image")
        if not name.lower().endswith(IMAGES):
            raise Unresolved("it is no image")
        data = self.folder.read(name, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        known = get_image_model().objects.filter(file_hash=digest).order_by("pk").values_list("pk", flat=True).first()
        if known is not None:
            return int(known)
        try:
            with Pillow.open(BytesIO(data)) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise Unresolved(f"it has more than {MAX_PIXELS // 1_000_000} million pixels")
                picture.verify()
        except Unresolved:
            raise
        except Exception as error:
            # Broken files make Pillow's readers fail in every way there is.
            raise Unresolved("it is no image that can be read") from error
        if not policy_registry.get_by_type(get_image_model()).user_has_permission(self.actor, "add"):
            raise Unresolved("the author may not add images")
        if self.dry_run:
            return next(self.stand_ins)
        try:
            file = ImageFile(BytesIO(data), name=posixpath.basename(name)[-100:])
            return int(import_image(actor=self.actor, title=_title(name, digest), file=file).pk)
        except DomainError as error:
            raise Unresolved(str(error)) from error

    def _document(self, name: str) -> int:
        if not name.lower().endswith(DOCUMENTS):
            raise Unresolved("files of this kind are not carried over" if self.folder.is_file(name) else "no such file")
        data = self.folder.read(name, MAX_DOCUMENT)
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        model = get_document_model()
        known = model.objects.filter(file_hash=digest).order_by("pk").values_list("pk", flat=True).first()
        if known is not None:
            return int(known)
        if not policy_registry.get_by_type(model).user_has_permission(self.actor, "add"):
            raise Unresolved("the author may not add documents")
        if self.dry_run:
            return next(self.stand_ins)
        file = ContentFile(data, name=posixpath.basename(name)[-100:])
        return int(import_file(actor=self.actor, title=_title(name, digest), file=file).pk)


class FileResolver:
    """`cms.markdown.Resolver` for one file of an import."""

    def __init__(self, item: Item, around: Surroundings) -> None:
        self.item = item
        self.around = around

    def image(self, source: str) -> int | None:
        parts = _split(source)
        if parts.scheme or parts.netloc:
            raise Unresolved(
                "only files of the folder become images" if parts.scheme == "data" else "it is on another site"
            )
        return self.around.image(self.around.folder.locate(self.item.path, source))

    def link(self, href: str) -> Target | None:
        parts = _split(href.removeprefix(full_url("")))
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return self.section(parts.fragment)
        name = self.around.folder.locate(self.item.path, parts.path)
        found = self.around.find(name, self.item)
        if found is None:
            return self.other(parts.path, name, parts.fragment)
        if found.refused:
            raise Unresolved("its file was refused")
        anchor = found.anchors.get(parts.fragment, found.anchors.get(parts.fragment.lower(), ""))
        return Target("page", self.around.page_id(found), anchor)

    def section(self, name: str) -> Target | None:
        if not name:
            return None
        anchor = self.item.anchors.get(name) or self.item.anchors.get(name.lower())
        if anchor is None:
            raise Unresolved("there is no such section")
        return Target("section", 0, anchor)

    def other(self, path: str, name: str, fragment: str) -> Target | None:
        """A page of the site that is none of the folder's, or a document."""
        place = tree_path(path) if path.startswith("/") else None
        page = Page.objects.filter(url_path=place).only("pk").first() if place else None
        key = page.pk if page is not None else self.around.kept_page(name)
        if key is not None:
            return Target("page", key, fragment)
        return Target("document", self.around.document(name))

    def reference(self, model: type[Any], name: str) -> int | None:
        if model is not Video:
            return None
        return self.around.video(self.around.folder.locate(self.item.path, name))


def _candidates(name: str) -> list[str]:
    stem = name.removesuffix(".html").removesuffix("/")
    candidates = [name, *(stem + ending for ending in MARKDOWN), f"{stem}/"]
    return candidates + [posixpath.join(stem, f"{index}.md") for index in (*INDEXES, "README")]


def _split(address: str) -> Any:
    try:
        return urlsplit(address)
    except ValueError as error:
        raise Unresolved("it is no address") from error


def _known(found: int | Unresolved) -> int:
    if isinstance(found, Unresolved):
        raise Unresolved(str(found))
    return found


def _title(name: str, digest: str) -> str:
    """A title from a file's name, without the part of its digest that an export adds."""
    stem = posixpath.splitext(posixpath.basename(name))[0]
    words = " ".join((stem.removesuffix(f"-{digest[:8]}") if digest else stem).replace("_", "-").split("-")).strip()
    return (words[:1].upper() + words[1:] or "Untitled")[:255]
