"""The files of a video in the storage."""

from collections.abc import Iterator
from pathlib import Path

from django.core.files.storage import default_storage

from .models import HlsStream, Storyboard, Video


def local_path(name: str) -> Path | None:
    """Where a stored file is on this machine; None in an object store, which is how Django's storages say that."""
    try:
        return Path(default_storage.path(name))
    except NotImplementedError:
        return None


def files_in(folder: str) -> Iterator[str]:
    """The names of all files below a folder; none where there is no such folder."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}/{name}"
    for name in folders:
        yield from files_in(f"{folder}/{name}")


def named_files(video: Video) -> set[str]:
    """The names that the video's rows refer to."""
    names = {video.file.name, video.poster.name}
    names.update(video.renditions.values_list("file", flat=True))
    names.update(video.transcripts.values_list("captions", flat=True))
    names.update(Storyboard.objects.filter(video=video).values_list("file", flat=True))
    names.update(HlsStream.objects.filter(video=video).values_list("file", flat=True))
    return {name for name in names if name}


def remove(names: Iterator[str]) -> None:
    """Delete files, and the folders they leave empty where the storage has real folders."""
    folders: set[str] = set()
    for name in list(names):
        default_storage.delete(name)
        parts = name.split("/")
        folders.update("/".join(parts[:end]) for end in range(2, len(parts)))
    for folder in sorted(folders, key=len, reverse=True):
        _remove_empty(folder)


def _remove_empty(folder: str) -> None:
    try:
        empty = default_storage.exists(folder) and default_storage.listdir(folder) == ([], [])
    except (FileNotFoundError, NotADirectoryError):
        return
    if empty:
        # FileSystemStorage removes empty folders with delete(); object stores have none.
        default_storage.delete(folder)
