"""What happens in the forum."""

from dataclasses import dataclass

from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class TopicEvent(Event):
    """Something about one topic, for those who may read its category."""

    topic_id: int
    category_id: int
    readers: str

    def audience(self) -> frozenset[str]:
        return frozenset({self.readers})

    def node(self) -> tuple[str, int]:
        return ("Topic", self.topic_id)


@dataclass(frozen=True, kw_only=True)
class TopicCreated(TopicEvent):
    """A topic and its first post were written."""

    author_id: int


@dataclass(frozen=True, kw_only=True)
class TopicReplied(TopicEvent):
    """A post was added to a topic."""

    post_id: int
    post_number: int
    author_id: int


@dataclass(frozen=True, kw_only=True)
class CategoryChanged(Event):
    """A category was made or edited; who may read its topics may be different now. Nobody's stream: for handlers."""

    category_id: int
