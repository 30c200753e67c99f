"""The player in a real browser: by mouse, by keyboard, on a phone, and through axe."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

VIDEO = "document.querySelector('video')"
PROCESSING_SECONDS = 240


@pytest.fixture(scope="module")
def path(site: Site) -> str:
    """The path of a tutorial whose video has been through the pipeline, in two qualities."""
    made = json.loads(seeded(site, "tutorial()"))
    ready = f"video_is_ready({made['video']})"
    wait_until(lambda: seeded(site, ready) == "true", PROCESSING_SECONDS, "the video was never ready")
    return str(made["path"])


def seeded(site: Site, call: str) -> str:
    printed = site.manage(
        "shell", "--no-imports", "-c", f"import tests.browser.seed as seed; print('MADE', seed.{call})"
    )
    return printed.partition("MADE ")[2].strip()


def time_of(page: Page) -> float:
    return float(page.evaluate(f"() => {VIDEO}.currentTime"))


def open_player(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_function(f"() => {VIDEO}?.readyState >= 1")
    expect(
        page.get_by_role("region", name="Transcript").get_by_role("button", name=re.compile("Raise"))
    ).to_be_visible()


def test_a_reader_finds_the_way_through_a_video(page: Page, path: str) -> None:
    open_player(page, path)

    chapters = page.get_by_role("region", name="Chapters").get_by_role("button")
    assert chapters.count() >= 3
    chapters.nth(1).click()
    expect(chapters.nth(1)).to_have_attribute("aria-current", "true")
    page.wait_for_function(f"() => {VIDEO}.currentTime >= 9")
    page.get_by_role("button", name="Pause").click()

    line = page.get_by_role("slider", name="Position in the video")
    line.hover(position={"x": 300, "y": 5})
    preview = line.locator("xpath=..").locator("[style*='storyboard.jpg']")
    expect(preview).to_be_visible()
    address = re.search(r'url\("([^"]+)"\)', preview.get_attribute("style") or "")
    assert address
    assert page.request.get(address[1]).headers["content-type"] == "image/jpeg"

    before = time_of(page)
    with page.expect_response(lambda answer: "360p.mp4" in answer.url):
        page.get_by_label("Quality").select_option("360p")
    page.wait_for_function(f"() => {VIDEO}.videoHeight === 360 && !{VIDEO}.seeking")
    assert time_of(page) == pytest.approx(before, abs=0.3)
    assert page.evaluate(f"() => {VIDEO}.paused")

    page.reload()
    page.wait_for_function(f"() => {VIDEO}?.videoHeight === 360")
    expect(page.get_by_role("button", name=re.compile("Resume at"))).to_be_visible()


def test_the_keyboard_is_enough(page: Page, path: str) -> None:
    open_player(page, path)
    play = page.get_by_role("group", name="Controls").get_by_role("button", name="Play")
    play.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Controls").get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("k")
    page.keyboard.press("5")
    page.wait_for_function(f"() => Math.abs({VIDEO}.currentTime - {VIDEO}.duration / 2) < 0.5")
    middle = time_of(page)
    page.keyboard.press("l")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(f"() => Math.abs({VIDEO}.currentTime - {middle + 5}) < 0.3")
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Captions", exact=True)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(f"() => [...{VIDEO}.textTracks].every(track => track.mode !== 'showing')")
    page.keyboard.press(">")
    assert page.evaluate(f"() => {VIDEO}.playbackRate") == 1.25
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement?.querySelector('video')")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, site: Site, path: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=site.url, locale="en-US", service_workers="block", color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
    )  # fmt: skip
    page = context.new_page()
    open_player(page, path)
    found = Axe().run(page, context="main").response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()
