"""Product areas in Wagtail's admin, as a writer keeps them."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from cms.imports import import_area
from cms.models import ProductArea

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client, writer):
    Group.objects.get(name="writer").permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(writer)
    return client


def test_a_writer_adds_an_area_with_a_name_in_each_language(browser):
    values = {"names_en": "Gas", "names_de": "Gase", "names_es": "", "slug": "gas", "position": "1"}
    answer = browser.post(reverse(ProductArea.snippet_viewset.get_url_name("add")), values)
    assert answer.status_code == 302
    area = ProductArea.objects.get()
    assert (area.slug, area.name_in("de"), area.name_in("es")) == ("gas", "Gase", "Gas")


def test_an_area_needs_a_name_and_keeps_its_short_name(browser):
    area = import_area(slug="gas", names={"en": "Gas"})
    address = reverse(ProductArea.snippet_viewset.get_url_name("edit"), args=[area.pk])
    nameless = browser.post(address, {"names_en": "", "names_de": "", "names_es": "", "slug": "gas", "position": "1"})
    assert nameless.status_code == 200
    browser.post(address, {"names_en": "Gases", "names_de": "", "names_es": "", "slug": "other", "position": "1"})
    area.refresh_from_db()
    assert (area.slug, area.names) == ("gas", {"en": "Gases"})


def test_an_area_that_pages_are_about_cannot_be_deleted(browser, make_document):
    area = import_area(slug="gas", names={"en": "Gas"})
    make_document("faq", area=area)
    browser.post(reverse(ProductArea.snippet_viewset.get_url_name("delete"), args=[area.pk]))
    assert ProductArea.objects.filter(pk=area.pk).exists()
