"""A person's picture, made anew from what was uploaded: nothing of the file itself is kept or served."""

import io
from typing import Final

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from core.errors import DomainError, ErrorCode

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_PIXELS: Final = 25_000_000
SIDE: Final = 320
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")


def square(upload: bytes) -> bytes:
    """`upload` as a square WebP of 320 pixels, cut around its middle, without metadata.

    Takes JPEG, PNG, WebP and GIF (its first frame) of at most 2 MB and 25 million pixels; refuses everything
    else with INVALID or TOO_LONG. The number of pixels is checked before they are decoded.
    """
    if len(upload) > MAX_BYTES:
        raise DomainError(ErrorCode.TOO_LONG, _("The picture is too large. At most 2 MB fit."), "picture")
    try:
        with Image.open(io.BytesIO(upload), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise DomainError(ErrorCode.TOO_LONG, _("The picture has too many pixels."), "picture")
            upright = ImageOps.exif_transpose(image).convert("RGBA")
            output = io.BytesIO()
            ImageOps.fit(upright, (SIDE, SIDE)).save(output, "WEBP", quality=85)
    # A file made to confuse a decoder fails in as many ways as there are decoders.
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, Image.DecompressionBombError) as error:
        message = _("This is not a picture that can be read. Use JPEG, PNG, WebP or GIF.")
        raise DomainError(ErrorCode.INVALID, message, "picture") from error
    return output.getvalue()
