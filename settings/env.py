"""Reading settings from environment variables, with one clear line when a value is wrong."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


def text(name: str, default: str = "") -> str:
    """The variable's value, or `default` where it is unset or empty."""
    return os.environ.get(name) or default


def number(name: str, default: int) -> int:
    """The variable as an integer."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise SystemExit(f"{name} is {value!r}; it must be a whole number.") from None


def flag(name: str, default: bool = False) -> bool:
    """The variable as a boolean: 1/true/yes/on or 0/false/no/off."""
    value = text(name, "on" if default else "off").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise SystemExit(f"{name} is {value!r}; use 'on' or 'off'.")


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, split at commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def required(name: str) -> str:
    """The variable's value; the process ends with one line where it is missing."""
    value = text(name)
    if not value:
        raise SystemExit(f"{name} is not set; the production profile needs it.")
    return value


def postgres(url: str) -> dict[str, object]:
    """Django's DATABASES entry for `postgresql://user:password@host:port/name`."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SystemExit("KERF_DATABASE_URL must look like postgresql://user:password@host:5432/kerf")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def bucket(name: str, endpoint: str = "") -> dict[str, object]:
    """Django's STORAGES entry for a private bucket of an S3-compatible store; credentials are the AWS variables'."""
    options = {
        "bucket_name": name,
        "endpoint_url": endpoint or None,
        "signature_version": "s3v4",
        # A file that is read goes to disk beyond this. The library would hold a whole video in memory.
        "max_memory_size": 8 * 1024**2,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def directory(path: Path) -> Path:
    """`path`, created where it is missing."""
    path.mkdir(parents=True, exist_ok=True)
    return path
