"""A model hub on this machine: as much of Hugging Face's HTTP as its client uses to fetch a model."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from .loopback import Loopback

COMMIT = "0123456789abcdef0123456789abcdef01234567"
PIECE = 64 * 1024


class ModelHub(Loopback):
    """Serves the files of `folder` as one repository, whatever it is called.

    `before_piece(path, sent)` is called in the middle of a file with the bytes sent so far; where it answers
    False the connection is cut. `ranges` collects the Range headers that were sent.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answers = True
        self.before_piece: Callable[[str, int], bool] = lambda path, sent: True
        self.fetched: Counter[str] = Counter()
        self.ranges: list[str] = []
        super().__init__()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path.partition("?")[0]
        if not self.answers:
            self._json(request, {"error": "The hub is being mended"}, status=503)
        elif "/tree/" in path:
            self._json(request, [self._entry(file) for file in sorted(self.folder.iterdir())])
        elif path.startswith("/api/models/"):
            self._json(request, {"id": "someone/model", "sha": COMMIT, "siblings": []})
        else:
            self._file(request, self.folder / path.rpartition("/")[2], body=request.command == "GET")

    def _entry(self, file: Path) -> dict[str, object]:
        return {"type": "file", "path": file.name, "size": file.stat().st_size, "oid": self._etag(file)}

    def _etag(self, file: Path) -> str:
        return hashlib.sha1(file.read_bytes(), usedforsecurity=False).hexdigest()

    def _json(self, request: BaseHTTPRequestHandler, value: object, status: int = 200) -> None:
        body = json.dumps(value).encode()
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def _file(self, request: BaseHTTPRequestHandler, file: Path, *, body: bool) -> None:
        if not file.exists():
            self._json(request, {"error": "Entry not found"}, status=404)
            return
        content, first = file.read_bytes(), 0
        if asked := request.headers.get("Range"):
            first = int(asked.removeprefix("bytes=").partition("-")[0])
            self.ranges.append(asked)
        request.send_response(206 if asked else 200)
        request.send_header("ETag", f'"{self._etag(file)}"')
        request.send_header("X-Repo-Commit", COMMIT)
        request.send_header("Accept-Ranges", "bytes")
        request.send_header("Content-Length", str(len(content) - first))
        if asked:
            request.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        request.end_headers()
        if not body:
            return
        self.fetched[file.name] += 1
        for start in range(first, len(content), PIECE):
            if not self.before_piece(file.name, start):
                request.close_connection = True
                request.connection.close()
                return
            request.wfile.write(content[start : start + PIECE])
            request.wfile.flush()
