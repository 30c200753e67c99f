"""OpenSearch: the engine of the production profile, and the copy of the documents that it searches."""

from .client import enabled
from .engine import engine

__all__ = ["enabled", "engine"]
