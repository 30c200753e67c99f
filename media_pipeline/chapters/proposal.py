"""Chapters found in what is said: they begin after the longest pauses."""

import re
from collections.abc import Sequence
from itertools import pairwise

from media_pipeline.captions.layout import Caption

from .rules import NewChapter, title_of

# As on YouTube: three chapters of ten seconds are the fewest that help anybody.
FEWEST = 3
SHORTEST_MS = 10_000
MOST = 12
# Within a sentence people pause, too; to go on to something else takes longer.
PAUSE_MS = 400
TITLE_WORDS = 7
TITLE_CHARACTERS = 48
_END = re.compile(r"[\s.!?…。！？,;:–—-]+$")


def proposed(cues: Sequence[Caption], duration_ms: int) -> list[NewChapter]:
    """Chapters of a video whose sentences are `cues`, in order; none where there would be fewer than FEWEST.

    Each is SHORTEST_MS long at least, and a MOST-th of the video; the first begins at 0. A title is the beginning of
    what is said there.
    """
    least = max(SHORTEST_MS, duration_ms // MOST)
    spoken = [cue for cue in cues if _title(cue.text)]
    pauses = [
        (following.start_ms - before.end_ms, following)
        for before, following in pairwise(spoken)
        if following.start_ms - before.end_ms >= PAUSE_MS
    ]
    begins = {0: spoken[0]} if spoken else {}
    for _, cue in sorted(pauses, key=lambda pause: (-pause[0], pause[1].start_ms)):
        if cue.start_ms + least <= duration_ms and all(abs(cue.start_ms - other) >= least for other in begins):
            begins[cue.start_ms] = cue
    if len(begins) < FEWEST:
        return []
    return [NewChapter(start, _title(cue.text)) for start, cue in sorted(begins.items())]


def _title(text: str) -> str:
    """The first words of a sentence, without the stop at its end."""
    words = title_of(text).split()
    title = " ".join(words[:TITLE_WORDS])
    while len(title) > TITLE_CHARACTERS and " " in title:
        title = title.rpartition(" ")[0]
    title = title[:TITLE_CHARACTERS]
    cut = len(title) < len(" ".join(words))
    bare = _END.sub("", title)
    return f"{bare}…" if cut and bare else bare
