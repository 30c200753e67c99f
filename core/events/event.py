"""What an event is, and how one is told."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

_REGISTRY: dict[str, type["Event"]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Subclasses are frozen past-tense dataclasses in an app's `events.py`.

    Fields hold JSON values only (ids, strings, numbers, booleans, lists, dicts of these), never bodies
    of content: a subscriber refetches what it may see. `name` is the stable identifier stored with the
    row, "<app>.<ClassName>" unless the class sets its own.
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
        """Labels (see core.accounts.policies.labels_of) of those whose stream carries this event.

        Empty means nobody: the event still reaches handlers.
        """
        return frozenset()

    def node(self) -> tuple[str, int] | None:
        """GraphQL type name and primary key of the object the event is about, for refetching."""
        return None

    def payload(self) -> dict[str, Any]:
        """The fields as a JSON-ready dictionary."""
        return asdict(self)


def event_class(name: str) -> type[Event] | None:
    """The class of a stored event, or None where no running code knows it any more."""
    return _REGISTRY.get(name)


@dataclass(frozen=True)
class Handler:
    """A registered reaction to one event type."""

    name: str
    event: type[Event]
    function: Callable[..., None]
    queue: str
    atomic: bool
    lease_seconds: int
    max_attempts: int


HANDLERS: dict[str, Handler] = {}


def handlers_of(name: str) -> list[Handler]:
    """The handlers of an event, by its name."""
    return [handler for handler in HANDLERS.values() if handler.event.name == name]


def on(
    event: type[Event],
    *,
    queue: str = "default",
    atomic: bool = True,
    lease_seconds: int = 60,
    max_attempts: int = 8,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register `function(event)` or `function(event, run)` as a reaction to `event`.

    With `atomic` (the default) the function runs in one transaction with the mark that it ran: its
    database effects happen exactly once. A long job says `atomic=False`; it then runs at least once,
    keeps its lease through `run.heartbeat()`, and writes under `run.fence()`, which raises when another
    worker has taken over. After `max_attempts` failures the receipt is a dead letter.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        name = f"{function.__module__}.{function.__name__}"
        HANDLERS[name] = Handler(name, event, function, queue, atomic, lease_seconds, max_attempts)
        return function

    return register
