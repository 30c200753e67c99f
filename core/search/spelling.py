"""Which known words a mistyped word could have meant, found through shared fragments.

Two words within one typing error of each other share the fragment that is left when the letter at fault is
dropped from both (the deletion neighbourhood; the bounded prefix is SymSpell's). It is an ordinary index on
any database, and it finds what trigrams miss: `kref` and `kerf` share no trigram.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import combinations, groupby
from operator import itemgetter

from django.db.models import F, QuerySet
from django.utils import timezone

from .analysis import words
from .models import SearchDocument, SearchWord

_SHORTEST, _LONGEST = 4, 32
_PREFIX = 7
_CHUNK = 400
# Longer than any transaction that indexes.
_MEANWHILE = timedelta(minutes=30)


def errors_allowed(word: str) -> int:
    """How many typing errors a word of this length may hold: as OpenSearch's `AUTO:4,7`."""
    if len(word) < _SHORTEST:
        return 0
    return 1 if len(word) < _PREFIX else 2


def learn(found: Iterable[str]) -> None:
    """Make folded words known. Words with digits and very short or long ones are not worth guessing at."""
    fresh = sorted(filter(_is_learnable, set(found)))
    for start in range(0, len(fresh), _CHUNK):
        chunk = fresh[start : start + _CHUNK]
        known = set(
            SearchWord.objects.filter(fragment__in=chunk, word=F("fragment")).values_list("fragment", flat=True)
        )
        # In order, so that two writers who learn the same words wait for each other instead of deadlocking.
        rows = [
            SearchWord(fragment=f, word=word) for word in chunk if word not in known for f in sorted(_fragments(word))
        ]
        SearchWord.objects.bulk_create(rows, batch_size=_CHUNK, ignore_conflicts=True)


def _is_learnable(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha()


def learnable(texts: Iterable[str]) -> set[str]:
    """The words of texts that are worth guessing at."""
    return {word for text in texts for word in words(text) if _is_learnable(word)}


def whole() -> set[str]:
    """The words that are known under exactly the fragments that they have."""
    rows = SearchWord.objects.order_by("word").values_list("word", "fragment").iterator()
    return {word for word, found in groupby(rows, itemgetter(0)) if {part for _, part in found} == _fragments(word)}


def mend() -> None:
    """Bring what is known in line with the documents: forget what none holds, learn what is lacking or broken."""
    known = set(SearchWord.objects.values_list("word", flat=True).distinct().iterator())
    _forget(known - words_of(SearchDocument.objects.all()) | known - whole())
    # Read again, because words may have been indexed meanwhile that were known until they were forgotten.
    learn(words_of(SearchDocument.objects.all()))


def _forget(unwanted: Iterable[str]) -> None:
    rest = sorted(unwanted)
    for start in range(0, len(rest), _CHUNK):
        SearchWord.objects.filter(word__in=rest[start : start + _CHUNK]).delete()


def words_of(documents: QuerySet[SearchDocument]) -> set[str]:
    """The folded words of documents: what can be learned from them."""
    texts = documents.values_list("title", "heading", "body", "tags").iterator(chunk_size=200)
    return {
        word for title, heading, body, tags in texts for text in (title, heading, body, *tags) for word in words(text)
    }


def forget_unused() -> int:
    """Forget words that no document holds any more; answers how many. What is deleted is not suggested either.

    A document that is indexed meanwhile may bring a forgotten word back without saying so, since the word was
    known when it looked: such documents are learned once more.
    """
    since = timezone.now() - _MEANWHILE
    used = words_of(SearchDocument.objects.all())
    unused = set(SearchWord.objects.values_list("word", flat=True).distinct().iterator()) - used
    _forget(unused)
    learn(words_of(SearchDocument.objects.filter(family__indexed_at__gte=since)))
    return len(unused)


def near(word: str, limit: int = 6) -> list[str]:
    """Known words that `word` may be a mistyping of, nearest first; never `word` itself."""
    allowed = errors_allowed(word)
    if not allowed or not word.isalpha() or len(word) > _LONGEST:
        return []
    candidates = SearchWord.objects.filter(fragment__in=_fragments(word)).exclude(word=word)
    found = {known: distance(word, known, allowed) for known in candidates.values_list("word", flat=True).distinct()}
    return sorted((known for known in found if found[known] <= allowed), key=lambda known: (found[known], known))[
        :limit
    ]


def distance(left: str, right: str, limit: int) -> int:
    """Letters to insert, drop, replace or swap with a neighbour to get from one word to the other.

    The optimal string alignment distance; anything above `limit` is answered as `limit + 1`.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, above, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if above and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def _fragments(word: str) -> set[str]:
    """The word, and its beginning with up to as many letters left out as errors are allowed."""
    start = word[:_PREFIX]
    fragments = {word, start}
    for dropped in range(1, errors_allowed(word) + 1):
        fragments.update("".join(kept) for kept in combinations(start, len(start) - dropped))
    return fragments
