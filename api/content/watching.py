"""Counting what is watched of tutorials' videos."""

import strawberry
from strawberry import relay

from api.core.context import Info
from api.core.mutations import Payload, mutation
from api.core.nodes import required_key
from api.core.permissions import ANYONE
from cms.watching import actions
from cms.watching.stretches import Stretch
from core.accounts.scopes import Scope

from .visits import visitor_of


@strawberry.input(description="From `startSeconds` up to `endSeconds`, watched so many `times`.")
class WatchedStretchInput:
    start_seconds: float
    end_seconds: float
    times: int = 1


@strawberry.input
class TutorialWatchRecordInput:
    tutorial_id: relay.GlobalID
    video_id: relay.GlobalID = strawberry.field(description="Of the video that was watched: the one the page shows.")
    visit_id: str = strawberry.field(
        description="16 to 64 letters, digits, '-' or '_', made up at random for this visit and kept for no other. A "
        "visit lasts while the page is open, and twelve hours at most."
    )
    stretches: list[WatchedStretchInput] = strawberry.field(
        description=f"All that was watched since the visit began, at most {actions.MOST_STRETCHES} stretches. What "
        "lies outside of the video is left out."
    )
    client_mutation_id: str | None = None


@strawberry.type
class TutorialWatchRecordPayload(Payload):
    recorded: bool | None = strawberry.field(
        default=None,
        description="False where it is not to be counted: the browser asks not to be (`DNT: 1`, `Sec-GPC: 1`), the "
        "viewer edits the page, less than a second was watched, or one caller begins more visits of one page than "
        "viewers do.",
    )


@strawberry.type
class WatchingMutation:
    @mutation(
        permission=ANYONE,
        scope=Scope.FEEDBACK_WRITE,
        description="Count what of a tutorial's video was watched in a visit so far: told again with more, under the "
        "same `visitId`, it takes the place of what was told before. Say so while it plays, when it is paused and when "
        "the page is left. Only sums by day are kept, nothing of the viewer.",
    )
    def tutorial_watch_record(self, info: Info, input: TutorialWatchRecordInput) -> TutorialWatchRecordPayload:
        recorded = actions.record_watching(
            visitor=visitor_of(info),
            page_id=required_key(input.tutorial_id, "Tutorial", "tutorial_id"),
            video_id=required_key(input.video_id, "Video", "video_id"),
            token=input.visit_id,
            stretches=[
                Stretch(start=one.start_seconds, end=one.end_seconds, times=one.times) for one in input.stretches
            ],
        )
        return TutorialWatchRecordPayload(recorded=recorded)
