"""The admin's list of words that this site spells its own way."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from core.languages import language_name
from media_pipeline.captions.lines import same_words
from media_pipeline.models import SpokenTerm


class TermForm(WagtailAdminModelForm):
    """A term, with the languages of the site to choose from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance.language
        others = [] if not known or known in dict(settings.LANGUAGES) else [(known, language_name(known))]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=[("", _("Every language")), *settings.LANGUAGES, *others]
        )

    def clean_text(self) -> str:
        """The term without space around it; what has neither letter nor digit would replace nothing."""
        text = " ".join(self.cleaned_data["text"].split())
        if not any(character.isalnum() for character in text):
            raise forms.ValidationError(_("Write a word or a name."))
        return text

    def clean_misheard(self) -> str:
        """One phrase on each line, without empty ones."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["misheard"].splitlines()]
        return "\n".join(dict.fromkeys(line for line in lines if any(map(str.isalnum, "".join(same_words(line))))))


class TermViewSet(ModelViewSet):
    """Spoken terms in the admin's menu, at /admin/spoken-terms/."""

    model = SpokenTerm
    icon = "openquote"
    name = "spoken-terms"
    menu_label = _("Spoken terms")
    menu_order = 355
    add_to_admin_menu = True
    search_fields = ["text", "misheard"]
    list_per_page = 50
    list_display = [
        "text",
        Column("misheard", label=_("Heard as"), accessor=lambda term: ", ".join(term.misheard.splitlines())),
        Column(
            "language",
            label=_("Language"),
            accessor=lambda term: language_name(term.language) if term.language else _("Every language"),
        ),
    ]
    edit_handler: Any = ObjectList(
        [FieldPanel("text"), FieldPanel("misheard", widget=forms.Textarea(attrs={"rows": 4})), FieldPanel("language")],
        base_form_class=TermForm,
    )


term_viewset = TermViewSet()
