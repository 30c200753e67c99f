"""The step of a workflow at which somebody else reads what a writer has written."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, TaskState

from cms.translation.parts import canonical
from core.accounts.models import User
from core.accounts.roles import Role, has_role

_SAID_BY_SAVING = frozenset(
    {
        "change_note",
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "wagtail_admin_comments",
    }
)
"""What changes in a version while it is saved, or is said of it rather than in it."""


class EditorialReviewTask(AbstractGroupApprovalTask):
    """Members of the chosen groups approve what others have written, and nobody what is their own.

    The version that would be published counts, whoever submitted it: whoever corrects a submitted page hands it back
    to the others. An administrator who is the only one there may approve anything, so that nothing is stuck.
    """

    class Meta:
        verbose_name = gettext_lazy("Review by another person")
        verbose_name_plural = gettext_lazy("Reviews by another person")

    def get_actions(self, obj: Any, user: User) -> list[Any]:
        """As Wagtail offers them, and none for one's own version."""
        return [] if self.is_own(obj, user) else super().get_actions(obj, user)

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> Any:
        """Refuse what is not offered, wherever it is asked for."""
        page = task_state.workflow_state.content_object
        if self.is_own(page, user):
            raise PermissionDenied(own_version())
        if not super().get_actions(page, user):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> Any:
        """The reviews that wait for this person, without those of own versions."""
        waiting = super().get_task_states_user_can_moderate(user, **kwargs)
        own = [
            state.pk
            for state in waiting.select_related("workflow_state")
            if self.is_own(state.workflow_state.content_object, user)
        ]
        return waiting.exclude(pk__in=own) if own else waiting

    def is_own(self, page: Any, user: User) -> bool:
        """Whether the version that waits is this person's own, and there is somebody else to read it."""
        latest = page.get_latest_revision() if page is not None else None
        if latest is None or latest.user_id != user.pk:
            return False
        state = page.current_workflow_task_state
        submitted = state.revision if state is not None else None
        if submitted is not None and submitted.user_id != user.pk and _said(submitted.content) == _said(latest.content):
            # Opening a page in the editor may save it, which makes nobody its author.
            return False
        return not ((user.is_superuser or has_role(user, Role.ADMIN)) and self.is_alone(user))

    def is_alone(self, user: User) -> bool:
        """Whether nobody else could review."""
        others = User.objects.filter(is_active=True, groups__in=self.groups.all()).exclude(pk=user.pk)
        return not others.exists()

    @classmethod
    def get_description(cls) -> str:
        """As the list of kinds of tasks says it."""
        return _("Members of the chosen groups approve what others have written")


def _said(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a version says, however often it was saved."""
    said = {}
    for name, value in content.items():
        if name in _SAID_BY_SAVING:
            continue
        if isinstance(value, str) and value.startswith("[{"):
            value = json.loads(value)
        if isinstance(value, list):
            value = [{k: v for k, v in one.items() if k != "pk"} if isinstance(one, dict) else one for one in value]
        said[name] = canonical(value)
    return said


def own_version() -> str:
    """Why one's own version cannot be approved."""
    return _("This version is yours: another writer or an administrator has to review it.")
