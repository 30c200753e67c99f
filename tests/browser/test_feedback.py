"""A reader whom a page did not help, in a real browser: from the question below the page to a ticket that names it."""

import re
from secrets import token_hex

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import seed
from tests.browser.conftest import Site
from tests.browser.wagtail import home_id, id_of_row, publish, sign_in, start_page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

TITLE = "Measure your kerf"


@pytest.fixture
def article(browser: Browser, site: Site) -> str:
    """The path of an article that a writer has just published."""
    context = browser.new_context(
        base_url=site.url, locale="en-US", service_workers="block", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    sign_in(page, seed.WRITER)
    category = f"Measuring {token_hex(3)}"
    start_page(page, "categorypage", home_id(page), category)
    publish(page)
    start_page(page, "articlepage", id_of_row(page, category), TITLE)
    path = publish(page)
    context.close()
    return path


def test_a_page_that_did_not_help_leads_to_a_ticket_that_names_it(page: Page, article: str) -> None:
    page.goto(article)
    say_no_by_keyboard(page)
    page.get_by_role("link", name="Ask support about this page").press("Enter")
    page.get_by_label("In one line, what is it about?").fill("Which edge do I measure?")
    page.get_by_role("textbox", name="What happened?").fill("The top or the bottom one?")
    page.get_by_role("main").get_by_role("link", name="Sign in to send").click()
    page.get_by_label("Email address").fill(seed.CUSTOMER)
    page.get_by_label("Password", exact=True).fill(seed.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()

    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url(re.compile(r"/en/support/\d+$"))
    expect(page.get_by_role("heading", level=1, name="Which edge do I measure?")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=TITLE).click()

    # Back on the page: what the visitor said is what the customer has said, who may take it back.
    question = page.get_by_role("region", name="Was this helpful?")
    expect(question.get_by_role("button", name="No")).to_have_attribute("aria-pressed", "true")
    question.get_by_role("button", name="Undo").click()
    expect(question.get_by_text("Taken back.")).to_be_visible()
    page.reload()
    expect(question.get_by_role("button", name="No")).to_have_attribute("aria-pressed", "false")


def say_no_by_keyboard(page: Page) -> None:
    """Vote, choose a reason, write, send."""
    question = page.get_by_role("region", name="Was this helpful?")
    no = question.get_by_role("button", name="No")
    no.press("Enter")
    expect(no).to_have_attribute("aria-pressed", "true")
    question.get_by_role("radio", name="It does not answer my question").press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Which edge is meant?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(question.get_by_role("status")).to_have_text("Thank you. The writers of this page will read it.")
    expect(question.get_by_role("status")).to_be_focused()
