"""What follows for gaps from what happens to pages."""

from cms.events import PagePublished
from core.events.event import on

from .actions import close_gaps_of


@on(PagePublished)
def on_page_published(event: PagePublished) -> None:
    """The gap that the page was drafted for is closed."""
    close_gaps_of(page_id=event.page_id)
