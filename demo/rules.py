"""Loading what the demo's writers have told search."""

import tomllib

from core.accounts.models import User
from core.search.models import SynonymGroup
from core.search.rules import save_synonyms

from .library import ROOT

FILE = ROOT / "search.toml"


def load(writer: User) -> None:
    """Save the synonyms that are missing; a group whose first term has one already is left alone."""
    with FILE.open("rb") as file:
        groups = tomllib.load(file)["synonyms"]
    known = {(row.locale, row.terms[0]) for row in SynonymGroup.objects.visible_to(writer)}
    for group in groups:
        if (group["locale"], group["terms"][0]) not in known:
            save_synonyms(actor=writer, **group)
