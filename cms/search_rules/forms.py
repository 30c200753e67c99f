"""What writers fill in about search. The forms collect; `core.search.rules` decides."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.accounts.models import User
from core.errors import DomainError, ErrorCode
from core.search import rules, synonyms
from core.search.models import Pin, SearchDocument, SynonymGroup
from core.search.synonyms import RulesOf


class RuleForm(forms.Form):
    """A rule, and a question to try it on."""

    locale = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, user: User, rule: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = self.values_of(rule) if rule else {}
        super().__init__(*args, **kwargs)
        self.user = user
        self.rule_id: int = rule.pk if rule else 0

    @staticmethod
    def values_of(rule: Any) -> dict[str, Any]:
        """What the fields hold for a stored rule."""
        raise NotImplementedError

    def save(self) -> object:
        """Put the rule in force. Raises DomainError."""
        raise NotImplementedError

    def draft(self) -> RulesOf:
        """The rules as they would be with this one. Raises DomainError."""
        raise NotImplementedError

    def refuse(self, error: DomainError) -> None:
        """Show the refusal where it belongs."""
        self.add_error(error.field if error.field in self.fields else None, error.message)


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

    @staticmethod
    def values_of(rule: SynonymGroup) -> dict[str, Any]:
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

    @staticmethod
    def values_of(rule: Pin) -> dict[str, Any]:
        found = SearchDocument.objects.filter(family__kind=rule.kind, family__object_id=rule.object_id)
        path = found.order_by("place").values_list("path", flat=True).first() or ""
        return {"locale": rule.locale, "phrase": rule.phrase, "target": path}

    def save(self) -> Pin:
        kind, object_id = self._target()
        values = {name: self.cleaned_data[name] for name in ("locale", "phrase")}
        return rules.save_pin(actor=self.user, kind=kind, object_id=object_id, pin_id=self.rule_id or None, **values)

    def draft(self) -> RulesOf:
        locale = self.cleaned_data["locale"]
        key = rules.checked_phrase(self.cleaned_data["phrase"], locale)
        return synonyms.with_pin(self._target(), key, locale, instead_of=self.rule_id)

    def _target(self) -> tuple[str, int]:
        """Kind and id of what stands at the address; everything there is readable to somebody."""
        path = urlsplit(self.cleaned_data["target"].strip()).path.rstrip("/")
        found = SearchDocument.objects.filter(path__in=[path, f"{path}/"], locale=self.cleaned_data["locale"])
        target = found.values_list("family__kind", "family__object_id").first()
        if target is None:
            message = _("Nothing that search can find in this language has this address.")
            raise DomainError(ErrorCode.INVALID, message, "target")
        return target
