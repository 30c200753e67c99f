"""Short texts in several languages, stored as one JSON object: `{"en": "News", "de": "Neues"}`."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
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


_EXAMPLE = {"example": '{"en": "News", "de": "Neues"}'}
