"""What follows from what happened in the forum."""

from core.events.event import on
from core.search.actions import index_object

from . import search
from .events import CategoryChanged, TopicCreated, TopicReplied
from .models import Topic


@on(TopicCreated)
def on_topic_created(event: TopicCreated) -> None:
    """A new topic can be found."""
    index_object(search.KIND, event.topic_id)


@on(TopicReplied)
def on_topic_replied(event: TopicReplied) -> None:
    """What a reply says can be found."""
    index_object(search.KIND, event.topic_id)


@on(CategoryChanged)
def on_category_changed(event: CategoryChanged) -> None:
    """Those who may read a category now, and only they, find its topics."""
    for topic_id in Topic.objects.filter(category_id=event.category_id).values_list("pk", flat=True):
        index_object(search.KIND, topic_id)
