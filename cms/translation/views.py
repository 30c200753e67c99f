"""Staleness in Wagtail's admin: the state of every page in every locale, and what changed for one translation."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import CategoryPage, ContentPage, TranslationRecord
from cms.paths import default_locale
from cms.policies import can_confirm_translation, can_read_changes
from core.errors import DomainError

from .actions import confirm_translation, original_of
from .changes import differences
from .queue import State, target_locales, translation_queue

VISITS = _("Views in 28 days")
_COLOURS = {State.MAJOR: "critical", State.MINOR: "warning", State.DRAFT: "label", State.MISSING: "label"}


class StateColumn(Column):
    """The state of a page in one locale, with a link to what there is to be done."""

    cell_template_name = "cms/translation/_state_cell.html"

    def __init__(self, code: str, label: str) -> None:
        self.code = code.replace("-", "_")
        super().__init__(f"state_{self.code}", label=label)

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "cell": instance.cells[self.code]}


class OriginalColumn(Column):
    """The original, with a link for those who may edit it."""

    cell_template_name = "cms/translation/_original_cell.html"


def _locales(request: HttpRequest | None) -> list[tuple[str, str]]:
    names = {locale.language_code: locale.get_display_name() for locale in Locale.objects.all()}
    return [(code, names.get(code, code)) for code in target_locales()]


def _categories(request: HttpRequest | None) -> QuerySet[CategoryPage]:
    found: QuerySet[CategoryPage] = CategoryPage.objects.visible_to(request.user if request else None)
    return found.filter(locale__language_code=default_locale()).order_by("title")


class TranslationFilter(WagtailFilterSet):
    """Narrows the work: by category, language and state."""

    category = django_filters.ModelChoiceFilter(label=_("Category"), queryset=_categories, method="in_category")
    language = django_filters.ChoiceFilter(label=_("Language"), choices=lambda: _locales(None), method="as_it_is")
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, method="in_state")

    class Meta:
        model = Page
        fields = ("category", "language", "state")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail's own, which it adds: all that is listed is of one language, that of the originals.
        self.filters.pop("locale", None)

    def in_category(self, queryset: QuerySet[Page], name: str, value: CategoryPage) -> QuerySet[Page]:
        return queryset.filter(path__startswith=value.path)

    def as_it_is(self, queryset: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """The language chooses columns, not rows: see `TranslationReport.codes`."""
        return queryset

    def in_state(self, queryset: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        wanted = self.data.get("language")
        codes = [code for code in target_locales() if wanted in {None, "", code}]
        either = Q(pk=None)
        for code in codes:
            either |= Q(**{f"state_{code.replace('-', '_')}": value})
        return queryset.filter(either)


class TranslationReport(ReportView):
    """Every original and where it stands in each language, the most urgent first."""

    model = Page
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "cms_translation:report"
    index_results_url_name = "cms_translation:report_results"
    any_permission_required = ("add", "change", "publish")
    filterset_class = TranslationFilter
    is_searchable = False

    @cached_property
    def shown(self) -> list[tuple[str, str]]:
        """The languages that the reader of the report asked for: one, or all of them."""
        known = _locales(self.request)
        wanted = self.request.GET.get("language")
        return [one for one in known if one[0] == wanted] or known

    @property
    def columns(self) -> list[Column]:
        """The page, its category, how much it is read, and one for each language."""
        states = [StateColumn(code, name) for code, name in self.shown]
        page, shelf = OriginalColumn("title", label=_("Page")), Column("shelf", label=_("Category"))
        return [page, shelf, Column("visits", label=VISITS), *states]

    @property
    def list_export(self) -> list[str]:
        """The same for a spreadsheet."""
        return ["title", "shelf", "visits", *(f"told_{code.replace('-', '_')}" for code, _name in self.shown)]

    @property
    def export_headings(self) -> dict[str, str]:
        """The names of the languages."""
        names = {f"told_{code.replace('-', '_')}": name for code, name in self.shown}
        return {"title": gettext_now("Page"), "shelf": gettext_now("Category"), "visits": str(VISITS), **names}

    def get_queryset(self) -> QuerySet[Page]:
        return translation_queue(self.request.user, [code for code, _name in self.shown])

    def decorate_paginated_queryset(self, object_list: Sequence[Any]) -> Sequence[Any]:
        """Add what the cells say, for all rows in three queries."""
        rows = list(object_list)
        codes = [code.replace("-", "_") for code, _name in self.shown]
        keys = {getattr(row, f"translation_{code}") for row in rows for code in codes} - {None}
        parents = {row.path[: -Page.steplen] for row in rows}
        shelves = dict(Page.objects.filter(path__in=parents, depth__gt=2).values_list("path", "title"))
        records = TranslationRecord.objects.in_bulk(keys)
        explorable = PagePermissionPolicy().explorable_instances(self.request.user)
        known = explorable.filter(pk__in=keys | {row.pk for row in rows}).values_list("pk", flat=True).order_by()
        own = set(known)
        may_submit = self.request.user.has_perm("wagtail_localize.submit_translation")
        for row in rows:
            row.shelf = shelves.get(row.path[: -Page.steplen], "")
            row.is_own = row.pk in own
            row.cells = {}
            for code in codes:
                state, key = State(getattr(row, f"state_{code}")), getattr(row, f"translation_{code}")
                record = records.get(key)
                cell = {
                    "label": state.label,
                    "colour": _COLOURS.get(state, "primary"),
                    "parts": len(record.changes) if record else 0,
                    "since": record.stale_since if record else None,
                    "edit": key if key in own else None,
                    "changes": key if key in own and record and record.level else None,
                    "submit": row.pk if state == State.MISSING and may_submit and row.is_own else None,
                }
                row.cells[code] = cell
                setattr(row, f"told_{code}", f"{state.label} ({cell['parts']})" if cell["parts"] else str(state.label))
        return rows


class ChangesView(WagtailAdminTemplateMixin, View):
    """What changed in the original of one translation, part by part, and the button that says it is followed."""

    template_name = "cms/translation/changes.html"
    page_title = _("Changes of the original")
    header_icon = "wagtail-localize-language"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page: ContentPage = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(self.page, ContentPage) or not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        record, original = TranslationRecord.objects.filter(page_id=self.page.pk).first(), original_of(self.page)
        if record is None or original is None:
            raise Http404
        self.record, self.original = record, original
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the report, this page."""
        report = {"url": reverse("cms_translation:report"), "label": TranslationReport.page_title}
        return [*super().get_breadcrumbs_items(), report, {"url": "", "label": self.get_page_subtitle()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Mark the ticked parts as followed, as of the version that was shown."""
        version = request.POST.get("version", "")
        parts = request.POST.getlist("parts")
        try:
            confirm_translation(
                actor=request.user,
                page=self.page,
                version=int(version) if version.isascii() and version.isdecimal() and len(version) < 19 else 0,
                keys=parts,
            )
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect("cms_translation:changes", self.page.pk)
        said = ngettext("%(count)s part is up to date now.", "%(count)s parts are up to date now.", len(parts))
        messages.success(request, said % {"count": len(parts)})
        return redirect("cms_translation:report")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        latest = self.original.source_versions.order_by("pk").last()
        readable = can_read_changes(self.request.user, self.original)
        return super().get_context_data(
            page=self.page,
            original=self.original,
            version=latest,
            readable=readable,
            may_edit_original=self.original.permissions_for_user(self.request.user).can_edit(),
            may_confirm=can_confirm_translation(self.request.user, self.page),
            differences=differences(self.record, self.original, latest),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            **kwargs,
        )
