"""Keeping the history of originals, and what translations were made from."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from cms.access import labels_for
from cms.events import TranslationCompared
from cms.kinds import concrete
from cms.models import ContentPage, HomePage, SourceVersion, TranslationRecord
from cms.models.translation import Level
from cms.paths import default_locale
from cms.policies import can_confirm_translation
from core.accounts.models import Viewer
from core.accounts.roles import PUBLIC
from core.errors import DomainError, ErrorCode
from core.events.actions import emit

from .parts import StoredPart, parts_of, with_keys
from .staleness import Change, Version, changes_since

CONFIRMED = "cms.translation.up_to_date"
"""The name under which the page's history shows that somebody called its translation up to date."""


def is_tracked(page: Page) -> bool:
    """Whether translations of this page are compared. Home pages say what each language wants them to say."""
    return isinstance(page, ContentPage) and not isinstance(page, HomePage) and page.alias_of_id is None


@transaction.atomic
def note_publication(*, page: ContentPage, revision: Revision | None) -> None:
    """Keep what the publication of `page` means for staleness: see the rules of `cms.translation`.

    Called in the transaction that publishes, so that the history has the order in which readers saw the versions.
    """
    if not is_tracked(page):
        return
    if page.locale.language_code == default_locale():
        _hold_family(page.pk)
        _note_original(page, revision)
    elif original := original_of(page):
        _hold_family(original.pk)
        _note_translation(page, original, revision)


def _hold_family(original_id: int) -> Page | None:
    """The original, whose row is the lock of its family until the end of the transaction.

    Whoever changes versions or records takes it first and reads behind it, so that nobody compares with what was
    true a moment ago, and no two wait for each other's records.
    """
    return Page.objects.select_for_update(of=("self",), no_key=True).filter(pk=original_id).first()


def _note_original(page: ContentPage, revision: Revision | None) -> None:
    content = revision.content if revision else page.serializable_data()
    last = page.source_versions.order_by("pk").last()
    parts = with_keys(parts_of(type(page), content), last.parts if last else ())
    if last is None or last.parts != parts:
        SourceVersion.objects.create(
            page_id=page.pk,
            revision=revision,
            significance=page.significance,
            published_at=page.last_published_at or timezone.now(),
            parts=parts,
        )


def _note_translation(page: ContentPage, original: ContentPage, revision: Revision | None) -> None:
    latest = original.source_versions.order_by("pk").last()
    if latest is None:
        return
    source = _source_synced_before(page, revision)
    synced = _version_of(source, latest.page_id) if source else None
    left: list[str] = []
    if source is not None and synced is not None:
        untranslated = _untranslated(source, page.locale_id)
        left = [part["key"] for part in synced.parts if part["id"] in untranslated]
    record, created = TranslationRecord.objects.get_or_create(
        page_id=page.pk, defaults={"version": synced or latest, "lacking": left}
    )
    if not created and synced is not None:
        _advance(record, synced, [part["key"] for part in _all_parts(record, synced) if part["key"] not in left])


@transaction.atomic
def confirm_translation(
    *, actor: Viewer, page: ContentPage, version: int, keys: Collection[str] | None = None
) -> TranslationRecord:
    """Say that the published translation follows its original's `version`, in the parts `keys` or in all.

    `version` is the one that the actor has looked at: what the original's writer publishes meanwhile stays to be done.
    Changes no text. Shown in the page's history.
    """
    if not can_confirm_translation(actor, page):
        raise DomainError(ErrorCode.FORBIDDEN, _("Your account may not publish this translation."))
    original = original_of(page)
    held = _hold_family(original.pk) if original else None
    record = TranslationRecord.objects.filter(page_id=page.pk).first()
    found = held.source_versions.filter(pk=version).first() if held else None
    if record is None or found is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("The original has no such version."), "version")
    if page.has_unpublished_changes:
        raise DomainError(
            ErrorCode.CONFLICT, _("This translation has changes that are not published. Publish them first.")
        )
    known = [part["key"] for part in _all_parts(record, found)]
    wanted = known if keys is None else [key for key in known if key in keys]
    if not wanted:
        raise DomainError(ErrorCode.INVALID, _("Tick the parts that are up to date."), "parts")
    _advance(record, found, wanted)
    log(instance=page, action=CONFIRMED, user=actor, data={"version": found.pk, "parts": wanted})
    compare_translations(original_id=found.page_id)
    record.refresh_from_db()
    return record


@transaction.atomic
def follow_original(*, actor: Viewer, page: ContentPage) -> None:
    """Say that the published translation follows its original as it is now, where it has one with versions."""
    original = original_of(page)
    latest = original.source_versions.order_by("pk").last() if original else None
    record = TranslationRecord.objects.filter(page_id=page.pk).first()
    if latest is not None and record is not None and record.version_id != latest.pk:
        confirm_translation(actor=actor, page=page, version=latest.pk)


@transaction.atomic
def compare_translations(*, original_id: int) -> None:
    """Bring the records of all translations of an original in line with its versions, and tell what changed.

    Works from the current state, so that it may run at any time and any number of times. A translation that was
    published before its original counts as made from the original's first version.
    """
    original = _hold_family(original_id)
    versions = list(original.source_versions.order_by("pk")) if original else []
    if original is None or not versions:
        return
    family = Page.objects.filter(translation_key=original.translation_key).exclude(pk=original_id)
    pages = {page.pk: page for page in family.specific() if is_tracked(page)}
    records = TranslationRecord.objects.in_bulk(pages)
    history = [
        Version(
            version.pk,
            version.significance,
            version.published_at,
            {part["key"]: part["digest"] for part in version.parts},
        )
        for version in versions
    ]
    seen = {part["key"]: part for version in versions for part in version.parts}
    for pk, page in pages.items():
        record = records.get(pk)
        if record is None and page.live:
            record = TranslationRecord.objects.create(page_id=pk, version=versions[0])
        if record is not None and _settle(
            record, changes_since(history, record.version_id, record.newer, record.lacking), seen
        ):
            _tell(page, record)


def begin() -> None:
    """Begin to compare what was published before there was anything to compare with, as up to date.

    Idempotent; runs after a migration. Costs a query for each type of page where nothing is to be done.
    """
    for model in concrete(ContentPage):
        if not issubclass(model, HomePage):
            pages = model.objects.filter(live=True, alias_of__isnull=True, source_versions__isnull=True)
            for page in pages.filter(locale__language_code=default_locale()):
                note_publication(page=page, revision=page.live_revision)
                compare_translations(original_id=page.pk)


def original_of(page: ContentPage) -> ContentPage | None:
    """The page of the default locale that this one is a translation of; None where there is none, or for itself."""
    found = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=default_locale(), alias_of__isnull=True
    )
    original = found.exclude(pk=page.pk).first()
    return original.specific if original else None


def _settle(record: TranslationRecord, changes: Sequence[Change], seen: dict[str, StoredPart]) -> bool:
    """Write what the changes mean into the record; whether that is news."""
    stored = [{**change.stored(), "id": seen[change.key]["id"], "part": seen[change.key]["kind"]} for change in changes]
    level = max((change.significance for change in changes), default=Level.FRESH)
    since = min((change.since for change in changes), default=None)
    if (record.level, record.stale_since, record.changes) == (level, since, stored):
        return False
    record.level, record.stale_since, record.changes = level, since, stored
    record.save(update_fields=["level", "stale_since", "changes"])
    return True


def _tell(page: ContentPage, record: TranslationRecord) -> None:
    emit(
        TranslationCompared(
            page_id=page.pk,
            kind=page.node_name,
            locale=page.locale.language_code,
            path=page.web_path,
            public=page.live and PUBLIC in labels_for(page),
            level=Level(record.level).name,
            parts=len(record.changes),
        )
    )


def _advance(record: TranslationRecord, version: SourceVersion, keys: Collection[str]) -> None:
    """Note that the parts `keys` were made from `version`, unless from a later one already."""
    newer = dict(record.newer)
    for key in keys:
        newer[key] = max(newer.get(key, 0), version.pk)
    whole = {part["key"] for part in _all_parts(record, version)}
    if whole <= set(keys) and version.pk >= record.version_id:
        record.version = version
        newer = {key: pk for key, pk in newer.items() if pk > version.pk}
    record.newer = newer
    record.lacking = [key for key in record.lacking if key not in keys]
    record.save(update_fields=["version", "newer", "lacking"])


def _all_parts(record: TranslationRecord, version: SourceVersion) -> list[StoredPart]:
    """The parts that are in any version from what the translation was made from up to `version`."""
    versions = SourceVersion.objects.filter(page_id=version.page_id, pk__gte=record.version_id, pk__lte=version.pk)
    return list({part["key"]: part for one in versions.order_by("pk") for part in one.parts}.values())


def _source_synced_before(page: ContentPage, revision: Revision | None) -> TranslationSource | None:
    """What wagtail-localize made this revision from; None where people edit the page by hand.

    A source that was synced after the revision was made says nothing about the revision.
    """
    translation = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )
    if translation is None or revision is None or translation.source.last_updated_at > revision.created_at:
        return None
    return translation.source


def _version_of(source: TranslationSource, original_id: int) -> SourceVersion | None:
    """The newest version of the original with the content that wagtail-localize last synced."""
    content: dict[str, Any] = json.loads(source.content_json)
    model = source.specific_content_type.model_class()
    wanted = [(part.id, part.digest) for part in parts_of(model, content)]
    for version in SourceVersion.objects.filter(page_id=original_id).order_by("-pk").iterator():
        if [(part["id"], part["digest"]) for part in version.parts] == wanted:
            return version
    return None


def _untranslated(source: TranslationSource, locale_id: int) -> set[str]:
    """The ids of the parts of which a sentence has no translation. A path is `title` or `body.<block>...`."""
    segments = StringSegment.objects.filter(source=source).annotate_translation(locale_id).filter(translation=None)
    paths = (path.split(".") for path in segments.values_list("context__path", flat=True))
    return {path[min(1, len(path) - 1)] for path in paths}
