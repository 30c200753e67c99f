"""Sign-ins for trying the house out. They have a password that everyone knows: never in production."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from core.events.actions import emit

from .actions import grant_role
from .events import UserRegistered
from .models import User
from .roles import Role

PASSWORD = "kerf-demo"  # noqa: S105  it is meant to be known
DOMAIN = "demo.kerf.test"

_PEOPLE: dict[str, tuple[str, tuple[Role, ...]]] = {
    "admin": ("Ada Lindqvist", (Role.ADMIN,)),
    "writer": ("Wren Castillo", (Role.WRITER,)),
    "customer": ("Casey Morgan", ()),
    "moderator": ("Milo Brandt", (Role.MODERATOR,)),
    "agent": ("Inés Aguilar", (Role.AGENT,)),
    "planner": ("Priya Raman", (Role.PLANNER,)),
}


@transaction.atomic
def load() -> dict[str, User]:
    """The demo accounts by the name before the @ ("writer", "customer", ...), made where they are missing."""
    if not settings.DEMO_SIGN_INS:
        raise ImproperlyConfigured("Demo sign-ins exist in the embedded profile only.")
    people = {key: _account(key, name) for key, (name, _roles) in _PEOPLE.items()}
    for key, (_name, roles) in _PEOPLE.items():
        for role in roles:
            grant_role(actor=people["admin"], user=people[key], role=role)
    return people


def _account(key: str, name: str) -> User:
    email = f"{key}@{DOMAIN}"
    user = User.objects.filter(email=email).first()
    if user is None:
        # The first administrator is made by hand: roles are given by one, and there is none yet.
        create = User.objects.create_superuser if key == "admin" else User.objects.create_user
        user = create(email, PASSWORD, name=name, locale=settings.LANGUAGE_CODE)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        emit(UserRegistered(user_id=user.pk))
    return user
