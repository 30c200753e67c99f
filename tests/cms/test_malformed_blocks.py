"""What is stored in a block may be anything: it costs that block alone, never the page around it."""

import copy
import json

import pytest
from django.contrib.auth.models import AnonymousUser

from api.core.documents import trusted_documents
from cms.body import headings_of, images_of, reading_minutes, render_body, sections_of
from cms.kinds import KINDS
from cms.metadata import metadata_of
from cms.typed_blocks import EVERY_BODY
from core.search.sources import source_of
from tests.graphql import Caller
from web.content import html_of

pytestmark = pytest.mark.django_db

ANYONE = AnonymousUser()
BAD = [None, "none", "", 7, -1, 10**30, 1.5, True, [], ["x"], [None], [[["x"]]], {}, {"x": 1}, [{"value": "x"}]]
"""What may stand where something else belongs."""
BEFORE, AFTER = ({"type": "paragraph", "value": f"<p>{text}</p>", "id": text} for text in ("Before it.", "Behind it."))
VALUES = {
    "paragraph": "<p>Text</p>",
    "heading": {"text": "Kerf", "level": "2", "anchor": "kerf"},
    "callout": {"kind": "note", "title": "Mind", "text": "<p>Hot</p>"},
    "table": {
        "caption": "Gas",
        "columns": [{"type": "text", "heading": "Metal"}],
        "rows": [{"values": ["<p>Steel</p>"]}],
    },
    "code": {"language": "text", "title": "Cut", "code": "G1 X3"},
    "image": {"image": 1, "alt": "A nozzle", "caption": "New"},
    "steps": [
        {
            "type": "item",
            "id": "s",
            "value": {"title": "Open", "text": "<p>Wait</p>", "image": 1, "alt": "Lid", "tutorial": 0, "second": 3},
        }
    ],
    "moment": {"tutorial": 0, "second": 3, "caption": "The cut"},
    "embed": {"address": "https://youtu.be/dQw4w9WgXcQ", "title": "Mirrors", "ratio": "4:3"},
    "related": [{"type": "item", "id": "r", "value": 0}],
    "download": {"document": 1, "title": "Chart", "description": "All"},
    "tool": {
        "title": "Calculate",
        "address": "/calc",
        "description": "It",
        "parameters": [{"type": "item", "id": "p", "value": {"name": "a", "value": "b", "label": "c"}}],
    },
    "question": {"question": "Why?", "answer": "<p>So.</p>", "anchor": "why"},
    "problem": {"symptom": "Dross", "cause": "<p>Gas</p>", "fix": "<p>More</p>", "anchor": "dross"},
    "term": {"term": "Kerf", "also": "slot, cut", "definition": "<p>A width</p>", "anchor": "kerf"},
    "operation": {"name": "documents", "anchor": "documents"},
    "example": {"title": "One", "document": "{ home { title } }", "variables": "{}"},
    "change": {"kind": "fixed", "text": "<p>Holes</p>"},
}
"""A block of each type as it is stored; 0 for the key of a tutorial."""


def mended(value, tutorial):
    """`value` with the key of a tutorial in it."""
    return json.loads(json.dumps(value).replace(": 0", f": {tutorial.pk}"))


def places(value, way=()):
    yield way
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in pairs:
        yield from places(inner, (*way, name))


def spoilt(value):
    """The value with each of its parts replaced by everything that does not belong there, and without it."""
    for way in places(value):
        for bad in BAD:
            holder = {"": copy.deepcopy(value)}
            inner, last = holder, ""
            for name in way:
                inner, last = inner[last], name
            inner[last] = bad
            yield holder[""]
        if way and isinstance(way[-1], str):
            without = copy.deepcopy(value)
            inner = without
            for name in way[:-1]:
                inner = inner[name]
            del inner[way[-1]]
            yield without


def test_every_type_of_block_is_spoilt_here():
    assert VALUES.keys() == EVERY_BODY.child_blocks.keys()


@pytest.fixture
def make_page(make_document, make_tutorial, video):
    """A page of a type that offers the block, with every spoilt form of it in its body."""

    def make(block_type):
        video.duration_ms = None
        video.save()
        tutorial = make_tutorial("first-cut", video)
        kind = next(kind for kind, model in KINDS.items() if kind != "tutorial" and offers(model, block_type))
        page = make_document(kind)
        blocks = [
            {"type": block_type, "value": value, "id": str(number)}
            for number, value in enumerate(spoilt(mended(VALUES[block_type], tutorial)))
        ]
        type(page).objects.filter(pk=page.pk).update(body=json.dumps([BEFORE, *blocks, AFTER]))
        page.refresh_from_db()
        return kind, page

    return make


def offers(model, block_type):
    return block_type in model._meta.get_field("body").stream_block.child_blocks


@pytest.mark.parametrize("block_type", VALUES)
def test_a_spoilt_block_costs_itself_alone(make_page, block_type):
    kind, page = make_page(block_type)
    texts = [block.text.html for block in render_body(page, ANYONE) if block.id in {"Before it.", "Behind it."}]
    assert texts == [BEFORE["value"], AFTER["value"]]
    assert {"Before it.", "Behind it."} <= set("\n".join(unit.text for unit in sections_of(page.body)).split("\n"))
    assert list(source_of(kind).documents(page.pk))
    assert AFTER["value"] in html_of(page, ANYONE)
    assert json.dumps(metadata_of(page, ANYONE).json_ld)
    assert headings_of(page.body) is not None
    assert images_of(page.body) is not None
    assert reading_minutes(page.body) > 0
    document = next(text for text in trusted_documents().values() if "query LearnPage(" in text)
    answer = Caller().data(document, path=page.web_path, locale="en")
    assert "Behind it." in json.dumps(answer)


def test_a_callout_without_a_title_has_none_for_those_who_read_what_the_server_renders(article):
    blocks = [{"type": "callout", "value": {**VALUES["callout"], "title": ""}, "id": "1"}]
    type(article).objects.filter(pk=article.pk).update(body=json.dumps(blocks))
    article.refresh_from_db()
    assert "<aside><p>Hot</p></aside>" in html_of(article, ANYONE)
