"""Whisper through CTranslate2: the default engine."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import numpy as np
from django.conf import settings
from faster_whisper import WhisperModel
from faster_whisper.transcribe import Segment as WhisperSegment
from faster_whisper.transcribe import restore_speech_timestamps
from faster_whisper.vad import collect_chunks

from media_pipeline.failures import StepFailed

from .protocol import MICRO, SAMPLE_RATE, EngineInfo, Heard, Pcm, Segment, Word
from .speech import chunks_of, in_milliseconds
from .weights import digest_of, folder_of

# Silence longer than this is skipped instead of being filled with invented words.
SILENCE_SECONDS = 2.0


class FasterWhisper:
    """One model, loaded once per process (and after the worker's fork: threads do not survive one)."""

    def __init__(self, model: str, folder: Path) -> None:
        try:
            self.model = WhisperModel(
                str(folder),
                device=settings.WHISPER_DEVICE,
                compute_type=settings.WHISPER_COMPUTE_TYPE,
                cpu_threads=settings.WHISPER_THREADS,
                local_files_only=True,
            )
            digest = digest_of(folder / "model.bin")
        except (RuntimeError, ValueError, OSError) as error:
            reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise StepFailed("MODEL_BROKEN", model=model, reason=reason) from error
        self.info = EngineInfo("faster-whisper", version("faster-whisper"), model, digest)

    def transcribe(self, sound: Pcm, *, language: str, hint: str = "", into_english: bool = False) -> Heard:
        """See Transcriber.transcribe.

        Earlier text is never fed back: it starts loops in real models. Silence is kept from the model, which would
        invent words for it: as the library's own `vad_filter` does, but telling where it found speech.
        """
        if not self.model.model.is_multilingual:
            if into_english:
                raise StepFailed("CANNOT_TRANSLATE", model=self.info.model)
            language = "en"
        chunks = chunks_of(sound)
        if not chunks:
            return Heard(language or "en", iter(()), ())
        spoken, _metadata = collect_chunks(sound, chunks)
        segments, info = self.model.transcribe(
            np.concatenate(spoken),
            language=language or None,
            task="translate" if into_english else "transcribe",
            beam_size=5,
            condition_on_previous_text=False,
            word_timestamps=True,
            hallucination_silence_threshold=SILENCE_SECONDS,
            **self._hinted(hint),
        )
        found = restore_speech_timestamps(segments, chunks, SAMPLE_RATE)
        return Heard(info.language, map(_segment, found), in_milliseconds(chunks))

    def _hinted(self, hint: str) -> dict[str, str]:
        """Hot words are told with every half minute. The micro model was trained without: it would lose sentences."""
        return {"hotwords": hint} if hint and self.info.model != MICRO else {}


def _segment(heard: WhisperSegment) -> Segment:
    words = tuple(
        Word(_ms(word.start), _ms(word.end), word.word, round(float(word.probability), 3)) for word in heard.words or ()
    )
    return Segment(
        start_ms=words[0].start_ms if words else _ms(heard.start),
        end_ms=words[-1].end_ms if words else _ms(heard.end),
        text=heard.text,
        words=words,
        avg_logprob=round(float(heard.avg_logprob), 3),
        no_speech_prob=round(float(heard.no_speech_prob), 3),
        compression_ratio=round(float(heard.compression_ratio), 3),
    )


def _ms(seconds: float) -> int:
    return max(0, round(float(seconds) * 1000))


_LOADED: dict[tuple[str, Path], FasterWhisper] = {}


def load(model: str, on_tick: Callable[[float], None]) -> FasterWhisper:
    """The engine with this model; only the last one used stays in memory."""
    folder = folder_of(model, on_tick)
    key = (model, folder)
    if key not in _LOADED:
        _LOADED.clear()
        # A path says more about this machine than readers of a transcript need to know.
        _LOADED[key] = FasterWhisper(folder.name if Path(model).is_absolute() else model, folder)
    return _LOADED[key]
