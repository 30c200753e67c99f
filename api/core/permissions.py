"""What a mutation asks of its viewer before anything runs. Finer questions are the actions' policies."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.accounts.models import Viewer
from core.accounts.roles import Role, has_role
from core.errors import DomainError, ErrorCode


@dataclass(frozen=True)
class Permission:
    """Who may call a mutation: anyone, signed-in viewers, or holders of one of `roles`."""

    signed_in: bool
    roles: frozenset[str] = frozenset()

    def check(self, viewer: Viewer, scope: str) -> None:
        """Raise DomainError where the viewer, or the token the viewer came with, may not."""
        if self.signed_in and not viewer.is_authenticated:
            raise DomainError(ErrorCode.UNAUTHENTICATED, _("Sign in first."))
        if self.roles and not has_role(viewer, *self.roles):
            raise DomainError(ErrorCode.FORBIDDEN, _("Your account may not do this."))
        scopes = getattr(viewer, "scopes", None)
        if scopes is not None and scope not in scopes:
            raise DomainError(ErrorCode.FORBIDDEN, _("This token lacks the scope “%(scope)s”.") % {"scope": scope})


ANYONE = Permission(signed_in=False)
SIGNED_IN = Permission(signed_in=True)


def role(*roles: Role) -> Permission:
    """Holders of one of `roles`; administrators hold them all."""
    return Permission(signed_in=True, roles=frozenset(roles))
