"""Reactions to what happened to pages and videos. Search always reads the page's current state."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from core.events.event import on
from core.search.actions import index_object
from media_pipeline.actions import set_published
from media_pipeline.events import TranscriptReady, TranscriptRemoved
from media_pipeline.models import Video

from .body import images_of
from .events import PageAccessChanged, PageEvent, PageMoved, PagePublished, PageUnpublished
from .images import make_renditions
from .models import TutorialPage
from .models.pages import BodyPage
from .search import KINDS

_KIND_OF = {model.__name__.removesuffix("Page"): kind for kind, model in KINDS.items()}


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


@on(PagePublished, PageUnpublished, PageMoved, PageAccessChanged)
def on_page_changed_show_videos(event: PageEvent) -> None:
    """Everyone may watch a video for as long as a tutorial that everyone may read shows it.

    The page may have shown another video before, so all that is marked is compared with all that is shown.
    """
    if event.kind != "Article":
        shows = TutorialPage.objects.visible_to(AnonymousUser()).filter(video__isnull=False)
        shown = set(shows.values_list("video_id", flat=True).order_by())
        marked = set(Video.objects.filter(published=True).values_list("pk", flat=True).order_by())
        for video_id in shown ^ marked:
            set_published(video_id=video_id, published=video_id in shown)


@on(TranscriptReady, TranscriptRemoved)
def on_transcript_changed_index(event: TranscriptReady | TranscriptRemoved) -> None:
    """Let search find what is said in the tutorials that show the video."""
    _index("Tutorial", TutorialPage.objects.filter(video_id=event.video_id).values_list("pk", flat=True))


def _index(node_name: str, ids: Iterable[int]) -> None:
    if node_name in _KIND_OF:
        for pk in list(ids):
            index_object(_KIND_OF[node_name], pk)
