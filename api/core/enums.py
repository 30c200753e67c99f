"""Enums whose values are known only at start."""

from collections.abc import Iterable
from enum import Enum
from typing import Any, cast

import strawberry


def enum_of(name: str, values: Iterable[str], description: str) -> Any:
    """An enum that names each of `values` in capitals."""
    made = cast(type[Enum], Enum(name, {value.upper(): value for value in values}))
    return strawberry.enum(made, name=name, description=description)
