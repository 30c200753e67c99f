"""What the page editor asks beside a page's content."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel

from core.accounts.models import User
from core.accounts.roles import Role

from .models.translation import Significance
from .paths import default_locale


class ContentPageForm(WagtailAdminPageForm):
    """Asks anew for each publication how significant it is, and why: nobody's typo is the next one's.

    Owners are writers. The times of a schedule are asked in a time zone that is named.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "significance" in self.fields:
            # Translations are not asked, so their forms come without an answer.
            self.fields["significance"].required = False
            if not self.instance.has_unpublished_changes:
                self.initial["significance"] = Significance.MINOR

        if "change_note" in self.fields and not self.instance.has_unpublished_changes:
            self.initial["change_note"] = ""

        for name in {"go_live_at", "expire_at"} & self.fields.keys():
            zone = {"zone": timezone.get_current_timezone_name()}
            self.fields[name].help_text = _("In your time zone: %(zone)s.") % zone

        if "owner" in self.fields:
            owners = Q(groups__name__in=[Role.WRITER, Role.ADMIN]) | Q(pk=self.instance.owner_id)
            self.fields["owner"].queryset = User.objects.filter(owners).distinct().order_by("email")

    def clean_significance(self) -> int:
        return self.cleaned_data["significance"] or Significance.MINOR


class NotePanel(FieldPanel):
    """The note that says why: asked of pages that are there, since a new page needs no reason."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return self.instance.pk is not None and bool(super().is_shown())


class SignificancePanel(FieldPanel):
    """The significance of a change, asked of originals that readers know already."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            page = self.instance
            asked = page.first_published_at is not None and page.locale.language_code == default_locale()
            return asked and bool(super().is_shown())
