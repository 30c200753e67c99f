"""The form with which images are uploaded."""

from PIL import UnidentifiedImageError
from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """Wagtail's, which also tells of a file that begins like an image and is none; Wagtail itself would fail on it."""

    def full_clean(self) -> None:
        """Validate all fields. What no decoder knows is an error of the field."""
        try:
            super().full_clean()
        except UnidentifiedImageError:
            self.add_error("file", self.fields["file"].error_messages["invalid_image"])
