"""Ways out of a text: related pages, downloads, links into the product, frames of other sites."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.files.base import ContentFile
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.blocks import BodyBlock, ToolBlock
from cms.body import Download, Frame, Related, Tool, render_body, sections_of
from cms.markdown import convert
from tests.cms.conftest import edit
from web.content import html_of

pytestmark = pytest.mark.django_db

ANYONE = AnonymousUser()
VIDEO = "https://youtu.be/dQw4w9WgXcQ"


def rendered(page, *blocks, viewer=ANYONE):
    edit(page, body=list(blocks))
    return render_body(page, viewer)


def embed(address=VIDEO):
    return ("embed", {"address": address, "title": "Mirrors", "ratio": "4:3"})


def download(document, **fields):
    return ("download", {"document": document, "title": "", "description": "", **fields})


def tool(address="/calc", parameters=(), **fields):
    shown = [{"name": name, "value": value, "label": label} for name, value, label in parameters]
    return ("tool", {"title": "Calculate", "address": address, "description": "", "parameters": shown, **fields})


@pytest.fixture
def make_document():
    def make(collection=None, name="chart.pdf"):
        return Document.objects.create(
            title="Test chart",
            file=ContentFile(b"%PDF-1.4", name=name),
            file_size=8,
            collection=collection or Collection.get_first_root_node(),
        )

    return make


@pytest.fixture
def private():
    return Collection.get_first_root_node().add_child(name="Private").add_child(name="Inside")


def test_a_video_is_shown_from_its_address(article):
    (block,) = rendered(article, embed())
    assert isinstance(block, Frame)
    assert (block.embed.provider, block.title, block.ratio) == ("YouTube", "Mirrors", "4:3")


def test_what_is_not_allowed_any_more_is_left_out(article):
    assert rendered(article, embed("https://tube.test.org/w/abc"), embed("javascript:alert(1)")) == []


def test_related_pages_are_those_that_the_reader_may_see_in_their_language(
    make_article, make_category, category, make_user
):
    first, second, hidden = (make_article(slug, summary=f"About {slug}.") for slug in ("one", "two", "three"))
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    make_article("eins", below=shelf, title="Eins", summary="Das erste.", translation_of=first)
    page = make_article("fuge", below=shelf)
    (block,) = rendered(page, ("related", [second, first, hidden, first]))
    assert isinstance(block, Related)
    assert [(one.title, one.summary, one.path, one.locale, one.kind) for one in block.pages] == [
        ("Two", "About two.", "/en/learn/cutting/two", "en", "Article"),
        ("Eins", "Das erste.", "/de/learn/schneiden/eins", "de", "Article"),
    ]
    (block,) = render_body(page, make_user())
    assert [one.title for one in block.pages] == ["Two", "Eins", "Three"]
    edit(page, body=[("related", [second])])
    second.unpublish()
    page.refresh_from_db()
    assert render_body(page, ANYONE) == []


def test_no_more_than_six_pages_are_related(make_article):
    pages = [make_article(f"page-{number}") for number in range(7)]
    block = BodyBlock()
    block.clean(block.to_python([{"type": "related", "value": [page.pk for page in pages[:6]]}]))
    with pytest.raises(StreamBlockValidationError):
        block.clean(block.to_python([{"type": "related", "value": [page.pk for page in pages]}]))


def test_a_download_says_what_it_is(article, make_document):
    document = make_document()
    (block, named) = rendered(article, download(document), download(document, title="Chart", description="Print it."))
    assert isinstance(block, Download)
    assert (block.title, block.file_name, block.file_type, block.size) == ("Test chart", document.filename, "PDF", 8)
    assert (named.title, named.description, named.href) == ("Chart", "Print it.", document.url)


def test_a_document_is_saved_and_never_shown_in_our_name(client, make_document):
    answer = client.get(make_document().url)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize("name", ["chart.csv.gz", "chart.pdf"])
def test_a_document_is_saved_as_it_was_uploaded(client, make_document, name):
    packed = make_document(name=name)
    answer = client.get(packed.url)
    assert "chart" in packed.url
    assert not answer.has_header("Content-Encoding")
    assert b"".join(answer.streaming_content) == b"%PDF-1.4"


@pytest.mark.parametrize("door", ["login", "groups", "password"])
def test_a_private_document_is_offered_to_those_alone_who_may_read_it(
    article, make_document, private, make_user, client, door
):
    restriction = CollectionViewRestriction.objects.create(
        collection=private.get_parent(), restriction_type=door, password="x" if door == "password" else ""
    )
    group = Group.objects.create(name="Partners")
    restriction.groups.set([group] if door == "groups" else [])
    document = make_document(private)
    text = f'<p><a linktype="document" id="{document.pk}">chart</a></p>'
    edit(article, body=[download(document), ("paragraph", text)])
    partner, stranger, admin = make_user(), make_user(), make_user(is_superuser=True)
    partner.groups.add(group)

    def offered(viewer):
        blocks = render_body(article, viewer)
        assert ("href" in blocks[-1].text.html) == (len(blocks) == 2)
        return len(blocks) == 2

    expected = {"login": (True, True, True), "groups": (True, False, True), "password": (False, False, False)}
    assert (offered(partner), offered(stranger), offered(admin)) == expected[door]
    assert not offered(ANYONE)
    # Wagtail asks for a password itself, where there is one.
    refused = 200 if door == "password" else 404
    assert client.get(document.url).status_code == refused
    for viewer in (partner, stranger, admin):
        client.force_login(viewer)
        assert client.get(document.url).status_code == (200 if offered(viewer) else refused)


def test_a_tool_opens_with_what_the_text_is_about(article):
    parameters = [("thickness", "3", "thickness 3 mm"), ("material", "birch & glue", "")]
    (block,) = rendered(article, tool("https://calc.test/?unit=mm", parameters))
    assert isinstance(block, Tool)
    assert block.href == "https://calc.test/?unit=mm&thickness=3&material=birch+%26+glue"
    assert block.opens_with == ["thickness 3 mm", "material birch & glue"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.test", "http://calc.test"])
def test_a_tool_elsewhere_is_refused_and_left_out(article, address):
    block = ToolBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(tool(address)[1]))
    assert "begins with https://" in str(refused.value.block_errors["address"])
    assert rendered(article, tool(address)) == []


def test_more_parameters_than_a_tool_reads_are_refused():
    block = ToolBlock()
    many = [(f"n{number}", "1", "") for number in range(10_000)]
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python(tool(parameters=many)[1]))
    written = "```{tool}\ntitle: x\naddress: /calc\nparameters:\n" + "- {name: a, value: b}\n" * 21 + "```"
    converted = convert(written)
    assert [one["type"] for one in converted.blocks] == ["code"]
    assert "more than 20" in str(converted.problems[0])


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("{embed}\naddress: https://youtube.com.evil.test/watch?v=dQw4w9WgXcQ\ntitle: x", "cannot be shown here"),
        ("{tool}\naddress: javascript:alert(1)\ntitle: x", "no address to lead to"),
        ("{tool}\naddress: /calc\ntitle: x\nparameters: [{name: a&b, value: c}]", "Use letters"),
    ],
)
def test_an_import_refuses_what_the_editor_refuses(written, why):
    converted = convert(f"```{written}\n```")
    assert [one["type"] for one in converted.blocks] == ["code"]
    assert why in str(converted.problems[0])


def test_a_lone_link_to_a_video_stays_a_link():
    (block,) = convert(f"<{VIDEO}>").blocks
    assert block == {"type": "paragraph", "value": f'<p><a href="{VIDEO}">{VIDEO}</a></p>'}


def test_those_who_read_without_the_app_find_every_way(article, make_article, make_document):
    other = make_article("other", summary="About it.")
    document = make_document()
    blocks = [embed(), ("related", [other]), download(document), tool(parameters=[("a", "<1>", "")])]
    edit(article, body=blocks)
    html = html_of(article, ANYONE)
    assert '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">Mirrors</a> (YouTube)' in html
    assert '<a href="/en/learn/cutting/other">Other</a> About it.' in html
    assert f'<a href="{document.url}">Test chart</a> (PDF, 8' in html
    assert '<a href="/calc?a=%3C1%3E">Calculate</a> (a &lt;1&gt;)' in html
    assert sections_of(article.body)[0].text == "Mirrors\nCalculate\na <1>"


def test_translators_are_asked_for_words(article, make_article, make_document):
    parameters = [("thickness", "3", "thickness 3 mm")]
    blocks = [embed(), ("related", [make_article("other")]), download(make_document(), title="Chart")]
    edit(article, body=[*blocks, tool(parameters=parameters)])
    segments = [segment for segment in extract_segments(article) if segment.path.startswith("body.")]
    words = [segment.string.data for segment in segments if isinstance(segment, StringSegmentValue)]
    assert words == ["Mirrors", "Chart", "Calculate", "thickness 3 mm"]
    chosen = [segment.path for segment in segments if isinstance(segment, OverridableSegmentValue)]
    assert [path.rpartition(".")[2] for path in chosen] == ["document"]


def test_an_import_gives_parameters_what_translators_need(make_article):
    page = make_article(
        "tools",
        markdown="```{tool}\ntitle: Calculate\naddress: /calc\nparameters:\n- name: a\n  value: b\n  label: c\n```",
    )
    segments = [segment for segment in extract_segments(page) if segment.path.startswith("body.")]
    words = [segment.string.data for segment in segments if isinstance(segment, StringSegmentValue)]
    assert words == ["Calculate", "c"]
