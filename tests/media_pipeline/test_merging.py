"""Corrections: what people wrote stands to the letter, whatever an engine hears afterwards, however often."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions.correcting import Change, Conflict, OutOfPlace, corrected, rebased
from media_pipeline.captions.flags import Flag
from media_pipeline.captions.lines import Line, heard_words
from media_pipeline.captions.merging import merged
from media_pipeline.captions.timeline import Timeline

VOCABULARY = ["laser", "kerf", "the", "cut", "a", "lens.", "Clean", "wood,", "ä", "→"]


def line(start: int, text: str, *, each: int = 400, **values: object) -> Line:
    """A line whose words take `each` milliseconds."""
    words = tuple(
        (start + place * each, start + (place + 1) * each, word, 0.9) for place, word in enumerate(text.split())
    )
    return replace(Line(start, start + max(1, len(words)) * each, text, words=words), **values)  # type: ignore[arg-type]


def confirmed(lines: list[Line]) -> list[tuple[int, int, str]]:
    return [(one.start_ms, one.end_ms, one.text) for one in lines if one.confirmed]


def texts(lines: list[Line]) -> list[str]:
    return [one.text for one in lines if one.text]


@st.composite
def transcripts(draw: st.DrawFn) -> list[Line]:
    """What an engine heard: lines that follow each other with pauses, some without times of their words."""
    lines, at = [], 0
    for _ in range(draw(st.integers(0, 7))):
        text = " ".join(draw(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6)))
        one = line(at + draw(st.integers(0, 3000)), text, each=draw(st.integers(50, 600)))
        lines.append(one if draw(st.booleans()) else replace(one, words=()))
        at = one.end_ms
    return lines


@st.composite
def changes_to(draw: st.DrawFn, lines: list[Line]) -> list[Change]:
    """Edits at places of these lines that do not overlap."""
    spoken = [one for one in lines if one.text]
    changes, behind = [], 0
    while behind < len(spoken) and draw(st.booleans()):
        position = draw(st.integers(behind, len(spoken) - 1))
        removed = draw(st.integers(0, min(2, len(spoken) - position)))
        new, at = [], spoken[position].start_ms
        for _ in range(draw(st.integers(0 if removed else 1, 2))):
            text = " ".join(draw(st.lists(st.sampled_from(VOCABULARY), max_size=4)))
            new.append((at, at + draw(st.integers(1, 2000)), text))
            at = new[-1][1]
        changes.append(Change(position, removed, tuple(new)))
        behind = position + removed + 1
    return changes


@given(st.data())
def test_any_edits_and_any_runs_keep_what_people_wrote(data: st.DataObject) -> None:
    lines = data.draw(transcripts())
    for _ in range(3):
        edited = corrected(lines, data.draw(changes_to(lines)))
        lines = merged(edited, data.draw(transcripts()))
        assert confirmed(lines) == confirmed(edited)
        assert [one.start_ms for one in lines] == sorted(one.start_ms for one in lines)


@given(st.data())
def test_every_word_is_heard_once(data: st.DataObject) -> None:
    before = data.draw(transcripts())
    edited = corrected(before, data.draw(changes_to(before)))
    now = data.draw(transcripts())
    found = merged(edited, now)
    heard = [word for one in found for word in (one.heard if one.confirmed else one.text).split()]
    assert sorted(heard) == sorted(word for one in now for word in one.text.split())


@given(transcripts())
def test_the_same_run_again_changes_nothing_but_marks(lines: list[Line]) -> None:
    half = [replace(one, confirmed=True, heard=one.text) if place % 2 else one for place, one in enumerate(lines)]
    again = merged(half, lines)
    assert texts(again) == texts(lines)
    assert not any(Flag.HEARD_DIFFERENTLY in one.flags for one in again)


@given(st.data())
def test_changes_to_the_newest_version_are_the_same_by_either_way(data: st.DataObject) -> None:
    lines = data.draw(transcripts())
    changes = data.draw(changes_to(lines))
    assert confirmed(rebased(lines, changes, lines)) == confirmed(corrected(lines, changes))


@given(st.data())
def test_changes_made_twice_are_made_once(data: st.DataObject) -> None:
    lines = data.draw(transcripts())
    changes = data.draw(changes_to(lines))
    once = corrected(lines, changes)
    assert rebased(lines, changes, once) == once


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), min_size=1, max_size=8),
    st.integers(0, 90),
    st.integers(1, 30),
)
def test_lines_are_found_by_their_times(spans: list[tuple[int, int]], start: int, length: int) -> None:
    kept = [Line(begin, begin + duration, "x") for begin, duration in spans]
    times = Timeline(kept)
    asked = Line(start, start + length, "y")
    assert times.covers(asked) == any(one.start_ms < asked.end_ms and asked.start_ms < one.end_ms for one in kept)
    found = times.at(start)
    assert found is None or kept[found].start_ms <= start < kept[found].end_ms
    if not any(one.start_ms <= start < one.end_ms for one in kept):
        distances = [max(one.start_ms - start, start - one.end_ms) for one in kept]
        begun = [one for one in kept if one.start_ms <= start]
        # Among lines that do not overlap, none is closer.
        if all(one.end_ms <= other.start_ms for one, other in pairwise(sorted(begun, key=lambda one: one.start_ms))):
            near = kept[times.nearest(start)]
            assert max(near.start_ms - start, start - near.end_ms) == min(distances)


HEARD = [line(0, "clean the lens"), line(2000, "then cut curve by curve"), line(5000, "that is all")]
NOW = [
    line(150, "Clean the lens."),
    line(2100, "Then cut kerf by curve."),
    line(4900, "That is all."),
    line(7000, "Bye."),
]


def test_a_corrected_line_stays_among_what_is_new() -> None:
    edited = corrected(HEARD, [Change(1, 1, ((2000, 4000, "Then cut kerf by kerf."),))])
    found = merged(edited, NOW)
    assert texts(found) == ["Clean the lens.", "Then cut kerf by kerf.", "That is all.", "Bye."]
    # "kerf" was "curve" before: somebody should look once more.
    assert [Flag.HEARD_DIFFERENTLY in one.flags for one in found] == [False, True, False, False]


def test_words_that_begin_early_are_not_said_twice() -> None:
    edited = corrected(HEARD, [Change(1, 1, ((2400, 4000, "Then cut kerf by kerf."),))])
    assert texts(merged(edited, NOW)) == ["Clean the lens.", "Then cut kerf by kerf.", "That is all.", "Bye."]


def test_what_was_taken_away_does_not_come_back() -> None:
    edited = corrected(HEARD, [Change(2, 1, ())])
    assert texts(merged(edited, NOW)) == ["Clean the lens.", "Then cut kerf by curve.", "Bye."]


def test_a_line_is_split_and_keeps_the_times_of_its_words() -> None:
    found = corrected(HEARD, [Change(1, 1, ((2000, 3200, "Then cut kerf"), (3200, 4000, "by kerf.")))])
    assert texts(found) == ["clean the lens", "Then cut kerf", "by kerf.", "that is all"]
    assert [word[:2] for word in found[1].words] == [(2000, 2400), (2400, 2800), (2800, 3200)]
    assert [one.heard for one in found[1:3]] == ["then cut curve", "by curve"]


def test_two_people_may_correct_different_lines_at_once() -> None:
    theirs = corrected(HEARD, [Change(0, 1, ((0, 1200, "Clean the lens!"),))])
    found = rebased(HEARD, [Change(2, 1, ((5000, 6200, "That was all."),))], theirs)
    assert texts(found) == ["Clean the lens!", "then cut curve by curve", "That was all."]
    assert not any(one.flags for one in found)


def test_two_people_may_not_correct_the_same_line_unseen() -> None:
    theirs = corrected(HEARD, [Change(1, 1, ((2000, 4000, "Then cut kerf by kerf."),))])
    with pytest.raises(Conflict) as refused:
        rebased(HEARD, [Change(1, 1, ((2000, 4000, "Then cut curb by curb."),))], theirs)
    assert texts(list(refused.value.lines)) == ["Then cut kerf by kerf."]


def test_a_correction_reaches_a_transcript_that_was_made_anew_in_the_meantime() -> None:
    found = rebased(HEARD, [Change(1, 1, ((2000, 4000, "Then cut kerf by kerf."),))], NOW)
    assert texts(found) == ["Clean the lens.", "Then cut kerf by kerf.", "That is all.", "Bye."]


@pytest.mark.parametrize(
    "changes",
    [
        [Change(3, 1, ())],
        [Change(-1, 1, ())],
        [Change(0, -1, ())],
        [Change(4, 0, ((0, 1, "x"),))],
        [Change(0, 2, ()), Change(1, 1, ())],
    ],
)
def test_changes_to_what_is_not_there_are_refused(changes: list[Change]) -> None:
    with pytest.raises(OutOfPlace):
        corrected(HEARD, changes)


def test_languages_without_spaces_keep_their_text() -> None:
    words = tuple((place * 400, place * 400 + 400, text, 0.9) for place, text in enumerate("清洁镜片然后切割"))
    now = [Line(0, 3200, "清洁镜片然后切割", words=words)]
    edited = corrected([Line(0, 1600, "清洁鏡片", words=words[:4])], [Change(0, 1, ((0, 1600, "清洁镜片。"),))])
    assert texts(merged(edited, now)) == ["清洁镜片。", "然后切割"]
    assert heard_words(merged(edited, now)[1])[0][0] == 1600
