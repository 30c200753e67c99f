"""Where somebody speaks: Silero's voice activity detection, which comes with faster-whisper."""

from faster_whisper.vad import VadOptions, get_speech_timestamps

from .protocol import SAMPLE_RATE, Pcm

Chunks = list[dict[str, int]]
"""As the library has them: the first sample of each stretch of speech and the one behind its last."""


def chunks_of(sound: Pcm) -> Chunks:
    """The stretches of speech, with pauses of up to two seconds in them."""
    chunks: Chunks = get_speech_timestamps(sound, VadOptions())
    return chunks


def in_milliseconds(chunks: Chunks) -> tuple[tuple[int, int], ...]:
    """The stretches as (start_ms, end_ms)."""
    return tuple((one["start"] * 1000 // SAMPLE_RATE, one["end"] * 1000 // SAMPLE_RATE) for one in chunks)
