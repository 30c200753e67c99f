"""Reading without a network, in a real browser with its service worker: what is there, what is not, and for whom."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import seed
from tests.browser.conftest import Site
from tests.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

# Everything in the browser's storage that is not the app itself, as text.
KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        if (name.startsWith("kerf-app-")) continue;
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const answer = await cache.match(request, { ignoreVary: true });
            const text = answer.headers.get("Content-Type")?.includes("json") ? await answer.text() : "";
            found.push(decodeURIComponent(request.url) + " " + text);
        }
    }
    return found;
}"""
IS_KEPT = """async path => {
    const list = await (await caches.match("/saved/"))?.json();
    const entry = list?.entries.find(({ place }) => place === path);
    return Boolean(entry && entry.pictures.every(src => list.pictures[src]));
}"""
PICTURE_IS_DRAWN = "image => image.decode().then(() => image.naturalWidth > 100)"


@pytest.fixture(scope="session")
def places(site: Site) -> dict[str, str]:
    """The paths of the articles of `seed.reading`."""
    printed = site.manage(
        "shell", "--no-imports", "-c", "import tests.browser.seed as seed; print('PLACES', seed.reading())"
    )
    return dict(json.loads(printed.partition("PLACES ")[2]))


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of a browser with service workers."""
    context = browser.new_context(base_url=site.url, locale="en-US", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []


def kept(page: Page) -> list[str]:
    """What is stored beside the app."""
    return list(page.evaluate(KEPT))


def read(page: Page, path: str, title: str) -> None:
    """Open a page and wait until its copy lies on the device, with its pictures."""
    page.goto(path)
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    wait_until(lambda: page.evaluate(IS_KEPT, path), 60, f"{path} was not kept")


def go_offline(page: Page) -> None:
    """Cut the connection of everything in this browser."""
    page.context.set_offline(True)


def sign_in(page: Page, email: str) -> None:
    page.goto("/en/account/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(seed.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "sign-in" not in address)


def test_an_article_that_was_read_is_there_without_a_network(reader: Page, places: dict[str, str]) -> None:
    read(reader, places["focus"], "Find the focus")
    go_offline(reader)
    reader.reload()

    expect(reader.get_by_role("heading", level=1, name="Find the focus")).to_be_visible()
    expect(reader.get_by_text("This is about Find the focus.")).to_be_visible()
    expect(reader.get_by_text(re.compile(r"^Saved copy of \d+ \w+|^Saved copy of \w+ \d+"))).to_be_visible()
    picture = reader.get_by_role("img", name="The lens")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate(PICTURE_IS_DRAWN)

    # On a narrow screen the browser asks for another size of the picture.
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.reload()
    picture.scroll_into_view_if_needed()
    assert picture.evaluate(PICTURE_IS_DRAWN)

    reader.context.set_offline(False)
    reader.reload()
    expect(reader.get_by_role("heading", level=1, name="Find the focus")).to_be_visible()
    expect(reader.get_by_text("Saved copy of")).to_have_count(0)


def test_a_page_that_the_worker_did_not_load_is_kept(reader: Page, places: dict[str, str]) -> None:
    """It was on its way when the worker started, or the reader asked for it past every cache."""
    read(reader, places["focus"], "Find the focus")
    past_the_worker = reader.context.new_cdp_session(reader)
    past_the_worker.send("Network.enable")
    past_the_worker.send("Network.setBypassServiceWorker", {"bypass": True})
    read(reader, places["unread"], "Never opened")


def test_a_page_that_was_not_read_says_so_and_leads_to_those_that_were(reader: Page, places: dict[str, str]) -> None:
    read(reader, places["focus"], "Find the focus")
    go_offline(reader)
    reader.goto(places["unread"])

    expect(reader.get_by_text("This page is not saved on this device.")).to_be_visible()
    reader.get_by_role("main").get_by_role("link", name="Find the focus").click()
    expect(reader.get_by_text("This is about Find the focus.")).to_be_visible()

    reader.goto("/en/search?q=focus")
    expect(reader.get_by_text("Search needs a connection")).to_be_visible()
    expect(reader.get_by_role("main").get_by_role("link", name="Find the focus")).to_be_visible()

    reader.goto(places["unread"])
    expect(reader.get_by_text("This page is not saved on this device.")).to_be_visible()
    reader.context.set_offline(False)
    expect(reader.get_by_role("heading", level=1, name="Never opened")).to_be_visible()


def test_what_was_saved_can_be_removed(reader: Page, places: dict[str, str]) -> None:
    read(reader, places["focus"], "Find the focus")
    reader.get_by_role("contentinfo").get_by_role("link", name="Saved pages").click()
    expect(reader.get_by_role("main").get_by_role("link", name="Find the focus")).to_be_visible()
    reader.get_by_role("button", name="Remove all").press("Enter")
    expect(reader.get_by_text("The saved pages are removed.")).to_be_focused()
    go_offline(reader)
    reader.goto(places["focus"])
    expect(reader.get_by_text("This page is not saved on this device.")).to_be_visible()


def test_signing_out_leaves_nothing_behind(reader: Page, places: dict[str, str]) -> None:
    sign_in(reader, seed.CUSTOMER)
    read(reader, places["inside"], "Only for members")
    go_offline(reader)
    reader.reload()
    expect(reader.get_by_text("This is about Only for members.")).to_be_visible()
    reader.context.set_offline(False)
    reader.reload()

    reader.get_by_role("button", name=re.compile("^Account: ")).click()
    reader.get_by_role("menuitem", name="Sign out").click()
    expect(reader.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
    assert [entry for entry in kept(reader) if "about Only for members" in entry] == []
    go_offline(reader)
    reader.goto(places["inside"])
    expect(reader.get_by_text("This page is not saved on this device.")).to_be_visible()


def test_another_account_never_sees_what_one_has_read(reader: Page, site: Site, places: dict[str, str]) -> None:
    """Not even where the first session ended without a word: it ran out, or was ended from another device."""
    sign_in(reader, seed.CUSTOMER)
    read(reader, places["inside"], "Only for members")
    reader.context.clear_cookies()
    sign_in(reader, seed.AGENT)
    read(reader, places["focus"], "Find the focus")
    assert [entry for entry in kept(reader) if "about Only for members" in entry] == []
    go_offline(reader)
    reader.goto(places["inside"])
    expect(reader.get_by_text("This page is not saved on this device.")).to_be_visible()


def test_requests_for_help_are_never_kept(reader: Page, places: dict[str, str]) -> None:
    sign_in(reader, seed.CUSTOMER)
    read(reader, places["focus"], "Find the focus")
    reader.goto("/en/support/new")
    reader.get_by_label("In one line, what is it about?").fill("My secret machine")
    reader.get_by_role("textbox", name="What happened?").fill("It does not start.")
    reader.get_by_role("button", name="Send", exact=True).click()
    reader.wait_for_url(re.compile(r"/en/support/\d+$"))
    for path in ("/en/support", "/en/search?q=secret", "/en/account/settings", reader.url):
        reader.goto(path, wait_until="networkidle")
    expect(reader.get_by_role("heading", level=1, name="My secret machine")).to_be_visible()

    assert [entry for entry in kept(reader) if "secret" in entry or seed.CUSTOMER in entry] == []
    go_offline(reader)
    reader.reload()
    expect(reader.get_by_text("This page is not saved on this device.")).to_be_visible()
    expect(reader.get_by_text("My secret machine")).to_have_count(0)


def test_a_vote_without_a_network_says_so_and_loses_nothing(reader: Page, places: dict[str, str]) -> None:
    read(reader, places["focus"], "Find the focus")
    question = reader.get_by_role("region", name="Was this helpful?")
    question.get_by_role("button", name="No").click()
    question.get_by_role("radio", name="It does not answer my question").check()
    question.get_by_role("textbox").fill("Which lens?")
    go_offline(reader)
    question.get_by_role("button", name="Send").click()
    expect(question.get_by_role("alert")).to_contain_text("Check your connection")
    expect(question.get_by_role("textbox")).to_have_value("Which lens?")


def test_the_site_can_be_installed(reader: Page, places: dict[str, str]) -> None:
    read(reader, places["focus"], "Find the focus")
    cdp = reader.context.new_cdp_session(reader)
    # A private window is the one thing that stands in the way here.
    problems = [problem["errorId"] for problem in cdp.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert [problem for problem in problems if problem != "in-incognito"] == []
    assert cdp.send("Page.getAppManifest")["errors"] == []
