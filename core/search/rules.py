"""Writing what editors decide about search: synonyms and pinned results. In force with the next question."""

from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import contributions
from core.accounts.models import Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit

from .engines import Filters
from .events import RulesChanged
from .models import Pin, SynonymGroup, SynonymKey
from .policies import can_edit_rules
from .queries import document_of, object_at
from .synonyms import LONGEST_TERM, MOST_TERMS, Group, pin_key, words_of

LONGEST_PHRASE = 200

Rule = TypeVar("Rule", SynonymGroup, Pin)


@transaction.atomic
def save_synonyms(
    *, actor: Viewer, locale: str, terms: list[str], one_way: bool = False, group_id: int | None = None
) -> SynonymGroup:
    """Say which terms mean the same in a locale, in a new group or in the place of an old one's.

    Refuses fewer than two different terms or more than MOST_TERMS, and terms of more than LONGEST_TERM words.
    """
    _allow(actor)
    contributions.locale(locale)
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
    _delete(actor, SynonymGroup.objects.visible_to(actor), group_id)


@transaction.atomic
def save_pin(*, actor: Viewer, locale: str, phrase: str, kind: str, object_id: int, pin_id: int | None = None) -> Pin:
    """Let an object stand first for a question in a locale. Refuses what the actor cannot find there.

    It is shown only to those who may read it, and only while it can be found at all.
    """
    _allow(actor)
    contributions.locale(locale)
    key = checked_phrase(phrase, locale)
    row = _existing(Pin.objects.visible_to(actor), pin_id) if pin_id else Pin()
    if Pin.objects.filter(locale=locale, key=key).exclude(pk=row.pk).exists():
        raise DomainError(ErrorCode.CONFLICT, _("Another result is pinned for this question already."), "phrase")
    if document_of(actor, kind, object_id, Filters(locale=locale)) is None:
        raise DomainError(ErrorCode.INVALID, _("Choose something that search can find in this language."), "target")
    before = row.locale
    row.locale, row.phrase, row.key, row.kind, row.object_id = locale, " ".join(phrase.split()), key, kind, object_id
    row.save()
    _tell(before, locale)
    return row


@transaction.atomic
def delete_pin(*, actor: Viewer, pin_id: int) -> None:
    """Let the ranking decide again."""
    _delete(actor, Pin.objects.visible_to(actor), pin_id)


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


def checked_target(actor: Viewer, address: str, locale: str) -> tuple[str, int]:
    """Kind and id of what the actor finds at an address; hidden and missing things are refused alike."""
    target = object_at(actor, address, locale)
    if target is None:
        message = _("Nothing that you can find in this language has this address.")
        raise DomainError(ErrorCode.INVALID, message, "target")
    return target


def _allow(actor: Viewer) -> None:
    if not can_edit_rules(actor):
        raise DomainError(ErrorCode.FORBIDDEN, _("Only writers decide what search finds first."))


def _existing(rows: QuerySet[Rule], pk: int) -> Rule:
    row = rows.select_for_update().filter(pk=pk).first()
    if row is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("This no longer exists."))
    return row


def _delete(actor: Viewer, rows: QuerySet[Rule], pk: int) -> None:
    _allow(actor)
    row = _existing(rows, pk)
    row.delete()
    _tell(row.locale)


def _tell(*locales: str) -> None:
    for locale in sorted({*filter(None, locales)}):
        emit(RulesChanged(locale=locale))
