"""Who asks: the viewer of a GraphQL operation."""

from typing import Any

import strawberry
from django.contrib.auth.models import AnonymousUser

from core.accounts.models import Viewer

Info = strawberry.Info[Any, Any]


def viewer_of(info: Info) -> Viewer:
    """The viewer of this operation. A context without one is an anonymous viewer, never a privileged one."""
    return getattr(info.context, "viewer", None) or AnonymousUser()
