"""How long a run of the pipeline will go on, judged by itself."""

import math

MOST_SECONDS = 7 * 24 * 3600


def seconds_left(elapsed: float, done: float, left: float) -> int | None:
    """The whole seconds, rounded up, in which `left` will be done at the pace in which `done` was in `elapsed` seconds.

    `done` and `left` are of one unit, such as the weights of steps. None while nothing is known: nothing is done yet,
    or no time has passed. At most a week: whatever says more is guessing.
    """
    if done <= 0 or elapsed <= 0:
        return None
    if left <= 0:
        return 0
    return math.ceil(min(elapsed / done * left, MOST_SECONDS))
