"""Pages go where their folder says, unless a person has put them elsewhere."""

import re
from collections.abc import Mapping

from wagtail.models import Page

from cms.models import ContentPage, HomePage

from .items import Item, slugs_for
from .options import Options
from .report import Report


class Moves:
    """Where pages that were imported before are to stand now, and under which slug. `homes` are those of locales."""

    def __init__(self, options: Options, report: Report, homes: Mapping[str, HomePage]) -> None:
        self.options = options
        self.report = report
        self.homes = homes

    def settle(self, item: Item, parent: ContentPage | None) -> None:
        """Put a page where its folder says, unless a person has put it elsewhere.

        Folders within each other were categories side by side once: those come into the category of the folder
        above, with all that is in them.
        """
        page, record = item.page, item.record
        if page is None or record is None or (parent is not None and page.is_child_of(parent)):
            return
        above = page.get_parent()
        was_put_there = record.placed_in == above.pk
        if record.placed_in is None:
            was_put_there = item.kind == "category" and above.pk == self.homes[item.locale].pk
        if not was_put_there:
            return
        if parent is not None:
            self.move(item, page, parent)
        else:
            self.report.add("moved", item.path, page=page.web_path)

    def move(self, item: Item, page: ContentPage, parent: ContentPage) -> None:
        """Move a page below another, with redirects from where it was; where that cannot be, say why."""
        parent.refresh_from_db()
        beside = set(Page.objects.child_of(parent).values_list("slug", flat=True))
        slug = next(slugs_for(item)) if item.kind == "category" else page.slug
        reason = ""
        if page.slug in beside:
            reason = "there is a page with this address already"
        elif not page.permissions_for_user(self.options.actor).can_move_to(parent):
            reason = "there is no room for it, or the author may not move it"
        if reason:
            self.report.add("unmapped", item.path, f"It stays at {page.web_path}: below {parent.web_path} {reason}.")
            return
        before = page.web_path
        if not self.options.dry_run:
            page.move(parent, pos="last-child", user=self.options.actor)
            page = item.page = type(page).objects.get(pk=page.pk)
        if slug != page.slug and page.slug.endswith(f"-{slug}") and slug not in beside:
            item.slug_to_be = slug
        self.report.add("moved", item.path, f"it was at {before}", page=page.web_path)

    def new_slug(self, item: Item, page: ContentPage) -> str:
        """The slug that an imported page is to get; empty where it keeps its own.

        A file moves its page when it asks for another slug than at the last import. Where it asks for the same, a
        page that has another got that in Wagtail, or because the address was taken.
        """
        record = item.record
        if item.slug_to_be or record is None or item.kind == "home" or not item.asked or item.asked == page.slug:
            return item.slug_to_be
        before = record.stated.get("slug") if record.stated else None
        if before is None:
            is_new = record.digest != item.digest and not re.fullmatch(rf"{re.escape(item.asked)}-\d+", page.slug)
        else:
            is_new = before != item.asked
        if is_new and page.get_siblings(inclusive=False).filter(slug=item.asked).exists():
            self.report.add(
                "unmapped", item.path, f"The address “{item.asked}” is taken: the page keeps “{page.slug}”."
            )
            return ""
        return item.asked if is_new else ""
