"""What writers fill in about search. The forms collect; `core.search.rules` decides."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from core.forms import ActionForm
from core.search import rules, synonyms
from core.search.engines import Filters
from core.search.models import Pin, SynonymGroup
from core.search.queries import document_of
from core.search.synonyms import RulesOf


class RuleForm(ActionForm):
    """A rule, new or stored."""

    locale = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    values_of: Callable[[Any], dict[str, Any]]
    """What the fields hold for a stored rule."""
    save: Callable[[], object]
    """Puts the rule in force. Raises DomainError."""
    draft: Callable[[], RulesOf]
    """The rules as they would be with this one. Raises DomainError."""

    def __init__(self, *args: Any, rule: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule_id: int = rule.pk if rule else 0
        if rule:
            self.initial = self.values_of(rule)


class SynonymsForm(RuleForm):
    """A group of terms."""

    terms = forms.CharField(
        label=gettext_lazy("Words and phrases that mean the same"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("One in each line. Inflections are found by themselves."),
        max_length=2_000,
    )
    one_way = forms.BooleanField(
        label=gettext_lazy("One way"),
        required=False,
        help_text=gettext_lazy("Only who asks for the first line finds the others too, not the other way round."),
    )

    def values_of(self, rule: SynonymGroup) -> dict[str, Any]:
        return {"locale": rule.locale, "terms": "\n".join(rule.terms), "one_way": rule.one_way}

    def save(self) -> SynonymGroup:
        values = {name: self.cleaned_data[name] for name in ("locale", "one_way")}
        return rules.save_synonyms(actor=self.user, terms=self._terms, group_id=self.rule_id or None, **values)

    def draft(self) -> RulesOf:
        locale = self.cleaned_data["locale"]
        group = rules.checked_group(self._terms, locale, one_way=self.cleaned_data["one_way"])
        return synonyms.with_group(group, locale, instead_of=self.rule_id)

    @property
    def _terms(self) -> list[str]:
        lines: list[str] = self.cleaned_data["terms"].splitlines()
        return lines


class PinForm(RuleForm):
    """A question and what stands first for it."""

    phrase = forms.CharField(
        label=gettext_lazy("Question"),
        max_length=rules.LONGEST_PHRASE,
        help_text=gettext_lazy("Its words in any order and inflection, and no others."),
    )
    target = forms.CharField(
        label=gettext_lazy("Address of the page"),
        max_length=1_000,
        help_text=gettext_lazy("Of an article, a tutorial, a topic or an idea; copy it from the browser."),
    )

    def values_of(self, rule: Pin) -> dict[str, Any]:
        found = document_of(self.user, rule.kind, rule.object_id, Filters(locale=rule.locale))
        return {"locale": rule.locale, "phrase": rule.phrase, "target": found.path if found else ""}

    def save(self) -> Pin:
        kind, object_id = self._target()
        values = {name: self.cleaned_data[name] for name in ("locale", "phrase")}
        return rules.save_pin(actor=self.user, kind=kind, object_id=object_id, pin_id=self.rule_id or None, **values)

    def draft(self) -> RulesOf:
        locale = self.cleaned_data["locale"]
        key = rules.checked_phrase(self.cleaned_data["phrase"], locale)
        return synonyms.with_pin(self._target(), key, locale, instead_of=self.rule_id)

    def _target(self) -> tuple[str, int]:
        return rules.checked_target(self.user, self.cleaned_data["target"], self.cleaned_data["locale"])
