"""What a public page is to a search engine: title, description, structured data and readable text."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.metadata import metadata_of, page_at
from community.forum.models import Category, Post, Topic
from community.roadmap.models import FeatureRequest
from core.accounts.models import Viewer
from core.text import excerpt, plain_text

from .content import html_of

POSTS_SHOWN = 20
ROWS_SHOWN = 30


@dataclass(frozen=True)
class Page:
    """One page of the web app, as the server knows it. `html` is safe HTML; addresses are absolute."""

    title: str
    description: str = ""
    locale: str = "en"
    canonical: str = ""
    html: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)
    json_ld: Sequence[Mapping[str, Any]] = ()
    feed: str = ""
    index: bool = True
    status: int = 200


def address(path: str) -> str:
    """The absolute address of a path of ours."""
    return f"{settings.PUBLIC_URL}{path}"


def titled(title: str) -> str:
    """A page's title with the site's name behind it."""
    return f"{title} · {settings.WAGTAIL_SITE_NAME}"


def public_page(path: str, locale: str, viewer: Viewer) -> Page:
    """The page at `path` as `viewer` may see it.

    A page that is not there, or not for this viewer, answers 404 with the app's shell: the app shows what a
    signed-in reader may see there. Private areas are a shell that search engines are told to leave alone.
    """
    with override(locale):
        if "\x00" in path:
            return missing(locale)
        for pattern, build in ROUTES:
            if match := pattern.fullmatch(path):
                return build(viewer, locale=locale, path=path, **match.groupdict()) or missing(locale)
        return missing(locale)


def private(viewer: Viewer, *, locale: str, path: str) -> Page:
    """The app alone: what it shows here depends on who looks, and is not for search engines."""
    return Page(title=settings.WAGTAIL_SITE_NAME, locale=locale, index=False)


def missing(locale: str) -> Page:
    """Nothing here for an anonymous reader."""
    return Page(title=titled(_("Page not found")), locale=locale, index=False, status=404)


def content(viewer: Viewer, *, locale: str, path: str) -> Page | None:
    """Home, category, article and tutorial pages."""
    shown = page_at(path, viewer)
    if shown is None:
        return None
    found = metadata_of(shown, viewer)
    html = html_of(shown, viewer)
    return Page(
        title=titled(found.title) if found.title != settings.WAGTAIL_SITE_NAME else found.title,
        description=found.description or excerpt(plain_text(html), 30),
        locale=found.locale,
        canonical=found.canonical,
        html=html,
        alternates=found.alternates,
        json_ld=[found.json_ld],
        feed=address(f"/{locale}/feed.xml"),
    )


def community(viewer: Viewer, *, locale: str, path: str, slug: str = "") -> Page | None:
    """The forum's front page, or one of its categories."""
    topics = Topic.objects.visible_to(viewer).active()
    title, description = _("Community"), _("Questions and answers from people who do the same work.")
    if slug:
        category = Category.objects.visible_to(viewer).filter(slug=slug).first()
        if category is None:
            return None
        topics = topics.filter(category=category)
        title, description = category.title_in(locale), category.description_in(locale) or description
    rows = format_html_join("", '<li><a href="{}">{}</a></li>', ((t.path, t.title) for t in topics[:ROWS_SHOWN]))
    html = format_html("<h1>{}</h1><p>{}</p><ul>{}</ul>", title, description, rows)
    return Page(title=titled(title), description=description, locale=locale, canonical=address(path), html=html)


def topic(viewer: Viewer, *, locale: str, path: str, number: str) -> Page | None:
    """A conversation, marked up as a question with its answers or as a discussion."""
    found = Topic.objects.visible_to(viewer).select_related("author__profile").filter(pk=int(number)).first()
    if found is None:
        return None
    shown = Post.objects.visible_to(viewer).filter(topic=found).select_related("author__profile").in_order()
    posts = list(shown[:POSTS_SHOWN])
    if not posts:
        return None
    first, *replies = posts
    description = excerpt(plain_text(first.html), 30)
    sections = format_html_join("", "<section>{}</section>", ((safe(post.html),) for post in posts))
    html = format_html("<article><h1>{}</h1>{}</article>", found.title, sections)
    return Page(
        title=titled(found.title),
        description=description,
        locale=found.locale,
        canonical=address(found.path),
        html=html,
        json_ld=[_conversation(found, first, replies)],
    )


def _conversation(found: Topic, first: Post, replies: Sequence[Post]) -> dict[str, Any]:
    """schema.org data with true counts: QAPage for questions, DiscussionForumPosting for the rest."""

    def said(post: Post) -> dict[str, Any]:
        return {
            "text": plain_text(post.html),
            "dateCreated": post.created_at.isoformat(),
            "url": address(f"{found.path}#{post.anchor}"),
            "author": {"@type": "Person", "name": author_name(post.author)},
        }

    if found.kind == Topic.Kind.QUESTION:
        question = {
            "@type": "Question",
            "name": found.title,
            **said(first),
            "answerCount": found.reply_count,
            "suggestedAnswer": [{"@type": "Answer", **said(post)} for post in replies],
        }
        return {"@context": "https://schema.org", "@type": "QAPage", "mainEntity": question}
    return {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "headline": found.title,
        **said(first),
        "commentCount": found.reply_count,
        "comment": [{"@type": "Comment", **said(post)} for post in replies],
    }


def roadmap(viewer: Viewer, *, locale: str, path: str) -> Page:
    """The roadmap: what people asked for, the most wanted first."""
    title, description = _("Roadmap"), _("What we plan, what we are building, and what people ask for.")
    requests = FeatureRequest.objects.visible_to(viewer).top()[:ROWS_SHOWN]
    rows = format_html_join("", '<li><a href="{}">{}</a></li>', ((r.path, r.title) for r in requests))
    html = format_html("<h1>{}</h1><p>{}</p><ul>{}</ul>", title, description, rows)
    return Page(title=titled(title), description=description, locale=locale, canonical=address(path), html=html)


def request(viewer: Viewer, *, locale: str, path: str, number: str) -> Page | None:
    """One feature request."""
    found = FeatureRequest.objects.visible_to(viewer).filter(pk=int(number)).first()
    if found is None:
        return None
    html = format_html("<article><h1>{}</h1>{}</article>", found.title, safe(found.html))
    return Page(
        title=titled(found.title),
        description=excerpt(plain_text(found.html), 30),
        locale=found.locale,
        canonical=address(found.path),
        html=html,
    )


def author_name(author: Any) -> str:
    """The name under which an author is shown."""
    return author.display_name if author is not None else _("Deleted user")


def safe(html: str) -> SafeString:
    """Stored HTML: it was sanitised when it was written."""
    return mark_safe(html)  # noqa: S308


ROUTES: Sequence[tuple[re.Pattern[str], Callable[..., Page | None]]] = [
    (re.compile(r"/\w+/(learn/.*)?"), content),
    (re.compile(r"/\w+/community/?"), community),
    (re.compile(r"/\w+/community/c/(?P<slug>[\w-]{1,60})/?"), community),
    (re.compile(r"/\w+/community/t/(?P<number>\d{1,12})(/.*)?"), topic),
    (re.compile(r"/\w+/roadmap/?"), roadmap),
    (re.compile(r"/\w+/roadmap/(?P<number>\d{1,12})(/.*)?"), request),
    (re.compile(r"/\w+/(search|offline|community/new|roadmap/new|support(/new|/\d{1,12})?|preview/[^/]+)/?"), private),
    (re.compile(r"/\w+/account(/(sign-in|sign-up|settings|(verify-email|reset)(/[^/]+)?))?/?"), private),
]
