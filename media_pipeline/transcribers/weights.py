"""Finding a speech model on this machine, and fetching it once where it is missing."""

import hashlib
import re
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from faster_whisper.utils import _MODELS as HUB_NAMES
from huggingface_hub import snapshot_download
from huggingface_hub.errors import LocalEntryNotFoundError, OfflineModeIsEnabled
from tqdm.auto import tqdm

from core.space import is_out_of_space
from media_pipeline.failures import StepFailed

from .protocol import MICRO

MICRO_FOLDER = Path(__file__).resolve().parent.parent / "whisper_micro" / "model"
_HUB_REPOSITORY = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*")
FILES = ["config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*"]
TICK_SECONDS = 0.5


def folder_of(model: str, on_tick: Callable[[float], None]) -> Path:
    """The folder with the model's weights: a given path, the bundled micro model, or the hub's, fetched once.

    `on_tick(fraction)` is called about twice a second during a download; what it raises ends the download
    (which goes on from there the next time). Raises StepFailed where the model cannot be had.
    """
    if model == MICRO:
        return MICRO_FOLDER
    folder = Path(model).expanduser()
    if "/" in model and folder.is_dir():
        return folder
    repository = HUB_NAMES.get(model, model)
    if not _HUB_REPOSITORY.fullmatch(repository):
        raise StepFailed("MODEL_UNKNOWN", model=model)
    try:
        return Path(_snapshot(repository, local_files_only=True))
    except LocalEntryNotFoundError:
        return _download(model, repository, on_tick)


def _snapshot(repository: str, **options: Any) -> str:
    return snapshot_download(repository, cache_dir=settings.WHISPER_CACHE_DIR, allow_patterns=FILES, **options)


def _download(model: str, repository: str, on_tick: Callable[[float], None]) -> Path:
    """Fetch with progress. The hub's client reports from its own threads; we ask from ours."""
    bytes_done = {"n": 0, "total": 0}
    stop = threading.Event()
    outcome: dict[str, Any] = {}

    class Meter(tqdm):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            # A disabled bar, which prints nothing, does not keep its unit.
            self.unit = options.get("unit", "it")
            super().__init__(*arguments, **{**options, "disable": True})

        def update(self, n: float | None = 1) -> bool | None:
            if stop.is_set():
                raise InterruptedError("The download is no longer wanted.")
            if self.unit == "B":
                # Two bars tell of the same bytes, received and written; neither alone is there in every version.
                self.n += int(n or 0)
                bytes_done["n"] = max(bytes_done["n"], int(self.n))
                bytes_done["total"] = max(bytes_done["total"], int(self.total or 0))
            return None

    def fetch() -> None:
        try:
            outcome["folder"] = _snapshot(repository, tqdm_class=Meter, etag_timeout=5)
        except Exception as error:
            outcome["error"] = error

    thread = threading.Thread(target=fetch, name=f"fetch {repository}", daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(TICK_SECONDS)
            on_tick(min(bytes_done["n"] / bytes_done["total"], 1.0) if bytes_done["total"] else 0.0)
    except BaseException:
        stop.set()
        raise
    error = outcome.get("error")
    if error is not None:
        # Whatever the hub's client raises, with or without its HTTP library's own errors, the hub gave no model.
        raise error if is_out_of_space(error) else _unavailable(model, error) from error
    return Path(outcome["folder"])


def _unavailable(model: str, error: BaseException) -> StepFailed:
    """The failure with its reason in a few words: the cause of the hub client's long explanation."""
    cause = error.__cause__ or error
    if isinstance(cause, OfflineModeIsEnabled):
        return StepFailed("MODEL_OFFLINE", model=model)
    reason = (str(cause).strip().splitlines() or [type(cause).__name__])[0][:200].rstrip(".")
    return StepFailed("MODEL_UNAVAILABLE", model=model, reason=reason)


@lru_cache(maxsize=8)
def _digest(path: Path, size: int, changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(path: Path) -> str:
    """The SHA-256 of a weights file, computed once per process and version of the file."""
    stat = path.stat()
    return _digest(path, stat.st_size, stat.st_mtime_ns)
