"""The parts of the product that pages are about."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.languages import in_language, validate_by_language


class ProductArea(models.Model):
    """A part of the product. Writers keep the list; its slug stands in addresses, and stays."""

    slug = models.SlugField(
        _("short name"), max_length=50, unique=True, help_text=_("Stands in addresses, and cannot be changed later.")
    )
    names = models.JSONField(_("name, by language"), default=dict, validators=[validate_by_language])
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Its place in lists."))

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("product area")
        verbose_name_plural = _("product areas")

    def __str__(self) -> str:
        return self.name_in(get_language() or settings.LANGUAGE_CODE)

    def name_in(self, locale: str) -> str:
        """The name in a language, or in another where it has none; never empty."""
        return in_language(self.names, locale) or self.slug
