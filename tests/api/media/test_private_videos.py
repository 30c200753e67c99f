"""Videos of tutorials that not everyone may read: all of a video for whoever may, nothing of it for anyone else."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from media_pipeline.models import Cue, Rendition, Transcript, Video
from tests.api.media.test_videos import VIDEO
from tests.cms.conftest import (  # noqa: F401
    category,
    edit,
    make_category,
    make_transcript,
    make_tutorial,
    video,
    writer,
)
from tests.events import settle
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

TUTORIAL = '{ tutorial(path: "/en/learn/cutting/first-cut") { video { title posterUrl sources { url } } } }'


@pytest.fixture
def tutorial(make_tutorial, make_transcript, video, settings, tmp_path):  # noqa: F811
    """A tutorial for the group “dealers”, whose video has all that a video can have."""
    settings.MEDIA_ROOT = tmp_path
    video.poster.save("poster.jpg", ContentFile(b"picture"))
    rendition = Rendition(video=video, name="720p", width=1280, height=720, size=4)
    rendition.file.save("720p.mp4", ContentFile(b"film"))
    transcript = make_transcript(video, "en", "The secret of the kerf.")
    transcript.captions.save("en.vtt", ContentFile(b"WEBVTT\n"))
    page = make_tutorial("first-cut", video)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="dealers"))
    settle()
    return page


@pytest.fixture
def dealer(make_user):
    return make_user(roles=["dealers"])


def watch(viewer, video):  # noqa: F811
    return Caller(viewer).data(VIDEO, id=global_id("Video", video.pk))["node"]


def test_who_may_read_the_tutorial_watches_all_of_its_video(tutorial, dealer, video):  # noqa: F811
    found = watch(dealer, video)
    assert [cue["text"] for cue in nodes(found["cues"])] == ["The secret of the kerf."]
    client = Caller(dealer).client
    downloads = [one["url"] for one in found["captions"][0]["downloads"]]
    for address in (found["posterUrl"], found["sources"][0]["url"], found["captions"][0]["url"], *downloads):
        assert client.get(address).status_code == 200
    assert Caller(dealer).data(TUTORIAL)["tutorial"]["video"]["title"] == "First cut"


@pytest.mark.parametrize("who", ["visitor", "customer", "agent"])
def test_nobody_else_gets_anything_of_it(tutorial, make_user, video, who):  # noqa: F811
    viewers = {"visitor": lambda: None, "customer": make_user, "agent": lambda: make_user(roles=["agent"])}
    viewer = viewers[who]()
    assert watch(viewer, video) is None
    assert Caller(viewer).data(TUTORIAL)["tutorial"] is None
    for part, type_name in ((Cue.objects.get(), "Cue"), (video, "Video")):
        query = "query($id: ID!) { node(id: $id) { __typename } }"
        assert Caller(viewer).data(query, id=global_id(type_name, part.pk))["node"] is None


def test_writers_watch_it_whatever_their_groups(tutorial, writer, video):  # noqa: F811
    assert watch(writer, video)["title"] == "First cut"


def test_who_leaves_the_group_gets_no_address_any_more(tutorial, dealer, video):  # noqa: F811
    assert watch(dealer, video)
    dealer.groups.clear()
    assert watch(dealer, video) is None


def test_a_narrower_door_and_an_unpublished_page_close_it_at_once(tutorial, dealer, video, category):  # noqa: F811
    above = PageViewRestriction.objects.create(page=category, restriction_type="groups")
    assert watch(dealer, video) is None
    above.delete()
    assert watch(dealer, video)
    tutorial.unpublish()
    assert watch(dealer, video) is None


def test_another_video_of_the_page_takes_its_place(tutorial, dealer, video):  # noqa: F811
    other = Video.objects.create(title="Second cut")
    edit(tutorial, video=other, publish=False)
    assert (watch(dealer, video) is None, watch(dealer, other) is None) == (False, True)
    edit(tutorial, video=other)
    assert (watch(dealer, video) is None, watch(dealer, other) is None) == (True, False)


def test_a_tutorial_for_everyone_shows_it_to_everyone(tutorial, make_tutorial, make_user, video):  # noqa: F811
    make_tutorial("open-cut", video)
    assert all(watch(viewer, video) for viewer in (None, make_user()))
    assert not Transcript.objects.visible_to(None).exists()


def test_signing_in_opens_what_is_for_accounts(tutorial, make_user, video):  # noqa: F811
    PageViewRestriction.objects.update(restriction_type="login")
    assert watch(make_user(), video)["title"] == "First cut"
    assert watch(None, video) is None
