"""TTML as broadcasters write it, and as nobody should."""

import pytest
from defusedxml import ElementTree

from media_pipeline.captions import ttml
from media_pipeline.captions.layout import Caption
from media_pipeline.captions.limits import BadCaptions

PARAMETER = 'xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'


def document(body: str, attributes: str = "", namespace: str = ' xmlns="http://www.w3.org/ns/ttml"') -> bytes:
    return f"<tt{namespace} {attributes}><head><metadata>x</metadata></head><body>{body}</body></tt>".encode()


def times(times: str, attributes: str = "") -> tuple[int, int]:
    (one,) = ttml.read(document(f"<div><p {times}>a</p></div>", f"{PARAMETER} {attributes}"))
    return one.start_ms, one.end_ms


@pytest.mark.parametrize(
    ("attributes", "said", "expected"),
    [
        ("", 'begin="00:00:01.250" end="01:00:02"', (1250, 3_602_000)),
        ("", 'begin="12.5s" end="1.5m"', (12_500, 90_000)),
        ("", 'begin="100ms" end="1h"', (100, 3_600_000)),
        ("", 'begin="2s" dur="0.5s"', (2000, 2500)),
        ("", 'begin="2s" dur="9s" end="3s"', (2000, 3000)),
        ("", 'end="3s"', (0, 3000)),
        ("", 'begin="00:00:01:15" end="00:00:02:00"', (1500, 2000)),
        ('ttp:frameRate="25"', 'begin="00:00:01:05" end="50f"', (1200, 2000)),
        ('ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"', 'begin="0f" end="30f"', (0, 1001)),
        ('ttp:frameRate="25" ttp:subFrameRate="2"', 'begin="00:00:00:05.1" end="50t"', (220, 1000)),
        ('ttp:tickRate="10000000"', 'begin="15000000t" end="20000000t"', (1500, 2000)),
        ("", 'begin="1t" end="2t"', (1000, 2000)),
        ('ttp:timeBase="smpte" ttp:frameRate="25"', 'begin="10:00:00:00" end="10:00:01:00"', (36_000_000, 36_001_000)),
    ],
)
def test_times_in_all_their_notations(attributes, said, expected):
    assert times(said, attributes) == expected


def test_times_count_from_those_of_what_they_are_in():
    file = document(
        """<div begin="10s" end="60s">
             <p begin="1s" end="2s">first</p>
             <p begin="3s">until the end of the division</p>
             <p begin="4s" end="9m"><span begin="1s" dur="1s">span</span></p>
           </div>"""
    )
    assert ttml.read(file) == [
        Caption(11_000, 12_000, "first"),
        Caption(13_000, 60_000, "until the end of the division"),
        Caption(15_000, 16_000, "span"),
    ]


def test_spans_and_breaks_make_one_text_and_timed_spans_texts_of_their_own():
    file = document(
        """<div><p begin="0s" end="9s">Set <span tts:color="red" xmlns:tts="http://www.w3.org/ns/ttml#styling">the
              <span>po</span>wer</span><br/>
              to <metadata>no text</metadata><x:y xmlns:x="urn:x">nor this</x:y>80 &lt; 90 &#37;</p>
           <p begin="10s" end="19s"><span end="2s">one</span> <span begin="2s" end="4s">two</span></p></div>"""
    )
    assert ttml.read(file) == [
        Caption(0, 9000, "Set the power\nto 80 < 90 %"),
        Caption(10_000, 12_000, "one"),
        Caption(12_000, 14_000, "two"),
    ]


@pytest.mark.parametrize(
    "namespace", ["", ' xmlns="http://www.w3.org/2006/10/ttaf1"', ' xmlns="http://www.w3.org/ns/ttml"']
)
def test_older_and_bare_files_are_read_too(namespace):
    file = document('<div><p begin="1s" end="2s" xml:space="preserve">a\n b</p></div>', namespace=namespace)
    assert ttml.read(file) == [Caption(1000, 2000, "a\nb")]


def test_other_encodings_are_read_where_the_file_says_which():
    text = '<?xml version="1.0" encoding="{}"?>' + document("<div><p begin='0s' end='1s'>Säge</p></div>").decode()
    for encoding in ("ISO-8859-1", "UTF-16", "windows-1252"):
        assert ttml.read(text.format(encoding).encode(encoding)) == [Caption(0, 1000, "Säge")]


def test_a_written_file_is_valid_xml_that_says_its_language_and_profile():
    written = ttml.write([Caption(1000, 2000, "Säge & <Holz>\nzwei")], 'de"><x')
    root = ElementTree.fromstring(written.encode(), forbid_dtd=True)
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == 'de"><x'
    assert root.attrib["{http://www.w3.org/ns/ttml#parameter}contentProfiles"].endswith("imsc1.1/text")
    (paragraph,) = root.iter("{http://www.w3.org/ns/ttml}p")
    assert (paragraph.attrib["begin"], paragraph.attrib["end"]) == ("00:00:01.000", "00:00:02.000")
    assert list(paragraph.itertext()) == ["Säge & <Holz>", "zwei"]


@pytest.mark.parametrize(
    ("body", "attributes", "reason"),
    [
        ('<p begin="1s" end="2s">a', "", "not correct XML"),
        ('<p begin="1s">a</p>', "", "does not say when it ends"),
        ('<p begin="2s" end="1s">a</p>', "", "ends before it begins"),
        ('<p begin="2s" end="2s">a</p>', "", "ends before it begins"),
        ('<p begin="soon" end="2s">a</p>', "", "“soon” is not a time"),
        ('<p begin="00:00:00:30" end="2s">a</p>', "", "“00:00:00:30” is not a time"),
        ('<p begin="1s" end="999999h">a</p>', "", "later than any video"),
        ('<p begin="1s" end="2s"> <br/> </p>', "", "no captions"),
        ('<div timeContainer="seq"><p dur="2s">a</p></div>', "", "one after another"),
        ('<p begin="1s" end="2s">a</p>', 'ttp:timeBase="clock"', "times of day"),
        ('<p begin="1s" end="2s">a</p>', 'ttp:dropMode="dropNTSC"', "drop frames"),
        ('<p begin="1s" end="2s">a</p>', 'ttp:frameRate="0"', "“0” is no number that frameRate"),
        ('<p begin="1s" end="2s">a</p>', 'ttp:frameRateMultiplier="1:0"', "frameRateMultiplier"),
        ('<p begin="1s" end="2s">a</p>', 'ttp:tickRate="x"', "tickRate"),
    ],
)
def test_bad_ttml_gets_a_clear_reason(body, attributes, reason):
    with pytest.raises(BadCaptions, match=reason):
        ttml.read(document(body, f"{PARAMETER} {attributes}"))


def test_a_mistake_is_found_by_its_line():
    with pytest.raises(BadCaptions, match="in line 3"):
        ttml.read(document('\n<p begin="0s" end="1s">a</p>\n<p begin="x">b</p>'))


def test_another_encoding_that_the_file_does_not_name_is_told_as_such():
    with pytest.raises(BadCaptions, match="UTF-8"):
        ttml.read(document("<p begin='0s' end='1s'>Säge</p>").decode().encode("cp1252"))


def test_other_xml_is_no_captions():
    with pytest.raises(BadCaptions, match="first element must be “tt”"):
        ttml.read(b"<html><body><p begin='0s' end='1s'>a</p></body></html>")


BODY = '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="0s" end="1s">&x;</p></div></body></tt>'


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE tt [<!ENTITY x "y">]>',
        '<!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE tt SYSTEM "http://127.0.0.1:9/tt.dtd">',
        '<!DOCTYPE tt [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd"> %p;]>',
    ],
)
def test_no_document_type_is_accepted_and_no_entity_resolved(declaration):
    with pytest.raises(BadCaptions, match="document type or entities"):
        ttml.read(f"{declaration}{BODY}".encode())
    with pytest.raises(BadCaptions, match="not correct XML"):
        ttml.read(BODY.encode())
