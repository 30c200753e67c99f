"""The indexes and their names.

An index is called `<prefix>-<language>-<token>`. Searches use the alias `<prefix>-<language>`, which points to
one of them. Writes go to every index there is, also to one that is being built, each through an alias of its
own (`<index>-write`), so that a write to an index that was just dropped fails instead of making a new one.
"""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from opensearchpy.exceptions import RequestError

from .client import client, prefix
from .schema import LANGUAGES, REVISION, index_body

FIRST = "00000000000000-first"


def live(language: str) -> str:
    """The alias that searches use."""
    return f"{prefix()}-{language}"


def all_live() -> str:
    """The aliases of all languages, as one target of a search."""
    return ",".join(live(language) for language in LANGUAGES)


def create(language: str, token: str, *, serve: bool) -> str:
    """Make an empty index, searched at once where `serve` is set. One that is there already is left as it is."""
    name = f"{live(language)}-{token}"
    aliases: dict[str, Any] = {f"{name}-write": {}} | ({live(language): {}} if serve else {})
    try:
        client().indices.create(index=name, body={**index_body(language), "aliases": aliases})
    except RequestError as error:
        if error.error != "resource_already_exists_exception":
            raise
    return name


def targets() -> dict[str, list[str]]:
    """The write aliases of each language; makes the first indexes where there are none.

    Read anew for every write: an index made after this was read is filled from rows committed before.
    """
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for index in names():
        found[_language(index)].append(f"{index}-write")
    for language in LANGUAGES:
        if not found[language]:
            # The same name whoever comes first, so that two workers make one index.
            found[language] = [f"{create(language, FIRST, serve=True)}-write"]
    return found


def new_token() -> str:
    """A name for a new generation of indexes."""
    return f"{_moment(datetime.now(UTC))}-{secrets.token_hex(3)}"


def serve(token: str) -> list[str]:
    """Let searches use the indexes named `token`, all at once, and give back those that they no longer use."""
    before = [index for index, aliases in _aliases().items() if _serves(index, aliases) and _token(index) != token]
    actions: list[dict[str, Any]] = [
        {"remove": {"index": index, "alias": live(_language(index)), "must_exist": False}} for index in before
    ]
    actions += [{"add": {"index": f"{live(language)}-{token}", "alias": live(language)}} for language in LANGUAGES]
    client().indices.update_aliases(body={"actions": actions})
    return before


def abandoned() -> list[str]:
    """Indexes that a rebuild began more than a day ago and never finished."""
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
    """Languages whose index has another shape than this code expects."""
    mappings = client().indices.get_mapping(index=all_live())
    return sorted(
        _language(index) for index, body in mappings.items() if body["mappings"]["_meta"]["revision"] != REVISION
    )


def _aliases() -> dict[str, Any]:
    found: dict[str, Any] = client().indices.get_alias(index=f"{prefix()}-*")
    return {index: body["aliases"] for index, body in found.items() if _language(index) in LANGUAGES}


def _serves(index: str, aliases: dict[str, Any]) -> bool:
    return live(_language(index)) in aliases


def _language(index: str) -> str:
    return index.removeprefix(f"{prefix()}-").split("-")[0]


def _token(index: str) -> str:
    return index.removeprefix(f"{live(_language(index))}-")


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y%m%d%H%M%S")
