"""What there is to translate: originals by locale and state, the most urgent first.

The order is by how much readers get wrong, then by how many read the original (views in the last 28 days, whatever
language they asked for), then by how long it has been wrong.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import (
    Case,
    DateTimeField,
    F,
    IntegerChoices,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import PageDay
from cms.models.translation import Level
from cms.paths import default_locale
from cms.querysets import visible_pages
from cms.visits.reading import RECENT_DAYS
from core.accounts.models import User

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_ABOVE_CATEGORIES = 2


class State(IntegerChoices):
    """Where a page stands in one locale, in the order of urgency."""

    FRESH = 0, pgettext_lazy("translation", "Up to date")
    MISSING = 1, _("Not translated")
    DRAFT = 2, pgettext_lazy("translation", "Draft")
    MINOR = 3, pgettext_lazy("translation", "Minor changes missing")
    MAJOR = 4, pgettext_lazy("translation", "Major changes missing")


def target_locales() -> list[str]:
    """The codes of the locales that originals are translated into."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != default_locale()]


def translation_queue(user: User, locales: Sequence[str]) -> QuerySet[Page]:
    """Published originals that the user knows of, with `state_<code>` and `translation_<code>` for each locale.

    A user knows of what they may read, and of what they may find in the page explorer; of drafts in the explorer only.
    One query, whatever the number of pages.
    """
    explorable = PagePermissionPolicy().explorable_instances(user)
    families = explorable.exclude(locale__language_code=default_locale()).values("translation_key").order_by()
    originals = Page.objects.filter(
        Q(pk__in=explorable.values("pk").order_by())
        | Q(pk__in=visible_pages(user).values("pk").order_by())
        | Q(translation_key__in=families),
        live=True,
        alias_of=None,
        locale__language_code=default_locale(),
        depth__gt=_ABOVE_CATEGORIES,
    )
    states, dates = [], []
    for code in locales:
        name = code.replace("-", "_")
        family = (
            Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=code, alias_of=None)
            .filter(Q(live=True) | Q(pk__in=explorable.values("pk").order_by()))
            .annotate(state=_STATE)
            .order_by()
        )
        originals = originals.annotate(
            **{
                f"translation_{name}": Subquery(family.values("pk")[:1]),
                f"state_{name}": Coalesce(
                    Subquery(family.values("state")[:1], output_field=IntegerField()), Value(State.MISSING.value)
                ),
                f"since_{name}": Coalesce(
                    Subquery(family.values("translation_record__stale_since")[:1]),
                    Value(_NEVER),
                    output_field=DateTimeField(),
                ),
            }
        )
        states.append(f"state_{name}")
        dates.append(f"since_{name}")
    visits = PageDay.objects.within(timezone.localdate(), RECENT_DAYS).number(page="pk")
    urgency, waiting = (_of(Greatest, states), _of(Least, dates)) if locales else (Value(0), Value(_NEVER))
    ranked = originals.annotate(urgency=urgency, waiting=waiting, visits=visits)
    return ranked.order_by("-urgency", "-visits", "waiting", "title", "pk")


_STATE = Case(
    When(live=False, then=Value(State.DRAFT.value)),
    When(translation_record__level=Level.MAJOR, then=Value(State.MAJOR.value)),
    When(translation_record__level=Level.MINOR, then=Value(State.MINOR.value)),
    default=Value(State.FRESH.value),
    output_field=IntegerField(),
)


def _of(function: Any, names: Sequence[str]) -> Any:
    """`function` over columns; it takes two at least."""
    return function(*names) if len(names) > 1 else F(names[0])
