"""Tokens that show a draft in the web app."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from wagtail.models import Page


class PreviewTokenQuerySet(models.QuerySet["PreviewToken"]):
    def usable(self) -> "PreviewTokenQuerySet":
        """Tokens that are not yet expired."""
        return self.filter(expires_at__gt=timezone.now())

    def expired(self) -> "PreviewTokenQuerySet":
        """Tokens that no longer show anything."""
        return self.filter(expires_at__lte=timezone.now())


class PreviewToken(models.Model):
    """One version of one page, shown to one user for a few minutes.

    `content` is the version itself, as Wagtail serialises revisions: what is saved or published later does
    not change what the token shows. Only the token's SHA-256 is stored. `page` is null for a page that was
    never saved; it would stand below `parent`.
    """

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    content = models.JSONField(encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    objects = PreviewTokenQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"Preview of {self.content.get('title', '')!r}"
