"""Transcripts as files that people keep."""

import pytest
from wagtail.models import Collection

from media_pipeline import serving
from media_pipeline.actions import upload_captions
from media_pipeline.captions.formats import FORMATS, CaptionFormat, read_captions
from media_pipeline.captions.layout import as_words
from media_pipeline.models import Cue, Transcript, Video
from media_pipeline.serving import DAY, signed_caption_url, signed_url
from media_pipeline.transcripts.files import captions_of, downloads_of, heard_in

pytestmark = pytest.mark.django_db

LONG = "First clean the lens and the mirror with a soft cloth, then close the lid, and only then press start."
SRT = b"1\n00:00:01,000 --> 00:00:02,000\nFirst clean\nthe\n\n2\n00:00:02,000 --> 00:00:03,000\nlens. Then cut.\n"


@pytest.fixture
def video(writer):
    return Video.objects.create(title="Clean the lens", uploaded_by=writer, collection=Collection.get_first_root_node())


@pytest.fixture
def heard(video):
    """What an engine heard: a long sentence and a short one."""
    transcript = Transcript.objects.create(video=video, source="auto", language="en", key="k", complete=True)
    for position, (start, text) in enumerate([(0, LONG), (8000, "Now cut.")]):
        words = [[begin, end, word, 0.9] for begin, end, word in as_words(start, start + 6000, text)]
        Cue.objects.create(
            transcript=transcript, position=position, start_ms=start, end_ms=start + 6000, text=text, words=words
        )
    return transcript


def test_a_transcript_comes_in_every_format_under_a_name_for_people(client, heard):
    for file, format in zip(downloads_of(heard.pk), CaptionFormat, strict=True):
        response = client.get(file.url)
        assert response.status_code == 200
        assert response["Content-Type"] == f"{FORMATS[format].mime}; charset=utf-8"
        assert response["Content-Disposition"] == f'attachment; filename="Clean the lens-en.{format.value}"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert client.head(file.url).status_code == 200
        assert client.post(file.url).status_code == 405


def test_what_an_engine_heard_is_laid_out_to_be_read_and_whole_sentences_in_plain_text(client, heard):
    files = {one.format: client.get(one.url).content for one in downloads_of(heard.pk)}
    assert files[CaptionFormat.TEXT].decode() == f"{LONG}\n\nNow cut.\n"
    for format in (CaptionFormat.WEBVTT, CaptionFormat.SRT, CaptionFormat.TTML):
        captions = read_captions(files[format])
        assert captions == captions_of(heard)
        assert len(captions) == 3
        assert all(len(line) <= 42 for one in captions for line in one.text.split("\n"))
    assert b'xml:lang="en"' in files[CaptionFormat.TTML]


def test_captions_of_a_person_are_given_back_as_they_came(client, writer, video):
    kept = upload_captions(actor=writer, video_id=video.pk, language="en", content=SRT)
    files = {one.format: client.get(one.url).content for one in downloads_of(kept.pk)}
    assert files[CaptionFormat.SRT] == SRT
    assert files[CaptionFormat.TEXT].decode() == "First clean the lens.\n\nThen cut.\n"
    assert files[CaptionFormat.WEBVTT] == kept.captions.read()


def test_every_format_can_be_brought_back(client, writer, video, heard):
    for one in downloads_of(heard.pk):
        content = client.get(one.url).content
        kept = upload_captions(
            actor=writer, video_id=video.pk, language="en", content=content, name=f"a.{one.format.value}"
        )
        assert " ".join(cue.text.replace("\n", " ") for cue in kept.cues.order_by("position")) == f"{LONG} Now cut."
        assert kept.captions.read().decode() == FORMATS[CaptionFormat.WEBVTT].write(captions_of(heard), "en")


@pytest.mark.parametrize(
    ("title", "disposition"),
    [
        ("Über/die: „Linse“?", "attachment; filename*=utf-8''%C3%9Cber%20die%20%E2%80%9ELinse%E2%80%9C-en.srt"),
        ("../../etc/passwd", 'attachment; filename="etc passwd-en.srt"'),
        ("x\r\nSet-Cookie: a=b", 'attachment; filename="x Set-Cookie a=b-en.srt"'),
        ("cod\u202efdp.exe", 'attachment; filename="cod fdp.exe-en.srt"'),
        ("???", 'attachment; filename="captions-en.srt"'),
        ("a" * 255, f'attachment; filename="{"a" * 60}-en.srt"'),
    ],
)
def test_no_title_makes_a_dangerous_name(client, video, heard, title, disposition):
    Video.objects.filter(pk=video.pk).update(title=title)
    assert client.get(signed_caption_url(heard.pk, "srt"))["Content-Disposition"] == disposition


def test_without_the_right_signature_there_is_nothing(client, heard, writer, video):
    other = upload_captions(actor=writer, video_id=video.pk, language="de", content=SRT)
    address = signed_caption_url(heard.pk, "srt")
    for wrong in (
        address.replace(f"/{heard.pk}.srt", f"/{other.pk}.srt"),
        address.replace(".srt", ".txt"),
        address.replace("captions/", "captions/9"),
        address.replace(f"/{heard.pk}.", f"x/{heard.pk}."),
        address.replace("captions/", "signed/"),
        signed_url(f"{heard.pk}.srt").replace("signed/", "captions/"),
    ):
        assert client.get(wrong).status_code in {403, 404}


def test_an_address_ends_after_two_days(client, heard, monkeypatch):
    noon = 20_000 * DAY + DAY // 2
    monkeypatch.setattr(serving.time, "time", lambda: noon)
    address = signed_caption_url(heard.pk, "vtt")
    assert client.get(address).status_code == 200
    monkeypatch.setattr(serving.time, "time", lambda: noon + 2 * DAY)
    refused = client.get(address)
    assert refused.status_code == 403
    assert "no longer valid" in refused.content.decode()


def test_what_is_gone_or_not_finished_is_not_found(client, heard):
    address = signed_caption_url(heard.pk, "vtt")
    Transcript.objects.update(complete=False)
    assert client.get(address).status_code == 404
    heard.delete()
    assert client.get(address).status_code == 404


def test_corrected_cues_come_under_the_same_address(client, heard):
    address = signed_caption_url(heard.pk, "txt")
    client.get(address)
    heard.cues.filter(position=1).update(text="Now engrave.")
    answer = client.get(address)
    assert answer.content.decode().endswith("Now engrave.\n")
    assert "no-cache" in answer["Cache-Control"]


def test_a_file_costs_two_queries(client, heard, django_assert_num_queries):
    address = signed_caption_url(heard.pk, "ttml")
    with django_assert_num_queries(2):
        client.get(address)


def test_words_are_those_of_the_engine_before_those_of_a_person(writer, video, heard):
    upload_captions(actor=writer, video_id=video.pk, language="en", content=SRT)
    upload_captions(actor=writer, video_id=video.pk, language="de", content=SRT)
    assert [word for _, _, word in heard_in(video, "en")] == f"{LONG} Now cut.".split()
    assert [word for _, _, word in heard_in(video, "de")] == ["First", "clean", "the", "lens.", "Then", "cut."]
    assert heard_in(video, "fr") == []
