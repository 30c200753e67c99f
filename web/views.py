"""The web app's page: one HTML file, with a head and readable text rendered on the server for public pages."""

from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.safestring import mark_safe
from django.utils.translation import get_language_from_request
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from cms.embeds import frame_sources
from core.text import script_json

from .pages import Page, public_page

# Languages with a manifest of their own in web/public: how an installed app starts. English has the plain name.
MANIFESTS = frozenset({"de", "es"})


def policy() -> str:
    """The Content-Security-Policy of the web app.

    Pictures and videos may come from where uploads are kept, frames from the sites that `cms.embeds` knows.
    """
    files = bucket()
    return "; ".join(
        [
            "default-src 'self'",
            f"img-src 'self' data: blob:{files}",
            f"media-src 'self' blob:{files}",
            "style-src 'self' 'unsafe-inline'",
            "connect-src 'self' ws: wss:",
            "worker-src 'self'",
            "manifest-src 'self'",
            f"frame-src 'self' {' '.join(frame_sources())}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def bucket() -> str:
    """The host of uploads, with a space before it, where it is not ours."""
    address = urlsplit(default_storage.url("any"))
    return f" {address.scheme}://{address.netloc}" if address.netloc else ""


@lru_cache(maxsize=1)
def _shell(path: str, changed: float) -> str:
    return Path(path).read_text()


def shell() -> str:
    """The built index.html, read again when a new build replaced it."""
    path = Path(settings.WEB_DIST) / "index.html"
    if not path.exists():
        raise ImproperlyConfigured("The web app is not built yet; run: make web")
    return _shell(str(path), path.stat().st_mtime)


def head(page: Page) -> str:
    """The elements of `<head>` that say what the page is."""
    lines = [
        f"<title>{escape(page.title)}</title>",
        f'<meta name="description" content="{escape(page.description)}">',
        f'<meta property="og:title" content="{escape(page.title)}">',
        f'<meta property="og:description" content="{escape(page.description)}">',
    ]
    if page.canonical:
        address = escape(page.canonical)
        lines += [f'<link rel="canonical" href="{address}">', f'<meta property="og:url" content="{address}">']
    for locale, there in page.alternates.items():
        lines.append(f'<link rel="alternate" hreflang="{escape(locale)}" href="{escape(there)}">')
    if page.feed:
        lines.append(f'<link rel="alternate" type="application/atom+xml" href="{escape(page.feed)}">')
    lines += [f'<script type="application/ld+json">{script_json(block)}</script>' for block in page.json_ld]
    if not page.index:
        lines.append('<meta name="robots" content="noindex">')
    return "\n    ".join(lines)


def render(page: Page) -> str:
    """The shell with the page's head and text. Without a text the app's place stays empty: it draws at once there."""
    text = f'<main class="served">{page.html}</main>' if page.html else ""
    html = shell().replace("<!--kerf:head-->", head(page)).replace("<!--kerf:body-->", text)
    if page.locale in MANIFESTS:
        html = html.replace('href="/manifest.webmanifest"', f'href="/manifest.{page.locale}.webmanifest"', 1)
    return mark_safe(html.replace('<html lang="en"', f'<html lang="{escape(page.locale)}"', 1))  # noqa: S308 - parts are escaped above, page.html is sanitised where it enters


@require_safe
@ensure_csrf_cookie
def page(request: HttpRequest, locale: str = "", rest: str = "") -> HttpResponse:
    """Any page of the web app. What is rendered here is what an anonymous reader may see, for everyone."""
    found = public_page(request.path, locale, AnonymousUser())
    response = HttpResponse(render(found), status=found.status)
    response["Content-Language"] = found.locale
    response["Content-Security-Policy"] = policy()
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """`/`: to the reader's language."""
    language = get_language_from_request(request)
    known = {code for code, _ in settings.LANGUAGES}
    locale = language if language in known else settings.LANGUAGE_CODE
    response = HttpResponseRedirect(f"/{locale}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
