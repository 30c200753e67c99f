"""What people do with transcripts: correct them, and go back to an older version."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from media_pipeline.captions.correcting import Change, Conflict, OutOfPlace, corrected, rebased
from media_pipeline.captions.limits import MAX_CAPTIONS, MAX_MS, clean
from media_pipeline.captions.lines import HeardWord, Line
from media_pipeline.captions.merging import with_times
from media_pipeline.captions.quality import flags_of
from media_pipeline.locks import changeable_video
from media_pipeline.models import Transcript, TranscriptVersion, Video

from .storing import lines_of, lines_of_version, store

MAX_TEXT = 1_000
"""Characters of one line."""


@transaction.atomic
def correct_transcript(*, actor: Viewer, transcript_id: int, version: int, changes: Sequence[Change]) -> Transcript:
    """Make changes to the transcript as it was in `version`; what they bring stays when it is transcribed again.

    Where it has changed since, they are carried over; CONFLICT where somebody else corrected the same lines. The same
    changes made twice are one version.
    """
    transcript, video = _locked(actor, transcript_id)
    if transcript.source == Transcript.Source.TRANSLATED:
        message = _("A translation is changed beside its source: use “transcriptTranslate”.")
        raise DomainError(ErrorCode.INVALID, message, "transcript_id")
    changes = [_checked(change, transcript, video) for change in changes]
    before = lines_of(transcript)
    if len(before) + sum(len(change.lines) - max(change.removed, 0) for change in changes) > MAX_CAPTIONS:
        raise DomainError(ErrorCode.TOO_LONG, _("A transcript has at most 20,000 lines."), "changes")
    try:
        if version == transcript.version:
            lines = corrected(before, changes)
        else:
            lines = rebased(lines_of_version(_version(transcript, version)), changes, before)
    except OutOfPlace:
        raise DomainError(
            ErrorCode.INVALID, _("A change names lines that this version does not have."), "changes"
        ) from None
    except Conflict as conflict:
        message = _("Somebody else has corrected the same lines in the meantime: %(lines)s Load the transcript again.")
        theirs = " ".join(f"“{line.text}”" for line in conflict.lines[:3])
        raise DomainError(ErrorCode.CONFLICT, message % {"lines": theirs}, "version") from None
    if lines != before:
        reason = TranscriptVersion.Reason.CORRECTED
        store(transcript, video, lines, before=before, reason=reason, author=_author(actor))
    return transcript


@transaction.atomic
def restore_version(*, actor: Viewer, transcript_id: int, number: int) -> Transcript:
    """Make an older version the newest one again; the ones between stay in the history."""
    transcript, video = _locked(actor, transcript_id)
    version = _version(transcript, number)
    if number == transcript.version:
        raise DomainError(ErrorCode.CONFLICT, _("This is the version that readers see."))
    before = lines_of(transcript)
    lines = lines_of_version(version)
    if transcript.source != Transcript.Source.TRANSLATED:
        spoken = [word for line in before for word in line.words]
        lines = [_timed(line, spoken) for line in lines]
    store(
        transcript,
        video,
        lines,
        before=before,
        reason=TranscriptVersion.Reason.RESTORED,
        author=_author(actor),
        detail=str(number),
        complete=transcript.complete,
    )
    return transcript


def _locked(actor: Viewer, transcript_id: int) -> tuple[Transcript, Video]:
    """A transcript and its video, which the actor may change."""
    visible = Transcript.objects.visible_to(actor).kept_by_people()
    missing = DomainError(ErrorCode.NOT_FOUND, _("There is no such transcript."))
    known = visible.filter(pk=transcript_id).first()
    if known is None:
        raise missing
    video = changeable_video(actor, known.video_id)
    transcript = visible.filter(pk=transcript_id).first()
    if transcript is None:
        raise missing
    return transcript, video


def _version(transcript: Transcript, number: int) -> TranscriptVersion:
    version = transcript.versions.filter(number=number).first()
    if version is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("This transcript has no version %(number)s.") % {"number": number})
    return version


def _author(actor: Viewer) -> User | None:
    return actor if isinstance(actor, User) else None


def _checked(change: Change, transcript: Transcript, video: Video) -> Change:
    """The change with clean texts; one line each, but for what a person uploaded, whose lines are theirs."""
    latest = MAX_MS if video.duration_ms is None else video.duration_ms + 1_000
    lines = []
    for start, end, text in change.lines:
        words = clean(text)
        if transcript.source != Transcript.Source.UPLOAD:
            words = words.replace("\n", " ")
        where = {"text": words[:40]}
        if len(words) > MAX_TEXT:
            raise DomainError(ErrorCode.TOO_LONG, _("This line is too long: “%(text)s…”") % where, "changes")
        if not 0 <= start < end:
            raise DomainError(ErrorCode.INVALID, _("This line ends before it begins: “%(text)s”") % where, "changes")
        if end > latest:
            message = _("This line is later than the end of the video: “%(text)s”")
            raise DomainError(ErrorCode.INVALID, message % where, "changes")
        lines.append((start, end, words))
    return replace(change, lines=tuple(lines))


def _timed(line: Line, spoken: Sequence[HeardWord]) -> Line:
    """The line with the times that its words have now, marked where a person should look."""
    if not line.text:
        return line
    here = [word for word in spoken if line.start_ms <= (word[0] + word[1]) // 2 < line.end_ms]
    timed = replace(line, words=with_times(line, here))
    return replace(timed, flags=flags_of(timed))
