"""What people translate: line by line, beside what is said."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.languages import language_name
from media_pipeline.captions.limits import MAX_CAPTIONS, MAX_MS, clean
from media_pipeline.captions.lines import Line
from media_pipeline.captions.translating import (
    OutOfPlace,
    Pair,
    Translated,
    TranslatedMeanwhile,
    Upkeep,
    followed,
    paired,
    translated,
)
from media_pipeline.languages import language_code
from media_pipeline.locks import changeable_video
from media_pipeline.models import Transcript, TranscriptVersion, Video

from .actions import MAX_TEXT
from .storing import lines_of, lines_of_version, store

MAX_SOURCE = 10 * MAX_TEXT
"""Characters that one line may be made from: some lines, where an engine hears them as one now."""


@dataclass(frozen=True)
class Translation:
    """A translation beside its source. `transcript` is None while nobody has begun."""

    language: str
    source: Transcript
    transcript: Transcript | None
    lines: Sequence[Line]
    pairs: Sequence[Pair]

    @property
    def version(self) -> int:
        """What the next change is made to; 0 while nobody has begun."""
        return self.transcript.version if self.transcript else 0

    def places(self, pair: Pair) -> list[int]:
        """Where in `lines` the translation of a pair stands: what `Translated.replaces` takes."""
        return sorted(self._places[id(line)] for line in pair.translation)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(line): place for place, line in enumerate(self.lines)}

    @property
    def label(self) -> str:
        """The language's name in itself."""
        return language_name(self.language)

    @property
    def missing(self) -> int:
        """How many pairs have no translation."""
        return self._upkeep[Upkeep.MISSING]

    @property
    def stale(self) -> int:
        """Of how many pairs something else is said now."""
        return self._upkeep[Upkeep.STALE]

    @cached_property
    def _upkeep(self) -> Counter[Upkeep]:
        return Counter(pair.upkeep for pair in self.pairs)


def source_of(video: Video) -> Transcript | None:
    """The transcript that translations are made from: the best in the language that is spoken; None without any."""
    spoken = Transcript.objects.filter(video=video).complete().original()
    heard = spoken.filter(source=Transcript.Source.AUTO).order_by("-created_at", "-pk").first()
    language = heard.language if heard else video.language
    first = spoken.order_by("created_at", "pk").first()
    return (spoken.in_language(language).first() if language else None) or first


def translation_of(video: Video, language: str) -> Translation:
    """The video's translation into the language. Raises NOT_FOUND where there is nothing to translate."""
    source = source_of(video)
    if source is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("This video has no transcript yet that could be translated."))
    code = language_code(language)
    if not code or code.partition("-")[0] == source.language.partition("-")[0]:
        raise DomainError(ErrorCode.INVALID, _("Choose another language than the one that is spoken."), "language")
    mine = Transcript.objects.filter(video=video, source=Transcript.Source.TRANSLATED, language=code)
    transcript = mine.first()
    lines = lines_of(transcript) if transcript else []
    return Translation(code, source, transcript, lines, paired(lines_of(source), lines))


def translations_of(video: Video) -> list[Translation]:
    """What has been begun, by language; without those that cannot be gone on with, for want of a source."""
    begun = video.transcripts.filter(source=Transcript.Source.TRANSLATED).order_by("language")
    found = []
    for language in begun.values_list("language", flat=True):
        with suppress(DomainError):
            found.append(translation_of(video, language))
    return found


def languages_for(video: Video) -> dict[str, str]:
    """Codes and names of the site's languages that a translation may be in; none without a transcript."""
    source = source_of(video)
    if source is None:
        return {}
    uploaded = video.transcripts.complete().filter(source=Transcript.Source.UPLOAD)
    taken = {source.language.partition("-")[0], *uploaded.values_list("language", flat=True)}
    return {
        code: language_name(code)
        for code, _name in settings.LANGUAGES
        if code not in taken and code.partition("-")[0] not in taken
    }


@transaction.atomic
def translate(
    *, actor: Viewer, video_id: int, language: str, version: int, changes: Sequence[Translated]
) -> Translation:
    """Make changes to a translation as it was in `version`; with 0 it begins. Readers see it once nothing is missing.

    Where it has changed since, they are carried over; CONFLICT where somebody else translated the same lines. The
    same changes made twice are one version.
    """
    video = changeable_video(actor, video_id)
    before = translation_of(video, language)
    if Transcript.objects.filter(video=video, source=Transcript.Source.UPLOAD, language=before.language).exists():
        message = _(
            "There are uploaded captions in this language, which readers see. Correct them, or remove them first."
        )
        raise DomainError(ErrorCode.CONFLICT, message, "language")
    latest_ms = _latest_ms(before, video)
    checked = [_checked(change, latest_ms) for change in changes]
    if len(before.lines) + len(checked) > MAX_CAPTIONS:
        raise DomainError(ErrorCode.TOO_LONG, _("A transcript has at most 20,000 lines."), "changes")
    try:
        lines = translated(_base(before, version), before.lines, checked)
    except OutOfPlace:
        message = _("A change names lines that this version does not have.")
        raise DomainError(ErrorCode.INVALID, message, "changes") from None
    except TranslatedMeanwhile as conflict:
        theirs = " ".join(f"“{line.text}”" for line in conflict.lines[:3])
        message = _("Somebody else has translated the same lines in the meantime: %(lines)s Load the page again.")
        raise DomainError(ErrorCode.CONFLICT, message % {"lines": theirs}, "version") from None
    if lines == list(before.lines):
        return before
    pairs = paired(lines_of(before.source), lines)
    transcript = before.transcript or Transcript.objects.create(
        video=video, source=Transcript.Source.TRANSLATED, language=before.language, key=before.language
    )
    store(
        transcript,
        video,
        lines,
        before=before.lines,
        reason=TranscriptVersion.Reason.CORRECTED,
        author=actor if isinstance(actor, User) else None,
        complete=transcript.complete or not any(pair.upkeep == Upkeep.MISSING for pair in pairs),
    )
    return replace(before, transcript=transcript, lines=lines, pairs=pairs)


@transaction.atomic
def follow_source(*, video_id: int) -> None:
    """Have a video's translations be shown when their words are said now. The ledger tells; no actor asks."""
    video = Video.objects.select_for_update().filter(pk=video_id).first()
    source = source_of(video) if video else None
    if video is None or source is None:
        return
    said = lines_of(source)
    for transcript in video.transcripts.filter(source=Transcript.Source.TRANSLATED):
        before = lines_of(transcript)
        after = followed(said, before)
        if after != before:
            reason = TranscriptVersion.Reason.RETIMED
            store(transcript, video, after, before=before, reason=reason, complete=transcript.complete)


def _base(translation: Translation, version: int) -> Sequence[Line]:
    """The lines of the version that changes were made to."""
    if version == translation.version:
        return translation.lines
    if version == 0:
        return []
    if translation.transcript is None:
        message = _("This translation has been removed in the meantime. Load the page again: what you typed is kept.")
        raise DomainError(ErrorCode.CONFLICT, message, "version")
    known = translation.transcript.versions.filter(number=version).first()
    if known is None:
        message = _("This transcript has no version %(number)s.")
        raise DomainError(ErrorCode.NOT_FOUND, message % {"number": version}, "version")
    return lines_of_version(known)


def _latest_ms(translation: Translation, video: Video) -> int:
    """When a line may end: a second after the video, or with the last line that is there. Captions may be longer."""
    end_ms = MAX_MS if video.duration_ms is None else video.duration_ms + 1_000
    return max([end_ms, *(pair.end_ms for pair in translation.pairs)])


def _checked(change: Translated, latest_ms: int) -> Translated:
    text, source = clean(change.text).replace("\n", " "), clean(change.source).replace("\n", " ")
    where = {"text": text[:40]}
    if len(text) > MAX_TEXT or len(source) > MAX_SOURCE:
        raise DomainError(ErrorCode.TOO_LONG, _("This line is too long: “%(text)s…”") % where, "changes")
    if not 0 <= change.start_ms < change.end_ms:
        raise DomainError(ErrorCode.INVALID, _("This line ends before it begins: “%(text)s”") % where, "changes")
    if change.end_ms > latest_ms:
        message = _("This line is later than the end of the video: “%(text)s”")
        raise DomainError(ErrorCode.INVALID, message % where, "changes")
    return replace(change, text=text, source=source)
