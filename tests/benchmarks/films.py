"""Long recordings for measurements, and uploads of them."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from media_pipeline.models import Video


def film(folder: Path, minutes: int) -> Path:
    """The narrated sample, over and over."""
    from tests.media_pipeline.conftest import SAMPLE
    from tests.media_pipeline.files import repeated

    return repeated(SAMPLE, folder / "long.mp4", minutes * 60 // 36)


def uploaded(path: Path) -> "Video":
    """A new video of the file that waits for the micro model."""
    from django.core.files import File
    from wagtail.models import Collection

    from core.accounts.models import User
    from media_pipeline.actions import upload_video

    owner = User.objects.filter(email="bench@example.test").first()
    with path.open("rb") as file:
        return upload_video(
            actor=owner or User.objects.create_superuser("bench@example.test", None),
            title="Bench",
            file=File(file, name=path.name),
            model="whisper-micro",
            language="en",
            collection=Collection.get_first_root_node(),
        )
