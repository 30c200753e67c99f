"""What happens to content."""

from dataclasses import dataclass

from core.accounts.roles import PUBLIC, Role, role_label
from core.events.event import Event

WRITERS = frozenset({role_label(Role.WRITER)})


@dataclass(frozen=True, kw_only=True)
class PageEvent(Event):
    """Something about one page. `kind` is its GraphQL type, `public` whether it is for everyone to see."""

    page_id: int
    kind: str
    locale: str
    path: str
    public: bool

    def audience(self) -> frozenset[str]:
        return WRITERS | {PUBLIC} if self.public else WRITERS

    def node(self) -> tuple[str, int]:
        return (self.kind, self.page_id)


@dataclass(frozen=True, kw_only=True)
class PagePublished(PageEvent):
    """A revision went live: a new page, or a new version of one."""

    revision_id: int


@dataclass(frozen=True, kw_only=True)
class PageUnpublished(PageEvent):
    """The page is no longer there for readers: unpublished, expired or deleted."""


@dataclass(frozen=True, kw_only=True)
class PageMoved(PageEvent):
    """The page, and with it every page below it, has another path. `path` is the new one."""

    old_path: str


@dataclass(frozen=True, kw_only=True)
class PageAccessChanged(PageEvent):
    """Who may read the page, and every page below it, was changed."""


@dataclass(frozen=True, kw_only=True)
class TranslationCompared(PageEvent):
    """What a translation lacks of its original has changed: `parts` changes, the worst of which is `level`."""

    level: str
    parts: int
