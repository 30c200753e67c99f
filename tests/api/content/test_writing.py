"""Writing pages through GraphQL: new ones and drafts."""

import pytest

from cms.events import PagePublished
from cms.models import ArticlePage, PageVersion
from core.events.models import Entry
from tests.graphql import Caller, global_id

from .writing import READ, base_of, call, id_of, read, refusals

pytestmark = pytest.mark.django_db


def test_an_article_is_written_published_and_read(caller, category):
    made = call(
        caller,
        "articleCreate",
        categoryId=global_id("Category", category.pk),
        title="Assist gas",
        summary="Which gas for which metal.",
        tags=["Gas", "gas", "metal"],
        body="Before.\n\n## Nitrogen\n\nKeeps the **edge** bright.\n",
    )
    assert made["errors"] == []
    assert made["conversion"]["problems"] == []
    draft = made["draft"]
    assert (draft["slug"], draft["live"], draft["tags"]) == ("assist-gas", False, ["gas", "metal"])
    assert "## Nitrogen" in draft["markdown"]
    assert "**edge**" in draft["markdown"]
    article = "query ($path: String!) { article(path: $path) { title draft { title } } }"
    path = "/en/learn/cutting/assist-gas"
    assert Caller().data(article, path=path)["article"] is None
    said = call(caller, "articlePublish", pageId=draft["pageId"], baseRevisionId=draft["revision"]["id"])
    assert said["errors"] == []
    assert said["draft"]["live"]
    assert not said["draft"]["hasUnpublishedChanges"]
    assert Caller().data(article, path=path)["article"] == {"title": "Assist gas", "draft": None}
    assert caller.data(article, path=path)["article"]["draft"] == {"title": "Assist gas"}
    assert Entry.objects.filter(name=PagePublished.name).count() >= 1


def test_a_page_is_made_in_the_language_asked_for(caller, category, make_category):
    shelf = {"categoryId": global_id("Category", category.pk), "title": "Gas"}
    assert refusals(call(caller, "articleCreate", locale="de", **shelf)) == [("NOT_FOUND", ["input", "locale"])]
    make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    made = call(caller, "articleCreate", locale="de", **shelf)
    page = ArticlePage.objects.get(slug="gas")
    assert made["errors"] == []
    assert page.url_path == "/de/schneiden/gas/"


def test_a_tutorial_is_made_around_a_video(caller, category, video):
    made = call(
        caller,
        "articleCreate",
        categoryId=global_id("Category", category.pk),
        title="First cut",
        videoId=global_id("Video", video.pk),
    )
    assert made["errors"] == []
    again = caller.data(READ, id=made["draft"]["pageId"])["articleDraft"]
    assert again["title"] == "First cut"
    said = call(caller, "articlePublish", pageId=made["draft"]["pageId"])
    assert said["draft"]["live"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"title": "  "}, ("INVALID", ["input", "title"])),
        ({"title": "\x00\u202e"}, ("INVALID", ["input", "title"])),
        ({"title": "x" * 300}, ("TOO_LONG", ["input", "title"])),
        ({"title": "\U0001f0a1"}, ("INVALID", ["input", "title"])),
        ({"title": "-"}, ("INVALID", ["input", "title"])),
        ({"title": "Gas", "summary": "x" * 321}, ("INVALID", ["input", "summary"])),
        ({"title": "Gas", "slug": "two words"}, ("INVALID", ["input", "slug"])),
        ({"title": "Gas", "slug": "kerf"}, ("INVALID", ["input", "slug"])),
        ({"title": "Gas", "body": "x" * 500_001}, ("TOO_LONG", ["input", "body"])),
        ({"title": "Gas", "tags": ["x" * 101]}, ("TOO_LONG", ["input", "tags"])),
    ],
)
def test_what_is_wrong_with_a_new_page_is_said_where_it_is(caller, article, category, said, refusal):
    before = ArticlePage.objects.count()
    answer = call(caller, "articleCreate", categoryId=global_id("Category", category.pk), **said)
    assert refusals(answer) == [refusal]
    assert ArticlePage.objects.count() == before


def test_a_title_of_which_no_address_can_be_made_needs_a_slug(caller, category):
    said = {"categoryId": global_id("Category", category.pk), "title": "#"}
    assert call(caller, "articleCreate", **said)["errors"][0]["message"].startswith("No address can be made")
    made = call(caller, "articleCreate", slug="hash", **said)
    page = ArticlePage.objects.get(slug="hash")
    assert (made["errors"], page.title) == ([], "#")
    taken_away = {"pageId": id_of(page), "baseRevisionId": base_of(page), "slug": ""}
    assert refusals(call(caller, "articleUpdate", **taken_away)) == [("INVALID", ["input", "title"])]
    assert call(caller, "articleUpdate", **taken_away, title="Gas")["draft"]["slug"] == "gas"


def test_what_nobody_sees_and_no_database_stores_is_left_out(caller, category):
    body = '```{callout}\nkind: note\ntitle: "a\\ud800b"\ntext: "<p>c\\0d</p>"\n```\n'
    made = call(
        caller,
        "articleCreate",
        categoryId=global_id("Category", category.pk),
        title="Assist\x00\n gas\u202e",
        summary="One\x07\nline",
        tags=["ga\x00s"],
        body=body,
    )
    assert made["errors"] == []
    draft = caller.data(READ, id=made["draft"]["pageId"])["articleDraft"]
    assert (draft["title"], draft["summary"], draft["tags"]) == ("Assist gas", "One line", ["gas"])
    assert [(block.block_type, block.value["title"]) for block in ArticlePage.objects.get(slug="assist-gas").body] == [
        ("callout", "a?b")
    ]


def test_an_update_keeps_what_is_left_out_and_what_is_live(caller, article):
    said = call(
        caller,
        "articleUpdate",
        pageId=id_of(article),
        baseRevisionId=base_of(article),
        title="Kerf width",
        changeNote="Clearer",
    )
    assert said["errors"] == []
    assert said["draft"]["title"] == "Kerf width"
    assert said["draft"]["hasUnpublishedChanges"]
    assert "## Kerf width" in said["draft"]["markdown"]
    assert said["draft"]["revision"]["changeNote"] == "Clearer"
    assert said["draft"]["revision"]["savedBy"] == "Wanda"
    article.refresh_from_db()
    assert article.title == "Kerf"


def test_markdown_that_is_read_and_written_back_changes_nothing(caller, make_article, make_image, article, writer):
    picture = make_image()
    page = make_article(
        "rich", markdown="Intro with `code`.\n\n| a | b |\n| --- | --- |\n| 1 | **2** |\n\n```python\nx = 1\n```\n"
    )
    draft = page.get_latest_revision_as_object()
    body = [
        *draft.body.raw_data,
        {"type": "image", "value": {"image": picture.pk, "alt": "A nozzle", "caption": ""}},
        {"type": "paragraph", "value": f'<p>See <a linktype="page" id="{article.pk}" anchor="gas">gas</a>.</p>'},
        {"type": "paragraph", "value": '<p>See <a linktype="page" id="999999">what is gone</a>.</p>'},
    ]
    draft.body = type(draft.body)(draft.body.stream_block, body, is_lazy=True)
    draft.save_revision(user=writer)
    before = read(caller, page)
    assert f"![A nozzle](/images/{picture.pk})" in before["markdown"]
    assert "(/en/learn/cutting/kerf#gas)" in before["markdown"]
    said = call(
        caller, "articleUpdate", pageId=id_of(page), baseRevisionId=before["revision"]["id"], body=before["markdown"]
    )
    assert (said["errors"], said["conversion"]["problems"]) == ([], [])
    assert said["draft"]["markdown"] == before["markdown"]
    page.refresh_from_db()
    first, second = PageVersion.objects.of_page(page).order_by("-pk")[:2]
    assert first.content["body"] == second.content["body"]


def test_what_markdown_says_that_a_page_cannot_hold_is_told(caller, article, make_image):
    body = "![x](/images/987654321)\n\n[gone](/en/learn/no/such)\n"
    said = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base_of(article), body=body)
    assert said["errors"] == []
    assert [problem["line"] for problem in said["conversion"]["problems"]] == [1, 3]


def test_a_link_to_a_page_that_is_not_this_writers_is_no_link(
    section_writer, make_article, make_category, article, writer
):
    hidden = make_article("secret", title="Secret")
    hidden.unpublish()
    own = make_category(slug="engraving", title="Engraving")
    made = call(
        Caller(section_writer),
        "articleCreate",
        categoryId=global_id("Category", own.pk),
        title="Mine",
        body=f"[a](/en/learn/cutting/secret) [b](/pages/{hidden.pk}) [c](/en/learn/cutting/kerf)",
    )
    assert made["errors"] == []
    assert len(made["conversion"]["problems"]) == 2
    assert "/en/learn/cutting/kerf" in made["draft"]["markdown"]
    assert "secret" not in made["draft"]["markdown"]


def test_of_two_updates_from_one_base_the_later_is_a_conflict_that_names_the_newer_version(caller, article, make_user):
    base = base_of(article)
    first = call(caller, "articleUpdate", pageId=id_of(article), baseRevisionId=base, title="First")
    other = Caller(make_user(roles=["writer"]))
    second = call(other, "articleUpdate", pageId=id_of(article), baseRevisionId=base, title="Second")
    assert refusals(second) == [("CONFLICT", ["input", "baseRevisionId"])]
    assert second["newerRevisionId"] == first["draft"]["revision"]["id"]
    assert second["draft"] is None
    assert read(caller, article)["title"] == "First"
    again = call(
        other, "articleUpdate", pageId=id_of(article), baseRevisionId=second["newerRevisionId"], title="Second"
    )
    assert again["draft"]["title"] == "Second"


def test_a_version_that_was_saved_over_is_another_version(caller, article, writer):
    before = read(caller, article)
    revision = article.get_latest_revision()
    draft = article.get_latest_revision_as_object()
    draft.title = "Typed in Wagtail meanwhile"
    PageVersion.objects.filter(pk=revision.pk).update(user=writer)
    draft.save_revision(user=writer, overwrite_revision=article.get_latest_revision())
    said = call(
        caller,
        "articleUpdate",
        pageId=id_of(article),
        baseRevisionId=before["revision"]["id"],
        baseSavedAt=before["revision"]["savedAt"],
        title="Mine",
    )
    assert refusals(said) == [("CONFLICT", ["input", "baseRevisionId"])]


def test_the_same_update_sent_twice_happens_once(caller, article):
    said = {"pageId": id_of(article), "baseRevisionId": base_of(article), "title": "Once", "clientMutationId": "tap-1"}
    first, again = (call(caller, "articleUpdate", **said) for _ in range(2))
    assert first == again
    assert PageVersion.objects.of_page(article).count() == 2
