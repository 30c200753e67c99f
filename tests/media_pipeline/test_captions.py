"""Sentences and captions."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions.layout import as_words, captions
from media_pipeline.captions.sentences import sentences
from media_pipeline.transcribers.protocol import Segment, Word


def segment(text: str, start: int = 0, step: int = 300) -> Segment:
    words = tuple(
        Word(start + i * step, start + i * step + step - 50, f" {word}", 0.9) for i, word in enumerate(text.split())
    )
    return Segment(words[0].start_ms, words[-1].end_ms, text, words, -0.3, 0.01, 1.1)


def texts(*segments: Segment) -> list[str]:
    return [sentence.text for sentence in sentences(segments)]


def test_a_sentence_across_two_segments_is_one_and_two_in_one_are_two():
    assert texts(segment("Set the power to"), segment("eighty percent. Then press start.", 1200)) == [
        "Set the power to eighty percent.",
        "Then press start.",
    ]


def test_an_abbreviation_or_a_number_does_not_end_a_sentence():
    assert texts(segment("Use wood, e.g. plywood, at no. 5 speed.")) == ["Use wood, e.g. plywood, at no. 5 speed."]


def test_a_long_pause_ends_a_sentence_without_a_full_stop():
    assert texts(segment("Open the lid"), segment("and wait", 5000)) == ["Open the lid", "and wait"]


def test_a_sentence_without_end_is_divided_after_a_clause():
    said = "first clean the lens and the mirror, then close the lid, " * 6
    parts = texts(segment(said, step=200))
    assert all(len(part) <= 220 for part in parts)
    assert all(part.endswith(",") for part in parts)


def test_a_sentence_carries_the_figures_of_its_least_certain_part():
    good, bad = segment("Set the"), segment("power.", 900)
    bad = Segment(bad.start_ms, bad.end_ms, bad.text, bad.words, -1.4, 0.5, 2.9)
    (sentence,) = sentences([good, bad])
    assert (sentence.avg_logprob, sentence.no_speech_prob, sentence.compression_ratio) == (-1.4, 0.5, 2.9)


WORDS = st.lists(st.sampled_from(["cut", "the", "lens.", "plywood,", "acrylic!", "kerf"]), min_size=1, max_size=60)


@given(WORDS, st.integers(50, 1500))
def test_no_word_is_lost_moved_or_doubled(words, step):
    found = list(sentences([segment(" ".join(words), step=step)]))
    assert " ".join(sentence.text for sentence in found).split() == words
    times = [word.start_ms for sentence in found for word in sentence.words]
    assert times == sorted(times)


@given(WORDS, st.integers(50, 1500))
def test_captions_fit_the_screen_and_never_overlap(words, step):
    spoken = [(i * step, (i + 1) * step, word) for i, word in enumerate(words)]
    made = captions([spoken])
    assert " ".join(" ".join(one.text for one in made).split()) == " ".join(words)
    for one in made:
        lines = one.text.split("\n")
        assert len(lines) <= 2
        assert all(len(line) <= 42 for line in lines)
        assert one.start_ms < one.end_ms
    for one, following in pairwise(made):
        assert one.end_ms <= following.start_ms


def test_a_caption_stays_at_least_a_second_where_there_is_time():
    assert captions([[(0, 200, "Stop.")], [(5000, 5200, "Go.")]])[0].end_ms == 1000


def test_two_lines_are_about_equally_long():
    (one,) = captions([as_words(0, 4000, "Keep the gantry clean and keep the lid closed.")])
    assert one.text == "Keep the gantry clean\nand keep the lid closed."
