"""The content of the cms tests: tickets may be about a page."""

from tests.cms.conftest import article, category, make_article, make_category, writer  # noqa: F401
