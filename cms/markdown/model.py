"""What a conversion of Markdown asks its surroundings, and what it answers."""

from dataclasses import dataclass, field
from html import escape
from typing import Any, Protocol

MAX_MARKDOWN = 500_000
MAX_BLOCKS = 2_000


@dataclass(frozen=True)
class Problem:
    """What could not be carried over, in words, and the line of the text where it stands."""

    text: str
    line: int = 0

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Target:
    """What a relative link leads to: a `page` or a section of it, a `document`, a `section` of the same page."""

    kind: str
    id: int
    anchor: str = ""

    @property
    def opening(self) -> str:
        """The opening tag of a link there, as Wagtail stores it."""
        if self.kind == "section":
            return f'<a href="#{escape(self.anchor)}">'
        anchor = f' anchor="{escape(self.anchor)}"' if self.anchor else ""
        return f'<a linktype="{self.kind}" id="{self.id}"{anchor}>'


class Unresolved(Exception):
    """An address stands for something that cannot be carried over; the message says why."""


class Resolver(Protocol):
    """What the Markdown's surroundings know. Either may raise `Unresolved` where there is more to say than None."""

    def image(self, source: str) -> int | None:
        """The id of the Wagtail image for an image's address; None where there is none."""

    def link(self, href: str) -> Target | None:
        """What a relative link, or one to a section, leads to; None where there is nothing (yet)."""

    def reference(self, model: type[Any], name: str) -> int | None:
        """The id of the object that a directive names, such as a video; None where there is none."""


class NoResolver:
    """Markdown on its own: no images, no other pages."""

    def image(self, source: str) -> int | None:
        return None

    def link(self, href: str) -> Target | None:
        return None

    def reference(self, model: type[Any], name: str) -> int | None:
        return None


@dataclass(frozen=True)
class Section:
    """A heading as its author wrote it: `level` and the `explicit` id are the Markdown's, `block` is its place."""

    text: str
    level: int
    anchor: str
    block: int
    explicit: str = ""


@dataclass
class Converted:
    """A body as Wagtail stores it, the headings in it, and what could not be carried over."""

    blocks: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
