"""The installable app: its manifests, and the headers of its service worker."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from web.headers import of_file
from web.views import MANIFESTS

pytestmark = pytest.mark.django_db

PUBLIC = Path(settings.BASE_DIR) / "web" / "public"


def manifest(locale: str):
    name = "manifest.webmanifest" if locale == "en" else f"manifest.{locale}.webmanifest"
    return json.loads((PUBLIC / name).read_text())


@pytest.mark.parametrize("locale", [code for code, _ in settings.LANGUAGES])
def test_a_page_names_the_manifest_of_its_language(client, locale):
    page = client.get(f"/{locale}/").content.decode()
    (address,) = re.findall(r'<link rel="manifest" href="/([^"]+)"', page)
    found = json.loads((PUBLIC / address).read_text())
    assert found["lang"] == locale
    assert found["start_url"] == f"/{locale}/"
    assert all(shortcut["url"].startswith(f"/{locale}/") for shortcut in found["shortcuts"])


@pytest.mark.parametrize("locale", sorted(MANIFESTS))
def test_whatever_the_language_it_is_the_same_app(locale):
    assert [icon["src"] for icon in manifest(locale)["icons"]] == [icon["src"] for icon in manifest("en")["icons"]]
    assert manifest(locale)["id"] == manifest("en")["id"]


def test_the_icons_of_a_manifest_are_there():
    found = manifest("en")["icons"]
    assert {icon.get("purpose", "any") for icon in found} == {"any", "maskable"}
    assert all((PUBLIC / icon["src"].lstrip("/")).exists() for icon in found)


def test_the_worker_is_looked_at_on_each_visit_and_loads_no_code_but_its_own():
    headers: dict[str, str] = {}
    of_file(headers, "", "/sw.js")
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Content-Security-Policy"].split("; ")[:2] == ["default-src 'none'", "script-src 'self'"]
    others: dict[str, str] = {}
    of_file(others, "", "/favicon.svg")
    assert others == {}


def test_the_page_of_readers_without_a_network_is_the_app_alone(client):
    answer = client.get("/en/offline")
    assert answer.status_code == 200
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert 'name="robots" content="noindex"' in answer.content.decode()
