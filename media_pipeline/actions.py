"""Every write to videos that a person, or a room above, asks for."""

import uuid
from collections.abc import Sequence

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.models import Collection

from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.space import is_out_of_space

from .captions.formats import read_captions
from .captions.limits import BadCaptions
from .captions.lines import Line
from .chapters.keeping import keep_chapters
from .chapters.rules import NewChapter, faults, tidied
from .events import (
    TranscriptRemoved,
    VideoCancelled,
    VideoChanged,
    VideoDeleted,
    VideoFailed,
    VideoPublished,
    VideoReady,
    VideoRetried,
    VideoUnpublished,
    VideoUploaded,
)
from .failures import GAVE_UP
from .languages import language_code
from .locks import changeable_video, locked_video
from .models import SpeechModel, StepRun, Transcript, TranscriptVersion, Video, upload_path
from .pipeline.outcome import HEARING_STEPS, outcome_of
from .policies import can_add_video, can_delete_video
from .storage import files_in, remove
from .transcribers.protocol import NO_TRANSLATORS
from .transcripts.files import heard_in
from .transcripts.storing import lines_of, store
from .uploads import FileRefused, check_upload


def upload_video(
    *,
    actor: Viewer,
    title: str,
    file: File,
    language: str = "",
    model: str = "",
    translate: bool = False,
    collection: Collection | None = None,
) -> Video:
    """Keep an uploaded file as a video and have it processed.

    Refuses what is empty, too large, no media at all, or more than there is space for. `model` is one of
    SpeechModel, empty for the site's; `translate` has it translate into English, too.
    """
    video = draft_video(
        actor=actor,
        title=title,
        language=language,
        model=model,
        translate=translate,
        collection=collection or Collection.get_first_root_node(),
        file_name=file.name or "",
        file_size=file.size,
    )
    try:
        # Looking into the file and storing it takes long; neither may hold a transaction open.
        check_upload(file)
        video.file.name = default_storage.save(upload_path(video, file.name or ""), file)
        keep_video(video)
    except BaseException as error:
        remove(files_in(video.folder))
        if is_out_of_space(error):
            raise FileRefused("NO_SPACE") from error
        raise
    return video


def draft_video(
    *,
    actor: Viewer,
    title: str,
    language: str,
    model: str,
    translate: bool,
    collection: Collection,
    file_name: str,
    file_size: int,
    key: uuid.UUID | None = None,
) -> Video:
    """A video that is not stored yet, of what the actor may say about it; `key` is its uuid, None for a new one."""
    if not can_add_video(actor, collection):
        raise DomainError(ErrorCode.FORBIDDEN, _("You may not upload videos here."))
    video = Video(
        uuid=key or uuid.uuid4(),
        title=_title(title),
        file_name=file_name[-255:],
        file_size=file_size,
        language=language_code(language),
        model=_model(model),
        translate=translate,
        collection=collection,
        uploaded_by=actor if isinstance(actor, User) else None,
    )
    _check_translator(video)
    return video


@transaction.atomic
def keep_video(video: Video) -> None:
    """Store a draft whose file is in the storage, and have it processed."""
    video.save()
    emit(VideoUploaded(video_id=video.pk, generation=video.generation))


@transaction.atomic
def change_video(
    *,
    actor: Viewer,
    video_id: int,
    title: str | None = None,
    language: str | None = None,
    model: str | None = None,
    translate: bool | None = None,
    collection: Collection | None = None,
) -> Video:
    """Change what a person says about a video; None leaves a field alone.

    Another language or speech model has the speech transcribed again, and `translate` has it translated into English.
    """
    video = changeable_video(actor, video_id)
    before = (video.language, video.speech_model, video.translate)
    video.title = video.title if title is None else _title(title)
    video.language = video.language if language is None else language_code(language)
    video.model = video.model if model is None else _model(model)
    video.translate = video.translate if translate is None else translate
    _check_translator(video)
    if collection is not None and collection.pk != video.collection_id:
        if not can_add_video(actor, collection):
            raise DomainError(ErrorCode.FORBIDDEN, _("You may not put videos into this collection."), "collection")
        video.collection = collection
    video.save()
    emit(VideoChanged(video_id=video.pk))
    if (video.language, video.speech_model, video.translate) != before:
        _process_again(video)
    return video


@transaction.atomic
def transcribe_again(
    *,
    actor: Viewer,
    video_id: int,
    language: str | None = None,
    model: str | None = None,
    translate: bool | None = None,
) -> Video:
    """Have the speech transcribed again, even if nothing else is chosen: spoken terms may be new.

    None leaves a choice alone. What people corrected stays; nothing of the picture is made again.
    """
    generation = changeable_video(actor, video_id).generation
    video = change_video(actor=actor, video_id=video_id, language=language, model=model, translate=translate)
    heard = [Transcript.Source.AUTO, Transcript.Source.MACHINE]
    Transcript.objects.filter(video=video, source__in=heard, complete=False).delete()
    StepRun.objects.filter(video=video, step__in=HEARING_STEPS).delete()
    if video.generation == generation:
        _process_again(video)
    return video


@transaction.atomic
def retry_video(*, actor: Viewer, video_id: int) -> Video:
    """Have the video processed again. Steps that are done are not repeated."""
    video = changeable_video(actor, video_id)
    _process_again(video)
    return video


@transaction.atomic
def cancel_video(*, actor: Viewer, video_id: int) -> Video:
    """Stop the processing; the upload and what is done so far stay."""
    video = changeable_video(actor, video_id)
    if not video.is_busy:
        raise DomainError(ErrorCode.CONFLICT, _("This video is not being processed."))
    video.state, video.step = Video.State.CANCELLED, ""
    video.save(update_fields=["state", "step"])
    emit(VideoCancelled(video_id=video.pk))
    return video


@transaction.atomic
def delete_video(*, actor: Viewer, video_id: int) -> None:
    """Remove the video and everything made of it. Refused while a page shows it."""
    video = locked_video(actor, video_id)
    if not can_delete_video(actor, video):
        raise DomainError(ErrorCode.FORBIDDEN, _("You may not delete this video."))
    in_use = DomainError(ErrorCode.CONFLICT, _("A page shows this video. Take it out of the page first."))
    if video.published:
        raise in_use
    try:
        with transaction.atomic():
            emit(VideoDeleted(video_id=video.pk, folder=video.folder))
            video.delete()
    except ProtectedError as error:
        raise in_use from error


@transaction.atomic
def upload_captions(*, actor: Viewer, video_id: int, language: str, content: bytes, name: str = "") -> Transcript:
    """Put a person's captions in the place of what was there in this language.

    `content` is a file in any of the formats that `read_captions` reads, `name` what it is called. Plain text is timed
    by the transcript in this language. Where only speech recognition had failed, the video is ready now. Refuses a
    file that is wrong anywhere, and then changes nothing.
    """
    video = changeable_video(actor, video_id)
    code = language_code(language)
    if not code:
        raise DomainError(ErrorCode.INVALID, _("Say which language the captions are in."), "language")
    try:
        captions = read_captions(content, name, heard=lambda: heard_in(video, code))
    except BadCaptions as error:
        raise DomainError(ErrorCode.INVALID, str(error), "captions") from error
    transcript, _created = Transcript.objects.get_or_create(video=video, source=Transcript.Source.UPLOAD, language=code)
    lines = [Line(one.start_ms, one.end_ms, one.text, confirmed=True) for one in captions]
    author = actor if isinstance(actor, User) else None
    store(
        transcript,
        video,
        lines,
        before=lines_of(transcript),
        reason=TranscriptVersion.Reason.UPLOADED,
        author=author,
        detail=name,
    )
    _settle(video)
    return transcript


@transaction.atomic
def remove_captions(*, actor: Viewer, transcript_id: int) -> Video:
    """Remove captions that a person uploaded, or a translation; what there is beside in that language shows again.

    A speech model's translation is not made again.
    """
    made = [Transcript.Source.UPLOAD, Transcript.Source.TRANSLATED, Transcript.Source.MACHINE]
    transcript = Transcript.objects.visible_to(actor).filter(pk=transcript_id, source__in=made).first()
    if transcript is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There are no such captions."))
    video = changeable_video(actor, transcript.video_id)
    transcript.delete()
    if transcript.source == Transcript.Source.MACHINE:
        video.translate = False
        video.save(update_fields=["translate"])
        video.transcripts.filter(source=Transcript.Source.MACHINE, complete=False).delete()
        if video.is_busy:
            _process_again(video)
    emit(TranscriptRemoved(video_id=video.pk, language=transcript.language, published=video.published))
    _settle(video)
    return video


@transaction.atomic
def set_chapters(*, actor: Viewer, video_id: int, chapters: Sequence[NewChapter]) -> Video:
    """Put a person's chapters in the place of those that the video has; from then on no engine changes them.

    They are in the order of time, the first at 0:00, all within the video (see `chapters.rules`). No chapters are
    right, too: the video has none then.
    """
    video = changeable_video(actor, video_id)
    chapters = tidied(chapters)
    for place, message in faults(chapters, video.duration_ms).items():
        told = _("Chapter %(number)d: %(message)s") % {"number": place + 1, "message": message}
        raise DomainError(ErrorCode.INVALID, told, "chapters")
    video.chapters_written = True
    video.save(update_fields=["chapters_written"])
    keep_chapters(video, chapters)
    return video


@transaction.atomic
def set_published(*, video_id: int, published: bool) -> None:
    """Note whether a page that everyone may read shows the video. The room that has the pages asks, no actor."""
    video = Video.objects.select_for_update().filter(pk=video_id).first()
    if video is None or video.published == published:
        return
    video.published = published
    video.save(update_fields=["published"])
    emit(VideoPublished(video_id=video.pk) if published else VideoUnpublished(video_id=video.pk))


@transaction.atomic
def give_up_processing(*, video_id: int, generation: int) -> None:
    """Note that the job of this generation will not run again by itself. The ledger tells; no actor asks."""
    video = Video.objects.select_for_update().filter(pk=video_id, generation=generation).first()
    if video is None or not video.is_busy:
        return
    video.state, video.step, video.error_code = Video.State.FAILED, "", GAVE_UP
    video.save(update_fields=["state", "step", "error_code"])
    emit(VideoFailed(video_id=video.pk, error_code=GAVE_UP))


def _process_again(video: Video) -> None:
    video.generation += 1
    video.state, video.step, video.progress = Video.State.UPLOADED, "", 0
    video.error_code, video.error_values = "", {}
    video.save(update_fields=["generation", "state", "step", "progress", "error_code", "error_values"])
    StepRun.objects.filter(video=video).exclude(state=StepRun.State.DONE).delete()
    emit(VideoRetried(video_id=video.pk, generation=video.generation))


def _settle(video: Video) -> None:
    """Judge a finished video anew after its captions changed."""
    if video.state not in {Video.State.READY, Video.State.FAILED}:
        return
    outcome, before = outcome_of(video), video.state
    video.state, video.error_code, video.error_values = outcome.state, outcome.error_code, outcome.error_values
    video.progress = 100 if outcome.state == Video.State.READY else video.progress
    video.save(update_fields=["state", "error_code", "error_values", "progress"])
    if outcome.state == Video.State.READY and before != outcome.state:
        emit(VideoReady(video_id=video.pk))


def _title(title: str) -> str:
    title = title.strip()
    if not title:
        raise DomainError(ErrorCode.INVALID, _("Give the video a title."), "title")
    if len(title) > 255:
        raise DomainError(ErrorCode.TOO_LONG, _("The title is longer than 255 characters."), "title")
    return title


def _model(model: str) -> str:
    if model and model not in SpeechModel.values:
        raise DomainError(ErrorCode.INVALID, _("There is no speech model “%(model)s”.") % {"model": model}, "model")
    return model


def _check_translator(video: Video) -> None:
    """Refuse a translation that the video's speech model cannot make."""
    if video.translate and video.speech_model in NO_TRANSLATORS:
        message = _("The speech model “%(model)s” cannot translate. Choose another one, or do without a translation.")
        raise DomainError(ErrorCode.INVALID, message % {"model": video.speech_model}, "model")
