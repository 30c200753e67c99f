"""Snippets show why, and nothing that a browser would run."""

import re
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.highlight import SNIPPET, Marker
from core.search.language import Term, parse

HOSTILE = [
    "<script>alert(1)</script> kerf",
    '<img src=x onerror="alert(1)"> kerf',
    "kerf <mark onmouseover=alert(1)>kerf</mark>",
    "&lt;b&gt; kerf &amp; &#x3c;",
    "kerf]]><svg/onload=alert(1)>",
    "javascript:alert(1) \"kerf\" 'kerf'",
]


def marker(question: str, *spellings: str, language: str = "en") -> Marker:
    return Marker(parse(question), language, frozenset(spellings))


@pytest.mark.parametrize(
    ("question", "text", "marked"),
    [
        ("kerf", "The kerf is narrow.", "The <mark>kerf</mark> is narrow."),
        ("mirrors", "One mirror, two Mirrors", "One <mark>mirror</mark>, two <mark>Mirrors</mark>"),
        ("acry", "Cast acrylic", "Cast <mark>acrylic</mark>"),
        ('"red dot"', "A red dot on a red sheet.", "A <mark>red</mark> <mark>dot</mark> on a red sheet."),
        ("grosse", "Die Größe", "Die <mark>Größe</mark>"),
        ("kerf -wide", "a wide kerf", "a wide <mark>kerf</mark>"),
    ],
)
def test_marks_the_words_that_answer(question: str, text: str, marked: str) -> None:
    language = "de" if "Größe" in text else "en"
    assert marker(question, language=language).marked(text) == marked


def test_marks_what_a_mistyped_word_was_taken_for() -> None:
    assert marker("kref", "kerf").marked("The kerf") == "The <mark>kerf</mark>"


def test_a_synonym_of_several_words_is_marked_only_where_they_stand_together() -> None:
    question = replace(parse("kerf"), synonyms=(Term(("kerf",), (("cut", "width"), ("slot",))),))
    text = "Cut the slot: cut widths, the width of a cut, a kerf."
    marked = "Cut the <mark>slot</mark>: <mark>cut</mark> <mark>widths</mark>, the width of a cut, a <mark>kerf</mark>."
    assert Marker(question, "en").marked(text) == marked


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_inert(text: str) -> None:
    for html in (marker("kerf script alert").marked(text), marker("kerf script alert").snippet(text)):
        assert set(re.findall(r"<[^>]*>?", html)) <= {"<mark>", "</mark>"}


@given(st.text(max_size=800), st.text(max_size=60))
def test_taking_the_marks_out_gives_the_escaped_text_back(text: str, question: str) -> None:
    html = marker(question).marked(text)
    assert html.replace("<mark>", "").replace("</mark>", "") == escape(text)


def test_a_snippet_is_the_stretch_that_answers_most() -> None:
    text = "kerf " + "other words stand here " * 40 + "the kerf of acrylic depends on focus. " + "more words " * 40
    snippet = marker("kerf acrylic focus").snippet(text)
    assert "<mark>kerf</mark> of <mark>acrylic</mark>" in snippet
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert len(re.sub(r"</?mark>", "", snippet)) <= SNIPPET + 4


def test_a_snippet_without_an_answer_is_the_beginning() -> None:
    assert marker("unseen").snippet("Short text.") == "Short text."
