"""`manage.py kb` and categories within categories: in, out, and again, with nothing lost and nothing twice."""

import json
import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Revision

from cms.imports import import_article, import_category
from cms.models import ArticlePage, CategoryPage, HomePage, ImportedPage
from community.people.models import Profile
from tests.cms.conftest import edit
from tests.cms.test_kb_export import files
from tests.cms.test_kb_export import kb as run
from tests.cms.test_kb_import import at, kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "handbook"
    root.mkdir()
    return root


@pytest.fixture
def kb(writer, folder, tmp_path):
    """Runs an import of the folder; the report as it is written for machines."""

    def import_(*arguments):
        report = tmp_path / "report.json"
        run("import", folder, "--author", writer.email, "--report", report, *arguments)
        return json.loads(report.read_text())

    return import_


def lay(root, **texts):
    """Write files: `lay(root, **{"a/b.md": "# B"})`."""
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def tree():
    return {page.url_path: page.title for page in Page.objects.filter(depth__gt=2)}


def below(url_path):
    return [page.title for page in at(url_path).get_children()]


def test_folders_within_folders_are_categories_within_categories_in_their_order(kb, folder):
    lay(
        folder,
        **{
            "cutting/index.md": "---\ntitle: Cutting\n---\n",
            "cutting/b.md": "---\norder: 3\n---\n# B",
            "cutting/a.md": "---\norder: 1\n---\n# A",
            "cutting/advanced/_index.md": "---\ntitle: Advanced\nweight: 2\n---\n",
            "cutting/advanced/optics/lens.md": "# Lens\n\n[a](../../a.md)",
        },
    )
    kb()
    assert below("/en/cutting/") == ["A", "Advanced", "B"]
    assert at("/en/cutting/advanced/optics/lens/").title == "Lens"
    assert at("/en/cutting/advanced/optics/").title == "Optics"
    assert f'id="{at("/en/cutting/a/").pk}"' in str(at("/en/cutting/advanced/optics/lens/").body.raw_data[0]["value"])
    before = tree()
    assert set(kb()["counts"]) == {"unchanged"}
    assert tree() == before


def flat(writer, folder):
    """What an import of these files made when folders within folders were categories side by side."""
    lay(folder, **{"cutting/index.md": "# Cutting", "cutting/advanced/focus.md": "# Focus\n\nText."})
    upper = import_category(actor=writer, locale="en", slug="cutting", title="Cutting").page
    lower = import_category(actor=writer, locale="en", slug="cutting-advanced", title="Cutting: Advanced").page
    page = import_article(actor=writer, category=lower, slug="focus", title="Focus", markdown="Text.").page
    for one, path in ((upper, "cutting/index.md"), (lower, "cutting/advanced/"), (page, "cutting/advanced/focus.md")):
        ImportedPage.objects.create(page=one, origin="handbook", path=path, revision=one.latest_revision)
    return page


@pytest.mark.parametrize("dry", [True, False])
def test_a_folder_that_was_imported_flat_moves_into_its_place_and_nothing_is_there_twice(
    dry, kb, folder, writer, django_capture_on_commit_callbacks
):
    page = flat(writer, folder)
    with django_capture_on_commit_callbacks(execute=True):
        report = kb(*(["--dry-run"] if dry else []))
    assert kinds(report, "moved").keys() == {"cutting/advanced/"}
    if dry:
        assert "/en/cutting-advanced/focus/" in tree()
        return
    assert tree() == {
        "/en/cutting/": "Cutting",
        "/en/cutting/advanced/": "Advanced",
        "/en/cutting/advanced/focus/": "Focus",
    }
    assert at("/en/cutting/advanced/focus/").pk == page.pk
    old = Redirect.objects.get(old_path="/en/learn/cutting-advanced/focus")
    assert old.redirect_page_id == page.pk
    assert set(kb()["counts"]) == {"unchanged"}


def test_what_a_person_moved_stays_where_they_put_it(kb, folder, writer):
    lay(folder, **{"cutting/advanced/focus.md": "# Focus", "other/x.md": "# X"})
    kb()
    at("/en/cutting/advanced/").move(at("/en/other/"), "last-child", user=writer)
    before = tree()
    assert "moved" not in kb()["counts"]
    assert tree() == before


def test_a_slug_that_the_file_changes_moves_the_page(kb, folder, django_capture_on_commit_callbacks):
    lay(folder, **{"a/index.md": "---\nslug: one\n---\n# A", "a/x.md": "---\nslug: old\n---\n# X"})
    kb()
    page = at("/en/one/old/")
    lay(folder, **{"a/index.md": "---\nslug: two\n---\n# A"})
    with django_capture_on_commit_callbacks(execute=True):
        assert kb()["counts"] == {"unchanged": 1, "updated": 1}
    lay(folder, **{"a/x.md": "---\nslug: new\n---\n# X, anew"})
    assert kinds(kb("--dry-run"), "updated").keys() == {"a/x.md"}
    with django_capture_on_commit_callbacks(execute=True):
        assert kinds(kb(), "updated").keys() == {"a/x.md"}
    assert tree() == {"/en/two/": "A", "/en/two/new/": "X, anew"}
    assert at("/en/two/new/").pk == page.pk
    assert Redirect.objects.filter(old_path="/en/learn/one/old", redirect_page=page.pk).exists()
    assert set(kb()["counts"]) == {"unchanged"}


def test_addresses_of_every_kind_come_back(writer, category, make_article, tmp_path):
    slugs = {"größe", "日本語", "Foo", "foo", "a_b", "-x-", "y" * 240}
    for slug in slugs:
        make_article(slug)
    first, second = tmp_path / "first", tmp_path / "second"
    run("export", first)
    assert len({name.casefold() for name in files(first)}) == len(files(first))
    assert "updated" not in run("import", first, "--author", writer.email)
    category.delete()
    run("import", first, "--author", writer.email)
    assert {page.slug for page in at("/en/cutting/").get_children()} == slugs
    run("export", second, "--origin", "first")
    assert files(second) == files(first)


def test_an_address_that_is_taken_or_changed_in_wagtail_is_kept(kb, folder, writer):
    lay(folder, **{"a/x.md": "---\nslug: x\n---\n# X", "a/y.md": "---\nslug: y\n---\n# Y"})
    kb()
    lay(folder, **{"a/x.md": "---\nslug: y\n---\n# X"})
    assert "is taken" in kinds(kb(), "unmapped")["a/x.md"]
    edit(at("/en/a/y/"), writer, slug="own")
    kb()
    assert set(tree()) == {"/en/a/", "/en/a/x/", "/en/a/own/"}


def test_what_is_said_of_a_page_comes_in_and_goes_out(kb, folder, make_user, writer, tmp_path):
    owner = make_user(roles=["writer"])
    Profile.objects.update_or_create(user=owner, defaults={"handle": "olga"})
    said = "review_by: 2030-01-31\nseo_title: Search X\nseo_description: About X\nlast_updated: 2020\n"
    for name, named in {"x": "@olga", "y": owner.email.upper(), "z": "nobody"}.items():
        lay(folder, **{f"a/{name}.md": f"---\ntitle: X\nowner: '{named}'\n{said}---\n"})
    report = kb()
    pages = [at(f"/en/a/{name}/") for name in "xyz"]
    assert {(page.review_by, page.seo_title, page.search_description) for page in pages} == {
        (date(2030, 1, 31), "Search X", "About X")
    }
    assert [page.owner for page in pages] == [owner, owner, writer]
    assert any("nobody" in entry["text"] for entry in report["entries"] if entry["path"] == "a/z.md")
    run("export", tmp_path / "out")
    x, z = ((tmp_path / f"out/en/a/{name}.md").read_text() for name in "xz")
    for line in ("review_by: 2030-01-31", f"owner: {owner.email}", "seo_title: Search X", "last_updated: 2020"):
        assert line in x
    assert "owner: nobody" in z
    assert set(kb()["counts"]) == {"unchanged", "unmapped"}
    lay(folder, **{"a/x.md": "---\ntitle: X\n---\n"})
    kb()
    assert at("/en/a/x/").review_by is None
    assert at("/en/a/x/").seo_title == ""


def test_what_a_file_does_not_say_is_left_to_wagtail(kb, folder, writer):
    lay(folder, **{"a/x.md": "# X"})
    kb()
    edit(at("/en/a/x/"), writer, review_by=date(2031, 1, 1), seo_title="Own")
    assert set(kb()["counts"]) == {"unchanged"}
    assert at("/en/a/x/").seo_title == "Own"


def test_a_page_made_by_hand_is_updated_by_the_file_that_was_exported_and_edited(writer, make_article, tmp_path):
    page = make_article("kerf")
    run("export", tmp_path / "out")
    file = tmp_path / "out/en/cutting/kerf.md"
    file.write_text(file.read_text().replace("The beam removes", "The laser removes"))
    said = run("import", tmp_path / "out", "--author", writer.email)
    assert "conflict" not in said
    assert "1 updated" in said
    page.refresh_from_db()
    assert "The laser removes" in str(page.body.raw_data[2]["value"])
    edit(page, writer, title="Mine")
    file.write_text(file.read_text().replace("The laser", "The ray"))
    assert "1 conflict" in run("import", tmp_path / "out", "--author", writer.email)


def test_an_export_does_not_pass_a_draft_off_as_published(writer, make_article, tmp_path):
    page = make_article("kerf")
    edit(page, writer, publish=False, title="Draft")
    run("export", tmp_path / "out")
    assert "conflict" in run("import", tmp_path / "out", "--author", writer.email)
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Draft"


def test_an_export_elsewhere_does_not_take_pages_from_the_folder_they_came_from(kb, folder, writer, tmp_path):
    lay(folder, **{"a/x.md": "# X"})
    kb()
    run("export", tmp_path / "backup")
    before, revisions = tree(), Revision.objects.count()
    assert "created" not in run("import", tmp_path / "backup", "--author", writer.email)
    assert set(kb()["counts"]) == {"unchanged"}
    assert (tree(), Revision.objects.count()) == (before, revisions)


def test_fifty_folders_within_each_other_lose_no_page(kb, folder):
    lay(folder, **{"/".join(f"f{n}" for n in range(50)) + "/deep.md": "# Deep", "f0/f1/f2/f3/f4/x.md": "# X"})
    report = kb()
    assert any("deeper than 4" in text for text in kinds(report, "unmapped").values())
    assert max(CategoryPage.objects.values_list("depth", flat=True)) == 6
    assert set(ArticlePage.objects.values_list("title", flat=True)) == {"Deep", "X"}
    assert len(ArticlePage.objects.get(title="Deep").specific.web_path) < 1000
    assert "created" not in kb()["counts"]


def test_names_that_no_page_can_have_are_told(kb, folder):
    lay(folder, **{"a/good.md": "# Good", "a/bell\a.md": "# Bell", "a/...md": "# Dots", "...../x.md": "# X"})
    refused = kinds(kb(), "refused")
    assert refused == {
        "'a/bell\\x07.md'": "its name is not printable",
        "a/...md": "its name is only dots",
        ".....": "its name is only dots",
    }
    assert ArticlePage.objects.get().title == "Good"


def test_links_in_circles_and_folders_in_circles_end(kb, folder):
    lay(folder, **{"a/x.md": "# X\n\n[y](y.md) [x](x.md)", "a/y.md": "# Y\n\n[x](../a/x.md) ![](x.png)"})
    (folder / "a/x.png").write_bytes(b"no image at all")
    os.symlink(folder, folder / "a/loop")
    os.symlink("self.md", folder / "a/self.md")
    report = kb()
    assert kinds(report, "refused").keys() == {"a/loop", "a/self.md"}
    assert "it is no image" in kinds(report, "unmapped")["a/y.md"]
    assert set(kb()["counts"]) <= {"unchanged", "refused", "unmapped"}


def test_docusaurus_and_mkdocs_say_what_their_folders_are(kb, folder):
    lay(
        folder,
        **{
            "basics/_category_.json": '{"label": "The basics", "position": 2, "link": {"description": "Start here."}}',
            "basics/install.mdx": "---\nsidebar_position: 1\n---\n# Install",
            "guides/.pages": "title: All guides\nnav:\n  - second.md\n  - Own title: first.md\n  - deep\n  - ...\n",
            "guides/first.md": "text",
            "guides/second.md": "# Second",
            "guides/deep/x.md": "# X",
            "broken/_category_.json": "{",
            "broken/x.md": "# X",
        },
    )
    report = kb()
    basics = at("/en/basics/")
    assert (basics.title, basics.summary) == ("The basics", "Start here.")
    assert below("/en/guides/") == ["Second", "Own title", "Deep"]
    assert at("/en/guides/").title == "All guides"
    assert "cannot be read" in kinds(report, "unmapped")["broken/_category_.json"]
    assert at("/en/broken/x/").title == "X"
    assert set(kb()["counts"]) == {"unchanged", "unmapped"}


def test_a_category_made_by_hand_keeps_what_it_says_when_a_folder_goes_into_it(kb, folder, writer):
    import_category(actor=writer, locale="en", slug="manual", title="The manual", summary="By hand.")
    lay(folder, **{"x.md": "# X", "more/y.md": "# Y"})
    assert "conflict" not in kb("--into", "manual")["counts"]
    assert tree() == {
        "/en/manual/": "The manual",
        "/en/manual/x/": "X",
        "/en/manual/more/": "More",
        "/en/manual/more/y/": "Y",
    }


NAMES = st.sampled_from(["gas", "kerf", "index", "readme", "venv", "de", "focus", "a-b", "overview", "x" * 60])
LEAF = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Kerf", "Was: ist – das?", "#1", "'quoted'", "null"]),
        "review_by": st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        "seo_title": st.sampled_from(["", "Search: this", "- dash"]),
        "search_description": st.sampled_from(["", "About it."]),
        "live": st.booleans(),
    }
)
SHELF = st.recursive(
    st.dictionaries(NAMES, LEAF, max_size=3),
    lambda inner: st.dictionaries(NAMES, st.tuples(LEAF, inner) | LEAF, min_size=1, max_size=3),
    max_leaves=6,
)


def plant(writer, parent, shelf, level=1):
    for slug, what in shelf.items():
        fields, inner = what if isinstance(what, tuple) else (what, None)
        if inner is not None and level > 4:
            continue
        values = {name: value for name, value in fields.items() if name != "live"}
        if inner is not None or level == 1:
            page = import_category(
                actor=writer, locale="en", slug=slug, title=fields["title"], parent=parent if level > 1 else None
            ).page
            edit(page, writer, **values)
            plant(writer, page, inner or {}, level + 1)
        else:
            page = import_article(
                actor=writer, category=parent, slug=slug, title=fields["title"], markdown="Text\n\n## Part"
            ).page
            edit(page, writer, **values)
            if not fields["live"]:
                page.unpublish()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, st.tuples(LEAF, SHELF), min_size=1, max_size=2))
def test_any_tree_comes_back_byte_for_byte(writer, shelves):
    with TemporaryDirectory() as place:
        root = Path(place)
        try:
            plant(writer, HomePage.objects.get(slug="en"), shelves)
            run("export", root / "one")
            before = tree()
            clear()
            run("import", root / "one", "--author", writer.email, "--origin", "x")
            assert tree() == before
            run("export", root / "two")
            assert files(root / "two") == files(root / "one")
        finally:
            clear()


def clear():
    for page in CategoryPage.objects.filter(depth=3):
        page.delete()
