"""Which translation belongs to what is said, and which no longer says it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions.lines import Line
from media_pipeline.captions.translating import (
    OutOfPlace,
    Translated,
    TranslatedMeanwhile,
    Upkeep,
    followed,
    paired,
    translated,
)

SAID = [Line(0, 1000, "Raise the focus."), Line(1000, 2500, "Then cut."), Line(4000, 5000, "Done.")]


def german(line, text):
    return Line(line.start_ms, line.end_ms, text, confirmed=True, heard=line.text)


MEANT = [german(SAID[0], "Fokus hoch."), german(SAID[1], "Dann schneiden."), german(SAID[2], "Fertig.")]


def upkeep(source, translation):
    return [pair.upkeep for pair in paired(source, translation)]


def test_a_line_without_a_translation_is_missing_and_the_others_are_as_they_should_be():
    assert upkeep(SAID, MEANT[:1] + MEANT[2:]) == [Upkeep.CURRENT, Upkeep.MISSING, Upkeep.CURRENT]


def test_other_words_make_a_translation_stale_case_and_punctuation_do_not():
    said = [replace(SAID[0], text="raise the focus!"), replace(SAID[1], text="Then cut twice."), SAID[2]]
    assert upkeep(said, MEANT) == [Upkeep.CURRENT, Upkeep.STALE, Upkeep.CURRENT]


def test_what_is_said_no_more_leaves_a_translation_that_is_stale():
    pairs = paired(SAID[:2], MEANT)
    assert [pair.upkeep for pair in pairs] == [Upkeep.CURRENT, Upkeep.CURRENT, Upkeep.STALE]
    assert (pairs[2].source_text, pairs[2].text, pairs[2].made_from) == ("", "Fertig.", "Done.")


def test_lines_that_are_split_or_joined_stay_current_as_long_as_the_words_stay():
    split = [Line(0, 600, "Raise the"), Line(600, 1000, "focus."), *SAID[1:]]
    joined = [Line(0, 2500, "Raise the focus. Then cut."), SAID[2]]
    for said, texts in ((split, "Fokus hoch."), (joined, "Fokus hoch. Dann schneiden.")):
        pairs = paired(said, MEANT)
        assert {pair.upkeep for pair in pairs} == {Upkeep.CURRENT}
        assert pairs[0].text == texts


def test_languages_without_spaces_are_joined_without_them():
    said = [Line(0, 1000, "焦点を上げます")]
    meant = [Line(0, 500, "Fokus", confirmed=True, heard="焦点を"), Line(500, 1000, "hoch", heard="上げます")]
    assert upkeep(said, meant) == [Upkeep.CURRENT]


def test_a_translation_is_put_in_the_place_of_another():
    change = Translated(1000, 2500, "Then cut.", "Danach schneiden.", replaces=(1,))
    after = translated(MEANT, MEANT, [change])
    assert [line.text for line in after] == ["Fokus hoch.", "Danach schneiden.", "Fertig."]
    assert translated(MEANT, after, [change]) == after
    assert [line.text for line in translated(MEANT, MEANT, [replace(change, text="")])] == ["Fokus hoch.", "Fertig."]


def test_two_who_translate_different_lines_lose_nothing():
    mine = translated(MEANT, MEANT, [Translated(0, 1000, "Raise the focus.", "Fokus höher.", (0,))])
    both = translated(MEANT, mine, [Translated(4000, 5000, "Done.", "Geschafft.", (2,))])
    assert [line.text for line in both] == ["Fokus höher.", "Dann schneiden.", "Geschafft."]


@pytest.mark.parametrize("base", [MEANT, MEANT[1:]])
def test_two_who_translate_the_same_line_are_told(base):
    replaces = (0,) if base is MEANT else ()
    theirs = translated(base, base, [Translated(0, 1000, "Raise the focus.", "Fokus höher.", replaces)])
    with pytest.raises(TranslatedMeanwhile):
        translated(base, theirs, [Translated(0, 1000, "Raise the focus.", "Höher der Fokus.", replaces)])


def test_of_equal_lines_that_began_together_one_that_is_left_is_the_first():
    base = [Line(0, 500, "Ja.", heard="Yes."), Line(0, 900, "Ja.", heard="Yes.")]
    left = [Line(200, 1100, "Ja.", heard="Yes.")]
    after = translated(base, left, [Translated(0, 500, "Yes.", "Jawohl.", (0,))])
    assert [line.text for line in after] == ["Jawohl."]
    with pytest.raises(TranslatedMeanwhile):
        translated(base, left, [Translated(0, 500, "Yes.", "Jawohl.", (1,))])


OVERLAPPING = [Line(1000, 5000, "Hello there."), Line(4000, 8000, "Good bye.")]


def test_two_who_translate_lines_that_overlap_lose_nothing():
    mine = translated([], [], [Translated(1000, 5000, "Hello there.", "Hallo.")])
    both = translated([], mine, [Translated(4000, 8000, "Good bye.", "Ade.")])
    assert both == [german(OVERLAPPING[0], "Hallo."), german(OVERLAPPING[1], "Ade.")]
    assert upkeep(OVERLAPPING, both) == [Upkeep.CURRENT, Upkeep.CURRENT]


@pytest.mark.parametrize(
    "change",
    [
        Translated(2900, 7000, "Hello, you there.", "Hallo."),
        Translated(4000, 5500, "Hello, you there.", "Hallo."),
        Translated(0, 90_000, "All at once.", "Hallo."),
        Translated(4900, 9000, "Hello there.", "Guten Tag."),
    ],
    ids=["more than half", "more than half of the shorter", "all of the shorter", "the same words"],
)
def test_what_is_another_translation_of_the_same_line_is_told(change):
    theirs = german(OVERLAPPING[0], "Servus.")
    with pytest.raises(TranslatedMeanwhile) as told:
        translated([], [theirs], [change])
    assert told.value.lines == [theirs]


@pytest.mark.parametrize("replaces", [(3,), (-1,), (0, 0)])
def test_lines_that_are_not_there_cannot_be_replaced(replaces):
    with pytest.raises(OutOfPlace):
        translated(MEANT, MEANT, [Translated(0, 1000, "", "x", replaces)])


def test_a_translation_is_shown_when_its_words_are_said_now():
    moved = [replace(line, start_ms=line.start_ms + 200, end_ms=line.end_ms + 200) for line in SAID]
    assert [(line.start_ms, line.end_ms) for line in followed(moved, MEANT)] == [
        (200, 1200),
        (1200, 2700),
        (4200, 5200),
    ]
    changed = [replace(moved[0], text="Something else."), *moved[1:]]
    assert followed(changed, MEANT)[0] == MEANT[0]


TEXTS = st.sampled_from(["Raise the focus.", "Then cut.", "Done.", "Yes."])


@st.composite
def lines(draw):
    starts = sorted(draw(st.lists(st.integers(0, 20), max_size=8, unique=True)))
    return [
        Line(start * 100, start * 100 + draw(st.integers(1, 600)), draw(TEXTS), confirmed=True, heard=draw(TEXTS))
        for start in starts
    ]


@given(lines(), lines())
def test_every_line_is_in_one_pair(source, translation):
    pairs = paired(source, translation)
    key = lambda line: (line.start_ms, line.end_ms, line.text, line.heard)  # noqa: E731
    assert sorted((line for pair in pairs for line in pair.source), key=key) == sorted(source, key=key)
    assert sorted((line for pair in pairs for line in pair.translation), key=key) == sorted(translation, key=key)
    assert [pair.start_ms for pair in pairs] == sorted(pair.start_ms for pair in pairs)


@given(lines())
def test_what_is_translated_line_by_line_is_current_and_following_changes_nothing(source):
    translation: list[Line] = []
    for line in source:
        change = Translated(line.start_ms, line.end_ms, line.text, f"→ {line.text}")
        translation = sorted([*translation, german(line, change.text)], key=lambda one: one.start_ms)
    apart = [
        one
        for one in source
        if all(one is other or one.end_ms <= other.start_ms or other.end_ms <= one.start_ms for other in source)
    ]
    if len(apart) == len(source):
        assert set(upkeep(source, translation)) <= {Upkeep.CURRENT}
        assert followed(source, translation) == translation


@given(lines(), st.data())
def test_the_same_change_made_twice_is_made_once(base, data):
    places = data.draw(st.lists(st.integers(0, max(len(base) - 1, 0)), unique=True, max_size=1)) if base else []
    start = base[places[0]].start_ms if places else 5000
    change = Translated(start, start + 500, "Said.", data.draw(st.sampled_from(["", "Gesagt."])), tuple(places))
    once = translated(base, base, [change])
    assert translated(base, once, [change]) == once
    assert len(once) == len(base) - len(places) + (change.text != "")


def translated_by_walking(base, current, changes):
    """As `translated` promises, with every line compared with every other."""
    free, alive = dict(enumerate(base)), {}
    for line in current:
        same = [place for place, one in free.items() if (one.text, one.heard) == (line.text, line.heard)]
        if same:
            nearest = min(same, key=lambda place: abs(base[place].start_ms - line.start_ms))
            del free[nearest]
            alive[nearest] = line
    added = [line for line in current if not any(line is one for one in alive.values())]
    after = list(current)
    for change in changes:
        new = Line(change.start_ms, change.end_ms, change.text, confirmed=True, heard=change.source)
        old = [alive[place] for place in change.replaces if place in alive]
        lost = [base[place] for place in change.replaces if place not in alive]
        theirs = [line for line in added if rivals(line, new)]
        if any((line.text, line.heard) == (new.text, new.heard) for line in theirs):
            continue
        if change.replaces and not (old or theirs or change.text):
            continue
        if lost or (theirs and not old):
            raise TranslatedMeanwhile(theirs or lost)
        after = [line for line in after if not any(line is one for one in old)] + ([new] if new.text else [])
    return sorted(after, key=lambda line: line.start_ms)


def rivals(one, other):
    shared = min(one.end_ms, other.end_ms) - max(one.start_ms, other.start_ms)
    shorter = min(one.end_ms - one.start_ms, other.end_ms - other.start_ms)
    return shared > 0 and (2 * shared > shorter or one.heard == other.heard)


def outcome(way, *args):
    try:
        return way(*args)
    except TranslatedMeanwhile as told:
        return ("told", told.lines)


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, 9))
    return Line(start, start + draw(st.integers(1, 12)), draw(text), confirmed=True, heard=draw(WORDS))


WORDS = st.sampled_from(["a", "b"])
IN_ORDER = st.lists(spans(WORDS), max_size=8).map(lambda lines: sorted(lines, key=lambda line: line.start_ms))


@given(st.data())
def test_changes_come_to_what_comparing_every_line_with_every_other_comes_to(data):
    base, others = data.draw(IN_ORDER), data.draw(IN_ORDER)
    kept = [line for line in base if data.draw(st.booleans())]
    moved = [replace(line, start_ms=line.start_ms + 3, end_ms=line.end_ms + 3) for line in kept]
    current = sorted([*data.draw(st.sampled_from([kept, moved])), *others], key=lambda line: line.start_ms)
    free = data.draw(st.permutations(range(len(base))))
    changes = []
    for line in data.draw(st.lists(spans(st.sampled_from(["a", "b", ""])), max_size=4)):
        count = data.draw(st.integers(0, min(2, len(free))))
        changes.append(Translated(line.start_ms, line.end_ms, line.heard, line.text, tuple(free[:count])))
        free = free[count:]
    assert outcome(translated, base, current, changes) == outcome(translated_by_walking, base, current, changes)
