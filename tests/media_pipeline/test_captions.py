"""Sentences, captions and WebVTT."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions.files import BadCaptions, read_webvtt, write_webvtt
from media_pipeline.captions.layout import Caption, as_words, captions
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


LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
CAPTIONS = st.lists(
    st.tuples(st.integers(0, 10**7), st.integers(1, 10**5), st.lists(LINE, min_size=1, max_size=3)), max_size=10
)


@given(CAPTIONS)
def test_what_is_written_is_read_again_exactly(rows):
    written = sorted(
        (Caption(start, start + length, "\n".join(["x" + " ".join(line.split()) for line in lines]))
         for start, length, lines in rows),
        key=lambda one: one.start_ms,
    )  # fmt: skip
    first = write_webvtt(written)
    if written:
        again = read_webvtt(first.encode())
        assert [(one.start_ms, one.end_ms) for one in again] == [(one.start_ms, one.end_ms) for one in written]
        assert write_webvtt(again) == first


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "1 --> 2",
        "00:00:01.000 --> 00:00:02.000",
        "&lt;b&gt;",
        "a & b",
        "WEBVTT",
        "NOTE not a note",
        "STYLE",
    ],
)
def test_text_stays_text(text):
    file = write_webvtt([Caption(0, 1000, text), Caption(2000, 3000, "next")])
    assert file.count("-->") == 2
    assert "<" not in file
    assert [one.text for one in read_webvtt(file.encode())] == [text, "next"]


def test_markup_and_settings_of_uploaded_captions_are_dropped():
    file = (
        b"\xef\xbb\xbfWEBVTT\r\n\r\n1\r\n00:01.000 --> 00:02.500 align:left\r\n<v Bob>Hello <b>you</b> &amp; me</v>\r\n"
    )
    assert read_webvtt(file) == [Caption(1000, 2500, "Hello you & me")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"hello", "first line"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nsubrip", "first line"),
        (b"\xff\xfeW\x00E\x00", "UTF-8"),
        (b"WEBVTT\n\n", "no captions"),
        (b"WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nbackwards", "ends before"),
        (b"WEBVTT\n\n00:00:01,000 --> 00:00:02,000\ncommas", "mistake"),
        (b"WEBVTT\n\n00:00:00.000 --> 9999999:00:00.000\nlate", "later than any video"),
        (b"WEBVTT" + b"\n" * (2 * 1024 * 1024), "too large"),
    ],
)
def test_bad_captions_get_a_clear_reason(content, reason):
    with pytest.raises(BadCaptions, match=reason):
        read_webvtt(content)


@given(st.binary(max_size=400))
def test_no_file_of_captions_breaks_the_reader(content):
    for candidate in (content, b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + content):
        try:
            read_webvtt(candidate)
        except BadCaptions:
            continue
