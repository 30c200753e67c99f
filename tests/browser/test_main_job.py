"""The main job, as people do it: from a writer's upload to a customer's search, with nothing replaced.

A writer signs in to Wagtail, uploads a narrated video and publishes a tutorial in two languages. A
customer watches it with captions and a transcript that follows. A mobile client reads the same through GraphQL.
"""

import json
import re
import urllib.error
import urllib.request
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import seed
from tests.browser.conftest import Site
from tests.browser.wagtail import home_id, id_of_row, publish, sign_in, start_page
from tests.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

VIDEO = Path(__file__).resolve().parents[2] / "media_pipeline" / "whisper_micro" / "sample.mp4"
TRANSCRIBING_MS = 180_000


class MobileClient:
    """An app: JSON and a session token of the app's sign-in, no cookies."""

    def __init__(self, site: Site, email: str) -> None:
        self.url = site.url
        self.headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
        signed_in = self._post("/_allauth/app/v1/auth/login", {"email": email, "password": seed.PASSWORD})
        self.headers["X-Session-Token"] = signed_in["meta"]["session_token"]

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of an operation; errors fail the test."""
        found = self._post("/graphql", {"query": query, "variables": variables})
        assert not found.get("errors"), found
        return found["data"]

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), self.headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            pytest.fail(f"{path} answered {error.code}: {error.read()[:500]!r}")


def test_a_tutorial_from_upload_to_search(page: Page, browser: Browser, site: Site) -> None:
    upload_and_transcribe(page)
    path = publish_in_two_languages(page)
    watch(browser, site, path)
    read_and_take_part_through_graphql(site, path)


def upload_and_transcribe(page: Page) -> None:
    """The writer's upload shows its progress, and ends with the words that were said."""
    sign_in(page, seed.WRITER)
    page.get_by_role("link", name="Videos").click()
    page.get_by_role("link", name="Add a video").or_(page.get_by_role("link", name="Add video")).first.click()
    page.get_by_label("Title").fill("Machine check")
    page.locator("input[type=file]").set_input_files(str(VIDEO))
    page.get_by_label("Spoken language").select_option(label="English")
    page.get_by_label("Speech model").select_option("whisper-micro")
    page.locator("main form").get_by_role("button").last.click()
    expect(page.get_by_role("progressbar").or_(page.get_by_text("Ready", exact=True)).first).to_be_visible()
    expect(page.get_by_text("Ready", exact=True)).to_be_visible(timeout=TRANSCRIBING_MS)
    expect(page.get_by_text("Keep the gantry clean and keep the lid closed.").first).to_be_visible()


def publish_in_two_languages(page: Page) -> str:
    """The tutorial's path in the web app, after it was published in English and, translated, in German."""
    category = f"Machines {token_hex(3)}"
    start_page(page, "categorypage", home_id(page), category)
    publish(page)
    category_id = id_of_row(page, category)

    start_page(page, "tutorialpage", category_id, "Check the machine")
    page.get_by_role("button", name="Choose a video").click()
    page.get_by_role("dialog").get_by_role("link", name="Machine check").first.click()
    expect(page.get_by_text("Machine check").first).to_be_visible()
    path = publish(page)
    tutorial_id = id_of_row(page, "Check the machine")

    page.goto(f"/admin/localize/submit/page/{tutorial_id}/")
    page.get_by_label("Deutsch").check()
    page.locator("main form").get_by_role("button").last.click()
    page.get_by_role("button", name="Translate").first.click()
    page.locator("textarea").first.fill("Prüfe die Maschine")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Prüfe die Maschine").first).to_be_visible()
    page.get_by_role("button", name="Publish in Deutsch").click()
    expect(page.get_by_text("published", exact=False).first).to_be_visible()
    return path


def watch(browser: Browser, site: Site, path: str) -> None:
    """The customer's side, in a browser that has never been here."""
    context = browser.new_context(
        base_url=site.url, locale="en-US", service_workers="block", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1, name="Check the machine")).to_be_visible()
    transcript = page.get_by_role("region", name="Transcript")
    expect(transcript.get_by_role("button", name=re.compile("Raise the focus to eighty watts"))).to_be_visible()

    page.wait_for_function("() => document.querySelector('video').readyState >= 1")
    assert page.evaluate("() => document.querySelector('video').textTracks.length") >= 1

    target = transcript.get_by_role("button", name=re.compile("Press start and wait for the chiller"))
    target.click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 8")
    expect(target).to_have_attribute("aria-current", "true")

    page.evaluate("() => { const v = document.querySelector('video'); v.muted = true; return v.play(); }")
    following = transcript.get_by_role("button", name=re.compile("Test the focus on cardboard first"))
    expect(following).to_have_attribute("aria-current", "true", timeout=15_000)
    cue = page.evaluate(
        """() => [...document.querySelector('video').textTracks].flatMap(
            track => [...(track.activeCues ?? [])].map(cue => cue.text)).join(' ')"""
    )
    assert "cardboard" in cue.replace("\n", " ")

    page.get_by_role("button", name="Download captions (English)").click()
    with page.expect_download() as kept:
        page.get_by_role("menuitem", name="SubRip (.srt)").click()
    assert kept.value.suggested_filename == "Machine check-en.srt"
    assert "--> " in Path(kept.value.path()).read_text()

    # On paper there is nothing to watch or to press, but all that is said.
    page.emulate_media(media="print")
    expect(target).to_be_visible()
    expect(page.locator("video")).to_be_hidden()
    expect(transcript.get_by_role("searchbox")).to_be_hidden()
    box = transcript.locator("ol").evaluate("list => [list.clientHeight, list.scrollHeight]")
    assert box[0] == box[1]
    page.emulate_media(media="screen")

    page.goto(path.replace("/en/", "/de/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


def read_and_take_part_through_graphql(site: Site, path: str) -> None:
    """A mobile client reads the tutorial with its cues, finds the sentence, and takes part."""
    customer = MobileClient(site, seed.CUSTOMER)
    tutorial = customer.ask(
        """query($path: String!) { tutorial(path: $path) {
            title video { durationSeconds sources { url } captions { url locale }
                cues(first: 50) { edges { node { startSeconds endSeconds text } } } }
            translations { locale path } } }""",
        path=path,
    )["tutorial"]
    assert {translation["locale"] for translation in tutorial["translations"]} >= {"de"}
    cues = [edge["node"] for edge in tutorial["video"]["cues"]["edges"]]
    cue = next(cue for cue in cues if "chiller" in cue["text"])
    assert 8 < cue["startSeconds"] < 13

    def moments() -> list[dict[str, Any]]:
        hits = customer.ask(
            "query($q: String!) { search(query: $q) { edges { node { kind path startSeconds snippet } } } }",
            q="wait for the chiller",
        )["search"]["edges"]
        nodes = [edge["node"] for edge in hits]
        return [hit for hit in nodes if hit["path"].startswith(path) and hit["startSeconds"] is not None]

    wait_until(lambda: bool(moments()), 30, "the sentence to be searchable")
    found = moments()[0]
    assert "chiller" in found["snippet"]
    assert found["startSeconds"] == pytest.approx(cue["startSeconds"], abs=0.5)

    topics = customer.ask("{ topics { edges { node { number title replyCount } } } }")["topics"]["edges"]
    number = next(edge["node"]["number"] for edge in topics if "wider at the bottom" in edge["node"]["title"])
    topic = customer.ask("query($n: Int!) { topic(number: $n) { title posts { edges { node { html } } } } }", n=number)[
        "topic"
    ]
    assert "<strong>check</strong>" in topic["posts"]["edges"][0]["node"]["html"]

    ticket = {
        "subject": "The lid does not close",
        "body": "It stops half way.",
        "locale": "en",
        "clientMutationId": "main-job-1",
    }
    opened, again = (
        customer.ask(
            "mutation($input: TicketOpenInput!) { ticketOpen(input: $input) { ticket { number } errors { message } } }",
            input=ticket,
        )["ticketOpen"]
        for _ in range(2)
    )
    assert opened["errors"] == []
    assert again["ticket"]["number"] == opened["ticket"]["number"]

    wanted = customer.ask("{ featureRequests(sort: NEW) { edges { node { id title voteCount } } } }")
    nodes = [edge["node"] for edge in wanted["featureRequests"]["edges"]]
    request = next(node for node in nodes if node["title"] == "Export settings as CSV")
    voted = customer.ask(
        """mutation($input: FeatureRequestVoteInput!) { featureRequestVote(input: $input) {
            featureRequest { voteCount viewerHasVoted } errors { message } } }""",
        input={"id": request["id"], "on": True},
    )["featureRequestVote"]
    assert voted["errors"] == []
    assert voted["featureRequest"]["voteCount"] == request["voteCount"] + 1
