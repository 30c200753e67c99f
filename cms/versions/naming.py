"""Which version is which."""

from django.http import Http404

from cms.models import ContentPage, PageVersion


def version_of(page: ContentPage, name: str) -> PageVersion | None:
    """The version that an address names: its number, `earliest`, `latest`, or None for `live`.

    What is `live` is what readers see, whichever version that was made from. Http404 where there is no such version.
    """
    if name == "live":
        return None
    versions = PageVersion.objects.of_page(page).select_related("user").order_by("created_at", "pk")
    match name:
        case "earliest":
            found = versions.first()
        case "latest":
            found = versions.last()
        case _:
            found = versions.filter(pk=int(name)).first() if name.isdecimal() and len(name) < 19 else None
    if found is None:
        raise Http404
    return found
