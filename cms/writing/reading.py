"""What writers read of their pages: the draft, its versions, and what changed between two of them."""

from typing import Any

from cms.kinds import KINDS
from cms.models import PageVersion
from cms.models.pages import BodyPage, node_name_of
from cms.policies import can_preview
from cms.versions.comparison import Comparison, compare, content_of
from core.accounts.models import User, Viewer

from .markdown import to_markdown


def page_of_writer(*, viewer: Viewer, page_id: int | None, kind: str) -> BodyPage | None:
    """The page, published or not, where the viewer may edit or publish it; None as if it were not there."""
    model = next((one for one in KINDS.values() if node_name_of(one) == kind), None)
    if model is None or page_id is None or not isinstance(viewer, User):
        return None
    page: BodyPage | None = model.objects.filter(pk=page_id, alias_of__isnull=True).first()
    return page if page is not None and can_preview(viewer, page) else None


def draft_of(page: BodyPage) -> BodyPage:
    """The latest version, in memory."""
    found: BodyPage = page.get_latest_revision_as_object()
    return found


def latest_version(page: BodyPage) -> PageVersion | None:
    """The latest version itself."""
    found: PageVersion | None = (
        PageVersion.objects.of_page(page).filter(pk=page.latest_revision_id).with_state().first()
    )
    return found


def versions_of(page: BodyPage) -> Any:
    """All versions, the latest first."""
    return PageVersion.objects.of_page(page).with_state().newest_first()


def markdown_of(page: BodyPage, viewer: Viewer) -> str:
    """The body of a version in memory, as Markdown."""
    return to_markdown(viewer, list(page.body.raw_data)) if isinstance(viewer, User) else ""


def changes_between(page: BodyPage, before: int | None, after: int | None, *, viewer: Viewer) -> Comparison | None:
    """What changed from one version to another; None for either: what readers see. None where there is no such."""
    sides = []
    for key in (before, after):
        version = PageVersion.objects.of_page(page).filter(pk=key).first() if key is not None else None
        if key is not None and version is None:
            return None
        nothing = version is None and not page.live
        sides.append({} if nothing else content_of(page, version))
    return compare(type(page), *sides, viewer=viewer)
