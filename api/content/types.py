"""Pages of content. Every page is a node and a `ContentPage`."""

from datetime import date, datetime
from typing import Any, cast

import strawberry
from wagtail.models import Page

from api.core.alone import refuse_in_list
from api.core.context import Info, viewer_of
from api.core.nodes import Node, node_type
from api.insights.types import PageInsights, page_insights_type
from api.media.types import VideoType
from cms import body, models, reading
from cms.feedback.reading import helpfulness_of
from cms.models import (
    ApiReferencePage,
    ArticlePage,
    CategoryPage,
    FaqPage,
    GlossaryPage,
    GuidePage,
    HomePage,
    ReleaseNotePage,
    TroubleshootingPage,
    TutorialPage,
)
from cms.paths import content_path
from cms.related import neighbours_of, related_to
from cms.writing.reading import page_of_writer

from .blocks import ContentBlock
from .feedback import Helpfulness, helpfulness_type
from .shown_blocks import block_type_of
from .staleness import Staleness, staleness_type
from .writing import ArticleDraft, draft_type

FallbackReason = strawberry.enum(
    reading.FallbackReason, name="FallbackReason", description="Why a page is served in another language."
)

Audience = strawberry.enum(models.Audience, name="Audience", description="Whom a page is written for.")


@strawberry.type(description="What search engines and link previews are told instead of title and summary.")
class Seo:
    """Never empty: title and summary stand in."""

    title: str
    description: str


@strawberry.type(description="A page above this one.")
class Breadcrumb:
    """One step of the way down from the home page."""

    title: str
    path: str


@strawberry.type(description="The page in one language. Only what really exists is listed.")
class Translation:
    """As `cms.reading.translations_of`."""

    locale: str
    path: str


@strawberry.type(description="A line of the table of contents.")
class TocEntry:
    """A heading of the body."""

    text: str
    level: int
    anchor: str


@strawberry.type(description="Another page, by its name.")
class PageLink:
    """A neighbour."""

    title: str
    path: str


@strawberry.interface(description="What all pages of content share.")
class ContentPage:
    """Resolvers read Wagtail pages; what surrounds a page is read for all pages of a list at once."""

    @strawberry.field
    def title(self, root: strawberry.Parent[Any]) -> str:
        return str(root.title)

    @strawberry.field(description="One or two sentences; may be empty.")
    def summary(self, root: strawberry.Parent[Any]) -> str:
        return str(root.summary)

    @strawberry.field(description="Where the page stands in the web app, such as /en/learn/cutting/kerf-width.")
    def path(self, root: strawberry.Parent[Any]) -> str:
        return str(root.web_path)

    @strawberry.field(description="The language the page is written in; the same as `servedLocale`.")
    def locale(self, root: strawberry.Parent[Any]) -> str:
        return str(root.language_code)

    @strawberry.field(description="The language that was asked for.")
    def requested_locale(self, root: strawberry.Parent[Any]) -> str:
        return str(root.requested_locale or root.language_code)

    @strawberry.field(description="The language of this answer.")
    def served_locale(self, root: strawberry.Parent[Any]) -> str:
        return str(root.language_code)

    @strawberry.field(description="Why it is not the language asked for; null where it is.")
    def fallback_reason(self, root: strawberry.Parent[Any]) -> FallbackReason | None:  # type: ignore[valid-type]
        return reading.fallback_reason(root)

    @strawberry.field(
        description="How far this translation is behind its original; null for originals, and where there is no "
        "original in the default language."
    )
    def staleness(self, info: Info, root: strawberry.Parent[Any]) -> Staleness | None:
        return staleness_type(root, viewer_of(info))

    @strawberry.field(description="When it was first published; null where it never was, which only previews show.")
    def published_at(self, root: strawberry.Parent[Any]) -> datetime | None:
        return root.first_published_at

    @strawberry.field(description="When it was last published; null where it never was, which only previews show.")
    def updated_at(self, root: strawberry.Parent[Any]) -> datetime | None:
        return root.last_published_at

    @strawberry.field
    def seo(self, root: strawberry.Parent[Any]) -> Seo:
        return Seo(title=root.seo_title or root.title, description=root.search_description or root.summary)

    @strawberry.field(description="The pages above, the home page first.")
    def breadcrumbs(self, info: Info, root: strawberry.Parent[Any]) -> list[Breadcrumb]:
        above = reading.ancestors_of(root, viewer_of(info))
        return [Breadcrumb(title=page.title, path=content_path(page.url_path)) for page in above]

    @strawberry.field(description="This page in every language in which it exists, this one among them.")
    def translations(self, info: Info, root: strawberry.Parent[Any]) -> list[Translation]:
        return [
            Translation(locale=locale, path=path) for locale, path in reading.translations_of(root, viewer_of(info))
        ]


@node_type(HomePage, name="Home", description="The front page of one language.")
class HomeType(Node, ContentPage):
    """As `cms.models.HomePage`."""


@node_type(CategoryPage, name="Category", description="A shelf of pages, and of categories; four levels at most.")
class CategoryType(Node, ContentPage):
    """As `cms.models.CategoryPage`. Its pages are read from the root: `contents(category: ...)`."""

    @strawberry.field
    def slug(self, root: strawberry.Parent[Any]) -> str:
        return str(root.slug)

    @strawberry.field(description="The name of a Lucide icon; may be empty.")
    def icon(self, root: strawberry.Parent[Any]) -> str:
        return str(root.icon)

    @strawberry.field(description="The category that it stands in; null for those at the top.")
    def parent(self, info: Info, root: strawberry.Parent[Any]) -> "CategoryType | None":
        return reading.category_of(root, viewer_of(info))

    @strawberry.field(
        description="The categories directly in this one, in the writers' order; at most 100. Pages: see `contents`."
    )
    def children(self, info: Info, root: strawberry.Parent[Any]) -> list["CategoryType"]:
        return cast(Any, reading.children_of(root, viewer_of(info)))

    @strawberry.field(
        description="How many pages the viewer may read in it and in the categories below it, each counted once for "
        "all its languages."
    )
    def page_count(self, info: Info, root: strawberry.Parent[Any]) -> int:
        return reading.page_count_of(root, viewer_of(info))


@strawberry.type(description="A part of the product that pages are about.")
class ProductArea:
    """As `cms.models.ProductArea`."""

    slug: str
    name: str = strawberry.field(description="In the language of the page.")


@strawberry.interface(description="A page with a body: an article, a tutorial, a guide, a glossary and so on.")
class DocumentPage(ContentPage):
    """What pages of blocks share."""

    @strawberry.field(description="In alphabetical order.")
    def tags(self, root: strawberry.Parent[Any]) -> list[str]:
        return reading.tags_of(root)

    @strawberry.field(description="The blocks, in order.")
    def body(self, info: Info, root: strawberry.Parent[Any]) -> list[ContentBlock]:
        return [block_type_of(block) for block in body.render_body(root, viewer_of(info))]

    @strawberry.field(description="The part of the product that it is about; null where nobody has said.")
    def area(self, root: strawberry.Parent[Any]) -> ProductArea | None:
        found = reading.area_of(root)
        return ProductArea(slug=found.slug, name=found.name_in(root.language_code)) if found else None

    @strawberry.field(description="Whom it is written for.")
    def audience(self, root: strawberry.Parent[Any]) -> Audience:  # type: ignore[valid-type]
        return models.Audience(root.audience)

    @strawberry.field(
        description="The headings of the body, in order, and what else in it can be led to: questions, terms and so on."
    )
    def table_of_contents(self, root: strawberry.Parent[Any]) -> list[TocEntry]:
        headings = body.headings_of(root.body)
        return [TocEntry(text=heading.text, level=heading.level, anchor=heading.anchor) for heading in headings]

    @strawberry.field(description="Minutes that reading the text takes, at 200 words a minute; at least 1.")
    def reading_minutes(self, root: strawberry.Parent[Any]) -> int:
        return body.reading_minutes(root.body)

    @strawberry.field(
        description="Which version of the page this is: 1 as it was first published, one more each time that it was "
        "published again; null only in previews."
    )
    def edition(self, root: strawberry.Parent[Any]) -> int | None:
        return reading.edition_of(root)

    @strawberry.field(description="The category it stands in.")
    def category(self, info: Info, root: strawberry.Parent[Any]) -> CategoryType | None:
        return reading.category_of(root, viewer_of(info))

    @strawberry.field(description="The page before this one in its category. Only where the page stands alone.")
    def previous(self, info: Info, root: strawberry.Parent[Any]) -> PageLink | None:
        refuse_in_list(info, "node(id:)")
        return _link(neighbours_of(root, viewer_of(info))[0])

    @strawberry.field(description="The page after this one in its category. Only where the page stands alone.")
    def next(self, info: Info, root: strawberry.Parent[Any]) -> PageLink | None:
        refuse_in_list(info, "node(id:)")
        return _link(neighbours_of(root, viewer_of(info))[1])

    @strawberry.field(
        description="At most four pages in the same language that are about the same, as search finds them, the most "
        "alike first; without those that the body itself names as related. Only where the page stands alone."
    )
    def related(self, info: Info, root: strawberry.Parent[Any]) -> list["DocumentPage"]:
        refuse_in_list(info, "node(id:)")
        return cast(Any, related_to(root, viewer_of(info)))

    @strawberry.field(
        description="Its latest version, for those who may edit or publish it; null for everyone else. Only where the "
        "page stands alone. Pages that are not published yet: `articleDraft(pageId:)`."
    )
    def draft(self, info: Info, root: strawberry.Parent[Any]) -> ArticleDraft | None:
        refuse_in_list(info, "articleDraft(pageId:)")
        return draft_type(page_of_writer(viewer=viewer_of(info), page_id=root.pk, kind=root.node_name))

    @strawberry.field(description="What readers say of the version that is live now; null for all but its writers.")
    def helpfulness(self, info: Info, root: strawberry.Parent[Any]) -> Helpfulness | None:
        return helpfulness_type(helpfulness_of(root, viewer_of(info)))

    @strawberry.field(
        description="How the page does with its readers; null for all but its writers. Only where it stands alone."
    )
    def insights(self, info: Info, root: strawberry.Parent[Any]) -> PageInsights | None:
        refuse_in_list(info, "node(id:)")
        return page_insights_type(root, viewer_of(info))


@node_type(ArticlePage, name="Article", description="An article of the knowledge base.")
class ArticleType(Node, DocumentPage):
    """As `cms.models.ArticlePage`."""


@node_type(TutorialPage, name="Tutorial", description="A narrated video with its transcript, and text beside it.")
class TutorialType(Node, DocumentPage):
    """As `cms.models.TutorialPage`."""

    @strawberry.field(description="Null while it is not for this viewer, or where the page has none.")
    def video(self, info: Info, root: strawberry.Parent[Any]) -> VideoType | None:
        return reading.video_of(root, viewer_of(info))

    @strawberry.field(
        description="The transcript to show, as `locale` of the video's `cues`: in the page's language where there is "
        "one, otherwise in one that there is; null where nothing is transcribed yet."
    )
    def transcript_locale(self, info: Info, root: strawberry.Parent[Any]) -> str | None:
        return reading.transcript_language_of(root, viewer_of(info))


@node_type(GuidePage, name="Guide", description="Leads through steps: its body holds `StepsBlock`s, numbered as one.")
class GuideType(Node, DocumentPage):
    """As `cms.models.GuidePage`."""


@node_type(FaqPage, name="Faq", description="Questions and answers: its body holds `QuestionBlock`s.")
class FaqType(Node, DocumentPage):
    """As `cms.models.FaqPage`."""


@node_type(
    TroubleshootingPage,
    name="Troubleshooting",
    description="Problems, their causes and what helps: its body holds `ProblemBlock`s.",
)
class TroubleshootingType(Node, DocumentPage):
    """As `cms.models.TroubleshootingPage`."""


@node_type(GlossaryPage, name="Glossary", description="Terms and what they mean: its body holds `TermBlock`s.")
class GlossaryType(Node, DocumentPage):
    """As `cms.models.GlossaryPage`."""


@node_type(
    ApiReferencePage,
    name="ApiReference",
    description="Operations and types of this API: its body holds `OperationBlock`s and `ExampleBlock`s.",
)
class ApiReferenceType(Node, DocumentPage):
    """As `cms.models.ApiReferencePage`."""


@node_type(ReleaseNotePage, name="ReleaseNote", description="What a version changed: its body holds `ChangeBlock`s.")
class ReleaseNoteType(Node, DocumentPage):
    """As `cms.models.ReleaseNotePage`."""

    @strawberry.field(description="Of the product, such as 4.2.")
    def version(self, root: strawberry.Parent[Any]) -> str:
        return str(root.version)

    @strawberry.field
    def released_on(self, root: strawberry.Parent[Any]) -> date:
        return cast(date, root.released_on)


def _link(page: Page | None) -> PageLink | None:
    return PageLink(title=page.title, path=content_path(page.url_path)) if page else None


PAGE_TYPES = (
    HomeType,
    CategoryType,
    ArticleType,
    TutorialType,
    GuideType,
    FaqType,
    TroubleshootingType,
    GlossaryType,
    ApiReferenceType,
    ReleaseNoteType,
)
"""Named to the schema, where some of them are met only behind `ContentPage`."""
