"""The peers of uncached GraphQL reads: hand-written JSON views that run the same SQL and send the same data."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, JsonResponse
from django.urls import include, path

from cms import body, reading
from cms.models import ArticlePage, TutorialPage
from cms.paths import content_path


def _block(block: body.Block) -> dict[str, Any]:
    match block:
        case body.Paragraph():
            return {"id": block.id, "html": block.text.html}
        case body.Heading():
            return {"id": block.id, "text": block.text, "level": block.level, "anchor": block.anchor}
        case _:
            return {"id": block.id}


def article(request: HttpRequest) -> JsonResponse:
    """What the web app's article query asks for."""
    viewer, where = AnonymousUser(), request.GET["path"]
    page = reading.find_page(ArticlePage, viewer=viewer, path=where, locale="en")
    tutorial = reading.find_page(TutorialPage, viewer=viewer, path=where, locale="en")
    assert page is not None
    assert tutorial is None
    category = reading.category_of(page, viewer)
    assert category is not None
    return JsonResponse(
        {
            "id": page.pk,
            "title": page.title,
            "summary": page.summary,
            "path": page.web_path,
            "requestedLocale": "en",
            "servedLocale": page.language_code,
            "fallbackReason": reading.fallback_reason(page),
            "updatedAt": page.last_published_at,
            "readingMinutes": body.reading_minutes(page.body),
            "tags": reading.tags_of(page),
            "breadcrumbs": [
                {"title": above.title, "path": content_path(above.url_path)}
                for above in reading.ancestors_of(page, viewer)
            ],
            "translations": reading.translations_of(page, viewer),
            "category": {"id": category.pk, "title": category.title, "path": category.web_path, "icon": category.icon},
            "body": [_block(block) for block in body.render_body(page, viewer)],
        }
    )


def articles(request: HttpRequest) -> JsonResponse:
    """A list of twenty, as the benchmark's query asks for it."""
    viewer = AnonymousUser()
    pages = list(reading.list_documents(ArticlePage, viewer=viewer, category="bench", locale="en", tag=None)[:21])
    rows = [
        {
            "id": page.pk,
            "title": page.title,
            "summary": page.summary,
            "path": page.web_path,
            "updatedAt": page.last_published_at,
            "tags": reading.tags_of(page),
        }
        for page in pages[:20]
    ]
    return JsonResponse({"articles": rows, "more": len(pages) > 20})


urlpatterns = [
    path("peer/article", article),
    path("peer/articles", articles),
    path("", include("settings.urls")),
]
