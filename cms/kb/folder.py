"""A folder of files, and nothing outside of it: every path is checked, links in the file system included."""

import os
import posixpath
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from cms.markdown import Unresolved

MARKDOWN = (".md", ".markdown", ".mdown", ".mdx")
MAX_FILES = 20_000
SKIPPED = {"node_modules", "__pycache__", "venv"}


class Folder:
    """Files are named by their path seen from the folder, with `/` on every system."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve(strict=True)

    def markdown(self, refused: Callable[[str, str], None]) -> Iterator[str]:
        """The Markdown files in their order; hidden folders and installed packages are passed over."""

        def unreadable(error: OSError) -> None:
            refused(self._name(Path(error.filename)), "it cannot be read")

        for here, folders, files in os.walk(self.root, onerror=unreadable):
            for name in folders:
                if not name.strip("."):
                    refused(self._name(Path(here) / name), "its name is only dots")
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
            for name in folders:
                if (Path(here) / name).is_symlink():
                    refused(self._name(Path(here) / name), "a link to another folder is not followed")
            for name in sorted(files):
                if name.lower().endswith(MARKDOWN) and not name.lower().rpartition(".")[0].strip("."):
                    refused(self._name(Path(here) / name), "its name is only dots")
                if name.lower().endswith(MARKDOWN) and not name.startswith("."):
                    yield self._name(Path(here) / name)

    def read(self, name: str, limit: int) -> bytes:
        """The content of a file; `Unresolved` for what is no file of this folder, or larger than `limit`."""
        with self.open(name, limit) as file:
            try:
                return file.read(limit + 1)
            except OSError as error:
                raise Unresolved("it cannot be read") from error

    def open(self, name: str, limit: int) -> BinaryIO:
        """A file, open for reading; refused like `read`."""
        path = self._path(name)
        try:
            # Not blocking: opening a pipe would wait for somebody to write into it.
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError as error:
            raise Unresolved("it cannot be read" if path.exists() else "there is no such file") from error
        file = open(descriptor, "rb")  # noqa: SIM115 (handed to the caller)
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode) and status.st_size <= limit:
            return file
        file.close()
        regular = stat.S_ISREG(status.st_mode)
        raise Unresolved(f"it is larger than {limit // 1_000_000} MB" if regular else "it is no file")

    def is_file(self, name: str) -> bool:
        try:
            return self._path(name).is_file()
        except (Unresolved, OSError):
            return False

    def locate(self, seen_from: str, href: str) -> str:
        """The file that an address in the file `seen_from` names; `Unresolved` where that is not in the folder."""
        path = unquote(urlsplit(href).path)
        if not path.isprintable() or "\\" in path:
            raise Unresolved("it is no path")
        start = "" if path.startswith("/") else posixpath.dirname(seen_from)
        name = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
        if name == ".." or name.startswith("../"):
            raise Unresolved("it is outside of the folder")
        return "" if name == "." else name

    def _path(self, name: str) -> Path:
        try:
            path = (self.root / name).resolve()
        except (OSError, ValueError, RuntimeError) as error:
            raise Unresolved("it is no path") from error
        if not path.is_relative_to(self.root):
            raise Unresolved("it is outside of the folder")
        return path

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()
