"""What a public page is to a search engine: title, description, structured data and readable text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.accounts.models import Viewer


@dataclass(frozen=True)
class Page:
    """One page of the web app, as the server knows it. `html` is safe HTML."""

    title: str
    description: str = ""
    locale: str = "en"
    path: str = ""
    html: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)
    json_ld: Sequence[Mapping[str, Any]] = ()
    index: bool = True
    status: int = 200


def public_page(path: str, locale: str, viewer: Viewer) -> Page:
    """The page at `path` as `viewer` may see it; a plain shell where the server has nothing to say."""
    return Page(title="Kerf", locale=locale or "en")
