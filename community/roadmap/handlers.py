"""What follows from what happened on the roadmap."""

from core.events.event import on
from core.search.actions import index_object

from . import search
from .events import FeatureRequestChanged, FeatureRequestCreated


@on(FeatureRequestCreated)
def on_feature_request_created(event: FeatureRequestCreated) -> None:
    """A new request can be found."""
    index_object(search.KIND, event.request_id)


@on(FeatureRequestChanged)
def on_feature_request_changed(event: FeatureRequestChanged) -> None:
    """Search shows its area and status as they are now, and forgets a hidden one."""
    index_object(search.KIND, event.request_id)
