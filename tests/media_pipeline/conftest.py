"""Videos for tests: the narrated sample, and people who may upload."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File

from core.accounts.models import User
from media_pipeline import whisper_micro
from media_pipeline.actions import upload_video
from media_pipeline.models import Video

SAMPLE = Path(whisper_micro.__file__).parent / "sample.mp4"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, settings: Any) -> None:
    """Files of one test are no other test's."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_WORK_DIR = tmp_path / "work"


@pytest.fixture
def writer(make_user: Callable[..., User]) -> User:
    return make_user(name="Wilma Writer", roles=["writer"])


@pytest.fixture
def upload(writer: User) -> Callable[..., Video]:
    """A factory of uploaded videos: `upload(path, title=..., model="whisper-micro")`."""

    def make(path: Path = SAMPLE, **values: Any) -> Video:
        values = {"actor": writer, "title": "Clean the lens", "model": "whisper-micro", **values}
        with path.open("rb") as file:
            return upload_video(file=File(file, name=path.name), **values)

    return make


@pytest.fixture
def stored(tmp_path: Path) -> Callable[[], set[str]]:
    """The files in the storage."""
    root = tmp_path / "media"
    return lambda: {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
