"""What happens to uploads. The arrival of single pieces is not told: the row says how far it is."""

from dataclasses import dataclass

from core.accounts.roles import user_label
from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class UploadEvent(Event):
    """Something about one upload; its owner sees it."""

    upload_id: int
    owner_id: int | None

    def audience(self) -> frozenset[str]:
        return frozenset() if self.owner_id is None else frozenset({user_label(self.owner_id)})

    def node(self) -> tuple[str, int] | None:
        return ("VideoUpload", self.upload_id)


@dataclass(frozen=True, kw_only=True)
class UploadBegun(UploadEvent):
    """Somebody announced a file."""


@dataclass(frozen=True, kw_only=True)
class UploadArrived(UploadEvent):
    """The last byte is here; the owner has yet to say that it is to become a video."""


@dataclass(frozen=True, kw_only=True)
class UploadRefused(UploadEvent):
    """The whole file cannot be taken; `reason` says why, and what is in `folder` is to be removed."""

    reason: str
    folder: str


@dataclass(frozen=True, kw_only=True)
class UploadEnded(UploadEvent):
    """It was given up, by its owner or by the clock; what is in `folder` is to be removed."""

    folder: str

    def node(self) -> None:
        return None
