"""What a folder holds, as the pages that it is to become."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 (a field is named date)
from datetime import datetime
from typing import Any

from cms.kinds import KINDS
from cms.models import CategoryPage, ContentPage, HomePage, ImportedPage
from cms.paths import slug_of

MODELS: dict[str, type[ContentPage]] = {
    "home": HomePage,
    "category": CategoryPage,
    **KINDS,
}
"""The types of pages that items become."""


@dataclass(eq=False)
class Item:
    """A page that is to be: what the folder says of it, and (once it is known) the page itself."""

    path: str
    kind: str
    locale: str
    key: str
    """The path without its locale: the same for all translations of a page."""
    title: str
    slug: str = ""
    """What the file asks for; empty where its name will do."""
    name: str = ""
    summary: str = ""
    tags: list[str] = field(default_factory=list)
    icon: str = ""
    video: str = ""
    area: str = ""
    audience: str = ""
    version: str = ""
    released: Day | None = None
    review_by: Day | None = None
    owner: str = ""
    seo_title: str = ""
    seo_description: str = ""
    stated: dict[str, Any] = field(default_factory=dict)
    """What the file says of fields that it may leave to Wagtail: see `front_matter.stated`."""
    order: float | None = None
    date: datetime | None = None
    draft: bool = False
    markdown: str = ""
    first_line: int = 0
    title_is_in_text: bool = False
    anchors: dict[str, str] = field(default_factory=dict)
    """The anchors of its headings, by the names that links elsewhere may use."""
    digest: str = ""
    unknown: dict[str, Any] = field(default_factory=dict)
    asked: str = ""
    """The slug that the file asks for, whatever the page gets."""
    slug_to_be: str = ""
    """The slug that a page gets because it moves."""
    described: bool = True
    """Whether a file says something of it; False for the category of a folder that nothing describes."""
    unread: bool = False
    """Whether a file describes it that was refused: what is known of it stays as it is."""
    shelf: "Item | None" = None
    page: ContentPage | None = None
    record: ImportedPage | None = None
    refused: bool = False


def slug_said(item: Item) -> str:
    """The slug that a file asks for or else has in its name; empty where no address can be made of either."""
    return item.slug or slug_of(item.name.replace("_", "-"))[:250]


def slugs_for(item: Item) -> Iterator[str]:
    """The slugs that a new page may get, the best first."""
    base = slug_said(item) or _digest(item.key)
    yield base
    for number in range(2, 1000):
        yield f"{base}-{number}"


def _digest(text: str) -> str:
    return f"page-{hashlib.sha256(text.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
