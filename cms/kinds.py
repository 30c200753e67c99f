"""The types of documents there are. Whatever has to know them all asks here."""

import re

from django.apps import apps

from .models.pages import BodyPage, ContentPage, node_name_of


def concrete(model: type[ContentPage]) -> list[type[ContentPage]]:
    """The page types that are of the type `model`, itself included, in the order in which they were written."""
    return [found for found in apps.get_models() if issubclass(found, model)]


def kind_of(model: type[ContentPage]) -> str:
    """The name of a page type in search and in front matter: `ApiReferencePage` is an "api_reference"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", node_name_of(model)).lower()


KINDS: dict[str, type[BodyPage]] = {kind_of(model): model for model in concrete(BodyPage)}
"""The types of documents by their names."""
NODE_NAMES: tuple[str, ...] = tuple(map(node_name_of, KINDS.values()))
"""Their names in GraphQL and in events."""
PAGE_NODE_NAMES: tuple[str, ...] = tuple(map(node_name_of, concrete(ContentPage)))
"""Those of all pages of content."""
