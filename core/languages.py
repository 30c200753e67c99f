"""Several languages: short texts stored as one JSON object, `{"en": "News", "de": "Neues"}`, names, our catalogues."""

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _


def validate_by_language(value: object) -> None:
    """Refuse anything but an object that has a text for some of the site's languages."""
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise ValidationError(_("Write an object with a text for each language: %(example)s"), params=_EXAMPLE)
    if unknown := set(value) - set(dict(settings.LANGUAGES)):
        raise ValidationError(_("Unknown language: %(codes)s"), params={"codes": ", ".join(sorted(unknown))})


def in_language(texts: Mapping[str, str], locale: str) -> str:
    """The text in a language; else in the site's own; else in any; else nothing."""
    return texts.get(locale) or texts.get(settings.LANGUAGE_CODE) or next(iter(texts.values()), "")


def language_name(code: str) -> str:
    """The language's name in itself ("Deutsch"), or the code where Django does not know it."""
    for candidate in (code, code.partition("-")[0]):
        try:
            name = str(get_language_info(candidate)["name_local"])
        except KeyError:
            continue
        return name[:1].upper() + name[1:]
    return code


@register(Tags.translation)
def translations_are_compiled(**kwargs: object) -> list[CheckMessage]:
    """Warn of catalogues that Django cannot read: it would speak English and say nothing of it."""
    sources = [path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/*.po")]
    return [
        Warning(f"{path} is not compiled.", hint="Run: make setup", id="kerf.W001")
        for path in sorted(sources)
        if not path.with_suffix(".mo").exists()
    ]


_EXAMPLE = {"example": '{"en": "News", "de": "Neues"}'}
