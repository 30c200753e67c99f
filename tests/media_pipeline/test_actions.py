"""Who may do what with videos, and what is told of it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Collection, GroupCollectionPermission

from core.errors import DomainError, ErrorCode
from core.events.models import Entry
from media_pipeline import actions
from media_pipeline.models import Cue, Transcript, Video
from tests.events import settle

pytestmark = pytest.mark.django_db

VTT = b"WEBVTT\n\n00:01.000 --> 00:03.000\nHand made\n"


@pytest.fixture
def video(writer):
    """A video in the database alone."""
    return Video.objects.create(
        title="Kerf",
        file="videos/x/upload/original.mp4",
        uploaded_by=writer,
        collection=Collection.get_first_root_node(),
    )


@pytest.fixture(params=["nobody", "visitor", "customer", "agent"])
def outsider(request, make_user):
    people = {"nobody": lambda: None, "visitor": AnonymousUser, "customer": make_user}
    return people.get(request.param, lambda: make_user(roles=["agent"]))()


def told(name):
    return Entry.objects.filter(name=f"media_pipeline.{name}")


def refused(action, **arguments):
    with pytest.raises(DomainError) as error:
        action(**arguments)
    return error.value.code


def test_outsiders_may_do_nothing(outsider, video):
    transcript = Transcript.objects.create(video=video, source="upload", language="en", key="k", complete=True)
    assert refused(actions.retry_video, actor=outsider, video_id=video.pk) is ErrorCode.NOT_FOUND
    assert refused(actions.cancel_video, actor=outsider, video_id=video.pk) is ErrorCode.NOT_FOUND
    assert refused(actions.delete_video, actor=outsider, video_id=video.pk) is ErrorCode.NOT_FOUND
    assert refused(actions.change_video, actor=outsider, video_id=video.pk, title="x") is ErrorCode.NOT_FOUND
    assert (
        refused(actions.upload_captions, actor=outsider, video_id=video.pk, language="en", content=VTT)
        is ErrorCode.NOT_FOUND
    )
    assert refused(actions.remove_captions, actor=outsider, transcript_id=transcript.pk) is ErrorCode.NOT_FOUND
    assert refused(actions.set_chapters, actor=outsider, video_id=video.pk, chapters=[]) is ErrorCode.NOT_FOUND


def test_outsiders_see_a_published_video_and_still_may_not_touch_it(outsider, video):
    actions.set_published(video_id=video.pk, published=True)
    expected = ErrorCode.NOT_FOUND if outsider is None else ErrorCode.FORBIDDEN
    assert refused(actions.retry_video, actor=outsider, video_id=video.pk) is expected


def test_outsiders_may_not_upload(outsider, upload):
    assert refused(upload, actor=outsider) is ErrorCode.FORBIDDEN


def test_a_collection_can_be_closed_to_writers(writer, upload, video):
    GroupCollectionPermission.objects.filter(permission__codename__endswith="_video").delete()
    assert refused(upload) is ErrorCode.FORBIDDEN
    assert refused(actions.retry_video, actor=writer, video_id=video.pk) is ErrorCode.FORBIDDEN


def test_unpublished_videos_are_for_writers_and_published_ones_for_everyone(outsider, writer, video):
    cue = Cue.objects.create(
        transcript=Transcript.objects.create(video=video, source="upload", language="en", key="k", complete=True),
        position=0, start_ms=0, end_ms=1, text="secret",
    )  # fmt: skip
    assert list(Video.objects.visible_to(writer)) == [video]
    assert not Video.objects.visible_to(outsider).exists()
    assert not Cue.objects.visible_to(outsider).exists()
    actions.set_published(video_id=video.pk, published=True)
    assert Video.objects.visible_to(outsider).exists() == (outsider is not None)
    assert list(Cue.objects.visible_to(outsider)) == ([cue] if outsider is not None else [])
    actions.set_published(video_id=video.pk, published=False)
    assert not Video.objects.visible_to(outsider).exists()


def test_publishing_is_told_once(video):
    for _ in range(2):
        actions.set_published(video_id=video.pk, published=True)
    assert told("VideoPublished").count() == 1
    assert told("VideoPublished").get().audience == ["public", "role:writer"]


def test_progress_is_told_to_writers_alone(upload):
    upload()
    settle()
    assert {tuple(entry.audience) for entry in told("VideoProgressed")} == {("role:writer",)}


def test_an_upload_is_told_and_waits(upload, writer):
    video = upload(title="  Clean the lens ")
    assert (video.title, video.state, video.uploaded_by, video.file_name) == (
        "Clean the lens", "uploaded", writer, "sample.mp4",
    )  # fmt: skip
    assert told("VideoUploaded").get().payload == {"video_id": video.pk, "generation": 1}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 300}, "title"),
        ({"language": "klingon?"}, "language"),
        ({"model": "/etc"}, "model"),
    ],
)
def test_wrong_values_are_refused_before_anything_is_kept(upload, stored, values, field):
    with pytest.raises(DomainError) as error:
        upload(**values)
    assert error.value.field == field
    assert stored() == set()


def test_a_new_title_does_not_process_the_video_again(writer, video):
    actions.change_video(actor=writer, video_id=video.pk, title="New", language="")
    assert Video.objects.get().title == "New"
    assert not told("VideoRetried").exists()


def test_what_is_not_being_processed_cannot_be_cancelled(writer, video):
    actions.cancel_video(actor=writer, video_id=video.pk)
    assert refused(actions.cancel_video, actor=writer, video_id=video.pk) is ErrorCode.CONFLICT


def test_captions_by_hand_take_the_place_of_others_in_their_language(writer, video):
    Video.objects.update(state="ready")
    first = actions.upload_captions(actor=writer, video_id=video.pk, language="DE", content=VTT)
    actions.upload_captions(actor=writer, video_id=video.pk, language="en", content=VTT)
    second = actions.upload_captions(
        actor=writer, video_id=video.pk, language="de", content=VTT.replace(b"made", b"cut")
    )
    assert sorted(Transcript.objects.values_list("language", flat=True)) == ["de", "en"]
    assert list(second.cues.values_list("start_ms", "end_ms", "text")) == [(1000, 3000, "Hand cut")]
    settle()
    assert not first.captions.storage.exists(first.captions.name)
    assert b"Hand cut" in second.captions.read()


def test_captions_by_hand_win_until_they_are_removed(writer, video):
    auto = Transcript.objects.create(video=video, source="auto", language="en", key="k", complete=True)
    mine = actions.upload_captions(actor=writer, video_id=video.pk, language="en", content=VTT)
    assert Transcript.objects.complete().in_language("en").first() == mine
    actions.remove_captions(actor=writer, transcript_id=mine.pk)
    assert Transcript.objects.complete().in_language("en").first() == auto
    assert told("TranscriptRemoved").get().payload["language"] == "en"


def test_bad_captions_are_refused_and_the_old_ones_stay(writer, video):
    kept = actions.upload_captions(actor=writer, video_id=video.pk, language="en", content=VTT)
    for content, language in ((b"no captions", "en"), (VTT, ""), (VTT, "!!")):
        refused(actions.upload_captions, actor=writer, video_id=video.pk, language=language, content=content)
    assert Transcript.objects.get() == kept


TEXT = b"Nobody laughs.\n\nHand-made indeed\n"


@pytest.mark.parametrize(
    ("content", "name", "texts"),
    [
        (b"1\n00:00:01,000 --> 00:00:03,000\n<i>Hand</i> made\n", "", ["Hand made"]),
        (b'<tt><body><div><p begin="1s" dur="2s">Hand<br/>made</p></div></body></tt>', "a.xml", ["Hand\nmade"]),
        (TEXT, "script.txt", ["Nobody laughs.", "Hand-made indeed"]),
    ],
)
def test_captions_come_in_any_format_and_are_kept_in_one(writer, video, content, name, texts):
    heard = Transcript.objects.create(video=video, source="auto", language="en", key="k", complete=True)
    words = [
        [1000 + at * 500, 1400 + at * 500, word, 1.0]
        for at, word in enumerate(["nobody", "laughs", "handmade", "indeed"])
    ]
    Cue.objects.create(transcript=heard, position=0, start_ms=1000, end_ms=3000, text="x", words=words)
    kept = actions.upload_captions(actor=writer, video_id=video.pk, language="en", content=content, name=name)
    assert [cue.text for cue in kept.cues.all()] == texts
    assert (kept.cues.first().start_ms, kept.cues.last().end_ms) == (1000, 3000)
    assert kept.captions.read().startswith(b"WEBVTT\n\n00:00:01.000 --> ")


def test_plain_text_needs_a_transcript_in_its_language(writer, video):
    Transcript.objects.create(video=video, source="auto", language="en", key="k")
    with pytest.raises(DomainError, match="no transcript in this language") as error:
        actions.upload_captions(actor=writer, video_id=video.pk, language="en", content=TEXT, name="a.txt")
    assert (error.value.code, error.value.field) == (ErrorCode.INVALID, "captions")
    assert not Transcript.objects.filter(source="upload").exists()


def test_a_deleted_video_leaves_no_file(upload, writer, stored):
    video = upload()
    settle()
    assert len(stored()) == 6
    actions.delete_video(actor=writer, video_id=video.pk)
    settle()
    assert stored() == set()
    assert not Video.objects.exists()


def test_a_video_that_a_page_shows_cannot_be_deleted(writer, video):
    actions.set_published(video_id=video.pk, published=True)
    assert refused(actions.delete_video, actor=writer, video_id=video.pk) is ErrorCode.CONFLICT
