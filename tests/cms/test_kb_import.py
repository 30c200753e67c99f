"""`manage.py kb import`: a folder with all the traps becomes pages, once, and nobody's work is lost."""

import json
import os
import shutil
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from cms.imports import import_article, import_category
from cms.kb.importing import _Import
from cms.models import ArticlePage, CategoryPage, ImportedPage
from cms.models.translation import TranslationRecord
from core.events.models import Entry
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db

FIXTURE = Path(__file__).parent / "documentation"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(FIXTURE, tmp_path / "handbook")
    return tmp_path / "handbook"


@pytest.fixture
def kb(writer, folder, tmp_path):
    """Runs an import of the folder; the report as it is written for machines."""

    def run(*arguments, author=writer, root=folder):
        report = tmp_path / "report.json"
        out = StringIO()
        call_command(
            "kb", "import", str(root), "--author", author.email, "--report", str(report), *arguments, stdout=out
        )
        return json.loads(report.read_text())

    return run


def kinds(report, kind):
    return {entry["path"]: entry["text"] for entry in report["entries"] if entry["kind"] == kind}


def at(url_path):
    return Page.objects.get(url_path=url_path).specific


def bodies(page):
    return [(block["type"], block["value"]) for block in page.body.raw_data]


def state():
    return sorted(_of(page) for page in Page.objects.filter(depth__gt=1).specific())


def _of(page):
    body = [(block["id"], str(block["value"])) for block in page.body.raw_data] if hasattr(page, "body") else []
    return (page.url_path, page.title, page.live, page.latest_revision_id or 0, body)


def test_a_folder_becomes_categories_and_articles(kb):
    report = kb()
    assert {page.url_path for page in ArticlePage.objects.all()} == {
        "/en/guides/overview/",
        "/en/guides/kerf-width/",
        "/en/guides/gas/",
        "/en/guides/advanced/focus/",
        "/de/guides/schnittfuge/",
        "/de/guides/gas/",
    }
    assert at("/en/guides/").summary == "Step by step."
    assert at("/en/handbook/").title == "Cutting handbook"
    assert at("/en/handbook/").summary == "How we cut, and why."
    assert at("/en/guides/advanced/").title == "Advanced"
    kerf = at("/en/guides/kerf-width/")
    assert (kerf.title, kerf.summary, kerf.live) == ("Kerf", "What the beam takes away.", True)
    assert sorted(tag.name for tag in kerf.tags.all()) == ["accuracy", "laser"]
    assert kerf.first_published_at.date().isoformat() == "2024-03-01"
    assert kerf.imported_from.get().front_matter == {"layout": "wide", "owner": {"team": "cutting"}}
    assert [page.slug for page in at("/en/guides/").get_children()] == ["overview", "kerf-width", "gas", "advanced"]
    assert "bad-front-matter" in str(kinds(report, "refused"))
    assert "this site has no language “fr”" in kinds(report, "refused")["fr/guides/gas.md"]


def test_links_lead_to_pages_and_their_sections_and_survive_a_new_address(kb, writer):
    kb()
    kerf, gas, focus = at("/en/guides/kerf-width/"), at("/en/guides/gas/"), at("/en/guides/advanced/focus/")
    text = bodies(kerf)[0][1]
    document = get_document_model().objects.get()
    assert f'<a linktype="page" id="{gas.pk}" anchor="assist-gas">the gas</a>' in text
    assert f'<a linktype="page" id="{at("/en/guides/advanced/").pk}">the folder</a>' in text
    assert f'<a linktype="document" id="{document.pk}">the chart</a>' in text
    assert '<a href="#the-comb">here</a>' in text
    assert '<a href="https://example.test/a?b=1&amp;c=2">elsewhere</a>' in text
    assert "nothing, outside" in text
    assert f'<a linktype="page" id="{kerf.pk}" anchor="second-comb">' in bodies(gas)[0][1]
    assert f'id="{gas.pk}" anchor="assist-gas"' in bodies(focus)[0][1]


def test_images_are_imported_once_and_what_is_none_is_told(kb):
    report = kb()
    image = get_image_model().objects.get()
    values = [value for kind, value in bodies(at("/en/guides/kerf-width/")) if kind == "image"]
    assert values == [{"image": image.pk, "alt": "A comb", "caption": "Ten strips"}]
    told = [entry["text"] for entry in report["entries"] if entry["path"] == "guides/kerf.md"]
    for words in ("broken.png", "SVG is not shown", "is on another site", "“missing.md” leads nowhere", "outside of"):
        assert any(words in text for text in told), words
    assert not any("comb.png" in text for text in told)


def test_what_documentation_is_made_of_becomes_blocks(kb):
    kb()
    blocks = bodies(at("/en/guides/kerf-width/"))
    assert [value["kind"] for kind, value in blocks if kind == "callout"] == ["warning", "tip", "note"]
    assert [value["title"] for kind, value in blocks if kind == "callout"] == ["Hot", "", "Title"]
    assert [value["anchor"] for kind, value in blocks if kind == "heading"] == ["the-comb", "second-comb"]
    assert [value["title"] for kind, value in blocks if kind == "code"] == ["kerf.py"]
    text = " ".join(value for kind, value in blocks if kind == "paragraph")
    assert "<li>☑ Draw</li><li>☐ Cut<sup>1</sup></li>" in text
    assert "<ol><li>With <b>care</b>.</li></ol>" in text
    assert "<b>More</b>" in text
    assert "<code>Ctrl</code>" in text
    assert "<script" not in text
    assert "{% include" in text


def test_problems_are_told_with_their_line(kb, folder):
    entries = [entry for entry in kb()["entries"] if entry["path"] == "guides/kerf.md"]
    (drawing,) = [entry for entry in entries if "drawing.svg" in entry["text"]]
    lines = (folder / "guides/kerf.md").read_text().splitlines()
    assert "drawing.svg" in lines[drawing["line"] - 1]


def test_languages_are_translations_of_each_other(kb):
    kb()
    assert at("/de/guides/schnittfuge/").get_translations().get() == at("/en/guides/kerf-width/")
    assert at("/de/guides/gas/").translation_key == at("/en/guides/gas/").translation_key
    assert at("/de/guides/").translation_key == at("/en/guides/").translation_key
    assert f'id="{at("/de/guides/schnittfuge/").pk}"' in bodies(at("/de/guides/gas/"))[0][1]
    assert TranslationRecord.objects.filter(page=at("/de/guides/gas/")).exists()


def test_the_same_import_again_changes_nothing(kb):
    kb()
    before, revisions = state(), Revision.objects.count()
    report = kb()
    assert set(report["counts"]) == {"refused", "unchanged", "unmapped"}
    assert (state(), Revision.objects.count()) == (before, revisions)
    assert get_image_model().objects.count() == get_document_model().objects.count() == 1


def test_two_imports_at_once_make_each_page_once(kb, folder, monkeypatch):
    kb()
    (folder / "guides/new.md").write_text("# New\n")
    (folder / "more").mkdir()
    (folder / "more/other.md").write_text("# Other\n")
    run = _Import.run

    def behind_another(self):
        monkeypatch.setattr(_Import, "run", run)
        kb()
        run(self)

    monkeypatch.setattr(_Import, "run", behind_another)
    assert "created" not in kb()["counts"]
    assert Page.objects.filter(slug__startswith="new").count() == 1
    assert Page.objects.filter(slug__startswith="more").count() == 1


def test_each_page_has_one_revision_and_a_changed_file_makes_one_more(kb, folder):
    kb()
    assert {page.revisions.count() for page in ArticlePage.objects.all()} == {1}
    with (folder / "guides/advanced/focus.md").open("a") as file:
        file.write("\nMore.\n")
    report = kb()
    assert list(kinds(report, "updated")) == ["guides/advanced/focus.md"]
    assert at("/en/guides/advanced/focus/").revisions.count() == 2


def test_what_a_person_changed_is_a_conflict_until_told_otherwise(kb, folder, writer):
    kb()
    edit(at("/en/guides/gas/"), writer, title="By hand")
    at("/en/guides/advanced/focus/").unpublish()
    report = kb()
    assert set(kinds(report, "conflict")) == {"guides/gas.markdown", "guides/advanced/focus.md"}
    assert at("/en/guides/gas/").title == "By hand"
    assert not at("/en/guides/advanced/focus/").live
    assert set(kinds(kb("--overwrite"), "updated")) == {"guides/gas.markdown", "guides/advanced/focus.md"}
    assert at("/en/guides/gas/").title == "Gas"
    assert "conflict" not in kb()["counts"]


def test_a_page_that_was_not_imported_is_taken_over_only_where_it_says_the_same(kb, writer):
    category = import_category(actor=writer, locale="en", slug="guides", title="Guides", summary="Step by step.").page
    import_article(actor=writer, category=category, slug="gas", title="Gas", markdown="Written by hand.")
    report = kb()
    assert kinds(report, "conflict").keys() == {"guides/gas.markdown"}
    assert "guides/README.md" in kinds(report, "unchanged")
    assert bodies(at("/en/guides/gas/")) == [("paragraph", "<p>Written by hand.</p>")]


def test_a_file_that_is_gone_is_told_and_its_page_unpublished_when_asked(kb, folder):
    kb()
    (folder / "guides/advanced/focus.md").unlink()
    assert "guides/advanced/focus.md" in kinds(kb(), "vanished")
    assert at("/en/guides/advanced/focus/").live
    assert "guides/advanced/focus.md" in kinds(kb("--prune"), "unpublished")
    assert not at("/en/guides/advanced/focus/").live
    (folder / "guides/advanced/focus.md").write_text("# Focus\n\nBack.\n")
    assert "guides/advanced/focus.md" in kinds(kb(), "updated")
    assert at("/en/guides/advanced/focus/").live


def test_a_file_that_cannot_be_read_for_now_is_not_gone(kb, folder):
    kb()
    before = state()
    (folder / "guides/README.md").write_bytes(b"\xff")
    (folder / "guides/advanced/focus.md").write_text("---\ntitle: [\n---\n")
    report = kb("--prune")
    assert {"guides/README.md", "guides/advanced/focus.md"} <= kinds(report, "refused").keys()
    assert not {"vanished", "unpublished", "updated"} & report["counts"].keys()
    assert state() == before


def test_a_folder_that_cannot_be_read_for_now_is_not_gone(kb, folder, monkeypatch):
    kb()
    scandir = os.scandir

    def forbidding(path):
        if Path(path).name == "advanced":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", forbidding)
    report = kb("--prune")
    assert kinds(report, "refused")["guides/advanced"] == "it cannot be read"
    assert at("/en/guides/advanced/focus/").live
    assert at("/en/guides/advanced/").live


def test_a_page_whose_file_has_another_name_now_is_not_gone(kb, folder):
    kb()
    (folder / "guides/README.md").rename(folder / "guides/index.md")
    (folder / "guides/gas.markdown").rename(folder / "guides/gas.md")
    report = kb("--prune")
    assert not {"vanished", "unpublished"} & report["counts"].keys()
    assert at("/en/guides/").live
    assert at("/en/guides/gas/").live


def test_a_category_stays_when_a_file_begins_or_ends_to_describe_it(kb, folder):
    described = (folder / "guides/README.md").read_text()
    kb()
    (folder / "guides/README.md").unlink()
    assert "guides/README.md" in kinds(kb("--prune"), "unpublished")
    assert at("/en/guides/").live
    assert not at("/en/guides/overview/").live
    (folder / "guides/README.md").write_text(described)
    assert not {"vanished", "unpublished"} & kb("--prune")["counts"].keys()
    assert at("/en/guides/").live


def test_another_folder_does_not_make_this_one_vanish(kb, folder, tmp_path):
    kb()
    other = tmp_path / "notes"
    other.mkdir()
    (other / "a.md").write_text("# A\n\nb")
    assert "vanished" not in kb(root=other)["counts"]


def test_a_dry_run_says_what_would_happen_and_writes_nothing(kb, folder):
    before = (state(), Entry.objects.count(), ImportedPage.objects.count())
    said = kb("--dry-run")
    assert (state(), Entry.objects.count(), ImportedPage.objects.count()) == before
    assert not get_image_model().objects.exists()
    done = kb()
    assert said["counts"] == done["counts"]
    assert kinds(said, "created").keys() == kinds(done, "created").keys()
    with (folder / "guides/gas.markdown").open("a") as file:
        file.write("\n[new](new.md)\n")
    (folder / "guides/new.md").write_text("# New")
    said, before = kb("--dry-run"), state()
    assert kinds(said, "updated").keys() == {"guides/gas.markdown"}
    assert kinds(said, "created").keys() == {"guides/new.md"}
    done = kb()
    assert said["counts"] == done["counts"]


def test_drafts_stay_unseen_and_can_be_published_later(kb):
    kb("--draft")
    assert not ArticlePage.objects.filter(live=True).exists()
    report = kb()
    assert "unchanged" not in report["counts"]
    assert not ArticlePage.objects.filter(live=False).exists()


def test_into_a_category(kb):
    kb("--into", "manual")
    assert {page.slug for page in CategoryPage.objects.all()} == {"manual", "guides", "advanced"}


def test_who_may_not_publish_imports_nothing(kb, make_user):
    for arguments in (["--dry-run"], []):
        report = kb(*arguments, author=make_user())
        assert set(report["counts"]) == {"refused", "unmapped"}
    assert not CategoryPage.objects.exists()


def test_what_prevents_the_whole_ends_with_an_error(tmp_path, writer):
    for arguments in (
        [str(tmp_path / "missing")],
        [str(tmp_path), "--author", "nobody@example.test"],
        [str(tmp_path), "--author", writer.email, "--locale", "fr"],
        [str(tmp_path), "--author", writer.email, "--into", "../x"],
    ):
        with pytest.raises(CommandError):
            call_command("kb", "import", *arguments)


def test_a_block_takes_a_document_for_no_page_and_a_page_for_no_document(kb, folder):
    (folder / "list.csv").write_text("a,b\n")
    (folder / "other.md").write_text("# Other\n")
    (folder / "mixed.md").write_text(
        "# Mixed\n\n```{related}\n- list.csv\n```\n\n```{download}\ndocument: other.md\n```\n"
    )
    told = [entry["text"] for entry in kb()["entries"] if entry["path"] == "mixed.md" and entry["kind"] == "unmapped"]
    assert [kind for kind, _value in bodies(at("/en/handbook/mixed/"))] == ["code", "code"]
    assert "“list.csv” is no page" in told[0]
    assert "“other.md” is no document" in told[1]


def test_nothing_outside_of_the_folder_is_read(kb, folder, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n\nTop secret.")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text("# Secret\n\nTop secret.")
    shutil.copy(folder / "files/comb.png", tmp_path / "secret.png")
    (folder / "linked.md").symlink_to(secret)
    (folder / "linked").symlink_to(tmp_path / "deep")
    (folder / "linked.png").symlink_to(tmp_path / "secret.png")
    (folder / "traps.md").write_text(
        f"# Traps\n\n![a](linked.png) ![b](../secret.png) ![c]({tmp_path}/secret.png) ![d](..%2Fsecret.png)\n\n"
        f"![e](file://{tmp_path}/secret.png) [f](../secret.md) [g](linked.md) [h](pipe.pdf)\n"
    )
    os.mkfifo(folder / "pipe.pdf")
    report = kb()
    assert "outside of the folder" in kinds(report, "refused")["linked.md"]
    assert "not followed" in kinds(report, "refused")["linked"]
    ((kind, text),) = bodies(at("/en/handbook/traps/"))
    assert kind == "paragraph"
    assert "<a" not in text
    assert "Top secret" not in str([bodies(page) for page in ArticlePage.objects.all()])
    assert get_image_model().objects.count() == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"x" * 50_000_000, "larger than"),
        (b"x" * 600_000, "longer than 500000"),
        (b"# a\n\n" * 50_000, "more than 2000 blocks"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"---\na: &a [x]\nb: [*a, *a]\n---\n", "aliases"),
        (b"---\n" + b"[" * 5000 + b"\n---\n", "front matter"),
        (b"---\n- a\n---\n", "no names"),
        (b"+++\na = \n+++\n", "TOML"),
        (b"---\ntitle: !!bool maybe\n---\n", "its tag"),
        (b"---\ntitle: !!timestamp soon\n---\n", "its tag"),
        (b"---\ntitle: !!int\n---\n", "its tag"),
    ],
    ids=["50 MB", "long", "blocks", "binary", "aliases", "nested", "list", "toml", "bool", "timestamp", "int"],
)
def test_a_file_that_cannot_be_a_page_is_refused_and_the_others_go_on(kb, folder, text, reason):
    (folder / "bad.md").write_bytes(text)
    report = kb()
    assert reason in kinds(report, "refused")["bad.md"]
    assert at("/en/guides/gas/").live


def test_a_type_of_a_wrong_type_is_kept_for_the_export(kb, folder):
    (folder / "typed.md").write_text("---\ntype: [guide]\n---\nx\n")
    kb()
    page = at("/en/handbook/typed/")
    assert isinstance(page, ArticlePage)
    assert page.imported_from.get().front_matter == {"type": ["guide"]}


def test_control_characters_in_front_matter_are_left_out(kb, folder):
    (folder / "bell.md").write_text('---\ntitle: "Be\\all\\u202e"\ndescription: "a\\x08b"\ntags: ["x\\ay"]\n---\nx\n')
    kb()
    page = at("/en/handbook/bell/")
    assert (page.title, page.summary, [tag.name for tag in page.tags.all()]) == ("Bell", "ab", ["xy"])
    assert "updated" not in kb()["counts"]


def test_a_number_without_end_in_what_describes_a_folder_is_told(kb, folder):
    (folder / "guides/_category_.yml").write_text(f"label: 0x{'f' * 5000}\n")
    assert "cannot be read" in kinds(kb(), "unmapped")["guides/_category_.yml"]
    assert at("/en/guides/gas/").live


def test_nesting_without_end_ends(kb, folder):
    (folder / "deep.md").write_text("> " * 5000 + "x\n\n" + "".join(" " * i * 2 + "- a\n" for i in range(300)))
    assert "deep.md" in {**kinds(kb(), "created"), **kinds(kb(), "unchanged")}


def test_an_unknown_video_refuses_the_tutorial_alone(kb, folder):
    (folder / "film.md").write_text("---\nvideo: film.mp4\n---\n# Film\n")
    assert "there is no video" in kinds(kb(), "refused")["film.md"]


def test_a_tutorial_finds_its_video_by_its_file(kb, folder, video):
    video.file_name = "film.mp4"
    video.save()
    (folder / "film.md").write_text("---\nvideo: videos/film.mp4\n---\n# Film\n")
    assert "film.md" in kinds(kb(), "created")
    assert at("/en/handbook/film/").video == video


def test_two_files_that_want_one_address_get_two(kb, folder):
    (folder / "same name.md").write_text("# One")
    (folder / "same-name.md").write_text("# Two")
    kb()
    pages = {page.title: page.slug for page in at("/en/handbook/").get_children()}
    assert pages == {"One": "same-name", "Two": "same-name-2"}
    assert "updated" not in kb()["counts"]


def test_a_name_of_any_letters_becomes_the_address_that_a_title_would(kb, folder):
    (folder / "Größe").mkdir()
    (folder / "Größe" / unicodedata.normalize("NFD", "Über_Maße.md")).write_text("# Sizes")
    (folder / ("\ufdfa" * 80 + ".md")).write_text("# One letter of many")
    report = kb()
    assert at("/en/größe/über-maße/").title == "Sizes"
    assert not {path for path in kinds(report, "unmapped") if "ber" in path}
    assert "updated" not in kb()["counts"]


def test_a_name_without_a_letter_is_told_what_address_it_gets(kb, folder):
    (folder / "\U0001f0a1").mkdir()
    (folder / "\U0001f0a1" / "#.md").write_text("# Ace")
    told = kinds(kb(), "unmapped")
    page = ArticlePage.objects.get(title="Ace")
    assert told["\U0001f0a1/#.md"].startswith(f"No address can be made of its name: the page gets “{page.slug}”.")
    assert told["\U0001f0a1/"].startswith(
        f"No address can be made of its name: the page gets “{page.get_parent().slug}”."
    )
    assert "No address" not in str(kb())
