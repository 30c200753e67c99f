"""How helpful readers find a page, for those who write it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.models import ArticleFeedback
from cms.models.pages import BodyPage
from core.accounts.models import Viewer

from .policies import can_read_feedback


@dataclass(frozen=True)
class Helpfulness:
    """How many readers found a version of a page helpful, and how many did not."""

    yes: int
    no: int

    @property
    def share(self) -> float | None:
        """The part of the votes that said yes, 0 to 1; None without a vote."""
        return self.yes / (self.yes + self.no) if self.yes + self.no else None


def helpfulness_of(page: BodyPage, viewer: Viewer) -> Helpfulness | None:
    """The votes on the version that is live now; None for whoever may not edit the page."""
    if not can_read_feedback(viewer, page):
        return None

    def load(pages: Sequence[BodyPage]) -> dict[int, tuple[int, int]]:
        live = ArticleFeedback.objects.visible_to(viewer).on_what_is_live()
        return live.counts_by_page([page.pk for page in pages])

    return Helpfulness(*page.batch.read(("helpfulness", viewer.pk), load).get(page.pk, (0, 0)))


def own_feedback(*, viewer: Viewer, page_id: int | None) -> ArticleFeedback | None:
    """The viewer's own vote on the version of a page that is live now."""
    if page_id is None or not viewer.is_authenticated:
        return None
    own = ArticleFeedback.objects.visible_to(viewer).of(viewer)
    return own.filter(page_id=page_id).on_what_is_live().first()
