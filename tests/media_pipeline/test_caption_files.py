"""Files of captions: written and read again exactly, recognised by what is in them, and never dangerous."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media_pipeline.captions import plain
from media_pipeline.captions.formats import FORMATS, CaptionFormat, read_captions
from media_pipeline.captions.layout import Caption, as_words
from media_pipeline.captions.limits import BadCaptions, cleaned

TIMED = [CaptionFormat.WEBVTT, CaptionFormat.SRT, CaptionFormat.TTML]
MEBIBYTE = 1024 * 1024
# A busy machine makes an example slow, not wrong.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# What means something in one of the formats, or is hard to write: markup, arrows, entities, joiners, other scripts.
PIECE = st.sampled_from(
    [
        *(
            "-->",
            "->",
            "<b>",
            "</i>",
            "<",
            "&amp;",
            "&lt;",
            "&",
            "{\\an8}",
            "{\\",
            "}",
            "2024",
            "7",
            "WEBVTT",
            "NOTE x",
        ),
        *(
            "00:00:01,000 --> 00:00:02,000",
            "00:00:01.000 --> 00:00:02.000",
            "STYLE",
            "]]>",
            "<![CDATA[",
            "<br/>",
            "<!--",
        ),
        *("\u2060", "<\u2060b>", "{\u2060\\", "-\u2060>", "\u00a0", "\u3000", "\u200f", "\t", "\r", "\u2028", "\x00"),
        *("مرحبا", "שלום עולם", "👩‍🔧", "नमस्ते", "木を切る", "é", " ", "word"),
    ]
) | st.text(max_size=8)
LINE = st.lists(PIECE, max_size=5).map("".join)
TEXT = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
CAPTIONS = st.lists(
    st.builds(
        lambda start, length, text: Caption(start, start + length, text),
        st.integers(0, 2**31 - 1 - 10**6),
        st.integers(1, 10**6),
        TEXT,
    ),
    max_size=6,
).map(lambda rows: sorted(rows, key=lambda one: one.start_ms))


@pytest.mark.parametrize("format", TIMED)
@PATIENT
@given(captions=CAPTIONS, language=st.sampled_from(["en", "pt-br", ""]))
def test_what_is_written_is_read_again_exactly(format, captions, language):
    held = list(cleaned(captions))
    file = FORMATS[format].write(captions, language).encode()
    if not held:
        with pytest.raises(BadCaptions, match=r"no captions|is empty"):
            FORMATS[format].read(file)
        return
    assert FORMATS[format].read(file) == held
    assert read_captions(file) == held
    assert FORMATS[format].write(held, language).encode() == file


@PATIENT
@given(CAPTIONS)
def test_plain_text_comes_back_word_for_word(captions):
    held = list(cleaned(captions))
    file = plain.write(held)
    words = file.split()
    assert words == [word for one in held for word in one.text.split()]
    if words:
        again = plain.read(file.encode(), as_words(0, 60_000, file))
        assert [word for one in again for word in one.text.split()] == words
        assert [one.start_ms for one in again] == sorted(one.start_ms for one in again)
        assert all(one.start_ms < one.end_ms for one in again)


def test_text_is_kept_as_people_see_it():
    (one,) = cleaned([Caption(0, 1, " 10\u00a0mm\x00 of  plywood \r\n\n \u3000\n\u2028 木\u3000を ")])
    assert one.text == "10\u00a0mm of plywood\n木\u3000を"


HOSTILE = [
    "<script>alert(1)</script>",
    "1 --> 2",
    "00:00:01.000 --> 00:00:02.000",
    "00:00:01,000 --> 00:00:02,000",
    "&lt;b&gt;",
    "a & b",
    "WEBVTT",
    "NOTE not a note",
    "STYLE",
    "{\\an8}top",
    "</p></div></body></tt>",
    "<!ENTITY x 'y'>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text):
    captions = [Caption(0, 1000, text), Caption(2000, 3000, "next")]
    files = {format: FORMATS[format].write(captions, "en") for format in CaptionFormat}
    assert files[CaptionFormat.WEBVTT].count("-->") == 2
    assert "<" not in files[CaptionFormat.WEBVTT]
    assert files[CaptionFormat.SRT].count("-->") == 2
    assert "<s" not in files[CaptionFormat.SRT]
    assert "{\\" not in files[CaptionFormat.SRT]
    assert files[CaptionFormat.TTML].count("</p>") == 2
    assert files[CaptionFormat.TEXT] == f"{text}\n\nnext\n"


def test_files_are_recognised_by_what_is_in_them_whatever_they_are_called():
    captions = [Caption(0, 1000, "Cut.")]
    for format in TIMED:
        file = FORMATS[format].write(captions, "en").encode()
        for name in ("", "captions.txt", "captions.srt", "captions"):
            assert read_captions(file, name) == read_captions(b"\xef\xbb\xbf" + file, name) == captions


def test_text_without_times_is_plain_text_only_where_its_name_says_so():
    heard = [(0, 400, "cut"), (500, 900, "it")]
    assert read_captions(b"Cut it!", "Script.TXT", lambda: heard) == [Caption(0, 1000, "Cut it!")]
    assert read_captions(b"<cut> it", "a.txt", lambda: heard)[0].text == "<cut> it"
    for name, reason in (("", "neither WebVTT"), ("a.vtt", "WEBVTT"), ("a.srt", "line 1"), ("a.ttml", "line 1")):
        with pytest.raises(BadCaptions, match=reason):
            read_captions(b"Cut it!", name, lambda: heard)


def test_plain_text_needs_a_transcript_that_says_about_the_same():
    with pytest.raises(BadCaptions, match="no transcript in this language"):
        read_captions(b"Cut it!", "a.txt")
    with pytest.raises(BadCaptions, match="1 of its 5 words"):
        read_captions(b"Something else is spoken here", "a.txt", lambda: [(0, 400, "here"), (500, 900, "now")])


def test_sentences_and_paragraphs_of_plain_text_begin_captions():
    text = "First clean the lens. Then\nclose the lid\n\nNow cut"
    heard = as_words(0, 9000, text)
    assert [one.text for one in plain.read(text.encode(), heard)] == [
        "First clean the lens.", "Then close the lid", "Now cut",
    ]  # fmt: skip


def test_captions_of_a_person_are_divided_anew_into_sentences():
    captions = [Caption(0, 900, "First clean\nthe"), Caption(1000, 1900, "lens. Then"), Caption(2000, 2900, "cut.")]
    assert [one.text for one in plain.in_sentences(captions)] == ["First clean the lens.", "Then cut."]


@pytest.mark.parametrize("name", ["", "a.vtt", "a.srt", "a.ttml", "a.txt"])
@pytest.mark.parametrize(
    "begin",
    [
        "",
        "\ufeff",
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n",
        "1\n00:00:01,000 --> 00:00:02,000\n",
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">',
    ],
)
@PATIENT
@given(
    content=st.binary(max_size=100)
    | st.lists(
        PIECE
        | st.sampled_from(
            [
                "\n",
                "<p begin='",
                "<span dur='",
                "9" * 5000,
                "' end='1s'>",
                "</p>",
                "1s",
                "'>",
                "00:01.000 --> 00:02.000",
            ]
        ),
        max_size=12,
    ).map(lambda parts: "".join(parts).encode())
)
def test_no_file_breaks_a_reader(name, begin, content):
    with suppress(BadCaptions):
        found = read_captions(begin.encode() + content, name, lambda: [(0, 1000, "word")])
        assert found == sorted(cleaned(found), key=lambda one: one.start_ms)
        assert all(0 <= one.start_ms < one.end_ms < 2**31 for one in found)


TTML_BEGIN = '<tt xmlns="http://www.w3.org/ns/ttml"><body><div>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.vtt", "WEBVTT\n\n" + "00:01.000 --> 00:02.000\na\n\n" * 70_000),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&" * 2_000_000),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<" * 2_000_000),
        ("a.vtt", "WEBVTT\n" + "\r" * 2_000_000),
        ("a.srt", "00:00:01,000 --> 00:00:02,000\na\n" * 60_000),
        ("a.srt", "00:00:01,000 --> 00:00:02,000\n" + "<a" * 1_000_000),
        ("a.srt", "00:00:01,000 --> 00:00:02,000\n" + "{\\" * 1_000_000),
        ("a.srt", "00:00:01,000 --> 00:00:02,000\n" + "-\u2060" * 500_000),
        ("a.srt", "00:00:01,000 --> 00:00:02,000\n" + "<" + "\u2060" * 600_000),
        ("a.srt", "1:1:1" + "1" * 2_000_000),
        ("a.srt", "\r" * 2_000_000 + "x"),
        ("a.srt", " " * 2_000_000 + "x"),
        ("a.ttml", TTML_BEGIN + '<p begin="0s" end="1s">a</p>' * 60_000 + "</div></body></tt>"),
        ("a.ttml", TTML_BEGIN + '<p begin="0s" end="1s">' + "<span>" * 300_000),
        ("a.ttml", TTML_BEGIN + '<p begin="0s" end="1s">' + "a<br/>" * 300_000 + "</p></div></body></tt>"),
        ("a.ttml", TTML_BEGIN + f'<p begin="{"9" * 1_900_000}s" end="1s">a</p></div></body></tt>'),
        ("a.ttml", "<tt " + " ".join(f"a{number}='1'" for number in range(150_000)) + "/>"),
        ("a.txt", "na " * 690_000),
        ("a.txt", "\n \n" * 690_000 + "na"),
        ("a.txt", " ".join(map(str, range(300_000)))),
    ],
)
def test_two_megabytes_are_read_or_refused(name, content):
    heard = [(number, number + 1, "na") for number in range(5_000)]
    with suppress(BadCaptions):
        assert read_captions(content.encode()[: 2 * MEBIBYTE], name, lambda: heard)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"WEBVTT" + b"\n" * (2 * MEBIBYTE), "too large"),
        (b"\xff\xfeW\x00E\x00", "UTF-8"),
        ("1\n00:00:01,000 --> 00:00:02,000\nSägeblätter".encode("cp1252"), "UTF-8"),
    ],
)
def test_what_no_format_can_be_is_refused(content, reason):
    with pytest.raises(BadCaptions, match=reason):
        read_captions(content, "a.srt")


def test_too_many_captions_are_refused_in_every_format():
    captions = [Caption(number, number + 1, "a") for number in range(20_001)]
    for format in TIMED:
        with pytest.raises(BadCaptions, match="too many"):
            FORMATS[format].read(FORMATS[format].write(captions, "en").encode())
    assert read_captions(FORMATS[CaptionFormat.SRT].write(captions[1:], "en").encode()) == captions[1:]
