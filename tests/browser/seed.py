"""Accounts and places for the browser tests, made in the site's own process through the actions."""

from allauth.account.models import EmailAddress

from community.forum.actions import create_topic, save_category
from community.forum.models import Category
from community.roadmap.actions import create_request
from core.accounts.actions import grant_role
from core.accounts.models import User
from core.accounts.roles import Role

PASSWORD = "correct horse battery"
WRITER, CUSTOMER, AGENT, ADMIN = (f"{who}@browser.example.test" for who in ("writer", "customer", "agent", "admin"))


def plant() -> None:
    """Make them."""
    admin = account(ADMIN, "Ada Admin", superuser=True)
    writer = account(WRITER, "Wren Writer")
    customer = account(CUSTOMER, "Casey Customer")
    agent = account(AGENT, "Inés Agent")
    grant_role(actor=admin, user=writer, role=Role.WRITER)
    grant_role(actor=admin, user=agent, role=Role.AGENT)
    category = save_category(
        actor=admin, category=Category(slug="help", titles={"en": "Help", "de": "Hilfe", "es": "Ayuda"})
    )
    create_topic(
        actor=customer,
        category_id=category.pk,
        kind="question",
        locale="en",
        title="Why is my kerf wider at the bottom?",
        body="The cut tapers. What should I **check** first?",
    )
    create_request(
        actor=writer,
        title="Export settings as CSV",
        body="So that they can be compared in a spreadsheet.",
        locale="en",
        area_id=None,
    )


def account(email: str, name: str, *, superuser: bool = False) -> User:
    """An account with a verified address and PASSWORD."""
    create = User.objects.create_superuser if superuser else User.objects.create_user
    user = create(email, PASSWORD, name=name, locale="en")
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
