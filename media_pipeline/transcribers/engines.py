"""Which engine a site uses."""

from collections.abc import Callable
from importlib import import_module

from django.conf import settings

from .protocol import MICRO, Transcriber

MODULES = {"faster-whisper": "faster_whisper_engine", "openai-whisper": "openai_engine"}


def transcriber(model: str, on_tick: Callable[[float], None]) -> Transcriber:
    """The site's engine, loaded with `model`; `on_tick(fraction)` follows a download of its weights.

    The micro model exists only in faster-whisper's format. Raises StepFailed where the model cannot be had.
    """
    engine = "faster-whisper" if model == MICRO else settings.WHISPER_ENGINE
    # Imported at first use: the libraries are large, and web processes never transcribe.
    module = import_module(f"{__package__}.{MODULES[engine]}")
    loaded: Transcriber = module.load(model, on_tick)
    return loaded
