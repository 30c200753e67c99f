"""What happens to the log of questions."""

from dataclasses import dataclass

from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class QuestionsCounted(Event):
    """The questions of each week were counted anew, and what was kept for its time was forgotten."""

    forgotten: int
