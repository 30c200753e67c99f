"""A folder of Markdown becomes pages: once, however often it is imported, and wherever it was interrupted.

Every page is made first, in its place and unseen, so that all links have somewhere to lead; then each gets its
content in one revision. Both steps are a transaction for each page. A dry run asks the same questions in the
same order, and writes nothing.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import Error as DatabaseError
from django.db import transaction
from wagtail.models import Locale, Page

from cms.imports import differs, revise_page, start_page
from cms.markdown import Unresolved, convert
from cms.models import ArticlePage, CategoryPage, ContentPage, HomePage, ImportedPage, TutorialPage
from cms.paths import default_locale
from core.accounts.models import User
from core.errors import DomainError
from media_pipeline.models import Video

from .folder import Folder
from .patience import TooSlow, time_limit
from .report import Report
from .resolving import FileResolver, Surroundings
from .sources import SECONDS_PER_FILE, Item, Sources, slugs_for

MODELS: dict[str, type[ContentPage]] = {
    "home": HomePage,
    "category": CategoryPage,
    "article": ArticlePage,
    "tutorial": TutorialPage,
}


@dataclass(frozen=True)
class Options:
    """How a folder is imported. `origin` names it: what is known of its files is kept under that name."""

    actor: User
    locale: str
    origin: str
    into: str = ""
    draft: bool = False
    overwrite: bool = False
    prune: bool = False
    dry_run: bool = False


def import_folder(root: Path, options: Options, progress: Callable[[str], None] = lambda line: None) -> Report:
    """Bring the folder into the site; what happened, and what could not be carried over."""
    report = Report(dry_run=options.dry_run)
    folder = Folder(root)
    locales = list(Locale.objects.values_list("language_code", flat=True).order_by("pk"))
    items = Sources(folder, report, locale=options.locale, locales=locales, into=options.into).read()
    _Import(folder, items, options, report, progress).run()
    return report


class _Import:
    def __init__(
        self, folder: Folder, items: list[Item], options: Options, report: Report, progress: Callable[[str], None]
    ) -> None:
        self.items = sorted(items, key=lambda item: item.locale != options.locale) if items else []
        self.options = options
        self.report = report
        self.progress = progress
        self.around = Surroundings(folder, items, actor=options.actor, default=options.locale, dry_run=options.dry_run)
        self.records = {
            _source_of(record): record
            for record in ImportedPage.objects.filter(origin=options.origin).select_related(
                "page__locale", "page__content_type"
            )
        }
        self.sources = {_source(item) for item in items}
        self.homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
        self.claimed: set[tuple[Any, str]] = set()
        self.families: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            self.families[item.key].append(item)

    def run(self) -> None:
        for item in [item for item in self.items if item.kind in {"home", "category"}]:
            self.attempt(item, self.find_place)
        for item in [item for item in self.items if item.kind not in {"home", "category"}]:
            self.attempt(item, self.find_place)
        for number, item in enumerate(self.items, 1):
            self.attempt(item, self.fill)
            if number % 100 == 0:
                self.progress(f"{number} of {len(self.items)}")
        for key, record in self.records.items():
            if key not in self.sources:
                self.vanished(record)

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
        if item.kind == "home":
            item.page = self.homes.get(item.locale)
            item.record = ImportedPage.objects.filter(page_id=item.page.pk).first() if item.page else None
            return
        if item.kind == "tutorial":
            self.video(item)
        parent = self.parent(item)
        record = self.records.get(_source(item))
        if record is not None:
            item.record, item.page = record, self.specific(item, record.page)
            return
        where = parent.pk if parent else item.shelf
        for slug in slugs_for(item):
            known = Page.objects.child_of(parent).filter(slug=slug).first() if parent else None
            if (where, slug) not in self.claimed and (known is None or self.may_adopt(known)):
                break
        if slug != (wanted := next(slugs_for(item))):
            self.report.add("unmapped", item.path, f"The address “{wanted}” is taken: the page gets “{slug}”.")
        self.claimed.add((where, slug))
        item.slug = slug
        if known is not None:
            item.page = self.specific(item, known)
            item.record = ImportedPage.objects.filter(page=known).first()
        elif self.options.dry_run:
            if not self.homes[item.locale].permissions_for_user(self.options.actor).can_publish_subpage():
                raise Unresolved("the author may not publish pages here")
        elif parent is not None:
            self.begin(item, parent)

    def parent(self, item: Item) -> ContentPage | None:
        """The page below which an item stands; None in a dry run where it is yet to be made."""
        if item.kind == "category":
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
        record = ImportedPage.objects.filter(page=page).first()
        return record is None or (record.origin == self.options.origin and _source_of(record) not in self.sources)

    @transaction.atomic
    def begin(self, item: Item, parent: ContentPage) -> None:
        page = start_page(
            MODELS[item.kind],
            actor=self.options.actor,
            parent=parent,
            slug=item.slug,
            fields={"title": item.title},
            translation_of=self.original(item),
            first_published_at=item.date,
        )
        item.record = ImportedPage.objects.create(
            page=page, origin=self.options.origin, path=item.path, live=False, front_matter=item.unknown
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
        fields = self.fields(item)
        place = item.page.web_path if item.page else ""
        if item.page is None:
            self.report.add("created", item.path, page=place)
            return
        page, record = item.page, item.record
        is_new = record is not None and record.revision_id is None and page.latest_revision_id is None
        publish = not (item.draft or self.options.draft)
        is_shown = page.live and not page.has_unpublished_changes
        if not is_new and (is_shown or not publish) and not differs(page, fields):
            self.remember(item, page)
            self.report.add("unchanged", item.path, page=place)
            return
        if not is_new and not self.options.overwrite and (reason := self.conflict(item, page)):
            self.report.add("conflict", item.path, reason, page=place)
            return
        allowed = page.permissions_for_user(self.options.actor)
        if not (allowed.can_publish() if publish else allowed.can_edit()):
            raise Unresolved("the author may not change this page")
        if not self.options.dry_run:
            self.write(item, page, fields, publish=publish)
        self.report.add("created" if is_new else "updated", item.path, page=page.web_path)

    def was_unpublished(self, item: Item) -> bool:
        return item.record is not None and item.page is not None and item.record.live and not item.page.live

    @transaction.atomic
    def write(self, item: Item, page: ContentPage, fields: dict[str, Any], *, publish: bool) -> None:
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
        now = {
            "origin": self.options.origin,
            "path": item.path,
            "digest": item.digest,
            "revision_id": page.latest_revision_id,
            "live": page.live,
            "front_matter": item.unknown,
        }
        if known.pk is None or any(getattr(known, name) != value for name, value in now.items()):
            for name, value in now.items():
                setattr(known, name, value)
            known.save()
            item.record = known

    def fields(self, item: Item) -> dict[str, Any]:
        """The values of a page's fields, with every address resolved; what cannot be is told to the report."""
        if item.kind == "home":
            return {"summary": item.summary}
        fields: dict[str, Any] = {"title": item.title, "summary": item.summary}
        if item.kind == "category":
            return {**fields, "icon": item.icon}
        with time_limit(3 * SECONDS_PER_FILE):
            converted = convert(item.markdown, FileResolver(item, self.around))
        for problem in converted.problems:
            line = problem.line + item.first_line if problem.line else 0
            self.report.add("unmapped", item.path, problem.text, line=line)
        blocks = converted.blocks
        if item.title_is_in_text:
            place = converted.sections[0].block
            blocks = [*blocks[:place], *blocks[place + 1 :]]
        distinct = {tag.casefold(): tag for tag in item.tags}
        fields |= {"body": blocks, "tags": sorted(distinct.values())}
        if item.kind == "tutorial":
            fields["video"] = self.video(item)
        return fields

    def video(self, item: Item) -> Video | None:
        found = self.around.video(self.around.folder.locate(item.path, item.video))
        if found is None:
            raise Unresolved(f"there is no video “{item.video}” on this site; upload it, then import again")
        return Video.objects.filter(pk=found).first()

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
