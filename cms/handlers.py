"""Reactions to what happened to pages and videos. Search always reads the page's current state."""

from collections.abc import Iterable

from wagtail.models import Page

from core.accounts.events import AccountErased
from core.events.event import on
from core.search.actions import index_object
from media_pipeline.events import TranscriptReady, TranscriptRemoved

from .actions import erase_writer, share_facts
from .body import images_of
from .events import PageAccessChanged, PageEvent, PageMoved, PagePublished, PageUnpublished
from .feedback.actions import erase_reader
from .images import make_renditions
from .kinds import KINDS
from .models import TutorialPage
from .models.pages import BodyPage, node_name_of
from .translation.actions import compare_translations, original_of

_KIND_OF = {node_name_of(model): kind for kind, model in KINDS.items()}


@on(PagePublished)
def on_page_published_make_renditions(event: PagePublished) -> None:
    """Make the sizes of its images, so that no reader waits for them."""
    page = Page.objects.filter(pk=event.page_id, live=True).specific().first()
    if isinstance(page, BodyPage):
        make_renditions(images_of(page.body))


@on(PagePublished, PageUnpublished)
def on_page_changed_index(event: PageEvent) -> None:
    """Bring search in line with the page."""
    _index(event.kind, [event.page_id])


@on(PagePublished, PageMoved, PageAccessChanged)
def on_pages_below_changed_index(event: PageEvent) -> None:
    """Bring search in line with the page and all below it: their addresses or readers changed with it.

    A new slug is told by PageMoved only after its transaction, where it could get lost; the publication that
    made it live is told within.
    """
    page = Page.objects.filter(pk=event.page_id).first()
    if page is not None and (page.numchild or not isinstance(event, PagePublished)):
        for kind, model in KINDS.items():
            below = model.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)
            for pk in list(below):
                index_object(kind, pk)


@on(PagePublished)
def on_page_published_share_facts(event: PagePublished) -> None:
    """Let its translations be about the same area and for the same audience, and search know."""
    for page in share_facts(page_id=event.page_id):
        _index(page.node_name, [page.pk])


@on(PagePublished)
def on_page_published_compare_translations(event: PagePublished) -> None:
    """Find out what the page's translations lack of it now, or what it lacks of its original."""
    page = Page.objects.filter(pk=event.page_id).first()
    original = (original_of(page) or page) if page is not None else None
    if original is not None:
        compare_translations(original_id=original.pk)


@on(TranscriptReady, TranscriptRemoved)
def on_transcript_changed_index(event: TranscriptReady | TranscriptRemoved) -> None:
    """Let search find what is said in the tutorials that show the video."""
    _index("Tutorial", TutorialPage.objects.filter(video_id=event.video_id).values_list("pk", flat=True))


@on(AccountErased)
def on_account_erased(event: AccountErased) -> None:
    """Drafts in preview, the picture in the admin and words said of pages go with the person; pages and votes stay."""
    erase_writer(user_id=event.user_id)
    erase_reader(user_id=event.user_id)


def _index(node_name: str, ids: Iterable[int]) -> None:
    if node_name in _KIND_OF:
        for pk in list(ids):
            index_object(_KIND_OF[node_name], pk)
