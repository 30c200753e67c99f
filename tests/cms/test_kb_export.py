"""`manage.py kb export`: a folder from which an import makes the same pages, wherever it is killed."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from cms.imports import import_tutorial
from cms.models import ArticlePage, CategoryPage
from tests.cms.test_kb_import import FIXTURE
from tests.processes import Processes, wait_until


def files(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def kb(*arguments):
    out = StringIO()
    call_command("kb", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def imported(db, writer, video):
    """The fixture's pages, and a tutorial."""
    video.file_name = "cut.mp4"
    video.save()
    kb("import", FIXTURE, "--author", writer.email)
    category = CategoryPage.objects.get(url_path="/en/guides/")
    text = "See [gas](#x).\n\nTwo.\n\n<!-- -->\n\nThree."
    import_tutorial(actor=writer, category=category, slug="film", title="Film: one", video=video, markdown=text)
    return writer


@pytest.mark.django_db
def test_what_was_exported_comes_back_byte_for_byte(imported, tmp_path):
    kb("export", tmp_path / "one")
    before = {page.url_path: page.title for page in Page.objects.filter(depth__gt=2)}
    for page in CategoryPage.objects.filter(depth=3):
        page.delete()
    kb("import", tmp_path / "one", "--author", imported.email)
    assert {page.url_path: page.title for page in Page.objects.filter(depth__gt=2)} == before
    kb("export", tmp_path / "two")
    assert files(tmp_path / "two") == files(tmp_path / "one")


@pytest.mark.django_db
def test_an_export_is_readable_and_links_are_relative(imported, tmp_path):
    kb("export", tmp_path / "out")
    kerf = (tmp_path / "out/en/guides/kerf-width.md").read_text()
    for words in ("[the gas](gas.md#assist-gas)", "layout: wide", "team: cutting", "> [!WARNING] Hot", "## The comb\n"):
        assert words in kerf
    assert "```{" not in kerf
    german = (tmp_path / "out/de/guides/kerf-width.md").read_text()
    assert "slug: schnittfuge" in german
    assert "video: ../../videos/" not in kerf
    assert "video: ../../videos/" in (tmp_path / "out/en/guides/film.md").read_text()


@pytest.mark.django_db
def test_an_export_imported_again_changes_nothing(imported, tmp_path):
    kb("export", tmp_path / "out")
    revisions = Revision.objects.count()
    said = kb("import", tmp_path / "out", "--author", imported.email, "--origin", "documentation")
    assert "conflict" not in said
    assert Revision.objects.count() == revisions


@pytest.mark.django_db
def test_one_language_or_one_category(imported, tmp_path):
    kb("export", tmp_path / "de", "--locale", "de")
    assert {name.partition("/")[0] for name in files(tmp_path / "de")} == {"de"}
    kb("export", tmp_path / "guides", "--into", "guides", "--locale", "en")
    names = {name for name in files(tmp_path / "guides") if name.endswith(".md")}
    own = ("index", "overview", "kerf-width", "gas", "film", "advanced/index", "advanced/focus")
    assert names == {f"en/guides/{name}.md" for name in own}


@pytest.mark.django_db
def test_nothing_is_written_where_something_is_unless_told_to(imported, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CommandError, match="not an empty folder"):
        kb("export", tmp_path)
    kb("export", tmp_path, "--force")
    assert (tmp_path / "mine.txt").read_text() == "mine"


@pytest.mark.django_db
def test_nothing_is_written_through_a_link_that_leads_out(imported, tmp_path):
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "en").symlink_to(outside)
    with pytest.raises(CommandError, match="leads out"):
        kb("export", root, "--force")
    assert not list(outside.iterdir())


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_is_completed_by_the_next(writer, tmp_path):
    folder = tmp_path / "many"
    for number in range(60):
        path = folder / f"c{number % 3}" / f"page-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Page {number}\n\nSee [the next](../c{(number + 1) % 3}/page-{(number + 1) % 60}.md).\n")
    shutil.copy(FIXTURE / "files/comb.png", folder / "comb.png")
    with Processes(tmp_path) as processes:
        running = processes.python("manage.py", "kb", "import", str(folder), "--author", writer.email)
        wait_until(lambda: ArticlePage.objects.filter(live=True).exists(), 120, "no page was imported", running)
        running.kill()
    assert ArticlePage.objects.filter(live=True).count() < 60
    kb("import", folder, "--author", writer.email)
    pages = ArticlePage.objects.all()
    assert pages.count() == pages.filter(live=True).count() == 60
    assert all(page.revisions.count() == 1 for page in pages)
    assert all('linktype="page"' in page.body.raw_data[0]["value"] for page in pages)
    assert "60" not in kb("import", folder, "--author", writer.email).partition("unchanged")[2]
