"""A translation as a PO file: taken to another tool, and brought back."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

pytestmark = pytest.mark.django_db

TITLE = "Schnittfuge"


@pytest.fixture
def translation(article, make_category, category):
    make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    source, _ = TranslationSource.get_or_create_from_instance(article)
    found = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="de"))
    found.save_target()
    return found


@pytest.fixture
def staff(client, writer):
    client.force_login(writer)
    return client


def address(translation, what):
    return f"/admin/localize/translate/{translation.pk}/pofile/{what}/"


def upload(staff, translation, content):
    edit = f"/admin/pages/{translation.get_target_instance().pk}/edit/"
    files = {} if content is None else {"file": SimpleUploadedFile("german.po", content)}
    answer = staff.post(address(translation, "upload"), {"next": edit, **files})
    assert answer.status_code == 302
    assert answer["Location"] == edit
    return [str(message) for message in staff.get(edit).context["messages"]]


def filled(staff, translation):
    po = polib.pofile(staff.get(address(translation, "download")).content.decode())
    po.find("Kerf", msgctxt="title").msgstr = TITLE
    return po


def test_what_was_translated_elsewhere_comes_back(staff, translation):
    (said,) = upload(staff, translation, str(filled(staff, translation)).encode())
    assert "Successfully imported" in said
    assert translation.export_po().find("Kerf", msgctxt="title").msgstr == TITLE


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "Choose the PO file first."),
        (b"", "does not say which translation it is of"),
        (b'msgid ""\nmsgstr ""\n\nmsgid "Kerf"\nmsgstr "Fuge"\n', "does not say which translation it is of"),
        (b"\x89PNG\r\n\x1a\n", "does not say which translation it is of"),
    ],
)
def test_what_is_no_po_file_of_ours_is_refused_with_the_reason(staff, translation, content, told):
    (said,) = upload(staff, translation, content)
    assert told in said
    assert translation.export_po().find("Kerf", msgctxt="title").msgstr == ""


def test_the_file_of_another_page_and_broken_ones_are_refused(staff, translation):
    ours = filled(staff, translation)
    cut = str(ours).encode().replace(b"msgstr", b"msgst")
    latin = str(ours).replace(TITLE, "Schnittfuge für Stahl").encode("latin-1")
    ours.metadata["X-WagtailLocalize-TranslationID"] = "0" * 32
    for content, told in (
        (cut, "valid PO file"),
        (latin, "valid PO file"),
        (str(ours).encode(), "different translation"),
    ):
        (said,) = upload(staff, translation, content)
        assert told in said
    assert translation.export_po().find("Kerf", msgctxt="title").msgstr == ""
