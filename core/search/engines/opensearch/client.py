"""Talking to OpenSearch: one connection pool, a time limit on every call."""

from functools import lru_cache

from django.conf import settings
from opensearchpy import OpenSearch

from .breaker import Breaker

WRITE_SECONDS = 20.0
"""Copying runs in workers, where waiting costs nobody anything."""

BREAKER = Breaker()


def enabled() -> bool:
    """Whether this profile has an OpenSearch."""
    return settings.SEARCH_ENGINE == "opensearch"


def client() -> OpenSearch:
    """The client of the configured server. Calls are not retried here: receipts and the database are the retry."""
    return _client(settings.OPENSEARCH_URL)


@lru_cache(maxsize=4)
def _client(url: str) -> OpenSearch:
    return OpenSearch(url, timeout=WRITE_SECONDS, max_retries=0, retry_on_timeout=False, pool_maxsize=20)


def prefix() -> str:
    """What the names of our indexes begin with."""
    name: str = settings.OPENSEARCH_PREFIX
    return name
