"""A folder of Markdown becomes pages: once, however often it is imported, and wherever it was interrupted.

Every page is made first, in its place and unseen, so that all links have somewhere to lead; then each gets its
content in one revision. Both steps are a transaction for each page. A dry run asks the same questions in the
same order, and writes nothing.
"""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import Error as DatabaseError
from django.db import transaction
from wagtail.models import Locale, Page

from cms.imports import differs, revise_page, start_page
from cms.markdown import Unresolved
from cms.models import CategoryPage, ContentPage, HomePage, ImportedPage
from cms.paths import default_locale
from core.errors import DomainError

from .folder import Folder
from .items import MODELS, Item, slug_said, slugs_for
from .moves import Moves
from .options import Options
from .patience import TooSlow
from .report import Report
from .resolving import Surroundings
from .sources import Sources
from .values import Values


def import_folder(root: Path, options: Options, progress: Callable[[str], None] = lambda line: None) -> Report:
    """Bring the folder into the site; what happened, and what could not be carried over."""
    report = Report(dry_run=options.dry_run)
    folder = Folder(root)
    locales = list(Locale.objects.values_list("language_code", flat=True).order_by("pk"))
    sources = Sources(folder, report, locale=options.locale, locales=locales, into=options.into)
    _Import(folder, sources.read(), options, report, progress, is_there=sources.is_there).run()
    return report


class _Import:
    def __init__(
        self,
        folder: Folder,
        items: list[Item],
        options: Options,
        report: Report,
        progress: Callable[[str], None],
        *,
        is_there: Callable[[str], bool],
    ) -> None:
        self.items = sorted(items, key=lambda item: item.locale != options.locale) if items else []
        self.options = options
        self.report = report
        self.progress = progress
        self.is_there = is_there
        self.records = {
            _source_of(record): record
            for record in ImportedPage.objects.filter(origin=options.origin).select_related(
                "page__locale", "page__content_type"
            )
        }
        self.sources = {_source(item) for item in items}
        self.around = Surroundings(
            folder,
            items,
            kept={
                record.path: record.page_id
                for key, record in self.records.items()
                if key not in self.sources and is_there(record.path)
            },
            actor=options.actor,
            default=options.locale,
            dry_run=options.dry_run,
        )
        self.homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
        self.claimed: set[tuple[Any, str]] = set()
        self.families: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            self.families[item.key].append(item)
        self.moves = Moves(options, report, self.homes)
        self.values = Values(self.around, report, self.family)

    def run(self) -> None:
        # Each category comes before what stands in it, so whatever moves has moved before that is looked at.
        for item in self.items:
            self.attempt(item, self.find_place)
        for number, item in enumerate(self.items, 1):
            self.attempt(item, self.fill)
            if number % 100 == 0:
                self.progress(f"{number} of {len(self.items)}")
        kept = {item.page.pk for item in self.items if item.page is not None}
        for record in self.records.values():
            if self.is_gone(record) and record.page_id not in kept:
                self.vanished(record)

    def is_gone(self, record: ImportedPage) -> bool:
        """Whether the folder has no longer the file of a page; one that was refused is there."""
        return _source_of(record) not in self.sources and not self.is_there(record.path)

    def attempt(self, item: Item, step: Callable[[Item], None]) -> None:
        """Take one step with one page; where it fails, the others go on."""
        if item.refused:
            return
        try:
            step(item)
        except (DomainError, Unresolved, TooSlow, ValueError, RecursionError, DatabaseError) as error:
            item.refused = True
            self.around.forget()
            self.report.add("refused", item.path, str(error) or "it is nested too deeply")

    def find_place(self, item: Item) -> None:
        """Find the page for an item, or begin one."""
        item.asked = item.slug
        item.stated = {**item.stated, "slug": item.asked}
        if item.kind == "home":
            item.page = self.homes.get(item.locale)
            item.record = self.record_of(item.page) if item.page else None
            return
        if item.kind == "tutorial":
            self.values.video(item)
        parent = self.parent(item)
        record = self.records.get(_source(item))
        if record is None:
            self.take_place(item, parent)
        else:
            item.record, item.page = record, self.specific(item, record.page)
            self.moves.settle(item, parent)

    @transaction.atomic
    def take_place(self, item: Item, parent: ContentPage | None) -> None:
        """Begin a page for a file that had none, or take over the one that is there for it."""
        if parent is not None and not self.options.dry_run:
            # Imports of one folder at the same time do so one page after the other, each knowing what the others made.
            Page.objects.select_for_update(of=("self",), no_key=True).get(pk=parent.pk)
            item.record = self.made_since(item)
            if item.record is not None:
                item.page = self.specific(item, item.record.page)
                return
        where = parent.pk if parent else item.shelf
        for slug in slugs_for(item):
            known = Page.objects.child_of(parent).filter(slug=slug).first() if parent else None
            if (where, slug) not in self.claimed and (known is None or self.may_adopt(known)):
                break
        if not slug_said(item):
            said = f"No address can be made of its name: the page gets “{slug}”. A “slug” in a file would say another."
            self.report.add("unmapped", item.path, said)
        elif slug != (wanted := next(slugs_for(item))):
            self.report.add("unmapped", item.path, f"The address “{wanted}” is taken: the page gets “{slug}”.")
        self.claimed.add((where, slug))
        item.slug = slug
        if known is not None:
            item.page = self.specific(item, known)
            item.record = self.record_of(known)
        elif self.options.dry_run:
            if not self.homes[item.locale].permissions_for_user(self.options.actor).can_publish_subpage():
                raise Unresolved("the author may not publish pages here")
        elif parent is not None:
            self.begin(item, parent)

    def parent(self, item: Item) -> ContentPage | None:
        """The page below which an item stands; None in a dry run where it is yet to be made."""
        if item.kind == "category" and item.shelf is None:
            if item.locale not in self.homes:
                raise Unresolved(f"there is no home page for “{item.locale}”")
            return self.homes[item.locale]
        if item.shelf is not None and item.shelf.refused:
            raise Unresolved("its category was refused")
        return item.shelf.page if item.shelf else None

    def specific(self, item: Item, page: Page) -> ContentPage:
        found = page.specific
        if not isinstance(found, MODELS[item.kind]):
            raise Unresolved(f"the page at {page.url_path} is of another type")
        return found

    def may_adopt(self, page: Page) -> bool:
        """Whether a page that is there may be what a new file describes: it has no file, or its file is gone."""
        records = ImportedPage.objects.filter(page=page, exported=False).select_related("page__locale")
        return all(record.origin == self.options.origin and self.is_gone(record) for record in records)

    def record_of(self, page: Page) -> ImportedPage | None:
        """What is known of a page's file in this folder."""
        return ImportedPage.objects.filter(page_id=page.pk, origin=self.options.origin).first()

    def made_since(self, item: Item) -> ImportedPage | None:
        """What is known of a file for which another import of the folder, at the same time, has made a page."""
        found = ImportedPage.objects.filter(origin=self.options.origin, path=item.path)
        known = found.select_related("page__locale", "page__content_type").order_by("pk")
        return next((record for record in known if _source_of(record) == _source(item)), None)

    def begin(self, item: Item, parent: ContentPage) -> None:
        page = start_page(
            MODELS[item.kind],
            actor=self.options.actor,
            parent=parent,
            slug=item.slug,
            fields={"title": item.title, **self.values.own(item)},
            translation_of=self.original(item),
            first_published_at=item.date,
        )
        item.record = ImportedPage.objects.create(
            page=page,
            origin=self.options.origin,
            path=item.path,
            live=False,
            front_matter=item.unknown,
            placed_in=parent.pk,
        )
        item.page = page

    def original(self, item: Item) -> Any:
        """A page of the same place in another language, the main language first, unless it is translated already."""
        for other in self.family(item):
            page = other.page
            if page is not None and other.locale != item.locale:
                taken = type(page).objects.filter(
                    translation_key=page.translation_key, locale__language_code=item.locale
                )
                return None if taken.exists() else page
        return None

    def family(self, item: Item) -> list[Item]:
        """The same page in all languages, the main one first."""
        return [other for other in self.families[item.key] if other.kind == item.kind]

    def fill(self, item: Item) -> None:
        """Give a page what its file says, unless somebody has given it something else."""
        place = item.page.web_path if item.page else ""
        if item.unread and item.record is not None:
            self.report.add("unchanged", item.path, page=place)
            return
        fields = self.values.fields(item)
        if item.page is None:
            self.report.add("created", item.path, page=place)
            return
        page, record = item.page, item.record
        is_new = record is not None and record.revision_id is None and page.latest_revision_id is None
        if not is_new and (slug := self.moves.new_slug(item, page)):
            fields["slug"] = slug
        publish = not (item.draft or self.options.draft)
        is_shown = page.live and not page.has_unpublished_changes
        if not is_new and (is_shown or not publish) and not differs(page, fields):
            self.remember(item, page)
            self.report.add("unchanged", item.path, page=place)
            return
        reason = "" if is_new else self.conflict(item, page)
        if reason and not item.described and (record is None or not self.options.overwrite):
            # The folder has a name and says nothing more: what the category says of itself is the writers' own.
            self.report.add("unchanged", item.path, page=place)
            return
        if reason and not self.options.overwrite:
            self.report.add("conflict", item.path, reason, page=place)
            return
        allowed = page.permissions_for_user(self.options.actor)
        if not (allowed.can_publish() if publish else allowed.can_edit()):
            raise Unresolved("the author may not change this page")
        if not self.options.dry_run:
            self.write(item, page, fields, publish=publish)
        self.report.add("created" if is_new else "updated", item.path, page=(item.page or page).web_path)

    def was_unpublished(self, item: Item) -> bool:
        return item.record is not None and item.page is not None and item.record.live and not item.page.live

    @transaction.atomic
    def write(self, item: Item, page: ContentPage, fields: dict[str, Any], *, publish: bool) -> None:
        # Its address may be another by now: that of a category above it can have changed in this import.
        page = item.page = type(page).objects.get(pk=page.pk)
        original = self.family(item)[0].page if item.locale != default_locale() and item.kind != "home" else None
        revise_page(
            page,
            actor=self.options.actor,
            fields=fields,
            publish=publish,
            note=f"{self.options.origin}: {item.path}"[:300],
            translation_of=original if original and original.locale.language_code == default_locale() else None,
        )
        self.remember(item, page)

    def conflict(self, item: Item, page: ContentPage) -> str:
        """Why a page may not be overwritten: somebody else's work would be lost."""
        if page.locked:
            return "the page is locked in Wagtail"
        if item.record is None or item.record.revision_id is None:
            if page.latest_revision_id is None or (item.kind == "home" and not page.summary):
                return ""
            return "there is such a page, which was not imported; --overwrite replaces it"
        if self.was_unpublished(item):
            return "the page was unpublished in Wagtail; --overwrite publishes it"
        if item.record.revision_id != page.latest_revision_id:
            both = "" if item.record.digest == item.digest else ", and so was the file"
            return f"the page was changed in Wagtail since the last import{both}; --overwrite replaces it"
        return ""

    def remember(self, item: Item, page: ContentPage) -> None:
        """Note that the page says what its file says."""
        if self.options.dry_run or (item.kind == "home" and item.record is None and not page.latest_revision_id):
            return
        known = item.record or ImportedPage(page_id=page.pk)
        is_in_place = item.shelf is None or (item.shelf.page is not None and page.is_child_of(item.shelf.page))
        now = {
            "origin": self.options.origin,
            "path": item.path,
            "digest": item.digest,
            "revision_id": page.latest_revision_id,
            "live": page.live,
            "front_matter": item.unknown,
            "stated": {**item.stated, **({"kept_by": page.owner_id} if "owner" in item.unknown else {})},
            "placed_in": page.get_parent().pk if is_in_place else known.placed_in,
            "exported": False,
        }
        if known.pk is None or any(getattr(known, name) != value for name, value in now.items()):
            for name, value in now.items():
                setattr(known, name, value)
            known.save()
            item.record = known

    def vanished(self, record: ImportedPage) -> None:
        """A page whose file is gone is left as it is, or unpublished; never deleted."""
        page = record.page
        if not (self.options.prune and page.live):
            if page.live:
                self.report.add("vanished", record.path, "its page is still there; --prune unpublishes it")
            return
        if not page.permissions_for_user(self.options.actor).can_unpublish():
            self.report.add("refused", record.path, "the author may not unpublish its page")
            return
        if not self.options.dry_run:
            with transaction.atomic():
                page.specific.unpublish(user=self.options.actor)
                ImportedPage.objects.filter(pk=record.pk).update(live=False)
        self.report.add("unpublished", record.path, "its file is gone")


def _source(item: Item) -> tuple[str, str, bool]:
    """What tells an item from the others: a folder's own file may be a category and an article in it."""
    return (item.path, item.locale, item.kind == "category")


def _source_of(record: ImportedPage) -> tuple[str, str, bool]:
    return (record.path, record.page.locale.language_code, record.page.specific_class is CategoryPage)
