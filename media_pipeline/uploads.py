"""What is checked of a file before it is kept: is there something, is it media, is it small enough."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat

from core.errors import DomainError, ErrorCode
from core.space import is_out_of_space

from .failures import message_of
from .sandbox.runner import Limits, MediaRefused, run

# Set on a request's META when a file in it was not kept: the key of failures.MESSAGES that says why.
NOT_KEPT = "kerf.file_not_kept"
# What a form may hold beside its file.
FORM_BYTES = 1024 * 1024

# The person waits for the answer, and the container's head is all that is read.
SNIFF = Limits(cpu_seconds=20, wall_seconds=30)
# Faults that no retry can mend are told in the form. Others are the pipeline's: there the upload is kept.
REFUSED_AT_ONCE = frozenset({"NOT_MEDIA", "TOO_LONG", "TOO_MANY_STREAMS", "PICTURE_TOO_LARGE"})


class SizeLimit(FileUploadHandler):
    """Stops writing a file to disk once it is larger than any upload may be, whatever the form says later.

    The first in settings.FILE_UPLOAD_HANDLERS. The other fields still arrive; the view finds
    `NOT_KEPT` in the request's META.
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
            self.request.META[NOT_KEPT] = "TOO_LARGE"


class SpaceLimit(TemporaryFileUploadHandler):
    """Django's handler of large files, but on a full disk the file is given up and not the request.

    The other fields still arrive; the view finds `NOT_KEPT` in the request's META.
    """

    file: Any

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        with self._space():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        with self._space():
            return super().receive_data_chunk(raw_data, start)
        return None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        try:
            return super().file_complete(file_size)
        except OSError as error:
            self._give_up(error)
            return None

    @contextmanager
    def _space(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._give_up(error)
            raise SkipFile from error

    def _give_up(self, error: OSError) -> None:
        """Remove what is there of the file. Raises `error` where it is not for lack of space."""
        if not is_out_of_space(error):
            raise error
        if hasattr(self, "file"):
            with suppress(OSError):  # what it had not written yet cannot be written now either
                self.file.close()
        if self.request is not None:
            self.request.META[NOT_KEPT] = "NO_SPACE"


class AnnouncedSize:
    """Middleware: a body that says it is larger than any upload may be is refused before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > settings.VIDEO_MAX_BYTES + FORM_BYTES:
            message = FileRefused("TOO_LARGE").message
            return HttpResponse(
                message, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)


class FileRefused(DomainError):
    """The refusal of a file; `reason` is a key of failures.MESSAGES."""

    def __init__(self, reason: str) -> None:
        values = {"limit": filesizeformat(settings.VIDEO_MAX_BYTES), "hours": settings.VIDEO_MAX_HOURS}
        kind = ErrorCode.UNAVAILABLE if reason == "NO_SPACE" else ErrorCode.INVALID
        super().__init__(kind, message_of(reason, **values), "file")
        self.reason = reason


def check_upload(file: File) -> None:
    """Raise DomainError where the file is empty, too large, or no media at all."""
    if not file.size:
        raise FileRefused("EMPTY")
    if file.size > settings.VIDEO_MAX_BYTES:
        raise FileRefused("TOO_LARGE")
    with _on_disk(file) as path:
        try:
            run("probe", path, limits=SNIFF, max_seconds=settings.VIDEO_MAX_HOURS * 3600)
        except MediaRefused as error:
            if error.code in REFUSED_AT_ONCE:
                raise FileRefused(error.code) from error
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
