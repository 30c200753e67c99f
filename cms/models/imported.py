"""Which file of which folder of documentation says the same as a page."""

from django.db import models


class ImportedPage(models.Model):
    """The file that a page was made from at the last import, or that was made from the page by an export.

    `origin` is the name under which its folder is imported, `path` the file as seen from the folder. `revision`
    is what the import saved, or the export wrote: a later one is somebody's own work. `live` says whether readers
    saw it then. `front_matter` holds what the file says that pages have no field for, so that an export gives it
    back; `stated` what it says of fields that a file may leave to Wagtail, by their names. `placed_in` is the page
    below which the import put this one. `exported` says that no import has read the file yet.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="imported_from")
    origin = models.CharField(max_length=100)
    path = models.CharField(max_length=1000)
    digest = models.CharField(max_length=64, blank=True)
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    live = models.BooleanField(default=True)
    front_matter = models.JSONField(default=dict)
    stated = models.JSONField(default=dict)
    placed_in = models.BigIntegerField(null=True)
    exported = models.BooleanField(default=False)
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["origin"], name="cms_imported_origin")]
        constraints = [models.UniqueConstraint(fields=["page", "origin"], name="cms_imported_once_per_folder")]
