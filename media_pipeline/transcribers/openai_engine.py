"""Whisper as OpenAI publishes it, on PyTorch: the optional extra `kerf[openai-whisper]`."""

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.error import URLError

from django.conf import settings

from media_pipeline.failures import StepFailed

from .protocol import SAMPLE_RATE, EngineInfo, Heard, Pcm, Segment, Word
from .speech import chunks_of, in_milliseconds

WINDOW_SECONDS = 30


class OpenAIWhisper:
    """One model. The library transcribes eagerly, so the sound is handed over window by window."""

    def __init__(self, model: str) -> None:
        try:
            whisper: Any = import_module("whisper")
        except ImportError as error:
            raise StepFailed("ENGINE_MISSING", engine="openai-whisper") from error
        try:
            self.model = whisper.load_model(model, download_root=str(settings.WHISPER_CACHE_DIR))
        except (URLError, OSError) as error:
            raise StepFailed("MODEL_UNAVAILABLE", model=model, reason=str(error)) from error
        except RuntimeError as error:
            raise StepFailed("MODEL_UNKNOWN", model=model) from error
        # The library checks a download against the SHA-256 in its address; a path has none to check.
        digest = hashlib.sha256(Path(model).read_bytes()).hexdigest() if Path(model).is_file() else ""
        self.info = EngineInfo("openai-whisper", version("openai-whisper"), model, digest)

    def transcribe(self, sound: Pcm, *, language: str, hint: str = "", into_english: bool = False) -> Heard:
        """See Transcriber.transcribe. A sentence across two windows may come as two segments."""
        if into_english and not self.model.is_multilingual:
            raise StepFailed("CANNOT_TRANSLATE", model=self.info.model)
        task = "translate" if into_english else "transcribe"
        windows = [
            (first, sound[first : first + WINDOW_SECONDS * SAMPLE_RATE])
            for first in range(0, len(sound), WINDOW_SECONDS * SAMPLE_RATE)
        ]
        heard: dict[str, Any] = (
            self._window(windows[0][1], language, hint, task)
            if windows
            else {"language": language or "en", "segments": []}
        )

        def segments() -> Iterator[Segment]:
            for number, (first, window) in enumerate(windows):
                answer = heard if number == 0 else self._window(window, heard["language"], hint, task)
                for segment in answer["segments"]:
                    # The library tells of stretches in which it heard nothing, too.
                    if segment["text"].strip():
                        yield _segment(
                            segment, first * 1000 // SAMPLE_RATE, (first + len(window)) * 1000 // SAMPLE_RATE
                        )

        return Heard(heard["language"], segments(), in_milliseconds(chunks_of(sound)))

    def _window(self, window: Pcm, language: str, hint: str, task: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.model.transcribe(
            window,
            language=language or None,
            task=task,
            initial_prompt=hint or None,
            condition_on_previous_text=False,
            word_timestamps=True,
            verbose=None,
            fp16=settings.WHISPER_DEVICE == "cuda",
        )
        return answer


def _segment(found: dict[str, Any], offset_ms: int, end_ms: int) -> Segment:
    """A segment of the window that begins at `offset_ms`; the library pads a window, and may hear beyond its end."""

    def ms(seconds: float) -> int:
        return min(offset_ms + round(seconds * 1000), end_ms)

    words = tuple(
        Word(
            ms(word["start"]),
            ms(word["end"]),
            word["word"],
            round(word["probability"], 3),
        )
        for word in found.get("words", ())
    )
    return Segment(
        start_ms=ms(found["start"]),
        end_ms=ms(found["end"]),
        text=found["text"],
        words=words,
        avg_logprob=round(found["avg_logprob"], 3),
        no_speech_prob=round(found["no_speech_prob"], 3),
        compression_ratio=round(found["compression_ratio"], 3),
    )


_LOADED: dict[str, OpenAIWhisper] = {}


def load(model: str, on_tick: Callable[[float], None]) -> OpenAIWhisper:
    """The engine with this model; only the last one used stays in memory."""
    if model not in _LOADED:
        _LOADED.clear()
        _LOADED[model] = OpenAIWhisper(model)
    return _LOADED[model]
