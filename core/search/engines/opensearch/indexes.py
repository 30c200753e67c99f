"""The indexes and their names.

An index is called `<prefix>-<language>-r<revision>-<token>`. Searches use the alias `<prefix>-<language>-r<revision>`,
which points to one of them. Writes go to every index of this revision, also to one that is being built, each through
an alias of its own (`<index>-write`), so that a write to an index that was just dropped fails instead of making a new
one. After an upgrade that raises the revision nothing serves until new indexes are filled, and the database answers.
"""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from .client import client, prefix
from .schema import LANGUAGES, REVISION, index_body


def live(language: str) -> str:
    """The alias that searches use."""
    return f"{prefix()}-{language}-r{REVISION}"


def all_live() -> str:
    """The aliases of all languages, as one target of a search."""
    return ",".join(live(language) for language in LANGUAGES)


def create(language: str, token: str) -> str:
    """Make an empty index that nobody searches yet, and give back the alias to write to it."""
    name = f"{live(language)}-{token}"
    client().indices.create(index=name, body={**index_body(language), "aliases": {f"{name}-write": {}}})
    return f"{name}-write"


def targets() -> dict[str, list[str]]:
    """The write aliases of each language, those of indexes that are being built among them.

    Read anew for every write: an index made after this was read is filled from rows committed before.
    """
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for index in filter(_is_current, names()):
        found[_language(index)].append(f"{index}-write")
    return found


def serving() -> bool:
    """Whether every language has an index to search. Not so on a fresh server, or one that lost its data."""
    return _served() == set(LANGUAGES)


def new_token() -> str:
    """A name for a new generation of indexes."""
    return f"{_moment(datetime.now(UTC))}-{secrets.token_hex(3)}"


def serve(token: str) -> list[str]:
    """Let searches use the indexes named `token`, all at once, and give back those that they no longer use."""
    held = _aliases()
    before = [index for index in held if _serves(index, held[index]) and _token(index) != token]
    actions: list[dict[str, Any]] = [
        {"remove": {"index": index, "alias": live(_language(index)), "must_exist": False}} for index in before
    ]
    actions += [{"add": {"index": f"{live(language)}-{token}", "alias": live(language)}} for language in LANGUAGES]
    client().indices.update_aliases(body={"actions": actions})
    return before


def abandoned() -> list[str]:
    """Indexes made more than a day ago that nothing searches: never finished, or of another revision."""
    oldest = _moment(datetime.now(UTC) - timedelta(days=1))
    return [index for index, aliases in _aliases().items() if _token(index) < oldest and not _serves(index, aliases)]


def drop(indexes: list[str]) -> None:
    """Delete indexes that nobody searches any more."""
    for index in indexes:
        client().indices.delete(index=index, params={"ignore_unavailable": "true"})


def refresh(token: str) -> None:
    """Make what was written to the indexes named `token` findable."""
    client().indices.refresh(index=",".join(f"{live(language)}-{token}" for language in LANGUAGES))


def names() -> list[str]:
    """Every index of ours, searched or not."""
    return sorted(_aliases())


def outdated() -> list[str]:
    """Languages without an index to search that has the shape this code expects."""
    return sorted(set(LANGUAGES) - _served())


def _served() -> set[str]:
    return {_language(index) for index, aliases in _aliases().items() if _serves(index, aliases)}


def _aliases() -> dict[str, Any]:
    found: dict[str, Any] = client().indices.get_alias(index=f"{prefix()}-*")
    return {index: body["aliases"] for index, body in found.items() if _language(index) in LANGUAGES}


def _serves(index: str, aliases: dict[str, Any]) -> bool:
    return live(_language(index)) in aliases


def _language(index: str) -> str:
    return index.removeprefix(f"{prefix()}-").split("-")[0]


def _is_current(index: str) -> bool:
    return index.startswith(f"{live(_language(index))}-")


def _token(index: str) -> str:
    """The moment and the random end of an index's name, whatever its revision."""
    return "-".join(index.split("-")[-2:])


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y%m%d%H%M%S")
