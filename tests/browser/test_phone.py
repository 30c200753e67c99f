"""On the narrowest phone nothing scrolls sideways."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import seed
from tests.browser.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

FOR_ALL = ("", "community", "roadmap", "support", "search?q=kerf", "account/sign-in", "account/sign-up")
FOR_MEMBERS = ("support", "support/new", "community/new", "roadmap/new", "account/settings")
WIDER_THAN_THE_SCREEN = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const beyond = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > room + 1);
    return [location.pathname, ...beyond.map(e => `${e.tagName} ${e.textContent.slice(0, 30)}`)];
}"""


def test_no_page_is_wider_than_a_phone(browser: Browser, site: Site) -> None:
    """In German, whose words are the longest."""
    context = browser.new_context(
        base_url=site.url, locale="de", service_workers="block", viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    for path in FOR_ALL:
        fits(page, f"/de/{path}")

    page.goto("/de/account/sign-in")
    page.locator("input[name=email]").fill(seed.CUSTOMER)
    page.locator("input[name=password]").fill(seed.PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)
    for path in FOR_MEMBERS:
        fits(page, f"/de/{path}")
    context.close()


def test_names_in_code_stay_whole_in_a_table(browser: Browser, site: Site) -> None:
    """The table scrolls by itself, and the page does not."""
    printed = site.manage(
        "shell", "--no-imports", "-c", "import tests.browser.seed as seed; print('PATH', seed.names_in_a_table())"
    )
    context = browser.new_context(
        base_url=site.url, locale="en", service_workers="block", viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(printed.partition("PATH ")[2].strip())
    # What the app draws, and not what the server has rendered before it.
    names = page.locator("main:not(.served) td code")
    expect(names).to_have_count(4)
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    assert names.evaluate_all("all => all.map(code => code.getClientRects().length)") == [1, 1, 1, 1]
    context.close()


def test_what_the_server_renders_is_no_wider_than_a_phone(browser: Browser, site: Site) -> None:
    """For those for whom the app never runs: a long line of code scrolls by itself."""
    printed = site.manage(
        "shell", "--no-imports", "-c", "import tests.browser.seed as seed; print('PATH', seed.names_in_a_table())"
    )
    context = browser.new_context(
        base_url=site.url, locale="en", java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(printed.partition("PATH ")[2].strip())
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    widths = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths == [360, 360]
    assert page.locator("pre").evaluate("code => code.scrollWidth > code.clientWidth")
    context.close()


def fits(page: Page, path: str) -> None:
    """Open a page, wait for what it shows, and look for what is wider than the screen."""
    page.goto(path, wait_until="networkidle")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
