"""The questions and pages of the insights' tests, read through GraphQL."""

from tests.community.insights.conftest import (  # noqa: F401
    article,
    ask_community,
    ask_support,
    category,
    make_article,
    make_category,
    make_tutorial,
    search_for,
    video,
    writer,
)
