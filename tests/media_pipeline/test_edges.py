"""Where sentences begin and end: the sound decides within a word's reach."""

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions.sentences import Sentence
from media_pipeline.pipeline.edges import REACH_MS, Loudness
from media_pipeline.transcribers import Word
from media_pipeline.transcribers.protocol import SAMPLE_RATE
from tests.benchmarks.speech import pcm, sample


def sound(*parts, noise=0.0):
    """Milliseconds of silence (0) and of a tone (its loudness), in turns."""
    dice = np.random.default_rng(7)
    tones = [np.sin(np.arange(ms * SAMPLE_RATE // 1000) * 0.3) * level for ms, level in parts]
    whole = np.concatenate(tones)
    return (whole + dice.normal(0, noise, len(whole)) if noise else whole).astype(np.float32)


def sentence(*words):
    made = tuple(Word(start, end, " word", 0.9) for start, end in words)
    return Sentence(words[0][0], words[-1][1], "word " * len(words), made, -0.1, 0.0, 1.0)


@pytest.mark.parametrize("noise", [0.0, 0.005])
def test_a_sentence_begins_behind_the_pause_and_ends_with_its_last_sound(noise):
    heard = sound((1000, 0.0), (900, 0.5), (600, 0.0), noise=noise)
    (found,) = Loudness(heard).edges([sentence((600, 1300), (1300, 1800))])
    assert abs(found.start_ms - 1000) <= 20
    assert abs(found.end_ms - 1900) <= 20
    assert (found.words[0].start_ms, found.words[-1].end_ms) == (found.start_ms, found.end_ms)


def test_a_closed_mouth_before_the_last_consonant_is_no_end():
    heard = sound((500, 0.5), (80, 0.0), (40, 0.2), (500, 0.0))
    (found,) = Loudness(heard).edges([sentence((0, 490))])
    assert abs(found.end_ms - 620) <= 20


def test_the_sample_is_timed_to_a_twentieth_of_a_second():
    from media_pipeline.captions.sentences import sentences
    from media_pipeline.transcribers import transcriber

    heard = pcm(sample())
    answer = transcriber("whisper-micro", lambda fraction: None).transcribe(heard, language="en")
    found = list(Loudness(heard).edges(sentences(answer.segments)))
    known = json.loads(sample().with_suffix(".json").read_text())["sentences"]
    for one, said in zip(found, known, strict=True):
        assert abs(one.start_ms / 1000 - said["start"]) < 0.05
        assert abs(one.end_ms / 1000 - said["end"]) < 0.05


@given(
    st.lists(st.tuples(st.integers(10, 900), st.sampled_from([0.0, 0.01, 0.5])), min_size=1, max_size=8),
    st.lists(st.integers(1, 700), min_size=2, max_size=9),
)
def test_whatever_is_heard_times_stay_in_order(parts, lengths):
    heard = sound(*parts)
    moments = np.cumsum(lengths).tolist()
    given_ = [sentence((a, b)) for a, b in pairwise(moments)]
    found = list(Loudness(heard).edges(given_))
    assert len(found) == len(given_)
    for one, before in zip(found, given_, strict=True):
        assert before.start_ms <= one.start_ms < one.end_ms
        assert before.end_ms <= one.end_ms <= before.end_ms + REACH_MS
    for one, after in pairwise(found):
        assert one.end_ms <= max(after.start_ms, one.words[-1].end_ms)
