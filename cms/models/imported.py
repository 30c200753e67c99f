"""Where a page came from, if it came out of a folder of documentation."""

from django.db import models


class ImportedPage(models.Model):
    """The file that a page was made from, as it was at the last import.

    `origin` is the name under which its folder is imported, `path` the file as seen from the folder. `revision`
    is what the import saved: a later one is somebody's own work. `live` says whether the import published it.
    `front_matter` holds what the file says that pages have no field for, so that an export gives it back.
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="imported_from")
    origin = models.CharField(max_length=100)
    path = models.CharField(max_length=1000)
    digest = models.CharField(max_length=64, blank=True)
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    live = models.BooleanField(default=True)
    front_matter = models.JSONField(default=dict)
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["origin"], name="cms_imported_origin")]
