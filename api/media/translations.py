"""Transcripts as clients read them beside what is said, and translate them."""

from typing import Annotated, Any, cast

import strawberry
from strawberry import relay

from api.core.connections import check_first
from api.core.context import Info, viewer_of
from api.core.errors import called
from api.core.mutations import Payload, mutation
from api.core.nodes import required_key
from media_pipeline.captions.translating import Pair, Translated, Upkeep
from media_pipeline.transcripts import translations

from .transcripts import SCOPE, WRITER, TranscriptType, given_ms, moment

MAX_CUES = 200

TranslationUpkeep = strawberry.enum(
    Upkeep,
    name="TranslationUpkeep",
    description="How a translation stands to what is said: there is none, something else is said now than when it was "
    "made (case and punctuation make no difference), or it is as it should be.",
)


@strawberry.type(description="What is said at a time, and its translation.")
class TranslationCue:
    """As `media_pipeline.captions.translating.Pair`."""

    start_seconds: float
    end_seconds: float
    source: str = strawberry.field(description="What is said; empty where nothing is said any more.")
    text: str = strawberry.field(description="The translation; empty where there is none.")
    made_from: str = strawberry.field(description="What was said when it was translated.")
    upkeep: TranslationUpkeep  # type: ignore[valid-type]
    replaces: list[int] = strawberry.field(description="For `transcriptTranslate`: what a new translation replaces.")


@strawberry.type(description="A translation of a transcript, beside its source. For writers.")
class VideoTranslation:
    """As `media_pipeline.transcripts.translations.Translation`."""

    kept: strawberry.Private[translations.Translation]

    @strawberry.field(description="BCP 47 code, in lower case.")
    def locale(self) -> str:
        return self.kept.language

    @strawberry.field(description="The language's name in itself.")
    def label(self) -> str:
        return self.kept.label

    @strawberry.field(description="The language that it is made from.")
    def source_locale(self) -> str:
        return self.kept.source.language

    @strawberry.field(description="Counts its changes; 0 while nobody has begun.")
    def version(self) -> int:
        return self.kept.version

    @strawberry.field(description="Whether readers see it: they do once nothing was missing.")
    def shown(self) -> bool:
        return bool(self.kept.transcript and self.kept.transcript.complete)

    @strawberry.field(description="How many cues have no translation.")
    def missing(self) -> int:
        return self.kept.missing

    @strawberry.field(description="Of how many cues the source has changed since.")
    def stale(self) -> int:
        return self.kept.stale

    @strawberry.field(
        description=f"In order of time, from a moment on, at most {MAX_CUES}. Go on from the last one's end."
    )
    def cues(
        self,
        from_: Annotated[float | None, strawberry.argument(name="from", description="In seconds.")] = None,
        upkeep: Annotated[
            TranslationUpkeep | None,  # type: ignore[valid-type]
            strawberry.argument(description="Only those that are kept up like that."),
        ] = None,
        first: int = 100,
    ) -> list[TranslationCue]:
        check_first(first, MAX_CUES)
        begin = moment(from_) or 0
        chosen = [pair for pair in self.kept.pairs if pair.end_ms > begin and (upkeep is None or pair.upkeep == upkeep)]
        return [_cue(self.kept, pair) for pair in chosen[:first]]


def _cue(kept: translations.Translation, pair: Pair) -> TranslationCue:
    return TranslationCue(
        start_seconds=pair.start_ms / 1000,
        end_seconds=pair.end_ms / 1000,
        source=pair.source_text,
        text=pair.text,
        made_from=pair.made_from,
        upkeep=pair.upkeep,
        replaces=kept.places(pair),
    )


@strawberry.input(description="A cue as a person translated it.")
class TranslatedCueInput:
    """One of `TranscriptTranslateInput.cues`."""

    start_seconds: float
    end_seconds: float
    source: str = strawberry.field(description="What is said, as the person read it.")
    text: str = strawberry.field(description="Its translation; empty to take it away.")
    replaces: list[int] = strawberry.field(
        default_factory=list, description="`TranslationCue.replaces` of the version that is named."
    )


@strawberry.input(description="Translations of what is said in a video.")
class TranscriptTranslateInput:
    """For `transcriptTranslate`."""

    video_id: relay.GlobalID
    locale: str
    version: int = strawberry.field(description="The version that was read; 0 where nobody had begun.")
    cues: list[TranslatedCueInput]
    client_mutation_id: str | None = None


@strawberry.type
class TranscriptTranslatePayload(Payload):
    """Answer of `transcriptTranslate`."""

    translation: VideoTranslation | None = None
    transcript: TranscriptType | None = None


@strawberry.type
class TranslationMutation:
    """Mutations of translations."""

    @mutation(
        permission=WRITER,
        scope=SCOPE,
        description="Translate what is said in a video, cue by cue. Readers get it once nothing is missing.",
    )
    def transcript_translate(self, info: Info, input: TranscriptTranslateInput) -> TranscriptTranslatePayload:
        with called(language="locale", changes="cues"):
            kept = translations.translate(
                actor=viewer_of(info),
                video_id=required_key(input.video_id, "Video", "video_id"),
                language=input.locale,
                version=input.version,
                changes=[_translated(cue) for cue in input.cues],
            )
        return TranscriptTranslatePayload(
            translation=VideoTranslation(kept=kept), transcript=cast(Any, kept.transcript)
        )


def _translated(cue: TranslatedCueInput) -> Translated:
    times = (given_ms(cue.start_seconds), given_ms(cue.end_seconds))
    return Translated(*times, cue.source, cue.text, tuple(cue.replaces))
