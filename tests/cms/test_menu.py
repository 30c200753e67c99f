"""Wagtail's menu, as each writer sees it."""

import pytest
from django.utils.translation import override
from wagtail.admin.menu import admin_menu, reports_menu

pytestmark = pytest.mark.django_db


@pytest.fixture
def labels(rf, writer):
    """The words of a menu in a language. Wagtail makes its items once for the whole process."""

    def labels(menu, language):
        request = rf.get("/admin/")
        request.user = writer
        with override(language):
            return [str(item.label) for item in menu.menu_items_for_request(request)]

    return labels


@pytest.mark.parametrize(
    ("menu", "said"),
    [
        (
            reports_menu,
            {
                "en": {"Insights", "Translations", "Due for review", "Reader feedback", "Searches"},
                "de": {"Einblicke", "Übersetzungen", "Zur Prüfung fällig", "Rückmeldungen der Leser", "Suchen"},
            },
        ),
        (admin_menu, {"en": {"Content gaps", "Search rules"}, "de": {"Inhaltslücken", "Suchregeln"}}),
    ],
)
def test_every_writer_reads_the_menu_in_their_own_language(labels, menu, said):
    for language in ("en", "de", "en"):
        assert said[language] <= set(labels(menu, language))


def test_no_two_reports_have_the_same_name(labels):
    found = labels(reports_menu, "en")
    assert len(found) == len(set(found))
