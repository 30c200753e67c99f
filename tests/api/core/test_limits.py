"""What one operation may ask: each limit holds at its edge and refuses beyond it."""

import pytest
from graphql import parse
from hypothesis import given
from hypothesis import strategies as st

from api.core import limits


def messages(text: str) -> list[str]:
    return [error.message for error in limits.violations(parse(text))]


def nested(levels: int) -> str:
    return "{ " + "a { " * (levels - 1) + "a" + " }" * (levels - 1) + " }"


@pytest.mark.parametrize(
    ("at_the_edge", "beyond"),
    [
        (nested(limits.MAX_DEPTH), nested(limits.MAX_DEPTH + 1)),
        (
            "{" + " ".join(f"a{i}: b" for i in range(limits.MAX_ALIASES)) + "}",
            "{" + " ".join(f"a{i}: b" for i in range(limits.MAX_ALIASES + 1)) + "}",
        ),
        ("{" + "a " * limits.MAX_FIELDS + "}", "{" + "a " * (limits.MAX_FIELDS + 1) + "}"),
        ("{ a" + " @x" * limits.MAX_DIRECTIVES + "}", "{ a" + " @x" * (limits.MAX_DIRECTIVES + 1) + "}"),
        (
            "mutation {" + " ".join(f"m{i}" for i in range(limits.MAX_MUTATIONS)) + "}",
            "mutation {" + " ".join(f"m{i}" for i in range(limits.MAX_MUTATIONS + 1)) + "}",
        ),
    ],
    ids=["depth", "aliases", "fields", "directives", "mutations"],
)
def test_a_limit_allows_its_value_and_refuses_one_more(at_the_edge, beyond):
    assert messages(at_the_edge) == []
    assert len(messages(beyond)) == 1


def test_fragments_count_as_what_they_expand_to():
    levels = 20
    fragments = " ".join(f"fragment F{i} on T {{ x: a ...F{i + 1} y: a ...F{i + 1} }}" for i in range(levels))
    text = f"{{ ...F0 }} {fragments} fragment F{levels} on T {{ a }}"
    assert any("aliases" in message for message in messages(text))


def test_a_fragment_that_spreads_itself_is_measured_without_end():
    assert messages("{ ...A } fragment A on T { a ...B } fragment B on T { b ...A }") == []


@pytest.mark.parametrize(
    ("text", "variables", "cost"),
    [
        ("{ a }", {}, 0),
        ("{ a { b } }", {}, 1),
        ("{ list(first: 10) { edges { node { id } } } }", {}, 1 + 10 * (1 + 1)),
        ("{ list { edges { node { id } } } }", {}, 1 + 20 * 2),
        ("query($n: Int) { list(first: $n) { edges { node { id } } } }", {"n": 3}, 1 + 3 * 2),
        ("query($n: Int = 4) { list(first: $n) { edges { node { id } } } }", {}, 1 + 4 * 2),
        (
            "{ list(first: 5) { edges { node { inner(first: 5) { edges { node { id } } } } } } }",
            {},
            1 + 5 * (2 + 1 + 5 * 2),
        ),
        ("mutation { do { thing { id } } }", {}, 10 + 2),
        ("{ list(first: 10) { ...F } } fragment F on L { ... on L { edges { node { id } } } }", {}, 1 + 10 * 2),
        ("{ ...F } fragment F on Q { list(first: 2) { edges { node { id } } } }", {}, 5),
    ],
)
def test_cost_counts_objects(text, variables, cost):
    assert limits.cost_of(parse(text), None, variables) == cost


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_larger_page_never_costs_less(one, other):
    small, large = sorted((one, other))
    text = "query($n: Int) { list(first: $n) { edges { node { id } } } }"
    assert limits.cost_of(parse(text), None, {"n": small}) <= limits.cost_of(parse(text), None, {"n": large})


@pytest.mark.parametrize("size", ["ten", None, [], {}, True])
def test_a_page_size_of_the_wrong_kind_costs_something_sane(size):
    text = "query($n: Int) { list(first: $n) { edges { node { id } } } }"
    assert 0 <= limits.cost_of(parse(text), None, {"n": size}) <= 1 + 100 * 2
