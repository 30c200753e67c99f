"""Two texts in one, with what went and what came marked."""

import re

from django.utils.html import strip_tags
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.text.marking import MAX_SHOWN, Budget, Change, Mark, as_html, marked

WORD = st.sampled_from(["beam", "kerf", "a", "10", "mm", "<b>", "&amp;", "é", "«x»", "."])
LINES = st.lists(st.lists(WORD, max_size=12).map(" ".join), max_size=2)


def side(marks, change):
    return "".join(mark.text for mark in marks if mark.change in {Change.SAME, change}).split()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, LINES)
def test_both_texts_can_be_read_out_of_it(before, after):
    marks = marked(before, after, Budget())
    assert side(marks, Change.REMOVED) == " \n ".join(before).split()
    assert side(marks, Change.ADDED) == " \n ".join(after).split()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_what_is_the_same_is_not_marked(lines):
    assert {mark.change for mark in marked(lines, lines, Budget())} <= {Change.SAME}


def test_a_changed_word_is_marked_and_nothing_else():
    marks = marked(["The beam removes material."], ["The beam takes material."], Budget())
    assert marks == [
        Mark(Change.SAME, "The beam "),
        Mark(Change.REMOVED, "removes"),
        Mark(Change.ADDED, "takes"),
        Mark(Change.SAME, " material."),
    ]


def test_what_has_little_in_common_is_shown_as_gone_and_come():
    marks = marked(["Nitrogen keeps the edge bright."], ["Use oxygen below 10 mm."], Budget())
    assert [mark.change for mark in marks] == [Change.REMOVED, Change.ADDED]


def test_lines_far_from_a_change_are_left_out():
    before = [f"line {number}" for number in range(100)]
    after = [*before[:50], "new", *before[50:]]
    shown = "".join(mark.text for mark in marked(before, after, Budget()))
    assert shown.split("\n") == ["…", "line 48", "line 49", "new", "line 50", "line 51", "…"]


def test_html_says_the_words_of_the_texts_and_no_tags_of_theirs():
    html = as_html(marked(["<script>alert(1)</script> stays here"], ["<img onerror=x> stays here"], Budget()))
    assert "<script" not in html
    assert "<img" not in html
    assert '<span class="addition">' in html


def test_html_says_what_went_and_what_came_without_colours():
    html = as_html(marked(["The beam removes material."], ["The beam takes material."], Budget()))
    assert strip_tags(html) == "The beam [removed: removes][added: takes] material."
    seen = re.sub(r'<span class="w-sr-only">.*?</span>', "", html)
    assert '<del><span class="deletion">removes</span></del>' in seen
    assert '<ins><span class="addition">takes</span></ins>' in seen


def test_what_is_too_long_to_compare_is_shown_as_far_as_it_fits():
    before, after = ("x1 " * 100_000, "y2 " * 100_000)
    marks = marked([before], [after], Budget())
    assert [mark.change for mark in marks] == [Change.REMOVED, Change.ADDED]
    assert all(len(mark.text) <= MAX_SHOWN + 1 for mark in marks)


def test_a_spent_budget_compares_no_more_words():
    marks = marked(["The beam removes material."], ["The beam takes material."], Budget(left=0))
    assert Mark(Change.REMOVED, "removes") in marks
    assert Budget(left=10).allows(2, 6) is False
