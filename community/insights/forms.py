"""What writers fill in about gaps. The forms collect; the actions decide."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import ArticlePage, CategoryPage
from core.accounts.models import User
from core.accounts.roles import Role
from core.forms import ActionForm
from core.languages import language_name

from . import actions
from .models import MAX_REASON, ContentGap


class DraftForm(ActionForm):
    """Where the missing article is to stand, and who writes it."""

    title = forms.CharField(label=_("Title"), max_length=200)
    category_id = forms.TypedChoiceField(
        label=_("Category"), coerce=int, help_text=_("The article is in the language of its category.")
    )
    assignee_id = forms.TypedChoiceField(label=_("Writer"), coerce=int, help_text=_("Gets a mail, unless it is you."))

    def __init__(self, *args: Any, gap: ContentGap, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gap = gap
        self.initial = {"title": question[:200], "assignee_id": self.user.pk, **self.initial}
        self._offer("category_id", categories(self.user, gap.locale))
        self._offer("assignee_id", [(one.pk, one.display_name) for one in writers()])

    def _offer(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def save(self) -> ArticlePage:
        """Start the draft. Raises DomainError."""
        return actions.draft_for_gap(actor=self.user, gap_id=self.gap.pk, **self.cleaned_data)


class DismissForm(ActionForm):
    """Why no page is to answer it."""

    reason = forms.CharField(label=_("Reason"), max_length=MAX_REASON, help_text=_("For the other writers."))

    def __init__(self, *args: Any, gap: ContentGap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gap = gap

    def save(self) -> ContentGap:
        """Dismiss the gap. Raises DomainError."""
        return actions.dismiss_gap(actor=self.user, gap_id=self.gap.pk, **self.cleaned_data)


def categories(user: User, locale: str) -> list[tuple[str, list[tuple[int, str]]]]:
    """The categories that someone may add pages to, by language: the one that the question was asked in comes first."""
    own = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    rows = Page.objects.type(CategoryPage).filter(pk__in=own.values("pk").order_by()).order_by("path")
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pk, title, code in rows.values_list("pk", "title", "locale__language_code"):
        found[code].append((pk, title))
    return [(language_name(code), found[code]) for code in sorted(found, key=lambda code: (code != locale, code))]


def writers() -> list[User]:
    """Those who can be given a page to write, by name."""
    people = User.objects.filter(is_active=True, groups__name__in=[Role.WRITER, Role.ADMIN]).distinct()
    return sorted(people, key=lambda one: (one.display_name, one.pk))
