"""Translators of two languages at once, in real transactions."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from cms.models import SourceVersion, TranslationRecord
from cms.models.translation import Level, Significance
from cms.translation.actions import confirm_translation
from tests.cms.conftest import edit
from tests.events import settle

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = {"de": "schneiden", "es": "cortar"}


@pytest.fixture
def translations(article, category, make_category, make_article):
    pages = []
    for locale, slug in LANGUAGES.items():
        shelf = make_category(locale=locale, slug=slug, title=slug.title(), translation_of=category)
        pages.append(make_article(f"kerf-{locale}", below=shelf, translation_of=article))
    settle()
    return pages


def at_once(*calls):
    """Run the calls in threads that begin together; whatever one raises is raised here."""
    together = Barrier(len(calls))

    def run(call):
        together.wait(timeout=30)
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_translators_of_two_languages_do_not_wait_for_each_other(translations, article, writer):
    for number in range(5):
        edit(article, writer, title=f"Kerf {number}", significance=Significance.MAJOR)
        settle()
        version = SourceVersion.objects.filter(page_id=article.pk).latest("pk").pk
        at_once(*(partial(confirm_translation, actor=writer, page=page, version=version) for page in translations))
        assert set(TranslationRecord.objects.values_list("level", flat=True)) == {Level.FRESH}
