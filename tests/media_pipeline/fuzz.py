"""A corpus of broken media, made anew from a seed, and what the sandbox makes of each file.

`python -m tests.media_pipeline.fuzz --minutes 30` looks for a file that gets out: anything but an answer or a refusal.
Such a file is kept, and named with its seed. In CI a short run of fixed seeds does the same (test_hostile_media.py).
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np

from media_pipeline.sandbox.runner import Limits, MediaRefused, run

from .files import make_video

SOUNDS = {".mp3": "libmp3lame", ".ogg": "libopus", ".wav": "pcm_s16le", ".flac": "flac", ".aac": "aac"}
PICTURES = (".mp4", ".mov", ".mkv", ".webm")
LIMITS = Limits(cpu_seconds=20, wall_seconds=40)
OPERATIONS = ("probe", "audio", "poster")


def whole(folder: Path) -> list[Path]:
    """One sound file of each container, two seconds long."""
    made = [make_video(folder / f"good{suffix}") for suffix in PICTURES]
    return made + [make_sound(folder / f"good{suffix}", codec) for suffix, codec in SOUNDS.items()]


def make_sound(path: Path, codec: str, *, tracks: int = 1) -> Path:
    """A tone, in as many equal tracks as are asked for."""
    with av.open(str(path), "w") as output:
        streams = [output.add_stream(codec, rate=48_000, layout="mono") for _ in range(tracks)]
        tone = (9000 * np.sin(np.arange(96_000) * 0.06)).astype(np.int16)[None]
        for stream in streams:
            frame = av.AudioFrame.from_ndarray(tone, format="s16", layout="mono")
            frame.sample_rate = 48_000
            # PyAV converts to what the encoder takes, and cuts to its frames.
            resampler = av.AudioResampler(format=stream.codec_context.format or "s16", layout="mono", rate=48_000)
            for part in resampler.resample(frame):
                output.mux(stream.encode(part))
            output.mux(stream.encode(None))
    return path


def flipped(data: bytearray, dice: random.Random) -> None:
    """Single bits, few or many."""
    for _ in range(dice.choice([1, 20, 400])):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def cut(data: bytearray, dice: random.Random) -> None:
    """The end is missing, as of a broken download; or the beginning."""
    place = dice.randrange(16, len(data))
    if dice.random() < 0.7:
        del data[place:]
    else:
        del data[: place // 4]


def exaggerated(data: bytearray, dice: random.Random) -> None:
    """Sizes and counts that cannot be: of tracks, of pictures, of tables."""
    for _ in range(dice.choice([1, 4])):
        place = dice.randrange(min(len(data) - 4, dice.choice([64, 2048, len(data)])))
        data[place : place + 4] = dice.choice(
            [b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x00", b"\x80\0\0\0"]
        )


def shuffled(data: bytearray, dice: random.Random) -> None:
    """A stretch stands where another should, or twice."""
    size = dice.randrange(1, max(2, len(data) // 4))
    source, target = dice.randrange(len(data) - size), dice.randrange(len(data) - size)
    data[target : target + size if dice.random() < 0.5 else target] = data[source : source + size]


HEADS = (
    b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
    b"ffconcat version 1.0\nfile /etc/passwd\n",
    b"<?xml version='1.0'?><MPD/>",
    b"RIFF\xff\xff\xff\xffWAVE",
    b"\x89PNG\r\n\x1a\n",
    b"\x1aE\xdf\xa3",
    b"PK\x03\x04",
)


def grafted(data: bytearray, dice: random.Random) -> None:
    """The beginning of something else: a playlist, a picture, an archive."""
    head = dice.choice(HEADS)
    data[: len(head)] = head


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (flipped, cut, exaggerated, shuffled, grafted)


def broken(good: list[bytes], seed: int) -> bytes:
    """The file of a seed: one of the good ones, damaged once to three times."""
    dice = random.Random(seed)
    data = bytearray(dice.choice(good))
    for _ in range(dice.choice([1, 1, 2, 3])):
        if len(data) > 64:
            dice.choice(DAMAGES)(data, dice)
    return bytes(data)


def outcomes(path: Path, folder: Path) -> list[str]:
    """What each operation makes of a file: "done", or the code of its refusal. Anything else comes through."""
    found = []
    for operation in OPERATIONS:
        arguments = {} if operation == "probe" else {"target": folder / f"out-{operation}"}
        if operation != "poster":
            arguments["max_seconds"] = 60
        try:
            run(operation, path, limits=LIMITS, **arguments)
            found.append("done")
        except MediaRefused as refused:
            found.append(refused.code)
    return found


def main() -> int:
    """Run until the time is over or a file gets out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    wanted = parser.parse_args()
    deadline, seed, seen = time.monotonic() + wanted.minutes * 60, wanted.seed, Counter[str]()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        good = [path.read_bytes() for path in whole(folder)]
        path = folder / "broken"
        while time.monotonic() < deadline:
            path.write_bytes(broken(good, seed))
            try:
                seen.update(outcomes(path, folder))
            except Exception as error:
                kept = Path(tempfile.gettempdir()) / f"kerf-fuzz-{seed}"
                kept.write_bytes(path.read_bytes())
                sys.stderr.write(f"seed {seed}: {error!r}; the file is kept as {kept}\n")
                return 1
            seed += 1
    counted = ", ".join(f"{code} {count}" for code, count in seen.most_common())
    sys.stdout.write(f"{seed - wanted.seed} files: {counted}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
