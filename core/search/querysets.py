"""Reads of what editors decide about search."""

from typing import Self

from django.db import models

from core.accounts.models import Viewer
from core.accounts.roles import Role, has_role


class RuleQuerySet(models.QuerySet):
    """Synonyms and pinned results. Everyone feels them; writers see them."""

    def visible_to(self, viewer: Viewer | None) -> Self:
        """Those that the viewer may read as rules."""
        return self.all() if has_role(viewer, Role.WRITER) else self.none()
