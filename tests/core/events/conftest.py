from collections.abc import Iterator

import pytest

from core.events.event import HANDLERS


@pytest.fixture(autouse=True)
def forget_handlers() -> Iterator[None]:
    """Forget the handlers that a test registers."""
    known = dict(HANDLERS)
    yield
    HANDLERS.clear()
    HANDLERS.update(known)
