"""What counts as a change of an original, on its own: no database."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from cms.models import ArticlePage
from cms.models.translation import Significance
from cms.translation.parts import parts_of, with_keys, words_of
from cms.translation.staleness import Kind, Version, changes_since

START = datetime(2026, 1, 1, tzinfo=UTC)
TYPO, MINOR, MAJOR = Significance.TYPO, Significance.MINOR, Significance.MAJOR


def block(id, value, kind="paragraph"):
    return {"type": kind, "value": value, "id": id}


def history(*steps):
    """Versions of a body from (significance, blocks); title and summary stay."""
    versions, before = [], []
    for at, (significance, blocks) in enumerate(steps):
        stored = with_keys(parts_of(ArticlePage, {"title": "Kerf", "summary": "", "body": blocks}), before)
        digests = {part["key"]: part["digest"] for part in stored}
        versions.append(Version(at + 1, significance, START + timedelta(days=at), digests))
        before = stored
    return versions


def found(versions, whole=1, newer=None):
    return {(change.key, change.kind, change.significance) for change in changes_since(versions, whole, newer)}


A, B, C = block("a", "<p>One</p>"), block("b", "<p>Two</p>"), block("c", "<p>Three</p>")
A2, A3 = block("a", "<p>One more</p>"), block("a", "<p>One other</p>")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param([[A, B], [B, A]], set(), id="another order"),
        pytest.param([[A], [block("new", A["value"])]], set(), id="cut and pasted"),
        pytest.param([[A], [block("a", '<p data-block-key="x1">One</p>')]], set(), id="only opened and saved"),
        pytest.param(
            [[block("h", {"text": "K"}, "heading")], [block("h", {"text": "K", "anchor": ""}, "heading")]],
            set(),
            id="an empty field that was not there",
        ),
        pytest.param([[A, B], [A2, B]], {("a", Kind.CHANGED, MINOR)}, id="changed"),
        pytest.param([[A], [A, B]], {("b", Kind.ADDED, MINOR)}, id="added"),
        pytest.param([[A, B], [A]], {("b", Kind.REMOVED, MINOR)}, id="removed"),
        pytest.param([[A], [A2], [A]], set(), id="changed and changed back"),
        pytest.param(
            [[A, B], [A], [A, block("z", B["value"])]],
            {("b", Kind.REMOVED, MINOR), ("z", Kind.ADDED, MINOR)},
            id="gone, and new later",
        ),
        pytest.param([[A, B], [A], [A, B]], set(), id="gone and brought back"),
        pytest.param(
            [[A, A | {"id": "twin"}], [A]], {("twin", Kind.REMOVED, MINOR)}, id="one of two with the same words"
        ),
        pytest.param(
            [[A], [block("a", "One", "code")]],
            {("a", Kind.CHANGED, MINOR)},
            id="the same words as another kind of block",
        ),
    ],
)
def test_what_is_a_change(steps, expected):
    assert found(history(*((MINOR, blocks) for blocks in steps))) == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([(MINOR, [A]), (TYPO, [A2])], set()),
        ([(MINOR, [A]), (TYPO, [A2]), (TYPO, [A3])], set()),
        ([(MINOR, [A]), (TYPO, [A2]), (MAJOR, [A3])], {("a", Kind.CHANGED, MAJOR)}),
        ([(MINOR, [A]), (MAJOR, [A2]), (TYPO, [A3])], {("a", Kind.CHANGED, MAJOR)}),
        ([(MINOR, [A]), (MAJOR, [A2]), (MINOR, [A3])], {("a", Kind.CHANGED, MAJOR)}),
        # A typo is corrected, a change is made and taken back: what is left is the typo.
        ([(MINOR, [A]), (TYPO, [A2]), (MAJOR, [A3]), (MAJOR, [A2])], set()),
        (
            [(MINOR, [A, B]), (MAJOR, [A2, B]), (MINOR, [A2, C])],
            {("a", Kind.CHANGED, MAJOR), ("b", Kind.REMOVED, MINOR), ("c", Kind.ADDED, MINOR)},
        ),
    ],
)
def test_how_significant_a_change_is(steps, expected):
    assert found(history(*steps)) == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param([(MINOR, [A, B])], {("b", Kind.ADDED, MINOR)}, id="never changed"),
        pytest.param([(MINOR, [A, B]), (TYPO, [A2, B])], {("b", Kind.ADDED, MINOR)}, id="another part had a typo"),
        pytest.param([(MINOR, [B]), (MAJOR, [block("b", "<p>2</p>")])], {("b", Kind.ADDED, MAJOR)}, id="changed since"),
        pytest.param([(MINOR, [A, B]), (MINOR, [A])], {("b", Kind.REMOVED, MINOR)}, id="gone since"),
    ],
)
def test_what_nobody_has_translated_is_lacking(steps, expected):
    versions = history(*steps)
    changes = changes_since(versions, 1, lacking=["b"])
    assert {(change.key, change.kind, change.significance) for change in changes} == expected


def test_a_change_dates_from_its_first_publication_that_was_no_typo():
    versions = history((MINOR, [A]), (TYPO, [A2]), (MINOR, [A3]), (MAJOR, [A]), (MINOR, [A2]), (MINOR, [A3]))
    (change,) = changes_since(versions, 1)
    assert change.since == START + timedelta(days=5)


def test_what_was_made_from_a_later_version_has_only_later_changes():
    versions = history((MINOR, [A, B]), (MAJOR, [A2, C]), (MINOR, [A3, C]))
    assert found(versions, 2) == {("a", Kind.CHANGED, MINOR)}
    assert found(versions, 1, {"b": 2, "c": 2}) == {("a", Kind.CHANGED, MAJOR)}
    assert found(versions, 3) == set()


@pytest.mark.parametrize("seed", range(200))
def test_whatever_is_done_to_an_original(seed):
    chance = random.Random(seed)
    steps = [
        (
            chance.choice([TYPO, MINOR, MAJOR]),
            [block(id, chance.choice("xyz")) for id in chance.sample("abcd", chance.randint(0, 4))],
        )
        for _ in range(chance.randint(1, 6))
    ]
    versions = history(*steps)
    first, last = versions[0], versions[-1]
    changes = {change.key: change for change in changes_since(versions, 1)}
    for key in changes:
        assert first.digests.get(key) != last.digests.get(key)
    for key in first.digests.keys() | last.digests.keys():
        if first.digests.get(key) != last.digests.get(key) and key not in changes:
            assert any(version.significance == TYPO for version in versions[1:])
    assert all(len(version.digests) == len(blocks) + 1 for version, (_, blocks) in zip(versions, steps, strict=True))
    assert not changes_since(versions, last.pk)
    calm = [Version(v.pk, TYPO, v.published_at, v.digests) for v in versions]
    assert not changes_since(calm, 1)
    shuffled = [(significance, chance.sample(blocks, len(blocks))) for significance, blocks in steps]
    distinct = all(len({b["value"] for b in blocks}) == len(blocks) for _, blocks in steps)
    assert not distinct or found(history(*shuffled)) == found(versions)


def test_words_are_what_people_read():
    table = {
        "caption": "Gases",
        "columns": [{"type": "text", "heading": "Gas"}],
        "rows": [{"values": ["<p>N<b>2</b></p>"]}],
    }
    assert words_of(table).split("\n") == ["Gases", "Gas", "N2"]
    assert words_of({"text": "Kerf", "level": "2", "anchor": "kerf"}) == "Kerf"


def test_content_without_ids_or_with_the_same_id_twice_still_has_parts_of_its_own():
    parts = parts_of(ArticlePage, {"title": "Kerf", "body": [A, A, {"type": "code", "value": "x"}]})
    assert [part.id for part in parts] == ["title", "a", "a~2", "code"]
