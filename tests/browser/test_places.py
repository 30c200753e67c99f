"""Where on a page the reader is: at its start, at what the address names, or where it was left."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_a_page_begins_at_its_start_and_is_found_again_as_it_was_left(page: Page, site: Site) -> None:
    printed = site.manage(
        "shell", "--no-imports", "-c", "import tests.browser.seed as seed; print('PLACES', seed.reading())"
    )
    places = json.loads(printed.partition("PLACES ")[2])
    page.set_viewport_size({"width": 360, "height": 240})

    def stands(top: int) -> bool:
        return bool(abs(page.evaluate("scrollY") - top) < 2)

    def read(path: str, title: str) -> None:
        page.goto(path)
        expect(page.get_by_role("main").get_by_role("heading", level=1, name=title)).to_be_visible()

    def leave(top: int) -> None:
        expect(page.get_by_role("region", name="Was this helpful?")).to_be_visible()
        page.evaluate("top => scrollTo(0, top)", top)

    read(places["focus"], "Find the focus")
    leave(300)
    page.reload()
    wait_until(lambda: stands(300), 10, "a reload moved the reader")

    # Another page, opened from elsewhere: as a bookmark does, or a link of another site.
    read(places["unread"], "Never opened")
    page.wait_for_timeout(1000)
    assert stands(0)

    read(places["focus"] + "#more", "Find the focus")
    expect(page.get_by_role("heading", name="More")).to_be_in_viewport()
    leave(50)
    # Without the scrolling that a click of the test's would begin with.
    page.get_by_role("link", name="Never opened").last.evaluate("link => link.click()")
    expect(page.get_by_role("main").get_by_role("heading", level=1, name="Never opened")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("main").get_by_role("heading", level=1, name="Find the focus")).to_be_visible()
    wait_until(lambda: stands(50), 10, "the reader came back to another place")
