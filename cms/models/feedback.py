"""What readers say of a page: whether it helped, and why not."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cms.feedback.querysets import ArticleFeedbackQuerySet

MAX_COMMENT = 1000


class ArticleFeedback(models.Model):
    """One reader's vote on one published version of a document.

    The reader is an account, or a visitor, of whom nothing is kept but `visitor`: a mark that is different on
    each page, so that the votes of one visitor cannot be brought together. Both are empty once an account has
    left; its vote still counts. `revision` is null where Wagtail has pruned the version.
    """

    class Reason(models.TextChoices):
        UNCLEAR = "unclear", _("Unclear")
        WRONG = "wrong", _("Wrong or out of date")
        UNANSWERED = "unanswered", _("Does not answer the question")
        OTHER = "other", _("Something else")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    visitor = models.CharField(max_length=64, blank=True)
    helpful = models.BooleanField()
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    comment = models.TextField(max_length=MAX_COMMENT, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ArticleFeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote of a reader")
        verbose_name_plural = _("votes of readers")
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "user"], condition=models.Q(user__isnull=False), name="cms_feedback_once_user"
            ),
            models.UniqueConstraint(
                fields=["revision", "visitor"], condition=~models.Q(visitor=""), name="cms_feedback_once_visitor"
            ),
            models.CheckConstraint(
                condition=models.Q(helpful=False) | models.Q(reason=""), name="cms_feedback_reason_of_no"
            ),
        ]
        indexes = [models.Index(fields=["page", "-changed_at", "-id"], name="cms_feedback_latest")]

    def __str__(self) -> str:
        return f"{'Yes' if self.helpful else 'No'} on page {self.page_id}"
