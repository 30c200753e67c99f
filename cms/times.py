"""Moments as writers read them: in the time zone of their account, which is named."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def told_time(moment: datetime) -> str:
    """Such as “3 December 2026, 09:00 Europe/Berlin”, in the time zone and the language that are active."""
    local = timezone.localtime(moment)
    values = {
        "date": date_format(local),
        "time": time_format(local, "H:i"),
        "zone": timezone.get_current_timezone_name(),
    }
    return _("%(date)s, %(time)s %(zone)s") % values


def told_distance(moment: datetime, now: datetime) -> str:
    """Such as “in 4 days” or “2 hours ago”, in whole units."""
    seconds = (moment - now).total_seconds()
    minutes = round(abs(seconds) / 60)
    if seconds < 0:
        return _ago(minutes)
    if minutes < 60:
        return ngettext("in %(count)s minute", "in %(count)s minutes", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("in %(count)s hour", "in %(count)s hours", hours) % {"count": hours}
    days = round(hours / 24)
    return ngettext("in %(count)s day", "in %(count)s days", days) % {"count": days}


def _ago(minutes: int) -> str:
    if minutes < 60:
        return ngettext("%(count)s minute ago", "%(count)s minutes ago", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(count)s hour ago", "%(count)s hours ago", hours) % {"count": hours}
    days = round(hours / 24)
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}
