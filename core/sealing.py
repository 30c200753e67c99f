"""Text that rests encrypted: a copy of the database alone does not tell it."""

import base64
import hashlib
from functools import lru_cache
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

_PREFIX: Final = "kerf"


class Unreadable(Exception):
    """The text was sealed with a key that is neither SECRET_KEY nor among SECRET_KEY_FALLBACKS, or was changed."""


def seal(text: str, *, purpose: str) -> str:
    """`text`, encrypted and signed with a key derived from SECRET_KEY for this purpose alone."""
    return _cipher(purpose, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """What `seal` was given; keys in SECRET_KEY_FALLBACKS still open. Raises Unreadable."""
    try:
        cipher = _cipher(purpose, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
        return cipher.decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Unreadable(f"Sealed for {purpose!r} with another SECRET_KEY, or changed since.") from error


@lru_cache(maxsize=8)
def _cipher(purpose: str, keys: tuple[str, ...]) -> MultiFernet:
    def derived(key: str) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{_PREFIX}.{purpose}\0{key}".encode()).digest()))

    return MultiFernet([derived(key) for key in keys])
