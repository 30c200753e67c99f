"""How a folder is imported."""

from dataclasses import dataclass

from core.accounts.models import User


@dataclass(frozen=True)
class Options:
    """How a folder is imported. `origin` names it: what is known of its files is kept under that name."""

    actor: User
    locale: str
    origin: str
    into: str = ""
    draft: bool = False
    overwrite: bool = False
    prune: bool = False
    dry_run: bool = False
