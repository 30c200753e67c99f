"""Writing what editors decide about search: synonyms and pinned results. In force with the next question."""

from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from core.accounts.models import Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit

from .events import RulesChanged
from .models import Pin, SearchFamily, SynonymGroup, SynonymKey
from .policies import can_edit_rules
from .synonyms import LONGEST_TERM, MOST_TERMS, Group, pin_key, words_of

LONGEST_PHRASE = 200

Rule = TypeVar("Rule", bound=Model)


@transaction.atomic
def save_synonyms(
    *, actor: Viewer, locale: str, terms: list[str], one_way: bool = False, group_id: int | None = None
) -> SynonymGroup:
    """Say which terms mean the same in a locale, in a new group or in the place of an old one's.

    Refuses fewer than two different terms or more than MOST_TERMS, and terms of more than LONGEST_TERM words.
    """
    _allow(actor)
    _check_locale(locale)
    group = checked_group(terms, locale, one_way=one_way)
    row = _existing(SynonymGroup.objects.visible_to(actor), group_id) if group_id else SynonymGroup()
    before = row.locale
    row.locale, row.terms, row.one_way = locale, list(group.terms), one_way
    row.save()
    row.keys.all().delete()
    SynonymKey.objects.bulk_create(
        SynonymKey(group=row, locale=locale, key=key) for key in sorted({*group.keys(locale)})
    )
    _tell(before, locale)
    return row


@transaction.atomic
def delete_synonyms(*, actor: Viewer, group_id: int) -> None:
    """Forget a group: its terms no longer find each other."""
    _allow(actor)
    row = _existing(SynonymGroup.objects.visible_to(actor), group_id)
    locale = row.locale
    row.delete()
    _tell(locale)


@transaction.atomic
def save_pin(*, actor: Viewer, locale: str, phrase: str, kind: str, object_id: int, pin_id: int | None = None) -> Pin:
    """Let an object stand first for a question in a locale. Refuses what search does not know there.

    It is shown only to those who may read it, and only while it can be found at all.
    """
    _allow(actor)
    _check_locale(locale)
    key = checked_phrase(phrase, locale)
    row = _existing(Pin.objects.visible_to(actor), pin_id) if pin_id else Pin()
    if Pin.objects.filter(locale=locale, key=key).exclude(pk=row.pk).exists():
        raise DomainError(ErrorCode.CONFLICT, _("Another result is pinned for this question already."), "phrase")
    known = SearchFamily.objects.filter(kind=kind, object_id=object_id, documents__locale=locale)
    if not known.exists():
        raise DomainError(ErrorCode.INVALID, _("Choose something that search can find in this language."), "target")
    before = row.locale
    row.locale, row.phrase, row.key, row.kind, row.object_id = locale, " ".join(phrase.split()), key, kind, object_id
    row.save()
    _tell(before, locale)
    return row


@transaction.atomic
def delete_pin(*, actor: Viewer, pin_id: int) -> None:
    """Let the ranking decide again."""
    _allow(actor)
    row = _existing(Pin.objects.visible_to(actor), pin_id)
    locale = row.locale
    row.delete()
    _tell(locale)


def checked_group(terms: list[str], locale: str, *, one_way: bool = False) -> Group:
    """The group that these terms make; refuses what is no group."""
    kept = list(dict.fromkeys(" ".join(term.split()) for term in terms if term.strip()))
    read = {term: words_of(term, locale) for term in kept}
    for term, words in read.items():
        if not words or len(words) > LONGEST_TERM:
            message = _("“%(term)s” has no words to search for, or more than %(most)s.")
            raise DomainError(ErrorCode.INVALID, message % {"term": term[:80], "most": LONGEST_TERM}, "terms")
    group = Group(tuple(kept), one_way)
    if len({*Group(group.terms).keys(locale)}) < 2 or len(kept) > MOST_TERMS:
        message = _("Give two to %(most)s terms that differ in more than their endings.")
        raise DomainError(ErrorCode.INVALID, message % {"most": MOST_TERMS}, "terms")
    return group


def checked_phrase(phrase: str, locale: str) -> str:
    """The key of a phrase; refuses one that asks for nothing."""
    words = words_of(phrase, locale)
    if not words or len(phrase) > LONGEST_PHRASE:
        raise DomainError(ErrorCode.INVALID, _("Type a question of a few words."), "phrase")
    return pin_key(words, locale)


def _allow(actor: Viewer) -> None:
    if not can_edit_rules(actor):
        raise DomainError(ErrorCode.FORBIDDEN, _("Only writers decide what search finds first."))


def _check_locale(locale: str) -> None:
    if locale not in dict(settings.LANGUAGES):
        raise DomainError(ErrorCode.INVALID, _("Choose one of the site's languages."), "locale")


def _existing(rows: QuerySet[Rule], pk: int) -> Rule:
    row = rows.select_for_update().filter(pk=pk).first()
    if row is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("This no longer exists."))
    return row


def _tell(*locales: str) -> None:
    for locale in sorted({*filter(None, locales)}):
        emit(RulesChanged(locale=locale))
