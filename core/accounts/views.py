"""The few pages of accounts that Django answers itself; signing in is the web app's, over allauth's headless API."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from .departure import export_of_path
from .web import web_path


def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """Stands in the place of Wagtail's and Django's own sign-in forms, which know no second factor and no limits.

    Visitors go to the web app's sign-in page and come back to where they wanted to; someone who is signed in
    and comes here all the same lacks the permission, and is told so.
    """
    target = request.GET.get("next", "")
    # The path alone, for a form that was posted here from an old page.
    if not target.startswith("/") or not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = request.path.removesuffix("login/")
    if request.user.is_authenticated:
        return render(request, "account/no_admin.html", {"home": web_path("", request.LANGUAGE_CODE)}, status=403)
    response = HttpResponseRedirect(web_path("account/sign-in", request.LANGUAGE_CODE, next=target))
    add_never_cache_headers(response)
    return response


@require_safe
def download_export(request: HttpRequest, signed: str) -> HttpResponse | FileResponse:
    """The archive behind a signed path; the path is the permission, and lasts 15 minutes."""
    export = export_of_path(signed)
    if export is None:
        return render(request, "account/export_gone.html", {"home": web_path("account/settings", None)}, status=404)
    response = FileResponse(export.file.open("rb"), as_attachment=True, filename="my-account.zip")
    add_never_cache_headers(response)
    return response
