"""A writer uploads a large file in Wagtail, with everything that comes between."""

import hashlib
import re
from pathlib import Path
from secrets import token_bytes, token_hex

import pytest
from playwright.sync_api import Page, expect

from media_pipeline import whisper_micro
from tests.browser import seed
from tests.browser.conftest import Site
from tests.browser.wagtail import home_id, id_of_row, publish, sign_in, start_page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

SAMPLE = Path(whisper_micro.__file__).parent / "sample.mp4"
MEGABYTE = 1024 * 1024
SENT_MS = 60_000


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """The sample with a box of 24 megabytes that players skip, unlike any other's."""
    size = 24 * MEGABYTE
    path = tmp_path / f"lens-{token_hex(3)}.mp4"
    path.write_bytes(SAMPLE.read_bytes() + size.to_bytes(4, "big") + b"free" + token_bytes(size - 8))
    return path


class Network:
    """What the page's requests go over: at first one on which 24 megabytes take some seconds."""

    def __init__(self, page: Page) -> None:
        self.control = page.context.new_cdp_session(page)
        self.control.send("Network.enable")
        self.be(offline=False)

    def be(self, *, offline: bool) -> None:
        conditions = {"latency": 5, "downloadThroughput": -1, "uploadThroughput": 3 * MEGABYTE}
        self.control.send("Network.emulateNetworkConditions", {"offline": offline, **conditions})


def percent(page: Page) -> int:
    return int(page.get_by_role("progressbar").evaluate("bar => bar.value"))


def kept(site: Site) -> set[str]:
    """The hashes of the videos' files on the server."""
    files = Path(site.env["KERF_DATA_DIR"]).glob("media/videos/*/upload/*")
    return {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_an_upload_is_paused_resumed_and_survives_a_reload(page: Page, site: Site, film: Path) -> None:
    sign_in(page, seed.WRITER)
    page.goto("/admin/videos/new/")
    network = Network(page)
    page.get_by_label("Video file").set_input_files(film)
    status = page.locator("[data-upload-text]")
    expect(status).to_have_text(re.compile(r"\d+ % of .*left"), timeout=SENT_MS)
    page.wait_for_function("() => document.querySelector('[data-upload-bar]').value > 40", timeout=SENT_MS)
    page.get_by_role("button", name="Pause").click()
    expect(status).to_contain_text("Paused at")
    page.get_by_role("button", name="Resume").click()
    expect(status).to_have_text(re.compile("% of"))

    # The page is left in the middle; the same file, chosen again, goes on from there.
    page.goto("/admin/videos/new/")
    listed = page.get_by_role("region", name="Your unfinished uploads")
    expect(listed.get_by_text(film.name)).to_be_visible()
    page.get_by_label("Video file").set_input_files(film)
    page.wait_for_function("() => document.querySelector('[data-upload-bar]').value > 0", timeout=SENT_MS)
    network.be(offline=True)
    assert percent(page) >= 15
    expect(status).to_contain_text("The connection is gone", timeout=SENT_MS)

    # The form is sent while the network is away: both arrive once it is back.
    page.get_by_label("Title").fill("Interrupted")
    page.get_by_label("Speech model").select_option("whisper-micro")
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(status).to_contain_text("The form is sent as soon as the file has arrived")
    network.be(offline=False)
    expect(page.get_by_role("heading", name="Interrupted")).to_be_visible(timeout=SENT_MS)
    assert hashlib.sha256(film.read_bytes()).hexdigest() in kept(site)
    expect(page.get_by_text("Ready", exact=True)).to_be_visible(timeout=180_000)


def test_a_title_that_is_missing_costs_no_second_upload(page: Page, film: Path) -> None:
    sign_in(page, seed.WRITER)
    page.goto("/admin/videos/new/")
    page.get_by_label("Video file").set_input_files(film)
    expect(page.locator("[data-upload-text]")).to_contain_text("has arrived", timeout=SENT_MS)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_text("This field is required.").first).to_be_visible()
    expect(page.get_by_text(f"{film.name} has arrived")).to_be_visible()
    page.get_by_label("Title").fill("With a title now")
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_role("heading", name="With a title now")).to_be_visible(timeout=SENT_MS)


def test_a_page_editor_uploads_in_the_chooser(page: Page, film: Path) -> None:
    sign_in(page, seed.WRITER)
    category = f"Machines {token_hex(3)}"
    start_page(page, "categorypage", home_id(page), category)
    publish(page)
    start_page(page, "tutorialpage", id_of_row(page, category), "Uploaded here")
    page.get_by_role("button", name="Choose a video").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    title = f"In the chooser {token_hex(3)}"
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_label("Video file").set_input_files(film)
    # Pressed while the file is still on its way.
    dialog.get_by_role("button", name="Upload", exact=True).click()
    expect(dialog).to_be_hidden(timeout=SENT_MS)
    expect(page.get_by_text(title).first).to_be_visible()


def test_a_file_that_is_none_says_so_and_can_be_replaced(page: Page, tmp_path: Path) -> None:
    sign_in(page, seed.WRITER)
    page.goto("/admin/videos/new/")
    text = tmp_path / "notes.mp4"
    text.write_text("no video at all")
    page.get_by_label("Title").fill("Notes")
    page.get_by_label("Video file").set_input_files(text)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_text("not a video")).to_be_visible(timeout=SENT_MS)
    page.get_by_label("Video file").set_input_files(SAMPLE)
    page.get_by_label("Speech model").select_option("whisper-micro")
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_role("heading", name="Notes")).to_be_visible(timeout=SENT_MS)
