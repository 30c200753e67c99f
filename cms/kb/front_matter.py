"""The head of a Markdown file: YAML between `---` lines, or TOML between `+++` lines."""

import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from cms.kinds import KINDS
from cms.markdown.plain_yaml import MAX_YAML, BadYaml, dump, load
from cms.models import Audience
from core.contributions import one_line

_HEAD = re.compile(r"\A(---|\+\+\+)[ \t]*\n(?P<head>.*?)(?:^|\n)\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_NAMES = {
    "title": ("title",),
    "slug": ("slug",),
    "summary": ("summary", "description", "excerpt"),
    "tags": ("tags", "keywords"),
    "locale": ("locale", "lang", "language"),
    "date": ("date",),
    "draft": ("draft",),
    "order": ("order", "weight", "nav_order", "sidebar_position"),
    "icon": ("icon",),
    "type": ("type",),
    "video": ("video",),
    "area": ("area",),
    "audience": ("audience",),
    "version": ("version",),
    "released": ("released", "release_date"),
    "review_by": ("review_by",),
    "owner": ("owner",),
    "seo_title": ("seo_title",),
    "seo_description": ("seo_description",),
}
_KINDS = {"home", "category", *KINDS}


Day = date  # Where a field has the name of the class.


class BadFrontMatter(Exception):
    """The head of a file cannot be read; the message says why."""


@dataclass
class FrontMatter:
    """What the head of a file says of its page, and in `unknown` what no page has a field for."""

    title: str = ""
    slug: str = ""
    summary: str = ""
    tags: list[str] = field(default_factory=list)
    locale: str = ""
    date: datetime | None = None
    draft: bool = False
    order: float | None = None
    icon: str = ""
    type: str = ""
    video: str = ""
    area: str = ""
    audience: str = ""
    version: str = ""
    released: Day | None = None
    review_by: Day | None = None
    owner: str = ""
    seo_title: str = ""
    seo_description: str = ""
    unknown: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    lines: int = 0
    """How many lines the head takes: the text begins behind them."""


def split(text: str) -> tuple[FrontMatter, str]:
    """The head of a file, empty where there is none, and the text behind it."""
    found = _HEAD.match(text[: MAX_YAML + 100])
    if found is None:
        return FrontMatter(), text
    values = _toml(found["head"]) if found[1] == "+++" else _yaml(found["head"])
    front = _read(values)
    front.lines = found[0].count("\n")
    return front, text[found.end() :]


def stated(front: FrontMatter) -> dict[str, str]:
    """What the head says of fields that a file may leave to Wagtail.

    The slug is noted even where there is none: notes without it are older than this.
    """
    said = {
        "review_by": front.review_by.isoformat() if front.review_by else "",
        "owner": front.owner,
        "area": front.area,
        "audience": front.audience,
        "seo_title": front.seo_title,
        "seo_description": front.seo_description,
    }
    return {"slug": front.slug, **{name: value for name, value in said.items() if value}}


def write(values: dict[str, Any]) -> str:
    """The head of a file that `split` reads again; what is empty is left out."""
    kept = {name: value for name, value in values.items() if value not in (None, "", [], False)}
    return f"---\n{dump(kept)}---\n" if kept else ""


def _yaml(head: str) -> Any:
    try:
        return load(head)
    except BadYaml as error:
        raise BadFrontMatter(f"the front matter is not YAML that can be read: {error}") from error


def _toml(head: str) -> Any:
    try:
        return tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadFrontMatter(f"the front matter is not TOML that can be read: {error}") from error


def _read(values: Any) -> FrontMatter:
    if values is None:
        return FrontMatter()
    if not isinstance(values, dict):
        raise BadFrontMatter("the front matter holds no names and values")
    front = FrontMatter()
    rest = {_clean(str(name)): value for name, value in values.items()}
    for name, spellings in _NAMES.items():
        for spelling in spellings:
            if spelling in rest and _take(front, name, rest[spelling]):
                del rest[spelling]
                break
    front.unknown = _plain(rest)
    return front


def _take(front: FrontMatter, name: str, value: Any) -> bool:
    """Set a field; whether the value says anything that the field can hold."""
    match name:
        case "tags":
            words = value.split(",") if isinstance(value, str) else value
            if not isinstance(words, list) or not all(isinstance(word, str | int | float) for word in words):
                return False
            front.tags = [word for word in (one_line(str(word))[:100].strip() for word in words) if word]
        case "date":
            front.date = _moment(value)
            return front.date is not None
        case "review_by" | "released":
            moment = _moment(value)
            setattr(front, name, moment.date() if moment else None)
            return moment is not None
        case "version":
            front.version = one_line(str(value))[:40].strip()
            return isinstance(value, str | int | float) and not isinstance(value, bool)
        case "draft":
            if not isinstance(value, bool):
                return False
            front.draft = value
        case "order":
            if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
                return False
            front.order = float(value)
        case "type" if not isinstance(value, str) or value not in _KINDS:
            return False
        case "audience" if value not in Audience.values:
            return False
        case _:
            if not isinstance(value, str | int | float) or isinstance(value, bool):
                return False
            setattr(front, name, one_line(str(value)))
    return True


def _moment(value: Any) -> datetime | None:
    try:
        if isinstance(value, datetime):
            moment: datetime | None = value
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)
        else:
            day = parse_date(str(value))
            moment = datetime(day.year, day.month, day.day) if day else parse_datetime(str(value))
    except ValueError:
        return None
    if moment is None or not 1000 < moment.year < 9000:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


def _plain(value: Any) -> Any:
    """The value as JSON can hold it and a database can store it."""
    return json.loads(json.dumps(_clean(value), default=str, allow_nan=False) if _is_finite(value) else "{}")


def _is_finite(value: Any) -> bool:
    try:
        json.dumps(value, default=str, allow_nan=False)
    except ValueError:
        return False
    return True


def _clean(value: Any) -> Any:
    """Text without what no database stores: zeros and half characters."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_clean(str(name)): _clean(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_clean(inner) for inner in value]
    return value
