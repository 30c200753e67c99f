"""Which lines a person should look at, and where words may be missing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions.glossary import MAX_HINT, Glossary, Term, hint
from media_pipeline.captions.lines import Line
from media_pipeline.captions.quality import flags_of, unheard
from media_pipeline.transcribers.protocol import Segment, Word

GOOD = Line(
    0,
    2000,
    "Raise the focus to eighty watts.",
    words=((0, 400, "Raise", 0.9), (400, 2000, "the", 0.8)),
    avg_logprob=-0.2,
    no_speech_prob=0.01,
    compression_ratio=1.1,
)


@pytest.mark.parametrize(
    ("values", "flags"),
    [
        ({}, ()),
        ({"avg_logprob": -1.2}, ("uncertain",)),
        ({"words": ((0, 400, "Raise", 0.1), (400, 2000, "the", 0.8))}, ("uncertain",)),
        ({"compression_ratio": 2.5}, ("repetitive",)),
        ({"text": "cut it now and " * 3, "end_ms": 3000}, ("repetitive",)),
        ({"no_speech_prob": 0.7}, ("no_speech",)),
        ({"end_ms": 100_000}, ("pace",)),
        ({"end_ms": 300}, ("pace",)),
        ({"avg_logprob": -9.0, "no_speech_prob": 0.9, "confirmed": True}, ()),
        ({"avg_logprob": None, "no_speech_prob": None, "compression_ratio": None, "words": ()}, ()),
    ],
)
def test_a_line_is_marked_for_a_reason(values, flags):
    assert flags_of(replace(GOOD, **values)) == flags


def test_speech_without_words_is_found():
    words = [(1000, 1500, "a", 0.9), (6000, 6500, "b", 0.9)]
    assert unheard([(500, 8000), (20_000, 22_000), (30_000, 40_000)], words) == [(1500, 6000), (30_000, 40_000)]


@given(
    st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 9_000)), max_size=6),
    st.lists(st.tuples(st.integers(0, 60_000), st.integers(1, 2_000)), max_size=20),
)
def test_what_is_unheard_is_speech_and_holds_no_word(speech, words):
    stretches = [(start, start + length) for start, length in speech]
    heard = [(start, start + length, "x", 1.0) for start, length in words]
    for begin, end in unheard(stretches, heard):
        assert end - begin > 3_000
        assert any(first <= begin and end <= last for first, last in stretches)
        assert not any(start < end and begin < stop for start, stop, _, _ in heard)


def segment(text):
    words = [Word(at * 300, at * 300 + 300, f" {word}", 0.8) for at, word in enumerate(text.split())]
    return Segment(0, 9000, text, tuple(words), -0.1, 0.0, 1.0)


TERMS = [Term("Kerf", ("curve", "curf")), Term("Kerf Cloud", ("curve cloud",)), Term("PMMA", ("p m m a",))]


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("Measure the curve, then cut.", "Measure the Kerf, then cut."),
        ("The curve cloud is up.", "The Kerf Cloud is up."),
        ("the KERF", "the Kerf"),
        ("cut “p m m a”!", "cut “PMMA”!"),
        ("curves are no kerfs", "curves are no kerfs"),
    ],
)
def test_terms_are_written_as_the_site_writes_them(heard, written):
    found = Glossary(TERMS).corrected(segment(heard))
    assert found.text.strip() == written
    assert found.words[-1].end_ms == segment(heard).words[-1].end_ms
    assert [word.start_ms for word in found.words] == sorted(word.start_ms for word in found.words)


def test_the_engine_is_told_as_much_as_it_keeps_in_mind():
    assert hint(TERMS) == "Kerf, Kerf Cloud, PMMA"
    assert hint([]) == ""
    assert len(hint([Term(f"word{number}") for number in range(1000)])) <= MAX_HINT
