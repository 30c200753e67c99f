"""Which questions ask the same: by the key terms that they share, simple enough to be explained.

A question's key terms are the stems of its telling words (`core.search.language`). Two questions of one language ask
the same where their key terms are the same, or where they share two or more and these are at least ENOUGH of the
shorter one's. Groups form around leaders: questions, the shortest first, that are not alike to a leader before
them. Every question then belongs to the leader that it is most alike to. So the result does not depend on the order in
which questions come, and finding the same questions again, with the leaders that were found, changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Final

from core.search import analysis
from core.search.language import parse

Terms = frozenset[str]

ENOUGH: Final = Fraction(2, 3)
FEWEST_SHARED: Final = 2


def words_by_term(text: str, locale: str) -> dict[str, str]:
    """The key terms of a question, each with the word that it stands for; empty where nothing in it tells."""
    language = analysis.language_of(locale)
    return {analysis.stem(word, language): word for word in parse(" ".join(analysis.words(text)), locale).words}


def likeness(one: Terms, other: Terms) -> Fraction:
    """How alike two questions are, 0 to 1: 0 where they do not ask the same, 1 for the same terms."""
    if one == other:
        return Fraction(1)
    shared = len(one & other)
    if shared < FEWEST_SHARED or Fraction(shared, min(len(one), len(other))) < ENOUGH:
        return Fraction(0)
    return Fraction(shared, len(one | other))


class Leaders:
    """Those that groups form around; found by a term they have."""

    def __init__(self, leaders: Iterable[Terms] = ()) -> None:
        self._by_term: dict[str, set[Terms]] = defaultdict(set)
        for leader in leaders:
            self.add(leader)

    def add(self, leader: Terms) -> None:
        """One more."""
        for term in leader:
            self._by_term[term].add(leader)

    def best(self, question: Terms) -> Terms | None:
        """The leader that a question is most alike to; of equals the one whose terms come first. None where none is."""
        near = {leader for term in question for leader in self._by_term.get(term, ())}
        ranked = sorted((-likeness(question, leader), sorted(leader), leader) for leader in near)
        return ranked[0][2] if ranked and ranked[0][0] else None


def new_leaders(questions: Collection[Terms], known: Iterable[Terms] = ()) -> list[Terms]:
    """The leaders that the questions need beside those that are `known`, the shortest first."""
    leaders, found = Leaders(known), []
    for question in sorted({one for one in questions if one}, key=lambda one: (len(one), sorted(one))):
        if leaders.best(question) is None:
            leaders.add(question)
            found.append(question)
    return found
