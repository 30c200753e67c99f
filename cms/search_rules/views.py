"""The admin's pages of search rules: the list, a form with a preview, and the question before one is deleted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.accounts.models import User
from core.errors import DomainError
from core.languages import language_name
from core.search import rules, synonyms
from core.search.models import Pin, SynonymGroup
from core.search.policies import can_edit_rules
from core.search.queries import Hit, pinned_documents, search
from core.search.synonyms import RulesOf

from .forms import PinForm, RuleForm, SynonymsForm

SHOWN_HITS = 8


@dataclass(frozen=True)
class Kind:
    """One of the two kinds of rules."""

    form: type[RuleForm]
    rows: Callable[[Any], Any]
    delete: Callable[[User, int], None]
    add_title: object
    edit_title: object


KINDS = {
    "synonyms": Kind(
        SynonymsForm,
        SynonymGroup.objects.visible_to,
        lambda user, pk: rules.delete_synonyms(actor=user, group_id=pk),
        gettext_lazy("Add synonyms"),
        gettext_lazy("Synonyms"),
    ),
    "pins": Kind(
        PinForm,
        Pin.objects.visible_to,
        lambda user, pk: rules.delete_pin(actor=user, pin_id=pk),
        gettext_lazy("Pin a result"),
        gettext_lazy("Pinned result"),
    ),
}


class RulesPage(WagtailAdminTemplateMixin):
    """The furniture of a page below "Search rules"."""

    request: HttpRequest
    kwargs: dict[str, Any]
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_edit_rules(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listed = {"url": reverse("search_rules:index"), "label": _("Search rules")}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.get_page_title()}]

    @property
    def user(self) -> User:
        """The signed-in person; the admin lets nobody else in."""
        assert isinstance(self.request.user, User)
        return self.request.user

    @property
    def kind(self) -> Kind:
        """The kind of rule that the address names."""
        return KINDS[self.kwargs["kind"]]

    @property
    def rule(self) -> Any:
        """The stored rule that the address names; None for a new one."""
        pk = self.kwargs.get("pk")
        return get_object_or_404(self.kind.rows(self.user), pk=pk) if pk else None


class ListView(RulesPage, TemplateView):
    """All rules."""

    page_title = gettext_lazy("Search rules")
    template_name = "cms/search_rules/index.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups, pins = SynonymGroup.objects.visible_to(self.user), Pin.objects.visible_to(self.user)
        targets = pinned_documents(self.user, pins)
        return super().get_context_data(
            groups=[(group, language_name(group.locale)) for group in groups],
            pins=[(pin, language_name(pin.locale), targets.get(pin.pk)) for pin in pins],
            **kwargs,
        )


class RuleView(RulesPage, FormView):
    """Adds or changes a rule. The preview asks a question with the saved rules and with what is typed."""

    template_name = "cms/search_rules/form.html"
    submit_button_label = gettext_lazy("Save")

    def get_page_title(self) -> str:
        return str(self.kind.edit_title if self.rule else self.kind.add_title)

    def get_form_class(self) -> type[RuleForm]:
        return self.kind.form

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.user, "rule": self.rule}

    def form_valid(self, form: RuleForm) -> HttpResponse:
        try:
            if "preview" in self.request.POST:
                return self.render_to_response(self.get_context_data(form=form, preview=self._preview(form)))
            form.save()
        except DomainError as error:
            form.refuse(error)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved. Search heeds it from the next question on."))
        return HttpResponseRedirect(reverse("search_rules:index"))

    def _preview(self, form: RuleForm) -> dict[str, Any]:
        """What everyone finds, before and after."""
        text, locale = self.request.POST.get("question", ""), form.cleaned_data["locale"]

        def found(rules_of: RulesOf) -> tuple[Hit, ...]:
            return search(AnonymousUser(), text, locale=locale, first=SHOWN_HITS, rules_of=rules_of).hits

        return {"before": found(synonyms.stored), "after": found(form.draft())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            question=self.request.POST.get("question", ""),
            rule=self.rule,
            kind=self.kwargs["kind"],
            action_url=self.request.path,
            submit_button_label=self.submit_button_label,
            submit_button_active_label=_("Saving…"),
            **kwargs,
        )


class DeleteView(RulesPage, TemplateView):
    """Asks once, then deletes."""

    template_name = "cms/search_rules/delete.html"

    def get_page_title(self) -> str:
        return str(self.kind.edit_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(rule=self.rule, **kwargs)

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        self.kind.delete(self.user, self.rule.pk)
        messages.success(request, _("Deleted. Search heeds it from the next question on."))
        return HttpResponseRedirect(reverse("search_rules:index"))
