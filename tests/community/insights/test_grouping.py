"""Which questions ask the same."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from community.insights.grouping import Leaders, likeness, new_leaders, words_by_term

TERMS = some.frozensets(some.sampled_from("abcdefgh"), min_size=1, max_size=5)
QUESTIONS = some.lists(TERMS, max_size=25)


def grouped(questions, known=()):
    leaders = [*known, *new_leaders(questions, known)]
    return {question: Leaders(leaders).best(question) for question in questions}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("How do I cut acrylic?", "cutting acrylics", True),
        ("old logo on the PDF quote", "PDF quote: logo is old", True),
        ("Cutting acrylic sheets", "Cutting acrylic tubes", True),
        ("cut acrylic", "cut steel", False),
        ("acrylic", "cut acrylic", False),
        ("acrylic", "Acrylic?", True),
        ("old logo on the PDF quote", "PDF export of the nesting plan", False),
    ],
)
def test_questions_are_alike_that_share_most_of_what_tells(one, other, same):
    alike = likeness(frozenset(words_by_term(one, "en")), frozenset(words_by_term(other, "en")))
    assert (alike > 0) is same


def test_a_key_term_knows_the_word_that_was_used():
    assert words_by_term("Cutting the edges", "en") == {"cut": "cutting", "edg": "edges"}
    assert words_by_term("What is it?", "en").keys() == {"what", "is", "it"}
    assert words_by_term("?!", "en") == {}


@given(TERMS, TERMS)
def test_likeness_is_the_same_both_ways_and_whole_for_the_same_only(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert (likeness(one, other) == 1) is (one == other)
    assert 0 <= likeness(one, other) <= Fraction(1)


@given(QUESTIONS, some.randoms())
def test_groups_do_not_depend_on_the_order_of_the_questions(questions, dice):
    shuffled = questions[:]
    dice.shuffle(shuffled)
    assert grouped(questions) == grouped(shuffled)


@given(QUESTIONS)
def test_every_question_is_in_one_group_that_it_is_alike_to(questions):
    for question, leader in grouped(questions).items():
        assert leader is not None
        assert likeness(question, leader) > 0
        assert leader in questions


@given(QUESTIONS)
def test_finding_the_same_questions_again_changes_nothing(questions):
    leaders = new_leaders(questions)
    assert new_leaders(questions, leaders) == []
    assert grouped(questions, leaders) == grouped(questions)


@given(QUESTIONS, QUESTIONS)
def test_more_questions_leave_known_leaders_where_they_are(before, after):
    leaders = new_leaders(before)
    assert all(Leaders([*leaders, *new_leaders(after, leaders)]).best(leader) == leader for leader in leaders)
