"""Mistyped words lead to the known ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search import spelling


@pytest.mark.parametrize(
    ("left", "right", "errors"),
    [
        ("kerf", "kerf", 0),
        ("kref", "kerf", 1),
        ("kef", "kerf", 1),
        ("kerfs", "kerf", 1),
        ("korf", "kerf", 1),
        ("ca", "abc", 3),
    ],
)
def test_distance_counts_letters_and_swaps(left: str, right: str, errors: int) -> None:
    assert spelling.distance(left, right, 3) == errors


@pytest.mark.parametrize("word", ["kerf", "mirror", "engraving", "calibration"])
@pytest.mark.django_db
def test_every_single_error_is_forgiven(word: str) -> None:
    spelling.learn([word])
    dropped = {word[:i] + word[i + 1 :] for i in range(len(word))}
    doubled = {word[:i] + word[i] + word[i:] for i in range(len(word))}
    replaced = {word[:i] + "x" + word[i + 1 :] for i in range(len(word))}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    mistyped = {typo for typo in dropped | doubled | replaced | swapped if len(typo) >= 4} - {word}
    assert {typo for typo in mistyped if spelling.near(typo) != [word]} == set()


@pytest.mark.django_db
def test_short_words_and_numbers_are_taken_as_they_are() -> None:
    spelling.learn(["cut", "3000", "co2", "cart"])
    assert spelling.near("cat") == []
    assert spelling.near("3001") == []


@pytest.mark.django_db
def test_the_nearest_word_comes_first() -> None:
    spelling.learn(["cleaning", "cleanings", "learning"])
    assert spelling.near("cleanin") == ["cleaning", "cleanings"]


@given(st.text("abcde", max_size=9), st.text("abcde", max_size=9))
def test_distance_is_symmetric_and_stops_at_its_limit(left: str, right: str) -> None:
    errors = spelling.distance(left, right, 2)
    assert errors == spelling.distance(right, left, 2)
    assert 0 <= errors <= 3
    assert (errors == 0) == (left == right)
