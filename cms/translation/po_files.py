"""PO files as translators bring them back, looked at before wagtail-localize reads them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.views.edit_translation import upload_pofile

TRANSLATION_ID = b"X-WagtailLocalize-TranslationID:"


def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """wagtail-localize's upload, which needs a file that says in its header which translation it is of.

    What has none, an empty file for example, is refused as every other file that is none of its own.
    """
    file = request.FILES.get("file")
    if request.method == "POST" and (file is None or TRANSLATION_ID not in file.read()):
        said = _("Choose a PO file that was downloaded here: this one does not say which translation it is of.")
        messages.error(request, said if file else _("Choose the PO file first."))
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    if file is not None:
        file.seek(0)
    response: HttpResponse = upload_pofile(request, translation_id)
    return response
