"""What follows in search when something happened."""

from django.conf import settings

from core.accounts.events import AccountErased
from core.events.event import on

from . import upkeep
from .engines import opensearch
from .engines.opensearch import indexes
from .engines.opensearch.copying import copy
from .events import FamilyIndexed
from .log.actions import forget_asker
from .models import SearchFamily


def copy_to_opensearch(event: FamilyIndexed) -> None:
    """Bring OpenSearch's copy of a family in line. Fails while the server is down, and is then tried again.

    A server without indexes is filled first: it is fresh, or it lost its data.
    """
    if not opensearch.enabled():
        return
    if not indexes.serving():
        upkeep.fill()
    copy(SearchFamily.objects.filter(kind=event.kind, object_id=event.object_id).values_list("pk", flat=True))


@on(AccountErased)
def on_account_erased(event: AccountErased) -> None:
    """What somebody asked goes with the person."""
    forget_asker(user_id=event.user_id)


# Without a server there is nothing to follow, and no receipt to keep of it.
if settings.OPENSEARCH_URL:
    on(FamilyIndexed, atomic=False, max_attempts=10)(copy_to_opensearch)
