"""The engines of this profile, each ready to be asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.test import override_settings

from core.search import upkeep
from core.search.engines.opensearch import client, indexes


def names() -> list[str]:
    """`sqlite` in the embedded profile, `postgresql` and `opensearch` in production."""
    return [connection.vendor, *(["opensearch"] if settings.PROFILE == "production" else [])]


@contextmanager
def answering(name: str) -> Iterator[None]:
    """Inside, search is answered by the engine of this name, which knows all that the database holds."""
    if name != "opensearch":
        with override_settings(SEARCH_ENGINE="database"):
            yield
        return
    # A cold node on a busy machine is slow; what happens then is tested where it is meant.
    with override_settings(SEARCH_ENGINE="opensearch", OPENSEARCH_SECONDS=30):
        client.BREAKER.succeeded()
        upkeep.fill()
        yield
        indexes.drop(indexes.names())
