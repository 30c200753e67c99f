"""The cache in front of Django, with the real server: what is published in Wagtail is in the next read."""

import json
import re
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser import seed
from tests.browser.conftest import Site
from tests.browser.wagtail import home_id, publish, sign_in, start_page
from tests.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

MANIFEST = Path(__file__).resolve().parents[2] / "api" / "documents" / "web.json"


def document(name: str) -> str:
    """The hash of one of the web app's documents."""
    documents = json.loads(MANIFEST.read_text())
    return next(digest for digest, text in documents.items() if re.search(rf"\bquery {name}\b", text))


def read(site: Site, name: str, **variables: Any) -> tuple[str, dict[str, Any]]:
    """An anonymous trusted read: whether it came from the cache, and its data."""
    query = urlencode({"documentId": document(name), "variables": json.dumps(variables)})
    with urllib.request.urlopen(f"{site.url}/graphql?{query}", timeout=30) as answer:
        return answer.headers.get("X-Cache", "miss"), json.load(answer)["data"]


def test_what_is_published_is_in_the_next_read(page: Page, site: Site) -> None:
    sign_in(page, seed.WRITER)
    start_page(page, "categorypage", home_id(page), "Lenses and mirrors")
    publish(page)

    def kept() -> dict[str, Any] | None:
        source, data = read(site, "LearnHome", locale="en")
        return data if source == "hit" else None

    # Not necessarily the second one: the worker may still be telling what follows from the publication.
    data = wait_until(kept, 30, "no read came from the cache")
    assert "Lenses and mirrors" in json.dumps(data)

    page.get_by_role("link", name="Lenses and mirrors").first.click()
    page.wait_for_load_state("networkidle")
    page.locator("[name=title]").fill("Optics, new")
    expect(page.locator("[name=title]")).to_have_value("Optics, new")
    publish(page)

    source, data = read(site, "LearnHome", locale="en")
    assert source == "miss"
    assert "Optics, new" in json.dumps(data)
    assert "Lenses and mirrors" not in json.dumps(data)
