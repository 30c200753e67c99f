"""Node types: objects with a global id, read only through `visible_to(viewer)`."""

from collections.abc import Callable
from typing import Any, TypeVar

import strawberry
import strawberry_django
from django.db import models
from django.utils.translation import gettext as _
from strawberry import relay
from strawberry_django.relay import resolve_model_node, resolve_model_nodes

from core.errors import DomainError, ErrorCode

from .context import Info, viewer_of

T = TypeVar("T", bound=type)

MAX_ID = 2**63 - 1


def primary_key(node_id: str) -> int | None:
    """The primary key in a global id, or None where it is not one of ours."""
    if not (node_id.isascii() and node_id.isdecimal()):
        return None
    value = int(node_id) if len(node_id) <= 19 else MAX_ID + 1
    return value if value <= MAX_ID else None


class Node(relay.Node):
    """Base of every node type.

    Ids are read straight off the instance: strawberry's own lookup scans annotations at every call and
    was the hottest line of a list query.
    """

    @classmethod
    def resolve_id_attr(cls) -> str:
        return "pk"

    @classmethod
    def resolve_id(cls, root: Any, *, info: Info) -> str:
        return str(root.pk)

    @classmethod
    def resolve_node(cls, node_id: str, *, info: Info, required: bool = False) -> Any:
        """The object if it exists and the viewer may see it, else None: the two are not told apart."""
        key = primary_key(node_id)
        if key is None:
            return None
        return resolve_model_node(cls, str(key), info=info)

    @classmethod
    def resolve_nodes(cls, *, info: Info, node_ids: Any, required: bool = False) -> Any:
        """As `resolve_node`, for several; the invisible ones are None."""
        keys = [primary_key(str(node_id)) for node_id in node_ids]
        wanted = [str(key) for key in keys if key is not None]
        rows: Any = resolve_model_nodes(cls, info=info, node_ids=wanted) if wanted else ()
        found = {row.pk: row for row in rows if row is not None}
        return [found.get(key) for key in keys]


def node_type(model: type[models.Model], *, name: str, **options: Any) -> Callable[[T], T]:
    """Make a class a node type of `model`, readable only through `model.objects.visible_to(viewer)`.

    The model's default and base managers must come from a queryset with `visible_to`: strawberry-django
    prefetches through the base manager, and an unscoped prefetch would be a leak.
    """
    for manager in (model._default_manager, model._base_manager):
        if not hasattr(manager.all(), "visible_to"):
            raise TypeError(f"{model.__name__}'s managers need a queryset with visible_to(viewer).")

    def decorate(cls: T) -> T:
        def get_queryset(cls: type, queryset: Any, info: Info, **kwargs: Any) -> Any:
            return queryset.visible_to(viewer_of(info))

        if "get_queryset" not in cls.__dict__:
            cls.get_queryset = classmethod(get_queryset)  # type: ignore[attr-defined]
        return strawberry_django.type(model, name=name, **options)(cls)

    return decorate


def resolve_node(info: Info, id: relay.GlobalID) -> Any:
    """The object behind a global id, or None where there is none that the viewer may see."""
    try:
        origin = id.resolve_type(info)
    except relay.GlobalIDValueError:
        return None
    if not issubclass(origin, Node):
        return None
    found = origin.resolve_node(id.node_id, info=info)
    return None if found is None else strawberry.cast(origin, found)


def global_id(type_name: str, key: int) -> str:
    """The node id of an object, as clients see it."""
    return relay.to_base64(type_name, key)


def key_of(id: relay.GlobalID | None, *type_names: str) -> int | None:
    """The primary key in an id argument of one of the given types; None for no id or one of another type."""
    if id is None or id.type_name not in type_names:
        return None
    return primary_key(id.node_id)


def required_key(id: relay.GlobalID, type_names: str | tuple[str, ...], field: str) -> int:
    """The primary key in a mutation's id argument; NOT_FOUND at `field` where the id is of no type that is named."""
    key = key_of(id, *([type_names] if isinstance(type_names, str) else type_names))
    if key is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("This id does not belong to anything here."), field)
    return key
