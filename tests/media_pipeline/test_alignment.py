"""When the words of a text are said."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media_pipeline.captions.alignment import matches, timed

# A busy machine makes an example slow, not wrong.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Few words, so that a property meets repetition, which is what alignment is hard with.
WORD = st.sampled_from(["cut", "the", "lens.", "Plywood,", "ACRYLIC!", "kerf", "—", "naïve", "木", "أ", "👍", "it's"])
WORDS = st.lists(WORD, max_size=40)


@st.composite
def heard(draw, words=WORDS):
    """Words with times that rise, from 1 s on."""
    spoken, now = [], 1000
    for word in draw(words):
        start = now + draw(st.integers(0, 300))
        now = start + draw(st.integers(0, 400))
        spoken.append((start, now, word))
    return spoken


def spoken(text, step=500):
    return [(i * step, i * step + step - 100, word) for i, word in enumerate(text.split())]


def test_what_was_heard_like_that_keeps_its_times_whatever_its_case_and_punctuation():
    assert timed(["Set", "the", "Power!"], spoken("set the power."), 0, 1500) == [
        (0, 400, "Set"),
        (500, 900, "the"),
        (1000, 1400, "Power!"),
    ]


def test_a_word_that_stands_for_another_takes_its_time():
    assert timed(["the", "kerf", "is", "wide"], spoken("the curve is wide"), 0, 2000)[1] == (500, 900, "kerf")


def test_words_nobody_heard_share_the_time_between_their_neighbours():
    heard = [(0, 400, "cut"), (2400, 2800, "now")]
    assert timed(["cut", "abc", "efghijk", "now"], heard, 0, 3000) == [
        (0, 400, "cut"),
        (400, 1066, "abc"),
        (1066, 2400, "efghijk"),
        (2400, 2800, "now"),
    ]


def test_two_words_for_one_share_its_time_and_one_for_two_has_the_time_of_both():
    assert timed(["a", "laser", "cutter", "works"], spoken("a lasercutter works"), 0, 2000)[1:3] == [
        (500, 684, "laser"),
        (684, 900, "cutter"),
    ]
    assert timed(["a", "lasercutter", "works"], spoken("a laser cutter works"), 0, 2000)[1] == (
        500,
        1400,
        "lasercutter",
    )


def test_where_nothing_was_heard_words_are_spread_evenly():
    assert timed(["abcd", "efgh"], [], 1000, 2000) == [(1000, 1500, "abcd"), (1500, 2000, "efgh")]


def test_a_passage_that_was_left_out_moves_nothing_else():
    said = spoken("first clean it then dry it and close it now cut")
    assert timed(["first", "clean", "it", "now", "cut"], said, 0, 10_000) == [*said[:3], *said[-2:]]


@PATIENT
@given(WORDS, heard(), st.integers(0, 5000), st.integers(0, 20_000))
def test_every_word_is_kept_in_order_and_within_its_bounds(words, spoken, start, length):
    found = timed(words, spoken, start, start + length)
    assert [word for _, _, word in found] == words
    assert all(start <= begin <= end <= start + length for begin, end, _ in found)
    assert all(one[1] <= following[0] for one, following in pairwise(found))


@PATIENT
@given(heard())
def test_the_words_that_were_heard_have_the_times_they_were_heard_at(spoken):
    assert timed([word for _, _, word in spoken], spoken, 0, 10**6) == spoken


@PATIENT
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000), WORD), max_size=20), WORDS)
def test_times_that_make_no_sense_break_no_order(nonsense, words):
    found = timed(words, nonsense, 1000, 4000)
    assert all(1000 <= begin <= end <= 4000 for begin, end, _ in found)
    assert all(one[1] <= following[0] for one, following in pairwise(found))


@PATIENT
@given(WORDS, WORDS)
def test_matches_rise_and_match(ours, theirs):
    found = matches(ours, theirs)
    assert all(x < to_x and y < to_y for (x, y), (to_x, to_y) in pairwise(found))
    alike = [(ours[x].strip(".,!").lower(), theirs[y].strip(".,!").lower()) for x, y in found]
    assert all(one == other for one, other in alike)


def test_a_long_passage_that_was_moved_disturbs_nothing_behind_it():
    first, last = ([f"{part}{number}" for number in range(200)] for part in ("first", "last"))
    moved = [f"moved{number}" for number in range(120)]
    found = matches([*first, *moved, *last], [*moved, *first, *last])
    assert found == [*((at, at + 120) for at in range(200)), *((at, at) for at in range(320, 520))]


@pytest.mark.parametrize("text", ["na " * 20_000, " ".join(str(number % 977) for number in range(20_000))])
def test_hours_of_speech_are_aligned_whole(text):
    words = text.split()
    corrected = ["Well,", *words[:9_000], "and", "then", *words[9_000:]]
    found = matches(words, corrected)
    assert len(found) > 15_000
    assert len({position for position, _ in found}) == len(found)
