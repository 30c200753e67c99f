"""A writer translates a transcript in Wagtail, by keyboard, and loses nothing on the way."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import seed
from tests.browser.conftest import Site
from tests.browser.wagtail import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def editor(page: Page, site: Site) -> Page:
    """The page on which three lines wait to be translated into German, reached as a writer reaches it."""
    made = site.manage("shell", "--no-imports", "-c", "import tests.browser.seed as seed; print(seed.transcript())")
    video, _transcript = re.findall(r"\d+", made.splitlines()[-1])
    sign_in(page, seed.WRITER)
    page.goto(f"/admin/videos/edit/{video}/")
    page.get_by_label("Translate into", exact=True).select_option("de")
    page.get_by_role("button", name="Translate", exact=True).click()
    expect(lines(page)).to_have_count(3)
    return page


def lines(page: Page):
    return page.locator("[data-lines] textarea")


def status(page: Page):
    return page.get_by_role("status").and_(page.locator("[data-status]"))


def test_a_translation_is_written_saved_and_kept_up_by_keyboard(editor: Page, site: Site) -> None:
    expect(editor.get_by_text("3 to do")).to_be_visible()
    lines(editor).first.focus()
    editor.keyboard.type("Reinigen Sie die Linse.")
    editor.keyboard.press("Enter")
    expect(lines(editor).nth(1)).to_be_focused()
    editor.keyboard.type("Dann schneiden.")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_have_text("Saved.")
    expect(editor.get_by_text("1 to do")).to_be_visible()
    editor.keyboard.press("F8")
    expect(lines(editor).nth(2)).to_be_focused()
    editor.keyboard.type("Das ist alles.")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_have_text("Saved. Readers see this translation now.")

    transcript = "Transcript.objects.exclude(source='translated').latest('pk').pk"
    correct = f"from media_pipeline.models import Transcript; seed.correct({transcript}, 'Then cut kerf by kerf.')"
    site.manage("shell", "--no-imports", "-c", f"import tests.browser.seed as seed; {correct}")
    editor.reload()
    expect(editor.get_by_text("1 to do")).to_be_visible()
    expect(editor.get_by_text("the source has changed")).to_be_visible()
    expect(editor.locator(".comparison ins")).to_contain_text("kerf")
    editor.get_by_label("Only what is to do").check()
    expect(lines(editor).filter(visible=True)).to_have_count(1)
    lines(editor).nth(1).focus()
    editor.keyboard.press("Control+m")
    editor.keyboard.press("Control+s")
    expect(editor.get_by_text("Nothing left to do").first).to_be_visible()
    editor.reload()
    expect(editor.get_by_text("Nothing left to do").first).to_be_visible()
    expect(lines(editor).nth(1)).to_have_value("Dann schneiden.")


def test_what_was_not_saved_comes_back_and_can_be_thrown_away(editor: Page) -> None:
    lines(editor).first.fill("Noch nicht fertig")
    expect(editor.get_by_text("not saved yet")).to_be_visible()
    editor.once("dialog", lambda dialog: dialog.accept())
    editor.reload()
    expect(lines(editor).first).to_have_value("Noch nicht fertig")
    expect(status(editor)).to_have_text("Your changes that were not saved are back.")
    editor.once("dialog", lambda dialog: dialog.accept())
    editor.get_by_role("button", name="Throw my changes away").click()
    expect(lines(editor).first).to_have_value("")


def test_an_answer_that_does_not_come_loses_nothing(editor: Page) -> None:
    editor.route("**/save/", lambda route: route.abort())
    lines(editor).first.fill("Bleibt stehen")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_contain_text("cannot be reached")
    editor.unroute("**/save/")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_have_text("Saved.")
    expect(lines(editor).first).to_have_value("Bleibt stehen")
