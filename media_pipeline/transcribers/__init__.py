"""Speech to text behind one protocol."""

from .engines import transcriber
from .protocol import EngineInfo, Heard, Segment, Transcriber, Word

__all__ = ["EngineInfo", "Heard", "Segment", "Transcriber", "Word", "transcriber"]
