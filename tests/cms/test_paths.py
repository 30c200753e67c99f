"""Paths of the web app and places in the tree say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.paths import content_path, locale_of, tree_path

SLUG = st.text("abcdefghijklmnopqrstuvwxyz0123456789-äß", min_size=1, max_size=12)


@given(st.lists(SLUG, min_size=1, max_size=5))
def test_a_path_leads_back_to_the_place_it_came_from(slugs):
    url_path = "/" + "/".join(slugs) + "/"
    assert tree_path(content_path(url_path)) == url_path
    assert locale_of(content_path(url_path)) == locale_of(url_path) == slugs[0]


@given(st.text(max_size=200))
def test_any_text_names_a_place_or_none(path):
    place = tree_path(path)
    assert place is None or (place.startswith("/") and place.endswith("/"))


@pytest.mark.parametrize("path", ["", "/", "//", "/en/community", "/en/learn", "/en/community/t/1", "/" + "a" * 2000])
def test_other_paths_of_the_web_app_name_no_page(path):
    assert tree_path(path) is None


def test_a_query_and_a_fragment_do_not_matter():
    assert tree_path("/en/learn/cutting/kerf?t=12#gas") == "/en/cutting/kerf/"
