"""A product area as writers fill it in: a name in each language of the site."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminModelForm

from cms.models import ProductArea


class NamesWidget(forms.MultiWidget):
    """A line for each language."""

    def __init__(self) -> None:
        self.codes = list(dict(settings.LANGUAGES))
        named: dict[str, forms.Widget | type[forms.Widget]] = {
            code: forms.TextInput(attrs={"placeholder": str(name), "aria-label": str(name), "maxlength": 80})
            for code, name in settings.LANGUAGES
        }
        super().__init__(named)

    def decompress(self, value: Any) -> list[str]:
        names = value if isinstance(value, dict) else {}
        return [names.get(code, "") for code in self.codes]


class NamesField(forms.MultiValueField):
    """The names by language, those that are empty left out. One of them has to be there."""

    def __init__(self, **kwargs: Any) -> None:
        fields = [forms.CharField(max_length=80, required=False) for _language in settings.LANGUAGES]
        super().__init__(fields, require_all_fields=False, widget=NamesWidget(), **kwargs)

    def compress(self, data_list: Sequence[str]) -> dict[str, str]:
        codes = dict(settings.LANGUAGES)
        names = {code: name.strip() for code, name in zip(codes, data_list, strict=False) if name.strip()}
        if not names:
            raise ValidationError(gettext("Write the name in one language at least."))
        return names


class AreaForm(WagtailAdminModelForm):
    """The short name of an area that is there stays: it stands in addresses."""

    names = NamesField()

    class Meta:
        model = ProductArea
        fields = ("names", "slug", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"].label = ProductArea._meta.get_field("names").verbose_name
        if self.instance.pk:
            self.fields["slug"].disabled = True
