"""Files over HTTP."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline import serving
from media_pipeline.serving import DAY, byte_range, signed_url

pytestmark = pytest.mark.django_db

BODY = bytes(range(256)) * 40


@pytest.fixture
def name():
    return default_storage.save("videos/abc/film.mp4", ContentFile(BODY))


def body(response):
    return b"".join(response.streaming_content)


def test_a_signed_address_gives_the_file_to_caches_and_players(client, name):
    response = client.get(signed_url(name))
    assert (response.status_code, body(response)) == (200, BODY)
    assert response["Content-Type"] == "video/mp4"
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline")
    assert response["Cache-Control"] == "public, max-age=86400, immutable"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-", 0, 10239),
        ("bytes=100-199", 100, 199),
        ("bytes=-10", 10230, 10239),
        ("bytes=0-0", 0, 0),
        ("bytes=10239-", 10239, 10239),
        ("bytes=10000-99999", 10000, 10239),
        ("bytes=-99999", 0, 10239),
        ("Bytes= 5-6 ", 5, 6),
    ],
)
def test_a_player_can_seek(client, name, asked, first, last):
    response = client.get(signed_url(name), headers={"Range": asked})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/10240"
    assert body(response) == BODY[first : last + 1]
    assert int(response["Content-Length"]) == last - first + 1


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=20000-30000", "bytes=-0"])
def test_a_range_that_the_file_has_nothing_of_is_not_satisfiable(client, name, asked):
    response = client.get(signed_url(name), headers={"Range": asked})
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */10240")


@pytest.mark.parametrize(
    "asked",
    ["bytes=--5", "bytes=-", "bytes=5-2", "bytes=+1-2", "bytes=1_0-20", "bytes=0-1,3-4", "lines=0-1", "bytes 0-1"],
)
def test_what_is_no_single_range_is_ignored(client, name, asked):
    response = client.get(signed_url(name), headers={"Range": asked})
    assert (response.status_code, body(response)) == (200, BODY)


@given(st.binary(max_size=30), st.integers(0, 40), st.integers(0, 40))
def test_ranges_are_what_slices_are(data, first, last):
    def part(header):
        asked = byte_range(header, len(data))
        return data if asked is None else bytes(data[position] for position in asked)

    assert part(f"bytes={first}-") == data[first:]
    assert part(f"bytes={first}-{last}") == (data if last < first else data[first : last + 1])
    assert part(f"bytes=-{last}") == data[max(len(data) - last, 0) :]


@given(st.text(alphabet="bytes=-0123456789, ", max_size=20), st.integers(0, 10**12))
def test_no_header_leads_outside_of_the_file(header, size):
    asked = byte_range(header, size)
    assert not asked or 0 <= asked[0] <= asked[-1] < size


def test_a_cache_can_ask_whether_the_file_changed(client, name):
    etag = client.get(signed_url(name))["ETag"]
    assert client.get(signed_url(name), headers={"If-None-Match": etag}).status_code == 304


def test_head_tells_the_size_and_sends_nothing(client, name):
    response = client.head(signed_url(name))
    assert (response.status_code, response["Content-Length"]) == (200, "10240")
    # Ranges are defined for GET alone (RFC 9110, 14.2).
    assert client.head(signed_url(name), headers={"Range": "bytes=0-1"}).status_code == 200
    assert client.post(signed_url(name)).status_code == 405


def test_an_address_is_the_same_all_day_and_ends_after_two(client, name, monkeypatch):
    noon = 20_000 * DAY + DAY // 2
    monkeypatch.setattr(serving.time, "time", lambda: noon)
    address = signed_url(name)
    monkeypatch.setattr(serving.time, "time", lambda: noon + DAY // 3)
    assert signed_url(name) == address
    assert client.get(address).status_code == 200
    monkeypatch.setattr(serving.time, "time", lambda: noon + 2 * DAY)
    refused = client.get(address)
    assert refused.status_code == 403
    assert "no longer valid" in refused.content.decode()


@pytest.mark.parametrize("jump", [3600, -3600])
def test_a_clock_that_is_set_by_an_hour_ends_no_address(client, name, monkeypatch, jump):
    address = signed_url(name)
    now = serving.time.time()
    monkeypatch.setattr(serving.time, "time", lambda: now + jump)
    assert client.get(address).status_code == 200


def test_without_the_right_signature_there_is_nothing(client, name):
    address = signed_url(name)
    other = default_storage.save("videos/abc/other.mp4", ContentFile(b"x"))
    for wrong in (
        address.replace("film", "other"),
        address.replace("signed/", "signed/9"),
        address.replace("/videos", "0/videos"),
        f"/media/{name}",
        f"/media/{other}",
    ):
        assert client.get(wrong).status_code in {403, 404}


def test_image_renditions_are_public_and_originals_are_not(client):
    shown = default_storage.save("images/a.width-800.png", ContentFile(b"png"))
    kept = default_storage.save("original_images/a.png", ContentFile(b"png"))
    assert client.get(f"/media/{shown}").status_code == 200
    assert client.get(f"/media/{kept}").status_code == 404
    assert client.get("/media/images/").status_code == 404
    for escape in ("images/../original_images/a.png", "images/../../secret-key", "images/%2e%2e/%2e%2e/secret-key"):
        assert client.get(f"/media/{escape}").status_code in {400, 404}


def test_what_browsers_might_run_is_a_download(client):
    for file in ("page.html", "script.js", "thing.bin"):
        stored = default_storage.save(f"videos/x/{file}", ContentFile(b"<script>"))
        response = client.get(signed_url(stored))
        assert response["Content-Disposition"].startswith("attachment")
        assert "default-src 'none'" in response["Content-Security-Policy"]


def test_captions_are_served_as_captions(client):
    stored = default_storage.save("videos/x/en.vtt", ContentFile(b"WEBVTT\n"))
    assert client.get(signed_url(stored))["Content-Type"].startswith("text/vtt")
