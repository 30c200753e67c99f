"""The engine that is always there: the database's own full-text search over the documents it stores."""

from .engine import DatabaseEngine

__all__ = ["DatabaseEngine"]
