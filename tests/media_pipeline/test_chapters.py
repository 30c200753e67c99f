"""Chapters: written by people, proposed from what is said, and never taken from those who wrote them."""

from contextlib import suppress

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from core.errors import DomainError, ErrorCode
from core.events.models import Entry
from media_pipeline import actions
from media_pipeline.captions.layout import Caption
from media_pipeline.chapters.lines import BadChapters, read, written
from media_pipeline.chapters.proposal import FEWEST, MOST, PAUSE_MS, SHORTEST_MS, proposed
from media_pipeline.chapters.rules import MAX_CHAPTERS, MAX_TITLE, NewChapter, faults, tidied
from media_pipeline.clock import clock, exact_clock, read_clock
from media_pipeline.models import Chapter, Video
from tests.events import settle

MINUTES = 10 * 60_000
titles = st.text(min_size=1, max_size=60)
starts = st.lists(st.integers(1, MINUTES - 1), unique=True, max_size=20).map(lambda all: [0, *sorted(all)])


@st.composite
def right_chapters(draw):
    """Chapters that a video of ten minutes may have."""
    given_ = [NewChapter(start, draw(titles)) for start in draw(starts)]
    return [NewChapter(one.start_ms, one.title or "x") for one in tidied(given_)]


@st.composite
def sentences(draw):
    """What is said, in order, and how long the video is."""
    cues, at = [], draw(st.integers(0, 5_000))
    for text in draw(st.lists(st.text(max_size=40) | st.just("Clean the lens before you cut anything at all."))):
        end = at + draw(st.integers(1, 9_000))
        cues.append(Caption(at, end, text))
        at = end + draw(st.integers(0, 4_000))
    return cues, at + draw(st.integers(0, 10_000))


class TestTimes:
    @given(st.integers(0, 2**31 - 1))
    def test_what_is_written_is_read_again(self, moment):
        assert read_clock(exact_clock(moment)) == moment
        assert read_clock(clock(moment)) == moment // 1000 * 1000

    @pytest.mark.parametrize(
        ("text", "moment"),
        [("0:00", 0), ("1:05", 65_000), ("75:00", 4_500_000), ("1:00:07", 3_607_000), (" 0:01,5 ", 1_500)],
    )
    def test_as_people_write_them(self, text, moment):
        assert read_clock(text) == moment

    @pytest.mark.parametrize("text", ["", "65", "1:5", "1:60", "1:75:00", "-1:00", "1:00:00:00", "١:٠٠x", "a:bc"])
    def test_other_things_are_no_times(self, text):
        assert read_clock(text) is None


class TestLines:
    @given(right_chapters())
    def test_a_list_is_read_as_it_was_written(self, chapters):
        assert read(written(chapters), MINUTES) == chapters

    @pytest.mark.parametrize(
        "line",
        [
            "1:05 Focus",
            "1:05 - Focus",
            "[1:05] Focus",
            "(1:05) Focus",
            "• 1:05 – Focus",
            "1:05: Focus",
            " 01:05   Focus ",
        ],
    )
    def test_the_forms_that_people_know(self, line):
        assert read(f"0:00 Start\n\n{line}\n", MINUTES) == [NewChapter(0, "Start"), NewChapter(65_000, "Focus")]

    def test_a_title_may_begin_with_a_number(self):
        assert read("0:00 3 ways\n1:00 -40 °C", MINUTES) == [NewChapter(0, "3 ways"), NewChapter(60_000, "-40 °C")]

    def test_nothing_is_no_chapters(self):
        assert read(" \n\n", MINUTES) == []

    @pytest.mark.parametrize(
        ("text", "messages"),
        [
            ("Start\n0:10 Focus\nsoon: Cut", ["Line 1: Write a time and a title", "Line 3: Write a time"]),
            ("0:05 Start", ["Line 1: The first chapter begins at 0:00, not at 0:05"]),
            ("0:00 Start\n\n2:00 Cut\n1:00 Focus", ["Line 4: 1:00 is not later than the chapter before it"]),
            ("0:00 Start\n0:00 Again", ["Line 2: 0:00 is not later"]),
            ("0:00 Start\n10:00 End", ["Line 2: 10:00 is not in the video, which ends at 10:00"]),
            ("0:00 Start\n1:00", ["Line 2: Give the chapter at 1:00 a title"]),
            (f"0:00 {'x' * (MAX_TITLE + 1)}", [f"Line 1: This title is longer than {MAX_TITLE} characters"]),
            ("0:30 A\n0:20\n11:00 B", ["Line 1: The first", "Line 2: 0:20 is not later", "Line 3: 11:00 is not in"]),
        ],
    )
    def test_every_line_at_fault_is_named_with_what_is_wrong(self, text, messages):
        with pytest.raises(BadChapters) as refused:
            read(text, MINUTES)
        assert len(refused.value.messages) == len(messages)
        for said, expected in zip(refused.value.messages, messages, strict=True):
            assert said.startswith(expected)

    def test_there_are_a_hundred_at_most(self):
        many = [NewChapter(number * 1000, "x") for number in range(MAX_CHAPTERS + 1)]
        assert faults(many[:-1], MINUTES) == {}
        with pytest.raises(BadChapters, match=f"Line {MAX_CHAPTERS + 1}: A video has at most"):
            read(written(many), MINUTES)

    @given(st.text(max_size=200))
    def test_any_text_is_chapters_or_is_refused_with_a_reason(self, text):
        with suppress(BadChapters):
            assert faults(read(text, MINUTES), MINUTES) == {}


class TestProposals:
    @given(sentences())
    def test_what_is_proposed_is_right(self, spoken):
        cues, length = spoken
        found = proposed(cues, length)
        assert tidied(found) == found
        assert faults(found, length) == {}
        assert found == [] or FEWEST <= len(found) <= MOST
        begins = [one.start_ms for one in found]
        ends = [*begins[1:], length]
        assert all(end - begin >= SHORTEST_MS for begin, end in zip(begins, ends, strict=bool(begins)) if begins)
        assert {start for start in begins if start} <= {cue.start_ms for cue in cues}

    def test_they_begin_after_the_longest_pauses_with_the_first_words(self):
        pauses = {3: 2_000, 6: 3_000}
        cues, at = [], 0
        for number in range(9):
            at += pauses.get(number, PAUSE_MS - 100)
            cues.append(Caption(at, at + 5_000, f"Sentence {number} of a film about kerf, as it is told to everyone."))
            at += 5_000
        found = proposed(cues, at)
        assert [one.start_ms for one in found] == [0, cues[3].start_ms, cues[6].start_ms]
        assert found[1].title == "Sentence 3 of a film about kerf…"

    def test_what_opens_a_line_of_dialogue_is_no_part_of_the_title(self):
        cues = [Caption(at, at + 2_000, "– Clean\x1b the lens!") for at in range(0, 60_000, 12_000)]
        assert {one.title for one in proposed(cues, 60_000)} == {"Clean the lens"}

    def test_a_short_video_gets_none(self):
        cues = [Caption(at, at + 2_000, "Clean the lens.") for at in range(0, 24_000, 4_000)]
        assert proposed(cues, 24_000) == []
        assert proposed([], MINUTES) == []


@pytest.fixture
def video(writer):
    from wagtail.models import Collection

    return Video.objects.create(
        title="Kerf", file="videos/x/upload/original.mp4", uploaded_by=writer, duration_ms=MINUTES,
        collection=Collection.get_first_root_node(),
    )  # fmt: skip


def told():
    return Entry.objects.filter(name="media_pipeline.ChaptersChanged")


def chapters_of(video):
    return list(Chapter.objects.filter(video=video).values_list("start_ms", "title"))


MINE = [NewChapter(0, "Start"), NewChapter(61_500, "Cut")]


@pytest.mark.django_db
class TestWriting:
    def test_a_writer_writes_them_and_it_is_told(self, writer, video):
        actions.set_chapters(actor=writer, video_id=video.pk, chapters=MINE)
        assert chapters_of(video) == [(0, "Start"), (61_500, "Cut")]
        assert told().get().audience == ["role:writer"]
        actions.set_chapters(actor=writer, video_id=video.pk, chapters=MINE)
        assert told().count() == 1
        actions.set_chapters(actor=writer, video_id=video.pk, chapters=[])
        assert chapters_of(video) == []
        assert told().count() == 2

    def test_everyone_who_watches_is_told(self, writer, video):
        actions.set_published(video_id=video.pk, published=True)
        actions.set_chapters(actor=writer, video_id=video.pk, chapters=MINE)
        assert told().get().audience == ["public", "role:writer"]

    def test_wrong_ones_are_refused_and_the_old_ones_stay(self, writer, video):
        actions.set_chapters(actor=writer, video_id=video.pk, chapters=MINE)
        with pytest.raises(DomainError, match="Chapter 2: 11:00 is not in the video") as refused:
            actions.set_chapters(actor=writer, video_id=video.pk, chapters=[MINE[0], NewChapter(660_000, "Late")])
        assert refused.value.field == "chapters"
        assert chapters_of(video) == [(0, "Start"), (61_500, "Cut")]

    def test_before_the_length_is_known_no_moment_is_later_than_any_video(self, writer, video):
        Video.objects.update(duration_ms=None)
        with pytest.raises(DomainError, match="is not in the video"):
            actions.set_chapters(actor=writer, video_id=video.pk, chapters=[MINE[0], NewChapter(2**31, "Late")])

    @pytest.mark.parametrize("published", [True, False])
    def test_customers_may_not(self, make_user, video, published):
        actions.set_published(video_id=video.pk, published=published)
        with pytest.raises(DomainError) as refused:
            actions.set_chapters(actor=make_user(), video_id=video.pk, chapters=MINE)
        assert refused.value.code is (ErrorCode.FORBIDDEN if published else ErrorCode.NOT_FOUND)
        assert not chapters_of(video)


@pytest.mark.django_db
class TestThePipeline:
    def test_proposes_them_from_what_it_heard(self, upload):
        video = upload()
        settle()
        found = chapters_of(video)
        assert found[0] == (0, "Place the file on the belt")
        assert len(found) >= FEWEST
        cues = set(video.transcripts.get().cues.values_list("start_ms", flat=True))
        assert {start for start, _ in found[1:]} <= cues
        assert told().count() == 1

    @pytest.mark.parametrize("mine", [MINE[:1], []])
    def test_leaves_alone_what_a_person_wrote_be_it_none(self, upload, writer, mine):
        video = upload()
        settle()
        actions.set_chapters(actor=writer, video_id=video.pk, chapters=mine)
        actions.change_video(actor=writer, video_id=video.pk, language="en")
        settle()
        assert Video.objects.get().state == "ready"
        assert chapters_of(video) == [(one.start_ms, one.title) for one in mine]


@pytest.mark.django_db
class TestTheForm:
    @pytest.fixture
    def browser(self, client, writer):
        Group.objects.get(name="writer").permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(writer)
        return client

    def test_a_writer_edits_what_was_proposed(self, browser, video):
        Chapter.objects.create(video=video, start_ms=0, title="Start")
        page = reverse("videos:edit", args=[video.pk])
        before = browser.get(page).content.decode()
        assert "0:00 Start</textarea>" in before
        assert "Proposed from what is said" in before
        answer = browser.post(page, {"form": "chapters", "chapters-chapters": "0:00 Start\r\n1:01.5 Cut"})
        assert answer.status_code == 302
        assert chapters_of(video) == [(0, "Start"), (61_500, "Cut")]
        assert "Written by people" in browser.get(page).content.decode()

    def test_a_mistake_is_named_by_its_line_and_nothing_typed_is_lost(self, browser, video):
        page = reverse("videos:edit", args=[video.pk])
        typed = "0:00 Start\r\n1:99 Cut\r\nEnd"
        answer = browser.post(page, {"form": "chapters", "chapters-chapters": typed}).content.decode()
        assert "Line 2: Write a time and a title" in answer
        assert "Line 3: Write a time and a title" in answer
        assert "1:99 Cut" in answer
        assert not chapters_of(video)
