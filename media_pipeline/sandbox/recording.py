"""Decoded sound as a file of PCM that keeps the track's own clock."""

from typing import Any, BinaryIO

import av

SAMPLE_RATE = 16_000
# Frames are resampled in groups: one by one takes more than twice the time.
GROUP_SAMPLES = 500_000
# Rounding of timestamps is no hole; a tenth of a second is.
HOLE_SECONDS = 0.1


class Recording:
    """Writes mono signed 16-bit PCM at 16 kHz; sample n is heard n/16000 s after `origin`.

    Holes in the track become silence. More than `most` samples are refused.
    """

    def __init__(self, output: BinaryIO, origin: float, most: int) -> None:
        self.output, self.origin, self.most = output, origin, most
        self.samples = 0
        self._heard = 0.0
        self._shape: tuple[str, str, int] | None = None
        self._begin()

    def _begin(self) -> None:
        self._group = av.AudioFifo()
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)

    def add(self, frame: Any) -> None:
        """Append a decoded frame, after the silence that is due before it."""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        due = self._heard if frame.time is None else frame.time - self.origin
        hole = due - self._heard > HOLE_SECONDS
        if hole or (self._shape is not None and shape != self._shape):
            self.flush()
        if hole:
            self._silence(round(due * SAMPLE_RATE) - self.samples)
            self._heard = due
        self._shape = shape
        self._heard += frame.samples / frame.sample_rate
        # The group counts samples; the frames' own clocks have been looked at above.
        frame.pts = None
        self._group.write(frame)
        if self._group.samples >= GROUP_SAMPLES:
            self._write(self._group.read())

    def flush(self) -> None:
        """Write what is held back, and be ready for sound of another shape."""
        if self._group.samples:
            self._write(self._group.read())
            self._write(None)
        self._begin()

    def _write(self, group: Any) -> None:
        for part in self._resampler.resample(group):
            self._count(part.samples)
            self.output.write(memoryview(part.planes[0])[: part.samples * 2])

    def _silence(self, samples: int) -> None:
        self._count(max(0, samples))
        while samples > 0:
            piece = min(samples, SAMPLE_RATE)
            self.output.write(bytes(2 * piece))
            samples -= piece

    def _count(self, samples: int) -> None:
        self.samples += samples
        if self.samples > self.most:
            raise OverflowError("more sound than allowed")
