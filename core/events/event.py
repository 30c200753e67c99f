"""What an event is, and how a reaction to it is registered."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, ClassVar, Self, TypeVar

_REGISTRY: dict[str, type["Event"]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Subclasses are frozen past-tense dataclasses in an app's `events.py`.

    Fields hold JSON values only (ids, strings, numbers, booleans, lists, dicts of these), never bodies
    of content: a subscriber refetches what it may see. `name` is the stable identifier stored with the
    row, "<app>.<ClassName>" unless the class sets its own. A field added later needs a default, because
    entries written before it are still to be read.
    """

    name: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "name" not in cls.__dict__:
            cls.name = f"{cls.__module__.split('.')[-2]}.{cls.__name__}"
        known = _REGISTRY.setdefault(cls.name, cls)
        if (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"Two events are named {cls.name!r}.")
        _REGISTRY[cls.name] = cls

    def audience(self) -> frozenset[str]:
        """Labels (see core.accounts.roles.labels_of) of those whose stream carries this event.

        Empty means nobody: the event still reaches handlers.
        """
        return frozenset()

    def node(self) -> tuple[str, int] | None:
        """GraphQL type name and primary key of the object the event is about, for refetching."""
        return None

    def payload(self) -> dict[str, Any]:
        """The fields as a JSON-ready dictionary."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> Self:
        """The event as it was told. Fields that the class no longer has are dropped."""
        return cls(**{field.name: payload[field.name] for field in fields(cls) if field.name in payload})


def event_class(name: str) -> type[Event] | None:
    """The class of a stored event, or None where no running code knows it any more."""
    return _REGISTRY.get(name)


def event_names() -> list[str]:
    """The names of every event that the running code knows."""
    return list(_REGISTRY)


@dataclass(frozen=True)
class Handler:
    """A registered reaction to one or more event types."""

    name: str
    events: frozenset[str]
    function: Callable[..., None]
    wants_run: bool
    queue: str
    atomic: bool
    lease_seconds: int
    max_attempts: int


HANDLERS: dict[str, Handler] = {}

Function = TypeVar("Function", bound=Callable[..., None])


def handlers_of(event_name: str) -> list[Handler]:
    """The handlers of an event, by its name."""
    return [handler for handler in HANDLERS.values() if event_name in handler.events]


def on(
    *events: type[Event],
    queue: str = "default",
    atomic: bool = True,
    lease_seconds: int = 60,
    max_attempts: int = 8,
) -> Callable[[Function], Function]:
    """Register `function(event)` or `function(event, run)` as a reaction to each of `events`.

    With `atomic` (the default) the function runs in one transaction with the mark that it ran: its
    database effects happen exactly once. Keep it short; calls to the outside world do not belong in it.

    A long job says `atomic=False`. It runs at least once. Its lease is kept by a thread beside it (so a
    long call into C keeps it too); `run.heartbeat()` keeps it as well and raises `LeaseLost` as soon as
    another worker has taken over; `with run.fence():` is a transaction that commits only while the lease
    is ours. After `max_attempts` failures, a killed worker counted as one, the receipt is a dead letter.

    The function's dotted name is stored with each receipt: renaming a handler orphans receipts in flight.
    """

    def register(function: Function) -> Function:
        name = f"{function.__module__}.{function.__qualname__}"
        handler = Handler(
            name=name,
            events=frozenset(event.name for event in events),
            function=function,
            wants_run=len(inspect.signature(function).parameters) > 1,
            queue=queue,
            atomic=atomic,
            lease_seconds=lease_seconds,
            max_attempts=max_attempts,
        )
        known = HANDLERS.get(name)
        if known and known.function is not function and known.function.__code__ != function.__code__:
            raise TypeError(f"Two handlers are named {name}.")
        if known:
            handler = replace(handler, events=handler.events | known.events)
        HANDLERS[name] = handler
        return function

    return register
