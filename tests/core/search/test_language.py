"""Questions are read, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search import analysis
from core.search.language import MOST_WORDS, Question, parse


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("cut acrylic", Question(words=("cut", "acrylic"), unfinished=True)),
        ("cut acrylic ", Question(words=("cut", "acrylic"))),
        ("how do I cut the felt?", Question(words=("cut", "felt"))),
        ("¼ ⑴", Question(words=("14", "1"))),
        ("how to", Question(words=("how", "to"), unfinished=True)),
        ('"air assist" hose', Question(words=("hose",), phrases=(("air", "assist"),), unfinished=True)),
        ('"kerf"', Question(words=("kerf",))),
        ("lens -mirror", Question(words=("lens",), excluded=(("mirror",),))),
        ('lens -"red dot"', Question(words=("lens",), excluded=(("red", "dot"),))),
        ("Schnitt\u00adfugen\u00adbreite", Question(words=("schnittfugenbreite",), unfinished=True)),
        ("half-hour", Question(words=("half", "hour"), unfinished=True)),
        ('lens "unbalanced', Question(words=("lens", "unbalanced"), unfinished=True)),
        ("-lens", Question(excluded=(("lens",),))),
        ("Straße größer", Question(words=("strasse", "grosser"), unfinished=True)),
        ("- \" -- ''", Question()),
        ("lens lens LENS", Question(words=("lens",), unfinished=True)),
    ],
)
def test_reads_words_phrases_and_exclusions(text: str, question: Question) -> None:
    assert parse(text) == question


def test_words_are_common_only_in_the_language_that_was_asked_in() -> None:
    assert parse("die casting", "en").words == ("die", "casting")
    assert parse("die linse", "de").words == ("linse",)


@given(st.text(max_size=2_000))
def test_any_text_is_a_question_of_bounded_size(text: str) -> None:
    question = parse(text)
    words = [*question.words, *(w for part in question.phrases + question.excluded for w in part)]
    assert len(question.words) <= MOST_WORDS
    assert all(0 < len(word) <= analysis.LONGEST_WORD for word in words)
    assert all(char.isalnum() for word in words for char in word)


@given(st.lists(st.from_regex(r"\A[a-z]{3,9}\Z"), min_size=1, max_size=5), st.from_regex(r"\A[a-z]{3,9}\Z"))
def test_what_is_excluded_is_never_asked_for(words: list[str], excluded: str) -> None:
    question = parse(" ".join([*words, f"-{excluded}"]))
    assert set(question.words) <= set(words)
    assert question.excluded == ((excluded,),)
    assert not question.unfinished
