"""WebVTT and SRT as other programs write them."""

import pytest

from media_pipeline.captions import srt, vtt
from media_pipeline.captions.layout import Caption
from media_pipeline.captions.limits import BadCaptions


def test_markup_and_settings_of_webvtt_are_dropped():
    file = (
        b"\xef\xbb\xbfWEBVTT\r\n\r\n1\r\n00:01.000 --> 00:02.500 align:left\r\n<v Bob>Hello <b>you</b> &amp; me</v>\r\n"
    )
    assert vtt.read(file) == [Caption(1000, 2500, "Hello you & me")]


def test_captions_come_in_the_order_of_their_times():
    times = ("00:03.000 --> 00:04.000\nlater", "00:01.000 --> 00:02.000\nfirst", "00:01.000 --> 00:05.000\nsecond")
    file = "\n\n".join(["WEBVTT", *times]).encode()
    assert [one.text for one in vtt.read(file)] == ["first", "second", "later"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"hello", "first line"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nsubrip", "first line"),
        (b"\xff\xfeW\x00E\x00", "UTF-8"),
        (b"WEBVTT\n\n", "no captions"),
        (b"WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nbackwards", "line 3 ends before"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:05.000 --> 00:05.000\nat once", "line 6 ends before"),
        (b"WEBVTT\n\n00:00:01,000 --> 00:00:02,000\ncommas", "mistake in line 3: “00:00:01,000 -->"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:03.000 -->\nb", "mistake in line 6"),
        (b"WEBVTT\n\n00:00:00.000 --> 9999999:00:00.000\nlate", "later than any video"),
        (b"WEBVTT\n\n" + b"9" * 5000 + b":00:00.000 --> 00:02.000\nlate", "mistake"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000 align:nowhere\nodd", "mistake"),
    ],
)
def test_bad_webvtt_gets_a_clear_reason(content, reason):
    with pytest.raises(BadCaptions, match=reason):
        vtt.read(content)


@pytest.mark.parametrize(
    "file",
    [
        "1\n00:00:01,000 --> 00:00:02,500\nHello\nyou\n\n2\n00:00:03,000 --> 00:00:04,000\nBye\n",
        "1\n00:00:01.000 --> 00:00:02.500\nHello\nyou\n\n2\n00:00:03.000 --> 00:00:04.000\nBye",
        "00:00:01,000 --> 00:00:02,500\nHello\nyou\n\n00:00:03,000 --> 00:00:04,000\nBye",
        "7\n0:0:1,000-->0:0:2,500\nHello\nyou\n7\n0:0:3 --> 0:0:4\nBye",
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\nyou\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nBye\r\n",
        "1\r\r\n00:00:01,000 --> 00:00:02,500\r\r\nHello\r\r\nyou\r\r\n2\r\r\n00:00:03,000 --> 00:00:04,000\r\r\nBye",
        "1\n00:00:01,000 --> 00:00:02,500 X1:63 X2:223\n{\\an8}<i>Hello</i>\n\n<font color='#fff'>you</font>\n"
        "\n2\n00:00:03,000 --> 00:00:04,000\n<b><u>Bye</u></b>\n\n3\n00:00:05,000 --> 00:00:06,000\n\n",
    ],
    ids=["as it should be", "dots", "no numbers", "sloppy", "Windows", "converted twice", "markup"],
)
def test_srt_of_other_programs_is_read(file):
    assert srt.read(file.encode()) == [Caption(1000, 2500, "Hello\nyou"), Caption(3000, 4000, "Bye")]


def test_what_is_no_markup_stays_in_srt():
    file = b"1\n00:00:01,000 --> 00:00:02,000\nif a < b and c > d {really} 5 <3 &amp;\n2024\n"
    assert srt.read(file)[0].text == "if a < b and c > d {really} 5 <3 &amp;\n2024"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("hello", "line 1: “hello”"),
        ("1\n2\n", "no captions"),
        ("1\n00:00:01,000 -> 00:00:02,000\na", "mistake in line 2"),
        ("1\n00:00:01,0 --> 00:00:02,0\na", "mistake in line 2"),
        ("1\n00:61:01,000 --> 00:62:02,000\na", "mistake in line 2"),
        ("1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 -->\nb", "mistake in line 6"),
        ("1\n00:00:05,000 --> 00:00:02,000\na", "line 2 ends before it begins: 00:00:05.000 to 00:00:02.000"),
        ("1\n00:00:02,000 --> 00:00:02,000\na", "ends before"),
        ("1\n00:00:02,000 --> 999:00:02,000\na", "later than any video"),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i></i>", "no captions"),
    ],
)
def test_bad_srt_gets_a_clear_reason(content, reason):
    with pytest.raises(BadCaptions, match=reason):
        srt.read(content.encode())
