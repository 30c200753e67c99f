"""Where old addresses lead."""

from urllib.parse import unquote, urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Page

from .paths import full_url, tree_path
from .querysets import visible_pages


class ReadersRedirects(RedirectMiddleware):
    """Wagtail's redirects, but none to a page that the reader may not see: its address would tell what it is about."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Another answer only where nothing is found and there is somewhere to lead to."""
        answer: HttpResponseBase = super().process_response(request, response)
        if answer is response:
            return response
        target = answer["Location"].removeprefix(full_url(""))
        path = unquote(urlsplit(target).path) if target.startswith("/") and not target.startswith("//") else ""
        place = tree_path(path)
        if place is None or not Page.objects.filter(url_path=place).exists():
            return answer
        viewer = getattr(request, "user", AnonymousUser())
        return answer if visible_pages(viewer).at_path(path).exists() else response
