"""Who may read a page, as the labels under which search and the event stream file it."""

from django.db.models import Value
from django.db.models.functions import StrIndex
from wagtail.models import Page, PageViewRestriction

from core.accounts.roles import PUBLIC, SIGNED_IN, Role, role_label


def labels_for(page: Page) -> frozenset[str]:
    """The labels of those who may read the page once it is live; one of them suffices.

    Every restriction at or above the page must be met. Where that cannot be said in labels (a shared
    password, a group that is no role), nobody gets it: search is a shortcut, not a door.
    """
    restrictions = (
        PageViewRestriction.objects.annotate(at=StrIndex(Value(page.path), "page__path"))
        .filter(at=1)
        .prefetch_related("groups")
    )
    labels: frozenset[str] | None = None
    for restriction in restrictions:
        passes = _labels_passing(restriction)
        labels = passes if labels is None else labels & passes
    return frozenset({PUBLIC}) if labels is None else labels


def _labels_passing(restriction: PageViewRestriction) -> frozenset[str]:
    match restriction.restriction_type:
        case PageViewRestriction.LOGIN:
            # Who holds a role is signed in, so that a narrower restriction below this one leaves its roles.
            return frozenset({SIGNED_IN, *map(role_label, Role.values)})
        case PageViewRestriction.GROUPS:
            names = {group.name for group in restriction.groups.all()}
            return frozenset(role_label(name) for name in names & set(Role.values))
        case _:
            return frozenset()
