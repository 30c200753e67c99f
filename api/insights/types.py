"""Gaps in the content, and how a page does."""

from datetime import datetime
from typing import Any, cast

import strawberry

from api.content.feedback import Helpfulness, helpfulness_type
from api.core.context import Info, viewer_of
from api.core.nodes import Node, node_type
from cms.visits.reading import Visits
from cms.watching.reading import Watching
from community.insights import models, reading
from core.accounts.models import Viewer

ContentGapState = strawberry.enum(
    models.ContentGap.State,
    name="ContentGapState",
    description="OPEN; ASSIGNED: a page is being written; CLOSED: it is published; DISMISSED: no page is to answer it.",
)


@strawberry.type(description="A topic of the community that asks it.")
class ContentGapTopic:
    """As `community.insights.reading.TopicExample`."""

    title: str
    path: str


@strawberry.type(description="A wording of a search that several people used.")
class ContentGapSearch:
    """As `community.insights.reading.SearchExample`."""

    text: str
    people: int


@strawberry.type(description="A ticket that asks it.")
class ContentGapTicket:
    """As `community.insights.reading.TicketExample`."""

    number: int
    subject: str
    path: str


@node_type(
    models.ContentGap,
    name="ContentGap",
    description="A question that people asked in one language, in whatever words, and that no page answers. For "
    "writers. Counts are those of the last 90 days.",
)
class ContentGapType(Node):
    """As `community.insights.models.ContentGap`."""

    @strawberry.field(
        description="In the words of one who asked it, of the page that is to answer it, or its key words."
    )
    def question(self, info: Info, root: strawberry.Parent[Any]) -> str:
        return reading.told_of(root, viewer_of(info)).question

    @strawberry.field(description="The language in which it was asked.")
    def locale(self, root: strawberry.Parent[Any]) -> str:
        return str(root.locale)

    @strawberry.field
    def state(self, root: strawberry.Parent[Any]) -> ContentGapState:  # type: ignore[valid-type]
        return models.ContentGap.State(root.state)

    @strawberry.field(
        description="How many different people asked. An account counts once, however often and wherever it asked; "
        "visitors who search count once a day."
    )
    def people(self, root: strawberry.Parent[Any]) -> int:
        return int(root.people)

    @strawberry.field(description="Of them, those who searched.")
    def search_people(self, root: strawberry.Parent[Any]) -> int:
        return int(root.search_people)

    @strawberry.field(description="Of them, those who opened a ticket.")
    def ticket_people(self, root: strawberry.Parent[Any]) -> int:
        return int(root.ticket_people)

    @strawberry.field(description="Of them, those who asked the community.")
    def topic_people(self, root: strawberry.Parent[Any]) -> int:
        return int(root.topic_people)

    @strawberry.field
    def last_asked_at(self, root: strawberry.Parent[Any]) -> datetime:
        return cast(datetime, root.last_asked_at)

    @strawberry.field(description="When the page that answers it was published.")
    def closed_at(self, root: strawberry.Parent[Any]) -> datetime | None:
        return cast("datetime | None", root.closed_at)

    @strawberry.field(
        description="People who asked in the four weeks before the page was published: the different people of each "
        "week, added up. Null until four weeks have passed since."
    )
    def people_before(self, root: strawberry.Parent[Any]) -> int | None:
        return cast("int | None", root.people_before)

    @strawberry.field(description="The same for the four weeks after it.")
    def people_after(self, root: strawberry.Parent[Any]) -> int | None:
        return cast("int | None", root.people_after)

    @strawberry.field(description="Why it was dismissed; empty otherwise.")
    def reason(self, root: strawberry.Parent[Any]) -> str:
        return str(root.reason)

    @strawberry.field(description="The latest, at most five.")
    def topics(self, info: Info, root: strawberry.Parent[Any]) -> list[ContentGapTopic]:
        found = reading.told_of(root, viewer_of(info)).topics
        return [ContentGapTopic(title=one.title, path=one.path) for one in found]

    @strawberry.field(description="What most people typed, at most five wordings.")
    def searches(self, info: Info, root: strawberry.Parent[Any]) -> list[ContentGapSearch]:
        found = reading.told_of(root, viewer_of(info)).searches
        return [ContentGapSearch(text=one.text, people=one.people) for one in found]

    @strawberry.field(description="The latest, at most five; empty for writers who may not read tickets.")
    def tickets(self, info: Info, root: strawberry.Parent[Any]) -> list[ContentGapTicket]:
        found = reading.told_of(root, viewer_of(info)).tickets
        return [ContentGapTicket(number=one.number, subject=one.subject, path=one.path) for one in found]


@strawberry.type(description="A question to search in whose results readers opened a page, in the last 28 days.")
class LeadingQuestion:
    """As `core.search.log.reading.LeadingQuestion`."""

    text: str = strawberry.field(description="As it was typed most often.")
    asked: int = strawberry.field(description="How often it was asked.")
    opened: int = strawberry.field(description="How often the page was opened then.")


@strawberry.type(
    description="One of the forty parts of equal length of a video, and in how many visits it was watched, replayed "
    "and skipped: half of it or more was watched, or watched more than once; less was, and the viewer came beyond it."
)
class WatchedPart:
    """As `cms.watching.reading.Part`."""

    start_seconds: float
    end_seconds: float
    watched: int
    replayed: int
    skipped: int


@strawberry.type(
    description="How a video was watched in visits of the last 28 days. Shares are those of its different seconds: "
    "neither jumping to the end nor playing one part again is watching."
)
class VideoWatching:
    """As `cms.watching.reading.Watching`."""

    found: strawberry.Private[Watching]

    @strawberry.field(description="Visits in which a second of it or more was watched.")
    def starts(self) -> int:
        return self.found.counts.starts

    @strawberry.field(description="Of these, those in which 25 % was watched.")
    def quarter(self) -> int:
        return self.found.counts.quarter

    @strawberry.field(description="50 %.")
    def half(self) -> int:
        return self.found.counts.half

    @strawberry.field(description="75 %.")
    def three_quarters(self) -> int:
        return self.found.counts.three_quarters

    @strawberry.field(description="All of it, but for the last frames.")
    def whole(self) -> int:
        return self.found.counts.whole

    @strawberry.field(description="90 %.")
    def completed(self) -> int:
        return self.found.counts.completed

    @strawberry.field(description="The part of the starts, 0 to 1, that was completed. Null without a start.")
    def completion_rate(self) -> float | None:
        return self.found.completion

    @strawberry.field(description="In order.")
    def parts(self) -> list[WatchedPart]:
        return [
            WatchedPart(
                start_seconds=part.start_ms / 1000,
                end_seconds=part.end_ms / 1000,
                watched=part.watched,
                replayed=part.replayed,
                skipped=part.skipped,
            )
            for part in self.found.parts
        ]


@strawberry.type(description="How a page does with its readers, for those who may edit it.")
class PageInsights:
    """As `community.insights.reading.PageInsights`."""

    found: strawberry.Private[reading.PageInsights]

    @strawberry.field(
        name="views28d",
        description="How often the page was on a reader's screen in the last 28 days; once in half an hour in one tab.",
    )
    def views(self) -> int:
        return self.found.visits.views

    @strawberry.field(
        description="The part of the views, 0 to 1, in which the end of the text was on the screen and the page was "
        "looked at for a third of its reading time or longer; of a tutorial, also those in which the video was played "
        "to 90 %. Null without a view."
    )
    def read_through_rate(self) -> float | None:
        visits: Visits = self.found.visits
        return visits.rate

    @strawberry.field(description="The votes on the version that is live now.")
    def helpfulness(self) -> Helpfulness | None:
        return helpfulness_type(self.found.helpfulness)

    @strawberry.field(description="The questions that led to the page, the most frequent first, at most ten.")
    def questions(self) -> list[LeadingQuestion]:
        return [LeadingQuestion(text=one.text, asked=one.asked, opened=one.opened) for one in self.found.questions]

    @strawberry.field(description="Tickets that readers opened from the page in the last 28 days.")
    def tickets(self) -> int:
        return self.found.tickets

    @strawberry.field(
        description="Of a tutorial: how the video that it shows now was watched. Null for other pages, and while the "
        "video's length is not known."
    )
    def watching(self) -> VideoWatching | None:
        return VideoWatching(found=self.found.watching) if self.found.watching else None


def page_insights_type(page: Any, viewer: Viewer) -> PageInsights | None:
    """How a page does; None for all but its writers."""
    found = reading.insights_of(page, viewer)
    return PageInsights(found=found) if found else None
