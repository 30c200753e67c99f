"""An HTTP server of this process, for what stands in for an outside service at its wire protocol."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Loopback:
    """Answers on a free port of 127.0.0.1 from the start until `close()`; a subclass says how in `answer`."""

    def __init__(self) -> None:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *arguments: object) -> None:
                pass

            def handle_any(self) -> None:
                server.answer(self)

            do_GET = do_HEAD = do_PUT = do_DELETE = handle_any  # noqa: N815, the names are the library's

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=[0.05], daemon=True).start()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        raise AssertionError(f"nobody answers {request.path}")

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()
