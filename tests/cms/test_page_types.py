"""Questions, problems, terms, operations and changes: each findable, linkable, translatable and portable."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from cms import typed
from cms.blocks import BodyBlock
from cms.body import headings_of, reading_minutes, render_body, sections_of
from cms.imports import body_of, import_area, import_article, import_document, revise_page
from cms.kinds import KINDS, kind_of
from cms.models import ApiReferencePage, ArticlePage, FaqPage, GlossaryPage, GuidePage, ReleaseNotePage
from cms.search import documents
from cms.typed_blocks import ExampleBlock, OperationBlock
from core.errors import DomainError, ErrorCode
from core.search.sources import titles_of_areas
from tests.cms.conftest import DOCUMENTS, OWN, edit
from tests.cms.test_kb_export import files, kb
from tests.events import settle
from web.content import html_of

pytestmark = pytest.mark.django_db
ANYONE = AnonymousUser()
KINDS_WITH_PLACES = {
    "faq": ("does-it-work-offline", "Does it work offline?", "Yes, it does."),
    "troubleshooting": ("dross-on-the-lower-edge", "Dross on the lower edge", "Too little gas."),
    "glossary": ("kerf", "Kerf", "The width of a cut."),
    "api_reference": ("documents", "documents", "Documents of all types"),
}


@pytest.mark.parametrize("kind", KINDS_WITH_PLACES)
def test_each_place_is_a_unit_of_search_with_its_anchor(kind, make_document):
    anchor, title, words = KINDS_WITH_PLACES[kind]
    page = make_document(kind)
    unit = next(one for one in documents(KINDS[kind], page.pk) if one.anchor == anchor)
    assert (unit.heading, unit.unit) == (title, anchor)
    assert words in unit.body
    assert (anchor, title) in [(place.anchor, place.text) for place in headings_of(page.body)]
    assert reading_minutes(page.body) == 1


def test_an_anchor_stays_when_the_wording_changes(make_document, writer):
    page = make_document("faq")
    stored = [{**block, "value": {**block["value"], "question": "Offline?"}} for block in page.body.raw_data]
    body = page.body.stream_block
    edit(page, body=body.clean(body.to_python(stored)))
    assert [section.anchor for section in sections_of(page.body)] == ["does-it-work-offline"]


def test_places_and_headings_share_one_set_of_anchors(make_document):
    text = "## Gas\n\n" + "".join(f"```{{question}}\nquestion: {q}\nanswer: <p>a</p>\n```\n\n" for q in ("Gas", "Gas"))
    page = make_document("faq", markdown=f"{text}\n\nBehind.\n\n## Gas\n")
    assert [place.anchor for place in headings_of(page.body)] == ["gas", "gas-2", "gas-3", "gas-4"]
    assert [place.level for place in headings_of(page.body)] == [2, 3, 3, 2]
    told = [(section.anchor, section.text) for section in sections_of(page.body)]
    assert told == [("gas", "Behind."), ("gas-2", "a"), ("gas-3", "a"), ("gas-4", "")]


def test_terms_come_in_alphabetical_order_of_readers(make_document):
    words = ["Zinc", "Äther", "apex", "Ångström", "beam"]
    terms = "".join(f"```{{term}}\nterm: {word}\ndefinition: <p>x</p>\n```\n\n" for word in words)
    page = make_document("glossary", markdown=f"Before.\n\n{terms}After.\n\n```{{term}}\nterm: A\ndefinition: y\n```\n")
    shown = [getattr(block, "term", "-") for block in render_body(page, ANYONE)]
    assert shown == ["-", "Ångström", "apex", "Äther", "beam", "Zinc", "-", "A"]
    assert [place.text for place in headings_of(page.body)] == [word for word in shown if word != "-"]


def test_other_words_for_a_term_are_found_and_shown(make_document):
    page = make_document("glossary")
    term = next(block for block in render_body(page, ANYONE) if isinstance(block, typed.Term))
    assert term.also == ["slot", "cut width"]
    assert any("cut width" in unit.body for unit in documents(GlossaryPage, page.pk))


def test_what_an_operation_does_is_read_from_the_schema(make_document):
    operation, example = render_body(make_document("api_reference"), ANYONE)
    assert isinstance(operation, typed.Operation)
    assert operation.entry is not None
    assert operation.entry.kind == "query"
    assert "locale" in [argument.name for argument in operation.entry.arguments]
    assert "edges" in [field.name for field in operation.entry.fields]
    assert isinstance(example, typed.Example)
    assert example.valid


def test_an_operation_that_has_gone_is_told_not_failed_for(make_document):
    page = make_document("api_reference")
    stored = [{**block, "value": {**block["value"], "name": "vanished"}} for block in page.body.raw_data[:1]]
    ApiReferencePage.objects.filter(pk=page.pk).update(body=stored)
    (operation,) = render_body(ApiReferencePage.objects.get(pk=page.pk), ANYONE)
    assert isinstance(operation, typed.Operation)
    assert operation.entry is None


def test_an_unknown_operation_is_refused_with_near_ones():
    block = OperationBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"name": "document", "anchor": ""}))
    assert "documents" in str(refused.value.block_errors["name"])
    block.clean(block.to_python({"name": "Article", "anchor": ""}))


@pytest.mark.parametrize(
    ("document", "variables", "told"),
    [
        ("{ nothing }", "", "Line 1, column 3"),
        ("{\n  documents {\n    edges {", "", "Line 3, column 12"),
        ("query ($n: Int) { documents(first: $n) { totalCount } }", '{"n": "three"}', "$n"),
        ("query ($n: Int) { documents(first: $n) { totalCount } }", '{"m": 3}', "“m”"),
        ("{ documents { totalCount } }", "{", "JSON"),
        ("{ documents { totalCount } }", "[]", "object"),
        ("fragment F on Query { documents { totalCount } } query A { ...F } query B { ...F }", "", "one operation"),
    ],
)
def test_an_example_that_cannot_be_run_is_refused_with_its_place(document, variables, told):
    block = ExampleBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"title": "", "document": document, "variables": variables}))
    assert told in str(refused.value.block_errors["document"])


def test_a_draft_with_a_faulty_example_may_be_saved():
    block = ExampleBlock()
    block.clean_deferred(block.to_python({"title": "", "document": "{ nothing }", "variables": ""}))


def test_an_import_takes_a_faulty_example_for_code_and_tells_its_place(writer, category):
    markdown = "```{example}\ndocument: '{ nothing }'\n```\n"
    imported = import_document(
        ApiReferencePage, actor=writer, category=category, slug="api", title="API", markdown=markdown
    )
    assert [block.block_type for block in imported.page.body] == ["code"]
    assert "Line 1, column 3" in str(imported.problems[0])


def test_a_guide_needs_steps(writer, category):
    with pytest.raises(DomainError) as refused:
        import_document(GuidePage, actor=writer, category=category, slug="g", title="G", markdown="Only text.\n")
    assert refused.value.code == ErrorCode.INVALID
    assert "steps" in refused.value.message
    body = body_of(GuidePage)
    empty = body.to_python([{"type": "paragraph", "value": "<p>Only text.</p>"}])
    with pytest.raises(StreamBlockValidationError):
        body.clean(empty)
    body.clean_deferred(empty)


def test_a_block_of_another_type_becomes_code_and_is_told(writer, category):
    imported = import_document(
        ArticlePage, actor=writer, category=category, slug="a", title="A", markdown=DOCUMENTS["faq"]
    )
    assert [block.block_type for block in imported.page.body] == ["code"]
    assert "{question}" in str(imported.problems[0])


def test_an_unknown_block_in_what_is_stored_is_passed_over(make_document):
    page = make_document("faq")
    odd = {"type": "hologram", "value": {"x": 1}, "id": "1"}
    FaqPage.objects.filter(pk=page.pk).update(body=[odd, *page.body.raw_data])
    page = FaqPage.objects.get(pk=page.pk)
    assert "question" in [block.block_type for block in render_body(page, ANYONE)]
    assert [section.heading for section in sections_of(page.body)] == ["Does it work offline?"]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_its_words_are_offered_for_translation_and_its_anchors_are_not(kind, make_document, writer):
    page = make_document(kind)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    offered = " ".join(segment.string.data for segment in source.stringsegment_set.select_related("string"))
    said = {
        "faq": ["Does it work offline?", "Yes, it does."],
        "troubleshooting": ["Dross on the lower edge", "Too little gas.", "Raise the pressure."],
        "glossary": ["Kerf", "slot, cut width", "The first hole."],
        "api_reference": ["The newest"],
        "release_note": ["Holes are round again."],
        "guide": ["Open the lid", "Wait first."],
        "article": ["Kerf width"],
    }[kind]
    assert all(words in offered for words in said)
    for hidden in ("does-it-work-offline", "dross-on-the-lower-edge", "query Q", "4.2"):
        assert hidden not in offered


def test_every_type_comes_back_from_markdown_as_it_was(make_document, writer, make_category, category, tmp_path):
    german = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    area = import_area(slug="calculators", names={"en": "Calculators"})
    for kind in DOCUMENTS:
        original = make_document(kind, area=area, audience="developers", tags=["laser"])
        make_document(kind, f"{kind.replace('_', '-')}-de", below=german, translation_of=original)
    kb("export", tmp_path / "one")
    before = {page.url_path: kind_of(type(page)) for page in Page.objects.filter(depth=4).specific()}
    for page in Page.objects.filter(depth=3):
        page.delete()
    said = kb("import", tmp_path / "one", "--author", writer.email)
    assert "refused" not in said
    pages = list(Page.objects.filter(depth=4).specific())
    assert {page.url_path: kind_of(type(page)) for page in pages} == before
    assert {(page.area, page.audience) for page in pages} == {(area, "developers")}
    notes = [page for page in pages if isinstance(page, ReleaseNotePage)]
    assert {(note.version, note.released_on) for note in notes} == {tuple(OWN["release_note"].values())}
    kb("export", tmp_path / "two")
    assert files(tmp_path / "two") == files(tmp_path / "one")


def test_a_folder_says_what_of_a_release_note_is_missing(writer, tmp_path, category):
    (tmp_path / "news").mkdir()
    (tmp_path / "news/one.md").write_text("---\ntitle: 4.2\ntype: release_note\nversion: 4.2\n---\n\nText.\n")
    said = kb("import", tmp_path, "--author", writer.email)
    assert "released" in said
    assert not ReleaseNotePage.objects.exists()


def test_area_and_audience_are_those_of_the_original_in_every_language(make_document, make_category, category, writer):
    german = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    area, other = (import_area(slug=slug, names={"en": slug}) for slug in ("one", "other"))
    page = make_document("faq", area=area, audience="newcomers")
    translation = make_document("faq", "fragen", below=german, translation_of=page, area=other)
    assert (translation.area, translation.audience) == (area, "newcomers")
    edit(page, writer, area=other, audience="developers")
    settle()
    translation.refresh_from_db()
    assert (translation.area, translation.audience) == (other, "developers")
    edit(translation, writer, area=area)
    settle()
    translation.refresh_from_db()
    assert translation.area == other


def test_search_knows_the_area_and_what_it_is_called(make_document):
    area = import_area(slug="gas", names={"en": "Gas", "de": "Gase"})
    page = make_document("faq", area=area)
    assert {unit.area for unit in documents(FaqPage, page.pk)} == {"gas"}
    assert titles_of_areas("de")["gas"] == "Gase"


def test_a_release_note_needs_its_version_and_date(writer, category):
    with pytest.raises(DomainError) as refused:
        import_document(
            ReleaseNotePage, actor=writer, category=category, slug="n", title="N", version="", released_on=None
        )
    assert refused.value.code == ErrorCode.INVALID


def test_a_body_offers_the_blocks_of_its_type_alone():
    own = {
        kind: set(body_of(model).child_blocks) - set(body_of(ArticlePage).child_blocks) for kind, model in KINDS.items()
    }
    assert own["faq"] == {"question"}
    assert own["release_note"] == {"change"}
    assert own["api_reference"] == {"operation", "example"}
    assert own["article"] == own["tutorial"] == set()


def test_the_editor_offers_the_blocks_of_its_type_first():
    offered = {
        model: list(model._meta.get_field("body").stream_block.grouped_child_blocks()) for model in KINDS.values()
    }
    for model, groups in offered.items():
        names = [block.name for _group, found in groups for block in found]
        own = [name for name in names if name not in BodyBlock.base_blocks]
        assert names[: len(own)] == own
        assert sorted(names) == sorted(model._meta.get_field("body").stream_block.child_blocks)
    assert [block.name for block in offered[FaqPage][0][1]] == ["question"]


def test_a_changed_question_makes_its_translation_stale_by_that_block(make_document, make_category, category, writer):
    german = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    page = make_document("faq")
    translation = make_document("faq", "fragen", below=german, translation_of=page)
    settle()
    changed = [
        {"type": "question", "value": {"question": "Does it work offline?", "answer": "<p>No.</p>", "anchor": ""}}
    ]
    revise_page(page, actor=writer, fields={"body": changed})
    settle()
    (change,) = translation.translation_record.changes
    assert (change["part"], change["id"]) == ("question", page.body.raw_data[0]["id"])
    assert translation.body.raw_data[0]["id"] == change["id"]
    assert Locale.objects.filter(language_code="de").exists()


def test_a_title_in_wagtail_keeps_nothing_that_nobody_sees(make_article, writer):
    page = make_article("bell")
    draft = page.get_latest_revision_as_object()
    draft.title, draft.seo_title = "Bell\x07 and\x0b\u202e tab", "\x01"
    draft.save_revision(user=writer).publish(user=writer)
    page.refresh_from_db()
    assert (page.title, page.draft_title, page.seo_title) == ("Bell and tab", "Bell and tab", "")
    assert page.get_latest_revision_as_object().title == "Bell and tab"
    draft.title = "\x07"
    with pytest.raises(ValidationError, match="title"):
        draft.save_revision(user=writer)


def test_an_import_knows_the_title_that_it_has_tidied(make_article, writer):
    made = import_article(
        actor=writer, category=make_article().get_parent().specific, slug="b", title="B\x07", markdown=""
    )
    again = import_article(actor=writer, category=made.page.get_parent().specific, slug="b", title="B\x07", markdown="")
    assert (again.page.title, again.changed) == ("B", False)


def test_what_search_files_of_an_operation_has_no_marks_of_code_around_names(make_document):
    page = make_document("api_reference", markdown="```{operation}\nname: ContentPage\n```\n")
    (told,) = sections_of(page.body)
    assert "the same as servedLocale." in told.text
    assert "`" not in told.text
    assert "<code>servedLocale</code>" in html_of(page, ANYONE)
