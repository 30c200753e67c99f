from dataclasses import dataclass

import pytest

from core.events.event import HANDLERS, Event, event_class, handlers_of, on
from tests.core.events.samples import BellRung, LampLit


def test_an_event_is_named_after_its_app_and_class() -> None:
    assert LampLit.name == "events.LampLit"
    assert event_class("events.LampLit") is LampLit


def test_two_events_of_one_name_are_refused() -> None:
    with pytest.raises(TypeError, match="Two events are named"):

        @dataclass(frozen=True, kw_only=True)
        class Impostor(Event):
            name = "events.LampLit"


def test_an_event_survives_its_payload() -> None:
    event = BellRung(number=3, labels=["user:1"])
    assert BellRung.from_payload(event.payload()) == event


def test_a_payload_with_fields_of_an_older_version_is_still_read() -> None:
    assert LampLit.from_payload({"lamp": 1, "wattage": 40}) == LampLit(lamp=1)


def test_one_handler_may_react_to_several_events() -> None:
    @on(LampLit, queue="mail")
    @on(BellRung, queue="mail")
    def on_anything(event: Event) -> None: ...

    name = f"{__name__}.{on_anything.__qualname__}"
    assert [handler.name for handler in handlers_of("events.LampLit")] == [name]
    assert [handler.name for handler in handlers_of("events.BellRung")] == [name]
    assert HANDLERS[name].queue == "mail"


def test_two_handlers_of_one_name_are_refused() -> None:
    def register(answer: int) -> None:
        if answer == 1:

            @on(LampLit)
            def on_lamp(event: LampLit) -> None:
                raise ValueError
        else:

            @on(LampLit)
            def on_lamp(event: LampLit) -> None:
                raise TypeError

    register(1)
    with pytest.raises(TypeError, match="Two handlers are named"):
        register(2)
