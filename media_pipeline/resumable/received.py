"""Where the bytes of an upload are, in each kind of storage.

In a folder they are written at once to the place where the video's file stays: completing moves and copies nothing,
and every process that shares the folder may add to it. A bucket cannot append, so each piece is an object named by
its offset, and they are joined when the upload is completed.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.space import free_bytes
from media_pipeline.models import upload_path
from media_pipeline.storage import files_in, local_path, remove
from media_pipeline.uploads import FileRefused

from .models import Upload

DAY = 24 * 3600


class OnDisk(File):
    """A file that is on this machine, for those who would rather have its path."""

    def temporary_file_path(self) -> str:
        """Its path."""
        return str(self.file.name)  # type: ignore[union-attr]


class Received(Protocol):
    """What has arrived of one upload."""

    def append(self, piece: bytes) -> None:
        """Add a piece at the upload's offset, for good. One writer at a time: call it while the row is locked."""

    def whole(self) -> Any:
        """A context with the whole file as an `OnDisk`; raises FileRefused where bytes are missing."""

    def keep(self, file: File) -> str:
        """Leave the whole file, which `whole` gave, where a video's file belongs; its name in the storage."""

    def clear(self) -> None:
        """Remove what was needed until the file was kept."""

    def room(self) -> int:
        """How many bytes there is space for."""


class InFolder:
    """A growing file. Bytes behind the offset are of a request that did not live to say so: they are overwritten."""

    def __init__(self, upload: Upload, path: Path) -> None:
        self.upload = upload
        self.path = path

    def append(self, piece: bytes) -> None:
        """As `Received.append`; on a full disk nothing of the piece stays."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0) as file:
            if os.fstat(file.fileno()).st_size < self.upload.offset:
                raise FileRefused("FILE_MISSING")
            try:
                _write(file, self.upload.offset, piece)
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    file.truncate(self.upload.offset)
                raise

    @contextmanager
    def whole(self) -> Iterator[OnDisk]:
        """As `Received.whole`."""
        if not self.path.exists() or self.path.stat().st_size != self.upload.size:
            raise FileRefused("FILE_MISSING")
        with self.path.open("rb") as file:
            yield OnDisk(file, name=self.upload.file_name)

    def keep(self, file: File) -> str:
        """It is there already."""
        return upload_path(self.upload, self.upload.file_name)

    def clear(self) -> None:
        """Nothing else was needed."""

    def room(self) -> int:
        """As `Received.room`."""
        return free_bytes(self.path)


class InBucket:
    """Objects, one for each piece. One that was stored and not counted is overwritten by the next at its offset."""

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        self.parts = f"{upload.folder}/parts"

    def append(self, piece: bytes) -> None:
        """As `Received.append`."""
        default_storage.save(f"{self.parts}/{self.upload.offset:015d}", ContentFile(piece))

    @contextmanager
    def whole(self) -> Iterator[OnDisk]:
        """As `Received.whole`: a copy on this machine, for as long as the context lasts."""
        with tempfile.NamedTemporaryFile(dir=_scratch(), prefix="joined-") as copy:
            for name in sorted(files_in(self.parts)):
                if int(name.rpartition("/")[2]) != copy.tell():
                    raise FileRefused("FILE_MISSING")
                with default_storage.open(name) as part:
                    shutil.copyfileobj(part, copy, 1024 * 1024)
            copy.flush()
            if copy.tell() != self.upload.size:
                raise FileRefused("FILE_MISSING")
            copy.seek(0)
            yield OnDisk(copy, name=self.upload.file_name)

    def keep(self, file: File) -> str:
        """As `Received.keep`."""
        return default_storage.save(upload_path(self.upload, self.upload.file_name), file)

    def clear(self) -> None:
        """As `Received.clear`."""
        remove(files_in(self.parts))

    def room(self) -> int:
        """The bucket has no end; the copy that is checked is on this machine."""
        return free_bytes(settings.MEDIA_WORK_DIR)


def received(upload: Upload) -> Received:
    """Where this upload's bytes are."""
    path = local_path(upload_path(upload, upload.file_name))
    return InBucket(upload) if path is None else InFolder(upload, path)


def forget_leftovers() -> None:
    """Remove joined copies on this machine whose process was killed: no check takes a day."""
    for copy in _scratch().glob("joined-*"):
        with suppress(FileNotFoundError):
            if time.time() - copy.stat().st_mtime > DAY:
                copy.unlink()


def _scratch() -> Path:
    folder: Path = settings.MEDIA_WORK_DIR / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write(file: IO[bytes], offset: int, piece: bytes) -> None:
    """Write all of the piece: an unbuffered file may take less at once."""
    file.seek(offset)
    rest = memoryview(piece)
    while rest:
        rest = rest[file.write(rest) :]
