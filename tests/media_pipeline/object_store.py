"""An S3-compatible object store on this machine: as much of the protocol as the site uses, kept in memory."""

import hashlib
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from .loopback import Loopback


class ObjectStore(Loopback):
    """One bucket. It answers only who signed, by header or in the address, as a private bucket does."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        super().__init__()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        url = urlsplit(request.path)
        query = parse_qs(url.query, keep_blank_values=True)
        key = unquote(url.path).removeprefix("/").partition("/")[2]
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0))
        if "Authorization" not in request.headers and "X-Amz-Signature" not in query:
            self._send(request, 403, _error("AccessDenied"))
        elif request.command == "PUT":
            self.objects[key] = _unchunked(body) if "aws-chunked" in str(request.headers) else body
            self._send(request, 200, b"")
        elif request.command == "DELETE":
            self.objects.pop(key, None)
            self._send(request, 204, b"")
        elif not key:
            self._send(request, 200, self._listing(query.get("prefix", [""])[0]))
        elif key not in self.objects:
            self._send(request, 404, _error("NoSuchKey"))
        else:
            self._send_object(request, self.objects[key])

    def _listing(self, prefix: str) -> bytes:
        """What lies directly below the prefix: objects, and what looks like folders."""
        below = {key: key.removeprefix(prefix).partition("/") for key in sorted(self.objects) if key.startswith(prefix)}
        files = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.objects[key])}</Size></Contents>"
            for key, (_, slash, _) in below.items()
            if not slash
        )
        folders = "".join(
            f"<CommonPrefixes><Prefix>{escape(prefix + name)}/</Prefix></CommonPrefixes>"
            for name in sorted({name for name, slash, _ in below.values() if slash})
        )
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{files}{folders}</ListBucketResult>".encode()

    def _send_object(self, request: BaseHTTPRequestHandler, content: bytes) -> None:
        asked = request.headers.get("Range")
        if asked is None:
            self._send(request, 200, content)
            return
        first, _, last = asked.removeprefix("bytes=").partition("-")
        end = min(int(last) + 1 if last else len(content), len(content))
        part = content[int(first) : end]
        self._send(request, 206, part, {"Content-Range": f"bytes {first}-{end - 1}/{len(content)}"})

    def _send(self, request: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str] = {}) -> None:  # noqa: B006
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.send_header("ETag", f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"')
        request.send_header("Last-Modified", "Sun, 01 Nov 2026 12:00:00 GMT")
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(body)


def _error(code: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode()


def _unchunked(body: bytes) -> bytes:
    """The content of a body in AWS's own chunks: a length in hexadecimal, the bytes, and so on until a length of 0."""
    content = b""
    while True:
        line, _, body = body.partition(b"\r\n")
        length = int(line.partition(b";")[0], 16)
        if not length:
            return content
        content, body = content + body[:length], body[length + 2 :]
