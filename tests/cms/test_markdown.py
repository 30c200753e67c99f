"""Markdown to blocks: what writers write arrives, what attackers write does not."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.blocks import BodyBlock
from cms.markdown import MAX_MARKDOWN, Problem, Target, convert
from cms.richtext import Renderer, text_of
from cms.targets import Targets


class Known:
    """Knows images below img/ and Markdown files."""

    def image(self, source):
        return 7 if source.startswith("img/") else None

    def link(self, href):
        name, _, anchor = href.partition("#")
        return Target("page", 9, anchor) if name.endswith(".md") else None

    def reference(self, model, name):
        return None


def blocks(source):
    return [(block["type"], block["value"]) for block in convert(source, Known()).blocks]


def test_text_becomes_rich_text_up_to_the_next_block_of_another_kind():
    assert blocks("One **b** *i* `c<d` ~~s~~\n\n- a\n- b\n\n1. x\n   - y\n\nTwo\n\n```sh\nls\n```\n\nThree") == [
        (
            "paragraph",
            "<p>One <b>b</b> <i>i</i> <code>c&lt;d</code> <s>s</s></p><ul><li>a</li><li>b</li></ul>"
            "<ol><li>x<ul><li>y</li></ul></li></ol><p>Two</p>",
        ),
        ("code", {"language": "bash", "title": "", "code": "ls"}),
        ("paragraph", "<p>Three</p>"),
    ]


def test_headings_get_anchors_which_differ():
    found = blocks("# Übersicht & mehr\n## Gas\n##### Gas\n## !!!\n")
    assert [(v["text"], v["level"], v["anchor"]) for _, v in found] == [
        ("Übersicht & mehr", "2", "ubersicht-mehr"),
        ("Gas", "2", "gas"),
        ("Gas", "4", "gas-2"),
        ("!!!", "2", "section"),
    ]


def test_images_become_blocks_between_the_text_around_them():
    assert blocks('Before ![The *nozzle*](img/a.png "Caption") after') == [
        ("paragraph", "<p>Before</p>"),
        ("image", {"image": 7, "alt": "The nozzle", "caption": "Caption"}),
        ("paragraph", "<p>after</p>"),
    ]


def test_images_in_a_list_stand_behind_it():
    assert blocks("1. Open it ![Lid](img/lid.png)\n2. Close it") == [
        ("paragraph", "<ol><li>Open it</li><li>Close it</li></ol>"),
        ("image", {"image": 7, "alt": "Lid", "caption": ""}),
    ]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('<a href="https://x.test/">![B](https://y.test/b.png)</a> t', '<p><a href="https://x.test/">B</a> t</p>'),
        ('<a href="https://x.test/"><img src="img/a.png" alt="A"></a>', '<p><a href="https://x.test/">A</a></p>'),
        (
            '<p><a href="https://x.test/"><img src="img/a.png" alt="A"></a></p>',
            '<p><a href="https://x.test/">A</a></p>',
        ),
        (
            '- <a href="https://x.test/"><img src="img/a.png" alt="A"></a>',
            '<ul><li><a href="https://x.test/">A</a></li></ul>',
        ),
        ("- [see ![A](img/a.png)](https://x.test/)", '<ul><li><a href="https://x.test/">see A</a></li></ul>'),
        ('<a href="https://x.test/">[y](https://z.test/)</a>', '<p><a href="https://x.test/">y</a></p>'),
        ("[](https://x.test/?a&b)", '<p><a href="https://x.test/?a&amp;b">https://x.test/?a&amp;b</a></p>'),
        ("<b><i> </i></b>x", "<p>x</p>"),
    ],
)
def test_a_link_holds_words_and_no_other_link(source, html):
    assert blocks(source) == [("paragraph", html)]


def test_an_image_is_no_link_because_a_place_before_it_has_a_name():
    assert [kind for kind, _value in blocks('<a name="here">![A](img/a.png)')] == ["image"]


def test_code_and_images_of_html_within_a_list_or_callout_are_kept():
    code = "<pre>if a &lt;b&gt;: c</pre>"
    line = "<code>if a &lt;b&gt;: c</code>"
    assert blocks(f"- x\n\n  {code}") == [("paragraph", f"<ul><li>x<br/>{line}</li></ul>")]
    assert blocks(f"> [!NOTE]\n> {code}")[0][1]["text"] == f"<p>{line}</p>"
    assert [kind for kind, _value in blocks('- x\n\n  <p><img src="img/a.png" alt="A"></p>')] == ["paragraph", "image"]


def test_an_unknown_image_leaves_its_alternative_text_and_a_problem():
    converted = convert("See ![the nozzle](missing.png).", Known())
    assert converted.blocks == [{"type": "paragraph", "value": "<p>See the nozzle.</p>"}]
    assert converted.problems == [Problem("The image “missing.png” is shown as its alternative text.", 1)]


@pytest.mark.parametrize("kind", ["NOTE", "tip", "Important", "WARNING", "caution"])
def test_callouts(kind):
    assert blocks(f"> [!{kind}]\n> Mind the **beam**.\n>\n> Always.") == [
        ("callout", {"kind": kind.lower(), "title": "", "text": "<p>Mind the <b>beam</b>.</p><p>Always.</p>"})
    ]


def test_other_quotes_stay_quotes():
    assert blocks("> [!LOUD] said she") == [("paragraph", "<blockquote>[!LOUD] said she</blockquote>")]


def test_tables():
    ((kind, table),) = blocks("| Gas | `p` |\n|---|--:|\n| N₂ | **16** bar<br>max |\n| O₂ |  |")
    assert kind == "table"
    assert [column["heading"] for column in table["columns"]] == ["Gas", "p"]
    assert [row["values"] for row in table["rows"]] == [
        ["<p>N₂</p>", "<p><b>16</b> bar<br/>max</p>"],
        ["<p>O₂</p>", ""],
    ]


def test_links_lead_outside_to_a_section_or_to_a_page():
    html = blocks("[a](https://x.test/?q=1&r=2) [b](#gas) [c](../gas.md#n2) [d](mailto:a@b.test) [e](nowhere)")[0][1]
    assert html == (
        '<p><a href="https://x.test/?q=1&amp;r=2">a</a> <a href="#gas">b</a> '
        '<a linktype="page" id="9" anchor="n2">c</a> '
        '<a href="mailto:a@b.test">d</a> e</p>'
    )


def test_a_link_that_leads_nowhere_is_a_problem():
    assert convert("[e](nowhere)").problems == [Problem("The link to “nowhere” leads nowhere.", 1)]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "![x](javascript:alert(1))",
    '<a href="javascript:alert(1)">x</a>',
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<p onclick=alert(1)>x</p>",
    "<style>@import 'x'</style>",
    "```html\n</code><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "> [!NOTE]\n> <script>alert(1)</script>",
    "## <img src=x onerror=alert(1)>",
    '[x](https://a.test/"onmouseover="alert(1))',
    '[x](<https://a.test/"><script>alert(1)</script>>)',
    "<!-- <script>alert(1)</script> -->",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<a linktype="page" id="1">x</a>',
    "[x](//evil.test)",
]


class Nowhere(Targets):
    """A site without pages and documents, which needs no database."""

    def page(self, pk):
        return None

    def document(self, pk):
        return None


def rendered(source):
    """The HTML of a text as readers get it."""
    renderer = Renderer(AnonymousUser(), "en", Nowhere(AnonymousUser(), "en"))
    texts = []
    for block in convert(source, Known()).blocks:
        value = block["value"]
        match block["type"]:
            case "paragraph":
                texts.append(value)
            case "callout":
                texts.append(value["text"])
            case "table":
                texts += [cell for row in value["rows"] for cell in row["values"]]
    return [renderer.render(text) for text in texts]


class Elements(HTMLParser):
    """Collects the elements of rendered HTML with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


INLINE = {"a", "b", "blockquote", "br", "code", "i", "li", "ol", "p", "s", "ul"}
SAFE_HREF = re.compile(r"(https?://|mailto:|#|/(?!/))")


def assert_safe(text):
    for tag, attributes in Elements(text.html).found:
        assert tag in INLINE
        assert set(attributes) <= {"href"}
        assert SAFE_HREF.match(attributes.get("href", "#"))
    assert all(SAFE_HREF.match(link.href) for link in text.links)


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_markup_arrives_as_text_or_not_at_all(source):
    for text in rendered(source):
        assert_safe(text)


@pytest.mark.parametrize(
    "stored",
    [
        "<p>x<script>alert(1)</script></p>",
        '<p><a href="javascript:alert(1)">x</a></p>',
        '<p><a href="&#106;avascript:alert(1)">x</a></p>',
        '<p><a linktype="external" href="javascript:alert(1)">x</a></p>',
        '<p><a href="//evil.test">x</a></p>',
        '<p><a href="https://a.test/&quot; onclick=&quot;x()">x</a></p>',
        '<p><a href="#x" onclick="x()">x</a><img src=x onerror=alert(1)></p>',
        '<p><a linktype="page" id="1 OR 1=1">x</a><a linktype="page" id="99999999999999999999">y</a></p>',
    ],
)
def test_rich_text_that_came_into_the_database_some_other_way_is_rendered_safe(stored):
    renderer = Renderer(AnonymousUser(), "en", Nowhere(AnonymousUser(), "en"))
    renderer.add(stored)
    assert_safe(renderer.render(stored))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*HOSTILE, "# h", "> q", "- a", "1. b", "```", "| a |\n|---|", "![i](img/x)", "    code"]),
            st.text(max_size=30),
        ),
        max_size=12,
    ).map("\n".join)
)
def test_any_text_converts_to_a_body_that_wagtail_accepts_and_readers_are_safe_with(source):
    converted = convert(source, Known())
    assert converted.blocks == convert(source, Known()).blocks
    known = set(BodyBlock().child_blocks)
    assert {block["type"] for block in converted.blocks} <= known
    anchors = [block["value"]["anchor"] for block in converted.blocks if block["type"] == "heading"]
    assert len(anchors) == len(set(anchors))
    for text in rendered(source):
        assert_safe(text)


@settings(max_examples=100, deadline=None)
@given(st.text("abc XYZ.,;äß12", min_size=1, max_size=60).filter(str.strip))
def test_plain_words_are_never_lost(words):
    texts = [text_of(block["value"]) for block in convert("p " + words).blocks]
    assert " ".join(texts).split() == ("p " + words).split()


def test_a_book_is_too_long():
    with pytest.raises(ValueError, match="longer"):
        convert("x" * (MAX_MARKDOWN + 1))
