"""What the benchmarks read: one article of about 8 KB and nineteen beside it."""

from functools import cache

from django.conf import settings

from cms.imports import import_article, import_category
from cms.models import ArticlePage
from core.accounts.models import User
from core.events.relay import relay
from core.events.work import drain

PARAGRAPH = (
    "The beam removes a narrow strip of material, and its width decides whether parts fit. Measure it on the "
    "machine, the material and the settings that you will use, because each of them changes it. "
)


@cache
def articles() -> list[ArticlePage]:
    """Twenty published articles, indexed."""
    author = User.objects.create_user("bench@example.test", None, name="Bench", is_superuser=True, is_staff=True)
    category = import_category(actor=author, locale="en", slug="bench", title="Benchmarks").page
    sections = [f"## Section {n}\n\n{PARAGRAPH * 2}\n\n- one\n- two\n\n{PARAGRAPH}\n" for n in range(13)]
    pages = [
        import_article(
            actor=author, category=category, slug=f"article-{n}", title=f"Article {n}",
            markdown="\n".join(sections), summary="What is measured here.", tags=["bench"],
        ).page
        for n in range(20)
    ]  # fmt: skip
    while relay() + drain(*settings.EVENTS_QUEUES):
        pass
    return pages
