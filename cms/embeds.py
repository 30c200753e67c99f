"""Videos and interactive pages of other sites, recognised by their address alone: nothing is asked of anybody.

Only frames of known hosts are shown. What a reader's browser loads is an address made here from parts that were
checked, never the one that was pasted.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, quote, urlsplit, urlunsplit

from django.conf import settings

MAX_ADDRESS = 500

_YOUTUBE = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com", "youtu.be"})
_VIMEO = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO_PATH = re.compile(r"/(?:video/|channels/[a-z0-9]+/)?(\d{1,12})(?:/([0-9a-f]{6,20}))?/?", re.ASCII)
_VIMEO_HASH = re.compile(r"[0-9a-f]{6,20}")
_PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{1,40})/?")
_START = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?", re.ASCII)
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")


@dataclass(frozen=True, slots=True)
class Embed:
    """What may be shown in a frame: `frame` is its address there, `address` that of its own page."""

    provider: str
    frame: str
    address: str


def frame_sources() -> list[str]:
    """The origins whose frames the web app may show, as a Content-Security-Policy names them."""
    return [f"https://{host}" for host in ("www.youtube-nocookie.com", "player.vimeo.com", *further_hosts())]


def further_hosts() -> list[str]:
    """The hosts of `EMBED_HOSTS`. This site is none of them: its frames could act in the reader's name."""
    own = urlsplit(settings.PUBLIC_URL).hostname
    return [host for host in settings.EMBED_HOSTS if _HOST.fullmatch(host) and host != own]


def embed_of(address: str) -> Embed | None:
    """What the address shows in a frame; None where it is none that is known."""
    parts = _split(address)
    if parts is None:
        return None
    host = parts.hostname or ""
    if host in _YOUTUBE:
        return _youtube(host, parts)
    if host in _VIMEO:
        return _vimeo(parts)
    return _further(host, parts) if host in further_hosts() else None


def _split(address: str) -> SplitResult | None:
    """The parts of an address; None for what browsers might read in another way than we do."""
    address = address.strip()
    if len(address) > MAX_ADDRESS or re.search(r"[\s\\<>\"'`{}|^]|[^\x21-\x7e]", address):
        return None
    try:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or parts.netloc.lower() != parts.hostname:
            # Names and ports have no place here.
            return None
    except ValueError:
        return None
    return parts


def _youtube(host: str, parts: SplitResult) -> Embed | None:
    query = parse_qs(parts.query, max_num_fields=50) if parts.query.count("&") < 50 else {}
    if host == "youtu.be":
        id = parts.path.strip("/")
    elif parts.path.rstrip("/") == "/watch":
        id = (query.get("v") or [""])[0]
    else:
        kind, _, id = parts.path.strip("/").partition("/")
        if kind not in {"embed", "shorts", "live"}:
            return None
    if not _YOUTUBE_ID.fullmatch(id):
        return None
    second = _start(next(iter(query.get("t") or query.get("start") or ()), ""))
    frame = f"https://www.youtube-nocookie.com/embed/{id}?rel=0" + (f"&start={second}" if second else "")
    return Embed("YouTube", frame, f"https://www.youtube.com/watch?v={id}" + (f"&t={second}s" if second else ""))


def _vimeo(parts: SplitResult) -> Embed | None:
    found = _VIMEO_PATH.fullmatch(parts.path)
    if found is None:
        return None
    query = parse_qs(parts.query, max_num_fields=50) if parts.query.count("&") < 50 else {}
    given = (query.get("h") or [""])[0]
    secret = found[2] or (given if _VIMEO_HASH.fullmatch(given) else "")
    frame = f"https://player.vimeo.com/video/{found[1]}?dnt=1" + (f"&h={secret}" if secret else "")
    return Embed("Vimeo", frame, f"https://vimeo.com/{found[1]}" + (f"/{secret}" if secret else ""))


def _further(host: str, parts: SplitResult) -> Embed | None:
    """A video of a PeerTube, or any page of a host that the operator trusts."""
    if found := _PEERTUBE_PATH.fullmatch(parts.path):
        return Embed(
            host, f"https://{host}/videos/embed/{found[1]}?peertubeLink=0", f"https://{host}/videos/watch/{found[1]}"
        )
    path, query = quote(parts.path or "/", safe="/%:@!$&()*+,;=~"), quote(parts.query, safe="/%:@!$&()*+,;=~?")
    address = urlunsplit(("https", host, path, query, ""))
    return Embed(host, address, address)


def _start(text: str) -> int:
    found = _START.fullmatch(text)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return 3600 * hours + 60 * minutes + seconds
