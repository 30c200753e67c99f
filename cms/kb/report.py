"""What an import or export did, or would do, and what of it could not be carried over."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

DONE = ("created", "updated", "unchanged", "moved", "unpublished")
"""What happens to pages; the other kinds of entries tell of what does not."""


@dataclass(frozen=True)
class Entry:
    """One line of the report.

    `kind` is what happened to a page (`created`, `updated`, `unchanged`, `moved`, `unpublished`), or why nothing did:
    `conflict` (somebody has changed the page in Wagtail), `refused` (the file cannot be a page), `vanished` (the
    page's file is gone), `unmapped` (something in the file could not be carried over as it is).
    """

    kind: str
    path: str
    text: str = ""
    line: int = 0
    page: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return (
            f"{self.kind:<11} {place}{f' -> {self.page}' if self.page else ''}{f': {self.text}' if self.text else ''}"
        )


@dataclass
class Report:
    """All entries, in the order in which they came up."""

    dry_run: bool = False
    entries: list[Entry] = field(default_factory=list)

    def add(self, kind: str, path: str, text: str = "", *, line: int = 0, page: str = "") -> None:
        """Add a line, once. A path that no screen should be sent is written as Python would."""
        entry = Entry(kind, path if path.isprintable() else ascii(path), text, line, page)
        if kind != "unmapped" or entry not in self.entries[-50:]:
            self.entries.append(entry)

    @property
    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind."""
        return dict(sorted(Counter(entry.kind for entry in self.entries).items()))

    def as_json(self) -> dict[str, Any]:
        """The report for machines."""
        return {"dry_run": self.dry_run, "counts": self.counts, "entries": [asdict(entry) for entry in self.entries]}
