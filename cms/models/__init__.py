"""Content: pages of the knowledge base, the tokens that show their drafts, and what readers say of them."""

from .feedback import ArticleFeedback
from .imported import ImportedPage
from .pages import ArticlePage, CategoryPage, ContentPage, HomePage, PageTag, TutorialPage
from .previews import PreviewToken
from .review_task import EditorialReviewTask
from .reviews import ReviewDate
from .translation import SourceVersion, TranslationRecord
from .versions import PageVersion
from .visits import PageDay

__all__ = [
    "ArticleFeedback",
    "ArticlePage",
    "CategoryPage",
    "ContentPage",
    "EditorialReviewTask",
    "HomePage",
    "ImportedPage",
    "PageDay",
    "PageTag",
    "PageVersion",
    "PreviewToken",
    "ReviewDate",
    "SourceVersion",
    "TranslationRecord",
    "TutorialPage",
]
