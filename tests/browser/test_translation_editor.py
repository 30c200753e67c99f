"""A writer translates a transcript in Wagtail, by keyboard, and loses nothing on the way."""

import re

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

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


def seed_on(site: Site, call: str) -> None:
    """What somebody else does meanwhile: a call of `tests/browser/seed.py`."""
    site.manage("shell", "--no-imports", "-c", f"import tests.browser.seed as seed; seed.{call}")


def say_in_the_second_line(site: Site, text: str) -> None:
    newest = "seed.Transcript.objects.exclude(source='translated').latest('pk').pk"
    seed_on(site, f"correct({newest}, {text!r})")


def load_again(editor: Page) -> None:
    """Reload, saying yes where the browser asks whether to leave."""

    def agree(dialog: Dialog) -> None:
        dialog.accept()

    editor.on("dialog", agree)
    editor.reload()
    editor.remove_listener("dialog", agree)


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

    say_in_the_second_line(site, "Then cut kerf by kerf.")
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


def test_of_two_lines_that_say_the_same_each_keeps_its_own_text(editor: Page, site: Site) -> None:
    say_in_the_second_line(site, "Clean the lens.")
    editor.reload()
    lines(editor).first.fill("Reinigen.")
    requests: list[Route] = []
    editor.route("**/save/", lambda route: requests.append(route))
    with editor.expect_request("**/save/"):
        editor.keyboard.press("Control+s")
    lines(editor).nth(1).press_sequentially("Noch einmal ")
    requests[0].continue_()
    expect(status(editor)).to_have_text("Saved, but for what you have typed since.")
    expect(lines(editor).nth(1)).to_be_focused()
    editor.keyboard.type("reinigen.")
    expect(lines(editor).first).to_have_value("Reinigen.")
    expect(lines(editor).nth(1)).to_have_value("Noch einmal reinigen.")

    load_again(editor)
    expect(lines(editor).first).to_have_value("Reinigen.")
    expect(lines(editor).nth(1)).to_have_value("Noch einmal reinigen.")


def test_what_was_typed_for_other_words_stays_in_its_line_and_is_looked_at_before_it_is_saved(
    editor: Page, site: Site
) -> None:
    typed_for = editor.get_by_text("You typed yours when this was said:").filter(visible=True)
    lines(editor).nth(1).fill("Dann schneiden.")
    say_in_the_second_line(site, "Then cut kerf by kerf.")
    load_again(editor)
    expect(lines(editor).nth(1)).to_have_value("Dann schneiden.")
    expect(editor.get_by_text("not saved yet")).to_be_visible()
    expect(typed_for).to_be_visible()
    expect(editor.get_by_text("then cut curve by curve")).to_be_visible()
    lines(editor).first.focus()
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_contain_text("This line has changed since you typed.")
    expect(lines(editor).nth(1)).to_be_focused()
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_have_text("Saved.")
    expect(typed_for).to_have_count(0)


def test_what_has_no_line_any_more_is_kept_and_shown_until_it_is_thrown_away(editor: Page, site: Site) -> None:
    lines(editor).nth(1).fill("Dann schneiden.")
    say_in_the_second_line(site, "")
    load_again(editor)
    expect(lines(editor)).to_have_count(2)
    expect(status(editor)).to_contain_text("Some of what you typed has no line any more.")
    stray = editor.get_by_role("listitem").filter(has_text="then cut curve by curve")
    expect(stray).to_contain_text("Dann schneiden.")
    lines(editor).first.fill("Reinigen.")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_have_text("Saved.")
    editor.reload()
    expect(lines(editor).first).to_have_value("Reinigen.")
    expect(lines(editor).nth(1)).to_have_value("")
    expect(stray).to_contain_text("Dann schneiden.")
    editor.once("dialog", lambda dialog: dialog.accept())
    editor.get_by_role("button", name="Throw my changes away").click()
    expect(stray).to_have_count(0)


def test_after_a_conflict_both_texts_are_seen_before_one_replaces_the_other(editor: Page, site: Site) -> None:
    lines(editor).first.fill("Meins.")
    seed_on(site, "translate_first(seed.Video.objects.latest('pk').pk, 'Von der Kollegin.')")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_contain_text("Somebody else has translated the same lines")
    load_again(editor)
    expect(lines(editor).first).to_have_value("Meins.")
    expect(editor.get_by_text("Von der Kollegin.")).to_be_visible()
    lines(editor).first.focus()
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_contain_text("This line has changed since you typed.")
    load_again(editor)
    expect(lines(editor).first).to_have_value("Meins.")
    editor.get_by_role("button", name="Take this").click()
    expect(lines(editor).first).to_have_value("Von der Kollegin.")
    expect(lines(editor).first).to_be_focused()
    expect(editor.get_by_text("not saved yet")).to_have_count(0)
    editor.keyboard.type(" Und mehr.")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_have_text("Saved.")
    expect(lines(editor).first).to_have_value("Von der Kollegin. Und mehr.")


def test_the_keys_work_on_after_a_line_is_saved_and_filtered_away(editor: Page) -> None:
    editor.get_by_label("Only what is to do").check()
    lines(editor).first.fill("Reinigen.")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_have_text("Saved.")
    expect(lines(editor).first).to_be_focused()
    editor.keyboard.press("F8")
    expect(lines(editor).nth(1)).to_be_focused()
    expect(lines(editor).filter(visible=True)).to_have_count(2)
    editor.keyboard.type("Schneiden.")
    editor.get_by_role("button", name="Save", exact=True).focus()
    editor.keyboard.press("Space")
    expect(editor.get_by_text("1 to do")).to_be_visible()
    expect(editor.get_by_role("button", name="Save", exact=True)).to_be_focused()
    editor.keyboard.press("F8")
    expect(lines(editor).nth(2)).to_be_focused()


def test_a_line_is_read_out_with_what_is_said_and_what_became_of_it(editor: Page, site: Site) -> None:
    second = lines(editor).nth(1)
    expect(second).to_have_accessible_name("Translation of line 2, at 0:02")
    expect(second).to_have_accessible_description("then cut curve by curve not translated")
    second.fill("Dann schneiden.")
    editor.keyboard.press("Control+s")
    expect(status(editor)).to_have_text("Saved.")
    say_in_the_second_line(site, "Then cut kerf by kerf.")
    editor.reload()
    expect(second).to_have_accessible_description(re.compile("kerf by kerf.*the source has changed"))
