"""Every write to uploads: begun, added to, completed, given up."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Protocol

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection

from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.space import is_out_of_space
from media_pipeline.actions import draft_video, keep_video
from media_pipeline.models import Video
from media_pipeline.policies import can_add_video, permission_policy
from media_pipeline.storage import files_in, remove
from media_pipeline.uploads import REFUSED_AT_ONCE, FileRefused, check_upload

from .events import UploadArrived, UploadBegun, UploadEnded, UploadRefused
from .models import Upload, end_of_keeping
from .received import forget_leftovers, received

# What a killed server loses at most, and what each request holds in memory.
PIECE_BYTES = 4 * 1024 * 1024
READ_BYTES = 64 * 1024
# A request that is silent for so long has lost its client, and another may go on in its place.
LEASE = timedelta(seconds=15)
RENEW_SECONDS = 5.0
# No try mends these, so the bytes are let go.
FINAL = REFUSED_AT_ONCE | {"FILE_MISSING"}


class BusyElsewhere(DomainError):
    """Another request is adding to the upload."""

    def __init__(self) -> None:
        message = _("This upload is being received over another connection. Wait a moment, then go on.")
        super().__init__(ErrorCode.CONFLICT, message, "upload_id")


class NoLongerWanted(DomainError):
    """The file was refused as a whole, and more of it is of no use; the message says why."""

    def __init__(self, reason: str) -> None:
        told = FileRefused(reason)
        super().__init__(told.code, told.message, "upload_id")


class Source(Protocol):
    """Bytes as they come in: fewer than `size` only where no more will come."""

    def read(self, size: int) -> bytes: ...


def create_upload(
    *,
    actor: Viewer,
    file_name: str,
    size: int,
    title: str = "",
    language: str = "",
    model: str = "",
    translate: bool = False,
    collection: str = "",
    fingerprint: str = "",
) -> Upload:
    """Announce a file of `size` bytes; the answer is where to send them, and how many are here already.

    Refuses what is empty, too large, more than there is space for, and a person's eleventh unfinished upload. Where
    the actor has an unfinished upload of the same `fingerprint` (anything the client knows the file by) and size, that
    one is answered: the same file, chosen again, goes on where it stopped. `title` is the file's name where it is
    blank; `collection` is a collection's name, blank for the first in which the actor may upload.
    """
    if not isinstance(actor, User) or not can_add_video(actor):
        raise DomainError(ErrorCode.FORBIDDEN, _("You may not upload videos here."))
    name = _file_name(file_name)
    draft = draft_video(
        actor=actor,
        title=title if title.strip() else _title_of(name),
        language=language,
        model=model,
        translate=translate,
        collection=_collection(actor, collection),
        file_name=name,
        file_size=size,
    )
    if size <= 0:
        raise FileRefused("EMPTY")
    if size > settings.VIDEO_MAX_BYTES:
        raise FileRefused("TOO_LARGE")
    with transaction.atomic():
        # One after the other, so that two requests at once neither exceed the number nor make the same one twice.
        User.objects.select_for_update().get(pk=actor.pk)
        mine = Upload.objects.visible_to(actor).unfinished()
        known = mine.filter(fingerprint=fingerprint[:100], size=size).first() if fingerprint else None
        if known is not None:
            Upload.objects.filter(pk=known.pk).update(expires_at=end_of_keeping())
            return known
        if mine.count() >= settings.VIDEO_UPLOADS_OPEN:
            message = _("You have %(count)s unfinished uploads. Finish or discard one first.")
            raise DomainError(ErrorCode.RATE_LIMITED, message % {"count": settings.VIDEO_UPLOADS_OPEN})
        upload = Upload(
            owner=actor,
            file_name=name,
            fingerprint=fingerprint[:100],
            size=size,
            title=draft.title,
            language=draft.language,
            model=draft.model,
            translate=draft.translate,
            collection=draft.collection,
        )
        if size > received(upload).room():
            raise FileRefused("NO_SPACE")
        upload.save()
        emit(UploadBegun(upload_id=upload.pk, owner_id=actor.pk))
    return upload


def receive(*, actor: Viewer, upload_id: int | uuid.UUID, offset: int, source: Source) -> Upload:
    """Add what `source` gives, beginning at `offset`, and answer how far the upload is then.

    Piece by piece: whatever ends this, all but the last few megabytes that came in are there to go on from. Takes no
    more than the announced size. CONFLICT where the upload does not stand at `offset`, BusyElsewhere where another
    request is at work; UNAVAILABLE on a full disk.
    """
    upload = _claim(actor, upload_id, offset)
    writing = _Writing(upload)
    try:
        for piece in _pieces(source, upload.size - offset, writing.keep):
            upload = writing.store(piece)
    except FileRefused as error:
        if error.reason not in FINAL:
            raise
        _refuse(upload, error.reason)
        raise NoLongerWanted(error.reason) from error
    except Exception as error:
        if is_out_of_space(error):
            raise FileRefused("NO_SPACE") from error
        raise
    finally:
        # Where even this cannot be written, the lease ends by itself.
        with suppress(DatabaseError):
            Upload.objects.filter(pk=upload.pk, writer=writing.token).update(writer="", busy_until=None)
    return upload


def complete_upload(
    *,
    actor: Viewer,
    upload_id: int | uuid.UUID,
    title: str | None = None,
    language: str | None = None,
    model: str | None = None,
    translate: bool | None = None,
    collection: Collection | None = None,
) -> Video:
    """Make a video of an upload that is here as a whole, and have it processed; None leaves what was said before.

    The file is looked into first, as in `upload_video`. Asked again, or at once from two places, it answers the same
    video, or the same refusal. What is refused for a wrong title or for lack of space can be completed later.
    """
    upload = _own(actor, upload_id)
    if upload.video is not None:
        return upload.video
    if not upload.is_whole:
        message = _("Only %(part)s of %(whole)s bytes have arrived. Send the rest first.")
        values = {"part": upload.offset, "whole": upload.size}
        raise DomainError(ErrorCode.CONFLICT, message % values, "upload_id", {"offset": upload.offset})
    video = draft_video(
        actor=actor,
        title=upload.title if title is None else title,
        language=upload.language if language is None else language,
        model=upload.model if model is None else model,
        translate=upload.translate if translate is None else translate,
        collection=collection or upload.collection or _collection(actor, ""),
        file_name=upload.file_name,
        file_size=upload.size,
        key=upload.uuid,
    )
    # Looking into the file takes long and holds no lock: whoever comes to the end first has made the video.
    try:
        with received(upload).whole() as file:
            check_upload(file)
            video.file.name = received(upload).keep(file)
        return _finish(upload, video)
    except FileRefused as error:
        if error.reason in FINAL and (made := _refuse(upload, error.reason)) is not None:
            return made
        raise DomainError(error.code, error.message, "upload_id") from error
    except Exception as error:
        if is_out_of_space(error):
            full = FileRefused("NO_SPACE")
            raise DomainError(full.code, full.message, "upload_id") from error
        raise


@transaction.atomic
def cancel_upload(*, actor: Viewer, upload_id: int | uuid.UUID) -> None:
    """Give an upload up; what has arrived of it is removed. CONFLICT where it is a video already."""
    upload = Upload.objects.select_for_update().get(pk=_own(actor, upload_id, refused=True).pk)
    if upload.video_id is not None:
        raise DomainError(ErrorCode.CONFLICT, _("This upload is a video already. Delete the video."), "upload_id")
    _end(upload)


def expire_uploads() -> int:
    """Remove the uploads whose time is over, with their bytes; answers how many. The clock asks, no actor."""
    forget_leftovers()
    return sum(_expire(key) for key in Upload.objects.past_keeping().values_list("pk", flat=True))


@transaction.atomic
def forget_uploads(*, owner_id: int) -> None:
    """Remove the uploads of an account that is erased."""
    for upload in Upload.objects.select_for_update().filter(owner_id=owner_id):
        _end(upload)


@dataclass
class _Writing:
    """The one request that may add to an upload, until another takes its place."""

    upload: Upload

    def __post_init__(self) -> None:
        self.token = self.upload.writer
        self._kept = time.monotonic()

    def keep(self) -> None:
        """Go on being the one; raises BusyElsewhere where somebody else is by now."""
        if time.monotonic() - self._kept < RENEW_SECONDS:
            return
        self._kept = time.monotonic()
        mine = Upload.objects.filter(pk=self.upload.pk, writer=self.token)
        if not mine.update(busy_until=timezone.now() + LEASE):
            raise BusyElsewhere

    @transaction.atomic
    def store(self, piece: bytes) -> Upload:
        """Add a piece and count it. The row stays locked meanwhile, so that nobody takes over in between."""
        upload = Upload.objects.select_for_update().filter(pk=self.upload.pk, writer=self.token).first()
        if upload is None:
            raise BusyElsewhere
        received(upload).append(piece)
        upload.offset += len(piece)
        upload.busy_until, upload.expires_at = timezone.now() + LEASE, end_of_keeping()
        upload.save(update_fields=["offset", "busy_until", "expires_at"])
        if upload.is_whole:
            emit(UploadArrived(upload_id=upload.pk, owner_id=upload.owner_id))
        return upload


def _pieces(source: Source, most: int, alive: Callable[[], None]) -> Iterator[bytes]:
    """What comes in, in pieces that are worth storing; `alive` is called whenever something came."""
    piece = bytearray()
    while most > 0 and (some := source.read(min(READ_BYTES, most))):
        most -= len(some)
        piece += some
        alive()
        if len(piece) >= PIECE_BYTES:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)


def _own(actor: Viewer, upload_id: int | uuid.UUID, *, refused: bool = False) -> Upload:
    """The actor's upload, by its key or its uuid; one that was refused says why, unless `refused` are wanted too."""
    wanted = {"uuid": upload_id} if isinstance(upload_id, uuid.UUID) else {"pk": upload_id}
    upload = Upload.objects.visible_to(actor).select_related("video").filter(**wanted).first()
    if upload is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such upload, or its time is over."), "upload_id")
    if not can_add_video(actor, upload.collection):
        raise DomainError(ErrorCode.FORBIDDEN, _("You may not upload videos here."))
    if upload.refused and not refused:
        raise NoLongerWanted(upload.refused)
    return upload


def own_upload(*, actor: Viewer, upload_id: int | uuid.UUID) -> Upload:
    """The actor's upload as it stands; NOT_FOUND, FORBIDDEN, or why the file was refused."""
    return _own(actor, upload_id)


@transaction.atomic
def _claim(actor: Viewer, upload_id: int | uuid.UUID, offset: int) -> Upload:
    """Become the one request that adds to the upload."""
    upload = Upload.objects.select_for_update().get(pk=_own(actor, upload_id).pk)
    if upload.writer and upload.busy_until is not None and upload.busy_until > timezone.now():
        raise BusyElsewhere
    if offset != upload.offset:
        message = _("The upload stands at byte %(offset)s. Go on from there.") % {"offset": upload.offset}
        raise DomainError(ErrorCode.CONFLICT, message, "offset", {"offset": upload.offset})
    upload.writer, upload.busy_until = uuid.uuid4().hex, timezone.now() + LEASE
    upload.expires_at = end_of_keeping()
    upload.save(update_fields=["writer", "busy_until", "expires_at"])
    return upload


@transaction.atomic
def _finish(upload: Upload, video: Video) -> Video:
    """Store the video, unless another request has by now."""
    now = Upload.objects.select_for_update().select_related(None).filter(pk=upload.pk).first()
    if now is None:
        # It was given up meanwhile, and its files were removed before the last of them came.
        remove(files_in(upload.folder))
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such upload, or its time is over."), "upload_id")
    if now.video is not None:
        return now.video
    keep_video(video)
    now.video = video
    now.save(update_fields=["video"])
    transaction.on_commit(received(upload).clear, robust=True)
    return video


@transaction.atomic
def _refuse(upload: Upload, reason: str) -> Video | None:
    """Let the bytes go and remember why; answers the video where there is one, and then nothing is refused."""
    now = Upload.objects.select_for_update().filter(pk=upload.pk).first()
    if now is None or now.video is not None:
        return now.video if now is not None else None
    if not now.refused:
        now.refused = reason
        now.save(update_fields=["refused"])
        emit(UploadRefused(upload_id=now.pk, owner_id=now.owner_id, reason=reason, folder=now.folder))
    return None


@transaction.atomic
def _expire(key: int) -> bool:
    upload = Upload.objects.past_keeping().select_for_update().filter(pk=key).first()
    if upload is None:
        return False
    _end(upload)
    return True


def _end(upload: Upload) -> None:
    """Forget a locked upload; its bytes go too, unless a video is made of them."""
    if upload.video_id is None:
        emit(UploadEnded(upload_id=upload.pk, owner_id=upload.owner_id, folder=upload.folder))
    upload.delete()


def _collection(actor: Viewer, name: str) -> Collection:
    """Where the video goes: the one collection of that name in which the actor may upload."""
    allowed = permission_policy.collections_user_has_permission_for(actor, "add").order_by("path")
    if not name.strip():
        first: Collection = allowed[0]
        return first
    found = list(allowed.filter(name=name.strip())[:2])
    if len(found) != 1:
        message = _("There is no collection “%(name)s” in which you may upload, or several.") % {"name": name}
        raise DomainError(ErrorCode.INVALID, message, "collection")
    return found[0]


def _file_name(name: str) -> str:
    """A file's own name, without folders and without what cannot be shown."""
    shown = "".join(character for character in name if character.isprintable())
    return PurePosixPath(shown.replace("\\", "/")).name[-255:] or "video"


def _title_of(file_name: str) -> str:
    return PurePosixPath(file_name).stem.replace("_", " ").strip()[:255] or _("Video")
