"""A body as readers get it."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from wagtail.blocks import CharBlock, StreamValue
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from cms.blocks import BodyBlock, anchor_for, give_anchors
from cms.body import Block, Figure, Heading, Paragraph, headings_of, reading_minutes, render_body, sections_of
from cms.richtext import LinkKind
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db

ANYONE = AnonymousUser()


def paragraph(html):
    return ("paragraph", html)


def link(page, text="there"):
    return f'<a linktype="page" id="{page.pk}">{text}</a>'


def rendered(page, *blocks, viewer=ANYONE):
    edit(page, body=list(blocks))
    return render_body(page, viewer)


def test_links_lead_to_pages_by_their_path(article, make_article):
    other = make_article("other")
    (block,) = rendered(article, paragraph(f"<p>See {link(other, '<b>this</b>')}.</p>"))
    assert isinstance(block, Paragraph)
    assert block.text.html == '<p>See <a href="/en/learn/cutting/other"><b>this</b></a>.</p>'
    (found,) = block.text.links
    assert (found.kind, found.href, found.text, found.page_id, found.locale) == (
        LinkKind.PAGE,
        "/en/learn/cutting/other",
        "this",
        other.pk,
        "en",
    )


def test_a_translated_page_links_to_translated_pages(article, make_article, make_category, category):
    target = make_article("target")
    german = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    page = make_article("fuge", below=german, translation_of=article)
    make_article("ziel", below=german, translation_of=target)
    (block,) = rendered(page, paragraph(f"<p>{link(target)} {link(article)}</p>"))
    assert [found.href for found in block.text.links] == ["/de/learn/schneiden/ziel", "/de/learn/schneiden/fuge"]


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "delete"])
def test_a_link_to_what_the_reader_may_not_see_is_plain_text(article, make_article, hide):
    other = make_article("secret-plan")
    edit(article, body=[paragraph(f"<p>See {link(other)}.</p>")])
    match hide:
        case "unpublish":
            other.unpublish()
        case "restrict":
            PageViewRestriction.objects.create(page=other, restriction_type="login")
        case "delete":
            other.delete()
    (block,) = render_body(article, ANYONE)
    assert (block.text.html, block.text.links) == ("<p>See there.</p>", [])


def test_documents_sections_mail_and_the_outside(article):
    document = Document.objects.create(title="Sheet", file=ContentFile(b"x", name="sheet.pdf"))
    html = (
        f'<p><a linktype="document" id="{document.pk}">d</a><a href="#gas">s</a>'
        '<a href="mailto:a@b.test">m</a><a href="https://x.test/?a=1&amp;b=2">o</a></p>'
    )
    (block,) = rendered(article, paragraph(html))
    assert [(found.kind, found.href) for found in block.text.links] == [
        (LinkKind.DOCUMENT, document.url),
        (LinkKind.SECTION, "#gas"),
        (LinkKind.EMAIL, "mailto:a@b.test"),
        (LinkKind.EXTERNAL, "https://x.test/?a=1&b=2"),
    ]
    assert 'rel="' not in block.text.html


def test_pictures_come_in_presets_no_larger_than_the_original(article, make_image):
    image = make_image(size=(1200, 600))
    (block,) = rendered(article, ("image", {"image": image, "alt": "A nozzle", "caption": "New"}))
    assert isinstance(block, Figure)
    assert (block.alt, block.caption) == ("A nozzle", "New")
    assert (block.picture.width, block.picture.height) == (960, 480)
    assert [part.split()[-1] for part in block.picture.srcset.split(", ")] == ["480w", "960w", "1200w"]


def test_an_image_whose_file_is_gone_does_not_take_the_page_with_it(article, make_image):
    image = make_image()
    image.file.storage.delete(image.file.name)
    (block,) = rendered(article, ("image", {"image": image, "alt": "A nozzle", "caption": ""}))
    assert (block.picture, block.alt) == (None, "A nozzle")


def test_an_image_that_was_deleted_does_not_take_the_page_with_it(article, make_image):
    image = make_image()
    edit(article, body=[("image", {"image": image, "alt": "A nozzle", "caption": ""})])
    image.delete()
    article.refresh_from_db()
    (block,) = render_body(article, ANYONE)
    assert (block.picture, block.alt) == (None, "A nozzle")


def test_a_stored_block_of_another_release_does_not_take_the_page_with_it(article):
    stored = [
        {"type": "hologram", "value": {"depth": 3}, "id": "1"},
        {"type": "paragraph", "value": "<p>x</p>", "id": "2"},
    ]
    type(article).objects.filter(pk=article.pk).update(body=json.dumps(stored))
    article.refresh_from_db()
    assert [block.id for block in render_body(article, ANYONE)] == ["2"]


def test_a_block_that_readers_cannot_be_shown_yet_is_named(article, monkeypatch):
    monkeypatch.setitem(BodyBlock.base_blocks, "hologram", CharBlock())
    stranger = StreamValue(BodyBlock(), [{"type": "hologram", "value": "x", "id": "7"}], is_lazy=True)
    article.body = stranger
    assert render_body(article, ANYONE) == [Block("7", "hologram")]


def test_sections_toc_and_reading_time(article):
    edit(
        article,
        body=[
            paragraph("<p>Intro words</p>"),
            ("heading", {"text": "Gas", "level": "2", "anchor": "gas"}),
            paragraph("<p>" + "word " * 450 + "</p>"),
            ("code", {"language": "bash", "title": "x.sh", "code": "ls -l"}),
        ],
    )
    first, second = sections_of(article.body)
    assert (first.heading, first.text) == ("", "Intro words")
    assert (second.anchor, second.heading) == ("gas", "Gas")
    assert second.text.endswith("x.sh\nls -l")
    assert [(h.text, h.level, h.anchor) for h in headings_of(article.body)] == [("Gas", 2, "gas")]
    assert reading_minutes(article.body) == 3


def test_every_heading_gets_an_anchor_of_its_own():
    headings = [
        {"text": "Gas", "anchor": ""},
        {"text": "Gas", "anchor": ""},
        {"text": "Renamed", "anchor": "gas"},
        {"text": "Kept", "anchor": "old-name"},
    ]
    give_anchors((heading, "text") for heading in headings)
    assert [heading["anchor"] for heading in headings] == ["gas", "gas-2", "gas-3", "old-name"]


def test_an_anchor_is_never_empty():
    assert anchor_for("日本語") == "section"
    assert len(anchor_for("x" * 300)) <= 60


def test_queries_do_not_grow_with_the_body(article, make_article, make_image, django_assert_num_queries):
    others = [make_article(f"other-{number}") for number in range(10)]
    images = [make_image(f"Image {number}") for number in range(10)]
    blocks = [paragraph(f"<p>{link(page)}</p>") for page in others]
    blocks += [("image", {"image": image, "alt": "x", "caption": ""}) for image in images]
    blocks += [("callout", {"kind": "tip", "title": "", "text": f"<p>{link(page)}</p>"}) for page in others]
    rendered(article, *blocks)
    fresh = type(article).objects.get(pk=article.pk)
    with django_assert_num_queries(3):
        assert len(render_body(fresh, ANYONE)) == 30


def test_headings_render(article):
    assert [type(block) for block in render_body(article, ANYONE)].count(Heading) == 2
