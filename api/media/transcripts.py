"""Transcripts as clients read and correct them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, cast

import strawberry
import strawberry_django
from strawberry import relay

from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import Node, node_type, required_key
from api.core.permissions import role
from api.people.authors import AUTHOR, person_of
from api.people.types import PersonType
from core.accounts.roles import Role
from core.languages import language_name
from media_pipeline import models
from media_pipeline.captions.correcting import Change
from media_pipeline.captions.flags import Flag
from media_pipeline.policies import can_see_processing
from media_pipeline.transcripts import actions

SCOPE = "media:write"
WRITER = role(Role.WRITER)

CueFlag = strawberry.enum(
    Flag,
    name="CueFlag",
    description="Why a person should look at a cue: the engine was not sure, repeats itself or may have heard noise; "
    "too many or too few letters for its time; or the engine heard something else than before where a person had "
    "confirmed it.",
)
TranscriptReason = strawberry.enum(
    models.TranscriptVersion.Reason, name="TranscriptReason", description="What made a version of a transcript."
)
CueParent = strawberry.Parent[models.Cue]
TranscriptParent = strawberry.Parent[models.Transcript]
VersionParent = strawberry.Parent[models.TranscriptVersion]


@strawberry.type(description="A spoken word.")
class Word:
    """One entry of `media_pipeline.models.Cue.words`."""

    start_seconds: float
    end_seconds: float
    text: str
    confidence: float = strawberry.field(description="How sure the engine was, 0 to 1; 1 where a person wrote it.")


@node_type(models.Cue, name="Cue", description="A sentence, and when it is said.")
class CueType(Node):
    """As `media_pipeline.models.Cue`."""

    text: str
    confirmed: bool = strawberry_django.field(
        description="Whether a person wrote it or found it right. Transcribing again keeps it."
    )

    @strawberry_django.field(only=["start_ms"])
    def start_seconds(self, root: CueParent) -> float:
        return root.start_ms / 1000

    @strawberry_django.field(only=["end_ms"])
    def end_seconds(self, root: CueParent) -> float:
        return root.end_ms / 1000

    @strawberry_django.field(
        only=["words"], description="The words with their own times; none in captions that a person uploaded."
    )
    def words(self, root: CueParent) -> list[Word]:
        return [Word(start_seconds=s / 1000, end_seconds=e / 1000, text=t, confidence=p) for s, e, t, p in root.words]

    @strawberry_django.field(only=["flags"], description="Why a person should look at it; empty where none need.")
    def flags(self, root: CueParent) -> list[CueFlag]:  # type: ignore[valid-type]
        return [Flag(flag) for flag in root.flags]


@node_type(models.TranscriptVersion, name="TranscriptVersion", description="A transcript as it was once. For writers.")
class TranscriptVersionType(Node):
    """As `media_pipeline.models.TranscriptVersion`."""

    number: int
    reason: TranscriptReason  # type: ignore[valid-type]
    detail: str = strawberry_django.field(description="The speech model, or the number of the version restored.")
    created_at: datetime

    @strawberry_django.field(select_related=[AUTHOR], description="Who made it; null where an engine did.")
    def author(self, root: VersionParent) -> PersonType | None:
        return person_of(root.author)


@node_type(models.Transcript, name="Transcript", description="What is said in a video, in one language.")
class TranscriptType(Node):
    """As `media_pipeline.models.Transcript`."""

    locale: str = strawberry_django.field(field_name="language", description="BCP 47 code, in lower case.")
    version: int = strawberry_django.field(description="Counts its changes. A correction says which it was made to.")

    @strawberry_django.field(only=["language"], description="The language's name in itself.")
    def label(self, root: TranscriptParent) -> str:
        return language_name(root.language)

    @strawberry_django.field(only=["source"], description="Whether speech recognition made it.")
    def automatic(self, root: TranscriptParent) -> bool:
        return root.is_automatic

    @strawberry_django.field(only=["source"], description="Whether it is in another language than what is said.")
    def translated(self, root: TranscriptParent) -> bool:
        return root.is_translated

    @strawberry.field(description="How many cues a person should look at; null for those who are not writers.")
    def to_review(self, info: Info, root: TranscriptParent) -> int | None:
        viewer = viewer_of(info)
        if not can_see_processing(viewer):
            return None
        return models.Cue.objects.visible_to(viewer).filter(transcript=root).to_review().count()

    @connection(Connection[CueType], description="What is said, in order: everything, or between two moments.")
    def cues(
        self,
        info: Info,
        root: TranscriptParent,
        from_: Annotated[float | None, strawberry.argument(name="from", description="In seconds.")] = None,
        to: Annotated[float | None, strawberry.argument(description="In seconds, not included.")] = None,
    ) -> Iterable[models.Cue]:
        cues = models.Cue.objects.visible_to(viewer_of(info)).filter(transcript=root)
        return cues.between(moment(from_), moment(to)).order_by("position")

    @connection(
        Connection[TranscriptVersionType],
        description="What it was, the newest first; none unless one is a writer.",
    )
    def versions(self, info: Info, root: TranscriptParent) -> Iterable[models.TranscriptVersion]:
        versions = models.TranscriptVersion.objects.visible_to(viewer_of(info)).filter(transcript=root)
        return versions.order_by("-number")


def milliseconds(seconds: float) -> int:
    """A moment in a video; one beyond any video is as good as its end."""
    return round(min(max(seconds, 0.0), 1e7) * 1000)


def moment(seconds: float | None) -> int | None:
    """As `milliseconds`; None, an open end, stays None."""
    return None if seconds is None else milliseconds(seconds)


@strawberry.input(description="A sentence as a person wrote it.")
class CueInput:
    """One of `TranscriptChangeInput.cues`."""

    start_seconds: float
    end_seconds: float
    text: str


@strawberry.input(description="Cues that take the place of others. Without cues, nothing is said there.")
class TranscriptChangeInput:
    """One of `TranscriptCorrectInput.changes`."""

    position: int = strawberry.field(description="Which cue is the first to go; the first of all is 0.")
    removed: int = strawberry.field(description="How many go; 0 to put cues before the one at `position`.")
    cues: list[CueInput]


@strawberry.input(description="Changes to a transcript. They stay when the video is transcribed again.")
class TranscriptCorrectInput:
    """For `transcriptCorrect`."""

    transcript_id: relay.GlobalID
    version: int = strawberry.field(description="The version that was read. Changes made since are kept beside these.")
    changes: list[TranscriptChangeInput]
    client_mutation_id: str | None = None


@strawberry.input(description="An older version that is to be the newest again.")
class TranscriptRestoreInput:
    """For `transcriptRestore`."""

    transcript_id: relay.GlobalID
    number: int
    client_mutation_id: str | None = None


@strawberry.type
class TranscriptCorrectPayload(Payload):
    """Answer of `transcriptCorrect`."""

    transcript: TranscriptType | None = None


@strawberry.type
class TranscriptRestorePayload(Payload):
    """Answer of `transcriptRestore`."""

    transcript: TranscriptType | None = None


@strawberry.type
class TranscriptMutation:
    """Mutations of transcripts."""

    @mutation(permission=WRITER, scope=SCOPE, description="Correct a transcript: texts, times, cues more or less.")
    def transcript_correct(self, info: Info, input: TranscriptCorrectInput) -> TranscriptCorrectPayload:
        transcript = actions.correct_transcript(
            actor=viewer_of(info),
            transcript_id=required_key(input.transcript_id, "Transcript", "transcript_id"),
            version=input.version,
            changes=[_change(change) for change in input.changes],
        )
        return TranscriptCorrectPayload(transcript=cast(Any, transcript))

    @mutation(permission=WRITER, scope=SCOPE, description="Make an older version of a transcript the newest again.")
    def transcript_restore(self, info: Info, input: TranscriptRestoreInput) -> TranscriptRestorePayload:
        transcript = actions.restore_version(
            actor=viewer_of(info),
            transcript_id=required_key(input.transcript_id, "Transcript", "transcript_id"),
            number=input.number,
        )
        return TranscriptRestorePayload(transcript=cast(Any, transcript))


def _change(change: TranscriptChangeInput) -> Change:
    lines = tuple((given_ms(cue.start_seconds), given_ms(cue.end_seconds), cue.text) for cue in change.cues)
    return Change(change.position, change.removed, lines)


def given_ms(seconds: float) -> int:
    """A time in milliseconds as it was given, for the action to judge; what no video has is -1."""
    return round(seconds * 1000) if 0 <= seconds < 1e7 else -1
