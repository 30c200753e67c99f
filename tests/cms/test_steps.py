"""Numbered steps, and moments of videos: how they are kept, and what readers get of them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override
from wagtail.blocks import StructBlockValidationError
from wagtail.models import PageViewRestriction
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.blocks import MomentBlock, SecondsBlock, StepBlock
from cms.body import Steps, VideoMoment, images_of, reading_minutes, render_body, sections_of
from cms.imports import import_article
from cms.translation.parts import parts_of
from tests.cms.conftest import edit
from web.content import html_of

pytestmark = pytest.mark.django_db

ANYONE = AnonymousUser()


@pytest.fixture
def tutorial(make_tutorial, make_transcript, video):
    make_transcript(video, "en", "Welcome.", "Set the focus to zero.", "Cut.")
    return make_tutorial("first-cut", video, title="The first cut")


def step(title="Home the machine", **fields):
    return {"title": title, "text": "", "image": None, "alt": "", "tutorial": None, "second": None, **fields}


def moment(tutorial, second=5, caption=""):
    return ("moment", {"tutorial": tutorial, "second": second, "caption": caption})


def rendered(page, *blocks, viewer=ANYONE):
    edit(page, body=list(blocks))
    return render_body(page, viewer)


def test_steps_come_with_their_text_picture_and_moment(article, tutorial, make_image):
    text = f'<p>See <a linktype="page" id="{article.pk}">here</a>.</p>'
    steps = [
        step(text=text, image=make_image(), alt="The corner"),
        step("Cut", tutorial=tutorial, second=5),
    ]
    (block,) = rendered(article, ("steps", steps))
    assert isinstance(block, Steps)
    first, second = block.steps
    assert (first.title, first.alt, first.picture.width, first.moment) == ("Home the machine", "The corner", 40, None)
    assert first.text.html == '<p>See <a href="/en/learn/cutting/kerf">here</a>.</p>'
    assert (second.moment.href, second.moment.sentence) == (
        "/en/learn/cutting/first-cut?t=5",
        "Set the focus to zero.",
    )
    assert len({first.id, second.id} - {""}) == 2


def test_a_moment_leads_to_the_tutorial_at_that_second(article, tutorial):
    (block,) = rendered(article, moment(tutorial, 5, "The focus"))
    assert isinstance(block, VideoMoment)
    assert (block.caption, block.moment.title, block.moment.locale) == ("The focus", "The first cut", "en")
    assert (block.moment.second, block.moment.duration_seconds) == (5, 42.0)


@pytest.mark.parametrize(
    ("second", "sentence"), [(0, "Welcome."), (3, "Welcome."), (4, "Set the focus to zero."), (8, "Cut."), (20, "")]
)
def test_what_is_said_there_is_said(article, tutorial, second, sentence):
    (block,) = rendered(article, moment(tutorial, second))
    assert block.moment.sentence == sentence


def test_a_persons_captions_come_before_an_engines(article, tutorial, make_transcript, video):
    by_hand = make_transcript(video, "en-gb", "Hello.")
    type(by_hand).objects.filter(pk=by_hand.pk).update(language="en", source="upload", key="x")
    (block,) = rendered(article, moment(tutorial, 0))
    assert block.moment.sentence == "Hello."


def test_what_is_said_in_another_language_only_is_left_out(
    tutorial, make_category, category, make_article, make_transcript, video
):
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    german = make_article("fuge", below=shelf)
    (block,) = rendered(german, moment(tutorial, 5))
    assert (block.moment.sentence, block.moment.locale) == ("", "en")
    make_transcript(video, "de", "Willkommen.", "Den Fokus auf null stellen.")
    (block,) = render_body(german, ANYONE)
    assert block.moment.sentence == "Den Fokus auf null stellen."


def test_a_translated_page_leads_to_the_translated_tutorial(
    tutorial, make_category, category, make_article, make_tutorial, video
):
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    make_tutorial("erster-schnitt", video, below=shelf, title="Der erste Schnitt", translation_of=tutorial)
    (block,) = rendered(make_article("fuge", below=shelf), moment(tutorial))
    assert (block.moment.title, block.moment.href) == ("Der erste Schnitt", "/de/learn/schneiden/erster-schnitt?t=5")


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "delete"])
def test_a_moment_that_the_reader_may_not_see_is_left_out(article, tutorial, make_user, hide):
    edit(article, body=[moment(tutorial, 5, "Secret"), ("steps", [step(tutorial=tutorial, second=5)])])
    match hide:
        case "unpublish":
            tutorial.unpublish()
        case "restrict":
            PageViewRestriction.objects.create(page=tutorial, restriction_type="login")
        case "delete":
            tutorial.delete()
    article.refresh_from_db()
    (block,) = render_body(article, ANYONE)
    assert [one.moment for one in block.steps] == [None]
    if hide == "restrict":
        assert len(render_body(article, make_user())) == 2


def test_a_moment_beyond_the_end_leads_to_the_beginning(article, tutorial, video):
    edit(article, body=[moment(tutorial, 40)])
    type(video).objects.filter(pk=video.pk).update(duration_ms=30_000)
    (block,) = render_body(article, ANYONE)
    assert (block.moment.href, block.moment.sentence) == ("/en/learn/cutting/first-cut?t=0", "Welcome.")


@pytest.mark.parametrize(
    "stored", [{"tutorial": "1 OR 1=1"}, {"tutorial": [1]}, {"tutorial": None, "second": "x"}, [], 7]
)
def test_a_moment_that_came_into_the_database_some_other_way_is_left_out(article, stored):
    blocks = [{"type": "moment", "value": stored, "id": "1"}, {"type": "steps", "value": stored, "id": "2"}]
    article.body = article.body.stream_block.to_python(blocks)
    assert render_body(article, ANYONE) == []


def test_a_moment_of_an_article_is_left_out(article, make_article):
    stored = {"tutorial": make_article("other").pk, "second": 5, "caption": ""}
    article.body = article.body.stream_block.to_python([{"type": "moment", "value": stored, "id": "1"}])
    assert render_body(article, ANYONE) == []


def test_queries_do_not_grow_with_the_steps(article, tutorial, make_image, django_assert_num_queries):
    images = [make_image(f"Image {number}") for number in range(10)]
    steps = [step(image=image, alt="x", tutorial=tutorial, second=second) for second, image in enumerate(images)]
    edit(article, body=[("steps", steps)] * 3 + [moment(tutorial, second) for second in range(30)])
    render_body(article, ANYONE)
    fresh = type(article).objects.get(pk=article.pk)
    with django_assert_num_queries(4):
        assert len(render_body(fresh, ANYONE)) == 33
    assert {image.pk for image in images_of(fresh.body)} == {image.pk for image in images}


def test_steps_are_found_and_counted(article, tutorial):
    steps = [step(text="<p>" + "word " * 300 + "</p>", alt="The corner")]
    edit(article, body=[("steps", steps), moment(tutorial, 5, "The focus")])
    (section,) = sections_of(article.body)
    assert section.text.startswith("Home the machine\nword word")
    assert section.text.endswith("The corner\nThe focus")
    assert reading_minutes(article.body) == 2


def test_those_who_read_without_the_app_read_it_all(article, tutorial, make_image):
    steps = [step("Cut <it>", text="<p>Now.</p>", image=make_image(), alt='A "corner"', tutorial=tutorial, second=5)]
    edit(article, body=[("steps", steps), moment(tutorial, 8, "The cut")])
    html = html_of(article, ANYONE)
    assert '<ol start="1"><li><strong>Cut &lt;it&gt;</strong><p>Now.</p><figure><img src=' in html
    assert 'alt="A &quot;corner&quot;"' in html
    assert '<a href="/en/learn/cutting/first-cut?t=5">The first cut (0:05)</a>' in html
    assert "<blockquote>Set the focus to zero.</blockquote>" in html
    assert "(0:08)</a> The cut</p>" in html


STEPS = "```{steps}\n- title: Home\n  text: <p>Wait.</p>\n- title: Cut\n```\n"


def test_an_import_keeps_the_steps_that_stay(make_article, writer, category):
    page = make_article("guide", markdown=STEPS)
    before = page.body.raw_data[0]["value"]
    again = import_article(
        actor=writer,
        category=category,
        slug="guide",
        title="Guide",
        markdown=STEPS.replace("- title: Cut", "- title: Focus\n- title: Cut"),
    ).page
    after = again.body.raw_data[0]["value"]
    assert [item["value"]["title"] for item in after] == ["Home", "Focus", "Cut"]
    assert [after[0]["id"], after[2]["id"]] == [item["id"] for item in before]
    assert len({item["id"] for item in after}) == 3


def test_an_imported_translation_shares_the_steps(make_article, make_category, category):
    page = make_article("guide", markdown=STEPS)
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    german = make_article("anleitung", below=shelf, markdown=STEPS.replace("Cut", "Schneiden"), translation_of=page)
    ids = [[item["id"] for item in one.body.raw_data[0]["value"]] for one in (page, german)]
    assert ids[0] == ids[1]


def test_translators_are_asked_for_words_and_nothing_else(article, tutorial, make_image):
    steps = [step(text="<p>Wait.</p>", image=make_image(), alt="The corner", tutorial=tutorial, second=5)]
    edit(article, body=[("steps", steps), moment(tutorial, 5, "The focus")])
    segments = [segment for segment in extract_segments(article) if segment.path.startswith("body.")]
    words = [segment.string.data for segment in segments if isinstance(segment, StringSegmentValue)]
    assert words == ["Home the machine", "Wait.", "The corner", "The focus"]
    paths = {segment.path.rpartition(".")[2] for segment in segments}
    assert not {"tutorial", "second"} & paths


def test_a_translation_is_behind_when_a_step_or_its_moment_changes(article, tutorial):
    def digest(**fields):
        edit(article, body=[("steps", [step(**fields)])])
        return parts_of(type(article), article.get_latest_revision().content)[-1].digest

    plain = digest()
    assert digest() == plain
    assert len({plain, digest(text="<p>Wait.</p>"), digest(tutorial=tutorial, second=5)}) == 3


def test_the_editor_takes_minutes_and_seconds():
    block = SecondsBlock()
    assert block.clean(block.value_from_datadict({"s": "1:05"}, {}, "s")) == 65
    assert block.get_form_state(65) == "1:05"


@pytest.mark.parametrize("second", ["soon", "1:99", "-3"])
def test_the_editor_says_what_is_no_moment(tutorial, second):
    with pytest.raises(StructBlockValidationError) as refused:
        MomentBlock().clean({"tutorial": tutorial, "second": second, "caption": ""})
    assert f"“{second}” is no moment" in str(refused.value.block_errors["second"])


def test_the_editor_says_where_a_video_ends(tutorial):
    with pytest.raises(StructBlockValidationError) as refused:
        MomentBlock().clean({"tutorial": tutorial, "second": "0:42", "caption": ""})
    assert "ends at 0:42" in str(refused.value.block_errors["second"])


def test_the_editor_asks_for_the_tutorial_of_a_moment(tutorial):
    with pytest.raises(StructBlockValidationError) as refused:
        StepBlock().clean(StepBlock().to_python(step(second="0:05")))
    assert "Choose the tutorial" in str(refused.value.block_errors["tutorial"])


def test_the_kind_of_page_to_choose_is_named_in_the_language_of_whoever_looks():
    chooser = MomentBlock().child_blocks["tutorial"].widget
    for language, said in (("de", "Seite auswählen (Video-Anleitung)"), ("en", "Choose a page (Tutorial)")):
        with override(language):
            assert said in chooser.render("tutorial", None, {"id": "tutorial"})
