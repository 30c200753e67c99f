"""Speech to text behind one protocol."""

from .engines import transcriber
from .protocol import EngineInfo, Segment, Transcriber, Word

__all__ = ["EngineInfo", "Segment", "Transcriber", "Word", "transcriber"]
