"""Content: pages of the knowledge base, the tokens that show their drafts, and what readers say of them."""

from .areas import ProductArea
from .documents import ApiReferencePage, FaqPage, GlossaryPage, GuidePage, ReleaseNotePage, TroubleshootingPage
from .feedback import ArticleFeedback
from .imported import ImportedPage
from .pages import ArticlePage, Audience, CategoryPage, ContentPage, HomePage, PageTag, TutorialPage
from .previews import PreviewToken
from .review_task import EditorialReviewTask
from .reviews import ReviewDate
from .translation import SourceVersion, TranslationRecord
from .versions import PageVersion
from .visits import PageDay
from .watching import WatchDay, WatchVisit

__all__ = [
    "ApiReferencePage",
    "ArticleFeedback",
    "ArticlePage",
    "Audience",
    "CategoryPage",
    "ContentPage",
    "EditorialReviewTask",
    "FaqPage",
    "GlossaryPage",
    "GuidePage",
    "HomePage",
    "ImportedPage",
    "PageDay",
    "PageTag",
    "PageVersion",
    "PreviewToken",
    "ProductArea",
    "ReleaseNotePage",
    "ReviewDate",
    "SourceVersion",
    "TranslationRecord",
    "TroubleshootingPage",
    "TutorialPage",
    "WatchDay",
    "WatchVisit",
]
