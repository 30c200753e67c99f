"""Counting that a page was read."""

from enum import Enum
from typing import Any

import strawberry
from strawberry import relay

from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.permissions import ANYONE
from cms import models
from cms.visits import actions
from core.accounts.callers import address_of, caller_name
from core.accounts.scopes import Scope

from .feedback import page_key


@strawberry.enum(description="How far a visit of a page has come.")
class PageVisitStep(Enum):
    """As `cms.visits.actions.Step`."""

    SHOWN = strawberry.enum_value("shown", description="The page is on the reader's screen.")
    READ_THROUGH = strawberry.enum_value(
        "read_through",
        description="The end of the text was on the screen and the page was looked at for a third of its reading time "
        "or longer; of a tutorial, also: the video was played to 90 %. After SHOWN, with the same locale and source.",
    )


PageVisitSource = strawberry.enum(
    models.PageDay.Source,
    name="PageVisitSource",
    description="Where a reader came from, coarsely: a search on the site or elsewhere, a link, or nothing known.",
)


@strawberry.input
class PageVisitRecordInput:
    page_id: relay.GlobalID = strawberry.field(description="Of a `DocumentPage`.")
    step: PageVisitStep
    locale: str = strawberry.field(description="The language that the reader asked for: `requestedLocale` of the page.")
    source: PageVisitSource  # type: ignore[valid-type]
    client_mutation_id: str | None = None


@strawberry.type
class PageVisitRecordPayload(Payload):
    recorded: bool | None = strawberry.field(
        default=None,
        description="False where it is not to be counted: the browser asks not to be (`DNT: 1`, `Sec-GPC: 1`), the "
        "viewer edits the page, or one caller comes to one page more often than readers do.",
    )


@strawberry.type
class VisitsMutation:
    @mutation(
        permission=ANYONE,
        scope=Scope.FEEDBACK_WRITE,
        description="Count that a page was shown, at most once in half an hour in one tab, or that it was read "
        "through, at most once for each time that it was shown. Only sums by day are kept, nothing of the reader.",
    )
    def page_visit_record(self, info: Info, input: PageVisitRecordInput) -> PageVisitRecordPayload:
        recorded = actions.record_visit(
            visitor=visitor_of(info),
            page_id=page_key(input.page_id),
            step=actions.Step[input.step.name],
            locale=input.locale,
            source=input.source,
        )
        return PageVisitRecordPayload(recorded=recorded)


def visitor_of(info: Info) -> actions.Visitor:
    """Who reads, and whether their browser asks not to be counted."""
    request: Any = info.context.request
    viewer = viewer_of(info)
    return actions.Visitor(
        viewer=viewer,
        caller=caller_name(viewer, address_of(request)),
        declines="1" in (request.headers.get("DNT"), request.headers.get("Sec-GPC")),
    )
