"""A writer corrects a transcript in Wagtail, by keyboard, and loses nothing on the way."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import seed
from tests.browser.conftest import Site
from tests.browser.wagtail import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def editor(page: Page, site: Site) -> Page:
    """The editor of a transcript of three lines, one of them marked."""
    made = site.manage("shell", "--no-imports", "-c", "import tests.browser.seed as seed; print(seed.transcript())")
    video, transcript = re.findall(r"\d+", made.splitlines()[-1])
    sign_in(page, seed.WRITER)
    page.goto(f"/admin/videos/transcripts/{video}/{transcript}/")
    expect(lines(page)).to_have_count(3)
    return page


def lines(page: Page):
    return page.locator("[data-lines] textarea")


def test_a_line_is_corrected_split_and_saved_by_keyboard(editor: Page) -> None:
    expect(editor.get_by_text("1 to look at")).to_be_visible()
    editor.locator("[data-lines] textarea").first.focus()
    editor.keyboard.press("F8")
    expect(lines(editor).nth(1)).to_be_focused()
    editor.keyboard.press("Control+a")
    editor.keyboard.type("Then cut kerf by kerf.")
    expect(editor.get_by_text("Nothing left to look at")).to_be_visible()
    for _ in "kerf by kerf.":
        editor.keyboard.press("ArrowLeft")
    editor.keyboard.press("Enter")
    expect(lines(editor)).to_have_count(4)
    expect(lines(editor).nth(1)).to_have_value("Then cut")
    expect(lines(editor).nth(2)).to_be_focused()
    editor.keyboard.press("Control+s")
    expect(editor.get_by_role("status").filter(has_text="Saved.")).to_be_visible()

    editor.reload()
    expect(lines(editor)).to_have_count(4)
    expect(lines(editor).nth(2)).to_have_value("kerf by kerf.")
    editor.get_by_role("link", name="Version 2").click()
    expect(editor.get_by_role("heading", name=re.compile("Version 2: corrected"))).to_be_visible()
    expect(editor.locator(".transcript-changes")).to_contain_text("kerf by kerf.")
    editor.get_by_role("button", name="Make this the newest version").click()
    expect(editor.get_by_text("Version 1 is what readers see again.")).to_be_visible()


def test_joining_undoing_and_replacing(editor: Page) -> None:
    lines(editor).nth(1).focus()
    editor.keyboard.press("Home")
    editor.keyboard.press("Backspace")
    expect(lines(editor)).to_have_count(2)
    expect(lines(editor).first).to_have_value("Clean the lens. then cut curve by curve")
    editor.keyboard.press("Control+z")
    expect(lines(editor)).to_have_count(3)
    editor.keyboard.press("Control+h")
    editor.get_by_label("Find", exact=True).fill("CURVE")
    expect(editor.get_by_text("1 of 2")).to_be_visible()
    editor.get_by_label("Replace by").fill("kerf")
    editor.get_by_role("button", name="Replace all").click()
    expect(lines(editor).nth(1)).to_have_value("then cut kerf by kerf")


def test_what_was_not_saved_is_there_after_a_lost_connection_and_a_reload(editor: Page) -> None:
    lines(editor).first.fill("Clean the lens first.")
    editor.route("**/save/", lambda route: route.abort())
    editor.keyboard.press("Control+s")
    expect(editor.get_by_role("status").filter(has_text="cannot be reached")).to_be_visible()
    editor.unroute("**/save/")
    editor.on("dialog", lambda dialog: dialog.accept())
    editor.reload()
    expect(editor.get_by_role("status").filter(has_text="are back")).to_be_visible()
    expect(lines(editor).first).to_have_value("Clean the lens first.")
    editor.get_by_role("button", name="Save").click()
    expect(editor.get_by_role("status").filter(has_text="Saved.")).to_be_visible()


def test_somebody_else_was_faster(editor: Page, site: Site) -> None:
    lines(editor).nth(1).fill("Mine.")
    transcript = re.search(r"/(\d+)/$", editor.url)
    assert transcript
    site.manage(
        "shell",
        "--no-imports",
        "-c",
        f"import tests.browser.seed as seed; seed.correct({transcript.group(1)}, 'Theirs.')",
    )
    editor.keyboard.press("Control+s")
    expect(editor.get_by_role("status").filter(has_text="Somebody else has corrected")).to_be_visible()
    expect(lines(editor).nth(1)).to_have_value("Mine.")
