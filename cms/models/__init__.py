"""Content: pages of the knowledge base, and the tokens that show their drafts."""

from .pages import ArticlePage, CategoryPage, ContentPage, HomePage, PageTag, TutorialPage
from .previews import PreviewToken

__all__ = ["ArticlePage", "CategoryPage", "ContentPage", "HomePage", "PageTag", "PreviewToken", "TutorialPage"]
