"""How well and how fast speech becomes text: word errors, times of cues, real time and memory, by model.

The bundled micro model is measured on its narrated sample, whose words and times are known. With real weights:
`KERF_BENCH_MODELS=tiny,small python -m tests.benchmarks speech` measures speed and memory of each on the same sound,
and `python -m tests.benchmarks.speech small LibriSpeech/test-clean` the word error rate on a folder of LibriSpeech.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jiwer

from tests.benchmarks.figures import percentile, row

MINUTES = 10
MAX_WER = 0.0
MAX_MEDIAN_MS, MAX_P90_MS = 50, 300


def plain(text: str) -> str:
    """Words alone: errors are counted without case and punctuation."""
    return " ".join(re.sub(r"[^\w' ]", " ", text.lower()).split())


def pcm(path: Path) -> Any:
    """A file's sound as the engines take it. For our own files and trusted corpora only: nothing is checked."""
    from faster_whisper.audio import decode_audio

    return decode_audio(str(path))


def sample() -> Path:
    """The narrated sample."""
    from media_pipeline import whisper_micro

    return Path(whisper_micro.__file__).parent / "sample.mp4"


def exactness() -> list[tuple[str, ...]]:
    """Word errors on the sample, and how far the cues begin and end from where the words are said."""
    from media_pipeline.captions.sentences import sentences
    from media_pipeline.pipeline.edges import Loudness
    from media_pipeline.transcribers import transcriber

    said = json.loads(sample().with_suffix(".json").read_text())["sentences"]
    sound = pcm(sample())
    answer = transcriber("whisper-micro", lambda fraction: None).transcribe(sound, language="en")
    heard = list(Loudness(sound).edges(sentences(answer.segments)))
    wer = jiwer.wer(plain(" ".join(one["text"] for one in said)), plain(" ".join(one.text for one in heard)))
    starts = [abs(one.start_ms - known["start"] * 1000) for one, known in zip(heard, said, strict=False)]
    ends = [abs(one.end_ms - known["end"] * 1000) for one, known in zip(heard, said, strict=False)]
    rows = [row("word errors, sample.mp4, 86 words", f"{wer:.1%}", "what is said", f"{wer:.1%}", "0 %", wer <= MAX_WER)]
    for what, errors in (("begin", starts), ("end", ends)):
        median, p90 = percentile(errors, 0.5), percentile(errors, 0.9)
        rows.append(
            row(
                f"cues {what}, error against the known times",
                f"median {median:.0f} ms, p90 {p90:.0f} ms",
                "sample.json",
                f"{median:.0f} / {p90:.0f} ms",
                f"<= {MAX_MEDIAN_MS} / {MAX_P90_MS} ms",
                median <= MAX_MEDIAN_MS and p90 <= MAX_P90_MS,
            )
        )
    return rows


def peak_mb() -> int:
    """The most memory this program has held. What `getrusage` tells begins with that of its parent."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found.group(1)) // 1024 if found else 0


def load(model: str, minutes: int) -> None:
    """Transcribe so many minutes in this process; print seconds, megabytes at the peak and before the model."""
    import django
    import numpy as np

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    django.setup()
    from media_pipeline.transcribers import transcriber

    once = pcm(sample())
    sound = np.tile(once, minutes * 60 * 16_000 // len(once) + 1)[: minutes * 60 * 16_000]
    before = peak_mb()
    engine = transcriber(model, lambda fraction: None)
    start = time.perf_counter()
    for _segment in engine.transcribe(sound, language="en").segments:
        pass
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, peak_mb(), before]))


def speed(model: str) -> tuple[str, ...]:
    """The real-time factor and the memory of one model, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.speech", "--load", model]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    seconds, peak, before = json.loads(printed.splitlines()[-1])
    factor = seconds / (MINUTES * 60)
    return row(
        f"{MINUTES} min of speech, model {model}, real-time factor and memory",
        f"{seconds:.1f} s, {peak} MB at the peak",
        f"real time; {before} MB before the model",
        f"{factor:.3f}",
        "<= 1",
        factor <= 1,
    )


def rows() -> list[tuple[str, ...]]:
    models = ["whisper-micro", *filter(None, os.environ.get("KERF_BENCH_MODELS", "").split(","))]
    return [*exactness(), *(speed(model) for model in models)]


def librispeech(folder: Path) -> Iterator[tuple[Path, str]]:
    """The recordings below a folder of LibriSpeech, each with what is said in it."""
    for listing in sorted(folder.rglob("*.trans.txt")):
        for line in listing.read_text().splitlines():
            name, _, text = line.partition(" ")
            yield listing.parent / f"{name}.flac", text


def corpus(model: str, folder: Path) -> None:
    """Print the word error rate of a model on a folder of LibriSpeech."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    django.setup()
    from media_pipeline.transcribers import transcriber

    engine = transcriber(model, lambda fraction: None)
    said, heard = [], []
    for path, text in librispeech(folder):
        answer = engine.transcribe(pcm(path), language="en")
        said.append(plain(text))
        heard.append(plain("".join(segment.text for segment in answer.segments)))
    if not said:
        raise SystemExit(f"kerf bench: no *.trans.txt below {folder}")
    print(f"{model}: {jiwer.wer(said, heard):.2%} of the words of {len(said)} recordings are wrong")


if __name__ == "__main__":
    if sys.argv[1] == "--load":
        load(sys.argv[2], MINUTES)
    else:
        corpus(sys.argv[1], Path(sys.argv[2]))
