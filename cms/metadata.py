"""What a public page says about itself to search engines and link previews, in the head of the served page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from core.accounts.models import Viewer
from media_pipeline.models import Video

from .body import sections_of
from .models import (
    ApiReferencePage,
    Audience,
    CategoryPage,
    ContentPage,
    FaqPage,
    GlossaryPage,
    GuidePage,
    HomePage,
    ReleaseNotePage,
    TutorialPage,
)
from .models.pages import BodyPage
from .paths import content_path, default_locale, full_url
from .reading import ancestors_of, find_any_page, tags_of, translations_of
from .richtext import text_of
from .shown import stored
from .typed import in_reading_order, other_names


@dataclass(frozen=True)
class PageMetadata:
    """The head of a page. `canonical` and `alternates` (by hreflang) are absolute addresses."""

    title: str
    description: str
    locale: str
    canonical: str
    alternates: dict[str, str] = field(default_factory=dict)
    json_ld: dict[str, Any] = field(default_factory=dict)


def alternates_of(translations: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Absolute addresses by hreflang, of a page in each of its languages; none where there is but one."""
    if len(translations) < 2:
        return {}
    found = {locale: full_url(path) for locale, path in translations}
    return found | ({"x-default": found[default_locale()]} if default_locale() in found else {})


def metadata_of(page: ContentPage, viewer: Viewer) -> PageMetadata:
    """The head of a page that the viewer may read.

    A page served in place of its missing translation names itself, in its own language, as canonical.
    """
    return PageMetadata(
        title=page.seo_title or page.title,
        description=page.search_description or page.summary,
        locale=page.language_code,
        canonical=full_url(page.web_path),
        alternates=alternates_of(translations_of(page, viewer)),
        json_ld={"@context": "https://schema.org", "@graph": [_subject(page), *_breadcrumbs(page, viewer)]},
    )


def page_at(path: str, viewer: Viewer) -> ContentPage | None:
    """The page of content that a path of the web app names, where the viewer may read it."""
    return find_any_page(path, viewer=viewer)


def _subject(page: ContentPage) -> dict[str, Any]:
    address = full_url(page.web_path)
    common = {"name": page.title, "description": page.summary, "url": address, "inLanguage": page.language_code}
    match page:
        case HomePage():
            target = f"{full_url('')}/{page.language_code}/search?q={{search_term_string}}"
            action = {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": target},
                "query-input": "required name=search_term_string",
            }
            return {"@type": "WebSite", **common, "potentialAction": action}
        case CategoryPage():
            return {"@type": "CollectionPage", **common}
        case BodyPage():
            article: dict[str, Any] = {
                "@type": "TechArticle",
                **common,
                "headline": page.title[:110],
                "mainEntityOfPage": address,
                "datePublished": _date(page.first_published_at),
                "dateModified": _date(page.last_published_at),
                "keywords": tags_of(page),
                "articleSection": [section.heading for section in sections_of(page.body) if section.heading],
                **_own(page, address),
            }
            if page.audience != Audience.EVERYONE:
                article["audience"] = {"@type": "Audience", "audienceType": str(Audience(page.audience).label)}
            if isinstance(page, TutorialPage) and page.video:
                article["video"] = _video(page, page.video)
            return article
        case _:
            return {"@type": "WebPage", **common}


def _own(page: BodyPage, address: str) -> dict[str, Any]:
    """What pages of a type are in schema.org's words, beside being an article."""
    blocks = in_reading_order(map(stored, page.body.raw_data))
    match page:
        case GuidePage():
            steps = [step for block in blocks if block.block_type == "steps" for step in block.items]
            return {
                "@type": "HowTo",
                "step": [
                    {
                        "@type": "HowToStep",
                        "position": number,
                        "name": step["title"],
                        "text": text_of(step["text"]) or step["title"],
                        "url": f"{address}#step-{number}",
                    }
                    for number, step in enumerate(steps, start=1)
                ],
            }
        case FaqPage():
            return {
                "@type": "FAQPage",
                "mainEntity": [
                    {
                        "@type": "Question",
                        "name": block["question"],
                        "url": f"{address}#{block['anchor']}",
                        "acceptedAnswer": {"@type": "Answer", "text": text_of(block["answer"])},
                    }
                    for block in blocks
                    if block.block_type == "question"
                ],
            }
        case GlossaryPage():
            return {
                "@type": "DefinedTermSet",
                "hasDefinedTerm": [
                    {
                        "@type": "DefinedTerm",
                        "name": block["term"],
                        "alternateName": other_names(block),
                        "description": text_of(block["definition"]),
                        "url": f"{address}#{block['anchor']}",
                    }
                    for block in blocks
                    if block.block_type == "term"
                ],
            }
        case ApiReferencePage():
            return {"@type": "APIReference"}
        case ReleaseNotePage():
            product = {"@type": "SoftwareApplication", "name": settings.WAGTAIL_SITE_NAME}
            return {
                "about": {**product, "softwareVersion": page.version, "datePublished": page.released_on.isoformat()}
            }
        case _:
            return {}


def _video(page: TutorialPage, video: Video) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "VideoObject",
        "name": page.title,
        "description": page.summary or page.title,
        "uploadDate": _date(page.first_published_at),
        "url": full_url(page.web_path),
    }
    if video.duration_ms:
        described["duration"] = f"PT{video.duration_ms / 1000:.0f}S"
    if video.poster:
        described["thumbnailUrl"] = _absolute(video.poster.url)
    return described


def _breadcrumbs(page: ContentPage, viewer: Viewer) -> list[dict[str, Any]]:
    above = ancestors_of(page, viewer)
    if not above:
        return []
    trail = [(ancestor.title, content_path(ancestor.url_path)) for ancestor in above] + [(page.title, page.web_path)]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": full_url(path)}
        for position, (name, path) in enumerate(trail, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def _date(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _absolute(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else full_url(url)
