"""How often pages are read: counts by day, and nothing of the readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from cms.visits.querysets import PageDayQuerySet


class PageDay(models.Model):
    """How often one page was shown, and read through, on one day.

    Per language that readers asked for, which is not the page's where it stands in for a translation, and per
    source. Nothing here is of one reader: a row is two numbers, and no visit has a row of its own. What is counted
    as a view and as read through is said at the fields. Days are those of the site's time zone.
    """

    class Source(models.TextChoices):
        SEARCH = "search", pgettext_lazy("visit", "Search")
        LINK = "link", pgettext_lazy("visit", "Link")
        DIRECT = "direct", pgettext_lazy("visit", "Direct")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    locale = models.CharField(max_length=12)
    source = models.CharField(max_length=6, choices=Source.choices)
    views = models.PositiveIntegerField(
        _("views"),
        default=0,
        help_text=_("How often the page was on a reader's screen; once in half an hour in one tab."),
    )
    read_through = models.PositiveIntegerField(
        _("read through"),
        default=0,
        help_text=_(
            "Views in which the end of the text was on the screen and the page was looked at for a third of its "
            "reading time or longer; of a tutorial, also those in which the video was played to 90 %."
        ),
    )

    objects = PageDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("visits of a day")
        verbose_name_plural = _("visits by day")
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["page", "day", "locale", "source"], name="cms_visits_once"),
            models.CheckConstraint(
                condition=models.Q(read_through__lte=models.F("views")), name="cms_visits_read_through_of_views"
            ),
        ]
        indexes = [models.Index(fields=["day", "page"], name="cms_visits_day")]

    def __str__(self) -> str:
        return f"Page {self.page_id} on {self.day}: {self.views}"
