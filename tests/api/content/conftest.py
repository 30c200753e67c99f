"""The content of the cms tests, read through GraphQL."""

from tests.cms.conftest import (  # noqa: F401
    article,
    category,
    make_article,
    make_category,
    make_document,
    make_image,
    make_transcript,
    make_tutorial,
    video,
    writer,
)
