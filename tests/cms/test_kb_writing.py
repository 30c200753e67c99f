"""Blocks to Markdown and back: whatever a body holds, in the most readable form that holds it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.blocks import CALLOUT_KINDS, CODE_LANGUAGES, BodyBlock
from cms.markdown import Target, Writer, convert, same
from cms.models import TutorialPage


class World:
    """Knows every object: image 7 is images/7.png, page 9 is pages/9.md, document 5 is documents/5.pdf."""

    def address(self, model, pk):
        kind = {get_image_model(): "images/{}.png", get_document_model(): "documents/{}.pdf"}.get(model, "pages/{}.md")
        return kind.format(pk)

    def href(self, attrs):
        match attrs.get("linktype"):
            case "page":
                return f"pages/{attrs['id']}.md" + (f"#{attrs['anchor']}" if attrs.get("anchor") else "")
            case "document":
                return f"documents/{attrs['id']}.pdf"
            case _:
                return attrs.get("href", "")

    def image(self, source):
        return int(source.removeprefix("images/").removesuffix(".png")) if source.startswith("images/") else None

    def link(self, href):
        name, _, anchor = href.partition("#")
        folder, _, file = name.partition("/")
        if folder not in {"pages", "documents"}:
            return None
        return Target(folder.removesuffix("s"), int(file.partition(".")[0]), anchor)

    def reference(self, model, name):
        return None


def written(blocks):
    world = World()
    return Writer(world.address, world.href, world).write(blocks)


def again(blocks):
    return convert(written(blocks), World()).blocks


WORDS = st.text("ab Z*_`#|<>&[](){}!~:.1-+=\\\"'\n☐ß中", min_size=1, max_size=12)
PLAIN = WORDS.map(lambda text: " ".join(text.split())).filter(bool)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


MARKED = st.sampled_from(["<b>{}</b>", "<i>{}</i>", "<s>{}</s>", "<sup>{}</sup>", "<sub>{}</sub>", "<code>{}</code>"])
LINKED = st.sampled_from(
    [
        '<a href="https://x.test/?q=1&amp;r=(2)">{}</a>',
        '<a linktype="page" id="9" anchor="gas">{}</a>',
        '<a linktype="document" id="5">{}</a>',
        '<a href="#gas">{}</a>',
        "{}<br/>",
    ]
)
INLINE = st.lists(
    st.one_of(
        WORDS.map(escaped), st.builds(str.format, st.one_of(MARKED, LINKED), WORDS.map(escaped).filter(str.strip))
    ),
    min_size=1,
    max_size=4,
).map(lambda parts: "".join(parts).strip() or "x")
ITEMS = st.lists(INLINE.map("<li>{}</li>".format), min_size=1, max_size=3).map("".join)
TEXT = st.lists(
    st.one_of(
        INLINE.map("<p>{}</p>".format),
        INLINE.map("<blockquote>{}</blockquote>".format),
        ITEMS.map("<ul>{}</ul>".format),
        ITEMS.map("<ol><li>first<ul>{}</ul></li></ol>".format),
    ),
    min_size=1,
    max_size=3,
).map("".join)
CELL = st.one_of(st.just(""), INLINE.map("<p>{}</p>".format), TEXT)
LINE = st.one_of(st.just(""), PLAIN)


def struct(block_type, /, **fields):
    return st.fixed_dictionaries({"type": st.just(block_type), "value": st.fixed_dictionaries(fields)})


TUTORIAL = 9
SECOND = st.integers(0, 41)
STEP = struct(
    "item",
    title=PLAIN,
    text=st.one_of(st.just(""), TEXT),
    image=st.sampled_from([None, 7]),
    alt=LINE,
    tutorial=st.none(),
    second=st.none(),
) | struct("item", title=PLAIN, text=TEXT, image=st.none(), alt=LINE, tutorial=st.just(TUTORIAL), second=SECOND)
BLOCKS = {
    "paragraph": st.fixed_dictionaries({"type": st.just("paragraph"), "value": TEXT}),
    "heading": struct(
        "heading", text=PLAIN, level=st.sampled_from("234"), anchor=st.sampled_from(["", "gas", "gas-2", "a-b"])
    ),
    "callout": struct("callout", kind=st.sampled_from([name for name, _ in CALLOUT_KINDS]), title=LINE, text=TEXT),
    "code": struct(
        "code", language=st.sampled_from([name for name, _ in CODE_LANGUAGES]), title=LINE, code=WORDS.map("x{}".format)
    ),
    "image": struct("image", image=st.just(7), alt=LINE, caption=LINE),
    "steps": st.fixed_dictionaries({"type": st.just("steps"), "value": st.lists(STEP, min_size=1, max_size=3)}),
    "embed": struct(
        "embed",
        address=st.sampled_from(["https://youtu.be/dQw4w9WgXcQ", "https://vimeo.com/76979871"]),
        title=PLAIN,
        ratio=st.sampled_from(["16:9", "9:16"]),
    ),
    "related": st.fixed_dictionaries(
        {
            "type": st.just("related"),
            "value": st.lists(st.just({"type": "item", "value": TUTORIAL}), min_size=1, max_size=3),
        }
    ),
    "download": struct("download", document=st.just(5), title=LINE, description=LINE),
    "tool": struct(
        "tool",
        title=PLAIN,
        address=st.sampled_from(["/calc", "https://calc.test/?a=1#b"]),
        description=LINE,
        parameters=st.lists(struct("item", name=st.sampled_from(["a", "b.c"]), value=PLAIN, label=LINE), max_size=2),
    ),
    "moment": struct("moment", tutorial=st.just(TUTORIAL), second=SECOND, caption=LINE),
    "table": struct(
        "table",
        caption=LINE,
        columns=st.lists(st.fixed_dictionaries({"type": st.just("text"), "heading": LINE}), min_size=2, max_size=2),
        rows=st.lists(st.fixed_dictionaries({"values": st.lists(CELL, min_size=2, max_size=2)}), max_size=2),
    ),
}


def test_every_kind_of_block_is_tried_here():
    assert set(BLOCKS) == set(BodyBlock().child_blocks)


@pytest.fixture
def tutorial(category, video):
    return category.add_child(
        instance=TutorialPage(pk=TUTORIAL, title="First cut", slug="first-cut", locale=category.locale, video=video)
    )


@pytest.mark.usefixtures("tutorial")
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(list(BLOCKS.values())), max_size=4))
def test_a_body_is_the_same_after_it_was_written_and_read(blocks):
    assert same(again(blocks), blocks), written(blocks)


READABLE = [
    ("paragraph", "<p>One <b>b</b> <i>i</i> <code>c</code> <s>s</s> H<sub>2</sub>O</p>"),
    ("paragraph", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul><blockquote>q</blockquote><p>snake_case 2*3</p>"),
    ("paragraph", '<p><a linktype="page" id="9" anchor="gas">Gas</a> <a linktype="document" id="5">sheet</a></p>'),
    ("heading", {"text": "Kerf width", "level": "2", "anchor": "kerf-width"}),
    ("heading", {"text": "Kerf width", "level": "3", "anchor": "an-older-name"}),
    ("callout", {"kind": "warning", "title": "Hot", "text": "<p>Mind the <b>beam</b>.</p><ul><li>a</li></ul>"}),
    ("table", {"caption": "", "columns": [{"type": "text", "heading": "Gas"}], "rows": [{"values": ["<p>a|b</p>"]}]}),
    ("code", {"language": "python", "title": "cut.py", "code": "print('```')\n"}),
    ("image", {"image": 7, "alt": "A [nozzle]", "caption": 'The "nozzle"'}),
]


@pytest.mark.parametrize(("kind", "value"), READABLE)
def test_what_markdown_can_say_is_said_in_markdown(kind, value):
    block = {"type": kind, "value": value}
    assert same(again([block]), [block])
    assert f"{{{kind}}}" not in written([block])


def test_emphasis_of_nothing_and_links_without_words_do_not_make_a_page_unreadable():
    text = '<p><a href="https://x.test/"> </a>and <b></b>on</p>'
    assert written([{"type": "paragraph", "value": text}]) == "[https://x.test/](https://x.test/)and on\n"


def test_what_markdown_has_no_words_for_is_a_directive():
    table = {"type": "table", "value": {"caption": "", "columns": [], "rows": []}}
    assert written([table]).startswith("```{table}\n")
    assert same(again([table]), [table])


def test_a_directive_that_is_none_stays_code_and_is_a_problem():
    converted = convert("```{image}\nimage: elsewhere.png\n```", World())
    assert [block["type"] for block in converted.blocks] == ["code"]
    assert ["there is no “elsewhere.png”" in problem.text for problem in converted.problems] == [True]


@pytest.mark.parametrize("info", ["{nosuch}", "{code-block} python", "{steps} of mine"])
def test_a_directive_that_no_block_is_named_by_stays_code_and_is_a_problem(info):
    converted = convert(f"```{info}\nWords\n```", World())
    assert [block["type"] for block in converted.blocks] == ["code"]
    assert [f"“{info}” names no block" in problem.text for problem in converted.problems] == [True]


@pytest.mark.parametrize("info", ['{.python title="x"}', "{python}"])
def test_what_names_a_language_in_braces_is_no_problem(info):
    converted = convert(f"```{info}\nWords\n```", World())
    assert [block["value"]["language"] for block in converted.blocks] == ["python"]
    assert not converted.problems


def test_a_directive_brings_no_script_in():
    html = convert("```{callout}\ntext: <p onclick=x>a<script>b</script></p>\n```", World()).blocks[0]["value"]["text"]
    assert html == "<p>a</p>"


STEPS = """```{steps}
- title: Home the machine
  text: <p>See <a href="pages/9.md#gas">the gas</a>.</p>
  image: images/7.png
  alt: The corner
- title: Cut
  tutorial: pages/9.md
  second: 0:07
```
"""


def test_steps_are_written_by_hand(tutorial):
    converted = convert(STEPS, World())
    assert converted.problems == []
    (block,) = converted.blocks
    first, second = (item["value"] for item in block["value"])
    assert (first["title"], first["image"], first["tutorial"], first["second"]) == ("Home the machine", 7, None, None)
    assert first["text"] == '<p>See <a linktype="page" id="9" anchor="gas">the gas</a>.</p>'
    assert (second["tutorial"], second["second"]) == (TUTORIAL, 7)


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("tutorial: pages/9.md\nsecond: 0:42", "The video ends at 0:42."),
        ("tutorial: pages/9.md\nsecond: soon", "soon"),
        ("tutorial: pages/9.md\nsecond: -4", "-4"),
        ("tutorial: pages/8.md\nsecond: 4", "“pages/8.md” is no tutorial"),
        ("tutorial: elsewhere.md\nsecond: 4", "there is no “elsewhere.md”"),
        ("tutorial: 9\nsecond: 4", "str expected"),
    ],
)
def test_a_moment_that_there_is_not_stays_code_and_is_a_problem(tutorial, moment, why):
    converted = convert("```{moment}\n" + moment + "\n```", World())
    assert [block["type"] for block in converted.blocks] == ["code"]
    assert why in str(converted.problems[0])


def test_more_steps_than_fit_are_refused():
    converted = convert("```{steps}\n" + "- title: again\n" * 51 + "```", World())
    assert [block["type"] for block in converted.blocks] == ["code"]
    assert "more than 50" in str(converted.problems[0])


def test_a_step_whose_tutorial_is_gone_keeps_its_words():
    value = {"title": "Cut", "text": "", "image": None, "alt": "", "tutorial": 404, "second": 7}
    block = {"type": "steps", "value": [{"type": "item", "value": value}]}

    class Lost(World):
        def address(self, model, pk):
            return ""

    markdown = Writer(Lost().address, Lost().href, Lost()).write([block])
    (step,) = convert(markdown, World()).blocks[0]["value"]
    assert (step["value"]["title"], step["value"]["tutorial"], step["value"]["second"]) == ("Cut", None, None)
