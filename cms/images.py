"""Pictures in the sizes the web app shows. Nobody can ask for others, so nobody can fill the disk with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

# Widths in pixels: a phone, the measure of a text column, and that on a dense screen.
PRESETS = {
    "small": "width-480|format-webp",
    "medium": "width-960|format-webp",
    "large": "width-1600|format-webp",
}
DEFAULT = "medium"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image ready to be shown: `src` for everyone, `srcset` for clients that choose by width."""

    src: str
    srcset: str
    width: int
    height: int


def pictures_of(images: Sequence[AbstractImage]) -> dict[int, Picture]:
    """The pictures of `images`, by id, in one query where they were shown before.

    An image that cannot be read (its file is gone, or is not an image) has none.
    """
    specs = list(PRESETS.values())
    rendition_model = get_image_model().get_rendition_model()
    prefetch_related_objects(
        list(images),
        Prefetch(
            "renditions",
            queryset=rendition_model.objects.filter(filter_spec__in=specs),
            to_attr="prefetched_renditions",
        ),
    )
    pictures = {}
    for image in images:
        if image.pk not in pictures:
            picture = _picture(image, specs)
            if picture is not None:
                pictures[image.pk] = picture
    return pictures


def make_renditions(images: Iterable[AbstractImage]) -> None:
    """Make what readers will ask for, before the first of them waits for it."""
    pictures_of(list(images))


def _picture(image: AbstractImage, specs: list[str]) -> Picture | None:
    try:
        renditions = image.get_renditions(*specs)
    except (OSError, ValueError):
        return None
    by_width = {rendition.width: rendition for rendition in renditions.values()}
    default = renditions[PRESETS[DEFAULT]]
    return Picture(
        src=default.url,
        srcset=", ".join(f"{rendition.url} {width}w" for width, rendition in sorted(by_width.items())),
        width=default.width,
        height=default.height,
    )
