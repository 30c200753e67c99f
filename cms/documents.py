"""The documents that a reader may be given, and how."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest, HttpResponseBase
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve
from wagtail.models import CollectionViewRestriction

from core.accounts.models import Viewer


def visible_documents(viewer: Viewer) -> Any:
    """Documents in collections that are public, or private with a door that the viewer may pass.

    Those behind a shared password are offered to nobody: neither the web app nor GraphQL has a place to enter one.
    """
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    closed = CollectionViewRestriction.objects.annotate(document_path=path).filter(
        document_path__startswith=F("collection__path")
    )
    if viewer.is_authenticated:
        closed = closed.exclude(restriction_type=CollectionViewRestriction.LOGIN)
        groups = Q(restriction_type=CollectionViewRestriction.GROUPS)
        if not viewer.is_superuser:
            through = CollectionViewRestriction.groups.through.objects
            groups &= Q(pk__in=through.filter(group__user=viewer).values("collectionviewrestriction_id"))
        closed = closed.exclude(groups)
    return get_document_model().objects.exclude(Exists(closed))


def served(request: HttpRequest, document_id: str, name: str) -> HttpResponseBase:
    """A document as Wagtail serves it, and as the very file that was uploaded."""
    response: HttpResponseBase = serve(request, document_id, name)
    # Wagtail calls a .gz a text that was packed on the way: browsers unpack it, and save it under its packed name.
    response.headers.pop("Content-Encoding", None)
    return response
