"""Headers of files that WhiteNoise serves."""

from collections.abc import MutableMapping


def of_file(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """The service worker is looked at again on every visit, and runs under a policy of its own.

    It may fetch from us, and pictures from where uploads are kept; it loads no code but itself.
    """
    if url == "/sw.js":
        # Settings name this function, and storage is there only when they are complete.
        from .views import bucket

        headers["Cache-Control"] = "no-cache"
        headers["Content-Security-Policy"] = f"default-src 'none'; script-src 'self'; connect-src 'self'{bucket()}"
