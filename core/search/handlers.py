"""What follows in search when something happened."""

from django.conf import settings

from core.events.event import on

from .engines.opensearch.copying import copy
from .events import FamilyIndexed
from .models import SearchFamily


def copy_to_opensearch(event: FamilyIndexed) -> None:
    """Bring OpenSearch's copy of a family in line. Fails while the server is down, and is then tried again."""
    copy(SearchFamily.objects.filter(kind=event.kind, object_id=event.object_id).values_list("pk", flat=True))


if settings.SEARCH_ENGINE == "opensearch":
    on(FamilyIndexed, atomic=False, max_attempts=10)(copy_to_opensearch)
