"""Wagtail's admin, as a person uses it."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser import seed

expect.set_options(timeout=20_000)


def sign_in(page: Page, email: str) -> None:
    """Open Wagtail and pass the sign-in page that it leads to."""
    page.goto("/admin/")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(seed.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"^[^?]*/admin/$"))


def start_page(page: Page, kind: str, parent_id: str, title: str) -> None:
    """Open Wagtail's form for a new page and type its title, from which Wagtail's script makes the slug."""
    page.goto(f"/admin/pages/add/cms/{kind}/{parent_id}/", wait_until="networkidle")
    page.locator("[name=title]").press_sequentially(title)
    page.locator("[name=summary]").press_sequentially("What to look at before you cut.")


def publish(page: Page) -> str:
    """Publish the page in the form; the address that the link to the live page leads to."""
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.locator("footer").get_by_role("button", name="Publish").click()
    expect(page.get_by_text("published", exact=False).first).to_be_visible()
    return urlsplit(page.get_by_role("link", name="View live").first.get_attribute("href") or "").path


def id_of_row(page: Page, title: str) -> str:
    """The id of the page that a list of pages shows under a title."""
    row = page.locator("tr").filter(has=page.get_by_role("link", name=title)).first
    address = row.locator('a[href*="/edit/"]').first.get_attribute("href") or ""
    found = re.search(r"/pages/(\d+)/", address)
    assert found, address
    return found.group(1)


def home_id(page: Page) -> str:
    """The id of the English home page."""
    page.goto("/admin/pages/")
    row = page.locator("tr").filter(has=page.locator('a[href$="/en/"]')).first
    address = row.locator('a[href*="/edit/"]').first.get_attribute("href") or ""
    found = re.search(r"/pages/(\d+)/", address)
    assert found, address
    return found.group(1)
