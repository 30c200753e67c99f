"""Videos for tests: the narrated sample, files made on the spot, and people who may upload."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from core.accounts.models import User
from django.core.files import File
from django.core.files.storage import default_storage
from media_pipeline import whisper_micro
from media_pipeline.actions import upload_video
from media_pipeline.models import Video

SAMPLE = Path(whisper_micro.__file__).parent / "sample.mp4"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, settings: pytest.FixtureRequest) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_WORK_DIR = tmp_path / "work"
    yield


@pytest.fixture
def writer(make_user: Callable[..., User]) -> User:
    return make_user(name="Wilma Writer", roles=["writer"])


@pytest.fixture
def upload(writer: User) -> Callable[..., Video]:
    """A factory of uploaded videos: `upload(path, title=..., model="whisper-micro")`."""

    def make(path: Path = SAMPLE, **values: str) -> Video:
        values = {"title": "Clean the lens", "model": "whisper-micro", **values}
        with path.open("rb") as file:
            return upload_video(actor=writer, file=File(file, name=path.name), **values)

    return make
