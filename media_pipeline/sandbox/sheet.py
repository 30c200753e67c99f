"""Small pictures of a video, side by side in one file."""

from typing import Any

from PIL import Image

from .container import Refused, opened, picture_stream, start_of
from .extract import Progress, picture_at, upright


def storyboard(
    source: str, *, target: str, interval_ms: int, count: int, columns: int, side: int, progress: Progress
) -> dict[str, Any]:
    """Write a JPEG of `count` pictures, row by row, the n-th from the middle of the n-th interval.

    Each is at most `side` pixels wide and high, and never enlarged. Where the picture has ended its last one is shown.
    """
    sheet: Image.Image | None = None
    tile: Image.Image | None = None
    with opened(source) as container:
        picture = picture_stream(container)
        if picture is None:
            raise Refused("NO_VIDEO")
        for number in range(count):
            frame = picture_at(container, picture, start_of(container) + (number + 0.5) * interval_ms / 1000)
            if frame is not None:
                tile = _fitted(upright(frame, picture), side)
            if tile is None:
                continue
            if sheet is None:
                rows = -(-count // columns)
                sheet = Image.new("RGB", (tile.width * min(columns, count), tile.height * rows))
                size = tile.size
            sheet.paste(tile.resize(size), (number % columns * size[0], number // columns * size[1]))
            progress((number + 1) / count)
    if sheet is None:
        raise Refused("DAMAGED", "no picture could be decoded")
    sheet.save(target, "JPEG", quality=72, optimize=True, progressive=True)
    return {"width": size[0], "height": size[1]}


def _fitted(image: Image.Image, side: int) -> Image.Image:
    scale = min(1.0, side / max(image.size))
    return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
