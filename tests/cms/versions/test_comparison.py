"""What changed between two versions of a page, in words."""

import json
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.html import strip_tags

from cms.imports import start_page
from cms.models import ArticlePage, TutorialPage
from cms.versions.comparison import MAX_ROWS, compare, content_of
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db


def text(id, words, kind="paragraph"):
    return {"id": id, "type": kind, "value": words}


def body(*blocks):
    return {"title": "Kerf", "body": json.dumps(blocks)}


def rows(before, after, viewer=None, model=ArticlePage):
    return compare(model, before, after, viewer=viewer or AnonymousUser()).rows


def told(found):
    return [(row.part, str(row.kind), row.moved) for row in found]


def test_a_version_is_the_same_as_itself(article, writer):
    content = content_of(article, None)
    assert rows(content, content, writer) == []
    assert rows(content, dict(article.get_latest_revision().content), writer) == []


def test_blocks_are_added_removed_moved_and_changed():
    heading = text("h", {"text": "Gas", "level": "2", "anchor": "gas"}, "heading")
    one, two, three = (text(id, f"<p>{words}</p>") for id, words in (("a", "One"), ("b", "Two words"), ("c", "Three")))
    four = text("d", "<p>Four</p>")
    before = body(one, two, heading, three, four)
    after = body(four, one, heading, text("c", "<p>Three more</p>"), text("e", "<p>New</p>"))
    found = rows(before, after)
    assert told(found) == [
        ("paragraph", "MOVED", True),
        ("paragraph", "REMOVED", False),
        ("paragraph", "CHANGED", False),
        ("paragraph", "ADDED", False),
    ]
    assert [row.section for row in found] == ["", "", "Gas", "Gas"]


def test_a_block_that_was_moved_and_changed_is_both():
    one, two = text("a", "<p>One</p>"), text("b", "<p>Two</p>")
    three, other = text("c", "<p>Three</p>"), text("c", "<p>Three more</p>")
    assert told(rows(body(one, two, three), body(other, one, two))) == [("paragraph", "CHANGED", True)]


def test_a_block_that_was_cut_and_pasted_is_the_same_block():
    assert rows(body(text("a", "<p>One</p>")), body(text("z", "<p>One</p>"))) == []


def test_words_are_marked_inside_of_code_and_cells():
    table = {"columns": [{"type": "text", "heading": "Metal"}, {"type": "text", "heading": "Gas"}], "caption": ""}
    before = body(
        text("t", {**table, "rows": [{"values": ["<p>Steel</p>", "<p>Nitrogen</p>"]}]}, "table"),
        text("c", {"language": "python", "title": "", "code": "x = 1\ny = 2\n"}, "code"),
    )
    after = body(
        text("t", {**table, "rows": [{"values": ["<p>Steel</p>", "<p>Oxygen</p>"]}]}, "table"),
        text("c", {"language": "python", "title": "", "code": "x = 1\ny = 3\n"}, "code"),
    )
    cell, code = rows(before, after)
    assert "[removed: Nitrogen][added: Oxygen]" in strip_tags(cell.html)
    assert "Steel | " in cell.html
    assert "[removed: 2][added: 3]" in strip_tags(code.html)


def test_formatting_alone_is_said_to_be_formatting():
    (row,) = rows(body(text("a", "<p>Very hot</p>")), body(text("a", "<p>Very <b>hot</b></p>")))
    assert row.setting_only
    assert "‹b›" in row.html


def test_another_target_of_a_link_is_a_change(article, make_article, writer):
    other = make_article("gas", title="Assist gas")

    def link(page):
        return body(text("a", f'<p>See <a linktype="page" id="{page.pk}">this</a></p>'))

    (row,) = rows(link(article), link(other), writer)
    assert (row.before, row.after) == ("See this [→ Kerf]", "See this [→ Assist gas]")


def test_a_page_that_the_viewer_may_not_see_is_not_named(make_article, make_user, category, writer):
    hidden = start_page(ArticlePage, actor=writer, parent=category, slug="plans", fields={"title": "Secret plans"})
    found = rows(body(), body(text("a", f'<p><a linktype="page" id="{hidden.pk}">x</a></p>')), make_user())
    assert "Secret" not in found[0].after
    assert (
        "Secret" in rows(body(), body(text("a", f'<p><a linktype="page" id="{hidden.pk}">x</a></p>')), writer)[0].after
    )


def test_an_image_is_named(make_image, writer):
    first, second = make_image("Nozzle"), make_image("Lens")

    def picture(image):
        return body(text("a", {"image": image.pk, "alt": "", "caption": ""}, "image"))

    (row,) = rows(picture(first), picture(second), writer)
    assert (row.before, row.after) == ("Image: Nozzle", "Image: Lens")


def test_fields_are_told_in_words(article, writer, video):
    moment = datetime(2026, 12, 3, 8, tzinfo=UTC)
    draft = article.get_latest_revision_as_object()
    draft.tags.set(["gas"])
    edit(
        article,
        writer,
        publish=False,
        title="Kerf width",
        seo_title="Kerf",
        search_description="All of it",
        slug="width",
    )
    edit(article, writer, publish=False, go_live_at=moment)
    with timezone.override("Europe/Berlin"):
        found = {
            row.part: row
            for row in rows(content_of(article, None), dict(article.get_latest_revision().content), writer)
        }
    assert set(found) == {"title", "slug", "seo_title", "search_description", "go_live_at"}
    assert "09:00 Europe/Berlin" in found["go_live_at"].after
    (row,) = rows({"title": "x"}, {"title": "x", "video": video.pk}, writer, TutorialPage)
    assert (row.label, row.after) == ("Video", "First cut")


def test_tags_are_told_by_name(article, writer):
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.tags.set(["gas", "metal"])
    draft.save_revision(user=writer)
    article = ArticlePage.objects.get(pk=article.pk)
    (row,) = rows(content_of(article, None), dict(article.get_latest_revision().content), writer)
    assert (row.part, row.label, sorted(row.after.split("\n"))) == ("tags", "Tags", ["gas", "metal"])


def test_the_change_note_is_no_change(article, writer):
    edit(article, writer, publish=False, change_note="why", significance=30)
    assert rows(content_of(article, None), dict(article.get_latest_revision().content), writer) == []


def test_a_big_page_is_told_as_far_as_it_is_shown():
    long = "word " * 2_000
    before = body(*(text(str(number), f"<p>{long}{number}</p>") for number in range(2_000)))
    after = body(*(text(str(number), f"<p>{number} other {long}</p>") for number in reversed(range(2_000))))
    found = compare(ArticlePage, before, after, viewer=AnonymousUser())
    assert (len(found.rows), found.omitted) == (MAX_ROWS, 2_000 - MAX_ROWS)
    assert sum(len(row.html) for row in found.rows) < 5_000_000


def test_a_block_of_a_type_that_is_gone_is_told_by_its_words():
    (row,) = rows(body(), body(text("a", {"note": "Old words"}, "marquee")))
    assert (row.part, row.after) == ("marquee", "Old words")
