"""Videos in Wagtail's admin, as a writer uses them."""

import json
import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.widgets import BaseChooser
from wagtail.models import Collection

from media_pipeline.models import Transcript, Video
from tests.events import settle

from .conftest import SAMPLE
from .tus import Tus

pytestmark = pytest.mark.django_db

VTT = SimpleUploadedFile("en.vtt", b"WEBVTT\n\n00:01.000 --> 00:03.000\nHand made\n")


@pytest.fixture
def browser(client, writer):
    """A writer's browser."""
    Group.objects.get(name="writer").permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(writer)
    return client


@pytest.fixture
def collection():
    return Collection.get_first_root_node()


def film(content=None, name="film.mp4"):
    return SimpleUploadedFile(name, SAMPLE.read_bytes() if content is None else content, content_type="video/mp4")


def page(video):
    return reverse("videos:edit", args=[video.pk])


def test_a_writer_uploads_a_video_and_watches_it_become_ready(browser, collection):
    values = {"title": "Clean the lens", "file": film(), "model": "whisper-micro", "collection": collection.pk}
    answer = browser.post(reverse("videos:add"), values)
    video = Video.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, page(video))
    before = browser.get(page(video)).content.decode()
    assert "Waiting for a worker" in before
    assert browser.get(reverse("videos:progress", args=[video.pk])).json()["busy"] is True
    settle()
    progress = browser.get(reverse("videos:progress", args=[video.pk]))
    answer = progress.json()
    assert set(answer.pop("steps").values()) == {"done"}
    assert answer == {
        "state": "ready",
        "busy": False,
        "step": "",
        "percent": 100,
        "text": "Ready",
        "left": "",
        "error": "",
    }
    assert "no-store" in progress["Cache-Control"]
    after = browser.get(page(video)).content.decode()
    assert "Raise the focus to eighty watts." in after
    assert "<video controls" in after
    assert "Clean the lens" in browser.get(reverse("videos:index")).content.decode()


@pytest.mark.parametrize(
    ("file", "message"),
    [(film(b""), "This file is empty"), (film(b"no video at all"), "not a video"), (None, "This field is required")],
)
def test_a_refused_file_says_why_and_keeps_what_was_typed(browser, collection, stored, file, message):
    values = {"title": "My long title", "collection": collection.pk, **({"file": file} if file else {})}
    answer = browser.post(reverse("videos:add"), values).content.decode()
    assert message in answer
    assert 'value="My long title"' in answer
    assert stored() == set()


def test_a_translation_is_asked_for_with_the_upload(browser, collection):
    assert "Also translate into English" in browser.get(reverse("videos:add")).content.decode()
    values = {"title": "Die Linse", "file": film(), "language": "de", "model": "small", "collection": collection.pk}
    assert browser.post(reverse("videos:add"), {**values, "translate": "on"}).status_code == 302
    assert Video.objects.get().translate


def test_a_model_that_cannot_translate_is_refused_beside_its_field(browser, collection, stored):
    values = {"title": "Die Linse", "file": film(), "model": "whisper-micro", "collection": collection.pk}
    answer = browser.post(reverse("videos:add"), {**values, "translate": "on"})
    assert "cannot translate" in str(answer.context["form"].errors["model"])
    assert answer.context["form"]["translate"].value()
    assert stored() == set()


def test_a_file_that_is_too_large_is_refused_while_it_arrives(browser, collection, settings, stored):
    settings.VIDEO_MAX_BYTES = 100_000
    answer = browser.post(reverse("videos:add"), {"title": "Big", "file": film(), "collection": collection.pk})
    text = answer.content.decode()
    assert "This file is larger than 97.7" in text
    assert "This field is required" not in text
    assert 'value="Big"' in text
    assert stored() == set()


def test_what_failed_is_told_in_plain_words_and_can_be_mended(browser, upload, settings, monkeypatch, tmp_path):
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    settings.WHISPER_CACHE_DIR = tmp_path / "models"
    video = upload(model="small")
    settle()
    text = browser.get(page(video)).content.decode()
    assert "The speech model &#x27;small&#x27; is not on this machine" in text
    assert reverse("videos:retry", args=[video.pk]) in text

    VTT.seek(0)
    answer = browser.post(page(video), {"form": "captions", "captions-language": "en", "captions-captions": VTT})
    assert answer.status_code == 302
    video.refresh_from_db()
    assert (video.state, Transcript.objects.get().source) == ("ready", "upload")
    transcript = Transcript.objects.get()
    browser.post(reverse("videos:remove_captions", args=[video.pk, transcript.pk]))
    assert not Transcript.objects.exists()


def test_wrong_captions_are_refused_beside_the_field(browser, upload):
    video = upload()
    wrong = SimpleUploadedFile("en.vtt", b"not webvtt")
    answer = browser.post(page(video), {"form": "captions", "captions-language": "de", "captions-captions": wrong})
    assert "its first line must be" in answer.content.decode()
    assert not Transcript.objects.exists()


def test_captions_of_any_format_are_uploaded_and_all_are_offered_to_keep(browser, upload):
    video = upload()
    text = browser.get(page(video)).content.decode()
    assert "WebVTT, SRT or TTML" in text
    assert 'accept=".vtt,.srt,.ttml,.dfxp,.xml,.txt"' in text
    file = SimpleUploadedFile("de.srt", b"1\n00:00:01,000 --> 00:00:03,000\nVon Hand\n")
    browser.post(page(video), {"form": "captions", "captions-language": "de", "captions-captions": file})
    offered = browser.get(page(video)).content.decode()
    addresses = re.findall(r'href="(/media/captions/[^"]+)" download', offered)
    assert [address.rpartition(".")[2] for address in addresses] == ["vtt", "srt", "ttml", "txt"]
    assert all("Von Hand" in browser.get(address).content.decode() for address in addresses)


def test_details_are_changed_and_processing_is_stopped_and_started(browser, upload, collection):
    video = upload()
    values = {"details-title": "New title", "details-collection": collection.pk}
    assert browser.post(page(video), {"form": "details", **values}).status_code == 302
    browser.post(reverse("videos:cancel", args=[video.pk]))
    video.refresh_from_db()
    assert (video.title, video.state) == ("New title", "cancelled")
    browser.post(reverse("videos:retry", args=[video.pk]))
    video.refresh_from_db()
    assert video.state == "uploaded"


def test_another_model_transcribes_again_and_the_rest_stays(browser, upload):
    video = upload()
    settle()
    assert "Transcribe again" in browser.get(page(video)).content.decode()
    answer = browser.post(page(video), {"form": "again", "again-model": "tiny", "again-language": "en"})
    assert answer.status_code == 302
    video.refresh_from_db()
    assert (video.model, video.language, video.state, video.title) == ("tiny", "en", "uploaded", "Clean the lens")


# Uploads that come piece by piece


@pytest.fixture
def arrived(writer):
    """The key of an upload that is here as a whole."""
    return Tus(writer).send(SAMPLE.read_bytes(), filename="film.mp4", model="whisper-micro").rpartition("/")[2]


def test_an_upload_takes_the_place_of_the_file(browser, collection, arrived):
    values = {"title": "Clean the lens", "upload": arrived, "model": "whisper-micro", "collection": collection.pk}
    answer = browser.post(reverse("videos:add"), values)
    assert answer.status_code == 302
    assert (Video.objects.get().title, Video.objects.get().uuid.hex) == ("Clean the lens", arrived.replace("-", ""))


def test_a_form_that_comes_back_keeps_the_upload(browser, collection, arrived):
    values = {"title": "", "upload": arrived, "collection": collection.pk}
    text = browser.post(reverse("videos:add"), values).content.decode()
    assert "film.mp4 has arrived" in text
    assert f'value="{arrived}"' in text
    assert browser.post(reverse("videos:add"), {**values, "title": "Now"}).status_code == 302


def test_a_translation_is_asked_for_or_refused_when_the_upload_is_here(browser, collection, arrived):
    values = {"title": "Die Linse", "upload": arrived, "translate": "on", "collection": collection.pk}
    answer = browser.post(reverse("videos:add"), {**values, "model": "whisper-micro"})
    assert "cannot translate" in str(answer.context["form"].errors["model"])
    assert f'value="{arrived}"' in answer.content.decode()
    assert browser.post(reverse("videos:add"), {**values, "model": "small"}).status_code == 302
    assert Video.objects.get().translate


def test_an_upload_that_is_no_video_is_let_go(browser, collection, writer):
    key = Tus(writer).send(b"no video at all", filename="film.mp4").rpartition("/")[2]
    for said in ("not a video", "not a video"):
        answer = browser.post(reverse("videos:add"), {"title": "x", "upload": key, "collection": collection.pk})
        text = answer.content.decode()
        assert said in text
        assert key not in text
    assert not Video.objects.exists()


@pytest.mark.parametrize("key", ["6f9619ff-8b86-d011-b42d-00c04fc964ff", "garbage"])
def test_an_upload_that_is_not_there_is_told(browser, collection, key):
    answer = browser.post(reverse("videos:add"), {"title": "x", "upload": key, "collection": collection.pk})
    assert answer.status_code == 200
    assert not Video.objects.exists()


def test_another_persons_upload_is_not_there(browser, collection, make_user):
    key = Tus(make_user(roles=["writer"])).send(SAMPLE.read_bytes(), filename="theirs.mp4").rpartition("/")[2]
    answer = browser.post(reverse("videos:add"), {"title": "x", "upload": key, "collection": collection.pk})
    assert "There is no such upload" in answer.content.decode()
    assert "theirs.mp4" not in answer.content.decode()
    assert not Video.objects.exists()


def test_unfinished_uploads_are_listed_and_discarded(browser, writer, stored):
    tus = Tus(writer)
    address = tus.create(1000, filename="half.mp4")["Location"]
    tus.patch(address, 0, b"x" * 100)
    text = browser.get(reverse("videos:add")).content.decode()
    assert "half.mp4" in text
    assert "To go on with one, choose the same file again." in text
    browser.post(reverse("videos:discard_upload", args=[address.rpartition("/")[2]]))
    settle()
    assert "half.mp4" not in browser.get(reverse("videos:add")).content.decode()
    assert stored() == set()


def test_the_chooser_takes_an_upload_and_keeps_it_when_refused(browser, collection, arrived):
    create = reverse("video_chooser:create")
    values = {"title": "", "upload": arrived, "collection": collection.pk}
    refused = json.loads(browser.post(create, values).content)
    assert arrived in refused["htmlFragment"]
    assert browser.post(create, {**values, "title": "Chosen"}).json()["step"] == "chosen"


def test_a_video_is_deleted_after_a_question(browser, upload):
    video = upload()
    assert "cannot be undone" in browser.get(reverse("videos:delete", args=[video.pk])).content.decode()
    assert Video.objects.exists()
    assert browser.post(reverse("videos:delete", args=[video.pk])).status_code == 302
    assert not Video.objects.exists()


def test_those_who_are_no_writers_see_nothing(client, make_user, upload):
    video = upload()
    customer = make_user(is_staff=True)
    Group.objects.get_or_create(name="agent")[0].permissions.add(Permission.objects.get(codename="access_admin"))
    customer.groups.add(Group.objects.get(name="agent"))
    client.force_login(customer)
    for address in ("videos:edit", "videos:progress", "videos:delete"):
        assert client.get(reverse(address, args=[video.pk])).status_code in {302, 403, 404}
    assert client.get(reverse("videos:add")).status_code in {302, 403}
    client.post(reverse("videos:cancel", args=[video.pk]))
    video.refresh_from_db()
    assert video.state == "uploaded"


def test_page_editors_choose_a_video_or_upload_one(browser, upload, collection):
    video = upload()
    choose = browser.get(reverse("video_chooser:choose")).json()
    assert "Clean the lens" in choose["html"]
    chosen = browser.get(reverse("video_chooser:chosen", args=[video.pk])).json()
    assert chosen["result"]["id"] == str(video.pk)

    create = reverse("video_chooser:create")
    values = {"title": "From the chooser", "file": film(), "model": "whisper-micro", "collection": collection.pk}
    made = browser.post(create, values).json()
    assert made["step"] == "chosen"
    refused = browser.post(create, {**values, "file": film(b"text")})
    assert "not a video" in json.loads(refused.content)["htmlFragment"]


def test_a_foreign_key_to_a_video_gets_the_chooser():
    form = ObjectList([FieldPanel("video")]).bind_to_model(Transcript).get_form_class()
    assert isinstance(form.base_fields["video"].widget, BaseChooser)
