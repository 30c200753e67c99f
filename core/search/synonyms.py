"""What else would say it: synonyms and pinned results, applied to a question when it is asked.

Nothing is written into an index, so a change shows in the next answer of every process and every engine. A
question reads its rules with two statements on indexed keys, however many rules there are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from . import analysis
from .language import Question, Term, Words, parse
from .models import Pin, SynonymGroup

LONGEST_TERM = 4
"""Words of a term."""

MOST_TERMS = 20
"""Terms of a group."""

MOST_EXPANSIONS = 40
"""Synonyms that one question is widened by."""


@dataclass(frozen=True)
class Group:
    """Terms that mean the same; where `one_way`, only the first finds the others."""

    terms: tuple[str, ...]
    one_way: bool = False

    def keys(self, locale: str) -> list[str]:
        """The keys of the terms that find the others."""
        return [key(words_of(term, locale), locale) for term in (self.terms[:1] if self.one_way else self.terms)]


@dataclass(frozen=True)
class Rules:
    """What editors decided about one question."""

    groups: tuple[Group, ...] = ()
    pinned: tuple[str, int] | None = None
    """Kind and id of the object that stands first."""


RulesOf = Callable[[Question, str | None], Rules]
"""The rules for a question that is asked in a locale, or in none."""


def words_of(text: str, locale: str | None) -> Words:
    """The words of a term or a phrase, read as those of a question."""
    return parse(text.replace('"', " ").replace("-", " "), locale).words


def key(words: Iterable[str], locale: str) -> str:
    """What two inflections of a term have in common: their stems, in order."""
    language = analysis.language_of(locale)
    return " ".join(analysis.stem(word, language) for word in words)


def pin_key(words: Iterable[str], locale: str) -> str:
    """What all orders and inflections of a phrase have in common."""
    return " ".join(sorted(key(words, locale).split()))


def stored(question: Question, locale: str | None, *, besides_group: int = 0, besides_pin: int = 0) -> Rules:
    """The rules that are in force, but for those left out. A search in all languages (no locale) has none."""
    if locale is None or not question.words:
        return Rules()
    keys = {key(run, locale) for run in runs(question.words)}
    groups = SynonymGroup.objects.filter(keys__locale=locale, keys__key__in=keys).exclude(pk=besides_group).distinct()
    plain = not question.phrases and not question.excluded
    pins = Pin.objects.filter(locale=locale, key=pin_key(question.words, locale)).exclude(pk=besides_pin)
    pin = pins.first() if plain else None
    return Rules(
        tuple(Group(tuple(group.terms), group.one_way) for group in groups.order_by("pk")),
        (pin.kind, pin.object_id) if pin else None,
    )


def with_group(group: Group, locale: str, *, instead_of: int = 0) -> RulesOf:
    """The rules as they would be with `group`, new or in the place of a stored one."""

    def rules(question: Question, asked: str | None) -> Rules:
        saved = stored(question, asked, besides_group=instead_of)
        return replace(saved, groups=(*saved.groups, group)) if asked == locale else saved

    return rules


def with_pin(pinned: tuple[str, int], phrase_key: str, locale: str, *, instead_of: int = 0) -> RulesOf:
    """The rules as they would be with a result pinned, anew or in the place of a stored pin."""

    def rules(question: Question, asked: str | None) -> Rules:
        saved = stored(question, asked, besides_pin=instead_of)
        meant = asked == locale and pin_key(question.words, locale) == phrase_key
        return replace(saved, pinned=pinned) if meant else saved

    return rules


def runs(words: Words) -> Iterable[Words]:
    """Everything in a question that could be a term: runs of neighbouring words, the longest first."""
    for length in range(min(LONGEST_TERM, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield words[start : start + length]


def widened(question: Question, locale: str, groups: Iterable[Group]) -> Question:
    """The question with the synonyms of its terms. At most MOST_EXPANSIONS; the longest terms come first."""
    meanings: dict[str, list[Words]] = {}
    for group in groups:
        terms = [words_of(term, locale) for term in group.terms]
        for found in group.keys(locale):
            meanings.setdefault(found, []).extend(term for term in terms if term and key(term, locale) != found)
    left, synonyms = MOST_EXPANSIONS, []
    for run in runs(question.words):
        others = tuple(dict.fromkeys(meanings.get(key(run, locale), ())))[:left]
        if others:
            synonyms.append(Term(run, others))
            left -= len(others)
    return replace(question, synonyms=tuple(synonyms))
