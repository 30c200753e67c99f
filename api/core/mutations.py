"""Mutations: one input, one payload, typed errors, and the same answer for the same `clientMutationId`."""

import dataclasses
import hashlib
import json
from collections.abc import Callable
from typing import Any

import strawberry
from django.apps import apps
from django.db import DatabaseError, models
from strawberry import relay
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

from core.errors import DomainError
from core.idempotency.actions import run_once
from core.space import is_out_of_space, out_of_space

from .context import Info, viewer_of
from .errors import UserError, user_error
from .permissions import Permission


@strawberry.interface(description="What a mutation answers: its result, or why it refused.")
class Payload:
    """Base of every mutation's payload. The other fields are nullable: they are null where it refused."""

    errors: list[UserError] = strawberry.field(default_factory=list, description="Empty where all went well.")
    client_mutation_id: str | None = None


def _fingerprint(value: Any) -> Any:
    """An input as JSON-ready data, stable between requests."""
    if isinstance(value, relay.GlobalID):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _fingerprint(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.name != "client_mutation_id" and getattr(value, field.name) is not strawberry.UNSET
        }
    if isinstance(value, list | tuple):
        return [_fingerprint(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def _remember(payload: Payload) -> dict[str, Any]:
    """A payload as JSON: model instances as references, so that a replay reads what is true by then."""

    def encode(value: Any) -> Any:
        if isinstance(value, models.Model):
            return {"$model": value._meta.label, "pk": value.pk}
        if value is None or isinstance(value, str | int | float | bool):
            return value
        raise TypeError(f"A payload field holds a model or a scalar, not {type(value).__name__}.")

    return {
        field.name: encode(getattr(payload, field.name))
        for field in dataclasses.fields(payload)
        if field.init and field.name not in {"errors", "client_mutation_id"}
    }


def _recall(payload_type: type[Payload], stored: dict[str, Any], info: Info) -> Payload:
    def decode(value: Any) -> Any:
        if isinstance(value, dict):
            queryset = apps.get_model(value["$model"])._default_manager.all()
            return queryset.visible_to(viewer_of(info)).filter(pk=value["pk"]).first()
        return value

    return payload_type(**{name: decode(value) for name, value in stored.items()})


def _refused(payload_type: Any, error: DomainError) -> Payload:
    given = {field.name for field in dataclasses.fields(payload_type) if field.init}
    results = given - {"errors", "client_mutation_id"}
    found = {name: value for name, value in error.found.items() if name in results}
    refused: Payload = payload_type(**{**dict.fromkeys(results), **found}, errors=[user_error(error)])
    return refused


class MutationExtension(FieldExtension):
    """Asks the permission, runs the body once per `clientMutationId`, and turns refusals into payload errors."""

    def __init__(self, permission: Permission, scope: str, replayable: bool) -> None:
        self.permission = permission
        self.scope = scope
        self.replayable = replayable

    def apply(self, field: StrawberryField) -> None:
        self.operation = field.python_name

    def resolve(self, next_: Callable[..., Any], source: Any, info: Info, **kwargs: Any) -> Any:
        payload_type: Any = info._field.type
        viewer = viewer_of(info)
        key = getattr(kwargs.get("input"), "client_mutation_id", None)
        try:
            self.permission.check(viewer, self.scope)
            if key is not None and self.replayable and viewer.is_authenticated:
                payload = self._once(viewer, key, payload_type, next_, source, info, kwargs)
            else:
                payload = next_(source, info, **kwargs)
        except DomainError as error:
            payload = _refused(payload_type, error)
        except (DatabaseError, OSError) as error:
            if not is_out_of_space(error):
                raise
            payload = _refused(payload_type, out_of_space())
        payload.client_mutation_id = key
        return payload

    def _once(
        self,
        viewer: Any,
        key: str,
        payload_type: type[Payload],
        next_: Callable[..., Any],
        source: Any,
        info: Info,
        kwargs: dict[str, Any],
    ) -> Payload:
        fresh: list[Payload] = []

        def act() -> dict[str, Any]:
            fresh.append(next_(source, info, **kwargs))
            return _remember(fresh[0])

        body = hashlib.sha256(json.dumps(_fingerprint(kwargs["input"]), sort_keys=True).encode()).hexdigest()
        outcome = run_once(viewer=viewer, operation=self.operation, key=key, body=body, act=act)
        if outcome.replayed or not fresh:
            return _recall(payload_type, outcome.result, info)
        return fresh[0]


def mutation(*, permission: Permission, scope: str, replayable: bool = True, **options: Any) -> Any:
    """A mutation field.

    The decorated function takes `(self, info, input)`, calls one action and returns a `Payload` subclass
    whose fields hold model instances or scalars. `scope` is what a token needs to call it. A payload that
    carries a secret says `replayable=False`: it is never stored, so its `clientMutationId` does not dedupe. So does
    a mutation that takes long and happens once by itself: a replayable one runs in a transaction.
    """
    return strawberry.mutation(extensions=[MutationExtension(permission, scope, replayable)], **options)
