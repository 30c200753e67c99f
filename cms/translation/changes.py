"""What was changed in an original since a translation was made from it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst

from cms.models import SourceVersion, TranslationRecord
from cms.models.pages import BodyPage, ContentPage
from cms.models.translation import Significance
from core.text.marking import as_html, in_words

from .parts import parts_of, words_of
from .staleness import Kind


@dataclass(frozen=True)
class Difference:
    """A part of the original as the translation knows it, and as it is now. `marked` is both, as safe HTML."""

    key: str
    label: str
    kind: Kind
    significance: str
    since: datetime | None
    before: str
    after: str
    marked: str

    @property
    def unreadable(self) -> bool:
        """Whether what changed is not in the words: a picture, a setting, or a revision that is not kept."""
        return self.before == self.after


def differences(record: TranslationRecord, original: ContentPage, latest: SourceVersion) -> list[Difference]:
    """The changes of a record with the words before and after, in its order."""
    pks = {record.version_id, latest.pk, *record.newer.values()}
    versions = SourceVersion.objects.select_related("revision").in_bulk(pks)
    words = {pk: _words(version, original) for pk, version in versions.items()}
    found = []
    for change in record.changes:
        key = change["key"]
        known = {} if key in record.lacking else words[max(record.version_id, record.newer.get(key, 0))]
        before = known.get(key, "")
        after = words[latest.pk].get(key, "")
        found.append(
            Difference(
                key=key,
                label=_label(original, change["part"]),
                kind=Kind(change["kind"]),
                significance=str(Significance(change["significance"]).label).partition(":")[0],
                since=parse_datetime(change["since"]),
                before=before,
                after=after,
                marked=as_html(in_words(before, after)),
            )
        )
    return found


def _words(version: SourceVersion, page: ContentPage) -> dict[str, str]:
    if version.revision is None:
        return {}
    values = {part.id: part.value for part in parts_of(type(page), version.revision.content)}
    return {part["key"]: words_of(values.get(part["id"])) for part in version.parts}


def _label(page: ContentPage, kind: str) -> str:
    """A field's or a block's name, as the editor shows it."""
    blocks: Any = page.body.stream_block.child_blocks if isinstance(page, BodyPage) else {}
    if kind in blocks:
        return str(blocks[kind].label)
    names: Sequence[Any] = [field for field in page._meta.fields if field.name == kind]
    return str(capfirst(names[0].verbose_name)) if names else kind
