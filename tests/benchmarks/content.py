"""What the benchmarks read: one article of about 8 KB and nineteen beside it.

`python -m tests.benchmarks.content` writes them, in a process of its own: whoever reads pages on a site has not just
written them, and does not carry what that left in memory.
"""

import subprocess
import sys
from functools import cache

PARAGRAPH = (
    "The beam removes a narrow strip of material, and its width decides whether parts fit. Measure it on the "
    "machine, the material and the settings that you will use, because each of them changes it. "
)


@cache
def article_path() -> str:
    """Where the web app shows the first of twenty published and indexed articles, which are written if need be."""
    from cms.models import ArticlePage

    first = ArticlePage.objects.filter(slug="article-0")
    if not first.exists():
        subprocess.run([sys.executable, "-m", __name__], check=True)
    return first.get().web_path


def write() -> None:
    """Write and index them."""
    from django.conf import settings

    from cms.imports import import_article, import_category
    from core.accounts.models import User
    from core.events.relay import relay
    from core.events.work import drain

    author = User.objects.create_user("writer@example.test", None, name="Bench", is_superuser=True, is_staff=True)
    category = import_category(actor=author, locale="en", slug="bench", title="Benchmarks").page
    sections = [f"## Section {n}\n\n{PARAGRAPH * 2}\n\n- one\n- two\n\n{PARAGRAPH}\n" for n in range(13)]
    for n in range(20):
        import_article(
            actor=author, category=category, slug=f"article-{n}", title=f"Article {n}",
            markdown="\n".join(sections), summary="What is measured here.", tags=["bench"],
        )  # fmt: skip
    while relay() + drain(*settings.EVENTS_QUEUES):
        pass


if __name__ == "__main__":
    import django

    django.setup()
    write()
