"""Codes of languages, as clients and people give them."""

import re

from django.utils.translation import gettext as _

from core.errors import DomainError, ErrorCode

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def language_code(language: str) -> str:
    """The BCP 47 code in lower case, empty for nothing. Raises INVALID for what is none."""
    code = language.strip().replace("_", "-").lower()
    if code and (len(code) > 12 or not _LANGUAGE.fullmatch(code)):
        raise DomainError(ErrorCode.INVALID, _("“%(code)s” is not a language code.") % {"code": language}, "language")
    return code
