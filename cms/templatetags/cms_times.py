"""Moments in templates of Wagtail's admin, as `cms.times` tells them."""

from datetime import datetime

from django import template
from django.utils import timezone

from cms import times

register = template.Library()


@register.filter
def told_time(moment: datetime | None) -> str:
    """The moment in the reader's time zone, which is named."""
    return times.told_time(moment) if moment else ""


@register.filter
def told_distance(moment: datetime | None) -> str:
    """How far it is from now."""
    return times.told_distance(moment, timezone.now()) if moment else ""
