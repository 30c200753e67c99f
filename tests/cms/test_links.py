"""Links to a section of a page: as readers follow them, and as the editor keeps them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.blocks import TEXT_FEATURES
from cms.richtext import Renderer

pytestmark = pytest.mark.django_db


def rendered(source):
    renderer = Renderer(AnonymousUser(), "en")
    renderer.add(source)
    return renderer.render(source)


def test_readers_come_to_the_section(article):
    text = rendered(f'<p><a linktype="page" id="{article.pk}" anchor="gas">x</a></p>')
    assert text.html == f'<p><a href="{article.web_path}#gas">x</a></p>'
    assert text.links[0].href == f"{article.web_path}#gas"


def test_what_is_no_anchor_is_left_out(article):
    text = rendered(f'<p><a linktype="page" id="{article.pk}" anchor="x&quot; onclick=&quot;y">x</a></p>')
    assert text.html == f'<p><a href="{article.web_path}">x</a></p>'


def test_the_editor_keeps_the_section_of_a_link(article):
    converter = ContentstateConverter(TEXT_FEATURES)
    source = f'<p><a linktype="page" id="{article.pk}" anchor="gas">x</a> <a href="https://x.test/">y</a></p>'
    saved = converter.to_database_format(converter.from_database_format(source))
    assert f'<a linktype="page" id="{article.pk}" anchor="gas">x</a>' in saved
    assert '<a href="https://x.test/">y</a>' in saved
