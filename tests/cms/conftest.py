"""Content for tests, made as the importer makes it: through Wagtail's actions."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.images.models import Image

from cms.imports import import_article, import_category, import_document, import_tutorial
from cms.kinds import KINDS
from cms.models import ArticlePage, CategoryPage, TutorialPage
from core.accounts.models import User
from media_pipeline.models import Cue, Transcript, Video

TEXT = "Before.\n\n## Kerf width\n\nThe beam removes material.\n\n## Gas\n\nNitrogen keeps the edge bright.\n"


DOCUMENTS = {
    "article": TEXT,
    "guide": "```{steps}\n- title: Open the lid\n  text: <p>Wait first.</p>\n- title: Clean the lens\n```\n",
    "faq": "```{question}\nquestion: Does it work offline?\nanswer: <p>Yes, it does.</p>\n```\n",
    "troubleshooting": "```{problem}\nsymptom: Dross on the lower edge\ncause: <p>Too little gas.</p>\n"
    "fix: <p>Raise the pressure.</p>\n```\n",
    "glossary": "```{term}\nterm: Pierce\ndefinition: <p>The first hole.</p>\n```\n\n"
    "```{term}\nterm: Kerf\nalso: 'slot, cut width'\ndefinition: <p>The width of a cut.</p>\n```\n",
    "api_reference": "```{operation}\nname: documents\n```\n\n"
    "```{example}\ntitle: The newest\n"
    "document: 'query Q($n: Int) { documents(first: $n) { edges { node { title } } } }'\n"
    "variables: '{\"n\": 3}'\n```\n",
    "release_note": "```{change}\nkind: fixed\ntext: <p>Holes are round again.</p>\n```\n",
}
"""A body for each type of document that needs nothing else."""
OWN = {"release_note": {"version": "4.2", "released_on": date(2026, 11, 2)}}


@pytest.fixture
def make_document(writer: User, category: CategoryPage) -> Callable[..., Any]:
    def make(kind: str, slug: str = "", *, below: CategoryPage | None = None, **fields: Any) -> Any:
        slug = slug or kind.replace("_", "-")
        values = {"title": slug.title(), "markdown": DOCUMENTS[kind], **OWN.get(kind, {}), **fields}
        return import_document(KINDS[kind], actor=writer, category=below or category, slug=slug, **values).page

    return make


@pytest.fixture
def writer(make_user: Callable[..., User]) -> User:
    return make_user(name="Wanda", roles=["writer"])


@pytest.fixture
def make_category(writer: User) -> Callable[..., CategoryPage]:
    def make(*, locale: str = "en", slug: str = "cutting", title: str = "Cutting", **fields: Any) -> CategoryPage:
        return import_category(actor=writer, locale=locale, slug=slug, title=title, **fields).page

    return make


@pytest.fixture
def category(make_category: Callable[..., CategoryPage]) -> CategoryPage:
    return make_category()


@pytest.fixture
def make_article(writer: User, category: CategoryPage) -> Callable[..., ArticlePage]:
    def make(slug: str = "kerf", *, below: CategoryPage | None = None, **fields: Any) -> ArticlePage:
        values = {"title": slug.title(), "markdown": TEXT, **fields}
        return import_article(actor=writer, category=below or category, slug=slug, **values).page

    return make


@pytest.fixture
def article(make_article: Callable[..., ArticlePage]) -> ArticlePage:
    return make_article()


@pytest.fixture
def make_tutorial(writer: User, category: CategoryPage) -> Callable[..., TutorialPage]:
    def make(slug: str, video: Video, *, below: CategoryPage | None = None, **fields: Any) -> TutorialPage:
        values = {"title": slug.title(), **fields}
        return import_tutorial(actor=writer, category=below or category, slug=slug, video=video, **values).page

    return make


@pytest.fixture
def video(db: None) -> Video:
    video = Video(title="First cut", state=Video.State.READY, duration_ms=42_000)
    video.file.save("cut.mp4", ContentFile(b"not looked at here"), save=False)
    video.save()
    return video


@pytest.fixture
def make_transcript() -> Callable[..., Transcript]:
    def make(video: Video, language: str, *sentences: str) -> Transcript:
        transcript = Transcript.objects.create(
            video=video, language=language, source="auto", key=f"{video.pk}{language}", complete=True
        )
        Cue.objects.bulk_create(
            Cue(transcript=transcript, position=at, start_ms=at * 4000, end_ms=at * 4000 + 3500, text=text)
            for at, text in enumerate(sentences)
        )
        return transcript

    return make


@pytest.fixture
def make_image(db: None, tmp_path: Any) -> Callable[..., Image]:
    def make(title: str = "Nozzle", size: tuple[int, int] = (40, 30)) -> Image:
        path = tmp_path / f"{title}.png"
        Pillow.new("RGB", size, "teal").save(path)
        return Image.objects.create(title=title, file=ImageFile(ContentFile(path.read_bytes()), name=path.name))

    return make


def edit(page: Any, user: User | None = None, *, publish: bool = True, **fields: Any) -> Any:
    """Change fields of a page as the editor does: a revision, published or not."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=user, clean=False)
    if publish:
        revision.publish(user=user)
    page.refresh_from_db()
    return revision


def tomorrow() -> Any:
    return timezone.now() + timedelta(days=1)
