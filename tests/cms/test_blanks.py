"""Blocks that would say nothing: refused where the page is published, kept while it is a draft."""

import pytest
from wagtail.blocks import StreamBlockValidationError

from cms.blocks import BodyBlock
from cms.typed_blocks import EVERY_BODY

TABLE = {"caption": "Gas", "columns": [], "rows": []}
BLANK = ['<p data-block-key="a"></p>', "<p> </p>", "<p>\xa0</p>", "<p>&nbsp;</p>", "<ul><li></li></ul>"]


def refusal(body, kind, value):
    """What the editor shows at the only block of a body."""
    with pytest.raises(StreamBlockValidationError) as refused:
        body.clean(body.to_python([{"type": kind, "value": value}]))
    return refused.value.as_json_data()["blockErrors"][0]


@pytest.mark.parametrize("given", [TABLE, None])
def test_a_table_without_columns_is_refused_at_the_table(given):
    (message,) = refusal(BodyBlock(), "table", given)["messages"]
    assert message == "A table needs a column. Add one, or delete the table."


@pytest.mark.parametrize("blank", BLANK)
@pytest.mark.parametrize(
    ("kind", "field", "rest"),
    [
        ("question", "answer", {"question": "Why?"}),
        ("problem", "fix", {"symptom": "Dross", "cause": ""}),
        ("term", "definition", {"term": "Kerf"}),
        ("change", "text", {"kind": "fixed"}),
        ("callout", "text", {"kind": "note"}),
    ],
)
def test_text_that_says_nothing_is_refused_at_its_field(kind, field, rest, blank):
    assert refusal(EVERY_BODY, kind, {**rest, field: blank})["blockErrors"] == {
        field: {"messages": ["This field is required."]}
    }


def test_text_that_may_be_left_out_may_be_blank():
    body = EVERY_BODY
    body.clean(
        body.to_python([{"type": "problem", "value": {"symptom": "Dross", "cause": BLANK[1], "fix": "<p>Gas</p>"}}])
    )


def test_a_draft_may_hold_blocks_that_say_nothing_yet():
    body = EVERY_BODY
    value = body.to_python(
        [
            {"type": "table", "value": TABLE},
            {"type": "question", "value": {"question": "", "answer": BLANK[0]}},
        ]
    )
    body.defer_required_validation()
    try:
        assert len(body.clean(value)) == 2
    finally:
        body.restore_deferred_validation()
