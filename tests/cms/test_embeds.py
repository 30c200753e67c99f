"""Addresses of other sites: which are shown in frames, and which never."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StructBlockValidationError

from cms.blocks import EmbedBlock
from cms.embeds import embed_of, frame_sources
from cms.tools import is_tool_address, with_parameters

VIDEO = "dQw4w9WgXcQ"
YOUTUBE = f"https://www.youtube-nocookie.com/embed/{VIDEO}?rel=0"


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        (f"https://www.youtube.com/watch?v={VIDEO}", YOUTUBE),
        (f" http://youtube.com/watch?list=x&v={VIDEO}&feature=shared ", YOUTUBE),
        (f"https://M.YouTube.com/watch?v={VIDEO}", YOUTUBE),
        (f"https://youtu.be/{VIDEO}?si=abc&t=1m5s", f"{YOUTUBE}&start=65"),
        (f"https://www.youtube.com/shorts/{VIDEO}", YOUTUBE),
        (f"https://www.youtube.com/embed/{VIDEO}?start=9", f"{YOUTUBE}&start=9"),
        (f"https://www.youtube.com/live/{VIDEO}?t=soon", YOUTUBE),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://vimeo.com/76979871/ab12cd34ef", "https://player.vimeo.com/video/76979871?dnt=1&h=ab12cd34ef"),
        (
            "https://player.vimeo.com/video/76979871?h=ab12cd34ef&x=1",
            "https://player.vimeo.com/video/76979871?dnt=1&h=ab12cd34ef",
        ),
        ("https://tube.test.org/w/9c9de5e8-0a1e", "https://tube.test.org/videos/embed/9c9de5e8-0a1e?peertubeLink=0"),
        ("https://tube.test.org/charts/kerf?x=1#top", "https://tube.test.org/charts/kerf?x=1"),
    ],
)
def test_what_is_shown(settings, address, frame):
    settings.EMBED_HOSTS = ["tube.test.org"]
    found = embed_of(address)
    assert found is not None
    assert found.frame == frame
    assert f"https://{urlsplit(found.frame).netloc}" in frame_sources()
    again = embed_of(found.address)
    assert again is not None
    assert again.frame == frame


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        f"javascript://www.youtube.com/watch?v={VIDEO}%0aalert(1)",
        "data:text/html,x",
        f"//www.youtube.com/watch?v={VIDEO}",
        f"https://www.youtube.com.evil.test/watch?v={VIDEO}",
        f"https://evil.test/www.youtube.com/watch?v={VIDEO}",
        f"https://notyoutube.com/watch?v={VIDEO}",
        f"https://www.youtube.com@evil.test/watch?v={VIDEO}",
        f"https://name:word@www.youtube.com/watch?v={VIDEO}",
        f"https://www.youtube.com:8443/watch?v={VIDEO}",
        f"https://www.youtube.com./watch?v={VIDEO}",
        f"https://www.youtube.com\\@evil.test/watch?v={VIDEO}",
        f"https://www.y\u043eutube.com/watch?v={VIDEO}",
        f'https://www.youtube.com/watch?v={VIDEO}&x="><script>',
        f"https://www.youtube.com/wat\nch?v={VIDEO}",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=../../evilx",
        "https://www.youtube.com/redirect?q=https://evil.test",
        "https://www.youtube.com/@channel",
        "https://vimeo.com/about",
        "https://vimeo.com/١٢٣",
        "https://tube.test.org/w/9c9de5e8-0a1e",
        "https://[::1]/watch",
        "https://[/watch",
        "https://www.youtube.com/watch?" + "&".join(f"a{n}=1" for n in range(60)) + f"&v={VIDEO}",
        "https://www.youtube.com/watch?v=" + "x" * 600,
    ],
)
def test_what_is_not(address):
    assert embed_of(address) is None


@given(st.text(max_size=60) | st.from_regex(r"https?://[a-z.@:\\/?#=&-]{0,40}", fullmatch=True))
def test_nothing_but_frames_of_known_hosts_comes_of_any_text(text):
    found = embed_of(text)
    assert found is None or f"https://{urlsplit(found.frame).netloc}" in frame_sources()


def test_this_site_is_never_a_further_host(settings):
    settings.PUBLIC_URL = "https://kerf.test.org"
    settings.EMBED_HOSTS = ["kerf.test.org", "*", "*.test.org", "a b", "x;script-src", "tube.test.org"]
    assert frame_sources() == [
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
        "https://tube.test.org",
    ]
    assert embed_of("https://kerf.test.org/en/") is None


@pytest.mark.django_db
def test_the_browser_is_told_the_same_hosts(settings):
    settings.EMBED_HOSTS = ["tube.test.org"]
    rules = Client().get("/en/")["Content-Security-Policy"].split("; ")
    (frames,) = (rule for rule in rules if rule.startswith("frame-src"))
    assert frames == "frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com https://tube.test.org"


def test_the_editor_says_which_sites_there_are(settings):
    settings.EMBED_HOSTS = ["tube.test.org"]
    block = EmbedBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"address": "https://youtube.com.evil.test/", "title": "x", "ratio": "16:9"}))
    assert "YouTube, Vimeo, tube.test.org" in str(refused.value.block_errors["address"])


@pytest.mark.parametrize("address", ["/calc", "/en/calc?unit=mm", "https://calc.test/", "https://calc.test:8443/a#b"])
def test_where_a_tool_may_be(address):
    assert is_tool_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "calc",
        "//evil.test/",
        "/\\evil.test",
        "/\t/evil.test",
        "http://calc.test/",
        "javascript:alert(1)",
        "https:evil.test",
        "https://",
        "https://me:word@calc.test/",
        "https://calc.test/ x",
        "https://[/",
        "/" + "x" * 1000,
    ],
)
def test_where_a_tool_may_not_be(address):
    assert not is_tool_address(address)


def test_parameters_are_values_and_nothing_else():
    href = with_parameters("/calc?unit=mm#top", [("thickness", "3"), ("note", "a&b=c#d ü")])
    assert href == "/calc?unit=mm&thickness=3&note=a%26b%3Dc%23d+%C3%BC#top"


@given(st.lists(st.tuples(st.text(min_size=1, max_size=8), st.text(max_size=20)), max_size=5))
def test_a_tool_gets_the_parameters_as_they_were_written(parameters):
    href = with_parameters("https://calc.test/a", parameters)
    assert href.isascii()
    assert parse_qsl(urlsplit(href).query, keep_blank_values=True) == parameters
