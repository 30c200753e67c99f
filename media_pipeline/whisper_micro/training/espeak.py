"""Speech from espeak-ng, in this process, with the times of the words."""

import ctypes
import ctypes.util
import re
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
Sound = NDArray[np.float32]

_SYNCHRONOUS = 2
_CHARS_UTF8 = 1
_WORD_EVENT = 1
_RATE, _PITCH, _RANGE = 1, 3, 4


class SpokenWord(NamedTuple):
    """A word and its time in seconds; not `exact` where espeak-ng ran it together with its neighbour."""

    text: str
    start: float
    end: float
    exact: bool


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


class Espeak:
    """The synthesiser. One per process; its output differs slightly from run to run."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng") or "libespeak-ng.so.1"
        try:
            self._library = ctypes.CDLL(name)
        except OSError as error:
            raise SystemExit("espeak-ng's library is missing; on Debian: apt install espeak-ng") from error
        self._rate = self._library.espeak_Initialize(_SYNCHRONOUS, 0, None, 0)
        self._pieces: list[NDArray[np.int16]] = []
        self._word_events: list[tuple[int, float]] = []
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))
        # Kept on the instance: the library calls it for as long as it lives.
        self._callback = kind(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def _take(self, wave: Any, count: int, events: Any) -> int:
        if wave and count > 0:
            self._pieces.append(np.ctypeslib.as_array(wave, (count,)).copy())
        index = 0
        while events[index].type != 0:
            if events[index].type == _WORD_EVENT:
                self._word_events.append((events[index].text_position - 1, events[index].audio_position / 1000))
            index += 1
        return 0

    def say(
        self, text: str, *, voice: str = "en-us", words_per_minute: int = 165, pitch: int = 50, pitch_range: int = 50
    ) -> tuple[Sound, list[SpokenWord]]:
        """The sound at 16 kHz without silence around it, and its words."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice!r}.")
        for parameter, value in ((_RATE, words_per_minute), (_PITCH, pitch), (_RANGE, pitch_range)):
            self._library.espeak_SetParameter(parameter, int(value), 0)
        self._pieces, self._word_events = [], []
        data = text.encode() + b"\0"
        self._library.espeak_Synth(data, len(data), 0, 1, 0, _CHARS_UTF8, None, None)
        sound = resample(np.concatenate(self._pieces).astype(np.float32) / 32768.0, self._rate, SAMPLE_RATE)
        loud = np.flatnonzero(np.abs(sound) > 0.01 * np.abs(sound).max())
        first, last = int(loud[0]), int(loud[-1]) + 1
        return sound[first:last], self._words(text, first / SAMPLE_RATE, (last - first) / SAMPLE_RATE)

    def _words(self, text: str, offset: float, length: float) -> list[SpokenWord]:
        spans = [(match.start(), match.group()) for match in re.finditer(r"\S+", text)]
        starts: list[float | None] = [None] * len(spans)
        for position, moment in self._word_events:
            for index, (begin, word) in enumerate(spans):
                if begin <= position < begin + len(word) and starts[index] is None:
                    starts[index] = max(0.0, moment - offset)
        starts[0] = 0.0
        known = [(index, start) for index, start in enumerate(starts) if start is not None]
        # Words that were run together ("in the") share the span between their known neighbours.
        anchors = [*known, (len(spans), length)]
        filled = [float(np.interp(i, [a for a, _ in anchors], [b for _, b in anchors])) for i in range(len(spans))]
        ends = [*filled[1:], length]
        return [
            SpokenWord(word, start, end, exact is not None)
            for (_, word), start, end, exact in zip(spans, filled, ends, starts, strict=True)
        ]


def resample(sound: Sound, from_rate: int, to_rate: int) -> Sound:
    """Band-limited resampling by way of the spectrum."""
    if from_rate == to_rate:
        return sound
    divisor = int(np.gcd(from_rate, to_rate))
    up, down = to_rate // divisor, from_rate // divisor
    length = max(-(-len(sound) // down) * down, down * 4)
    spectrum = np.fft.rfft(np.pad(sound, (0, length - len(sound))))
    target = length // down * up
    result = np.zeros(target // 2 + 1, dtype=spectrum.dtype)
    shared = min(len(spectrum), len(result))
    result[:shared] = spectrum[:shared]
    wave = np.fft.irfft(result, target) * (target / length)
    return wave.astype(np.float32)[: len(sound) * up // down]
