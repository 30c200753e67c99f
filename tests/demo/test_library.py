"""The content folder: what a reader, a translator and the loader rely on."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt
from PIL import Image

from cms.imports import body_of
from cms.kinds import KINDS
from cms.markdown import Target, convert
from cms.models import ArticlePage, Audience
from cms.typed_blocks import EVERY_BODY
from demo.library import CONTENT, ROOT, SOURCE, VIDEOS, BadContent, areas, fronts, sheets, shelves

SHEETS = sheets()
SHELVES = shelves()
ORIGINALS = {sheet.slug: sheet for sheet in SHEETS if sheet.locale == SOURCE}
ARTICLES = [sheet for sheet in ORIGINALS.values() if sheet.type == "article"]
IN_ALL = ("glossary", "faq", "guide")
TRANSLATIONS = [sheet for sheet in SHEETS if sheet.locale != SOURCE]
PICTURES = sorted((ROOT / "images").glob("*.png"))

every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.locale}/{sheet.slug}")


class Files:
    """Resolves what exists as a file."""

    def __init__(self, folder):
        self.folder = folder

    def image(self, source):
        return 1 if (self.folder / source).is_file() else None

    def link(self, href):
        # Negative: it stands for what is not made here.
        kind = "page" if href.endswith(".md") else "document"
        return Target(kind, -1) if (self.folder / href).is_file() else None


def tokens(sheet, kind):
    parsed = MarkdownIt("commonmark").enable("table").parse(sheet.markdown)
    return [child for token in parsed for child in token.children or [] if child.type == kind]


def test_each_language_has_a_home_page_that_search_engines_can_quote():
    assert {front.locale for front in fronts()} == {sheet.locale for sheet in SHEETS}
    assert all(40 <= len(front.summary) <= 160 for front in fronts())


@every_sheet
def test_nothing_of_a_page_is_lost_on_its_way_into_blocks(sheet):
    converted = convert(sheet.markdown, Files(sheet.path.parent))
    assert converted.problems == []
    assert converted.blocks


@every_sheet
def test_front_matter_fits_lists_search_and_addresses(sheet):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", sheet.slug)
    assert 40 <= len(sheet.summary) <= 160
    assert sheet.title
    assert 3 <= len(sheet.tags) <= 6
    assert (sheet.type == "tutorial") == bool(sheet.video)


@every_sheet
def test_pictures_tell_what_they_show(sheet):
    assert all(30 <= len(image.content) <= 300 for image in tokens(sheet, "image"))


@every_sheet
def test_links_stay_in_the_folder_or_lead_to_the_web_by_https(sheet):
    schemes = {urlsplit(link.attrs["href"]).scheme for link in tokens(sheet, "link_open")}
    assert schemes <= {"", "https"}


@pytest.mark.parametrize("sheet", ARTICLES, ids=lambda sheet: sheet.slug)
def test_articles_have_the_length_of_a_break(sheet):
    assert 400 <= len(re.findall(r"\w+[\w’'.,-]*", sheet.markdown)) <= 1000


def test_each_category_is_worth_opening():
    filled = Counter(sheet.path.relative_to(CONTENT).parts[1] for sheet in ARTICLES)
    assert len(filled) == 5
    assert min(filled.values()) >= 4
    assert len(ARTICLES) >= 22


def test_there_is_a_page_of_every_type():
    assert {sheet.type for sheet in ORIGINALS.values()} == set(KINDS)
    assert all({sheet.locale for sheet in SHEETS if sheet.type == kind} == {"en", "de", "es"} for kind in IN_ALL)


@pytest.mark.parametrize("locale", ["en", "de", "es"])
def test_every_block_of_a_text_has_an_example(locale):
    pages = [sheet for sheet in SHEETS if sheet.locale == locale]
    used = {block["type"] for page in pages for block in convert(page.markdown, Files(page.path.parent)).blocks}
    # Programs are written about in English alone.
    assert used >= set(body_of(ArticlePage).child_blocks) - ({"code"} if locale != SOURCE else set())


@every_sheet
def test_a_page_is_about_an_area_of_the_roadmap_and_for_somebody(sheet):
    assert sheet.area in {area["slug"] for area in areas()}
    assert sheet.audience in Audience.values


@pytest.mark.parametrize("sheet", [one for one in SHEETS if one.type == "api_reference"], ids=lambda one: one.slug)
def test_the_schema_has_what_pages_about_it_name_and_accepts_their_examples(sheet):
    body = body_of(KINDS[sheet.type])
    blocks = body.to_python(convert(sheet.markdown, Files(sheet.path.parent), body).blocks)
    checked = [block.block.objections(block.value) for block in blocks if block.block_type in {"operation", "example"}]
    assert len(checked) >= 6
    assert not any(checked)


def test_a_category_within_another_is_there_in_every_language():
    nested = [shelf for shelf in SHELVES if len(shelf.path.relative_to(CONTENT).parts) == 4]
    assert {shelf.locale for shelf in nested} == {front.locale for front in fronts()}
    for shelf in nested:
        assert sum(sheet.path.parent == shelf.path.parent for sheet in SHEETS) >= 2


def test_there_are_three_tutorials_whose_videos_exist():
    videos = [sheet.video for sheet in ORIGINALS.values() if sheet.video]
    assert len(set(videos)) == 3
    assert all((VIDEOS / f"{video}.mp4").is_file() for video in videos)


@pytest.mark.parametrize("sheet", TRANSLATIONS, ids=lambda sheet: f"{sheet.locale}/{sheet.slug}")
def test_a_translation_stands_where_its_original_stands(sheet):
    original = ORIGINALS[sheet.translation_of]
    assert sheet.path.parts[-2:] == original.path.parts[-2:]
    assert (sheet.type, sheet.video) == (original.type, original.video)


@pytest.mark.parametrize("sheet", TRANSLATIONS, ids=lambda sheet: f"{sheet.locale}/{sheet.slug}")
def test_a_translation_has_the_sections_pictures_and_remarks_of_its_original(sheet):
    original = ORIGINALS[sheet.translation_of]
    kinds = set(EVERY_BODY.child_blocks) - {"paragraph"}

    def counted(page):
        blocks = convert(page.markdown, Files(page.path.parent)).blocks
        return [sum(block["type"] == kind for block in blocks) for kind in kinds]

    assert counted(sheet) == counted(original)


@pytest.mark.parametrize("locale", ["de", "es"])
def test_each_language_has_all_categories_the_tutorials_and_six_articles(locale):
    translated = [sheet for sheet in TRANSLATIONS if sheet.locale == locale]
    assert sum(bool(sheet.video) for sheet in translated) == 3
    assert sum(not sheet.video for sheet in translated) >= 6
    originals = [shelf.slug for shelf in SHELVES if shelf.locale == SOURCE]
    assert [shelf.translation_of for shelf in SHELVES if shelf.locale == locale] == originals


def test_addresses_are_unique_in_their_language():
    assert max(Counter((sheet.locale, sheet.slug) for sheet in SHEETS).values()) == 1
    assert max(Counter((shelf.locale, shelf.slug) for shelf in SHELVES).values()) == 1


def test_a_tag_has_one_spelling():
    spellings = {tag for sheet in SHEETS for tag in sheet.tags}
    assert len({tag.casefold() for tag in spellings}) == len(spellings)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_pictures_are_light_and_used(path):
    with Image.open(path) as picture:
        assert picture.size == (1600, 900)
    assert path.stat().st_size < 120_000
    assert any(f"/{path.name})" in sheet.markdown for sheet in SHEETS)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("page.md", "# No front matter\n", "front matter"),
        ("page.md", "+++\ntitle = \n+++\ntext\n", "Invalid value"),
        ("page.md", '+++\ntitle = "T"\nsluug = "t"\n+++\ntext\n', "sluug"),
        ("other.md", "+++\n+++\n", "other.md"),
    ],
    ids=["no front matter", "broken TOML", "unknown field", "a file nobody listed"],
)
def test_a_bad_file_is_named(tmp_path, name, text, complaint):
    folder = tmp_path / SOURCE / "things"
    folder.mkdir(parents=True)
    head = 'title = "Things"\nslug = "things"\nsummary = "s"\nicon = "box"\norder = 1\npages = ["page"]'
    (folder / "_category.md").write_text(f"+++\n{head}\n+++\n")
    (folder / "page.md").write_text('+++\ntitle = "T"\nslug = "t"\nsummary = "s"\n+++\ntext\n')
    (folder / name).write_text(text)
    with pytest.raises(BadContent, match=complaint):
        sheets(tmp_path)
