"""Data inside of a page's script elements."""

import json

from hypothesis import given
from hypothesis import strategies as st

from core.text import script_json

HOSTILE = st.sampled_from(["</script>", "<!--", "<script", "]]>", "&amp;", "\u2028"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | HOSTILE,
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | HOSTILE, inner),
)


@given(VALUES)
def test_nothing_ends_the_element_and_nothing_is_lost(value):
    text = script_json(value)
    assert not {"<", ">", "&"} & set(text)
    assert json.loads(text) == value
