"""What is checked of a file before it is kept: is there something, is it media, is it small enough."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.template.defaultfilters import filesizeformat

from core.errors import DomainError, ErrorCode

from .failures import message_of
from .sandbox.runner import Limits, MediaRefused, run

# Set on a request's META when a file in it was larger than VIDEO_MAX_BYTES.
TOO_LARGE = "kerf.file_too_large"

# The person waits for the answer, and the container's head is all that is read.
SNIFF = Limits(cpu_seconds=20, wall_seconds=30)
# Faults that no retry can mend are told in the form. Others are the pipeline's: there the upload is kept.
REFUSED_AT_ONCE = frozenset({"NOT_MEDIA", "TOO_LONG", "TOO_MANY_STREAMS", "PICTURE_TOO_LARGE"})


class SizeLimit(FileUploadHandler):
    """Stops writing a file to disk once it is larger than any upload may be, whatever the form says later.

    The first in settings.FILE_UPLOAD_HANDLERS. The other fields still arrive; the view finds
    `TOO_LARGE` in the request's META.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.received = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.VIDEO_MAX_BYTES:
            self.too_large = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None

    def upload_complete(self) -> None:
        if getattr(self, "too_large", False) and self.request is not None:
            self.request.META[TOO_LARGE] = True


def refusal(code: str) -> DomainError:
    """The refusal of an upload, for the form."""
    values = {"limit": filesizeformat(settings.VIDEO_MAX_BYTES), "hours": settings.VIDEO_MAX_HOURS}
    return DomainError(ErrorCode.INVALID, message_of(code, **values), "file")


def check_upload(file: File) -> None:
    """Raise DomainError where the file is empty, too large, or no media at all."""
    if not file.size:
        raise refusal("EMPTY")
    if file.size > settings.VIDEO_MAX_BYTES:
        raise refusal("TOO_LARGE")
    with _on_disk(file) as path:
        try:
            run("probe", path, limits=SNIFF, max_seconds=settings.VIDEO_MAX_HOURS * 3600)
        except MediaRefused as error:
            if error.code in REFUSED_AT_ONCE:
                raise refusal(error.code) from error
    file.seek(0)


@contextmanager
def _on_disk(file: File) -> Iterator[Path]:
    """The upload as a local file: large ones are one already."""
    temporary = getattr(file, "temporary_file_path", None)
    if temporary is not None:
        yield Path(temporary())
        return
    with tempfile.NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR, prefix="sniff-") as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        yield Path(copy.name)
