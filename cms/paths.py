"""Where a page stands in the web app.

The page tree is Root > home of each locale > categories, nested or not > pages, and a home's slug is its
locale's code. So a page's place in the tree (`url_path`) and its place in the web app say the same thing,
and neither needs the database to become the other:

    /en/                        /en/
    /en/cutting/                /en/learn/cutting
    /en/cutting/kerf-width/     /en/learn/cutting/kerf-width
    /en/cutting/advanced/focus/ /en/learn/cutting/advanced/focus
"""

from django.conf import settings
from django.utils.text import slugify

SECTION = "learn"
MAX_PATH = 1000


def content_path(url_path: str) -> str:
    """The web app's path of a page, by its `url_path`."""
    home, _, rest = url_path.strip("/").partition("/")
    return f"/{home}/{SECTION}/{rest}" if rest else f"/{home}/"


def tree_path(path: str) -> str | None:
    """The `url_path` of the page that a path of the web app names; None where it names no page."""
    if len(path) > MAX_PATH:
        return None
    home, *rest = path.partition("?")[0].partition("#")[0].strip("/").split("/")
    if not home or (rest and (rest[0] != SECTION or len(rest) == 1)):
        return None
    return "/".join(["", home, *rest[1:], ""])


def slug_of(text: str) -> str:
    """The last part of an address that Wagtail makes of a title; empty where nothing of the text can stand in one."""
    return slugify(text, allow_unicode=getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True))


def full_url(path: str) -> str:
    """The address that other sites use for a path of ours."""
    return f"{settings.PUBLIC_URL}{path}"


def locale_of(path: str) -> str:
    """The locale that a path of the web app, or a page's `url_path`, begins with."""
    return path.strip("/").partition("/")[0]


def default_locale() -> str:
    """The locale that originals are written in, and that readers fall back to."""
    return str(settings.LANGUAGE_CODE)
