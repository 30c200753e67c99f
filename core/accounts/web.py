"""Where the web app shows what has to do with accounts. The routes belong to `web/`; this is their one copy here."""

from urllib.parse import quote

from django.conf import settings


def locale_of(language: str | None) -> str:
    """The site language nearest to `language`: itself, its base, or the default."""
    known = dict(settings.LANGUAGES)
    code = (language or "").lower()
    return next((each for each in (code, code.partition("-")[0]) if each in known), settings.LANGUAGE_CODE)


def web_path(route: str, language: str | None, **query: str) -> str:
    """The path of a page of the web app: `web_path("account/sign-in", "de", next="/admin/")`."""
    search = "&".join(f"{name}={quote(value, safe='/')}" for name, value in query.items())
    return f"/{locale_of(language)}/{route}{'?' if search else ''}{search}"


def web_url(route: str, language: str | None, **query: str) -> str:
    """The same as an absolute address, for mail."""
    return settings.PUBLIC_URL + web_path(route, language, **query)


def in_locale(url: str, locale: str) -> str:
    """An address that `web_url` made, of the same page in another language."""
    _locale, _slash, route = url.removeprefix(f"{settings.PUBLIC_URL}/").partition("/")
    return f"{settings.PUBLIC_URL}/{locale}/{route}"
